/**
 * The passage index: postings in typed arrays with precomputed impacts. For each term, in dictionary order, the
 * passages that hold it, its counts there by field, and the share of the term's worth that each passage gets
 * (`impacts`, see bm25f.ts). An index never changes; `index-update.ts` makes a new one from an old one.
 */
import { FIELD_SETTINGS, FIELDS, inverseDocumentFrequency, occurrenceWeight, saturate } from "./bm25f.ts";
import { findTerm, type TermDictionary } from "./term-dictionary.ts";

export type PassageIndex = {
  /** Passage ids; a passage's place here is its number. */
  readonly ids: readonly string[];
  readonly terms: TermDictionary;
  /** Postings of term `t` are `postingStarts[t]` up to `postingStarts[t + 1]`. */
  readonly postingStarts: Uint32Array;
  /** Passage number of each posting, ascending within a term. */
  readonly passages: Uint32Array;
  /** Counts of each posting by field, packed by `packCount`. */
  readonly counts: Uint16Array;
  /** Impact of each posting, 0 to 1. */
  readonly impacts: Float32Array;
  /** Terms in each field of each passage: `passage number * FIELDS.length + field`. */
  readonly lengths: Uint32Array;
};

const FIELD_COUNT = FIELDS.length;
const SETTINGS = FIELDS.map((field) => FIELD_SETTINGS[field]);
/** Where each field's count stands in the 16 bits, and how large it may be. */
const SHIFTS = SETTINGS.map((_, field) =>
  SETTINGS.slice(0, field).reduce((bits, { most }) => bits + Math.log2(most + 1), 0),
);

/** One more occurrence in a field; counts stop at the field's largest. */
export function packCount(packed: number, field: number): number {
  const shift = SHIFTS[field] ?? 0;
  const most = SETTINGS[field]?.most ?? 0;
  return ((packed >>> shift) & most) < most ? packed + (1 << shift) : packed;
}

/** Average number of terms by field, over the passages whose field holds any. */
export function averageLengths(lengths: Uint32Array): readonly number[] {
  const sums = new Float64Array(FIELD_COUNT);
  const holding = new Float64Array(FIELD_COUNT);
  for (let at = 0; at < lengths.length; at++) {
    const length = lengths[at] ?? 0;
    if (length === 0) continue;
    const field = at % FIELD_COUNT;
    sums[field] = (sums[field] ?? 0) + length;
    holding[field] = (holding[field] ?? 0) + 1;
  }
  return FIELDS.map((_, field) => (sums[field] ?? 0) / Math.max(1, holding[field] ?? 0) || 1);
}

/** Impacts of all postings. They hang on the average lengths, so every change of the corpus makes them anew. */
export function computeImpacts(
  passages: Uint32Array,
  counts: Uint16Array,
  lengths: Uint32Array,
  averages: readonly number[] = averageLengths(lengths),
): Float32Array<ArrayBuffer> {
  const weights = new Float32Array(lengths.length);
  for (let at = 0; at < lengths.length; at++) {
    const field = at % FIELD_COUNT;
    const settings = SETTINGS[field];
    if (settings) weights[at] = occurrenceWeight(settings, lengths[at] ?? 0, averages[field] ?? 1);
  }
  const masks = SETTINGS.map(({ most }) => most);
  const impacts = new Float32Array(passages.length);
  for (let posting = 0; posting < passages.length; posting++) {
    const packed = counts[posting] ?? 0;
    const base = (passages[posting] ?? 0) * FIELD_COUNT;
    let weighted = (packed & 255) * (weights[base] ?? 0);
    if (packed > 255) {
      for (let field = 1; field < FIELD_COUNT; field++) {
        const count = (packed >>> (SHIFTS[field] ?? 0)) & (masks[field] ?? 0);
        if (count > 0) weighted += count * (weights[base + field] ?? 0);
      }
    }
    impacts[posting] = saturate(weighted);
  }
  return impacts;
}

/** How many passages hold a term. */
export function documentFrequency(index: PassageIndex, term: string): number {
  const at = findTerm(index.terms, term);
  return at < 0 ? 0 : postingCount(index, at);
}

function postingCount(index: PassageIndex, term: number): number {
  return (index.postingStarts[term + 1] ?? 0) - (index.postingStarts[term] ?? 0);
}

export function idfOf(index: PassageIndex, term: number): number {
  return inverseDocumentFrequency(index.ids.length, postingCount(index, term));
}
