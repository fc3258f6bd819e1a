/** Spans of days: months, seasons and parts of years, and how they move. */

/** First and last day, both included. */
export type Span = { readonly from: string; readonly to: string };

/** The same span, so many years later. */
export function moveYears({ from, to }: Span, count: number): Span {
  const moved = Temporal.PlainDate.from(from).add({ years: count });
  const last = Temporal.PlainDate.from(to);
  const wholeMonth = last.day === last.daysInMonth;
  const end = last.add({ years: count });
  return span(moved, wholeMonth ? end.with({ day: end.daysInMonth }) : end);
}

/** The day before a `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** The day after a `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

function date(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** From one day to another. */
export function span(from: Temporal.PlainDate, to: Temporal.PlainDate): Span {
  return { from: from.toString(), to: to.toString() };
}

/** So many days of one month; null where they do not exist. */
export function days(year: number, month: number, first: number, last = first): Span | null {
  const from = date(year, month, first);
  const to = date(year, month, last);
  return from && to && first <= last ? span(from, to) : null;
}

/** So many whole months, one where none is said. */
export function months(year: number, month: number, count = 1): Span {
  const from = Temporal.PlainDate.from({ year, month, day: 1 });
  return span(from, from.add({ months: count }).subtract({ days: 1 }));
}

/** Whole years. */
export function years(first: number, last: number): Span {
  return { from: `${first}-01-01`, to: `${last}-12-31` };
}

/** A season of a year by its English name; winter begins in December of it. */
export function seasonOf(season: string | undefined, year: number): Span {
  return months(year, FIRST_MONTH_OF_SEASON[season?.toLowerCase() ?? ""] ?? 1, 3);
}

/** "Last spring" is the latest one that is over; "this spring" the one of this year. */
export function nearestSeason(which: string, season: string, today: Temporal.PlainDate): Span {
  const name = which.toLowerCase();
  const thisYear = seasonOf(season, today.year);
  if (name === "this") return thisYear;
  if (name === "next") return thisYear.from > today.toString() ? thisYear : seasonOf(season, today.year + 1);
  for (const year of [today.year, today.year - 1]) {
    const candidate = seasonOf(season, year);
    if (candidate.to < today.toString()) return candidate;
  }
  return seasonOf(season, today.year - 2);
}

/** A third of a year: early, mid or late. */
export function partOfYear(part: string | undefined, year: number): Span {
  if (/early|start|beginning/i.test(part ?? "")) return months(year, 1, 4);
  return /mid/i.test(part ?? "") ? months(year, 5, 4) : months(year, 9, 4);
}

/** A third of a month: early, mid or late. */
export function partOfMonth(part: string | undefined, month: Temporal.PlainYearMonth): Span {
  const day = (number: number) => month.toPlainDate({ day: number });
  if (/early|start|beginning/i.test(part ?? "")) return span(day(1), day(10));
  return /mid/i.test(part ?? "") ? span(day(11), day(20)) : span(day(21), day(month.daysInMonth));
}

/** Today moved by a step: back for "last", on for "next". */
export function shifted(
  today: Temporal.PlainDate,
  which: string | undefined,
  step: Temporal.DurationLike,
): Temporal.PlainDate {
  if (/last|previous/i.test(which ?? "")) return today.subtract(step);
  return /next/i.test(which ?? "") ? today.add(step) : today;
}

/** The calendar week (from Monday), month, quarter or year that a day lies in. */
export function unitAround(unit: string, day: Temporal.PlainDate): Span {
  switch (unit.toLowerCase()) {
    case "day":
      return span(day, day);
    case "week": {
      const monday = day.subtract({ days: day.dayOfWeek - 1 });
      return span(monday, monday.add({ days: 6 }));
    }
    case "month":
      return months(day.year, day.month);
    case "quarter":
      return months(day.year, day.month - ((day.month - 1) % 3), 3);
    default:
      return years(day.year, day.year);
  }
}

const FIRST_MONTH_OF_SEASON: Readonly<Record<string, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  fall: 9,
  winter: 12,
};
