/** What a picture beside a reply shows, as data: a surface that can show pictures has it drawn (`src/chart`). */
import type { PartialDate } from "./report.ts";

/** A value as somebody reported it, at the day, month or year it holds for. */
export type ChartPoint = {
  readonly value: number;
  readonly date: PartialDate;
  /** Null where nobody knows who reported it. */
  readonly reporter: string | null;
};

/** Every value that was reported of one measure, in order of date; rivals side by side, nothing between them. */
export type FiguresChart = {
  readonly kind: "figures";
  readonly measure: string;
  /** "£", "%", or a noun such as "members"; null where the values share none. */
  readonly unit: string | null;
  readonly points: readonly ChartPoint[];
};

export type YearCount = {
  readonly year: number;
  /** Reports held of that year's meetings. */
  readonly held: number;
  /** Those of them that mention the subject. */
  readonly mentioning: number;
};

/** How often the reports of each year mention a subject; every year from the first to the last, in order. */
export type YearsChart = {
  readonly kind: "years";
  readonly subject: string;
  readonly years: readonly YearCount[];
};

export type Chart = FiguresChart | YearsChart;
