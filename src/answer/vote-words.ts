/** Which votes may be on a subject, told by a few bits for each passage: most passages need not be read for it. */
import type { Archive } from "../archive/archive.ts";
import { hashOf } from "../archive/word-table.ts";
import type { Vote } from "../report.ts";
import { ENOUGH } from "./evidence.ts";
import { officesIn } from "./offices.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import type { QuestionTerm } from "./question.ts";

/** Of a Bloom filter: with two bits for each of some hundred and fifty words one in fifteen others seems to be there. */
const BITS = 1024;
const WORDS = BITS / 32;

/** The filters of all passages that tell of votes, one after another, and the number of each. */
type Filters = {
  readonly numbers: ReadonlyMap<string, number>;
  readonly bits: Uint32Array;
  /** By number: whether the passage has been read for it. */
  readonly made: Uint8Array;
};

const filters = new WeakMap<Archive, Filters>();

/** The places of the bits of one word after another; of each way to meet a term one list. */
type Sought = {
  readonly weight: number;
  readonly required: boolean;
  /** Null for what may be met by more than words. */
  readonly ways: readonly (readonly number[])[] | null;
};

/** For rounding. */
const NEARLY = 1e-9;

/**
 * Whether a vote may be told to be about these terms: false only where words that stand nowhere in its passage, above
 * it or before it are required, or are too much of what is asked.
 */
export function mayBeAbout(archive: Archive, terms: readonly QuestionTerm[]): (vote: Vote) => boolean {
  const sought = terms.map(soughtFor);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return (vote) => {
    const bits = bitsOf(archive, vote.passage);
    let met = 0;
    for (const { weight, required, ways } of sought) {
      if (ways === null || ways.some((way) => hasAll(bits, way))) met += weight;
      else if (required) return false;
    }
    return met >= total * ENOUGH - NEARLY;
  };
}

/** Names and years may be met by who reports, by the meeting or by whom a pronoun means. */
const BY_WORDS: ReadonlySet<QuestionTerm["kind"]> = new Set(["word", "topic"]);

function soughtFor(term: QuestionTerm): Sought {
  const { weight, required, kind, reporter, label, spellings, synonyms } = term;
  const byWords = BY_WORDS.has(kind) && !reporter && officesIn(label).length === 0;
  const told = [...spellings, ...synonyms].filter(({ length }) => length > 0);
  return { weight, required, ways: byWords ? told.map((words) => words.flatMap(placesOf)) : null };
}

function bitsOf(archive: Archive, passage: string): Uint32Array {
  const known = filters.get(archive) ?? noFilters(archive);
  filters.set(archive, known);
  const number = known.numbers.get(passage) ?? 0;
  const bits = known.bits.subarray(number * WORDS, (number + 1) * WORDS);
  if (known.made[number] === 0) {
    const told = archive.passage(passage);
    const reading = told === undefined ? null : readPassage(archive, told);
    if (reading !== null) addWords(bits, reading);
    known.made[number] = 1;
  }
  return bits;
}

function noFilters({ votes }: Archive): Filters {
  const numbers = new Map<string, number>();
  for (const { passage } of votes) if (!numbers.has(passage)) numbers.set(passage, numbers.size);
  return { numbers, bits: new Uint32Array(numbers.size * WORDS), made: new Uint8Array(numbers.size) };
}

function addWords(bits: Uint32Array, { terms, heading, title, section, sentences }: ReadPassage): void {
  for (const set of [terms, heading, title, section]) for (const term of set) add(bits, term);
  for (const { lead, votedOn } of sentences)
    for (const set of [lead, votedOn]) for (const term of set) add(bits, term);
}

function add(bits: Uint32Array, word: string): void {
  for (const bit of placesOf(word)) bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function hasAll(bits: Uint32Array, places: readonly number[]): boolean {
  for (const place of places) if (((bits[place >>> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
  return true;
}

function placesOf(word: string): readonly number[] {
  const hash = hashOf(word, 0, word.length);
  return [(hash ^ (hash >>> 15)) & (BITS - 1), (Math.imul(hash, 0x9e3779b1) >>> 20) & (BITS - 1)];
}
