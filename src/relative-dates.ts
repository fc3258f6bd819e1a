/** Dates that depend on when they were written, and the days they stand for once that is known. */
import { weekdayNumber } from "./date-words.ts";
import { findDates } from "./dates.ts";

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
