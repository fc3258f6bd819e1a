import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { chartPng } from "../../src/chart/chart-png.ts";
import { chartWordings } from "../../src/chart/chart-wording.ts";
import { figureChartSvg, figuresSvg } from "../../src/chart/figure-chart.ts";
import { figurePoints, seriesOf, stretches } from "../../src/chart/figure-points.ts";
import { PICTURE_THEME } from "../../src/chart/theme.ts";
import { yearsChartSvg } from "../../src/chart/years-chart.ts";
import type { Figure, Report } from "../../src/report.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

type Told = {
  readonly by: string;
  readonly day: string;
  readonly value: number;
  readonly asOf?: string | null;
  readonly qualifier?: string | null;
};

/** Figures of membership as the given people reported them, with their reports. */
function told(list: readonly Told[]) {
  const reports = new Map<string, Report>();
  const figures = list.map(({ by, day, value, asOf = null, qualifier = null }, index): Figure => {
    const quote = `${by} heard that membership was ${value}.`;
    const report = reportOf({
      file: `${index}.md`,
      authors: [by],
      meeting: meetingOf("NEC", day),
      sections: { Membership: [quote] },
    });
    reports.set(report.id, report);
    return {
      passage: report.passages[0]?.id ?? "",
      report: report.id,
      meeting: meetingOf("NEC", day),
      measure: "membership",
      value,
      unit: "members",
      qualifier,
      asOf,
      start: 0,
      end: quote.length,
      quote,
    };
  });
  return { figures, reportOf: (id: string) => reports.get(id) };
}

const words = chartWordings.in("en");
const nowhere = () => "/";

const years = told([
  { by: "Alix Fern", day: "2018-03-20", value: 552_000 },
  { by: "Alix Fern", day: "2018-11-27", value: 540_000 },
  { by: "Bo Marsh", day: "2018-11-27", value: 518_000 },
  { by: "Alix Fern", day: "2021-05-25", value: 489_000 },
  { by: "Alix Fern", day: "2021-11-23", value: 434_000, asOf: "2021-10" },
]);

async function marksOf(input: ReturnType<typeof told>) {
  const chart = await figureChartSvg({
    measure: "membership",
    ...input,
    linkOf: ({ passage }) => `/at/${passage}`,
  });
  const { document } = parseHTML(`<body>${chart?.svg}</body>`);
  return {
    chart,
    document,
    titles: [...document.querySelectorAll("title")].map(({ textContent }) => textContent),
  };
}

