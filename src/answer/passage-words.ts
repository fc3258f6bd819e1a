/** One passage read against a question, in one pass: where the question's terms stand, sentence by sentence. */
import { mayBe } from "./answer-type.ts";
import type { QuestionWords } from "./question-words.ts";
import { isJoined, numberIn, opensSentence, type TextWords, type WordBook } from "./text-words.ts";

export type PassageWords = {
  /** Terms of the text that are not stop words. */
  readonly length: number;
  /** Which of the question's terms it holds, as bits. */
  readonly held: number;
  /** How often it holds each term. */
  readonly counts: readonly number[];
  /** Where: numbers of content words, ascending, by term; null for a term that it does not hold. */
  readonly places: readonly (readonly number[] | null)[];
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

/** What a question knows of a word that it meets. */
type Meeting = {
  readonly word: string;
  /** Number among the question's terms, and among its words; -1 where it is none of them. */
  readonly term: number;
  readonly surface: number;
  readonly isStopWord: boolean;
  readonly grams: readonly number[];
  /** Where the question has it. */
  readonly places: readonly number[] | undefined;
};

/** What a question knows of the words of a book, by their numbers: found out once for all passages that hold them. */
class Meetings {
  readonly phrase: PhraseReader;
  readonly #question: QuestionWords;
  readonly #book: WordBook;
  readonly #met: Meeting[] = [];
  /** By word: its place among those met, plus one; zero for one that was not met yet. */
  #places: Uint16Array;

  constructor(question: QuestionWords, book: WordBook) {
    this.phrase = new PhraseReader(question);
    this.#question = question;
    this.#book = book;
    this.#places = new Uint16Array(book.words.length);
  }

  of(entry: number): Meeting {
    const number = numberIn(entry);
    const known = this.#met[(this.#places[number] ?? 0) - 1];
    if (known !== undefined) return known;
    const { terms, words, places, grams } = this.#question;
    const word = this.#book.words[number] ?? "";
    const term = this.#book.terms[number] ?? null;
    const met = {
      word,
      term: term === null ? NONE : (terms.get(term) ?? NONE),
      surface: words.get(word) ?? NONE,
      isStopWord: term === null,
      grams: grams.numbersIn(word),
      places: places.get(word),
    };
    this.#remember(number, met);
    return met;
  }

  #remember(number: number, met: Meeting): void {
    if (number >= this.#places.length) {
      // Words that were read since.
      const longer = new Uint16Array(this.#book.words.length + ROOM);
      longer.set(this.#places);
      this.#places = longer;
    }
    if (this.#met.length < MOST_MET) this.#places[number] = this.#met.push(met);
  }
}

const NONE = -1;
/** Different words that are remembered of what is read for a question. */
const MOST_MET = 65_535;
/** For words that are read after others. */
const ROOM = 2_000;

const known = new WeakMap<QuestionWords, WeakMap<WordBook, Meetings>>();

function meetingsOf(question: QuestionWords, book: WordBook): Meetings {
  const books = known.get(question) ?? new WeakMap<WordBook, Meetings>();
  known.set(question, books);
  const meetings = books.get(book) ?? new Meetings(question, book);
  books.set(book, meetings);
  return meetings;
}

/** `text` and its `words`; `around`: the words of what stands above it. */
export function readPassageWords(
  question: QuestionWords,
  text: string,
  { book, entries, starts, from, to }: TextWords,
  around: readonly TextWords[],
): PassageWords {
  const { worth, asked, grams } = question;
  const meetings = meetingsOf(question, book);
  const counts = new Array<number>(worth.length).fill(0);
  const places = new Array<number[] | null>(worth.length).fill(null);
  const sentences: SentenceWords[] = [];
  const surfaces = new Set<number>();
  const answers: number[] = [];
  const { phrase } = meetings;
  let sentence = { length: 0, held: 0, found: [] as number[] };
  let length = 0;
  let held = 0;
  grams.begin();
  phrase.begin();
  for (const above of around) {
    for (let at = above.from; at < above.to; at++) {
      const met = meetingsOf(question, above.book).of(above.entries[at] ?? 0);
      if (!met.isStopWord) grams.meet(met.grams);
    }
  }
  for (let at = from; at < to; at++) {
    const entry = entries[at] ?? 0;
    const met = meetings.of(entry);
    if (!isJoined(entry)) {
      const opens = opensSentence(entry);
      if (opens && sentence.length >= SHORTEST_SENTENCE) {
        sentences.push(sentence);
        sentence = { length: 0, held: 0, found: [] };
      }
      phrase.read(met.places);
      if (met.surface !== NONE) surfaces.add(met.surface);
      if (!met.isStopWord) {
        length++;
        sentence.length++;
        grams.meet(met.grams);
      }
      if (asked !== null && met.surface === NONE && mayBe(asked, met.word, text, starts[at] ?? 0, opens))
        answers.push(length);
    }
    const number = met.term;
    if (number === NONE) continue;
    counts[number] = (counts[number] ?? 0) + 1;
    const own = places[number];
    if (own == null) places[number] = [length];
    else own.push(length);
    held |= 1 << number;
    sentence.held |= 1 << number;
    sentence.found.push(number);
  }
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
  readonly #phraseWorth: readonly number[];
  /** For each place of the question: which word of all that were read last stood there, and the run that ends with it. */
  readonly #readAt: Float64Array;
  readonly #worths: Float64Array;
  readonly #words: Uint32Array;
  #at = 0;
  /** Worth of the longest run since `begin`. */
  longest = 0;

  constructor({ phraseWorth }: QuestionWords) {
    this.#phraseWorth = phraseWorth;
    this.#readAt = new Float64Array(phraseWorth.length);
    this.#worths = new Float64Array(phraseWorth.length);
    this.#words = new Uint32Array(phraseWorth.length);
  }

  /** Begins the reading of a passage. */
  begin(): void {
    this.#at += 2;
    this.longest = 0;
  }

  /** `places`: where the question has the word read next, ascending. */
  read(places: readonly number[] | undefined): void {
    this.#at++;
    if (places === undefined) return;
    // Backwards: a run grows out of what the word before this one left.
    for (let last = places.length - 1; last >= 0; last--) {
      const place = places[last] ?? 0;
      const goesOn = place > 0 && this.#readAt[place - 1] === this.#at - 1;
      const worth = (goesOn ? (this.#worths[place - 1] ?? 0) : 0) + (this.#phraseWorth[place] ?? 0);
      const words = (goesOn ? (this.#words[place - 1] ?? 0) : 0) + 1;
      this.#readAt[place] = this.#at;
      this.#worths[place] = worth;
      this.#words[place] = words;
      if (words > 1 && worth > this.longest) this.longest = worth;
    }
  }
}
