/** A measure over the years: every reported value is a point; nothing is averaged, joined over gaps or left out. */
import { formatDate } from "../format-date.ts";
import type { Figure, Report } from "../report.ts";
import { type FigurePoint, figurePoints, middle, seriesName, seriesOf, stretches } from "./figure-points.ts";
import { drawPlot } from "./plot.ts";
import { type ChartTheme, PAGE_THEME } from "./theme.ts";

export type FigureChart = {
  readonly svg: string;
  /** For people who do not see the picture: what it shows, with its lowest, highest and latest value. */
  readonly alt: string;
};

export type FigureChartInput = {
  readonly measure: string;
  readonly figures: readonly Figure[];
  reportOf(id: string): Report | undefined;
  /** Where a point leads; null: nowhere, as in a picture. */
  linkOf?(figure: Figure): string | null;
  readonly theme?: ChartTheme;
  /** Pixels. */
  readonly width?: number;
};

/** @returns null when fewer than two values can be placed in time */
export async function figureChartSvg(input: FigureChartInput): Promise<FigureChart | null> {
  const { measure, figures, reportOf, linkOf = () => null, theme = PAGE_THEME, width = 900 } = input;
  const points = figurePoints(figures, reportOf);
  if (points.length < 2) return null;
  const series = seriesOf(points);
  const colours = series.map((_, index) => theme.series[index] ?? theme.muted);
  const linked = points.map((point) => ({
    ...point,
    at: new Date(middle(point)),
    first: new Date(point.from),
    last: new Date(point.to),
    by: seriesName(point, series),
    href: linkOf(point.figure),
  }));
  const lines = stretches(points).flatMap((stretch, z) =>
    stretch.map((point) => ({
      z,
      at: new Date(middle(point)),
      value: point.value,
      by: seriesName(point, series),
    })),
  );
  const alt = describe(measure, points);
  const legend = legendRows(series, width, theme);
  const unit = points[0]?.figure.unit ?? null;
  const svg = await drawPlot(
    (plot) => ({
      width,
      height: Math.round(Math.max(300, width * 0.48)) + legend.height,
      marginTop: legend.height + 34,
      marginLeft: 78,
      marginRight: 18,
      marginBottom: 36,
      x: { type: "utc", label: null, inset: 10 },
      y: {
        zero: true,
        grid: true,
        label: null,
        nice: true,
        tickFormat: (value: number) => axisNumber(value, unit),
      },
      color: { domain: [...series], range: colours },
      symbol: { domain: [...series], range: [...SYMBOLS.slice(0, series.length)] },
      marks: [
        plot.ruleY([0], { stroke: theme.muted }),
        plot.line(lines, {
          x: "at",
          y: "value",
          z: "z",
          stroke: "by",
          strokeWidth: 1.25,
          strokeOpacity: 0.55,
        }),
        plot.ruleY(
          linked.filter(({ from, to }) => from !== to),
          { x1: "first", x2: "last", y: "value", stroke: "by", strokeWidth: 2, strokeOpacity: 0.6 },
        ),
        plot.dot(linked, {
          x: "at",
          y: "value",
          fill: "by",
          symbol: "by",
          r: 4.5,
          title: "text",
          href: "href",
        }),
        plot.text([heading(measure)], {
          frameAnchor: "top-left",
          dy: -legend.height - 26,
          dx: -70,
          text: (text: string) => text,
          fontSize: 16,
          fontWeight: 600,
        }),
        ...legend.entries.flatMap(({ name, x, y }) => [
          plot.dot([name], {
            frameAnchor: "top-left",
            dx: x - 62,
            dy: y - legend.height,
            fill: () => name,
            symbol: () => name,
            r: 5,
          }),
          plot.text([name], {
            frameAnchor: "top-left",
            dx: x - 50,
            dy: y - legend.height - 7,
            text: (text: string) => text,
            fontSize: 13,
            fill: theme.ink,
          }),
        ]),
      ],
    }),
    theme,
    alt,
  );
  return { svg, alt };
}

/** Shapes that stay apart at five pixels, for those who do not tell the colours apart. */
const SYMBOLS = ["circle", "square", "triangle", "diamond2", "star", "wye", "cross"] as const;

type LegendEntry = { readonly name: string; readonly x: number; readonly y: number };

const ROW = 21;

/** Names side by side in as many rows as they need. */
function legendRows(
  series: readonly string[],
  width: number,
  { characterWidth }: ChartTheme,
): { entries: readonly LegendEntry[]; height: number } {
  const entries: LegendEntry[] = [];
  let x = 0;
  let row = 0;
  for (const name of series) {
    const room = 40 + name.length * characterWidth;
    if (x > 0 && x + room > width - 90) {
      x = 0;
      row += 1;
    }
    entries.push({ name, x, y: row * ROW + 4 });
    x += room;
  }
  return { entries, height: (row + 1) * ROW };
}

function heading(measure: string): string {
  return `${measure.slice(0, 1).toUpperCase()}${measure.slice(1)} as reported`;
}

function axisNumber(value: number, unit: string | null): string {
  const number = value.toLocaleString("en-GB");
  return unit === "£" ? `£${number}` : unit === "%" ? `${number}%` : number;
}

function describe(measure: string, points: readonly FigurePoint[]): string {
  const ordered = [...points].sort((a, b) => middle(a) - middle(b) || a.value - b.value);
  const byValue = [...points].sort((a, b) => a.value - b.value);
  const [first, last] = [ordered[0], ordered.at(-1)];
  const [lowest, highest] = [byValue[0], byValue.at(-1)];
  if (!first || !last || !lowest || !highest) return `${heading(measure)}.`;
  const told = ({ value, date, reporter }: FigurePoint) =>
    `${value.toLocaleString("en-GB")} (${formatDate(date)}, ${reporter})`;
  return `${heading(measure)}: ${points.length} values from ${formatDate(first.date)} to ${formatDate(last.date)}; lowest ${told(lowest)}, highest ${told(highest)}, latest ${told(last)}.`;
}
