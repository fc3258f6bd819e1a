/** Bytes to text, by what the bytes are and not by the file's ending. */
import { decodeText } from "./decode.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";

/**
 * Takes the text out of a file.
 * @throws UnreadableError for empty, binary and damaged files.
 */
export async function extractSource(file: string, bytes: Uint8Array): Promise<Source> {
  if (bytes.length === 0) throw new UnreadableError("empty", "The file is empty.");
  const decoded = decodeText(bytes);
  if (decoded === null) throw new UnreadableError("binary", "The file holds no text that can be read.");
  if (decoded.text.trim() === "")
    throw new UnreadableError("empty", "The file holds nothing but white space.");
  return plainSource(/\.(?:md|markdown)$/iu.test(file) ? "markdown" : "text", decoded.text);
}
