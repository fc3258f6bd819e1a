/**
 * Finds titles of reports and headings in running text by the sequence of their words. There are as many as reports and
 * sections, so they are held as hashes of their beginnings rather than as a tree.
 */
import { LRUCache } from "lru-cache";
import { type Token, tokenize } from "./analyzer.ts";
import type { NameKind } from "./names.ts";
import { hashOf } from "./word-table.ts";

export type Title = {
  readonly kind: NameKind;
  readonly name: string;
  /** Id of the report; of a heading the heading itself. */
  readonly key: string;
};

/** A title of fewer words ("Questions") says nothing about what a sentence is about. */
const SHORTEST_TITLE = 2;

/** Titles whose words are kept: a subject that is asked about stands in hundreds of sentences. */
const MOST_REMEMBERED = 1_000;
const NO_STEPS: readonly string[] = [];

/** The hash of no words. */
export const NO_WORDS = 0x811c9dc5;

export class TitleMatcher {
  readonly #titles: readonly Title[];
  /** Hashes of all beginnings of titles, the whole ones too; zero is empty. */
  readonly #beginnings: Uint32Array;
  /** Number of a title plus one, at its hash; zero is empty. */
  readonly #whole: Uint32Array;
  /** The hash of each title's words, by its number. */
  readonly #hashes: Uint32Array;
  /** The words of titles that were met. */
  readonly #steps = new LRUCache<number, readonly string[]>({
    max: MOST_REMEMBERED,
    memoMethod: (number) => stepsOf(this.#titles[number]?.name ?? ""),
  });

  /** Of titles of the same words the first counts. */
  constructor(titles: readonly Title[]) {
    this.#titles = titles;
    const steps = titles.map(({ name }) => stepsOf(name));
    this.#beginnings = new Uint32Array(slotsFor(steps.reduce((sum, { length }) => sum + length, 0)));
    this.#whole = new Uint32Array(slotsFor(titles.length));
    this.#hashes = new Uint32Array(titles.length);
    for (const [number, sequence] of steps.entries()) {
      if (sequence.length === 0) continue;
      let hash = NO_WORDS;
      for (const step of sequence) {
        hash = withStep(hash, stepHash(step));
        this.#beginnings[this.#beginningSlot(hash)] = hash;
      }
      this.#hashes[number] = hash;
      const slot = this.#wholeSlot(hash, sequence);
      if (this.#whole[slot] === 0) this.#whole[slot] = number + 1;
    }
  }

  /** Whether some title may begin with the words of this hash. */
  mayBegin(hash: number): boolean {
    return this.#beginnings[this.#beginningSlot(hash)] !== 0;
  }

  /** The title that has just these words, whose hash is given. */
  titled(hash: number, words: readonly Token[]): Title | null {
    if (!this.mayBegin(hash)) return null;
    const number = this.#whole[this.#wholeSlot(hash, words.map(stepOf))] ?? 0;
    return this.#titles[number - 1] ?? null;
  }

  #beginningSlot(hash: number): number {
    const mask = this.#beginnings.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#beginnings[slot] !== 0 && this.#beginnings[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #wholeSlot(hash: number, steps: readonly string[]): number {
    const mask = this.#whole.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let number = this.#whole[slot] ?? 0; number !== 0; number = this.#whole[slot] ?? 0) {
      // Where the hash is another the words are.
      const held = this.#hashes[number - 1] === hash ? this.#steps.memo(number - 1) : NO_STEPS;
      if (held.length === steps.length && held.every((step, at) => step === steps[at])) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

/** Inflected forms of a name's words are the name's words; stop words stand for themselves. */
export function stepOf({ term, word }: Token): string {
  return term ?? word;
}

export function stepHash(step: string): number {
  return hashOf(step, 0, step.length);
}

/** The hash of some words and one more; never zero. */
export function withStep(hash: number, step: number): number {
  const mixed = Math.imul(hash ^ step, 0x9e3779b1);
  return (mixed ^ (mixed >>> 13)) >>> 0 || 1;
}

/** None for a title that is too short. */
function stepsOf(title: string): readonly string[] {
  const tokens = tokenize(title);
  return tokens.filter(({ term }) => term !== null).length < SHORTEST_TITLE ? [] : tokens.map(stepOf);
}

function slotsFor(entries: number): number {
  return 2 ** Math.ceil(Math.log2(entries * 1.5 + 1));
}
