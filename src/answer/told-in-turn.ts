/** What is told of each sentence of a passage in turn: whom it means, whose words it tells. */
import { RecentMap } from "../archive/recent-map.ts";

/** Some 150 bytes each. */
const MOST_KEPT = 10_000;
/** Different values; most sentences have one of a few. */
const MOST_ALIKE = 20_000;

/** What has been told of passages to their ends, by their ids. */
export class KeptTold<Entry extends {}> {
  readonly #byPassage = new RecentMap<string, readonly Entry[]>(MOST_KEPT);
  readonly #alike = new Map<string, Entry>();
  readonly #keyOf: (entry: Entry) => string;

  /** `keyOf`: the same for two entries only where they say the same, so that one of them is kept. */
  constructor(keyOf: (entry: Entry) => string) {
    this.#keyOf = keyOf;
  }

  of(passage: string): readonly Entry[] | undefined {
    return this.#byPassage.get(passage);
  }

  keep(passage: string, entries: readonly Entry[]): void {
    if (this.#alike.size > MOST_ALIKE) this.#alike.clear();
    this.#byPassage.set(
      passage,
      entries.map((entry) => {
        const key = this.#keyOf(entry);
        const known = this.#alike.get(key) ?? entry;
        this.#alike.set(key, known);
        return known;
      }),
    );
  }
}

/** The entries of one passage, read no further than they are asked for. */
export class ToldInTurn<Entry extends {}> {
  readonly #kept: KeptTold<Entry>;
  readonly #passage: string;
  readonly #sentences: number;
  readonly #read: Entry[] = [];
  #whole: readonly Entry[] | undefined;
  #further: Iterator<Entry> | null;

  /** `entries` gives as many as there are `sentences`, where they are not kept. */
  constructor(kept: KeptTold<Entry>, passage: string, sentences: number, entries: () => Iterable<Entry>) {
    this.#kept = kept;
    this.#passage = passage;
    this.#sentences = sentences;
    this.#whole = kept.of(passage);
    this.#further = this.#whole === undefined ? entries()[Symbol.iterator]() : null;
  }

  at(index: number): Entry | undefined {
    if (this.#whole !== undefined) return this.#whole[index];
    while (this.#further !== null && this.#read.length <= index) {
      const { done, value } = this.#further.next();
      if (done) this.#further = null;
      else this.#read.push(value);
    }
    if (this.#read.length === this.#sentences) {
      this.#kept.keep(this.#passage, this.#read);
      this.#whole = this.#read;
      this.#further = null;
    }
    return this.#read[index];
  }
}
