/** Bytes to text, by what the bytes are and not by the file's ending. */
import { fileTypeFromBuffer } from "file-type";
import { decodeText } from "./decode.ts";
import { extractDocx, extractPdf, isDocx } from "./extract-document.ts";
import { extractEmail, looksLikeEmail } from "./extract-email.ts";
import { declaredCharset, extractHtml, looksLikeHtml } from "./extract-html.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";

/**
 * Takes the text out of a file.
 * @throws UnreadableError for empty, binary and damaged files, with the reason in one sentence.
 */
export async function extractSource(file: string, bytes: Uint8Array): Promise<Source> {
  if (bytes.length === 0) throw new UnreadableError("empty", "The file is empty.");
  if (startsWith(bytes, "%PDF-")) return extractPdf(bytes);
  if (startsWith(bytes, "PK\u0003\u0004")) {
    if (isDocx(bytes)) return extractDocx(bytes);
    throw new UnreadableError("binary", "The file is an archive and no Word document.");
  }
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (decoded === null) {
    const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
    const what =
      type === undefined
        ? "holds no text that can be read"
        : `is not text but ${type.ext.toUpperCase()} (${type.mime})`;
    throw new UnreadableError("binary", `The file ${what}.`);
  }
  const { text } = decoded;
  if (text.trim() === "") throw new UnreadableError("empty", "The file holds nothing but white space.");
  if (looksLikeEmail(text)) return extractEmail(bytes);
  if (looksLikeHtml(text) || (/\.html?$/iu.test(file) && /<(?:p|div|h[1-6]|br|table)[\s/>]/iu.test(text))) {
    const source = extractHtml(text);
    if (source.text.trim() === "") throw new UnreadableError("empty", "The page holds no text.");
    return source;
  }
  return plainSource(/\.(?:md|markdown)$/iu.test(file) ? "markdown" : "text", text);
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}
