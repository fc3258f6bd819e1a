/** A measure over the years: every reported value is a point; nothing is averaged, joined over gaps or left out. */
import { formatNumber } from "../format-number.ts";
import type { Language } from "../language.ts";
import type { FiguresChart } from "../reply-chart.ts";
import type { Figure, Report } from "../report.ts";
import { type ChartWording, chartWordings } from "./chart-wording.ts";
import {
  figurePoints,
  middle,
  type PlacedPoint,
  placed,
  seriesName,
  seriesOf,
  stretches,
  textOfPoint,
} from "./figure-points.ts";
import { drawPlot } from "./plot.ts";
import { type ChartTheme, PAGE_THEME } from "./theme.ts";

export type DrawnChart = {
  readonly svg: string;
  /** For people who do not see the picture: what it shows, with its lowest, highest and latest value. */
  readonly alt: string;
};

export type FigureChartInput = {
  readonly measure: string;
  readonly figures: readonly Figure[];
  reportOf(id: string): Report | undefined;
  /** Where a point leads. */
  linkOf(figure: Figure): string;
};

type Look = {
  readonly theme?: ChartTheme;
  /** Pixels. */
  readonly width?: number;
  readonly language?: Language;
};

type DrawnPoint = PlacedPoint & {
  /** What a reader sees on the point. */
  readonly text?: string;
  readonly href?: string;
};

/**
 * For a page: each point says where it comes from and leads there.
 * @returns null when fewer than two values can be placed in time
 */
export function figureChartSvg(
  { measure, figures, reportOf, linkOf }: FigureChartInput,
  look: Look = {},
): Promise<DrawnChart | null> {
  const points = figurePoints(figures, reportOf).map((point) => ({
    ...point,
    text: textOfPoint(point),
    href: linkOf(point.figure),
  }));
  return draw({ measure, unit: points[0]?.figure.unit ?? null, points }, look);
}

/**
 * For a picture, of which nothing can be asked.
 * @returns null when fewer than two values can be placed in time
 */
export function figuresSvg(chart: FiguresChart, look: Look = {}): Promise<DrawnChart | null> {
  return draw({ ...chart, points: placed(chart.points) }, look);
}

type Drawing = Pick<FiguresChart, "measure" | "unit"> & { readonly points: readonly DrawnPoint[] };

async function draw(
  { measure, unit, points: unordered }: Drawing,
  { theme = PAGE_THEME, width = 900, language }: Look,
): Promise<DrawnChart | null> {
  const points = unordered.toSorted((a, b) => middle(a) - middle(b) || a.value - b.value);
  if (points.length < 2) return null;
  const words = chartWordings.in(language);
  const series = seriesOf(points, words);
  const colours = series.map((_, index) => theme.series[index] ?? theme.muted);
  const shown = points.map((point) => ({ ...point, ...placeOf(point, series, words) }));
  const lines = stretches(points).flatMap((stretch, z) =>
    stretch.map((point) => ({ z, value: point.value, ...placeOf(point, series, words) })),
  );
  const alt = words.figuresAlt({ measure, points });
  const legend = legendRows(series, width, theme);
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
          shown.filter(({ from, to }) => from !== to),
          { x1: "first", x2: "last", y: "value", stroke: "by", strokeWidth: 2, strokeOpacity: 0.6 },
        ),
        plot.dot(shown, {
          x: "at",
          y: "value",
          fill: "by",
          symbol: "by",
          r: 4.5,
          title: "text",
          href: "href",
        }),
        plot.text([words.reported(measure)], {
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

/** Where a point stands, and under whose mark. */
function placeOf(point: PlacedPoint, series: readonly string[], words: ChartWording) {
  return {
    at: new Date(middle(point)),
    first: new Date(point.from),
    last: new Date(point.to),
    by: seriesName(point, series, words),
  };
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

function axisNumber(value: number, unit: string | null): string {
  const number = formatNumber(value);
  return unit === "£" ? `£${number}` : unit === "%" ? `${number}%` : number;
}
