/** The words on charts, and those in place of a chart for people who do not see it. */

import { dateWordings } from "../date-wording.ts";
import { formatNumber } from "../format-number.ts";
import { wordings } from "../language.ts";
import type { ChartPoint, FiguresChart, YearCount, YearsChart } from "../reply-chart.ts";

export type ChartWording = {
  /** Heading of the chart of a measure. */
  reported(measure: string): string;
  readonly reporterUnknown: string;
  /** All who share a mark because there are too many to tell apart. */
  readonly otherReporters: string;
  /** "12 March 2021, Ann Black": when a value holds and who says so. */
  readonly dateAndReporter: string;
  /** @param shown how many values there was room for, the latest, of how many */
  latest(shown: number, of: number): string;
  /** Heading of the chart of mentions. */
  mentioned(subject: string): string;
  readonly mentioning: string;
  readonly held: string;
  readonly mentioningOfHeld: string;
  readonly year: string;
  /** A year's bar in words. */
  yearText(count: YearCount): string;
  figuresAlt(chart: Pick<FiguresChart, "measure" | "points">): string;
  yearsAlt(chart: Pick<YearsChart, "subject" | "years">): string;
};

const english = dateWordings.in("en");
const welsh = dateWordings.in("cy");

const en: ChartWording = {
  reported: (measure) => `${capitalised(measure)} as reported`,
  reporterUnknown: "Reporter unknown",
  otherReporters: "Other reporters",
  dateAndReporter: "Date and reporter",
  latest: (shown, of) => `the latest ${shown} of ${of} values`,
  mentioned: (subject) => `Reports that mention ${subject}`,
  mentioning: "Mention it",
  held: "Held",
  mentioningOfHeld: "Reports that mention it, of all held for the year",
  year: "Year",
  yearText: ({ year, mentioning, held }) =>
    `${year}: ${mentioning} of ${held} ${held === 1 ? "report" : "reports"} held`,
  figuresAlt({ measure, points }) {
    const ends = endsOf(points);
    if (ends === null) return `${en.reported(measure)}.`;
    const { first, last, lowest, highest } = ends;
    const told = ({ value, date, reporter }: ChartPoint) =>
      `${formatNumber(value)} (${english.date(date)}, ${reporter ?? en.reporterUnknown})`;
    return `${en.reported(measure)}: ${points.length} values from ${english.date(first.date)} to ${english.date(last.date)}; lowest ${told(lowest)}, highest ${told(highest)}, latest ${told(last)}.`;
  },
  yearsAlt({ subject, years }) {
    const { total, count, most } = mentionsOf(years);
    return `Reports that mention ${subject}, by year: ${total} in ${count} ${count === 1 ? "year" : "years"}, most in ${most?.year} (${most?.mentioning} of ${most?.held} held).`;
  },
};

const cy: ChartWording = {
  reported: (measure) => `${capitalised(measure)}: fel yr adroddwyd`,
  reporterUnknown: "Gohebydd anhysbys",
  otherReporters: "Gohebwyr eraill",
  dateAndReporter: "Dyddiad a gohebydd",
  latest: (shown, of) => `y ${shown} gwerth diweddaraf o ${of}`,
  mentioned: (subject) => `Adroddiadau sy’n sôn am ${subject}`,
  mentioning: "Yn sôn amdano",
  held: "Gennym",
  mentioningOfHeld: "Adroddiadau sy’n sôn amdano, o bob un sydd gennym am y flwyddyn",
  year: "Blwyddyn",
  yearText: ({ year, mentioning, held }) => `${year}: ${mentioning} o ${held} adroddiad sydd gennym`,
  figuresAlt({ measure, points }) {
    const ends = endsOf(points);
    if (ends === null) return `${cy.reported(measure)}.`;
    const { first, last, lowest, highest } = ends;
    const told = ({ value, date, reporter }: ChartPoint) =>
      `${value.toLocaleString("cy-GB")} (${welsh.date(date)}, ${reporter ?? cy.reporterUnknown})`;
    return `${cy.reported(measure)}. Nifer y gwerthoedd: ${points.length}, o ${welsh.date(first.date)} hyd ${welsh.date(last.date)}; isaf ${told(lowest)}, uchaf ${told(highest)}, diweddaraf ${told(last)}.`;
  },
  yearsAlt({ subject, years }) {
    const { total, count, most } = mentionsOf(years);
    return `Adroddiadau sy’n sôn am ${subject}, fesul blwyddyn. Cyfanswm: ${total}; nifer y blynyddoedd: ${count}; y mwyaf yn ${most?.year} (${most?.mentioning} o ${most?.held}).`;
  },
};

export const chartWordings = wordings({ en, cy });

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** First, last, lowest and highest of points in order of date; null of none. */
function endsOf(points: readonly ChartPoint[]) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const lowest = points.reduce((least, point) => (point.value < least.value ? point : least));
  const highest = points.reduce((most, point) => (point.value >= most.value ? point : most));
  return { first, last, lowest, highest };
}

function mentionsOf(years: readonly YearCount[]) {
  const told = years.filter(({ mentioning }) => mentioning > 0);
  const [most] = told.toSorted((a, b) => b.mentioning - a.mentioning || a.year - b.year);
  return { total: told.reduce((sum, { mentioning }) => sum + mentioning, 0), count: told.length, most };
}
