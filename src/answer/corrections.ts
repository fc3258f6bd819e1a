/** Slips of spelling in a question, put right by the corpus's own words and names. */
import { type Token, termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { slipCost } from "../archive/edit-distance.ts";
import type { NameMatch } from "../archive/names.ts";
import { englishNear, isEnglish } from "./everyday-words.ts";
import { synonymsOf } from "./synonyms.ts";
import type { WordStatistics } from "./word-statistics.ts";

/**
 * People meant by a surname with a slip in it: the corpus holds no such word, and one surname that is near. `named`:
 * names that were found already.
 */
export function misspeltPeople(
  tokens: readonly Token[],
  named: readonly NameMatch[],
  archive: Archive,
  statistics: WordStatistics,
): readonly NameMatch[] {
  return tokens.flatMap((token): readonly NameMatch[] => {
    if (named.some(({ start, end }) => token.start < end && start < token.end)) return [];
    // "Moan" in small letters is meant, and no slip for anybody's name.
    if (/^\p{Ll}/u.test(token.surface) && isEnglish(token.word)) return [];
    const read = correction(token, archive, statistics);
    if (read === null) return [];
    const { surface, start, end } = token;
    const [person] = archive.names.mentions(`${read.charAt(0).toUpperCase()}${read.slice(1)}`);
    return person?.kind === "person" ? [{ ...person, matched: surface, start, end, exact: false }] : [];
  });
}

/** The corpus's own spelling of a word it does not hold, when only a slip lies between. */
export function correction(token: Token, archive: Archive, statistics: WordStatistics): string | null {
  if (token.term === null || statistics.frequency(token.term) > 0 || token.word.length < 5) return null;
  // "Value" in small letters is meant, though the reports know no value but a Vale.
  if (/^\p{Ll}/u.test(token.surface) && isEnglish(token.word)) return null;
  if (synonymsOf(token.term).some((words) => words.every((word) => statistics.frequency(word) > 0)))
    return null;
  const read = archive.names.correct(token.word);
  if (read === null || read === token.word || read[0] !== token.word[0])
    return everydayMeant(token, statistics);
  const [term = read] = termsOf(read);
  // A name written with a capital is no slip for an ordinary word, and short words are near to too many others.
  const name = statistics.isName(term);
  if (/^\p{Lu}/u.test(token.surface) && !name) return null;
  if (token.word.length < 6 && !name) return null;
  return slipCost(token.word, read) <= (token.word.length > 7 ? MOST_SLIPS : 1) ? read : null;
}

/** "Boycot": a word that the reports do not hold either, where they hold one of its meaning. */
function everydayMeant({ word, surface }: Token, statistics: WordStatistics): string | null {
  if (word.length < SHORTEST_EVERYDAY || /^\p{Lu}/u.test(surface) || isEnglish(word)) return null;
  const isHeld = (words: readonly string[]) => words.every((one) => statistics.frequency(one) > 0);
  return (
    englishNear(word).find((other) => {
      const [term] = termsOf(other);
      return term !== undefined && synonymsOf(term).some(isHeld);
    }) ?? null
  );
}

const SHORTEST_EVERYDAY = 6;

/** In a long word: one letter wrong and a light slip beside it. */
const MOST_SLIPS = 1.5;
