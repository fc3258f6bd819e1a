import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termsOf, tokenize } from "../../src/archive/analyzer.ts";

const words = (text: string) => tokenize(text).map(({ word }) => word);
const alike = (a: string, b: string) => expect(termsOf(a), `${a} / ${b}`).toEqual(termsOf(b));

describe("reading text into words", () => {
  it("drops the possessive and the tails of contractions", () => {
    alike("Rahman's motion", "Rahman motion");
    alike("Rahman’s motion", "Rahman motion");
    expect(words("they're sure it'll pass")).toEqual(["they", "sure", "it", "pass"]);
  });

  it("reads a figure with its separators as one word", () => {
    expect(words("434,000 members, 3.5% in 2018,2019")).toEqual([
      "434000",
      "members",
      "3.5",
      "in",
      "2018",
      "2019",
    ]);
    alike("434,000", "434000");
  });

  it("keeps the parts of a dotted date and the end of a sentence apart", () => {
    expect(words("on 6.3.18. Then 10.")).toEqual(["on", "6", "3", "18", "then", "10"]);
  });

  it("reads abbreviations alike with and without full stops", () => {
    alike("the N.E.C. met", "the NEC met");
    alike("N.P.F", "npf");
  });

  it("folds accents, case and typographic letters", () => {
    alike("Zoë Ó Briain", "zoe o briain");
    alike("ﬁnance", "finance");
  });

  it("lets a compound meet its closed spelling", () => {
    expect(termsOf("anti-Semitism")).toContain(termsOf("antisemitism")[0]);
    expect(termsOf("by-elections")).toContain(termsOf("byelection")[0]);
    expect(termsOf("O’Neill")).toContain(termsOf("ONeill")[0]);
  });

  it("finds a word in another inflection, and no stop words", () => {
    alike("suspended", "suspending");
    alike("members of the committees", "member committee");
    expect(termsOf("what is to be, and who was it for?")).toEqual([]);
  });

  it("gives offsets at which each word stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        let last = 0;
        for (const { surface, start, end } of tokenize(text)) {
          expect(text.slice(start, end)).toBe(surface);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });

  it("reads a text the same whatever it read before", () => {
    const once = termsOf("Conference arrangements, 1,250 delegates' votes");
    for (let at = 0; at < 250_000; at++) termsOf(`w${at.toString(36)}`);
    expect(termsOf("Conference arrangements, 1,250 delegates' votes")).toEqual(once);
  });
});
