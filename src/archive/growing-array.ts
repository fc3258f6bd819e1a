/**
 * A typed array of unknown length, kept in chunks: nothing is copied as it grows, and freed chunks go back to
 * the operating system.
 */
type Numbers = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
const WITHIN = CHUNK - 1;

export class GrowingArray<Chunk extends Numbers> {
  readonly #allocate: (length: number) => Chunk;
  #chunks: Chunk[] = [];
  #last: Chunk | undefined;
  length = 0;

  constructor(allocate: (length: number) => Chunk) {
    this.#allocate = allocate;
  }

  push(value: number): void {
    const within = this.length & WITHIN;
    if (within === 0 || this.#last === undefined) {
      this.#last = this.#allocate(CHUNK);
      this.#chunks.push(this.#last);
    }
    this.#last[within] = value;
    this.length++;
  }

  /** Zero past the end. */
  at(index: number): number {
    return this.#chunks[index >>> CHUNK_BITS]?.[index & WITHIN] ?? 0;
  }

  clear(): void {
    this.#chunks = [];
    this.#last = undefined;
    this.length = 0;
  }

  toArray(): Chunk {
    const whole = this.#allocate(this.length);
    for (const [number, chunk] of this.#chunks.entries()) {
      const start = number * CHUNK;
      whole.set(chunk.subarray(0, Math.min(CHUNK, this.length - start)), start);
    }
    return whole;
  }
}
