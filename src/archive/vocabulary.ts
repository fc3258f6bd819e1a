/** The corpus's own words, unstemmed, with how often each stands in it. */
import { tokenize } from "./analyzer.ts";
import { PackedWords } from "./packed-words.ts";
import {
  compareText,
  findTerm,
  packTerms,
  prefixRange,
  type TermDictionary,
  termText,
} from "./term-dictionary.ts";

export type Word = {
  /** Folded; stop words are not among them. */
  readonly word: string;
  /** Its index term. */
  readonly term: string;
  readonly count: number;
  /** Occurrences in lower case alone: tells "Black" the name from "black" the word. */
  readonly lowerCase: number;
};

/** Packed: a large corpus has hundreds of thousands of words. */
export class Vocabulary {
  readonly #words: PackedWords;
  readonly #counts: Uint32Array;
  readonly #lowerCase: Uint32Array;
  /** Number of each word's term. */
  readonly #termOf: Uint32Array;
  /** Index terms of all words. */
  readonly terms: TermDictionary;

  constructor(words: readonly Word[]) {
    this.#words = new PackedWords(words.map(({ word }) => word));
    this.#counts = Uint32Array.from(words, ({ count }) => count);
    this.#lowerCase = Uint32Array.from(words, ({ lowerCase }) => lowerCase);
    const terms = [...new Set(words.map(({ term }) => term))].sort(compareText);
    const numbers = new Map(terms.map((term, number) => [term, number]));
    this.#termOf = Uint32Array.from(words, ({ term }) => numbers.get(term) ?? 0);
    this.terms = packTerms(terms);
  }

  has(word: string): boolean {
    return this.#words.numberOf(word) >= 0;
  }

  count(word: string): number {
    return this.#counts[this.#words.numberOf(word)] ?? 0;
  }

  lowerCase(word: string): number {
    return this.#lowerCase[this.#words.numberOf(word)] ?? 0;
  }

  /** Index term of a word; undefined for one that the corpus does not hold. */
  termOf(word: string): string | undefined {
    const number = this.#words.numberOf(word);
    return number < 0 ? undefined : termText(this.terms, this.#termOf[number] ?? 0);
  }

  /** Whether an index term is that of some word. */
  hasTerm(term: string): boolean {
    return findTerm(this.terms, term) >= 0;
  }

  /** The terms that begin with `prefix`, in order. */
  *termsFrom(prefix: string): Generator<string> {
    const [first, end] = prefixRange(this.terms, prefix);
    for (let number = first; number < end; number++) yield termText(this.terms, number);
  }

  *words(): Generator<Word> {
    for (let number = 0; number < this.#words.size; number++) {
      yield {
        word: this.#words.word(number),
        term: termText(this.terms, this.#termOf[number] ?? 0),
        count: this.#counts[number] ?? 0,
        lowerCase: this.#lowerCase[number] ?? 0,
      };
    }
  }
}

export function collectVocabulary(texts: Iterable<string>): Vocabulary {
  return updateVocabulary(new Vocabulary([]), [], texts);
}

/** The words of a corpus that `removed` texts have left and `added` ones have joined. */
export function updateVocabulary(
  before: Vocabulary,
  removed: Iterable<string>,
  added: Iterable<string>,
): Vocabulary {
  const words = new Map<string, { -readonly [Field in keyof Word]: Word[Field] }>();
  for (const word of before.words()) words.set(word.word, word);
  const count = (text: string, by: 1 | -1) => {
    for (const { surface, word, term } of tokenize(text)) {
      if (term === null) continue;
      const known = words.get(word) ?? { word, term, count: 0, lowerCase: 0 };
      words.set(word, known);
      known.count += by;
      if (surface === word) known.lowerCase += by;
    }
  };
  for (const text of added) count(text, 1);
  for (const text of removed) count(text, -1);
  return new Vocabulary([...words.values()].filter((word) => word.count > 0));
}
