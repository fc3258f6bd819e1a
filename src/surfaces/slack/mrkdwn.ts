/**
 * Untrusted text as Slack's mrkdwn: it can ping nobody, link nowhere and format nothing
 * (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 */
import { stripVTControlCharacters } from "node:util";

/**
 * Folds white space and drops control characters and direction overrides. A word joiner keeps `@everyone`,
 * `@channel` and `@here` from ever being read as a call to all.
 */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/@(?=(?:everyone|channel|here)\b)/gi, "@\u2060")
    .trim();
}

/** `&`, `<` and `>` as entities; nothing else is escaped in mrkdwn. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Text for mrkdwn that shows as it stands: escaped, and with a word joiner inside what Slack would otherwise
 * take for `*bold*`, `_italics_`, `~struck~`, `` `code` `` or `:emoji:`.
 */
export function literal(text: string): string {
  return escapeText(text)
    .replace(/(?<![\p{L}\p{N}])([*_~`])(?=\S[^\n]*\1)/gu, "$1\u2060")
    .replace(/:(?=[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:)/gi, ":\u2060");
}

/** `<address|label>`; the address has passed `safeAddress`, the label is anybody's text. */
export function link(address: string, label: string): string {
  const target = escapeText(address).replaceAll("|", "%7C");
  return `<${target}|${literal(label.replaceAll("|", "¦"))}>`;
}

/** At most `length` code units, cut between characters and at a word where one ends near; "…" marks the cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 1) return "";
  const cut = text
    .slice(0, length - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  const word = cut.lastIndexOf(" ");
  return `${(word > length * 0.7 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

/** As much of the text as fits in `length` once it is made literal. */
export function fitLiteral(text: string, length: number): string {
  let kept = clip(text, length);
  let shown = literal(kept);
  while (shown.length > length && kept.length > 1) {
    kept = clip(text, Math.floor((kept.length * length) / shown.length) - 1);
    shown = literal(kept);
  }
  return shown;
}
