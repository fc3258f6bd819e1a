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

/** The same by reading the passages, where an engine elsewhere holds the index. */
export function countTerms(passages: Iterable<{ readonly text: string }>): TermStatistics {
  const holding = new Map<string, number>();
  let count = 0;
  let length = 0;
  for (const { text } of passages) {
    const held = new Set<string>();
    forEachTerm(text, (term) => {
      length++;
      held.add(term);
    });
    count++;
    for (const term of held) holding.set(term, (holding.get(term) ?? 0) + 1);
  }
  return { passages: count, averageLength: length / count || 1, holding: (term) => holding.get(term) ?? 0 };
}