describe("A chart of figures", () => {
  test("has a point for every reported value, with its value, date, reporter and quotation, and a link", async () => {
    const { document, titles } = await marksOf(years);
    expect(titles.length).toBe(5);
    expect(titles[0]).toBe(
      "552,000 members, 20 March 2018 – Alix Fern: “Alix Fern heard that membership was 552000.”",
    );
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links.toSorted()).toEqual(years.figures.map(({ passage }) => `/at/${passage}`).toSorted());
  });

  test("shows rival values of one day both, by reporters told apart in colour and shape", async () => {
    const { document, titles } = await marksOf(years);
    expect(titles.filter((title) => title.includes("27 November 2018")).length).toBe(2);
    const rivals = [...document.querySelectorAll("a")].filter((link) =>
      link.textContent.includes("27 November 2018"),
    );
    const [a, b] = rivals.map((link) => link.querySelector("path"));
    expect(a?.getAttribute("fill")).not.toBe(b?.getAttribute("fill"));
    expect(a?.getAttribute("d")).not.toBe(b?.getAttribute("d"));
    for (const name of ["Alix Fern", "Bo Marsh"])
      expect(document.documentElement.textContent).toContain(name);
  });

  test("leaves gaps as gaps: a line joins one reporter's values of about a year, nothing else", () => {
    const joined = stretches(figurePoints(years.figures, years.reportOf)).map((stretch) =>
      stretch.map(({ value }) => value),
    );
    expect(joined).toEqual([
      [552_000, 540_000],
      [489_000, 434_000],
    ]);
  });

  test("joins nothing through a day for which one reporter gives two values", () => {
    const input = told([
      { by: "Alix Fern", day: "2018-01-23", value: 552_000 },
      { by: "Alix Fern", day: "2018-03-20", value: 540_000 },
      { by: "Alix Fern", day: "2018-03-20", value: 510_000, qualifier: "paid up" },
      { by: "Alix Fern", day: "2018-07-17", value: 530_000 },
    ]);
    expect(stretches(figurePoints(input.figures, input.reportOf))).toEqual([]);
  });

  test("joins no values that can hardly count the same", () => {
    const input = told([
      { by: "Alix Fern", day: "2018-01-23", value: 552_000 },
      { by: "Alix Fern", day: "2018-03-20", value: 23_000 },
      { by: "Alix Fern", day: "2018-07-17", value: 530_000 },
    ]);
    expect(stretches(figurePoints(input.figures, input.reportOf))).toEqual([]);
  });

  test("spans the month or year of a value that is not dated to the day", () => {
    const point = figurePoints(years.figures, years.reportOf).find(({ value }) => value === 434_000);
    expect([point?.from, point?.to]).toEqual([Date.UTC(2021, 9, 1), Date.UTC(2021, 9, 31)]);
  });

  test("leaves out what holds for an earlier day that the report does not name", () => {
    const input = told([
      { by: "Alix Fern", day: "2021-05-25", value: 489_000 },
      { by: "Alix Fern", day: "2021-05-25", value: 512_000, qualifier: "compared with" },
      { by: "Alix Fern", day: "2021-05-25", value: 530_000, qualifier: "compared with", asOf: "2020-11" },
    ]);
    expect(figurePoints(input.figures, input.reportOf).map(({ value }) => value)).toEqual([489_000, 530_000]);
  });

  test("is described for those who do not see it, with first, lowest, highest and latest", async () => {
    const { chart, document } = await marksOf(years);
    expect(chart?.alt).toBe(
      "Membership as reported: 5 values from 20 March 2018 to October 2021; lowest 434,000 (October 2021, Alix Fern), highest 552,000 (20 March 2018, Alix Fern), latest 434,000 (October 2021, Alix Fern).",
    );
    expect(document.querySelector("svg")?.getAttribute("aria-label")).toBe(chart?.alt);
  });

  test("has a mark for the six who report most, and one for all others", () => {
    const input = told(
      Array.from({ length: 12 }, (_, index) => ({
        by: `Reporter ${String.fromCharCode(65 + (index % 9))}`,
        day: `20${10 + index}-05-25`,
        value: 400_000 + index,
      })),
    );
    const series = seriesOf(figurePoints(input.figures, input.reportOf), words);
    expect(series.length).toBe(7);
    expect(series.at(-1)).toBe("Other reporters");
    expect(series.slice(0, 3)).toEqual(["Reporter A", "Reporter B", "Reporter C"]);
  });

  test("is none where fewer than two values can be placed in time", async () => {
    const { figures, reportOf: find } = told([{ by: "Alix Fern", day: "2021-05-25", value: 489_000 }]);
    const measured = { measure: "membership", reportOf: find, linkOf: nowhere };
    expect(await figureChartSvg({ ...measured, figures })).toBeNull();
    expect(await figureChartSvg({ ...measured, figures: [] })).toBeNull();
  });

  test("takes hostile names and quotations as text, and has nothing that a strict policy would refuse", async () => {
    const input = told([
      { by: `</title><script>alert(1)</script>"'&`, day: "2020-05-25", value: 1 },
      { by: "Bo\u202eMarsh", day: "2021-05-25", value: 2 },
    ]);
    const { document, chart } = await marksOf(input);
    expect(document.querySelectorAll("script, style, [style]").length).toBe(0);
    expect(chart?.svg).toContain("&lt;script&gt;");
  });
});

describe("A chart as a picture", () => {
  test("is a PNG of twice the size, drawn with the font that comes along", async () => {
    const points = figurePoints(years.figures, years.reportOf);
    const chart = await figuresSvg(
      { kind: "figures", measure: "membership", unit: "members", points },
      { theme: PICTURE_THEME, width: 600 },
    );
    const png = await chartPng(chart?.svg ?? "");
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(1200);
    // Without its font all text would be missing, and the picture hardly larger than an empty one.
    const silent = await chartPng((chart?.svg ?? "").replace(/<text[\s\S]*?<\/text>/g, ""));
    expect(png.length).toBeGreaterThan(silent.length * 1.3);
  });
});

describe("A chart of mentions", () => {
  test("has a bar for each year over all reports held for it, and says it in words", async () => {
    const counts = [
      { year: 2020, held: 4, mentioning: 0 },
      { year: 2021, held: 9, mentioning: 3 },
      { year: 2022, held: 12, mentioning: 5 },
    ];
    const chart = await yearsChartSvg({ subject: "Forde report", years: counts });
    expect(chart?.alt).toBe(
      "Reports that mention Forde report, by year: 8 in 2 years, most in 2022 (5 of 12 held).",
    );
    const { document } = parseHTML(`<body>${chart?.svg}</body>`);
    const titles = [...document.querySelectorAll("title")].map(({ textContent }) => textContent);
    expect(new Set(titles)).toEqual(
      new Set(["2020: 0 of 4 reports held", "2021: 3 of 9 reports held", "2022: 5 of 12 reports held"]),
    );
    const silent = { subject: "nothing", years: [{ year: 2020, held: 4, mentioning: 0 }] };
    expect(await yearsChartSvg(silent)).toBeNull();
  });
});
