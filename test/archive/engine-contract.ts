/** What every engine must do: run over each implementation. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { MakeEngine, PassageSet, PlaceRange } from "../../src/archive/engine.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import type { Report } from "../../src/report.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

export type EngineUnderTest = {
  /** On a new, empty index; undefined: the engine that an archive makes itself. */
  open(): Promise<MakeEngine | undefined>;
  close(): Promise<void>;
  /** How often a property is tried. */
  readonly numRuns: number;
};

export const gazetteer: Gazetteer = {
  people: [],
  bodies: [{ name: "NEC", aliases: ["National Executive Committee"], formerNames: [], parent: null }],
  topics: [{ name: "one member one vote", aliases: [], abbreviations: ["OMOV"] }],
};

export const WORDS = ["library", "boundary", "review", "staff", "pledge", "autumn", "ballot", "fees", "café"];

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(" "));

/** Reports of few words, so that they share many and often tie. */
export const corpus = fc
  .array(
    fc.record({
      texts: fc.uniqueArray(sentence, { minLength: 1, maxLength: 4 }),
      heading: fc.constantFrom("", "Any business", "The library"),
      author: fc.constantFrom("Wilfred Tansley", "Ann Grey", null),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ texts, heading, author }, at) =>
      reportOf({
        file: `r${at}.md`,
        authors: author === null ? null : [author],
        meeting: meetingOf("NEC", "2021-05-25"),
        sections: { [heading]: texts },
      }),
    ),
  );

export const questions = fc
  .array(fc.constantFrom(...WORDS, "tansley", "libra", "zebra"), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(" "));

/** Some of an archive's passages by their ids, told in both ways. */
function passageSet({ reports }: Archive, ids: ReadonlySet<string>): PassageSet {
  const places = reports.map(({ id, passages }): readonly [string, PlaceRange[]] => [
    id,
    passages.flatMap((passage, at): PlaceRange[] => (ids.has(passage.id) ? [[at, at + 1]] : [])),
  ]);
  return {
    has: (passage) => ids.has(passage),
    places: new Map(places.filter(([, ranges]) => ranges.length > 0)),
    whole: new Set(
      reports.filter(({ passages }) => passages.every(({ id }) => ids.has(id))).map(({ id }) => id),
    ),
  };
}

/** Any UTF-16 at all: control characters and halves of pairs too. */
const noise = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

export async function idsFor(archive: Archive, text: string, limit = 20): Promise<readonly string[]> {
  return (await archive.engine.search({ text, limit })).map(({ passage }) => passage);
}

