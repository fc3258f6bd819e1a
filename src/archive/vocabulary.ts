/** The corpus's own words, unstemmed, with how often each stands in it. */
import { tokenize } from "./analyzer.ts";

export type Vocabulary = {
  /** Occurrences by folded word; stop words are not counted. */
  readonly counts: ReadonlyMap<string, number>;
  /** Occurrences in lower case alone: tells "Black" the name from "black" the word. */
  readonly lowerCase: ReadonlyMap<string, number>;
  /** Index terms of all words. */
  readonly terms: ReadonlySet<string>;
};

export function collectVocabulary(texts: Iterable<string>): Vocabulary {
  const counts = new Map<string, number>();
  const lowerCase = new Map<string, number>();
  const terms = new Set<string>();
  for (const text of texts) {
    for (const { surface, word, term } of tokenize(text)) {
      if (term === null) continue;
      const count = counts.get(word);
      counts.set(word, (count ?? 0) + 1);
      if (count === undefined) terms.add(term);
      if (surface === word) lowerCase.set(word, (lowerCase.get(word) ?? 0) + 1);
    }
  }
  return { counts, lowerCase, terms };
}
