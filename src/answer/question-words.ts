/** What the second stage of ranking knows of a question: its words, their worth, and what kind of thing is asked. */
import { forEachWord } from "../archive/analyzer.ts";
import { inverseDocumentFrequency } from "../archive/bm25f.ts";
import type { TermStatistics } from "../archive/engine.ts";
import { type AnswerType, askedFor } from "./answer-type.ts";
import { CharacterGrams } from "./character-grams.ts";

export type QuestionWords = {
  /** Distinct index terms by number, at most 31: a set of them is the bits of one number. */
  readonly terms: ReadonlyMap<string, number>;
  /** Worth of each term: its inverse document frequency. */
  readonly worth: readonly number[];
  readonly totalWorth: number;
  /** Term numbers one after another as they stand, stop words left out. */
  readonly sequence: readonly number[];
  /** Bits of the terms without the thing asked for: in "which country ...?" the answer does not say "country". */
  readonly withoutFocus: number;
  /** Folded words that are not stop words, by number, and their worth. */
  readonly words: ReadonlyMap<string, number>;
  readonly wordWorth: readonly number[];
  /** Numbers of the words written with a capital or a digit, the first of the question apart. */
  readonly names: readonly number[];
  /** Every folded word in order, stop words too, with its worth in a phrase. */
  readonly allWords: readonly string[];
  readonly phraseWorth: readonly number[];
  /** Where each word stands in `allWords`. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly asked: AnswerType | null;
  readonly grams: CharacterGrams;
};

/** Bits of a number in which a set of terms is kept. */
const MOST_TERMS = 31;
/** Words read of a question; what comes after adds cost and no meaning. */
const MOST_WORDS = 100;
/** A stop word adds a little to a phrase: "leader of the opposition" is more than two words near each other. */
const STOP_WORD_WORTH = 0.5;

export function readQuestionWords(text: string, statistics: TermStatistics): QuestionWords {
  const terms = new Map<string, number>();
  const worth: number[] = [];
  const sequence: number[] = [];
  const words = new Map<string, number>();
  const wordWorth: number[] = [];
  const names = new Set<number>();
  const allWords: string[] = [];
  const phraseWorth: number[] = [];
  const grams = new CharacterGrams();
  let focus = -1;
  forEachWord(text, ({ word, term }, start, _end, joined) => {
    if (allWords.length >= MOST_WORDS) return;
    const idf = term === null ? 0 : inverseDocumentFrequency(statistics.passages, statistics.holding(term));
    let number = term === null ? undefined : terms.get(term);
    if (term !== null && number === undefined && terms.size < MOST_TERMS) {
      number = terms.size;
      terms.set(term, number);
      worth.push(idf);
    }
    if (joined) return;
    const before = allWords.at(-1);
    allWords.push(word);
    phraseWorth.push(term === null ? STOP_WORD_WORTH : idf);
    if (term === null) return;
    if (number !== undefined) {
      sequence.push(number);
      if (focus < 0 && (before === "what" || before === "which")) focus = number;
    }
    let place = words.get(word);
    if (place === undefined) {
      place = words.size;
      words.set(word, place);
      wordWorth.push(idf);
      grams.add(word, idf);
    }
    if (allWords.length > 1 && /[\p{Lu}\p{N}]/u.test(text.charAt(start))) names.add(place);
  });
  const all = worth.reduce((bits, _, number) => bits | (1 << number), 0);
  return {
    terms,
    worth,
    totalWorth: worth.reduce((sum, value) => sum + value, 0) || 1,
    sequence,
    withoutFocus: focus < 0 ? all : all & ~(1 << focus),
    words,
    wordWorth,
    names: [...names],
    allWords,
    phraseWorth,
    places: placesOf(allWords),
    asked: askedFor(allWords),
    grams,
  };
}

function placesOf(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else known.push(at);
  }
  return places;
}

/** Worth of a set of terms. */
export function worthOf(bits: number, worth: readonly number[]): number {
  let sum = 0;
  for (let left = bits, number = 0; left !== 0; left >>>= 1, number++) {
    if (left & 1) sum += worth[number] ?? 0;
  }
  return sum;
}