export function engineContract(name: string, subject: () => EngineUnderTest): void {
  describe(`${name} keeps the engine's contract`, () => {
    let under: EngineUnderTest;
    let engine: MakeEngine | undefined;
    beforeEach(async () => {
      under = subject();
      engine = await under.open();
    });
    afterEach(() => under.close());

    const archiveOf = (files: readonly Report[]) =>
      buildArchive({ files, gazetteer, ...(engine === undefined ? {} : { engine }) });
    const textOf = (archive: Archive, id: string | undefined) => archive.passage(id ?? "")?.text;

    it("finds a passage by its text, heading, title, author and the other names of its topic", async () => {
      const archive = await archiveOf([
        reportOf({ file: "a.md", sections: { "": ["The pledge on fees was kept."] } }),
        reportOf({ file: "b.md", sections: { "Boundary review": ["It ends in autumn."] } }),
        reportOf({ file: "c.md", title: "Notes of a library visit", sections: { "": ["Nothing to add."] } }),
        reportOf({ file: "d.md", authors: ["Wilfred Tansley"], sections: { "": ["I asked when."] } }),
        reportOf({ file: "e.md", sections: { "": ["OMOV was put off."] } }),
      ]);
      for (const [question, report] of [
        ["pledges about fees", "a"],
        ["boundary", "b"],
        ["library", "c"],
        ["Tansley", "d"],
        ["one member one vote", "e"],
      ] as const) {
        const [hit] = await archive.engine.search({ text: question, limit: 3 });
        expect(archive.passage(hit?.passage ?? "")?.report, question).toBe(report);
        expect(hit?.score).toBeGreaterThan(0);
      }
    });

    it("ranks best first, and equals by id whatever the order of the files", async () => {
      const texts = ["The library was closed.", "Fees rose and the library was closed for the autumn."];
      const files = ["n", "c", "x", "a", "k"].map((file) =>
        reportOf({ file: `${file}.md`, title: "Notes", sections: { "": texts } }),
      );
      const archive = await archiveOf(files);
      const hits = await archive.engine.search({ text: "library closed", limit: 10 });
      const expected = [...hits].sort((a, b) => b.score - a.score || (a.passage < b.passage ? -1 : 1));
      expect(hits).toEqual(expected);
      expect(hits.map(({ passage }) => textOf(archive, passage))).toEqual([
        ...files.map(() => texts[0]),
        ...files.map(() => texts[1]),
      ]);
      expect(await idsFor(archive, "library closed", 3)).toEqual(
        expected.slice(0, 3).map(({ passage }) => passage),
      );
      expect(await idsFor(await archiveOf(files.toReversed()), "library closed", 3)).toEqual(
        expected.slice(0, 3).map(({ passage }) => passage),
      );
    });

    it("finds inside the given passages just what it finds there among all", async () => {
      await fc.assert(
        fc.asyncProperty(corpus, questions, fc.infiniteStream(fc.boolean()), async (files, text, chosen) => {
          const archive = await archiveOf(files);
          const all = await archive.engine.search({ text, limit: 1000 });
          const ids = archive.reports.flatMap(({ passages }) => passages.map(({ id }) => id));
          const kept = new Set([...ids.filter(() => chosen.next().value), "no-such-passage"]);
          const within = passageSet(archive, kept);
          expect(await archive.engine.search({ text, limit: 1000, within })).toEqual(
            all.filter(({ passage }) => within.has(passage)),
          );
          expect(await archive.engine.search({ text, limit: 2, within })).toEqual(
            all.filter(({ passage }) => within.has(passage)).slice(0, 2),
          );
          expect(
            await archive.engine.search({ text, limit: 9, within: passageSet(archive, new Set()) }),
          ).toEqual([]);
        }),
        { numRuns: under.numRuns },
      );
    });

    it("reaches an absent word through words that begin with it, else through the nearest spelling", async () => {
      const archive = await archiveOf([
        reportOf({
          file: "a.md",
          sections: { "": ["Membership fell.", "Members voted.", "Membership fees, membership cards."] },
        }),
        reportOf({ file: "b.md", sections: { "": ["The boundary review ended."] } }),
      ]);
      const reached = await idsFor(archive, "membersh");
      expect(reached.map((id) => textOf(archive, id))).toEqual([
        "Membership fees, membership cards.",
        "Membership fell.",
      ]);
      expect((await idsFor(archive, "boundery")).map((id) => textOf(archive, id))).toEqual([
        "The boundary review ended.",
      ]);
      const whole = await archive.engine.search({ text: "boundary", limit: 1 });
      const corrected = await archive.engine.search({ text: "boundery", limit: 1 });
      expect(corrected[0]?.score).toBeCloseTo((whole[0]?.score ?? 0) / 2, 4);
    });

    it("finds nothing for words that no report holds, for no words and in no reports", async () => {
      const archive = await archiveOf([reportOf({ sections: { "": ["The library was closed."] } })]);
      for (const text of ["zebra crossings", "", "  \u0000 ", "the of and", "'; DROP TABLE x; --"]) {
        expect(await archive.engine.search({ text, limit: 5 }), text).toEqual([]);
      }
      expect(await archive.engine.search({ text: "library", limit: 0 })).toEqual([]);
      expect(await (await archiveOf([])).engine.search({ text: "library", limit: 5 })).toEqual([]);
    });

    it("takes whatever is typed", async () => {
      const archive = await archiveOf([
        reportOf({ sections: { "": ["Ünïcödé 𝒶stral ﬁgures, \ud800 and '{\"quoted\"}' library words."] } }),
      ]);
      await fc.assert(
        fc.asyncProperty(noise, async (typed) => {
          const hits = await archive.engine.search({ text: `library ${typed}`, limit: 5 });
          expect(hits).toHaveLength(1);
        }),
        { numRuns: under.numRuns },
      );
      expect(await idsFor(archive, `${"library ".repeat(5_000)}`)).toHaveLength(1);
    });

    it("finds after a change of the folder what it finds when built anew, and the old archive what it held", async () => {
      await fc.assert(
        fc.asyncProperty(corpus, corpus, questions, async (before, after, text) => {
          const previous = await archiveOf(before);
          const held = await idsFor(previous, text);
          const next = await buildArchive({
            files: after,
            gazetteer,
            previous,
            ...(engine === undefined ? {} : { engine }),
          });
          expect(new Set(await idsFor(next, text, 1000))).toEqual(
            new Set(await idsFor(await buildArchive({ files: after, gazetteer }), text, 1000)),
          );
          expect(await idsFor(previous, text)).toEqual(held);
        }),
        { numRuns: under.numRuns },
      );
    });
  });
}
