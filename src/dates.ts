/**
 * Explicit dates in English text, read the British way (day before month), with their place and precision.
 * Only what the text says: a missing year stays missing, and nothing is resolved against today.
 */

export type DatePrecision = "day" | "month" | "year";

/** A day or month of the calendar, its year perhaps not given. `day` is null for a whole month. */
export type CalendarDay = { readonly month: number; readonly day: number | null };

export type FoundDate = {
  /** UTF-16 offsets into the text that was given. */
  readonly start: number;
  readonly end: number;
  /** Exactly `text.slice(start, end)`. */
  readonly text: string;
  readonly precision: DatePrecision;
  /** Null: the text gives no year here. */
  readonly year: number | null;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  /** First and last day, `YYYY-MM-DD`; null without a year. A month spans its days, a year its year. */
  readonly from: string | null;
  readonly to: string | null;
  /** ISO weekday (1 = Monday) written with the first day, where one is. */
  readonly weekday: number | null;
};

/** A date that depends on when it was written: "yesterday", "on Tuesday", "earlier this week". */
export type RelativeDate = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: "day" | "weekday" | "week";
  /** Days (`day`) or weeks (`week`) from the day of writing; for `weekday`, -1 is the last one, 1 the next. */
  readonly offset: number;
  readonly weekday: number | null;
};

const MONTHS = [
  "january|jan",
  "february|feb",
  "march|mar",
  "april|apr",
  "may",
  "june|jun",
  "july|jul",
  "august|aug",
  "september|sept|sep",
  "october|oct",
  "november|nov",
  "december|dec",
];
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A full stop belongs to an abbreviation only: after a whole name it ends the sentence. */
const MONTH = `(?:${MONTHS.map((names) => names.replace(/\|(\w+)/gu, "|$1\\.?")).join("|")})(?![\\p{L}\\p{N}])`;
const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?!\\d)(?:\\s?(?:st|nd|rd|th)\\b)?";
const LINK = "\\s*(?:[-–—/&,]|,?\\s+and\\b|\\bto\\b|,\\s*&)\\s*";
const YEAR = "(?:,?\\s+(?:of\\s+)?((?:19|20)\\d{2})(?!\\d)|\\s*['’](\\d{2})(?!\\d))";
const WEEKDAY =
  "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?(?:\\s*[-–/&]\\s*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)?,?\\s+(?:the\\s+)?)";

const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,/])(${WEEKDAY})?(${DAY}(?:${LINK}(?:${WEEKDAY})?${DAY})*)\\s*(?:of\\s+|[-–](?=\\p{L}))?(${MONTH})${YEAR}?`,
  "giu",
);
const MONTH_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}])(${WEEKDAY})?(${MONTH})\\s*(?:the\\s+)?(${DAY}(?:${LINK}${DAY})*)(?![:/.]?\\d|\\s?%)${YEAR}?`,
  "giu",
);
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![/.-]?\d)/gu;
const ISO = /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/gu;
const MONTH_YEAR = new RegExp(
  `(?<![\\p{L}\\p{N}])(${MONTH})(?:\\s*(?:[-–—/&]|and|to)\\s*(${MONTH}))?${YEAR}`,
  "giu",
);
const MONTH_ALONE = new RegExp(`(?<![\\p{L}\\p{N}])(${MONTH})(?:\\s*[/–-]\\s*(${MONTH}))?`, "giu");

const MAYBE = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d[/.-]\d{1,2}[/.-]\d/iu;

/**
 * Every explicit date of a text, in order, none overlapping. Read are "6 March 2018", "Tuesday 6th March",
 * "November 27th, 2012", "4-5 November 2013", "26/30 September 2004", "14/12/06", "21.01.2021", "2021-03-11",
 * "March/April 2019", "MAY 2021" and months alone. Days joined by a dash or slash, or two days in a row, are one
 * span; other lists are separate dates and share the month and year that follow them.
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  // Most lines and sentences hold neither a month's name nor digits that could be a date.
  if (!MAYBE.test(text)) return found;
  const taken = new Uint8Array(text.length);
  const add = (date: FoundDate | null) => {
    if (date === null || taken.subarray(date.start, date.end).includes(1)) return;
    taken.fill(1, date.start, date.end);
    found.push(date);
  };
  for (const match of text.matchAll(ISO)) add(isoDate(text, match));
  for (const match of text.matchAll(NUMERIC)) add(numericDate(text, match));
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

/** The same date in a year the text did not give; null where that day does not exist (29 February). */
export function withYear(date: FoundDate, year: number): FoundDate | null {
  return makeDate(date.start, date.end, date.text, date.first, date.last, year, date.precision, date.weekday);
}

/**
 * A year-less date in the last year in which it was not after `latest` (`YYYY-MM-DD`): for texts that tell of
 * what has happened, written on a known day. A written weekday is not used: it may be the mistake.
 */
export function lastBefore(date: FoundDate, latest: string): FoundDate | null {
  const year = Number(latest.slice(0, 4));
  for (const candidate of [withYear(date, year), withYear(date, year - 1)]) {
    if (candidate?.from != null && candidate.from <= latest) return candidate;
  }
  return null;
}

