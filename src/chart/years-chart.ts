/** How many of the reports held for each year mention a subject. */
import { drawPlot } from "./plot.ts";
import { type ChartTheme, PAGE_THEME } from "./theme.ts";

export type YearCount = {
  readonly year: number;
  /** Reports held of that year's meetings. */
  readonly held: number;
  /** Those of them that mention the subject. */
  readonly mentioning: number;
};

/** @returns null when no year has a mention */
export async function yearsChartSvg(
  subject: string,
  counts: readonly YearCount[],
  { theme = PAGE_THEME, width = 900 }: { readonly theme?: ChartTheme; readonly width?: number } = {},
): Promise<{ readonly svg: string; readonly alt: string } | null> {
  const told = counts.filter(({ mentioning }) => mentioning > 0);
  const most = [...told].sort((a, b) => b.mentioning - a.mentioning || a.year - b.year)[0];
  if (most === undefined) return null;
  const total = told.reduce((sum, { mentioning }) => sum + mentioning, 0);
  const alt = `Reports that mention ${subject}, by year: ${total} in ${told.length} ${told.length === 1 ? "year" : "years"}, most in ${most.year} (${most.mentioning} of ${most.held} held).`;
  const [main = theme.ink] = theme.series;
  const svg = await drawPlot(
    (plot) => ({
      width,
      height: 210,
      marginTop: 26,
      marginLeft: 34,
      marginBottom: 30,
      x: {
        type: "band",
        label: null,
        tickFormat: (year: number) => everySecond(year, counts.length, width),
        padding: 0.25,
      },
      y: {
        label: null,
        grid: true,
        ticks: 4,
        tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ""),
      },
      marks: [
        plot.barY(counts, { x: "year", y: "held", fill: theme.muted, fillOpacity: 0.22, title: yearText }),
        plot.barY(counts, { x: "year", y: "mentioning", fill: main, title: yearText }),
        plot.ruleY([0], { stroke: theme.muted }),
        plot.text(["Reports that mention it, of all held for the year"], {
          frameAnchor: "top-left",
          dy: -22,
          dx: -28,
          text: (text: string) => text,
          fontSize: 13,
          fill: theme.muted,
        }),
      ],
    }),
    theme,
    alt,
  );
  return { svg, alt };
}

function yearText({ year, held, mentioning }: YearCount): string {
  return `${year}: ${mentioning} of ${held} ${held === 1 ? "report" : "reports"} held`;
}

/** Years that fit under their bars. */
function everySecond(year: number, years: number, width: number): string {
  const step = Math.max(1, Math.ceil((years * 38) / width));
  return year % step === 0 ? String(year) : "";
}
