/** The engine of a single process: the passage index in memory. */
import { termsOf, tokenize } from "./analyzer.ts";
import type { Engine, EngineQuery, Hit } from "./engine.ts";
import type { PassageIndex } from "./passage-index.ts";
import { PassageSearch, type WeightedTerm } from "./passage-search.ts";
import { findTerm, prefixRange } from "./term-dictionary.ts";

/** The corpus's own word nearest to one it does not hold; null when none is near. */
export type Correct = (word: string) => string | null;

/** What a word reached through a prefix or a corrected spelling counts, against 1 for the word itself. */
const FALLBACK_WEIGHT = 0.5;
/** A shorter beginning says too little about the word meant. */
const SHORTEST_PREFIX = 4;
const MOST_COMPLETIONS = 8;
/** Words of a question that are looked up; what a person asks is far shorter, and the rest is noise or attack. */
const MOST_TERMS = 64;

export class MemoryEngine implements Engine {
  readonly name = "memory";
  readonly index: PassageIndex;
  readonly #search: PassageSearch;
  readonly #correct: Correct;

  constructor(index: PassageIndex, correct: Correct = () => null) {
    this.index = index;
    this.#search = new PassageSearch(index);
    this.#correct = correct;
  }

  search(query: EngineQuery): Promise<readonly Hit[]> {
    return Promise.resolve(this.searchNow(query));
  }

  /** As `search`, without the promise. */
  searchNow({ text, limit, within }: EngineQuery): readonly Hit[] {
    return this.#search.rank(this.#termsOf(text), limit, within);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Each distinct term once for every time it stands in the text; absent words through their nearest relatives. */
  #termsOf(text: string): readonly WeightedTerm[] {
    const weights = new Map<number, number>();
    const add = (term: number, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight);
    const unknown: string[] = [];
    for (const term of termsOf(text).slice(0, MOST_TERMS)) {
      const number = findTerm(this.index.terms, term);
      if (number >= 0) add(number, 1);
      else unknown.push(term);
    }
    if (unknown.length > 0) {
      for (const number of this.#relatives(text, new Set(unknown))) add(number, FALLBACK_WEIGHT);
    }
    return [...weights].map(([term, weight]) => ({ term, weight }));
  }

  #relatives(text: string, unknown: ReadonlySet<string>): ReadonlySet<number> {
    const found = new Set<number>();
    for (const { word, term } of tokenize(text).slice(0, MOST_TERMS * 4)) {
      if (term === null || !unknown.has(term)) continue;
      const completions = this.#completions(word);
      for (const number of completions) found.add(number);
      if (completions.length > 0) continue;
      const corrected = this.#correct(word);
      for (const known of corrected === null ? [] : termsOf(corrected)) {
        const number = findTerm(this.index.terms, known);
        if (number >= 0) found.add(number);
      }
    }
    return found;
  }

  #completions(word: string): readonly number[] {
    if (word.length < SHORTEST_PREFIX) return [];
    const [first, end] = prefixRange(this.index.terms, word);
    const count = Math.min(end - first, MOST_COMPLETIONS);
    return Array.from({ length: count }, (_, at) => first + at);
  }
}
