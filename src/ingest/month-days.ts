/** Days whose month stands a few words before them: "the March meeting (Tuesday, the 22nd)". */
import { findDates } from "../dates.ts";
import { type FoundDate, makeDate } from "../found-date.ts";
import { findRelativeDates } from "../relative-dates.ts";
import { daysInARow, type WeekdayDays } from "./weekend-days.ts";

/** So far from its month a day may stand. */
const FARTHEST = 40;

/** The dates of a title, with the day of a month that stands before it. */
export function datesInTitle(title: string): readonly FoundDate[] {
  const dates = findDates(title);
  // What counts from the day of writing takes longer to find.
  return dates.some(({ precision }) => precision === "month") ? datesWithin(title).dates : dates;
}

type Dates = { readonly dates: readonly FoundDate[]; readonly relatives: readonly WeekdayDays[] };

/**
 * The dates of a title or sentence, and the words that date from the day of writing. A day that gives no month is one
 * of the month before it, where nothing ends between the two; it counts from no other day then.
 */
export function datesWithin(text: string): Dates {
  const inARow = daysInARow(text);
  const relatives: WeekdayDays[] = [
    ...inARow,
    ...findRelativeDates(text).filter((one) =>
      inARow.every((row) => one.end <= row.start || one.start >= row.end),
    ),
  ].toSorted((a, b) => a.start - b.start);
  const dates = findDates(text).map((date) => {
    if (date.precision !== "month" || date.first.month !== date.last.month) return date;
    const at = relatives.findIndex(
      ({ kind, start, following }) =>
        kind === "monthday" &&
        following !== true &&
        start >= date.end &&
        start - date.end <= FARTHEST &&
        !/[.;!?]|\p{Lu}\p{Ll}+day\b/u.test(text.slice(date.end, start)),
    );
    const day = relatives[at];
    if (day === undefined || day.monthday === null) return date;
    const on = { month: date.first.month, day: day.monthday };
    const words = text.slice(date.start, day.end);
    const dated = makeDate(date.start, day.end, words, on, on, date.year, "day", day.weekday);
    if (dated === null) return date;
    relatives.splice(at, 1);
    return dated;
  });
  return { dates, relatives };
}
