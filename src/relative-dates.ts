/** Dates that depend on when they were written, and the days they stand for once that is known. */
import { weekdayNumber } from "./date-words.ts";
import { findDates } from "./dates.ts";

/** A date that depends on when it was written: "yesterday", "on Tuesday", "earlier this week", "two days ago", "Tuesday 18th". */
export type RelativeDate = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: "day" | "weekday" | "week" | "monthday";
  /** Days (`day`) or weeks (`week`) from the day of writing; of the others, -1 is the last one, -2 the one before, 1 the next. */
  readonly offset: number;
  readonly weekday: number | null;
  /** Of a day in a month that is not named ("Tuesday 18th"); else null. */
  readonly monthday: number | null;
};

const RELATIVE =
  /(?<![\p{L}\p{N}]|\b(?:an?|any|each|every|most|some)\s)(?:(yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))|(?:(?:earlier|later) )?((?:this|last|next) week)|((?:on|last|this|next|past)\s+)?(mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]?s)?(?![\p{L}\p{N}])/giu;
const AGO =
  /(?<![\p{L}\p{N}])(?:the day before yesterday|a week ago (?:today|yesterday)|(two|three|four|five|six|seven|[2-9]|1\d) days (?:ago|on from(?=\s)))(?![\p{L}\p{N}])/giu;
/** "A week last Tuesday", "the Tuesday before last", "last Tuesday week": the one before the last. */
const BEFORE_LAST =
  /(?<![\p{L}\p{N}])(?:a\s+week\s+(?:ago\s+)?(?:last|on)\s+(mon|tues|wednes|thurs|fri|satur|sun)day|the\s+(mon|tues|wednes|thurs|fri|satur|sun)day\s+before\s+last|last\s+(mon|tues|wednes|thurs|fri|satur|sun)day\s+week)(?![\p{L}\p{N}])/giu;
const COUNTED = ["two", "three", "four", "five", "six", "seven"];
/** "Tuesday 18th", "on the 18th": whichever month was last. */
const MONTHDAY =
  /(?<![\p{L}\p{N}])(?:(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?|on\s+the\s+)([12]?\d|3[01])(?:st|nd|rd|th)(?![\p{L}\p{N}]|\s+(?:of\b|centur|birthday|floor|anniversary|time))/giu;

/** One of these is in all of them, and in few sentences. */
const MAY_HOLD = /day|night|week|tomorrow|this (?:morning|afternoon|evening)|on\s+the\s+\d/iu;

/** One for each letter of a text: 1 where a date stands. */
function placesOfDates(text: string): Uint8Array {
  const taken = new Uint8Array(text.length);
  for (const { start, end } of findDates(text)) taken.fill(1, start, end);
  return taken;
}

/** Words that date something from the day of writing. A weekday that stands with a date is no such word. */
export function findRelativeDates(text: string): RelativeDate[] {
  const found: RelativeDate[] = [];
  if (!MAY_HOLD.test(text)) return found;
  let taken: Uint8Array | null = null;
  const placeOf = (match: RegExpExecArray) => {
    const place = { start: match.index, end: match.index + match[0].length, text: match[0], monthday: null };
    // Dates are looked for where there is such a word: most texts have none.
    taken ??= placesOfDates(text);
    const within = taken.subarray(place.start, place.end);
    if (within.includes(1)) return null;
    within.fill(1);
    return place;
  };
  for (const match of text.matchAll(MONTHDAY)) {
    const place = placeOf(match);
    const weekday = match[1] === undefined ? null : weekdayNumber(match[1]);
    if (place !== null)
      found.push({ ...place, kind: "monthday", offset: -1, weekday, monthday: Number(match[2]) });
  }
  for (const match of text.matchAll(BEFORE_LAST)) {
    const place = placeOf(match);
    const weekday = weekdayNumber(match[1] ?? match[2] ?? match[3] ?? "");
    if (place !== null) found.push({ ...place, kind: "weekday", offset: -2, weekday });
  }
  for (const match of text.matchAll(AGO)) {
    const place = placeOf(match);
    if (place !== null)
      found.push({ ...place, kind: "day", offset: -daysAgo(match[0], match[1]), weekday: null });
  }
  for (const match of text.matchAll(RELATIVE)) {
    const place = placeOf(match);
    if (place === null) continue;
    const [, day, week, lead, weekday] = match;
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
  return found.toSorted((a, b) => a.start - b.start);
}

function daysAgo(words: string, count: string | undefined): number {
  if (count !== undefined) return Number(count) || COUNTED.indexOf(count.toLowerCase()) + 2;
  return /^the/iu.test(words) ? 2 : /today$/iu.test(words) ? 7 : 8;
}

/**
 * The days a relative date stands for, given the day of writing (`YYYY-MM-DD`). A weekday is the last such day
 * up to the day of writing ("last" and "on" alike), or the next one after it; a week runs from its Monday, and the
 * current one ends with the day of writing. A day without its month is the last one of that number, and of that
 * weekday if one is given.
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
  if (date.kind === "monthday") {
    const resolved = lastMonthday(day, date.monthday ?? 1, date.weekday).toString();
    return { from: resolved, to: resolved };
  }
  const wanted = date.weekday ?? 1;
  const back = ((day.dayOfWeek - wanted + 7) % 7) + (date.offset < -1 ? 7 : 0);
  const resolved =
    date.offset > 0 ? day.add({ days: (wanted - day.dayOfWeek + 7) % 7 || 7 }) : day.subtract({ days: back });
  return { from: resolved.toString(), to: resolved.toString() };
}

/** Where no month within a year fits the weekday, the weekday is the slip. */
function lastMonthday(day: Temporal.PlainDate, monthday: number, weekday: number | null): Temporal.PlainDate {
  const months = Array.from({ length: 13 }, (_, back) => day.with({ day: 1 }).subtract({ months: back }));
  const days = months
    .filter((month) => monthday <= month.daysInMonth)
    .map((month) => month.with({ day: monthday }))
    .filter((one) => Temporal.PlainDate.compare(one, day) <= 0);
  return days.slice(0, 3).find((one) => one.dayOfWeek === weekday) ?? days[0] ?? day;
}

function stepOf(words: string): number {
  if (/^next/iu.test(words)) return 1;
  return /^(?:last|past)/iu.test(words) ? -1 : 0;
}
