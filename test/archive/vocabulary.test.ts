import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackedWords } from "../../src/archive/packed-words.ts";
import { collectVocabulary, updateVocabulary } from "../../src/archive/vocabulary.ts";

/** Any UTF-16 at all, halves of pairs too. */
const word = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0xd800, 0xdc00, 0xfeff, 0x61)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((units) => String.fromCharCode(...units));
const texts = fc.array(
  fc.array(fc.constantFrom("Black", "black", "fund", "NEC", "café", "3.5", "anti-racism"), { maxLength: 8 }),
  { maxLength: 5 },
);

describe("packed words", () => {
  it("are found by their letters and given back as they were, and no others are found", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, other) => {
        const packed = new PackedWords(words);
        expect(words.map((one) => packed.numberOf(one))).toEqual([...words.keys()]);
        expect(words.map((_, number) => packed.word(number))).toEqual(words);
        expect(packed.numberOf(other)).toBe(words.indexOf(other));
      }),
    );
  });

  it("may be as long as damage makes them", () => {
    const long = "x".repeat(2_000_000);
    const packed = new PackedWords(["fund", long]);
    expect(packed.word(1)).toBe(long);
    expect(packed.numberOf(long)).toBe(1);
    expect([...collectVocabulary([long]).words()].map(({ word }) => word.length)).toEqual([2_000_000]);
  });
});

describe("the vocabulary", () => {
  it("is after a change what it is when counted anew", () => {
    fc.assert(
      fc.property(texts, texts, (kept, gone) => {
        const keep = kept.map((words) => words.join(" "));
        const leave = gone.map((words) => words.join(" "));
        const sorted = (vocabulary: ReturnType<typeof collectVocabulary>) =>
          [...vocabulary.words()].map((one) => JSON.stringify(one)).sort();
        const changed = updateVocabulary(collectVocabulary([...keep, ...leave]), leave, []);
        expect(sorted(changed)).toEqual(sorted(collectVocabulary(keep)));
      }),
    );
  });
});
