/** How common words are in a corpus. */
import { forEachTerm } from "./analyzer.ts";
import type { TermStatistics } from "./engine.ts";
import { averageLengths, documentFrequency, type PassageIndex } from "./passage-index.ts";
import { compareText, findTerm, packTerms, type TermDictionary, termText } from "./term-dictionary.ts";

export function statisticsOf(index: PassageIndex): TermStatistics {
  const [averageLength = 1] = averageLengths(index.lengths);
  return {
    passages: index.ids.length,
    averageLength,
    holding: (term) => documentFrequency(index, term),
  };
}

/** The same counted from the passages' texts, where an engine elsewhere holds the index. */
export type TermCounts = {
  readonly passages: number;
  /** Terms of all passages together. */
  readonly length: number;
  readonly terms: TermDictionary;
  /** Passages that hold each term. */
  readonly holding: Uint32Array;
};

export type CountedTerms = Pick<TermCounts, "passages" | "length"> & {
  readonly holding: Iterable<readonly [term: string, passages: number]>;
};

export function packTermCounts({ passages, length, holding }: CountedTerms): TermCounts {
  const sorted = [...holding].sort(([a], [b]) => compareText(a, b));
  return {
    passages,
    length,
    terms: packTerms(sorted.map(([term]) => term)),
    holding: Uint32Array.from(sorted, ([, count]) => count),
  };
}

export function countedTerms({ passages, length, terms, holding }: TermCounts): CountedTerms {
  return { passages, length, holding: Array.from(holding, (count, term) => [termText(terms, term), count]) };
}

export const NO_TERM_COUNTS: TermCounts = packTermCounts({ passages: 0, length: 0, holding: [] });

/** The counts of a corpus that `removed` texts have left and `added` ones have joined. */
export function updateTermCounts(
  before: TermCounts,
  removed: Iterable<string>,
  added: Iterable<string>,
): TermCounts {
  const holding = new Map(countedTerms(before).holding);
  let { passages, length } = before;
  const count = (text: string, by: 1 | -1) => {
    const held = new Set<string>();
    forEachTerm(text, (term) => {
      length += by;
      held.add(term);
    });
    passages += by;
    for (const term of held) holding.set(term, (holding.get(term) ?? 0) + by);
  };
  for (const text of added) count(text, 1);
  for (const text of removed) count(text, -1);
  return packTermCounts({ passages, length, holding: [...holding].filter(([, sum]) => sum > 0) });
}

export function statisticsFrom({ passages, length, terms, holding }: TermCounts): TermStatistics {
  return {
    passages,
    averageLength: length / passages || 1,
    holding: (term) => holding[findTerm(terms, term)] ?? 0,
  };
}
