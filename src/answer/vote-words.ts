/** Which votes may be on a subject, told by a few bits for each passage: most passages need not be read for it. */
import { forEachTerm } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { hashOf } from "../archive/word-table.ts";
import type { Vote } from "../report.ts";
import { ENOUGH } from "./evidence.ts";
import { officesIn } from "./offices.ts";
import { PASSAGES_BEFORE } from "./passage-reading.ts";
import type { QuestionTerm } from "./question.ts";
import { votesOf } from "./sittings.ts";

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
  const known = filters.get(archive) ?? noFilters(archive);
  filters.set(archive, known);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return (vote) => {
    const { bits } = known;
    const from = filterOf(archive, vote, known);
    let met = 0;
    for (const { weight, required, ways } of sought) {
      if (ways === null || ways.some((way) => hasAll(bits, from, way))) met += weight;
      else if (required) return false;
    }
    return met >= total * ENOUGH - NEARLY;
  };
}

/** Names and years may be met by who reports, by the meeting or by whom a pronoun means. */
const BY_WORDS: ReadonlySet<QuestionTerm["kind"]> = new Set(["word", "topic"]);
/** Stands for more than a word: a number with its noun, a verb with its particle. */
const OF_SEVERAL = /[#_]/;

function soughtFor(term: QuestionTerm): Sought {
  const { weight, required, kind, reporter, label, spellings, synonyms } = term;
  const byWords = BY_WORDS.has(kind) && !reporter && officesIn(label).length === 0;
  const told = [...spellings, ...synonyms].filter(({ length }) => length > 0);
  const bitsFor = (words: readonly string[]) =>
    words.filter((word) => !OF_SEVERAL.test(word)).flatMap(placesOf);
  return { weight, required, ways: byWords ? told.map(bitsFor) : null };
}

/** Where the filter of a vote's passage begins. */
function filterOf(archive: Archive, vote: Vote, known: Filters): number {
  const number = known.numbers.get(vote.passage) ?? 0;
  if (known.made[number] === 0) fillIn(archive, vote.report, known);
  return number * WORDS;
}

function noFilters({ votes }: Archive): Filters {
  const numbers = new Map<string, number>();
  for (const { passage } of votes) if (!numbers.has(passage)) numbers.set(passage, numbers.size);
  return { numbers, bits: new Uint32Array(numbers.size * WORDS), made: new Uint8Array(numbers.size) };
}

/** The words of a report's passages with votes, with all that may stand above them or before them. */
function fillIn(archive: Archive, id: string, { numbers, bits, made }: Filters): void {
  const report = archive.report(id);
  const own: Uint32Array[] = [];
  for (const { id: passage, heading, text } of report?.passages ?? []) {
    const read = new Uint32Array(WORDS);
    addWords(read, text);
    const number = numbers.get(passage);
    if (number !== undefined) {
      const all = bits.subarray(number * WORDS, (number + 1) * WORDS);
      addWords(all, `${report?.title}\n${heading ?? ""}`);
      for (const near of [read, ...own.slice(-PASSAGES_BEFORE)])
        for (const [at, word] of near.entries()) all[at] = (all[at] ?? 0) | word;
    }
    own.push(read);
  }
  for (const { passage, subject } of votesOf(archive, id)) {
    const number = numbers.get(passage) ?? 0;
    addWords(bits.subarray(number * WORDS, (number + 1) * WORDS), subject);
    made[number] = 1;
  }
}

function addWords(bits: Uint32Array, text: string): void {
  forEachTerm(text, (term) => {
    for (const bit of placesOf(term)) bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  });
}

function hasAll(bits: Uint32Array, from: number, places: readonly number[]): boolean {
  for (const place of places)
    if (((bits[from + (place >>> 5)] ?? 0) & (1 << (place & 31))) === 0) return false;
  return true;
}

function placesOf(word: string): readonly number[] {
  const hash = hashOf(word, 0, word.length);
  return [(hash ^ (hash >>> 15)) & (BITS - 1), (Math.imul(hash, 0x9e3779b1) >>> 20) & (BITS - 1)];
}
