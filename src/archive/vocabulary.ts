/** The corpus's own words, unstemmed, with how often each stands in it. */
import { tokenize } from "./analyzer.ts";

export type Vocabulary = {
  /** Occurrences by folded word; stop words are not counted. */
  readonly counts: ReadonlyMap<string, number>;
  /** Occurrences in lower case alone: tells "Black" the name from "black" the word. */
  readonly lowerCase: ReadonlyMap<string, number>;
  /** Index term by folded word. */
  readonly termOf: ReadonlyMap<string, string>;
  /** Index terms of all words. */
  readonly terms: ReadonlySet<string>;
};

export function collectVocabulary(texts: Iterable<string>): Vocabulary {
  return updateVocabulary(NO_WORDS, [], texts);
}

const NO_WORDS: Vocabulary = {
  counts: new Map(),
  lowerCase: new Map(),
  termOf: new Map(),
  terms: new Set(),
};

/** The words of a corpus that `removed` texts have left and `added` ones have joined. */
export function updateVocabulary(
  before: Vocabulary,
  removed: Iterable<string>,
  added: Iterable<string>,
): Vocabulary {
  const counts = new Map(before.counts);
  const lowerCase = new Map(before.lowerCase);
  const termOf = new Map(before.termOf);
  const count = (text: string, by: 1 | -1) => {
    for (const { surface, word, term } of tokenize(text)) {
      if (term === null) continue;
      addTo(counts, word, by);
      if (surface === word) addTo(lowerCase, word, by);
      if (by > 0) termOf.set(word, term);
    }
  };
  for (const text of added) count(text, 1);
  for (const text of removed) count(text, -1);
  for (const word of termOf.keys()) if (!counts.has(word)) termOf.delete(word);
  return { counts, lowerCase, termOf, terms: new Set(termOf.values()) };
}

function addTo(counts: Map<string, number>, word: string, by: number): void {
  const sum = (counts.get(word) ?? 0) + by;
  if (sum > 0) counts.set(word, sum);
  else counts.delete(word);
}
