import { mkdtempDisposable, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import type { Report } from "../../src/report.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

const gazetteer: Gazetteer = {
  people: [],
  bodies: [{ name: "NEC", aliases: ["National Executive Committee"], formerNames: [], parent: null }],
  topics: [{ name: "one member one vote", aliases: [], abbreviations: ["OMOV"] }],
};

const SENTENCES = [
  "The vote on the library fund was lost 10-17.",
  "Membership stood at 434,000, including arrears.",
  "Tansley asked when the boundary review would end.",
  "OMOV was put off until the autumn.",
  "The National Executive Committee thanked the staff.",
  "The rule change was carried by 19 votes to 12.",
];
const QUESTIONS = ["library fund vote", "one member one vote", "NEC staff", "Tansley", "membership arrears"];

const report = fc.record({
  texts: fc.uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }),
  author: fc.constantFrom("Wilfred Tansley", "Ann Grey", null),
  day: fc.constantFrom("2018-03-06", "2019-03-19", "2021-05-25"),
});
const corpus = fc.array(report, { maxLength: 6 }).map((list) =>
  list.map(({ texts, author, day }, at) =>
    reportOf({
      file: `r${at}.md`,
      authors: author === null ? null : [author],
      meeting: meetingOf("NEC", day),
      sections: { "Any business": texts },
    }),
  ),
);

async function answers(archive: Archive) {
  const hits = QUESTIONS.map((text) => archive.engine.search({ text, limit: 20 }));
  return (await Promise.all(hits)).map((list) => list.map(({ passage }) => passage));
}

describe("building an archive", () => {
  it("finds the same whatever the order of the files", async () => {
    const shuffled = corpus.chain((files) =>
      fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([files, other]) => {
        const [one, two] = [
          await buildArchive({ files, gazetteer }),
          await buildArchive({ files: other, gazetteer }),
        ];
        expect(await answers(two)).toEqual(await answers(one));
        expect(two.votes).toEqual(one.votes);
        expect(two.files.map(({ file }) => file)).toEqual(one.files.map(({ file }) => file));
      }),
    );
  });

  it("finds after a change of the folder what an archive built anew finds", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, corpus, async (before, after) => {
        const previous = await buildArchive({ files: before, gazetteer });
        const next = await buildArchive({ files: after, gazetteer, previous });
        const anew = await buildArchive({ files: after, gazetteer });
        expect(await answers(next)).toEqual(await answers(anew));
        expect(next.statistics.passages).toBe(anew.statistics.passages);
      }),
    );
  });

  it("searches and cites reports alone, and lists every file", async () => {
    const good = reportOf({ file: "b.md", sections: { "": ["The library fund was closed."] } });
    const copy: Report = {
      ...reportOf({ file: "a.md", sections: { "": ["A library fund."] } }),
      kind: "duplicate",
    };
    const archive = await buildArchive({ files: [good, copy], gazetteer });
    expect(archive.files.map(({ file }) => file)).toEqual(["a.md", "b.md"]);
    expect(archive.reports).toEqual([good]);
    expect(await archive.engine.search({ text: "library", limit: 5 })).toHaveLength(1);
    expect(archive.passage(copy.passages[0]?.id ?? "")).toBeUndefined();
    expect(archive.report("b")).toBe(good);
  });

  it("says how many reports it holds and which time they cover", async () => {
    const files = ["2018-03-06", "2021-05-25"].map((day, at) =>
      reportOf({ file: `${at}.md`, meeting: meetingOf("NEC", day), sections: { "": [`Text ${at}`] } }),
    );
    const undated = reportOf({ file: "u.md", sections: { "": ["Undated."] } });
    const archive = await buildArchive({ files: [...files, undated], gazetteer });
    expect(archive.coverage).toEqual({ reports: 3, from: "2018-03-06", to: "2021-05-25" });
    expect((await buildArchive({ files: [], gazetteer })).coverage).toEqual({
      reports: 0,
      from: null,
      to: null,
    });
  });

  it("starts from its snapshot, and does without one that is damaged or cannot be written", async () => {
    await using place = await mkdtempDisposable(join(tmpdir(), "nec-archive-"));
    const files = [reportOf({ sections: { "": SENTENCES } })];
    const expected = await answers(await buildArchive({ files, gazetteer }));
    const snapshotDir = join(place.path, "snapshots");
    for (const spoil of [false, false, true, false]) {
      for (const file of spoil ? await readdir(snapshotDir) : []) {
        await writeFile(join(snapshotDir, file), "not an index");
      }
      expect(await answers(await buildArchive({ files, gazetteer, snapshotDir }))).toEqual(expected);
    }
    const blocked = join(place.path, "a file");
    await writeFile(blocked, "");
    expect(await answers(await buildArchive({ files, gazetteer, snapshotDir: blocked }))).toEqual(expected);
  });

  it("asks the engine it is given instead of its own", async () => {
    const asked: string[] = [];
    const engine = {
      name: "postgres" as const,
      search: (query: { readonly text: string }) => {
        asked.push(query.text);
        return Promise.resolve([]);
      },
      close: () => Promise.resolve(),
    };
    const archive = await buildArchive({
      files: [reportOf({ sections: { "": SENTENCES } })],
      gazetteer,
      engine: () => Promise.resolve(engine),
    });
    expect(await archive.engine.search({ text: "library", limit: 3 })).toEqual([]);
    expect(asked).toEqual(["library"]);
    expect(archive.statistics.holding("librari")).toBe(1);
    expect(archive.statistics.holding("zebra")).toBe(0);
  });
});
