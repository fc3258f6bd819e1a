/** The bot's own retrieval over bare passages: index, first stage, second stage. */

import type { Candidate } from "../src/answer/candidates.ts";
import { RERANKED, rerank } from "../src/answer/rerank.ts";
import type { Hit, TermStatistics } from "../src/archive/engine.ts";
import { statisticsOf } from "../src/archive/index-statistics.ts";
import { MemoryEngine } from "../src/archive/memory-engine.ts";
import type { PassageIndex } from "../src/archive/passage-index.ts";

/** Text and title of a passage by id. */
export type PassageTexts = (id: string) => { readonly text: string; readonly title: string };

export class TwoStages {
  readonly statistics: TermStatistics;
  readonly #engine: MemoryEngine;
  readonly #texts: PassageTexts;

  constructor(index: PassageIndex, texts: PassageTexts) {
    this.statistics = statisticsOf(index);
    this.#engine = new MemoryEngine(index);
    this.#texts = texts;
  }

  firstStage(text: string, limit: number): readonly Hit[] {
    return this.#engine.searchNow({ text, limit });
  }

  /** The first stage's best passages as the second stage sees them. */
  candidates(text: string): readonly Candidate[] {
    return this.firstStage(text, RERANKED).map(({ passage, score }) => ({
      id: passage,
      score,
      ...this.#texts(passage),
      heading: null,
      date: null,
      authors: [],
    }));
  }

  /** Ids of the best passages, best first. */
  search(text: string, limit: number): readonly string[] {
    return rerank(text, this.candidates(text), this.statistics)
      .slice(0, limit)
      .map(({ passage }) => passage);
  }
}
