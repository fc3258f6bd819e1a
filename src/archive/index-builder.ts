/** Builds a passage index from the fields of passages, given one after another. */
import { forEachTerm } from "./analyzer.ts";
import { FIELDS } from "./bm25f.ts";
import { GrowingArray } from "./growing-array.ts";
import type { PassageFields } from "./passage-fields.ts";
import { computeImpacts, type PassageIndex, packCount } from "./passage-index.ts";
import { compareText, packTerms } from "./term-dictionary.ts";

export class IndexBuilder {
  readonly #ids: string[] = [];
  readonly #seen = new Set<string>();
  /** Terms are numbered as they come; `finish` puts them in order. */
  readonly #numbers = new Map<string, number>();
  /** Term numbers and packed counts of all passages, one passage after another. */
  readonly #terms = new GrowingArray((length) => new Uint32Array(length));
  readonly #counts = new GrowingArray((length) => new Uint16Array(length));
  readonly #lengths = new GrowingArray((length) => new Uint32Array(length));
  /** How many distinct terms each passage holds. */
  readonly #distinct: number[] = [];
  /** Packed counts of the passage at hand by term number, all zero between passages. */
  #current = new Uint16Array(1024);

  /** Adds a passage; one whose id is there already is left out. */
  add(passage: PassageFields): void {
    if (this.#seen.has(passage.id)) return;
    this.#seen.add(passage.id);
    this.#ids.push(passage.id);
    const distinct: number[] = [];
    for (const [field, name] of FIELDS.entries()) {
      let length = 0;
      forEachTerm(passage[name], (term) => {
        length++;
        const number = this.#numberOf(term);
        const packed = this.#current[number] ?? 0;
        if (packed === 0) distinct.push(number);
        this.#current[number] = packCount(packed, field);
      });
      this.#lengths.push(length);
    }
    for (const number of distinct) {
      this.#terms.push(number);
      this.#counts.push(this.#current[number] ?? 0);
      this.#current[number] = 0;
    }
    this.#distinct.push(distinct.length);
  }

  /** The index of all passages added. The builder is spent afterwards. */
  finish(): PassageIndex {
    const { order, dictionary } = this.#sortedTerms();
    this.#numbers.clear();
    this.#seen.clear();
    const total = this.#terms.length;
    const postingStarts = new Uint32Array(order.length + 1);
    for (let at = 0; at < total; at++) {
      const slot = (order[this.#terms.at(at)] ?? 0) + 1;
      postingStarts[slot] = (postingStarts[slot] ?? 0) + 1;
    }
    for (let term = 1; term < postingStarts.length; term++) {
      postingStarts[term] = (postingStarts[term] ?? 0) + (postingStarts[term - 1] ?? 0);
    }
    const next = postingStarts.slice(0, -1);
    const passages = new Uint32Array(total);
    const counts = new Uint16Array(total);
    let at = 0;
    for (const [passage, distinct] of this.#distinct.entries()) {
      for (const end = at + distinct; at < end; at++) {
        const term = order[this.#terms.at(at)] ?? 0;
        const posting = next[term] ?? 0;
        next[term] = posting + 1;
        passages[posting] = passage;
        counts[posting] = this.#counts.at(at);
      }
    }
    const lengths = this.#lengths.toArray();
    this.#terms.clear();
    this.#counts.clear();
    this.#lengths.clear();
    return {
      ids: this.#ids,
      terms: dictionary,
      postingStarts,
      passages,
      counts,
      impacts: computeImpacts(passages, counts, lengths),
      lengths,
    };
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(term, number);
    if (number >= this.#current.length) {
      const wider = new Uint16Array(this.#current.length * 2);
      wider.set(this.#current);
      this.#current = wider;
    }
    return number;
  }

  /** The dictionary, and each term's place in it by the number it was given when it came. */
  #sortedTerms() {
    const terms = [...this.#numbers.keys()].sort(compareText);
    const order = new Uint32Array(terms.length);
    for (const [place, term] of terms.entries()) order[this.#numbers.get(term) ?? 0] = place;
    return { order, dictionary: packTerms(terms) };
  }
}

/** The index of some passages. */
export function buildIndex(passages: Iterable<PassageFields>): PassageIndex {
  const builder = new IndexBuilder();
  for (const passage of passages) builder.add(passage);
  return builder.finish();
}
