/**
 * A map that forgets what was not asked for lately. It keeps two halves, and lets the older go when the newer is full:
 * finding something costs no more than in a plain map, where an LRU cache moves what it finds. It is done hundreds of
 * times for a question.
 */
export class RecentMap<Key, Value extends {}> {
  readonly #most: number;
  #recent = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  /** `most`: entries kept surely; twice as many are kept at most. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    const known = this.#recent.get(key);
    if (known !== undefined) return known;
    const old = this.#older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }
}
