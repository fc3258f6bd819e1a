/**
 * Pages that hold several posts: blog front pages, month and year archives, forum threads. Where each post begins and
 * which of them are about the NEC.
 */
import { findDates } from "../dates.ts";
import { type Line, linesOf } from "../paragraphs.ts";
import type { PartialDate } from "../report.ts";
import type { Span } from "./spans.ts";
import { namesOtherBody, namesOtherExecutive } from "./whose-executive.ts";

export type Post = Span & {
  /** The line that serves as headline; null for forum posts. */
  readonly headline: Span | null;
  readonly date: PartialDate | null;
  readonly relevant: boolean;
};

export type Posts = {
  readonly posts: readonly Post[];
  readonly kind: "blog" | "forum";
};

/** The NEC or one of its committees by name. */
const NEC_WORDS =
  /\bNEC\b|\bN\.E\.C\.|National Executive|\b(?:Labour['’]s|the) (?:\p{L}+ )?executive\b|\bOrg(?:anisation)? Sub/iu;
const POSTED = /^\W*(?:posted|published|written)\b.{0,60}\d{4}|^\W*posted (?:on|by|at)\b/iu;
/** "Posted by Ann at 22:02", by the hour alone: what stands below a post whose day is above it. */
const BELOW_POST = /^\W*posted by .{2,40}\bat \d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\W*$/iu;
const FORUM =
  /(?:#[\d,]+\s*$|^#[\d,]+\b|\b(?:Full|Senior|New|Junior) Member\b.*\d{4}|^.{2,40}\b(?:said|wrote):?\s*$|\bPost(?:ed)? #\d+)/u;

/** The posts of a page, in order; null for a page that is one text. */
export function postsOf(text: string, start: number): Posts | null {
  const lines = linesOf(text.slice(start))
    .map((line) => ({ ...line, start: line.start + start, end: line.end + start }))
    .filter((line) => /\S/u.test(line.text));
  const forum = lines.flatMap((line, index) =>
    FORUM.test(line.text.trim()) && line.text.length < 120 ? [index] : [],
  );
  const begins = forum.length >= 2 ? forum : withText(blogBeginnings(lines), lines);
  if (begins.length < 2 && !isUnderMasthead(lines, begins)) return null;
  const kind = forum.length >= 2 ? "forum" : "blog";
  const posts = begins.map((at, index): Post => {
    const next = begins[index + 1];
    const from = lines[at]?.start ?? start;
    const end = next === undefined ? text.length : (lines[next]?.start ?? text.length);
    const headline = kind === "forum" ? null : headlineOf(lines, at);
    const words = text.slice(from, end);
    return {
      start: from,
      end,
      headline: headline === null ? null : { start: headline.start, end: headline.end },
      date: dateOf(lines.slice(at, at + 3)),
      relevant: begins.length === 1 || isRelevant(words, headline?.text ?? "", kind),
    };
  });
  return posts.some((post) => post.relevant) ? { posts, kind } : null;
}

const STANDFIRST_LINES = 2;
const TEXT_WORDS = 12;

function isText(line: string): boolean {
  return (line.match(/\S+/gu)?.length ?? 0) >= TEXT_WORDS;
}

const MASTHEAD_LINES = 6;
const MASTHEAD_WORDS = 40;

/** The one post of a page: a weekday's date and a headline below the site's name and motto, and nothing else above. */
function isUnderMasthead(lines: readonly Line[], [at, another]: readonly number[]): boolean {
  if (at === undefined || another !== undefined || at === 0 || at > MASTHEAD_LINES) return false;
  const above = lines.slice(0, at).map(({ text }) => text);
  // "Report of the NEC meeting" is no site's name, and the day below it is the meeting's.
  if (above.some((line) => NEC_WORDS.test(line) && /\bmeetings?\b/iu.test(line))) return false;
  const words = above.reduce((sum, text) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  return words <= MASTHEAD_WORDS && isWeekdayDate(lines[at]?.text.trim() ?? "");
}

/** A date line with a headline under it, or a headline with "Posted on" under it. */
function blogBeginnings(lines: readonly Line[]): number[] {
  const begins: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.text.trim() ?? "";
    const here = line.text.trim();
    const dated = isWeekdayDate(here) && isHeadline(next);
    const posted =
      isHeadline(here) &&
      POSTED.test(next) &&
      !BELOW_POST.test(next) &&
      !isWeekdayDate(lines[index - 1]?.text.trim() ?? "");
    const titled =
      isHeadline(here) &&
      /\bNEC\b/u.test(here) &&
      findDates(here).length > 0 &&
      (lines[index - 1] === undefined || gapBefore(lines, index));
    if (dated || posted || titled) begins.push(index);
  }
  return begins;
}

/** Without what begins right below a headline: a standfirst above "Posted on" is no other post's. */
function withText(begins: readonly number[], lines: readonly Line[]): number[] {
  return begins.filter((at, index) => {
    const before = begins[index - 1];
    if (before === undefined || isWeekdayDate(lines[at]?.text.trim() ?? "")) return true;
    const between = lines.slice(before + 1, at);
    return between.length > STANDFIRST_LINES || between.some(({ text }) => isText(text));
  });
}

/** "Sunday, 16 November 2008" by itself. */
function isWeekdayDate(line: string): boolean {
  const text = line.replace(/^#{1,6}\s+/u, "");
  if (text.length >= 50 || !/mon|tue|wed|thu|fri|sat|sun/iu.test(text)) return false;
  const [date] = findDates(text);
  return (
    date?.year != null &&
    date.precision === "day" &&
    date.weekday !== null &&
    text.slice(0, date.start).trim() === "" &&
    text.slice(date.end).trim() === ""
  );
}

function isHeadline(text: string): boolean {
  const plain = text.replace(/^#+\s*/u, "").replace(/[*_]+/gu, "");
  return (
    plain.length >= 3 &&
    plain.length <= 140 &&
    !/[.,;]$/u.test(plain) &&
    // "We discussed the whip. We lost the vote" is text, whatever stands below it.
    !/\p{Ll}[.!]\s+\p{Lu}/u.test(plain) &&
    /^["“‘']?[\p{Lu}\d]/u.test(plain) &&
    !POSTED.test(plain) &&
    !isWeekdayDate(plain)
  );
}

/** A blank line before it: headlines of posts stand apart. */
function gapBefore(lines: readonly Line[], index: number): boolean {
  const here = lines[index];
  const before = lines[index - 1];
  return here !== undefined && before !== undefined && here.start - before.end > 1;
}

function headlineOf(lines: readonly Line[], at: number): Line | null {
  const here = lines[at];
  if (here === undefined) return null;
  return isWeekdayDate(here.text.trim()) ? (lines[at + 1] ?? null) : here;
}

function dateOf(lines: readonly Line[]): PartialDate | null {
  for (const { text } of lines) {
    if (!isWeekdayDate(text.trim()) && !POSTED.test(text.trim()) && !FORUM.test(text.trim())) continue;
    const date = findDates(text).find((one) => one.year !== null && one.precision === "day");
    if (date?.from != null) return date.from;
  }
  return null;
}

function isRelevant(text: string, headline: string, kind: Posts["kind"]): boolean {
  if (namesOtherExecutive(headline)) return false;
  if (namesOtherBody(headline) && !NEC_WORDS.test(headline)) return false;
  if (kind === "forum") return NEC_WORDS.test(text) && (text.match(/\S+/gu)?.length ?? 0) >= 50;
  return (
    NEC_WORDS.test(headline) ||
    (text.match(new RegExp(NEC_WORDS.source, "giu"))?.length ?? 0) >= (headline === "" ? 1 : 2)
  );
}
