/**
 * Explicit dates in English text, read the British way (day before month), with their place and precision.
 * Only what the text says: a missing year stays missing, and nothing is resolved against today.
 */
import {
  DAY_FIRST,
  DAY_IN_WORDS,
  dayInWords,
  fullYear,
  ISO,
  isMonthName,
  MAYBE,
  MONTH_ALONE,
  MONTH_FIRST,
  MONTH_THEN_WORDS,
  MONTH_YEAR,
  monthNumber,
  NUMERIC,
  properMonth,
  weekdayNumber,
  yearOf,
} from "./date-words.ts";
import { type FoundDate, makeDate, withYear } from "./found-date.ts";

/** Whether a text may hold a date: most lines and sentences have neither a month's name nor digits that could be one. */
export function mayHoldDate(text: string): boolean {
  return MAYBE.test(text);
}

/**
 * Every explicit date of a text, in order, none overlapping. Read are "6 March 2018", "Tuesday 6th March",
 * "November 27th, 2012", "4-5 November 2013", "26/30 September 2004", "14/12/06", "21.01.2021", "2021-03-11", "2021/03/11",
 * "the fourth of March 2018", "March the fourth", "March/April 2019", "MAY 2021" and months alone. Days joined by a dash or slash, or two days in a row, are one
 * span; other lists are separate dates and share the month and year that follow them.
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  if (!mayHoldDate(text)) return found;
  const taken = new Uint8Array(text.length);
  const add = (date: FoundDate | null) => {
    if (date === null || taken.subarray(date.start, date.end).includes(1)) return;
    taken.fill(1, date.start, date.end);
    found.push(date);
  };
  for (const match of text.matchAll(ISO)) add(isoDate(text, match));
  for (const match of text.matchAll(NUMERIC)) add(numericDate(text, match));
  for (const match of text.matchAll(DAY_IN_WORDS)) {
    const [whole, weekday, ordinal = "", month, year, short] = match;
    if (!properMonth(month)) continue;
    const days = String(dayInWords(ordinal));
    const dated = { index: match.index, whole, weekday, days, month, year: yearOf(year, short) };
    for (const date of daysOfMonth(text, dated)) add(date);
  }
  for (const match of text.matchAll(MONTH_THEN_WORDS)) {
    const [whole, weekday, month, ordinal = "", year, short] = match;
    if (!properMonth(month)) continue;
    const days = String(dayInWords(ordinal));
    const dated = { index: match.index, whole, weekday, days, month, year: yearOf(year, short) };
    for (const date of daysOfMonth(text, dated)) add(date);
  }
  for (const match of text.matchAll(DAY_FIRST)) {
    const [whole, weekday, days, month, year, short] = match;
    for (const date of daysOfMonth(text, {
      index: match.index,
      whole,
      weekday,
      days,
      month,
      year: yearOf(year, short),
    })) {
      add(date);
    }
  }
  for (const match of text.matchAll(MONTH_FIRST)) {
    const [whole, weekday, month, days, year, short] = match;
    // "in March 20 members joined": a bare number after a month is a day only where something says so.
    const sure =
      year !== undefined ||
      short !== undefined ||
      /(?:st|nd|rd|th)\b/iu.test(days ?? "") ||
      /^\s*(?:[,.;:)\]–-]|$)/u.test(text.slice(match.index + whole.length, match.index + whole.length + 3));
    if (!sure || !properMonth(month)) continue;
    for (const date of daysOfMonth(text, {
      index: match.index,
      whole,
      weekday,
      days,
      month,
      year: yearOf(year, short),
    })) {
      add(date);
    }
  }
  for (const match of text.matchAll(MONTH_YEAR)) {
    const [whole, month, second, year, short] = match;
    add(wholeMonths(text, match.index, whole, month, second, yearOf(year, short)));
  }
  for (const match of text.matchAll(MONTH_ALONE)) {
    const [whole, month, second] = match;
    if (properMonth(month) && isMonthName(text, match.index, whole)) {
      add(wholeMonths(text, match.index, whole, month, second, null));
    }
  }
  found.sort((a, b) => a.start - b.start);
  return joinSpans(text, shareYears(text, found));
}

type DaysMatch = {
  readonly index: number;
  readonly whole: string;
  readonly weekday: string | undefined;
  readonly days: string | undefined;
  readonly month: string | undefined;
  readonly year: number | null;
};

function daysOfMonth(text: string, match: DaysMatch): FoundDate[] {
  const month = monthNumber(match.month);
  const { days = "", index, whole, year } = match;
  if (month === null) return [];
  const offset = index + Math.max(0, whole.indexOf(days));
  const parts = [...days.matchAll(/(?<!\d)(\d{1,2})(?:\s?(?:st|nd|rd|th))?/giu)];
  const numbers = parts.map((part) => Number(part[1]));
  const weekday = match.weekday === undefined ? null : weekdayNumber(match.weekday);
  const one = (first: number, last: number, start: number, end: number, on: number | null) =>
    makeDate(
      start,
      end,
      text.slice(start, end),
      { month, day: first },
      { month, day: last },
      year,
      "day",
      on,
    );
  const [first = 0] = numbers;
  const final = numbers.at(-1) ?? first;
  const end = index + whole.length;
  const listed = /,|and|&/iu.test(days);
  const span =
    numbers.length === 1 || (numbers.length === 2 && final > first && (!listed || final === first + 1));
  if (span) return present([one(first, final, index, end, weekday)]);
  return present(
    parts.map((part, position) => {
      const start = position === 0 ? index : offset + part.index;
      const stop = position === parts.length - 1 ? end : offset + part.index + part[0].length;
      const day = Number(part[1]);
      return one(day, day, start, stop, position === 0 ? weekday : null);
    }),
  );
}

function wholeMonths(
  text: string,
  index: number,
  whole: string,
  first: string | undefined,
  second: string | undefined,
  year: number | null,
): FoundDate | null {
  const from = monthNumber(first);
  const to = second === undefined ? from : monthNumber(second);
  if (from === null || to === null) return null;
  const last = Math.max(from, to);
  const end = index + whole.length;
  return makeDate(
    index,
    end,
    text.slice(index, end),
    { month: from, day: null },
    { month: last, day: null },
    year,
    "month",
    null,
  );
}

function isoDate(text: string, match: RegExpExecArray): FoundDate | null {
  const day = { month: Number(match[2] ?? match[5]), day: Number(match[3] ?? match[6]) };
  const year = Number(match[1] ?? match[4]);
  const end = match.index + match[0].length;
  return makeDate(match.index, end, text.slice(match.index, end), day, day, year, "day", null);
}

function numericDate(text: string, match: RegExpExecArray): FoundDate | null {
  const [whole, days, separator, months, years = ""] = match;
  // "20-8-10" is a vote with abstentions and "1.2.10" a rule's number before they are dates.
  if (years.length === 2 && separator !== "/" && !(separator === "." && whole.length === 8)) return null;
  const day = { month: Number(months), day: Number(days) };
  const end = match.index + whole.length;
  const year = years.length === 4 ? Number(years) : fullYear(years);
  return makeDate(match.index, end, text.slice(match.index, end), day, day, year, "day", null);
}

/** "19 March, 26 March and 30 April 2019": the year that ends a list holds for the dates before it. */
function shareYears(text: string, found: readonly FoundDate[]): FoundDate[] {
  const shared = [...found];
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const date = shared[index];
    const next = shared[index + 1];
    if (date === undefined || next === undefined || date.year !== null || next.year === null) continue;
    const between = text.slice(date.end, next.start);
    if (!/^\s*(?:[-–—/&,;]|,?\s*and\b|\bto\b|,\s*&)\s*(?:on\s+)?$/iu.test(between)) continue;
    if (date.precision !== next.precision) continue;
    const dated = withYear(date, next.year);
    if (dated !== null) shared[index] = dated;
  }
  return shared;
}

/** "30 June - 2 July 2020" is one span. */
function joinSpans(text: string, found: readonly FoundDate[]): FoundDate[] {
  const joined: FoundDate[] = [];
  for (const date of found) {
    const last = joined.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, date.start);
    const dash = /^\s*(?:[-–—]|to|until)\s*$/iu.test(between);
    if (
      last !== undefined &&
      dash &&
      last.precision === "day" &&
      date.precision === "day" &&
      last.year === date.year
    ) {
      const whole = text.slice(last.start, date.end);
      const span = makeDate(
        last.start,
        date.end,
        whole,
        last.first,
        date.last,
        date.year,
        "day",
        last.weekday,
      );
      if (span !== null) {
        joined[joined.length - 1] = span;
        continue;
      }
    }
    joined.push(date);
  }
  return joined;
}

function present<Value>(values: readonly (Value | null)[]): Value[] {
  return values.filter((value) => value !== null);
}
