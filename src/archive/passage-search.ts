/** Exact ranking over a passage index. */
import type { Hit, PassageSet } from "./engine.ts";
import { idfOf, type PassageIndex } from "./passage-index.ts";
import { TopPassages } from "./top-k.ts";

/** A term of a question by its number in the dictionary, and how much it counts. */
export type WeightedTerm = { readonly term: number; readonly weight: number };

export class PassageSearch {
  readonly index: PassageIndex;
  /** Scores by passage number, all zero between searches: clearing is cheaper than allocating. */
  readonly #scores: Float32Array;

  constructor(index: PassageIndex) {
    this.index = index;
    this.#scores = new Float32Array(index.ids.length);
  }

  /**
   * The best `limit` passages by BM25F, best first, ties by id; only passages that hold one of the terms. With
   * `within` only those passages are ranked, of which no other is asked than may be among the best.
   */
  rank(terms: readonly WeightedTerm[], limit: number, within?: Pick<PassageSet, "has">): readonly Hit[] {
    const { index } = this;
    const scores = this.#scores;
    for (const { term, weight } of terms) {
      const { passages, impacts, postingStarts } = index;
      const worth = idfOf(index, term) * weight;
      const end = postingStarts[term + 1] ?? 0;
      for (let at = postingStarts[term] ?? 0; at < end; at++) {
        const passage = passages[at] ?? 0;
        scores[passage] = (scores[passage] ?? 0) + worth * (impacts[at] ?? 0);
      }
    }
    const top = new TopPassages(limit, index.ids);
    for (let passage = 0; passage < scores.length; passage++) {
      const score = scores[passage] ?? 0;
      if (score <= 0 || score < top.floor) continue;
      if (within === undefined || within.has(index.ids[passage] ?? "")) top.offer(passage, score);
    }
    scores.fill(0);
    return top.ranked().map(({ passage, score }) => ({ passage: index.ids[passage] ?? "", score }));
  }
}
