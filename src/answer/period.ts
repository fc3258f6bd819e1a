/** Dates and ranges as people type them, in natural English, read the British way; months in Welsh as well. */
import { type Point, pointAt } from "../calendar.ts";
import { dayAfter, dayBefore, moveYears, type Span } from "../calendar-spans.ts";
import { withEnglishDates } from "../welsh-dates.ts";

/** First and last day, `YYYY-MM-DD`, both included; null where the range is open. */
export type Period = { readonly from: string | null; readonly to: string | null; readonly text: string };

/** A period that stands in a longer text. */
export type FoundPeriod = Period & {
  readonly start: number;
  readonly end: number;
  /** No year was written: the latest one up to today was taken. */
  readonly yearless: boolean;
  /**
   * A year that describes the word after it ("the 2019 manifesto"): part of a name rather than the time
   * that is asked about.
   */
  readonly partOfName: boolean;
};

type Range = Pick<Period, "from" | "to"> & Pick<FoundPeriod, "end" | "yearless" | "partOfName">;

/** Longer texts are not searched for dates beyond this. */
const LONGEST_TEXT = 2_000;

/**
 * The period a text gives as a whole ("last spring", "between 2018 and 2020", "Mawrth 2021"); null when it is none.
 * `today` is `YYYY-MM-DD`; dates without a year are the latest ones up to it.
 */
export function readPeriod(text: string, today: string): Period | null {
  const trimmed = text
    .slice(0, 200)
    .trim()
    .replace(/[.?!,;]+$/, "")
    .replace(/\s+/g, " ");
  const read = withEnglishDates(trimmed);
  const range = rangeAt(read, 0, today);
  return range !== null && range.end === read.length
    ? { from: range.from, to: range.to, text: trimmed }
    : null;
}

/**
 * The first period that stands in a free text, with its offsets; null when there is none. One that is part of a name
 * counts only where no other stands: "the last meeting before the 2010 election (23 March 2010)".
 */
