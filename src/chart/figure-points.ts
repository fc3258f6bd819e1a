/** Figures as points on a chart: where each stands in time, and which reporters are told apart. */

import { formatDate } from "../format-date.ts";
import { formatNumber } from "../format-number.ts";
import type { ChartPoint } from "../reply-chart.ts";
import type { Figure, PartialDate, Report } from "../report.ts";
import { meetingDate } from "../report.ts";
import type { ChartWording } from "./chart-wording.ts";

export type PlacedPoint = ChartPoint & {
  /** First and last day the value may hold for, as milliseconds since 1970; equal when the day is known. */
  readonly from: number;
  readonly to: number;
};

export type FigurePoint = PlacedPoint & { readonly figure: Figure };

/** The points whose dates can be read. */
export function placed(points: readonly ChartPoint[]): readonly PlacedPoint[] {
  return points.flatMap((point) => {
    const span = spanOf(point.date);
    return span === null ? [] : [{ ...point, ...span }];
  });
}

/**
 * The figures that can be placed in time. "Compared with 339,000" without a date of its own holds for some
 * earlier day that the report does not name, and so is on no chart.
 */
export function figurePoints(
  figures: readonly Figure[],
  reportOf: (id: string) => Report | undefined,
): readonly FigurePoint[] {
  return figures.flatMap((figure) => {
    const date = figure.asOf ?? (ofAnEarlierDay(figure) ? null : meetingDate(figure.meeting));
    const report = reportOf(figure.report);
    const span = date === null ? null : spanOf(date);
    if (date === null || span === null || report === undefined || !Number.isFinite(figure.value)) return [];
    const reporter = report.authors?.join(", ") || null;
    return [{ value: figure.value, ...span, date, reporter, figure }];
  });
}

/** What a reader sees on a point: value, date, reporter, quotation. */
export function textOfPoint({ figure, date, reporter }: FigurePoint): string {
  return `${amount(figure)}, ${formatDate(date)} – ${reporter ?? "Reporter unknown"}: “${shorten(figure.quote)}”`;
}

/** "415,000 members", "£2,300,000", "12%", with the report's reservation. */
function amount({ value, unit, qualifier }: Figure): string {
  const number = formatNumber(value);
  const counted =
    unit === "£" ? `£${number}` : unit === "%" ? `${number}%` : unit === null ? number : `${number} ${unit}`;
  return qualifier === null ? counted : `${counted} (${qualifier})`;
}

function ofAnEarlierDay({ qualifier }: Figure): boolean {
  return qualifier !== null && /\b(?:compared|from)\b/.test(qualifier);
}

function spanOf(date: PartialDate): { from: number; to: number } | null {
  const [year = "", month, day] = date.split("-");
  if (!/^\d{4}$/.test(year)) return null;
  const first = Date.UTC(
    Number(year),
    month === undefined ? 0 : Number(month) - 1,
    day === undefined ? 1 : Number(day),
  );
  if (day !== undefined) return { from: first, to: first };
  const last =
    month === undefined ? Date.UTC(Number(year), 11, 31) : Date.UTC(Number(year), Number(month), 0);
  return { from: first, to: last };
}

function shorten(quote: string): string {
  const flowing = quote.replace(/\s+/g, " ").trim();
  return flowing.length > 220 ? `${flowing.slice(0, 219).toWellFormed()}…` : flowing;
}

/** Reporters beyond this many share one mark. */
const MOST_SERIES = 6;

/** The reporters with most points, in order, and the others as one where there are more. */
export function seriesOf(points: readonly ChartPoint[], words: ChartWording): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reporter } of points) {
    const name = reporter ?? words.reporterUnknown;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  if (named.length <= MOST_SERIES) return named;
  return [...named.slice(0, MOST_SERIES), words.otherReporters];
}

export function seriesName({ reporter }: ChartPoint, series: readonly string[], words: ChartWording): string {
  const name = reporter ?? words.reporterUnknown;
  return series.includes(name) ? name : words.otherReporters;
}

/** A longer silence is a gap: no line is drawn over it. */
const LONGEST_LINE_MS = 400 * 86_400_000;

/**
 * The stretches over which one reporter's values may be joined: one value for a day, no more than about a year
 * apart, and at least two of them. Values of which one is more than twice the other hardly count the same
 * ("23,000 fewer", the members of one region), so no line runs between them either.
 */
export function stretches(points: readonly PlacedPoint[]): readonly (readonly PlacedPoint[])[] {
  const byReporter = new Map<string, PlacedPoint[]>();
  for (const point of [...points].sort((a, b) => middle(a) - middle(b))) {
    if (point.reporter === null) continue;
    const held = byReporter.get(point.reporter) ?? [];
    held.push(point);
    byReporter.set(point.reporter, held);
  }
  return [...byReporter.values()].flatMap((own) => {
    const found: PlacedPoint[][] = [];
    for (const point of own) {
      const rivals = own.filter((other) => middle(other) === middle(point) && other.value !== point.value);
      const last = found.at(-1)?.at(-1);
      if (rivals.length > 0) found.push([]);
      else if (last === undefined || !mayBeJoined(last, point)) found.push([point]);
      else found.at(-1)?.push(point);
    }
    return found.filter((stretch) => stretch.length > 1);
  });
}

function mayBeJoined(a: PlacedPoint, b: PlacedPoint): boolean {
  const alike = Math.max(a.value, b.value) <= 2 * Math.min(a.value, b.value);
  return alike && middle(b) - middle(a) <= LONGEST_LINE_MS;
}

export function middle({ from, to }: PlacedPoint): number {
  return (from + to) / 2;
}