/** ISO weekday (1 = Monday) of a `YYYY-MM-DD`. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

const RELATIVE =
  /(?<![\p{L}\p{N}]|\b(?:an?|any|each|every|most|some)\s)(?:(yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))|(?:(?:earlier|later) )?((?:this|last|next) week)|((?:on|last|this|next|past)\s+)?(mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]?s)?(?![\p{L}\p{N}])/giu;

/** Words that date something from the day of writing. A weekday that stands with a date is no such word. */
export function findRelativeDates(text: string): RelativeDate[] {
  const dates = findDates(text);
  const found: RelativeDate[] = [];
  for (const match of text.matchAll(RELATIVE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (dates.some((date) => start < date.end && end > date.start)) continue;
    const [whole, day, week, lead, weekday] = match;
    const place = { start, end, text: whole };
    if (day !== undefined) {
      const offset = /^(?:yesterday|last night)/iu.test(day) ? -1 : /^tomorrow/iu.test(day) ? 1 : 0;
      found.push({ ...place, kind: "day", offset, weekday: null });
    } else if (week !== undefined) {
      found.push({ ...place, kind: "week", offset: stepOf(week), weekday: null });
    } else if (weekday !== undefined) {
      found.push({
        ...place,
        kind: "weekday",
        offset: stepOf(lead ?? "on") || -1,
        weekday: weekdayNumber(weekday),
      });
    }
  }
  return found;
}

/**
 * The days a relative date stands for, given the day of writing (`YYYY-MM-DD`). A weekday is the last such day
 * up to the day of writing ("last" and "on" alike), or the next one after it; a week runs from its Monday, and the
 * current one ends with the day of writing.
 */
export function resolveRelative(date: RelativeDate, written: string): { from: string; to: string } {
  const day = Temporal.PlainDate.from(written);
  if (date.kind === "day") {
    const resolved = day.add({ days: date.offset }).toString();
    return { from: resolved, to: resolved };
  }
  if (date.kind === "week") {
    const monday = day.subtract({ days: day.dayOfWeek - 1 }).add({ weeks: date.offset });
    const last = date.offset === 0 ? day : monday.add({ days: 6 });
    return { from: monday.toString(), to: last.toString() };
  }
  const wanted = date.weekday ?? 1;
  const back = (day.dayOfWeek - wanted + 7) % 7;
  const resolved =
    date.offset > 0 ? day.add({ days: (wanted - day.dayOfWeek + 7) % 7 || 7 }) : day.subtract({ days: back });
  return { from: resolved.toString(), to: resolved.toString() };
}

function stepOf(words: string): number {
  if (/^next/iu.test(words)) return 1;
  return /^(?:last|past)/iu.test(words) ? -1 : 0;
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
  const day = { month: Number(match[2]), day: Number(match[3]) };
  const end = match.index + match[0].length;
  return makeDate(match.index, end, text.slice(match.index, end), day, day, Number(match[1]), "day", null);
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

function makeDate(
  start: number,
  end: number,
  text: string,
  first: CalendarDay,
  last: CalendarDay,
  year: number | null,
  precision: DatePrecision,
  weekday: number | null,
): FoundDate | null {
  const from = dayIn(year ?? 2000, first, "first");
  const to = dayIn(year ?? 2000, last, "last");
  if (from === null || to === null || to < from) return null;
  const known = year !== null;
  return {
    start,
    end,
    text,
    precision,
    year,
    first,
    last,
    from: known ? from : null,
    to: known ? to : null,
    weekday,
  };
}

function dayIn(year: number, { month, day }: CalendarDay, edge: "first" | "last"): string | null {
  if (month < 1 || month > 12 || year < 1900 || year > 2199) return null;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const chosen = day ?? (edge === "first" ? 1 : length);
  if (chosen < 1 || chosen > length) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(chosen).padStart(2, "0")}`;
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

/** "may" and "march" are words too: a month's name has a capital. */
function properMonth(name: string | undefined): boolean {
  return name !== undefined && (/^\p{Lu}/u.test(name) || !/^(?:may|mar|march)\b/iu.test(name));
}

/** Whether a month's name without day or year is one: "May" opens questions, and is a surname. */
function isMonthName(text: string, start: number, whole: string): boolean {
  if (
    !/^(?:May|Mar|March|Jun|Jan|Dec|Sep|Sept|Oct|Nov|Feb|Apr|Aug|Jul|April|June|August)\b/u.test(whole) &&
    !/^\p{Lu}/u.test(whole)
  )
    return false;
  if (!/^(?:May|April|June|August|March|Jan|Mar|Dec|Jun|Sep)\b/iu.test(whole)) return true;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(start + whole.length, start + whole.length + 24);
  return (
    /(?:\b(?:in|of|since|until|till|by|from|for|before|after|during|late|early|mid|last|next|this|to|and|between|on)|['’]s|s['’])[\s-]+$/iu.test(
      before,
    ) ||
    /^(?:['’]s)?\s+(?:\d|executive|meeting|NEC|report|update|elections?|local|council|conference|away)/iu.test(
      after,
    )
  );
}

function monthNumber(name: string | undefined): number | null {
  const start = name?.slice(0, 3).toLowerCase() ?? "";
  const index = MONTHS.findIndex((month) => month.startsWith(start));
  return start === "" || index < 0 ? null : index + 1;
}

function weekdayNumber(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function yearOf(full: string | undefined, short: string | undefined): number | null {
  if (full !== undefined) return Number(full);
  return short === undefined ? null : fullYear(short);
}

/** Two-digit years: reports of this kind begin in the 1990s. */
function fullYear(short: string): number {
  const value = Number(short);
  return value >= 80 ? 1900 + value : 2000 + value;
}

function present<Value>(values: readonly (Value | null)[]): Value[] {
  return values.filter((value) => value !== null);
}
