/** Telling names from ordinary words by how a corpus writes them. */
import type { Token } from "./analyzer.ts";
import type { Vocabulary } from "./vocabulary.ts";

const CALENDAR_WORDS = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter easter christmas".split(
    " ",
  ),
);

/** Share of its occurrences in lower case from which a word is an ordinary one. */
const ORDINARY = 0.1;

export function isCalendarWord(word: string): boolean {
  return CALENDAR_WORDS.has(word);
}

/** Whether the corpus uses a folded word in lower case too, and not just by a slip. */
export function isOrdinaryWord(word: string, vocabulary: Vocabulary): boolean {
  const lower = vocabulary.lowerCase(word);
  return lower > 0 && lower >= ORDINARY * vocabulary.count(word);
}

/** Whether a word is a name, or part of one: always written with a capital; where the corpus lacks it, here. */
export function isProperName({ word, term, surface }: Token, vocabulary: Vocabulary): boolean {
  if (term === null || isCalendarWord(word) || /\d/.test(word)) return false;
  if (!vocabulary.has(word)) return /^\p{Lu}/u.test(surface);
  return !isOrdinaryWord(word, vocabulary);
}
