/** What anybody can read out of a file of the corpus, without the code that reads reports. */
import { parseHTML } from "linkedom";
import PostalMime from "postal-mime";
import { decodeText } from "../../src/ingest/decode.ts";
import { extractSource } from "../../src/ingest/extract.ts";
import { declaredCharset } from "../../src/ingest/recognise.ts";

export type Form = "text" | "html" | "email" | "document";

/**
 * The text that a citation's offsets belong to: of a mail that is encoded for transport its decoded text or, where it
 * has none, its decoded page. A PDF or Word file has none but what is taken out of it.
 */
export async function decodedFile(file: string, bytes: Uint8Array): Promise<{ text: string; form: Form }> {
  if (/\.(?:pdf|docx)$/u.test(file))
    return { text: (await extractSource(file, bytes)).text, form: "document" };
  const text = decodeText(bytes, declaredCharset(bytes))?.text ?? "";
  if (/\.html?$/u.test(file)) return { text, form: "html" };
  if (!/\.eml$/u.test(file)) return { text, form: "text" };
  const encoded = /^content-transfer-encoding:\s*(?:quoted-printable|base64)/imu.test(text);
  const mail = await PostalMime.parse(bytes);
  const form = (mail.text ?? "").trim() === "" && mail.html !== undefined ? "html" : "email";
  const part = form === "html" ? mail.html : mail.text;
  return { text: encoded && part !== undefined ? part.replaceAll("\r\n", "\n") : text, form };
}

/**
 * The words of a stretch of a decoded file: its very characters, unless mark-up or an entity stands among them or the
 * marks of quoting in a mail; then without these, entities read, every run of white space one blank.
 */
export function quoteOfFile(decoded: string, start: number, end: number, form: Form): string {
  const raw = decoded.slice(start, end);
  if (form === "html" && /[<&]/u.test(raw)) return squeezed(withoutMarkup(raw));
  if (form === "email" && /^[^\S\n]*>/mu.test(raw))
    return squeezed(raw.replace(/^[^\S\n]*(?:>[^\S\n]?)+/gmu, ""));
  return raw;
}

export function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

const INLINE = /^(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)$/iu;

function withoutMarkup(raw: string): string {
  const words = raw
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/giu, "")
    .replace(/<\/?([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>/giu, (_tag, name: string) =>
      INLINE.test(name) ? "" : " ",
    );
  return parseHTML(`<html><body>${words}</body></html>`).document.body.textContent ?? "";
}
