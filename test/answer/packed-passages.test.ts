/** What is kept of a passage says of its sentences just what reading them anew would say. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackedPassages, packedPassage } from "../../src/answer/packed-passages.ts";
import { PASSAGES_BEFORE, readPassage } from "../../src/answer/passage-reading.ts";
import { phrasalTermsOf } from "../../src/answer/phrasal-verbs.ts";
import { readTerms } from "../../src/answer/reading-terms.ts";
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
      { numRuns: 300 },
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
});
