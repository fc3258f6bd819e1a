/** The terms by which a question's terms are met, as bits: where they stand in a passage is found in one reading of it. */
import { JOINT } from "./phrasal-verbs.ts";
import type { QuestionTerm } from "./question.ts";
import { numberIn, type TextWords, type WordBook } from "./text-words.ts";

/** Which of the terms stand somewhere: numbers of this many bits. */
export type Row = number[];
const BITS = 30;

/** The ways to meet a term: for each, the numbers of a row that count, and after each of them the bits that must be set. */
type Ways = readonly (readonly number[])[];

/** By its own words, and by those of like meaning. */
export type WaysToMeet = { readonly word: Ways; readonly alike: Ways };

export class SoughtTerms {
  /** Whether some of them stand for verbs with their particles. */
  readonly ofPhrasals: boolean;
  readonly #bits = new Map<string, number>();
  readonly #width: number;
  readonly #ways = new Map<QuestionTerm, WaysToMeet>();
  readonly #book: WordBook;
  /** By a word's number in the book: whether it is known not to be sought, as nearly all are. */
  readonly #idle: Uint8Array;

  constructor(terms: readonly QuestionTerm[], book: WordBook) {
    this.#book = book;
    this.#idle = new Uint8Array(book.words.length + ROOM);
    for (const { spellings, synonyms } of terms)
      for (const words of [...spellings, ...synonyms])
        for (const word of words) if (!this.#bits.has(word)) this.#bits.set(word, this.#bits.size);
    this.ofPhrasals = [...this.#bits.keys()].some((word) => word.includes(JOINT));
    this.#width = Math.ceil(this.#bits.size / BITS);
    for (const term of terms)
      this.#ways.set(term, { word: this.#waysOf(term.spellings), alike: this.#waysOf(term.synonyms) });
  }

  waysOf(term: QuestionTerm): WaysToMeet {
    return this.#ways.get(term) ?? { word: [], alike: [] };
  }

  /** A row in which nothing is marked. */
  row(): Row {
    const row: number[] = [];
    for (let at = 0; at < this.#width; at++) row.push(0);
    return row;
  }

  markWords(row: Row, { book, entries, from, to }: TextWords): void {
    if (book !== this.#book) {
      for (let at = from; at < to; at++) this.#mark(row, book.terms[numberIn(entries[at] ?? 0)] ?? null);
      return;
    }
    for (let at = from; at < to; at++) {
      const number = numberIn(entries[at] ?? 0);
      if (this.#idle[number] === 1) continue;
      if (!this.#mark(row, book.terms[number] ?? null)) this.#idle[number] = 1;
    }
  }

  markTerms(row: Row, terms: Iterable<string>): void {
    for (const term of terms) this.#mark(row, term);
  }

  /** Marks a term; false where it is not sought. */
  #mark(row: Row, term: string | null): boolean {
    const bit = term === null ? undefined : this.#bits.get(term);
    if (bit === undefined) return false;
    const at = Math.floor(bit / BITS);
    row[at] = (row[at] ?? 0) | (1 << (bit % BITS));
    return true;
  }

  #waysOf(alternatives: readonly (readonly string[])[]): Ways {
    return alternatives
      .filter(({ length }) => length > 0)
      .map((words) => {
        const row = this.row();
        this.markTerms(row, words);
        return row.flatMap((bits, at) => (bits === 0 ? [] : [at, bits]));
      });
  }
}

/** For words that are read after others. */
const ROOM = 2_000;

/** Whether all terms of one of the ways stand in a row. */
export function standsIn(row: Row, ways: Ways): boolean {
  for (const way of ways) {
    let stands = true;
    for (let at = 0; at < way.length; at += 2) {
      const sought = way[at + 1] ?? 0;
      stands &&= ((row[way[at] ?? 0] ?? 0) & sought) === sought;
    }
    if (stands) return true;
  }
  return false;
}
