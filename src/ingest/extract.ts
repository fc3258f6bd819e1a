/** Bytes to text, by what the bytes are and not by the file's ending. */
import { decodeText } from "./decode.ts";
import { withoutQuoting } from "./quoted-text.ts";
import { declaredCharset, looksLikeEmail, looksLikeHtml } from "./recognise.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";

/**
 * Takes the text out of a file.
 * @throws UnreadableError for empty, binary and damaged files, with the reason in one sentence.
 */
export async function extractSource(file: string, bytes: Uint8Array): Promise<Source> {
  if (bytes.length === 0) throw new UnreadableError("empty", "The file is empty.");
  // The readers of each form are loaded when a file of that form is met: together they cost half a start.
  if (startsWith(bytes, "%PDF-")) return (await import("./extract-document.ts")).extractPdf(bytes);
  if (startsWith(bytes, "PK\u0003\u0004")) {
    const { extractDocx, isDocx } = await import("./extract-document.ts");
    if (isDocx(bytes)) return extractDocx(bytes);
    throw new UnreadableError("binary", "The file is an archive and no Word document.");
  }
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (decoded === null) {
    const { fileTypeFromBuffer } = await import("file-type");
    const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
    const what =
      type === undefined
        ? "holds no text that can be read"
        : `is not text but ${type.ext.toUpperCase()} (${type.mime})`;
    throw new UnreadableError("binary", `The file ${what}.`);
  }
  const { text } = decoded;
  if (text.trim() === "") throw new UnreadableError("empty", "The file holds nothing but white space.");
  if (looksLikeEmail(text)) return (await import("./extract-email.ts")).extractEmail(bytes, text);
  if (looksLikeHtml(text) || (/\.html?$/iu.test(file) && /<(?:p|div|h[1-6]|br|table)[\s/>]/iu.test(text))) {
    const { extractHtml } = await import("./extract-html.ts");
    const source = extractHtml(text);
    if (source.text.trim() === "") throw new UnreadableError("empty", "The page holds no text.");
    return source;
  }
  const format = /\.(?:md|markdown)$/iu.test(file) ? "markdown" : "text";
  const quoted = withoutQuoting(text);
  return quoted === null
    ? plainSource(format, text)
    : { ...plainSource(format, quoted.text), fileMap: quoted.fileMap };
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}
