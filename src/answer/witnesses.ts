/** Who counts as a witness of their own: copies and sub-edited re-posts do not. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import type { Report } from "../report.ts";

/** Id of the report whose testimony this is: the original of a sub-edited copy, else the report itself. */
export function witnessOf(archive: Archive, report: string): string {
  const seen = new Set<string>();
  let id = report;
  for (;;) {
    const found: Report | undefined = archive.report(id);
    if (!found?.sameWitnessAs || seen.has(id)) return id;
    seen.add(id);
    id = found.sameWitnessAs;
  }
}

const NEARLY_THE_SAME = 0.8;

/** Items without those that say the same words again, as re-posts and summaries of one report do. */
export function withoutRepeats(archive: Archive, items: readonly Item[]): readonly Item[] {
  const kept: { item: Item; terms: ReadonlySet<string>; witness: string | null }[] = [];
  for (const item of items) {
    const terms = new Set(termsOf(item.text));
    const witness = item.citation && witnessOf(archive, item.citation.report);
    const repeated = kept.some(
      (other) =>
        other.item.kind !== "note" &&
        item.kind !== "note" &&
        likeness(terms, other.terms) >= (witness === other.witness ? NEARLY_THE_SAME : 0.97),
    );
    if (!repeated) kept.push({ item, terms, witness });
  }
  return kept.map(({ item }) => item);
}

/** Jaccard likeness of two sets of terms. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const term of a) if (b.has(term)) shared++;
  return shared / (a.size + b.size - shared);
}
