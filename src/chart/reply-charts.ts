/** What the charts beside the replies of `figures` and `topic` show. */
import { type FiguresValues, findFigures } from "../answer/figures.ts";
import { mentionsByYear } from "../answer/mentions.ts";
import type { Archive } from "../archive/archive.ts";
import type { Reply } from "../reply.ts";
import type { Chart } from "../reply-chart.ts";
import type { Figure } from "../report.ts";
import { figurePoints, middle } from "./figure-points.ts";

/** Fewer values, and fewer years of mentions, are told sooner than shown. */
const FEWEST_VALUES = 2;
const FEWEST_YEARS = 3;

/** The reply with its chart, where there is one to show beside an answer. */
export function withChart(reply: Reply, chart: Chart | null): Reply {
  return chart === null || reply.verdict !== "answered" ? reply : { ...reply, chart };
}

/** The values that the `figures` command finds; null where too few of them can be placed in time. */
export function figuresChart(archive: Archive, values: FiguresValues): Chart | null {
  return chartOfFigures(archive, values.measure, findFigures(archive, values));
}

export function chartOfFigures(archive: Archive, measure: string, figures: readonly Figure[]): Chart | null {
  const points = figurePoints(figures, (id) => archive.report(id));
  if (points.length < FEWEST_VALUES) return null;
  const units = new Set(points.map(({ figure }) => figure.unit));
  return {
    kind: "figures",
    measure,
    unit: units.size === 1 ? (points[0]?.figure.unit ?? null) : null,
    points: points
      .toSorted((a, b) => middle(a) - middle(b) || a.value - b.value)
      .map(({ value, date, reporter }) => ({ value, date, reporter })),
  };
}

/** Mentions of a subject by year; null where they stand in so few years that the lines say as much. */
export async function yearsChart(archive: Archive, subject: string): Promise<Chart | null> {
  const years = await mentionsByYear(archive, subject);
  const told = years.filter(({ mentioning }) => mentioning > 0).length;
  return told < FEWEST_YEARS ? null : { kind: "years", subject, years };
}
