import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termsOf } from "../../src/archive/analyzer.ts";
import { FIELD_SETTINGS, FIELDS, K1 } from "../../src/archive/bm25f.ts";
import type { PassageSet } from "../../src/archive/engine.ts";
import { buildIndex } from "../../src/archive/index-builder.ts";
import { updateIndex } from "../../src/archive/index-update.ts";
import { MemoryEngine } from "../../src/archive/memory-engine.ts";
import type { PassageFields } from "../../src/archive/passage-fields.ts";

/** BM25F as the paper has it: no index, every passage scored for every question. */
function naiveScores(passages: readonly PassageFields[], question: string): ReadonlyMap<string, number> {
  const analysed = passages.map((passage) => ({
    id: passage.id,
    fields: FIELDS.map((name) => ({ settings: FIELD_SETTINGS[name], terms: termsOf(passage[name]) })),
  }));
  const averages = FIELDS.map((_, field) => {
    const lengths = analysed
      .map(({ fields }) => fields[field]?.terms.length ?? 0)
      .filter((length) => length > 0);
    return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  });
  const scores = new Map<string, number>();
  for (const term of termsOf(question)) {
    const holding = analysed.filter(({ fields }) => fields.some(({ terms }) => terms.includes(term)));
    const idf = Math.log(1 + (passages.length - holding.length + 0.5) / (holding.length + 0.5));
    for (const { id, fields } of holding) {
      let weighted = 0;
      for (const [field, { settings, terms }] of fields.entries()) {
        const count = Math.min(settings.most, terms.filter((one) => one === term).length);
        if (count === 0) continue;
        const { weight, b } = settings;
        weighted += (weight * count) / (1 - b + (b * terms.length) / (averages[field] ?? 1));
      }
      scores.set(id, (scores.get(id) ?? 0) + (idf * weighted) / (weighted + K1));
    }
  }
  return scores;
}

// Few words, so that terms meet often; more than three letters apart, so that none begins another.
const WORDS = [
  "vote",
  "forde",
  "leader",
  "rules",
  "Ältester",
  "naïve",
  "434,000",
  "𝔘nion",
  "zeta",
  "the",
  "of",
];
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((list) => list.join(" "));
const fields = fc.record({ text: words, heading: words, title: words, people: words, topic: words });
const passageSet = fc
  .array(fields, { minLength: 1, maxLength: 25 })
  .map((list): PassageFields[] => list.map((one, at) => ({ id: `p${String(at).padStart(2, "0")}`, ...one })));
const question = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(" "));

const search = (
  passages: readonly PassageFields[],
  text: string,
  limit: number,
  within?: ReadonlySet<string>,
) =>
  new MemoryEngine(buildIndex(passages)).searchNow(
    within === undefined ? { text, limit } : { text, limit, within: thosePassages(within) },
  );

const thosePassages = (ids: ReadonlySet<string>): PassageSet => ({
  has: (id) => ids.has(id),
  places: new Map([["", []]]),
  whole: new Set(),
});

describe("the passage index", () => {
  it("scores exactly as BM25F computed passage by passage, and leaves nothing out", () => {
    fc.assert(
      fc.property(passageSet, question, (passages, text) => {
        const expected = naiveScores(passages, text);
        const hits = search(passages, text, passages.length);
        expect(new Set(hits.map(({ passage }) => passage))).toEqual(new Set(expected.keys()));
        for (const { passage, score } of hits) expect(score).toBeCloseTo(expected.get(passage) ?? 0, 4);
        for (const [at, { score }] of hits.entries()) {
          expect(score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it("gives for a smaller limit the beginning of what it gives for a larger one", () => {
    fc.assert(
      fc.property(passageSet, question, fc.integer({ min: 0, max: 8 }), (passages, text, limit) => {
        expect(search(passages, text, limit)).toEqual(search(passages, text, 100).slice(0, limit));
      }),
    );
  });

  it("ranks within a set of passages as it ranks them among all", () => {
    fc.assert(
      fc.property(passageSet, question, fc.func(fc.boolean()), (passages, text, chosen) => {
        const within = new Set(passages.map(({ id }) => id).filter((id) => chosen(id)));
        const all = search(passages, text, 100).filter(({ passage }) => within.has(passage));
        expect(search(passages, text, 100, within)).toEqual(all);
        expect(search(passages, text, 3, new Set([...within, "not there"]))).toEqual(all.slice(0, 3));
      }),
    );
  });

  it("gives the same hits in whatever order the passages come", () => {
    fc.assert(
      fc.property(
        passageSet.chain((set) =>
          fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length })),
        ),
        question,
        ([passages, shuffled], text) => {
          const ids = (set: readonly PassageFields[]) => search(set, text, 10).map(({ passage }) => passage);
          expect(ids(shuffled)).toEqual(ids(passages));
        },
      ),
    );
  });

  it("ranks after an update exactly as an index built anew does", () => {
    fc.assert(
      fc.property(passageSet, passageSet, question, fc.func(fc.boolean()), (before, more, text, goes) => {
        const removed = new Set(before.map(({ id }) => id).filter((id) => goes(id)));
        const added = more.map((passage, at) => (at % 2 === 0 ? { ...passage, id: `q${at}` } : passage));
        const updated = updateIndex(buildIndex(before), removed, added);
        const kept = before.filter(({ id }) => !removed.has(id));
        const keptIds = new Set(kept.map(({ id }) => id));
        const anew = [...kept, ...added.filter(({ id }) => !keptIds.has(id))];
        const hits = new MemoryEngine(updated).searchNow({ text, limit: 100 });
        expect(hits).toEqual(search(anew, text, 100));
      }),
    );
  });

  it("takes a passage once whose id comes twice", () => {
    const passage = { id: "a", text: "forde", heading: "", title: "", people: "", topic: "" };
    expect(search([passage, { ...passage, text: "forde forde" }], "forde", 5)).toHaveLength(1);
  });

  it("finds a word by its beginning where no passage holds the word itself, and only then", () => {
    const passages = ["antisemitism training", "trained observers", "the train was late"].map((text, at) => ({
      id: String(at),
      text,
      heading: "",
      title: "",
      people: "",
      topic: "",
    }));
    expect(search(passages, "antisem", 5).map(({ passage }) => passage)).toEqual(["0"]);
    expect(search(passages, "train", 5).map(({ passage }) => passage)).toHaveLength(3);
    expect(search(passages, "ant", 5)).toEqual([]);
  });

  it("asks for a correction of a word that it does not hold, and ranks it below the word itself", () => {
    const passages = ["membership fell", "the membreship list"].map((text, at) => ({
      id: String(at),
      text,
      heading: "",
      title: "",
      people: "",
      topic: "",
    }));
    const engine = (correct: (word: string) => string | null) =>
      new MemoryEngine(buildIndex(passages), correct).searchNow({ text: "memmbership", limit: 5 });
    expect(engine(() => null)).toEqual([]);
    const [hit] = engine(() => "membership");
    expect(hit?.passage).toBe("0");
    expect(hit?.score).toBeCloseTo((search(passages, "membership", 1)[0]?.score ?? 0) / 2, 6);
  });

  it("answers any text, an empty index and a limit of nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), passageSet, (text, passages) => {
        search(passages, text, 10);
        expect(search([], text, 10)).toEqual([]);
      }),
    );
    expect(search([], "forde", 0)).toEqual([]);
  });
});
