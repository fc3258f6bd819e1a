/** Exact ranking over a passage index. */
import { reportOfPassage } from "../report.ts";
import type { Hit, PassageSet } from "./engine.ts";
import { idfOf, type PassageIndex } from "./passage-index.ts";
import { TopPassages } from "./top-k.ts";

/** A term of a question by its number in the dictionary, and how much it counts. */
export type WeightedTerm = { readonly term: number; readonly weight: number };

/** The reports' ids, and the number of each passage's report. */
type Holders = { readonly reports: readonly string[]; readonly of: Uint32Array };

/** How much of a report is in a set of passages. */
const UNKNOWN = 0;
const NONE = 1;
const SOME = 2;
const ALL = 3;

export class PassageSearch {
  readonly index: PassageIndex;
  /** Scores by passage number, all zero between searches: clearing is cheaper than allocating. */
  readonly #scores: Float32Array;

  #holders: Holders | null = null;

  constructor(index: PassageIndex) {
    this.index = index;
    this.#scores = new Float32Array(index.ids.length);
  }

  /**
   * The best `limit` passages by BM25F, best first, ties by id; only passages that hold one of the terms. With
   * `within` only those passages are ranked, of which no other is asked than may be among the best.
   */
  rank(terms: readonly WeightedTerm[], limit: number, within?: PassageSet): readonly Hit[] {
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
    const isWithin = within === undefined ? () => true : this.#within(within);
    for (let passage = 0; passage < scores.length; passage++) {
      const score = scores[passage] ?? 0;
      if (score > 0 && score >= top.floor && isWithin(passage)) top.offer(passage, score);
    }
    scores.fill(0);
    return top.ranked().map(({ passage, score }) => ({ passage: index.ids[passage] ?? "", score }));
  }

  /** Whether a passage, by number, is in a set: a report is looked up once, and its passages only where they differ. */
  #within({ places, whole, has }: PassageSet): (passage: number) => boolean {
    this.#holders ??= holdersOf(this.index.ids);
    const { reports, of } = this.#holders;
    const standing = new Uint8Array(reports.length);
    return (passage) => {
      const holder = of[passage] ?? 0;
      if (standing[holder] === UNKNOWN) {
        const report = reports[holder] ?? "";
        standing[holder] = whole.has(report) ? ALL : places.has(report) ? SOME : NONE;
      }
      return standing[holder] === ALL || (standing[holder] === SOME && has(this.index.ids[passage] ?? ""));
    };
  }
}

function holdersOf(ids: readonly string[]): Holders {
  const numbers = new Map<string, number>();
  const of = Uint32Array.from(ids, (id) => {
    const report = reportOfPassage(id);
    const number = numbers.get(report) ?? numbers.size;
    numbers.set(report, number);
    return number;
  });
  return { reports: [...numbers.keys()], of };
}
