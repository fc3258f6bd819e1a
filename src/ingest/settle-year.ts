/** The year of a date that gives none: from the publication, title and headings, address, or weekday. */
import { type FoundDate, lastBefore, weekdayOf, withYear } from "../found-date.ts";
import type { PartialDate, Precision } from "../report.ts";
import { spanOf } from "./given-fields.ts";

/** Where a date's year or day came from, when not from its own words. */
export type Settled = "own" | "text" | "published" | "relative";

/** What settles years and relative days. */
export type Anchors = {
  readonly published: PartialDate | null;
  /** Years that title and headings give, the most trusted first. */
  readonly years: readonly number[];
  /** Years in the address or file name: those of publication. */
  readonly nameYears: readonly number[];
  /** Years that the text names anywhere: they settle a date only together with its weekday. */
  readonly textYears: readonly number[];
  /** When the page says that it was last changed: a bound for a day with its weekday, or for one just before it. */
  readonly altered: PartialDate | null;
  /** Whatever year a weekday fits will do: to find out which day of a year is meant. */
  readonly anyYear?: true;
};

/** A date's days once its year is known. */
export type SettledSpan = {
  readonly from: string;
  readonly to: string;
  readonly precision: Exclude<Precision, "unknown">;
  readonly settled: Settled;
  /** ISO weekday as written, where it differs from the date's. */
  readonly wrongWeekday: number | null;
  /** The date's own weekday was written and is right. */
  readonly rightWeekday: boolean;
};

/** A date with its year: its own, the publication's, or that of title and headings. Null: nothing settles it. */
export function settleYear(date: FoundDate, anchors: Anchors): SettledSpan | null {
  if (date.year !== null) return spanned(date, "own");
  const latest = anchors.published === null ? null : (spanOf(anchors.published)?.[1] ?? null);
  const candidates = anchors.years.map((year) => withYear(date, year)).filter((one) => one !== null);
  const given = candidates.find((one) => latest === null || (one.from ?? "") <= latest);
  const published = latest === null ? null : lastBefore(date, latest);
  if (given !== undefined && (published === null || given.year === published.year))
    return spanned(given, "text");
  if (published !== null) return spanned(published, "published");
  if (given !== undefined) return spanned(given, "text");
  const named = anchors.nameYears.map((year) => withYear(date, year)).find((one) => one !== null);
  if (named !== undefined) return spanned(named, "published");
  const bound = anchors.altered === null ? null : (spanOf(anchors.altered)?.[1] ?? null);
  const changed = bound === null ? null : lastBefore(date, bound);
  // What was last changed so soon after that day was hardly written years before.
  if (date.weekday === null)
    return changed?.from != null && bound !== null && daysFrom(changed.from, bound) <= WRITTEN_WITHIN_DAYS
      ? spanned(changed, "text")
      : null;
  if (changed !== null && fitsWeekday(changed)) return spanned(changed, "text");
  const years = anchors.anyYear === true ? CYCLE : anchors.textYears;
  const fitting = years.map((year) => withYear(date, year)).filter((one) => one !== null && fitsWeekday(one));
  const [only = null] = fitting;
  return only !== null && (fitting.length === 1 || anchors.anyYear === true) ? spanned(only, "text") : null;
}

const WRITTEN_WITHIN_DAYS = 14;

function daysFrom(day: string, later: string): number {
  return Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(later)).total("days");
}

/** So many years hold each day on each weekday. */
const CYCLE = Array.from({ length: 28 }, (_, index) => 2000 + index);

function fitsWeekday({ from, weekday }: FoundDate): boolean {
  return from !== null && weekdayOf(from) === weekday;
}

function spanned(date: FoundDate, settled: Settled): SettledSpan | null {
  if (date.from === null || date.to === null) return null;
  const wrong = date.weekday !== null && weekdayOf(date.from) !== date.weekday;
  return {
    from: date.from,
    to: date.to,
    precision: date.precision,
    settled,
    wrongWeekday: wrong ? date.weekday : null,
    rightWeekday: date.weekday !== null && !wrong,
  };
}
