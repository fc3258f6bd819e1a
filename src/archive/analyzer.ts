/**
 * Text to index terms. Passages, names and questions all go through here, so that the same word always becomes
 * the same term: folded to lower case without accents, possessive `'s` dropped, stemmed by Snowball's English
 * stemmer ("porter2"). Stop words have no term.
 */
import { newStemmer } from "snowball-stemmers";
import { STOP_WORDS } from "./stop-words.ts";
import { hashNext, hashOf, NO_HASH, WordTable } from "./word-table.ts";

/** Changes whenever the same text may give other terms: snapshots made under another version are rebuilt. */
export const ANALYZER_VERSION = 2;

export type Token = {
  /** As it stands in the text. */
  readonly surface: string;
  /** Folded: lower case, no accents, no thousands separators. */
  readonly word: string;
  /** The index term; null for a stop word. */
  readonly term: string | null;
  /** Offsets of `surface` in the text (UTF-16 code units). */
  readonly start: number;
  readonly end: number;
};

/**
 * Every word of a text in order. A word is a run of letters and digits; "434,000" and "3.5" are one word
 * each, "N.E.C." is "nec".
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  scan(text, ({ word, term }, start, end, joined) => {
    if (!joined) tokens.push({ surface: text.slice(start, end), word, term, start, end });
  });
  return tokens;
}

/** The words of a text and its terms, as `tokenize` and `termsOf` give them, in one reading. */
export function readText(text: string): {
  readonly tokens: readonly Token[];
  readonly terms: readonly string[];
} {
  const tokens: Token[] = [];
  const terms: string[] = [];
  scan(text, ({ word, term }, start, end, joined) => {
    if (!joined) tokens.push({ surface: text.slice(start, end), word, term, start, end });
    if (term !== null) terms.push(term);
  });
  return { tokens, terms };
}

/** A word as it is read: folded, and its index term (null for a stop word). */
type ReadWord = { readonly word: string; readonly term: string | null };

type Visit = (read: ReadWord, start: number, end: number, joined: boolean) => void;

/**
 * Calls `visit` with every word of a text in order, and with each compound ("joined") after its parts: `tokenize`
 * without an object for every word, for code that reads much text in little time.
 */
export function forEachWord(text: string, visit: Visit): void {
  scan(text, visit);
}

/**
 * Calls `visit` with every term of a text, in order, stop words left out. A compound ("anti-Semitism",
 * "sub-committee", "O'Brien") gives its parts and then the parts joined, so that it meets its closed spelling.
 */
export function forEachTerm(text: string, visit: (term: string) => void): void {
  scan(text, ({ term }) => {
    if (term !== null) visit(term);
  });
}

/** The terms of a text in order, as `forEachTerm` gives them. */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  forEachTerm(text, (term) => terms.push(term));
  return terms;
}

/** Lower case without accents and typographic variants. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}+/gu, "");
}

const stemmer = newStemmer("english");
const MOST_REMEMBERED = 100_000;
const readWords = new WordTable<ReadWord>(MOST_REMEMBERED, (surface) => {
  const folded = foldWord(surface);
  const word = isPlain(folded) ? folded : folded.replace(SEPARATORS, "");
  return { word, term: STOP_WORDS.has(word) || word === "" ? null : stem(word) };
});

/** Longer "words" are encoded data or damage; the stemmer's time grows with length. */
const LONGEST_STEMMED = 40;
const LONGEST_TERM = 100;

let known: (word: string) => string | undefined = () => undefined;

/** Terms of words that this analyzer has worked out before: stemming is most of what reading a new word takes. */
export function rememberTerms(termOf: (word: string) => string | undefined): void {
  known = termOf;
}

function stem(word: string): string {
  if (word.length > LONGEST_STEMMED) return word.slice(0, LONGEST_TERM);
  return known(word) ?? (/^[a-z]+$/.test(word) ? stemmer.stem(word) : word);
}

const SEPARATORS = /,|(?<=\p{L})\.|[-'’‐‑]/gu;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;

/** Class of each UTF-16 code unit; astral letters are rare enough to be taken as letters by their surrogates. */
const classes = new Uint8Array(65_536).fill(255);

function classOf(code: number): number {
  const known = classes[code] ?? OTHER;
  if (known !== 255) return known;
  const character = String.fromCharCode(code);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  const found = /[\p{L}\p{M}]/u.test(character)
    ? LETTER
    : /\p{N}/u.test(character)
      ? DIGIT
      : surrogate
        ? LETTER
        : OTHER;
  classes[code] = found;
  return found;
}

/**
 * One pass over the character codes: a regular expression with Unicode classes takes ten times as long, and
 * this is most of the time a start takes.
 */
function scan(text: string, visit: Visit): void {
  const length = text.length;
  let at = 0;
  let compoundStart = -1;
  const joinCompound = () => {
    if (compoundStart < 0) return;
    visit(readWords.get(text, compoundStart, at, hashOf(text, compoundStart, at)), compoundStart, at, true);
    compoundStart = -1;
  };
  while (at < length) {
    const start = at;
    let hash = NO_HASH;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (classOf(unit) === OTHER) break;
      hash = hashNext(hash, unit);
    }
    if (at === start) {
      at++;
      continue;
    }
    const end = endOfWord(text, start, at);
    if (end !== at) hash = hashOf(text, start, end);
    at = end;
    visit(readWords.get(text, start, end, hash), start, end, false);
    const next = at < length ? text.charCodeAt(at) : 0;
    if (isApostrophe(next)) {
      const tail = endOfRun(text, at + 1);
      if (tail - at <= 3 && tail > at + 1) {
        // "'s" belongs to the word before it; "'t", "'re" and "'ll" are words that find nothing.
        joinCompound();
        at = tail;
        continue;
      }
    }
    const joins =
      (isHyphen(next) || isApostrophe(next)) &&
      classOf(text.charCodeAt(at + 1)) === LETTER &&
      classOf(text.charCodeAt(at - 1)) === LETTER;
    if (!joins) joinCompound();
    else if (compoundStart < 0) compoundStart = start;
  }
}

function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length && classOf(text.charCodeAt(at)) !== OTHER) at++;
  return at;
}

const FULL_STOP = 46;
const COMMA = 44;

/** End of the word whose run of letters and digits ends at `end`: figures and dotted abbreviations go on. */
function endOfWord(text: string, start: number, end: number): number {
  const next = text.charCodeAt(end);
  if (next !== FULL_STOP && next !== COMMA) return end;
  if (classOf(text.charCodeAt(end - 1)) === DIGIT) {
    FIGURE.lastIndex = start;
    return FIGURE.test(text) ? FIGURE.lastIndex : end;
  }
  if (next === FULL_STOP && end === start + 1) {
    DOTTED.lastIndex = start;
    return DOTTED.test(text) ? DOTTED.lastIndex : end;
  }
  return end;
}

/** Thousands and one decimal point; not "6.3.18", which is a date. */
const FIGURE = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\p{L}\p{N}])|(?<!\d\.)\d+\.\d+(?![\p{L}\p{N}]|\.\d)/uy;
const DOTTED = /\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/uy;

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x60;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function isPlain(word: string): boolean {
  return /^[a-z\d]*$/.test(word);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
