/** What is kept of a passage says of its sentences just what reading them anew would say. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsAny, Marks } from "../../src/answer/met-terms.ts";
import { PackedPassages, packedPassage } from "../../src/answer/packed-passages.ts";
import { PASSAGES_BEFORE, readPassage } from "../../src/answer/passage-reading.ts";
import { phrasalTermsOf } from "../../src/answer/phrasal-verbs.ts";
import type { QuestionTerm } from "../../src/answer/question.ts";
import { readAhead } from "../../src/answer/read-ahead.ts";
import { readTerms } from "../../src/answer/reading-terms.ts";
import { SoughtTerms, standsIn } from "../../src/answer/sought-terms.ts";
import { termsIn, tokensIn } from "../../src/answer/text-words.ts";
import { termsOf, tokenize } from "../../src/archive/analyzer.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { sentences } from "../../src/sentences.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const gazetteer = { people: [], bodies: [], topics: [] };

async function archiveOf(...texts: readonly string[]) {
  const report = reportOf({ meeting: meetingOf("NEC", "2019-03-19"), sections: { "Votes at 16": texts } });
  return { report, archive: await buildArchive({ files: [report], gazetteer }) };
}

/** Pieces of which words, sentences and paragraphs are made, and those that make it hard to tell where they end. */
const PIECES = [
  ..."The chair|Ann Field|stood down|voted|by 14 votes to 9|votes at 16|Clause 4|aged 27|anti-Semitism|sub-committee".split(
    "|",
  ),
  ..."O'Brien's|members'|N.E.C.|e.g.|434,000|3.5|6.3.18|No. 5|rulebook.When|said:|“it was lost”|Ŵy’r|naïve|𝒳".split(
    "|",
  ),
  ..."Membership.|**Nightjar.**|# Reports|- item|1. first|---|(a) second|x".split("|"),
  "w".repeat(600),
];
const text = fc
  .array(
    fc.tuple(
      fc.constantFrom(...PIECES),
      fc.constantFrom(" ", " ", " ", ". ", "? ", "\n", "\n\n", "-", ".", "’", ""),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.flat().join(""));
const anyText = fc.oneof({ weight: 4, arbitrary: text }, fc.string({ unit: "binary", maxLength: 120 }));

const A_WORD: QuestionTerm = {
  kind: "word",
  label: "word",
  spellings: [],
  synonyms: [],
  weight: 1,
  required: false,
  common: false,
  key: null,
};

describe("a passage as it is kept", () => {
  it("has the sentences, terms and words that reading its text anew gives", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (before, told) => {
        const { report, archive } = await archiveOf(before, told);
        for (const passage of report.passages) {
          const { words } = packedPassage(archive, passage);
          expect(termsIn(words)).toEqual(termsOf(passage.text));
          expect(tokensIn(words, passage.text) ?? tokenize(passage.text)).toEqual(tokenize(passage.text));
          // Once as it is first read, and once as it lies on the shelf.
          const naive = sentences(passage.text);
          const read = readPassage(archive, passage)?.sentences ?? [];
          expect(read.map(({ start, end, text }) => ({ start, end, text }))).toEqual(naive);
          expect(read.map(({ terms }) => [...terms])).toEqual(
            naive.map(({ text }) => [...new Set([...readTerms(text), ...phrasalTermsOf(text)])]),
          );
        }
        const last = report.passages.at(-1);
        const earlier = report.passages.slice(0, -1).slice(-PASSAGES_BEFORE);
        expect([...((last && readPassage(archive, last)?.section) ?? [])]).toEqual([
          ...new Set(earlier.flatMap(({ text }) => readTerms(text))),
        ]);
      }),
      { numRuns: 120 },
    );
  });

  it("is the same each time, though far more are read than are kept", () => {
    const kept = new PackedPassages(2);
    const texts = Array.from(
      { length: 14_000 },
      (_, at) => `The fund for hall ${at % 7} stood at £${at},000. Agreed.`,
    );
    for (const at of [...texts.keys(), 0, 13_999, 7_000, 1]) {
      const text = texts[at] ?? "";
      const { words, sentences: count } = kept.get({ id: `report.${at}`, text });
      if (count !== 2 || termsIn(words).join() !== termsOf(text).join()) expect.fail(text);
    }
  });

  it("is read for its leads and paragraphs as well", async () => {
    const { report, archive } = await archiveOf(
      "**Nightjar.** The van was sold. Nobody objected.\n\nMembership. It stood at 434,000.",
    );
    const [passage] = report.passages;
    const read = passage && readPassage(archive, passage)?.sentences;
    expect(read?.map(({ paragraph, lead }) => [paragraph, [...lead]])).toEqual([
      [0, ["nightjar"]],
      [0, ["nightjar"]],
      [0, ["nightjar"]],
      [1, ["membership"]],
      [1, ["membership"]],
    ]);
  });

  it("meets the terms of a question where its sentences and its section hold them", async () => {
    const words = fc.array(
      fc.constantFrom(...termsOf(PIECES.join(" ")), "vote#16", "stand_down", "nowhere"),
      {
        maxLength: 3,
      },
    );
    const terms = fc.array(
      fc.record({
        spellings: fc.array(words, { maxLength: 3 }),
        synonyms: fc.array(words, { maxLength: 12 }),
      }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(anyText, anyText, terms, async (before, told, asked) => {
        const { report, archive } = await archiveOf(before, told);
        const question = asked.map((ways): QuestionTerm => ({ ...A_WORD, ...ways }));
        for (const passage of report.passages) {
          const reading = readPassage(archive, passage);
          if (reading === null) expect.fail(passage.id);
          const sought = new SoughtTerms(question, reading.book);
          const marks = new Marks(reading, sought);
          for (const term of question) {
            const { word, alike } = sought.waysOf(term);
            for (const [at, { terms }] of reading.sentences.entries()) {
              expect(standsIn(marks.sentences[at] ?? [], word)).toBe(holdsAny(terms, term.spellings));
              expect(standsIn(marks.sentences[at] ?? [], alike)).toBe(holdsAny(terms, term.synonyms));
            }
            const all = new Set(reading.sentences.flatMap(({ terms }) => [...terms]));
            expect(standsIn(marks.passage, alike)).toBe(holdsAny(all, term.synonyms));
            expect(standsIn(marks.section, word)).toBe(holdsAny(reading.section, term.spellings));
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it("is read ahead of questions, a few passages at a time, and serves the archive that comes after", async () => {
    const texts = Array.from({ length: 100 }, (_, at) => `The fund for hall ${at} stood at £${at},000.`);
    const { report, archive } = await archiveOf(...texts);
    const { archive: next } = await archiveOf(...texts.slice(1), "The hall was sold.");
    let pauses = 0;
    await readAhead(archive, { pause: async () => ++pauses });
    expect(pauses).toBeGreaterThan(3);
    const [first] = report.passages;
    await readAhead(next, { pause: async () => undefined, previous: archive });
    expect(first && packedPassage(next, first).words.book).toBe(
      first && packedPassage(archive, first).words.book,
    );
    const stopped = new AbortController();
    stopped.abort();
    pauses = 0;
    await readAhead((await archiveOf(...texts)).archive, {
      pause: async () => ++pauses,
      signal: stopped.signal,
    });
    expect(pauses).toBeLessThan(4);
  });
});
