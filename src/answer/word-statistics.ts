/** How telling each word is in one archive: rare words say what a question is about, common ones do not. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { findTerm, termCount } from "../archive/term-dictionary.ts";
import type { Vocabulary } from "../archive/vocabulary.ts";

export type WordStatistics = {
  /** Passages that hold the term. */
  frequency(term: string): number;
  /** Inverse document frequency, `ln(1 + (N + 0.5) / (n + 0.5))`: highest for a term no passage holds. */
  weight(term: string): number;
  /** The reports write this word with a capital throughout: it is a name. */
  isName(term: string): boolean;
  /** Terms of the corpus with the same root, as far as their beginnings show: "treasurer" and "treasurership". */
  relatedTo(term: string): readonly string[];
};

/** Shorter beginnings are shared by chance: "partisan" and "participate". */
const SHORTEST_ROOT = 6;
const LONGEST_ENDING = 6;

/** Words that are asked about again and again, when accounts are held against one another. */
const MOST_REMEMBERED = 10_000;

const made = new WeakMap<Archive, WordStatistics>();

/** Made once for each archive. */
export function wordStatistics(archive: Archive): WordStatistics {
  const known = made.get(archive);
  if (known !== undefined) return known;
  const { passages } = archive.statistics;
  const { vocabulary } = archive;
  const { terms } = vocabulary;
  /** By term: whether some word of it stands in lower case. */
  const inLowerCase = new Uint8Array(termCount(terms));
  for (const { word, lowerCase } of vocabulary.words()) {
    if (lowerCase > 0) for (const term of termsOf(word)) inLowerCase[findTerm(terms, term)] = 1;
  }
  const weights = new Map<string, number>();
  const statistics: WordStatistics = {
    frequency: (term) => Math.max(archive.statistics.holding(term), vocabulary.hasTerm(term) ? 1 : 0),
    weight(term) {
      const known = weights.get(term);
      if (known !== undefined) return known;
      const made = Math.log(1 + (passages + 0.5) / (archive.statistics.holding(term) + 0.5));
      if (weights.size >= MOST_REMEMBERED) weights.clear();
      weights.set(term, made);
      return made;
    },
    relatedTo: (term) => related(vocabulary, term),
    isName: (term) => inLowerCase[findTerm(terms, term)] === 0 && /^\p{L}/u.test(term),
  };
  made.set(archive, statistics);
  return statistics;
}

function related(vocabulary: Vocabulary, term: string): readonly string[] {
  if (term.length < SHORTEST_ROOT || !/^[a-z]+$/.test(term)) return [];
  const found: string[] = [];
  for (
    let length = term.length - 1;
    length >= Math.max(SHORTEST_ROOT, term.length - LONGEST_ENDING);
    length--
  ) {
    const shorter = term.slice(0, length);
    if (vocabulary.hasTerm(shorter)) found.push(shorter);
  }
  for (const longer of vocabulary.termsFrom(term)) {
    const ending = longer.length - term.length;
    if (ending > 0 && ending <= LONGEST_ENDING && /^[a-z]+$/.test(longer)) found.push(longer);
  }
  return found;
}
