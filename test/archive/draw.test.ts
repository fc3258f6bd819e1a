import { mkdtempDisposable, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { peopleInTexts, placesOfNames } from "../../src/archive/people-in-text.ts";
import { collectVocabulary } from "../../src/archive/vocabulary.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

const gazetteer: Gazetteer = {
  people: [],
  bodies: [{ name: "NEC", aliases: ["National Executive Committee"], formerNames: [], parent: null }],
  topics: [],
};

const PARTS = [
  "The vote on the library fund was lost 10-17. ",
  "The rule change was carried by 19 votes to 12. ",
  "Membership stood at 434,000, including arrears. ",
  "Cllr Petra Winslow-Hale asked about the Fund. ",
  "“Tansley”\nAnn Grey said it was Brown bread. ",
  "On Monday Brown Ann Grey's motion fell; 3.5 Ann Grey's. ",
  "The brown fund, said Dr Owen Black, is black. ",
  "Tower Wharf Ann Grey Owen Black Petra said so. ",
  "N.E.C. Ann\nGrey moved it. ",
  "\n\n",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.stringMatching(/^[A-Za-zÄé0-9 .,'’-]{0,12}$/)), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => `${parts.join("")}.`);
const author = fc.constantFrom("Wilfred Tansley", "Petra Black", "Will May", "Ann Verey");
const corpus = fc.uniqueArray(fc.tuple(text, author), { maxLength: 5 }).map((texts) =>
  texts.map(([passage, name], at) =>
    reportOf({
      file: `r${at}.md`,
      authors: [name],
      meeting: meetingOf("NEC", `2019-03-1${at}`),
      sections: { "Any business": [passage, "The fund was closed."] },
    }),
  ),
);

/** All that an archive holds, without the order in which words were met. */
function contents({ votes, figures, names, vocabulary, reports }: Archive) {
  return {
    votes: votes.map((vote) => ({ ...vote, quote: vote.quote })),
    figures: figures.map((figure) => ({ ...figure, quote: figure.quote })),
    words: Array.from(vocabulary.words(), (word) => JSON.stringify(word)).sort(),
    terms: [...vocabulary.termsFrom("")],
    people: names.complete("", ["person"], 100),
    completions: ["f", "brow", "libary"].map((prefix) => names.complete(prefix, ["word"], 20)),
    mentions: reports.flatMap(({ passages }) => passages.map((passage) => names.mentions(passage.text))),
  };
}

async function folder() {
  const made = await mkdtempDisposable(join(tmpdir(), "nec-drawn-"));
  return { path: made.path, [Symbol.asyncDispose]: () => made.remove() };
}

describe("what is drawn from the reports", () => {
  it("is the same from an earlier start's snapshot, whatever has changed since, as drawn anew", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, corpus, async (before, files) => {
        await using place = await folder();
        const anew = contents(await buildArchive({ files, gazetteer }));
        for (const held of [before, files, files]) {
          const archive = await buildArchive({ files: held, gazetteer, snapshotDir: place.path });
          if (held === files) expect(contents(archive)).toEqual(anew);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is the same after a change of the folder as drawn anew", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, text, author, fc.boolean(), async (some, words, name, arrives) => {
        const one = reportOf({ file: "one.md", authors: [name], sections: { "Any business": [words] } });
        const [before, files] = arrives ? [some, [...some, one]] : [[...some, one], some];
        const previous = await buildArchive({ files: before, gazetteer });
        const next = await buildArchive({ files, gazetteer, previous });
        const anew = await buildArchive({ files, gazetteer });
        expect(contents(next)).toEqual(contents(anew));
        for (const text of ["Ann Grey", "Petra", "Black fund", "Owen Tansley", "Winslow-Hale said"]) {
          const query = { text, limit: 20 };
          expect(await next.engine.search(query)).toEqual(await anew.engine.search(query));
        }
      }),
    );
  });

  it("is read from the snapshot where that is whole, and never where it is not", async () => {
    await using place = await folder();
    const files = [reportOf({ sections: { "": PARTS.slice(0, 7) } })];
    const anew = contents(await buildArchive({ files, gazetteer, snapshotDir: place.path }));
    const file = join(place.path, "findings.records");
    const whole = await readFile(file);
    expect(anew.votes.length).toBeGreaterThan(1);
    const start = async () => contents(await buildArchive({ files, gazetteer, snapshotDir: place.path }));
    const { ino } = await stat(file);
    expect(await start()).toEqual(anew);
    expect((await stat(file)).ino).toBe(ino);
    const bit = fc.integer({ min: 0, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bit, fc.boolean(), async (at, cut) => {
        const damaged = cut ? whole.subarray(0, at >> 3) : Buffer.from(whole);
        if (!cut) damaged[at >> 3] = (damaged[at >> 3] ?? 0) ^ (1 << (at & 7));
        await writeFile(file, damaged);
        expect(await start()).toEqual(anew);
        expect(await readFile(file)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
    expect(await readdir(place.path)).toEqual(["findings.records", "passages.index"]);
  });
});

describe("the places of names", () => {
  it("hold whomever the text names", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const vocabulary = collectVocabulary(texts);
        const known = ["Wilfred Tansley", "Ann Verey"];
        const inTexts = peopleInTexts(texts, known, new Set(["tower wharf"]), vocabulary);
        const inPlaces = peopleInTexts(texts.map(placesOfNames), known, new Set(["tower wharf"]), vocabulary);
        expect(inPlaces).toEqual(inTexts);
      }),
      { numRuns: 500 },
    );
    expect(placesOfNames("The fund, said Dr Owen Black yesterday, is shut.")).toBe("Dr Owen Black yesterday");
  });
});
