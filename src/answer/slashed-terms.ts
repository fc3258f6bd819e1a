/** "Overdraft/debt": two words for one thing, of which a report may use either. */
import type { PlacedTerm } from "./question.ts";

/** Terms of which those that are written with a slash between them have become one that either word meets. */
export function withSlashedJoined(text: string, terms: readonly PlacedTerm[]): readonly PlacedTerm[] {
  const joined: PlacedTerm[] = [];
  for (const term of terms.toSorted((a, b) => a.at - b.at)) {
    const before = joined.at(-1);
    if (before === undefined || !isSlashed(text, before, term)) {
      joined.push(term);
      continue;
    }
    joined[joined.length - 1] = {
      ...before,
      label: text.slice(before.at, term.at + term.label.length),
      spellings: [...before.spellings, ...term.spellings],
      synonyms: [...before.synonyms, ...term.synonyms],
      weight: Math.max(before.weight, term.weight),
    };
  }
  return joined;
}

function isSlashed(text: string, before: PlacedTerm, term: PlacedTerm): boolean {
  return (
    before.kind === "word" &&
    term.kind === "word" &&
    text.slice(before.at + before.label.length, term.at).trim() === "/"
  );
}
