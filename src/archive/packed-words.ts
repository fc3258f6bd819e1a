/** Words by number, found again by their letters: what a Map of strings would take five times the memory for. */
import { bytesOf } from "../record-file.ts";
import { hashOf } from "./word-table.ts";

export class PackedWords {
  /** The words' number plus one; zero is empty. */
  readonly #slots: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #units: Uint16Array;

  /** @param words no two alike; a word's place is its number */
  constructor(words: readonly string[]) {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(words.length * 1.5 + 1)));
    this.#starts = new Uint32Array(words.length + 1);
    this.#units = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0));
    let used = 0;
    for (const [number, word] of words.entries()) {
      for (let at = 0; at < word.length; at++) this.#units[used++] = word.charCodeAt(at);
      this.#starts[number + 1] = used;
      this.#slots[this.#slotOf(word)] = number + 1;
    }
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  /** -1 for a word that is not among them. */
  numberOf(word: string): number {
    return (this.#slots[this.#slotOf(word)] ?? 0) - 1;
  }

  word(number: number): string {
    const units = this.#units.subarray(this.#starts[number] ?? 0, this.#starts[number + 1] ?? 0);
    // Not `String.fromCharCode`: damaged text may have words of a megabyte, and they would be as many arguments.
    return bytesOf(units).toString("utf16le");
  }

  /** The word's slot, or the empty one where it belongs. */
  #slotOf(word: string): number {
    const mask = this.#slots.length - 1;
    const hash = hashOf(word, 0, word.length);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let number = this.#slots[slot] ?? 0; number !== 0; number = this.#slots[slot] ?? 0) {
      if (this.#stands(number - 1, word)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #stands(number: number, word: string): boolean {
    const start = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - start !== word.length) return false;
    for (let at = 0; at < word.length; at++) {
      if (this.#units[start + at] !== word.charCodeAt(at)) return false;
    }
    return true;
  }
}
