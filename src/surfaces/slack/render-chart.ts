/** A chart as Slack draws it: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Pure. */
import type { Block } from "@slack/types";
import { type ChartWording, chartWordings } from "../../chart/chart-wording.ts";
import type { Language } from "../../language.ts";
import type { Chart, ChartPoint, FiguresChart, YearsChart } from "../../reply-chart.ts";
import type { PartialDate } from "../../report.ts";
import { LIMITS } from "./limits.ts";
import { clip, oneLine } from "./mrkdwn.ts";

type Point = { readonly label: string; readonly value: number };

/** Slack's own types do not know this block yet. */
export type DataVisualizationBlock = Block & {
  type: "data_visualization";
  title: string;
  chart: {
    type: "bar";
    series: { name: string; data: Point[] }[];
    axis_config: { categories: string[]; x_label: string; y_label: string };
  };
};

/**
 * Bars, never a line: Slack's lines join whatever they are given, over years of silence too. Where there are more
 * values than Slack takes, the latest, and the axis says so.
 */
export function chartBlock(chart: Chart, language: Language): DataVisualizationBlock {
  const words = chartWordings.in(language);
  return chart.kind === "figures" ? figuresBlock(chart, words, language) : yearsBlock(chart, words);
}

/** What the chart shows, for people who do not see it. */
export function chartAlt(chart: Chart, language: Language): string {
  const words = chartWordings.in(language);
  const alt = chart.kind === "figures" ? words.figuresAlt(chart) : words.yearsAlt(chart);
  return clip(oneLine(alt), LIMITS.altText);
}

/** A bar for each value, in order of date, with who reported it: values of one day stand side by side. */
function figuresBlock(
  { measure, unit, points }: FiguresChart,
  words: ChartWording,
  language: Language,
): DataVisualizationBlock {
  const shown = points.slice(-LIMITS.chartPoints);
  const labels = distinct(shown.map((point) => labelOf(point, language)));
  const data = shown.map(({ value }, index) => ({ label: labels[index] ?? "", value }));
  const left = shown.length < points.length ? `; ${words.latest(shown.length, points.length)}` : "";
  return block(words.reported(measure), [{ name: measure, data }], {
    x: `${words.dateAndReporter}${left}`,
    y: unit ?? measure,
  });
}

function yearsBlock({ subject, years }: YearsChart, words: ChartWording): DataVisualizationBlock {
  const first = years.findIndex(({ mentioning }) => mentioning > 0);
  const shown = years.slice(Math.max(0, first)).slice(-LIMITS.chartPoints);
  const series = [
    {
      name: words.mentioning,
      data: shown.map(({ year, mentioning: value }) => ({ label: `${year}`, value })),
    },
    { name: words.held, data: shown.map(({ year, held: value }) => ({ label: `${year}`, value })) },
  ];
  return block(words.mentioned(subject), series, { x: words.year, y: words.mentioningOfHeld });
}

function block(
  title: string,
  series: readonly { readonly name: string; readonly data: readonly Point[] }[],
  axes: { readonly x: string; readonly y: string },
): DataVisualizationBlock {
  return {
    type: "data_visualization",
    title: within(title, LIMITS.chartTitle),
    chart: {
      type: "bar",
      series: series.map(({ name, data }) => ({ name: within(name, LIMITS.chartLabel), data: [...data] })),
      axis_config: {
        categories: (series[0]?.data ?? []).map(({ label }) => label),
        x_label: within(axes.x, LIMITS.chartTitle),
        y_label: within(axes.y, LIMITS.chartTitle),
      },
    },
  };
}

/** "May 2021 Black": the lines below say the day and the names in full. */
function labelOf({ date, reporter }: ChartPoint, language: Language): string {
  const [first = ""] = (reporter ?? "?").split(",", 1);
  const surname = oneLine(first).split(" ").at(-1) ?? "";
  return within(`${monthOf(date, language)} ${surname}`, LIMITS.chartLabel);
}

function monthOf(date: PartialDate, language: Language): string {
  const [year = "", month] = date.split("-");
  if (month === undefined) return year;
  return new Date(Date.UTC(Number(year), Number(month) - 1)).toLocaleDateString(LOCALES[language], {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", cy: "cy-GB" };

/** Slack takes no category twice. */
function distinct(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let free = label;
    for (let times = 2; taken.has(free); times += 1) {
      const mark = ` (${times})`;
      free = `${label
        .slice(0, LIMITS.chartLabel - mark.length)
        .toWellFormed()
        .trimEnd()}${mark}`;
    }
    taken.add(free);
    return free;
  });
}

function within(text: string, length: number): string {
  return clip(oneLine(text), length) || "–";
}
