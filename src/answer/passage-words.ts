/** One passage read against a question, in one pass: where the question's terms stand, sentence by sentence. */
import { forEachWord } from "../archive/analyzer.ts";
import { mayBe } from "./answer-type.ts";
import type { QuestionWords } from "./question-words.ts";

export type PassageWords = {
  /** Terms of the text that are not stop words. */
  readonly length: number;
  /** Which of the question's terms it holds, as bits. */
  readonly held: number;
  /** How often it holds each term. */
  readonly counts: readonly number[];
  /** Where: numbers of content words, ascending, by term. */
  readonly places: readonly (readonly number[])[];
  readonly sentences: readonly SentenceWords[];
  /** Which of the question's words it holds letter for letter, by number. */
  readonly surfaces: ReadonlySet<number>;
  /** Places of words that may be what was asked for and are not in the question. */
  readonly answers: readonly number[];
  /** Worth of the longest run of the question's words, stop words too, that stands here as it stood there. */
  readonly phrase: number;
  /** Share of the question's character grams met in the text, the title or the heading. */
  readonly grams: number;
};

export type SentenceWords = {
  readonly length: number;
  readonly held: number;
  /** Term numbers one after another. */
  readonly found: readonly number[];
};

/** A shorter sentence is a fragment ("No.", "43.") and is read with the next. */
const SHORTEST_SENTENCE = 5;

export function readPassageWords(question: QuestionWords, text: string, around: string): PassageWords {
  const { terms, words, worth, asked, grams } = question;
  const counts = new Array<number>(worth.length).fill(0);
  const places: number[][] = worth.map(() => []);
  const sentences: SentenceWords[] = [];
  const surfaces = new Set<number>();
  const answers: number[] = [];
  const phrase = new PhraseReader(question);
  let sentence = { length: 0, held: 0, found: [] as number[] };
  let length = 0;
  let held = 0;
  let lastEnd = -1;
  grams.begin();
  forEachWord(around, ({ word, term }) => {
    if (term !== null) grams.read(word);
  });
  forEachWord(text, ({ word, term }, start, end, joined) => {
    if (!joined) {
      const opens = lastEnd < 0 || endsSentence(text, lastEnd, start);
      lastEnd = end;
      if (opens && sentence.length >= SHORTEST_SENTENCE) {
        sentences.push(sentence);
        sentence = { length: 0, held: 0, found: [] };
      }
      phrase.read(word);
      const surface = words.get(word);
      if (surface !== undefined) surfaces.add(surface);
      if (term !== null) {
        length++;
        sentence.length++;
        grams.read(word);
      }
      if (asked !== null && surface === undefined && mayBe(asked, word, text, start, opens))
        answers.push(length);
    }
    const number = term === null ? undefined : terms.get(term);
    if (number === undefined) return;
    counts[number] = (counts[number] ?? 0) + 1;
    places[number]?.push(length);
    held |= 1 << number;
    sentence.held |= 1 << number;
    sentence.found.push(number);
  });
  sentences.push(sentence);
  return {
    length,
    held,
    counts,
    places,
    sentences,
    surfaces,
    answers,
    phrase: phrase.longest,
    grams: grams.coverage(),
  };
}

/** Follows every run of the question's words that the words read last may belong to. */
class PhraseReader {
  readonly #question: QuestionWords;
  /** Worth of the run that ends at each place of the question with the word read last. */
  #runs = new Map<number, { readonly worth: number; readonly words: number }>();
  longest = 0;

  constructor(question: QuestionWords) {
    this.#question = question;
  }

  read(word: string): void {
    const { places, phraseWorth } = this.#question;
    const at = places.get(word);
    if (at === undefined) {
      if (this.#runs.size > 0) this.#runs = new Map();
      return;
    }
    const runs = new Map<number, { readonly worth: number; readonly words: number }>();
    for (const place of at) {
      const before = this.#runs.get(place - 1);
      const worth = (before?.worth ?? 0) + (phraseWorth[place] ?? 0);
      const words = (before?.words ?? 0) + 1;
      runs.set(place, { worth, words });
      if (words > 1 && worth > this.longest) this.longest = worth;
    }
    this.#runs = runs;
  }
}

/**
 * Whether a sentence ends between two words. Rougher than `sentences`, which cuts what is quoted: here a wrong cut
 * costs a little weight, and fifty passages are read for every question.
 */
function endsSentence(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) return true;
    if ((code === 0x2e || code === 0x21 || code === 0x3f) && at + 1 < to) return true;
  }
  return false;
}
