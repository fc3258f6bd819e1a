/**
 * A new passage index from an old one: some passages gone, some added. Only the added ones are analysed; the
 * rest is one pass over the postings. The outcome ranks exactly as an index built from scratch does.
 */
import { FIELDS } from "./bm25f.ts";
import { buildIndex } from "./index-builder.ts";
import type { PassageFields } from "./passage-fields.ts";
import { computeImpacts, type PassageIndex } from "./passage-index.ts";
import { compareTerms, packTerms, termBytes, termCount } from "./term-dictionary.ts";

/** The index without `removed` and with `added`. A passage in both is replaced. */
export function updateIndex(
  index: PassageIndex,
  removed: ReadonlySet<string>,
  added: readonly PassageFields[],
): PassageIndex {
  const kept = new Set(index.ids.filter((id) => !removed.has(id)));
  return mergeKept(index, removed, buildIndex(added.filter(({ id }) => !kept.has(id))));
}

const decoder = new TextDecoder();
const GONE = 0xffff_ffff;

function mergeKept(old: PassageIndex, removed: ReadonlySet<string>, fresh: PassageIndex): PassageIndex {
  const renumbered = new Uint32Array(old.ids.length);
  const ids: string[] = [];
  for (const [number, id] of old.ids.entries()) {
    renumbered[number] = removed.has(id) ? GONE : ids.length;
    if (!removed.has(id)) ids.push(id);
  }
  const firstFresh = ids.length;
  const shifted = Uint32Array.from(fresh.ids, (_, number) => firstFresh + number);
  for (const id of fresh.ids) ids.push(id);

  const passages = new Uint32Array(old.passages.length + fresh.passages.length);
  const counts = new Uint16Array(passages.length);
  let filled = 0;
  const copy = (from: PassageIndex, term: number, numbers: Uint32Array) => {
    const end = from.postingStarts[term + 1] ?? 0;
    for (let at = from.postingStarts[term] ?? 0; at < end; at++) {
      const passage = numbers[from.passages[at] ?? 0] ?? GONE;
      if (passage === GONE) continue;
      passages[filled] = passage;
      counts[filled] = from.counts[at] ?? 0;
      filled++;
    }
  };

  const terms: string[] = [];
  const starts: number[] = [0];
  for (const { bytes, inOld, inFresh } of mergedTerms(old, fresh)) {
    const before = filled;
    if (inOld >= 0) copy(old, inOld, renumbered);
    if (inFresh >= 0) copy(fresh, inFresh, shifted);
    if (filled === before) continue;
    terms.push(decoder.decode(bytes));
    starts.push(filled);
  }
  const lengths = new Uint32Array(ids.length * FIELDS.length);
  let row = 0;
  for (const number of renumbered.keys()) {
    if (renumbered[number] === GONE) continue;
    lengths.set(old.lengths.subarray(number * FIELDS.length, (number + 1) * FIELDS.length), row);
    row += FIELDS.length;
  }
  lengths.set(fresh.lengths, row);
  const held = passages.slice(0, filled);
  const heldCounts = counts.slice(0, filled);
  return {
    ids,
    terms: packTerms(terms),
    postingStarts: Uint32Array.from(starts),
    passages: held,
    counts: heldCounts,
    impacts: computeImpacts(held, heldCounts, lengths),
    lengths,
  };
}

type MergedTerm = { readonly bytes: Uint8Array; readonly inOld: number; readonly inFresh: number };

/** The terms of both dictionaries in order, with their numbers in each; -1 where one lacks a term. */
function* mergedTerms(old: PassageIndex, fresh: PassageIndex): Generator<MergedTerm> {
  let a = 0;
  let b = 0;
  while (a < termCount(old.terms) || b < termCount(fresh.terms)) {
    const left = a < termCount(old.terms) ? termBytes(old.terms, a) : null;
    const right = b < termCount(fresh.terms) ? termBytes(fresh.terms, b) : null;
    const order = left === null ? 1 : right === null ? -1 : compareTerms(left, right);
    const bytes = order <= 0 ? left : right;
    if (bytes === null) return;
    yield { bytes, inOld: order <= 0 ? a : -1, inFresh: order >= 0 ? b : -1 };
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
}
