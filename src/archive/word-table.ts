/**
 * What was made of each word, found again by the characters of a text where they stand. A Map would need the
 * word cut out of the text first, and its hash worked out anew each time: that is most of the time that reading
 * a corpus takes.
 */
export class WordTable<Made> {
  readonly #make: (surface: string) => Made;
  readonly #most: number;
  readonly #slots: Int32Array;
  #surfaces: string[] = [];
  #made: Made[] = [];

  /** `most`: words remembered; then all are forgotten, so that random strings cannot eat the memory. */
  constructor(most: number, make: (surface: string) => Made) {
    this.#make = make;
    this.#most = most;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2)));
  }

  /** What `make` gives for `text.slice(start, end)`, whose hash is given. */
  get(text: string, start: number, end: number, hash: number): Made {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    // Slots hold the word's number plus one; zero is empty.
    for (let number = this.#slots[slot] ?? 0; number !== 0; number = this.#slots[slot] ?? 0) {
      const made = this.#made[number - 1];
      if (made !== undefined && this.#stands(number - 1, text, start, end)) return made;
      slot = (slot + 1) & mask;
    }
    return this.#remember(text.slice(start, end), slot);
  }

  #stands(number: number, text: string, start: number, end: number): boolean {
    const surface = this.#surfaces[number] ?? "";
    if (surface.length !== end - start) return false;
    for (let at = 0; at < surface.length; at++) {
      if (surface.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
    }
    return true;
  }

  #remember(surface: string, slot: number): Made {
    const made = this.#make(surface);
    if (this.#surfaces.length >= this.#most) {
      this.#slots.fill(0);
      this.#surfaces = [];
      this.#made = [];
      return made;
    }
    // A slice would keep the whole text that it was cut from.
    this.#surfaces.push(detached(surface));
    this.#made.push(made);
    this.#slots[slot] = this.#surfaces.length;
    return made;
  }
}

/** FNV-1a over UTF-16 units: the hash of no characters, ... */
export const NO_HASH = 0x811c9dc5;

/** ... of one more character, ... */
export function hashNext(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** ... and of a stretch of text. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = NO_HASH;
  for (let at = start; at < end; at++) hash = hashNext(hash, text.charCodeAt(at));
  return hash;
}

function detached(surface: string): string {
  return surface.length < 13 ? surface : Buffer.from(surface, "utf16le").toString("utf16le");
}
