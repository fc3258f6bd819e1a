/** Which terms of an index a question asks for, and how much each counts: the same for every engine. */
import { termsOf, tokenize } from "./analyzer.ts";

/** The corpus's own word nearest to one it does not hold; null when none is near. */
export type Correct = (word: string) => string | null;

/** The terms that passages hold; `Key` is what an engine knows a term by. */
export interface HeldTerms<Key> {
  find(term: string): Key | null;
  /** The first few terms, in order, that begin with these letters. */
  completions(prefix: string, limit: number): readonly Key[];
}

/** What a word reached through a prefix or a corrected spelling counts, against 1 for the word itself. */
const FALLBACK_WEIGHT = 0.5;
/** A shorter beginning says too little about the word meant. */
const SHORTEST_PREFIX = 4;
export const MOST_COMPLETIONS = 8;
/** Words of a question that are looked up; what a person asks is far shorter, and the rest is noise or attack. */
const MOST_TERMS = 64;

/** Each distinct term once for every time it stands in the text; absent words through their nearest relatives. */
export function weighQuery<Key>(
  text: string,
  held: HeldTerms<Key>,
  correct: Correct,
): ReadonlyMap<Key, number> {
  const weights = new Map<Key, number>();
  const add = (key: Key, weight: number) => weights.set(key, (weights.get(key) ?? 0) + weight);
  const unknown = new Set<string>();
  for (const term of termsOf(text).slice(0, MOST_TERMS)) {
    const key = held.find(term);
    if (key === null) unknown.add(term);
    else add(key, 1);
  }
  if (unknown.size > 0) for (const key of relatives(text, unknown, held, correct)) add(key, FALLBACK_WEIGHT);
  return weights;
}

function relatives<Key>(
  text: string,
  unknown: ReadonlySet<string>,
  held: HeldTerms<Key>,
  correct: Correct,
): ReadonlySet<Key> {
  const found = new Set<Key>();
  for (const { word, term } of tokenize(text).slice(0, MOST_TERMS * 4)) {
    if (term === null || !unknown.has(term)) continue;
    const completions = word.length < SHORTEST_PREFIX ? [] : held.completions(word, MOST_COMPLETIONS);
    for (const key of completions) found.add(key);
    if (completions.length > 0) continue;
    const corrected = correct(word);
    for (const known of corrected === null ? [] : termsOf(corrected)) {
      const key = held.find(known);
      if (key !== null) found.add(key);
    }
  }
  return found;
}
