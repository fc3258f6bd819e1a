/** Untrusted text in Discord's Markdown: shown as it is, nothing formatted, linked or mentioned. */
import { stripVTControlCharacters } from "node:util";

/**
 * Text on one line: white space folded, control characters, direction overrides and lone surrogates gone.
 */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** Characters that begin formatting, links, mentions, timestamps or emoji inside a line. */
const MARKUP = /[\\*_~`|[\]<>]/g;

/**
 * One line that Discord shows literally. A backslash keeps each mark of formatting or mention from working; the
 * colon of an address, so that the client makes no link of it; a zero-width space parts `@` from `everyone` and
 * `here`, which no backslash disarms.
 * Mentions: https://docs.discord.com/developers/reference#message-formatting
 */
export function escapeText(text: string): string {
  return oneLine(text)
    .replace(MARKUP, "\\$&")
    .replace(/:\/\//g, "\\://")
    .replace(/@(?=everyone|here)/gi, "@\u200b");
}

/** The line that `escapeText` was given, apart from what `oneLine` takes out. */
export function unescapeText(text: string): string {
  return text.replace(/@\u200b(?=everyone|here)/gi, "@").replace(/\\([^\p{L}\p{N}\s])/gu, "$1");
}

/** As much of a line as fits once it is escaped, cut at a word where one ends near, with an ellipsis. */
export function escapeWithin(text: string, max: number): string {
  const line = oneLine(text);
  const whole = escapeText(line);
  if (whole.length <= max) return whole;
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escapeText(cut(line, middle)).length <= max) low = middle;
    else high = middle - 1;
  }
  return escapeText(cut(line, low)).slice(0, max);
}

/** The first characters of a line and an ellipsis; the whole line where it is no longer. */
export function shorten(text: string, max: number): string {
  const line = oneLine(text);
  return line.length <= max ? line : cut(line, Math.max(0, max - 1));
}

function cut(line: string, length: number): string {
  if (length >= line.length) return line;
  const head = line
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  const space = head.lastIndexOf(" ");
  return `${(space > length * 0.6 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** An address inside `[text](address)`: https://docs.discord.com/developers/reference#message-formatting */
export function linkTarget(address: string): string {
  return address.replace(/[()<>\s\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
    return `%${code}`;
  });
}
