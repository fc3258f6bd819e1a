/** Forwarded mail: where the message that was passed on begins, who sent it, and the marks that quoting put before its lines. */
import { findDates } from "../dates.ts";
import { linesOf } from "../paragraphs.ts";
import type { PartialDate } from "../report.ts";
import type { Span } from "./spans.ts";

const MARKER = /^[>\s*_-]*(?:original message|forwarded message|begin forwarded message)\b[\s:*_-]*$/iu;
/** "On 21 July 2031 at 23:10, Ann Example <...> wrote:". */
const WROTE =
  /^[>\s]*On\s.{4,60}?\d[\d:.]*(?:\s?[ap]m)?,?\s+(?:at\s[\d:.]+(?:\s?[ap]m)?,?\s+)?(\p{Lu}[^<,\d]{2,60}?)\s*(?:<[^>]*>|\[[^\]]*\])?\s+wrote:\s*$/u;
const HEADER = /^[>\s*_]*(?:from|sent|date|to|cc|subject|reply-to)[\s*_]*:/iu;
const SENT = /^[>\s*_]*(?:sent|date)[\s*_]*:/iu;
const SENDER = /^[>\s*_]*from[\s*_]*:[\s*_]*"?([^"<[(\n]+)/iu;
/** The message that was passed on stands near the top, below what the forwarder says. */
const SEARCHED_LINES = 60;
const QUOTE_MARK = /^[^\S\n]*>(?:[^\S\n]?>)*[^\S\n]?/gmu;

export type Forwarded = {
  /** Where the original message's own lines begin, after its header lines. */
  readonly start: number;
  /** The sender as written; null where no header names one. */
  readonly sender: string | null;
  /** The day on which it was sent, where its header lines give it. */
  readonly sent: PartialDate | null;
};

/** The innermost message that was passed on; null for a text that is none. */
export function forwardedMessage(body: string): Forwarded | null {
  const lines = linesOf(body);
  const texts = lines.map((line) => line.text);
  let found: Forwarded | null = null;
  let certain = false;
  for (let index = 0; index < Math.min(texts.length, SEARCHED_LINES); index += 1) {
    const line = texts[index] ?? "";
    const wrote = WROTE.exec(line)?.[1];
    const marked = MARKER.test(line);
    // The header lines at the very top are those of the message itself.
    const headed = found !== null || index > 0 ? isHeaderBlock(texts.slice(index, index + 4)) : false;
    if (wrote === undefined && !marked && !headed) continue;
    let last = marked ? index : index - 1;
    while (last + 1 < texts.length && /^[>\s]*$/u.test(texts[last + 1] ?? "") && marked) last += 1;
    while (last + 1 < texts.length && HEADER.test(texts[last + 1] ?? "")) last += 1;
    const sender = texts
      .slice(index, last + 1)
      .map((text) => SENDER.exec(text)?.[1]?.trim())
      .find((name) => name !== undefined && name !== "");
    const sent = texts
      .slice(index, last + 2)
      .flatMap((text) => (SENT.test(text) || wrote !== undefined ? findDates(text) : []))
      .find((date) => date.precision === "day" && date.year !== null);
    last = Math.max(last, index);
    found = {
      start: lines[last]?.end ?? body.length,
      sender: wrote?.trim() ?? sender ?? null,
      sent: sent?.from ?? null,
    };
    // Only forwarding is marked as such; header lines stand above what is answered, too.
    certain ||= /forwarded/iu.test(line);
    index = last;
  }
  // What a report quotes below itself, having answered it, was not passed on.
  if (found === null || certain) return found;
  return countWords(body.slice(0, found.start)) > countWords(body) / 2 ? null : found;
}

function isHeaderBlock(lines: readonly string[]): boolean {
  return SENDER.test(lines[0] ?? "") && lines.slice(1).filter((line) => HEADER.test(line)).length >= 2;
}

/** The marks that quoting put before lines, as spans: they are shown nowhere. */
export function quoteMarks(text: string, start: number): Span[] {
  return [...text.slice(start).matchAll(QUOTE_MARK)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** A text without them. */
export function withoutQuoteMarks(text: string): string {
  return text.replace(QUOTE_MARK, "");
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
