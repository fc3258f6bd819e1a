/** A typed array of unknown length, twice as long whenever it is full. */
type Numbers = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

const FIRST_LENGTH = 1024;

export class GrowingArray<Values extends Numbers> {
  readonly #allocate: (length: number) => Values;
  #values: Values;
  length = 0;

  constructor(allocate: (length: number) => Values) {
    this.#allocate = allocate;
    this.#values = allocate(FIRST_LENGTH);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = this.#allocate(this.length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.length++] = value;
  }

  /** Zero past the end. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  clear(): void {
    this.#values = this.#allocate(FIRST_LENGTH);
    this.length = 0;
  }

  toArray(): Values {
    const whole = this.#allocate(this.length);
    for (let at = 0; at < this.length; at++) whole[at] = this.at(at);
    return whole;
  }
}
