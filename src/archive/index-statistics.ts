/** How common words are in a corpus. */
import { forEachTerm } from "./analyzer.ts";
import type { TermStatistics } from "./engine.ts";
import { averageLengths, documentFrequency, type PassageIndex } from "./passage-index.ts";

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
  /** Passages by term that they hold. */
  readonly holding: ReadonlyMap<string, number>;
};

export const NO_TERM_COUNTS: TermCounts = { passages: 0, length: 0, holding: new Map() };

/** The counts of a corpus that `removed` texts have left and `added` ones have joined. */
export function updateTermCounts(
  before: TermCounts,
  removed: Iterable<string>,
  added: Iterable<string>,
): TermCounts {
  const holding = new Map(before.holding);
  let { passages, length } = before;
  const count = (text: string, by: 1 | -1) => {
    const held = new Set<string>();
    forEachTerm(text, (term) => {
      length += by;
      held.add(term);
    });
    passages += by;
    for (const term of held) {
      const sum = (holding.get(term) ?? 0) + by;
      if (sum > 0) holding.set(term, sum);
      else holding.delete(term);
    }
  };
  for (const text of added) count(text, 1);
  for (const text of removed) count(text, -1);
  return { passages, length, holding };
}

export function statisticsFrom({ passages, length, holding }: TermCounts): TermStatistics {
  return { passages, averageLength: length / passages || 1, holding: (term) => holding.get(term) ?? 0 };
}
