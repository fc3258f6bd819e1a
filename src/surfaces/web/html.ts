/** HTML by tagged template: whatever is put in is escaped; untrusted text is also freed of what steers a display. */
import { html, raw } from "hono/html";

export { html, raw };

/** Escaped HTML; only `html` and `raw` make it. */
export type Html = ReturnType<typeof html> | "";

/**
 * Untrusted text as it may be shown: without control characters, direction overrides and halves of
 * characters, all of which could make a page read differently from what its source says. Line breaks stay.
 */
export function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "");
}

/** As `shown`, on one line. */
export function shownLine(text: string): string {
  return shown(text).replace(/\s+/g, " ").trim();
}

/** The first `length` characters at a word's end, with an ellipsis where something was cut. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  const space = head.lastIndexOf(" ");
  return `${head.slice(0, space > length / 2 ? space : length).toWellFormed()} …`;
}

/** Text with blank lines as paragraphs; single line breaks flow, as they do in the reports' sources. */
export function paragraphs(text: string): Html[] {
  return shown(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => html`<p>${paragraph}</p>`);
}
