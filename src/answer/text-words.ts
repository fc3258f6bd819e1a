/**
 * The words of a text as numbers, so that what is read for one question need not be folded, stemmed and cut out of
 * the text again for the next.
 */
import { forEachWord, type Token } from "../archive/analyzer.ts";

/** Numbers for words: the same folded word has the same number in all texts that are read with one book. */
export class WordBook {
  /** By number. */
  readonly words: string[] = [];
  /** By number: the index term, null for a stop word. */
  readonly terms: (string | null)[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(word: string, term: string | null): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    // Only a text of several megabytes without a word twice comes so far.
    const number = Math.min(this.words.length, MOST_WORDS - 1);
    this.#numbers.set(word, number);
    this.words.push(word);
    this.terms.push(term);
    return number;
  }
}

/**
 * The words of one text in the order in which `forEachWord` visits them. Each entry holds the word's number, whether it
 * is a compound after its parts, whether a sentence ends before it, and its length in the text.
 */
export type TextWords = {
  readonly book: WordBook;
  readonly entries: Uint32Array;
  /** Offsets in the text. */
  readonly starts: Uint16Array | Uint32Array;
  /** The words from this place of both arrays up to, not including, another. */
  readonly from: number;
  readonly to: number;
};

const NUMBER_BITS = 21;
/** A book tells no more words apart. */
const MOST_WORDS = 2 ** NUMBER_BITS;
const JOINED = 1 << NUMBER_BITS;
const OPENS = 1 << (NUMBER_BITS + 1);
const LENGTH_SHIFT = NUMBER_BITS + 2;
/** A longer "word" is damage; its length is not told. */
const LONGEST = 2 ** (32 - LENGTH_SHIFT) - 1;

/** The word's number in the book. */
export function numberIn(entry: number): number {
  return entry & (MOST_WORDS - 1);
}

/** Whether the word is a compound whose parts came just before. */
export function isJoined(entry: number): boolean {
  return (entry & JOINED) !== 0;
}

/** Whether the word is the first of its text or stands behind the end of a sentence, as `endsSentence` says. */
export function opensSentence(entry: number): boolean {
  return (entry & OPENS) !== 0;
}

/** How many characters of the text the word takes; null for more than five hundred. */
function lengthIn(entry: number): number | null {
  const length = entry >>> LENGTH_SHIFT;
  return length === LONGEST ? null : length;
}

/** Reads the words of a text. */
export function readWords(book: WordBook, text: string): TextWords {
  const entries: number[] = [];
  const starts: number[] = [];
  let lastEnd = -1;
  forEachWord(text, ({ word, term }, start, end, joined) => {
    const opens = !joined && (lastEnd < 0 || endsSentence(text, lastEnd, start));
    if (!joined) lastEnd = end;
    const length = Math.min(LONGEST, end - start);
    entries.push(
      book.numberOf(word, term) | (joined ? JOINED : 0) | (opens ? OPENS : 0) | (length << LENGTH_SHIFT),
    );
    starts.push(start);
  });
  return {
    book,
    entries: Uint32Array.from(entries, (entry) => entry >>> 0),
    starts: Uint32Array.from(starts),
    from: 0,
    to: entries.length,
  };
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

/** The terms of words that stand one after another, in order, as `termsOf` gives them; stop words have none. */
export function termsIn({ book, entries, from, to }: TextWords): readonly string[] {
  const found: string[] = [];
  for (let at = from; at < to; at++) {
    const term = book.terms[numberIn(entries[at] ?? 0)];
    if (term != null) found.push(term);
  }
  return found;
}

/**
 * The words that stand one after another as `tokenize` gives them. `text`: their text; `offset`: where in it the offsets
 * of the tokens begin. Null where a word is too long to tell where it ends.
 */
export function tokensIn(
  { book, entries, starts, from, to }: TextWords,
  text: string,
  offset = 0,
): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = from; at < to; at++) {
    const entry = entries[at] ?? 0;
    if (isJoined(entry)) continue;
    const start = starts[at] ?? 0;
    const length = lengthIn(entry);
    if (length === null) return null;
    const number = numberIn(entry);
    tokens.push({
      surface: text.slice(start, start + length),
      word: book.words[number] ?? "",
      term: book.terms[number] ?? null,
      start: start - offset,
      end: start + length - offset,
    });
  }
  return tokens;
}
