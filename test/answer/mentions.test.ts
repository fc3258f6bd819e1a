import { beforeAll, describe, expect, test } from "vitest";
import { mentionsByYear, passagesNaming } from "../../src/answer/mentions.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const told = (file: string, day: string, text: string, heading = "Other") =>
  reportOf({ file, authors: ["Alix Fern"], meeting: meetingOf("NEC", day), sections: { [heading]: [text] } });

let archive: Archive;
beforeAll(async () => {
  archive = await buildArchive({
    files: [
      told("a.md", "2018-01-23", "The democracy review was launched; Katy Clark leads it."),
      told(
        "b.md",
        "2018-09-18",
        "The Corbyn-Clark DEMOCRACY\nREVIEW was debated at length, again and again.",
      ),
      told("c.md", "2018-11-27", "Democracy in the party was debated. A review of rules follows."),
      told("d.md", "2020-05-19", "Nothing was said of the matter, in spite of several questions."),
      told("e.md", "2021-05-25", "Siân reported from Ynys Môn on the elections.", "Democracy review"),
    ],
    gazetteer: {
      people: [],
      bodies: [],
      topics: [{ name: "Democracy review", aliases: ["Corbyn-Clark democracy review"], abbreviations: [] }],
    },
  });
});

describe("Mentions of a subject", () => {
  test("are counted by year, with the reports held and the years without any", async () => {
    expect(await mentionsByYear(archive, "Democracy review")).toEqual([
      { year: 2018, held: 3, mentioning: 2 },
      { year: 2019, held: 0, mentioning: 0 },
      { year: 2020, held: 1, mentioning: 0 },
      { year: 2021, held: 1, mentioning: 1 },
    ]);
  });

  test("are whole words one after the other, whatever their case and what stands between them", async () => {
    const files = async (subject: string) =>
      (await passagesNaming(archive, subject)).map(({ report }) => report).toSorted();
    expect(await files("Democracy review")).toEqual(["a", "b", "e"]);
    expect(await files("review")).toEqual(["a", "b", "c", "e"]);
    expect(await files("rev")).toEqual([]);
    expect(await files("Sian")).toEqual(["e"]);
    expect(await files("Ynys Môn")).toEqual(["e"]);
    expect(await files("(.*)")).toEqual([]);
    expect(await files("")).toEqual([]);
  });
});
