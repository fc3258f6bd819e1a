/** Bytes of a text file to characters: byte order marks, UTF-8, UTF-16 and older encodings, found and not assumed. */
import { analyse } from "chardet";
import iconv from "iconv-lite";

export type Decoded = { readonly text: string; readonly encoding: string };

/**
 * Decodes text; the byte order mark is not part of it. Bytes that are valid UTF-8 are UTF-8. Without a mark, UTF-16
 * shows by its zero bytes. Anything else is what the statistics say among the encodings of western Europe, and
 * Windows-1252 when they say nothing. Null: these bytes are no text.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded | null {
  const marked = byMark(bytes);
  if (marked !== null) return usable(marked);
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return usable({ text: iconv.decode(bytes, wide), encoding: wide });
  try {
    return usable({ text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" });
  } catch {
    // Not UTF-8.
  }
  if (declared !== null && !/^utf-?8$/iu.test(declared) && iconv.encodingExists(declared)) {
    return usable({ text: iconv.decode(bytes, declared), encoding: declared.toLowerCase() });
  }
  return usable(bySignature(bytes));
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { text: iconv.decode(bytes.subarray(3), "utf8"), encoding: "utf-8" };
  if (a === 0xff && b === 0xfe)
    return { text: iconv.decode(bytes.subarray(2), "utf16le"), encoding: "utf-16le" };
  if (a === 0xfe && b === 0xff)
    return { text: iconv.decode(bytes.subarray(2), "utf16be"), encoding: "utf-16be" };
  return null;
}

/** Western text in UTF-16 has a zero in nearly every other byte. */
function utf16WithoutMark(bytes: Uint8Array): "utf16le" | "utf16be" | null {
  const sample = bytes.subarray(0, 4000);
  if (sample.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return "utf16le";
  if (even > half * 0.7 && odd < half * 0.1) return "utf16be";
  return null;
}

function bySignature(bytes: Uint8Array): Decoded {
  // A broken character in a long UTF-8 file does not make it Windows-1252.
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const damaged = lenient.split("\ufffd").length - 1;
  const wide = lenient.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (damaged > 0 && damaged * 4 < wide) return { text: lenient, encoding: "utf-8" };
  const guess = analyse(bytes.subarray(0, 64_000)).find((match) =>
    /^(?:ISO-8859-(?:1|9|15)|windows-125[24])$/iu.test(match.name),
  );
  // Latin-1 of the web is Windows-1252: the same letters, with quotation marks where Latin-1 has control codes.
  const name =
    guess === undefined || /8859-1$/iu.test(guess.name) ? "windows-1252" : guess.name.toLowerCase();
  return { text: iconv.decode(bytes, name), encoding: name };
}

/** Text has next to no control characters and no run of damage. */
function usable(decoded: Decoded): Decoded | null {
  const sample = decoded.text.slice(0, 100_000);
  // Tabs and line ends occur in text files; nothing else of the kind does.
  const controls = sample.match(/(?![\t\n\v\f\r])[\p{Cc}\ufffd\uffff]/gu)?.length ?? 0;
  return controls > Math.max(3, sample.length * 0.01) ? null : decoded;
}
