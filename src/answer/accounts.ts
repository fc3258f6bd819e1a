/** Accounts of one thing brought together, and set against one another where they differ. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { Conflict } from "../reply.ts";
import type { Vote } from "../report.ts";
import type { Sentence } from "../sentences.ts";
import { looseMarks, quotedAt } from "./items.ts";
import type { ReadPassage } from "./passage-reading.ts";
import { areTwoSittings } from "./two-sittings.ts";
import { likeness, witnessOf } from "./witnesses.ts";

export type Told = Pick<Vote, "report" | "passage" | "start" | "end" | "quote" | "meeting">;

export function conflictOf<Entry extends Told>(
  archive: Archive,
  about: string,
  group: readonly Entry[],
  label: (entry: Entry) => string,
): readonly Conflict[] {
  const values = group.flatMap((entry) => {
    const report = archive.report(entry.report);
    const passage = archive.passage(entry.passage);
    if (report === undefined || passage === undefined) return [];
    const start = entry.start + looseMarks(entry.quote);
    const { text, citation } = quotedAt(report, passage, start, entry.end);
    return [{ text: `${label(entry)}: ${text}`, citation }];
  });
  return values.length > 1 ? [{ about, values }] : [];
}

/**
 * Accounts of one thing among which at least two differ, the first of each witness standing for it.
 * `comparable` says that two entries tell of the same thing, `differ` that they tell it otherwise. `near` gives,
 * in their order, the entries among which those comparable with one are found.
 */
export function groups<Entry extends Told>(
  archive: Archive,
  entries: readonly Entry[],
  comparable: (a: Entry, b: Entry) => boolean,
  differ: (a: Entry, b: Entry) => boolean,
  near: (entry: Entry) => readonly Entry[] = () => entries,
): readonly (readonly Entry[])[] {
  const found: Entry[][] = [];
  const used = new Set<Entry>();
  for (const entry of originalsFirst(archive, entries)) {
    if (used.has(entry)) continue;
    const group = [entry];
    for (const other of originalsFirst(archive, near(entry))) {
      if (used.has(other)) continue;
      const heard = group.some((member) => !differentWitnesses(archive, member, other));
      if (!heard && comparable(entry, other) && !areTwoSittings(archive, entry.meeting, other.meeting))
        group.push(other);
    }
    if (!group.some((a) => group.some((b) => a !== b && differ(a, b)))) continue;
    for (const member of group) used.add(member);
    found.push(group);
  }
  return found;
}

/** A sub-edited copy stands for its witness only where the original does not tell. */
function originalsFirst<Entry extends Told>(archive: Archive, entries: readonly Entry[]): readonly Entry[] {
  const isCopy = ({ report }: Entry) => Boolean(archive.report(report)?.sameWitnessAs);
  if (!entries.some(isCopy)) return entries;
  return [...entries.filter((entry) => !isCopy(entry)), ...entries.filter(isCopy)];
}

export function differentWitnesses(archive: Archive, a: Told, b: Told): boolean {
  return witnessOf(archive, a.report) !== witnessOf(archive, b.report);
}

export const SAME_FIGURE = 0.2;

export function alike(a: Told, b: Told): number {
  const words = ({ quote }: Told) => new Set(termsOf(quote).filter((term) => !/^\d/.test(term)));
  return likeness(words(a), words(b));
}

/** What one sentence of a passage tells. */
export function toldAt({ passage, report }: ReadPassage, { text, start, end }: Sentence): Told {
  return {
    report: report.id,
    passage: passage.id,
    meeting: passage.meeting,
    quote: text,
    start: passage.start + start,
    end: passage.start + end,
  };
}
