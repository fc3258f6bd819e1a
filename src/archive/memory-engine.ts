/** The engine of a single process: the passage index in memory. */
import type { Engine, EngineQuery, Hit } from "./engine.ts";
import type { PassageIndex } from "./passage-index.ts";
import { PassageSearch } from "./passage-search.ts";
import { findTerm, prefixRange } from "./term-dictionary.ts";
import { type Correct, type HeldTerms, weighQuery } from "./weigh-query.ts";

export class MemoryEngine implements Engine {
  readonly name = "memory";
  readonly index: PassageIndex;
  readonly #search: PassageSearch;
  readonly #correct: Correct;
  readonly #held: HeldTerms<number>;

  constructor(index: PassageIndex, correct: Correct = () => null) {
    this.index = index;
    this.#search = new PassageSearch(index);
    this.#correct = correct;
    this.#held = {
      find(term) {
        const number = findTerm(index.terms, term);
        return number < 0 ? null : number;
      },
      completions(prefix, limit) {
        const [first, end] = prefixRange(index.terms, prefix);
        return Array.from({ length: Math.min(end - first, limit) }, (_, at) => first + at);
      },
    };
  }

  search(query: EngineQuery): Promise<readonly Hit[]> {
    return Promise.resolve(this.searchNow(query));
  }

  /** As `search`, without the promise. */
  searchNow({ text, limit, within }: EngineQuery): readonly Hit[] {
    const terms = [...weighQuery(text, this.#held, this.#correct)].map(([term, weight]) => ({
      term,
      weight,
    }));
    return this.#search.rank(terms, limit, within);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
