/** Which passages have to be read again because other people are known than before. */
import { termsOf, tokenize } from "./analyzer.ts";
import { editDistance } from "./edit-distance.ts";
import type { NameEntry } from "./name-entries.ts";
import { SHORTEST_SLIP } from "./names-index.ts";
import type { PassageIndex } from "./passage-index.ts";
import { isOrdinaryWord } from "./proper-names.ts";
import { findTerm } from "./term-dictionary.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A word that no passage holds is taken for a misspelt name up to this many slips ... */
const MOST_SLIPS = 2;
/** ... and one that the corpus holds up to this many, where it is long enough. */
const MOST_SLIPS_HELD = 1;

/** What decides which names a text holds. */
export type Naming = { readonly entries: readonly NameEntry[]; readonly vocabulary: Vocabulary };

/**
 * Ids of the indexed passages in which a person may be found who was not before, or the other way round: those
 * that hold a word of a changed name, one that is near it, or one that is now taken for a name or no longer. Words
 * of `headings` count with those of the passages. Null where more than people has changed, or where that cannot be
 * told from the index: then all passages have to be read.
 */
export function passagesTouched(
  index: PassageIndex,
  before: Naming,
  now: Naming,
  headings: Iterable<string>,
): ReadonlySet<string> | null {
  const [old, fresh] = [keysOf(before.entries), keysOf(now.entries)];
  if (JSON.stringify(old.others) !== JSON.stringify(fresh.others)) return null;
  const changed = [
    ...[...old.people].filter(([key]) => !fresh.people.has(key)),
    ...[...fresh.people].filter(([key]) => !old.people.has(key)),
  ].flatMap(([, { spellings }]) => spellings.map(({ text }) => text));
  // The index holds no stop words: a name of nothing else ("Will") cannot be looked up in it.
  if (changed.some((text) => termsOf(text).length === 0)) return null;
  const parts = new Set(changed.flatMap((text) => tokenize(text).map(({ word }) => word)));
  const words = new Set<string>();
  for (const { vocabulary } of [before, now]) for (const { word } of vocabulary.words()) words.add(word);
  for (const heading of headings) for (const { word } of tokenize(heading)) words.add(word);
  const terms = new Set([...parts].flatMap(termsOf));
  for (const word of words) {
    const held = now.vocabulary.has(word);
    const slips = !held ? MOST_SLIPS : word.length >= SHORTEST_SLIP ? MOST_SLIPS_HELD : 0;
    const touched =
      useOf(word, before.vocabulary) !== useOf(word, now.vocabulary) ||
      [...parts].some((part) => isNear(word, part, slips));
    if (touched) for (const term of termsOf(word)) terms.add(term);
  }
  return new Set([...terms].flatMap((term) => idsHolding(index, term)));
}

function useOf(word: string, vocabulary: Vocabulary): "absent" | "ordinary" | "name" {
  if (!vocabulary.has(word)) return "absent";
  return isOrdinaryWord(word, vocabulary) ? "ordinary" : "name";
}

type Keys = { readonly people: ReadonlyMap<string, NameEntry>; readonly others: readonly string[] };

/** People by all that is known of them, and the bodies and topics in order. */
function keysOf(entries: readonly NameEntry[]): Keys {
  const people = new Map<string, NameEntry>();
  const others: string[] = [];
  for (const entry of entries) {
    const key = () => JSON.stringify([entry.kind, entry.name, entry.spellings]);
    if (entry.kind === "person") people.set(key(), entry);
    if (entry.kind === "body" || entry.kind === "topic") others.push(key());
  }
  return { people, others };
}

function isNear(word: string, part: string, slips: number): boolean {
  return Math.abs(word.length - part.length) <= slips && editDistance(word, part) <= slips;
}

function idsHolding({ terms, postingStarts, passages, ids }: PassageIndex, term: string): string[] {
  const number = findTerm(terms, term);
  if (number < 0) return [];
  const held = passages.subarray(postingStarts[number], postingStarts[number + 1]);
  return Array.from(held, (passage) => ids[passage] ?? "");
}
