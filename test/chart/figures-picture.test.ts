import { expect, test } from "vitest";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { figuresAsked, figuresPicture } from "../../src/chart/figures-picture.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const told = (day: string, members: string) =>
  reportOf({
    file: `${day}.md`,
    authors: ["Alix Fern"],
    meeting: meetingOf("NEC", day),
    sections: { Membership: [`Membership stood at ${members} members.`] },
  });

const archive = await buildArchive({
  files: [told("2018-03-20", "552,000"), told("2019-03-26", "512,000"), told("2021-05-25", "489,000")],
  gazetteer: { people: [], bodies: [], topics: [] },
});

test("The picture shows the figures that the command finds between the same dates", async () => {
  const values = (from?: string, to?: string) =>
    figuresAsked(archive, { measure: "membership", from, to }, "2026-11-23").map(({ value }) => value);
  expect(values()).toEqual([552_000, 512_000, 489_000]);
  expect(values("2019")).toEqual([512_000, 489_000]);
  expect(values(undefined, "march 2019")).toEqual([552_000, 512_000]);
  expect(values("blursday")).toEqual([]);
  const picture = await figuresPicture(archive, { measure: "membership", from: "2019" }, "2026-11-23");
  expect(picture?.alt).toMatch(/^Membership as reported: 2 values from 26 March 2019 to 25 May 2021/);
  expect(picture?.png.length).toBeGreaterThan(5_000);
});

test("There is no picture of a single value", async () => {
  expect(await figuresPicture(archive, { measure: "membership", from: "2021" }, "2026-11-23")).toBeNull();
});
