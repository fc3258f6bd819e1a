/** Texts of many passages as bytes outside the JavaScript heap: nothing for the collector to walk. */
const CHUNK_BYTES = 4 << 20;

type Place = {
  readonly chunk: Buffer;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
};

export class PackedTexts {
  readonly #places = new Map<string, Place>();
  #chunk = Buffer.alloc(0);
  #used = 0;

  get count(): number {
    return this.#places.size;
  }

  /** False, and nothing done, where the id is there already. */
  add(id: string, title: string, text: string): boolean {
    if (this.#places.has(id)) return false;
    const size = Buffer.byteLength(title) + Buffer.byteLength(text);
    if (this.#used + size > this.#chunk.length) {
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, size));
      this.#used = 0;
    }
    const start = this.#used;
    const middle = start + this.#chunk.write(title, start);
    this.#used = middle + this.#chunk.write(text, middle);
    this.#places.set(id, { chunk: this.#chunk, start, middle, end: this.#used });
    return true;
  }

  /** Empty texts where the id is not there. */
  get(id: string): { readonly title: string; readonly text: string } {
    const place = this.#places.get(id);
    if (place === undefined) return { title: "", text: "" };
    const { chunk, start, middle, end } = place;
    return { title: chunk.toString("utf8", start, middle), text: chunk.toString("utf8", middle, end) };
  }
}
