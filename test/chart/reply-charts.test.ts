import { describe, expect, test } from "vitest";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { createPictures, drawChart } from "../../src/chart/draw-chart.ts";
import { figuresChart, withChart, yearsChart } from "../../src/chart/reply-charts.ts";
import { noteReply } from "../../src/reply.ts";
import type { Chart } from "../../src/reply-chart.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const told = (day: string, text: string, authors: readonly string[] = ["Alix Fern"]) =>
  reportOf({
    file: `${day}.md`,
    authors: [...authors],
    meeting: meetingOf("NEC", day),
    sections: { Membership: [text] },
  });

const archive = await buildArchive({
  files: [
    told("2018-03-20", "Membership stood at 552,000 members. The harbour review was noted."),
    told("2019-03-26", "Membership stood at 512,000 members. The harbour review was put off."),
    told("2021-05-25", "Membership stood at 489,000 members. The harbour review is done.", []),
    told("2021-09-21", "Membership was not discussed."),
  ],
  gazetteer: { people: [], bodies: [], topics: [] },
});

describe("The chart beside an answer", () => {
  test("of figures holds each value with its date and reporter, in order, as plain data", () => {
    const chart = figuresChart(archive, { measure: "membership" });
    expect(chart).toEqual({
      kind: "figures",
      measure: "membership",
      unit: "members",
      points: [
        { value: 552_000, date: "2018-03-20", reporter: "Alix Fern" },
        { value: 512_000, date: "2019-03-26", reporter: "Alix Fern" },
        { value: 489_000, date: "2021-05-25", reporter: null },
      ],
    });
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });

  test("of a topic counts the reports of each year that mention it, where there are three years to show", async () => {
    expect(await yearsChart(archive, "harbour review")).toEqual({
      kind: "years",
      subject: "harbour review",
      years: [
        { year: 2018, held: 1, mentioning: 1 },
        { year: 2019, held: 1, mentioning: 1 },
        { year: 2020, held: 0, mentioning: 0 },
        { year: 2021, held: 2, mentioning: 1 },
      ],
    });
    expect(await yearsChart(archive, "put off")).toBeNull();
  });

  test("is left away where nothing was answered", () => {
    const chart = figuresChart(archive, { measure: "membership" });
    const answered = noteReply("Figures", [], archive.coverage);
    expect(withChart(answered, chart).chart).toBe(chart);
    expect(withChart({ ...answered, verdict: "not-in-reports" }, chart).chart).toBeUndefined();
    expect(withChart(answered, null).chart).toBeUndefined();
  });
});

describe("A chart as a picture", () => {
  const points = [
    { value: 20, date: "2019", reporter: null },
    { value: 10, date: "2020-03-24", reporter: "Alix Fern" },
  ];
  const chart: Chart = { kind: "figures", measure: "delegates", unit: null, points };

  test("has words in the reader's language for those who do not see it", async () => {
    expect((await drawChart(chart))?.alt).toBe(
      "Delegates as reported: 2 values from 2019 to 24 March 2020; lowest 10 (24 March 2020, Alix Fern), highest 20 (2019, Reporter unknown), latest 10 (24 March 2020, Alix Fern).",
    );
    expect((await drawChart(chart, "cy"))?.alt).toBe(
      "Delegates: fel yr adroddwyd. Nifer y gwerthoedd: 2, o 2019 hyd 24 Mawrth 2020; isaf 10 (24 Mawrth 2020, Alix Fern), uchaf 20 (2019, Gohebydd anhysbys), diweddaraf 10 (24 Mawrth 2020, Alix Fern).",
    );
  });

  test("of mentions too", async () => {
    const years = await yearsChart(archive, "harbour review");
    const picture = years === null ? null : await drawChart(years);
    expect(picture?.alt).toBe(
      "Reports that mention harbour review, by year: 3 in 3 years, most in 2018 (1 of 1 held).",
    );
    expect(picture?.png.length).toBeGreaterThan(3_000);
  });

  test("is drawn once for all who ask, and again for another language", async () => {
    const pictures = createPictures();
    const [first, second] = await Promise.all([pictures.of(chart, "en"), pictures.of({ ...chart }, "en")]);
    expect(second).toBe(first);
    expect(await pictures.of(chart, "cy")).not.toBe(first);
  });

  test("is none of a single value", async () => {
    expect(await drawChart({ ...chart, points: points.slice(0, 1) })).toBeNull();
  });
});
