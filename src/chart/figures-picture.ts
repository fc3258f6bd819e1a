/** The chart of a measure as a picture with words for those who do not see it: for chat, and to keep. */
import { findFigures } from "../answer/figures.ts";
import { type Period, readPeriod } from "../answer/period.ts";
import type { Archive } from "../archive/archive.ts";
import type { Figure } from "../report.ts";
import { drawChart, type Picture } from "./draw-chart.ts";
import { chartOfFigures } from "./reply-charts.ts";

/** As typed: the values of the `figures` command. */
export type FiguresAsked = {
  readonly measure: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** The figures that the `figures` command finds for these values; none where a date cannot be read. */
export function figuresAsked(archive: Archive, asked: FiguresAsked, today: string): readonly Figure[] {
  const period = (text: string | undefined): Period | undefined | null =>
    text === undefined || text.trim() === "" ? undefined : readPeriod(text, today);
  const [from, to] = [period(asked.from), period(asked.to)];
  return from === null || to === null ? [] : findFigures(archive, { measure: asked.measure, from, to });
}

/** @returns null when fewer than two of the figures can be placed in time */
export async function figuresPicture(
  archive: Archive,
  asked: FiguresAsked,
  today: string,
): Promise<Picture | null> {
  const chart = chartOfFigures(archive, asked.measure, figuresAsked(archive, asked, today));
  return chart === null ? null : drawChart(chart);
}