export function findPeriod(text: string, today: string): FoundPeriod | null {
  let named: FoundPeriod | null = null;
  const searched = text.slice(0, LONGEST_TEXT);
  for (const { index } of searched.matchAll(/(?<![\p{L}\p{N}£$€@#/.,-])[\p{L}\p{N}]/gu)) {
    const range = rangeAt(searched, index, today);
    if (range === null || !standsAsDate(searched, index, range)) continue;
    const { from, to, end, yearless } = range;
    const partOfName = range.partOfName || describesWhatFollows(searched, index, end);
    if (named !== null && (partOfName || yearless || index < named.end)) continue;
    const found = { from, to, text: searched.slice(index, end), start: index, end, yearless, partOfName };
    if (!partOfName) return found;
    named = found;
  }
  return named;
}

function rangeAt(text: string, index: number, today: string): Range | null {
  const lead = (pattern: RegExp): number | null => {
    const sticky = new RegExp(pattern.source, "iy");
    sticky.lastIndex = index;
    const match = sticky.exec(text);
    return match ? index + match[0].length : null;
  };

  const two = lead(/(?:between|from)\s+/);
  if (two !== null) {
    const range = pairAt(text, two, /\s*(?:\band\b|\bto\b|\buntil\b|\btill\b|\bthrough\b|-|–|—)\s*/iy, today);
    if (range !== null) return range;
  }
  const open = lead(/(?:ever\s+)?since\s+|from\s+|starting\s+(?:in\s+|from\s+)?/);
  if (open !== null) {
    const point = pointAt(text, open, today);
    if (point !== null)
      return { ...range(point), to: null, end: skip(text, point.end, /\s+(?:on|onwards?)\b/iy) };
  }
  const later = lead(/(?:after|later\s+than)\s+/);
  if (later !== null) {
    const point = pointAt(text, later, today);
    if (point !== null) return { ...range(point), from: dayAfter(point.to), to: null };
  }
  const earlier = lead(/(?:before|prior\s+to|earlier\s+than)\s+/);
  if (earlier !== null) {
    const point = pointAt(text, earlier, today);
    if (point !== null) return { ...range(point), from: null, to: dayBefore(point.from) };
  }
  const upTo = ACCORDING.test(text.slice(0, index))
    ? null
    : lead(/(?:up\s+)?(?:until|till|to|by)\s+(?:the\s+end\s+of\s+)?/);
  if (upTo !== null) {
    const point = pointAt(text, upTo, today);
    if (point !== null) return { ...range(point), from: null };
  }
  const at =
    lead(
      /(?:(?:in|on|during|of|for|throughout|around|dated)\s+(?:the\s+)?)?(?:(?:the\s+)?(?:meeting|week)\s+(?:of|on|beginning|commencing)\s+(?:the\s+)?)?/,
    ) ?? index;
  return (
    pairAt(text, at, /\s*(?:\band\b|&|\bto\b|\buntil\b|\btill\b|\bthrough\b|-|–|—)\s*/iy, today) ??
    single(text, at, today)
  );
}

/** "According to the May 2010 report" is no time up to which. */
const ACCORDING = /\b(?:according|thanks|reply|response|reference)\s+$/i;

function single(text: string, index: number, today: string): Range | null {
  const point = pointAt(text, index, today);
  return point && range(point);
}

function range(point: Point): Range {
  const { from, to, end, yearless } = point;
  return { from, to, end, yearless, partOfName: false };
}

/** Two points with `joint` between; the first takes its year from the second where it has none. */
function pairAt(text: string, index: number, joint: RegExp, today: string): Range | null {
  const first = pointAt(text, index, today);
  if (first === null) return null;
  const middle = skip(text, first.end, joint);
  if (middle === first.end) return null;
  const last = pointAt(text, middle, today);
  if (last === null) return null;
  const { from } = first.yearless && !last.yearless ? withYearOf(first, last) : first;
  const to = last.yearless && !first.yearless ? following(last, first).to : last.to;
  return from <= to
    ? { from, to, end: last.end, yearless: first.yearless && last.yearless, partOfName: false }
    : null;
}

/** "November to March 2021" begins in 2020: the latest such month that is not after the end. */
function withYearOf(point: Span, end: Span): Span {
  const moved = moveYears(point, Number(end.from.slice(0, 4)) - Number(point.from.slice(0, 4)));
  return moved.from <= end.to ? moved : moveYears(moved, -1);
}

function following(point: Span, start: Span): Span {
  const moved = moveYears(point, Number(start.from.slice(0, 4)) - Number(point.from.slice(0, 4)));
  return moved.to >= start.from ? moved : moveYears(moved, 1);
}

function skip(text: string, index: number, pattern: RegExp): number {
  const sticky = new RegExp(pattern.source, "iy");
  sticky.lastIndex = index;
  const match = sticky.exec(text);
  return match ? index + match[0].length : index;
}

/** "May we", "march against": a month's name alone counts only after a preposition or with a capital. */
function standsAsDate(text: string, start: number, { end, yearless }: Range): boolean {
  const words = text.slice(start, end);
  if (/^[\p{L}\p{N}]/u.test(text.slice(end)) || /^(?:[%£]|,\d|\.\d|(?:st|nd|rd|th)\b)/.test(text.slice(end)))
    return false;
  if (!yearless) return true;
  if (/\d/.test(words)) return true;
  if (/^(?:may|march)$/i.test(words))
    return (
      start > 0 &&
      /^(?:May|March)$/.test(words) &&
      !/^\s+(?:on|for|against|to|have|be)\b/.test(text.slice(end))
    );
  if (/^(?:to|by|of|for|on)\s+(?:may|march)$/i.test(words)) return /(?:May|March)$/.test(words);
  return !/\b(?:mar|dec|sun|sat|oct|jan)$/.test(words) || /^(?:in|since|during)\b/i.test(words);
}

/** Words that follow a year without being described by it. */
const AFTER_A_DATE =
  /^\s*(?:$|[^\p{L}\s]|(?:and|or|but|to|in|on|at|by|of|for|from|with|about|as|is|was|were|are|did|do|does|has|have|had|the|a|an|that|which|who|what|when|how|why|any|onwards?|nec|meetings?|reports?|[a-z]+ly)\b)/iu;

function describesWhatFollows(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end);
  const bare =
    /^(?:(?:in|of|for|on|during|before|after|since|from|until|by|around|to)\s+)?(?:the\s+)?(?:19|20)\d{2}$/i.test(
      words,
    );
  const ofAMonth =
    /\b[a-z]{3,9}\s+(?:19|20)\d{2}$/i.test(words) &&
    /^\s+(?:(?:general|local|council|European|Scottish|Welsh|mayoral)\s+){0,2}(?:elections?|by-elections?|polls?)\b/i.test(
      text.slice(end),
    );
  if (ofAMonth) return true;
  return bare && !AFTER_A_DATE.test(text.slice(end)) && !/^(?:in|during)\s+(?:19|20)\d{2}$/i.test(words);
}
