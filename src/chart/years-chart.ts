/** How many of the reports held for each year mention a subject. */
import type { Language } from "../language.ts";
import type { YearsChart } from "../reply-chart.ts";
import { chartWordings } from "./chart-wording.ts";
import type { DrawnChart } from "./figure-chart.ts";
import { drawPlot } from "./plot.ts";
import { type ChartTheme, PAGE_THEME } from "./theme.ts";

type Look = { readonly theme?: ChartTheme; readonly width?: number; readonly language?: Language };

/** @returns null when no year has a mention */
export async function yearsChartSvg(
  { subject, years }: Pick<YearsChart, "subject" | "years">,
  { theme = PAGE_THEME, width = 900, language }: Look = {},
): Promise<DrawnChart | null> {
  if (years.every(({ mentioning }) => mentioning === 0)) return null;
  const words = chartWordings.in(language);
  const alt = words.yearsAlt({ subject, years });
  const [main = theme.ink] = theme.series;
  const svg = await drawPlot(
    (plot) => ({
      width,
      height: 210,
      marginTop: 30,
      marginLeft: 34,
      marginBottom: 30,
      x: {
        type: "band",
        label: null,
        tickFormat: (year: number) => everySecond(year, years.length, width),
        padding: 0.25,
      },
      y: {
        label: null,
        grid: true,
        ticks: 4,
        tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ""),
      },
      marks: [
        plot.barY(years, {
          x: "year",
          y: "held",
          fill: theme.muted,
          fillOpacity: 0.22,
          title: words.yearText,
        }),
        plot.barY(years, { x: "year", y: "mentioning", fill: main, title: words.yearText }),
        plot.ruleY([0], { stroke: theme.muted }),
        plot.text([words.mentioningOfHeld], {
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

/** Years that fit under their bars. */
function everySecond(year: number, years: number, width: number): string {
  const step = Math.max(1, Math.ceil((years * 38) / width));
  return year % step === 0 ? String(year) : "";
}
