/** How telling each word is in one archive: rare words say what a question is about, common ones do not. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";

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

const made = new WeakMap<Archive, WordStatistics>();

/** Made once for each archive. */
export function wordStatistics(archive: Archive): WordStatistics {
  const known = made.get(archive);
  if (known !== undefined) return known;
  const { passages } = archive.statistics;
  const { terms, lowerCase } = archive.vocabulary;
  const inLowerCase = new Set<string>();
  for (const word of lowerCase.keys()) for (const term of termsOf(word)) inLowerCase.add(term);
  const sorted = [...terms].filter((term) => term.length >= SHORTEST_ROOT && /^[a-z]+$/.test(term)).sort();
  const statistics: WordStatistics = {
    frequency: (term) => Math.max(archive.statistics.holding(term), terms.has(term) ? 1 : 0),
    weight: (term) => Math.log(1 + (passages + 0.5) / (archive.statistics.holding(term) + 0.5)),
    relatedTo: (term) => related(sorted, terms, term),
    isName: (term) => terms.has(term) && !inLowerCase.has(term) && /^\p{L}/u.test(term),
  };
  made.set(archive, statistics);
  return statistics;
}

function related(sorted: readonly string[], held: ReadonlySet<string>, term: string): readonly string[] {
  if (term.length < SHORTEST_ROOT || !/^[a-z]+$/.test(term)) return [];
  const found: string[] = [];
  for (
    let length = term.length - 1;
    length >= Math.max(SHORTEST_ROOT, term.length - LONGEST_ENDING);
    length--
  ) {
    const shorter = term.slice(0, length);
    if (held.has(shorter)) found.push(shorter);
  }
  for (let at = lowerBound(sorted, term); at < sorted.length; at++) {
    const longer = sorted[at] ?? "";
    if (!longer.startsWith(term)) break;
    if (longer !== term && longer.length <= term.length + LONGEST_ENDING) found.push(longer);
  }
  return found;
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
