/** A date as a text gives it: its place, its precision, and the days it spans once its year is known. */

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

export function makeDate(
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
