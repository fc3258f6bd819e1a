/**
 * Runs of four characters that a text shares with a question: "organisation" meets "reorganised", "Quillfeather"
 * meets "Quilfeather", where stems do not meet. Grams are numbers (four codes of eight bits), so that reading a
 * passage makes no strings.
 */
const BOUNDARY = 0x23;
/** Slots of the table of a question's grams; a power of two, at least twice as many as grams. */
const SLOTS = 1024;
const MOST_GRAMS = SLOTS / 2;
const NONE = -1;
const NO_GRAMS: readonly number[] = [];

export class CharacterGrams {
  readonly #codes = new Int32Array(SLOTS);
  readonly #numbers = new Int16Array(SLOTS).fill(NONE);
  readonly #worths: number[] = [];
  /** In which reading each gram was last met: nothing needs clearing between passages. */
  readonly #metIn = new Uint32Array(MOST_GRAMS);
  #reading = 0;
  #met = 0;
  #total = 0;

  /** Takes in the grams of a question's word; a gram that is there already keeps its worth. */
  add(word: string, worth: number): void {
    this.#eachGram(word, (code) => {
      const slot = this.#slotOf(code);
      if (this.#numbers[slot] !== NONE || this.#worths.length >= MOST_GRAMS) return;
      this.#codes[slot] = code;
      this.#numbers[slot] = this.#worths.length;
      this.#worths.push(worth);
      this.#total += worth;
    });
  }

  /** Begins the reading of a passage. */
  begin(): void {
    this.#reading++;
    this.#met = 0;
  }

  /** Numbers of the grams that a folded word shares with the question. */
  numbersIn(word: string): readonly number[] {
    const found: number[] = [];
    this.#eachGram(word, (code) => {
      const number = this.#numbers[this.#slotOf(code)] ?? NONE;
      if (number !== NONE) found.push(number);
    });
    return found.length === 0 ? NO_GRAMS : found;
  }

  /** Reads a word of the passage by the numbers of its grams. */
  meet(numbers: readonly number[]): void {
    for (const number of numbers) {
      if (this.#metIn[number] === this.#reading) continue;
      this.#metIn[number] = this.#reading;
      this.#met += this.#worths[number] ?? 0;
    }
  }

  /** Worth of the question's grams met since `begin`, as a share of all: 0 to 1. */
  coverage(): number {
    return this.#total > 0 ? this.#met / this.#total : 0;
  }

  #eachGram(word: string, visit: (code: number) => void): void {
    let code = BOUNDARY;
    for (let at = 0; at <= word.length; at++) {
      code = (code << 8) | (at < word.length ? word.charCodeAt(at) & 255 : BOUNDARY);
      if (at >= 2) visit(code);
    }
  }

  /** The slot that holds a gram, or the empty one where it would stand. */
  #slotOf(code: number): number {
    let slot = Math.imul(code, 0x9e3779b1) >>> 22;
    while (this.#numbers[slot] !== NONE && this.#codes[slot] !== code) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  }
}
