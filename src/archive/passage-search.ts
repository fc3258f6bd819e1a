/** Exact ranking over a passage index. */
import type { Hit } from "./engine.ts";
import { idfOf, type PassageIndex } from "./passage-index.ts";
import { TopPassages } from "./top-k.ts";

/** A term of a question by its number in the dictionary, and how much it counts. */
export type WeightedTerm = { readonly term: number; readonly weight: number };

export class PassageSearch {
  readonly index: PassageIndex;
  /** Scores by passage number, all zero between searches: clearing is cheaper than allocating. */
  readonly #scores: Float32Array;
  #numbers: Map<string, number> | null = null;

  constructor(index: PassageIndex) {
    this.index = index;
    this.#scores = new Float32Array(index.ids.length);
  }

  /**
   * The best `limit` passages by BM25F, best first, ties by id; only passages that hold one of the terms. With
   * `within` only those passages are ranked (and none outside it costs more than an addition).
   */
  rank(terms: readonly WeightedTerm[], limit: number, within?: ReadonlySet<string>): readonly Hit[] {
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
    if (within === undefined) {
      for (let passage = 0; passage < scores.length; passage++) {
        const score = scores[passage] ?? 0;
        if (score > 0 && score >= top.floor) top.offer(passage, score);
      }
    } else {
      for (const id of within) {
        const passage = this.#numberOf(id);
        if (passage !== undefined) top.offer(passage, scores[passage] ?? 0);
      }
    }
    scores.fill(0);
    return top.ranked().map(({ passage, score }) => ({ passage: index.ids[passage] ?? "", score }));
  }

  #numberOf(id: string): number | undefined {
    this.#numbers ??= new Map(this.index.ids.map((known, number) => [known, number]));
    return this.#numbers.get(id);
  }
}
