/** A run that so many reports share is a phrase of the trade and says nothing. */
const COMMON = 10;

/**
 * Which reports hold each run of words: a table in typed arrays, since a large corpus has millions of runs. Slots are
 * found by the run's hash; the holders of a run are a chain of entries.
 */
export class RunHolders {
  readonly #runs: Uint32Array;
  /** By slot: how many hold the run; 0: the slot is empty. */
  readonly #sizes: Uint8Array;
  /** By slot: the entry of the last holder. */
  readonly #last: Uint32Array;
  readonly #holders: Uint32Array;
  readonly #before: Uint32Array;
  #entries = 0;

  /** @param most runs of all reports together */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(most * 1.5 + 1));
    this.#runs = new Uint32Array(slots);
    this.#sizes = new Uint8Array(slots);
    this.#last = new Uint32Array(slots);
    this.#holders = new Uint32Array(most);
    this.#before = new Uint32Array(most);
  }

  add(run: number, holder: number): void {
    const slot = this.#slotOf(run);
    const size = this.#sizes[slot] ?? 0;
    if (size >= COMMON) return;
    const entry = this.#entries++;
    this.#runs[slot] = run;
    this.#sizes[slot] = size + 1;
    this.#holders[entry] = holder;
    this.#before[entry] = this.#last[slot] ?? 0;
    this.#last[slot] = entry;
  }

  /** Nobody for a run that too many hold. */
  *of(run: number): Generator<number> {
    const slot = this.#slotOf(run);
    const size = this.#sizes[slot] ?? 0;
    if (size >= COMMON) return;
    let entry = this.#last[slot] ?? 0;
    for (let left = size; left > 0; left--) {
      yield this.#holders[entry] ?? 0;
      entry = this.#before[entry] ?? 0;
    }
  }

  /** The run's slot, or the empty one where it belongs. */
  #slotOf(run: number): number {
    const mask = this.#runs.length - 1;
    // Of a long text only runs are looked at whose hashes end alike.
    const mixed = Math.imul(run, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while ((this.#sizes[slot] ?? 0) > 0 && this.#runs[slot] !== run) slot = (slot + 1) & mask;
    return slot;
  }
}
