/** Who counts as a witness of their own: copies and sub-edited re-posts do not. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { RecentMap } from "../archive/recent-map.ts";
import type { Item } from "../reply.ts";
import type { Report } from "../report.ts";

/** Id of the report whose testimony this is: the original of a sub-edited copy, else the report itself. */
export function witnessOf(archive: Archive, report: string): string {
  // Nearly every report is its own.
  if (!archive.report(report)?.sameWitnessAs) return report;
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
  const kept = new KeptItems();
  return items.filter((item) => {
    if (item.kind === "note") return true;
    const terms = termsOfItem(item.text);
    const witness = item.citation && witnessOf(archive, item.citation.report);
    const repeated = kept.someNear(
      item,
      terms,
      (other) =>
        overlapOf(item, other.item) >= MOSTLY ||
        areAlike(terms, other.terms, witness === other.witness ? NEARLY_THE_SAME : 0.97),
    );
    if (!repeated) kept.add({ item, terms, witness, lookedAt: 0 });
    return !repeated;
  });
}

/** The terms of the texts shown last: neighbouring questions show the same ones. */
const shown = new RecentMap<string, ReadonlySet<string>>(500);

function termsOfItem(text: string): ReadonlySet<string> {
  const known = shown.get(text);
  if (known !== undefined) return known;
  const terms = new Set(termsOf(text));
  shown.set(text, terms);
  return terms;
}

type KeptItem = {
  readonly item: Item;
  readonly terms: ReadonlySet<string>;
  readonly witness: string | null;
  /** For which item it was looked at last. */
  lookedAt: number;
};

/** Items by their report and by their terms: each new one is held against few of them. */
class KeptItems {
  readonly #byReport = new Map<string, KeptItem[]>();
  readonly #byTerm = new Map<string, KeptItem[]>();
  /** Items looked for. */
  #looked = 0;

  add(kept: KeptItem): void {
    const { report } = kept.item.citation ?? {};
    if (report !== undefined) append(this.#byReport, report, kept);
    for (const term of kept.terms) append(this.#byTerm, term, kept);
    if (kept.terms.size === 0) append(this.#byTerm, NO_TERM, kept);
  }

  /** Whether something holds of one that an item may repeat: of its report, or sharing so many of its terms. */
  someNear({ citation }: Item, terms: ReadonlySet<string>, holds: (kept: KeptItem) => boolean): boolean {
    const holding = Array.from(
      terms.size === 0 ? [NO_TERM] : terms,
      (term) => this.#byTerm.get(term) ?? NO_ITEMS,
    );
    // One alike lacks few of the terms: it holds one of any that are more than those few, and so of the rarest.
    const rarest = holding
      .sort((a, b) => a.length - b.length)
      .slice(0, Math.ceil(terms.size * (1 - NEARLY_THE_SAME)) + 1);
    this.#looked++;
    for (const list of [this.#byReport.get(citation?.report ?? "") ?? NO_ITEMS, ...rarest]) {
      for (const kept of list) {
        if (kept.lookedAt === this.#looked) continue;
        kept.lookedAt = this.#looked;
        if (holds(kept)) return true;
      }
    }
    return false;
  }
}

const NO_ITEMS: readonly KeptItem[] = [];

/** Stands for the terms of a text that has none. */
const NO_TERM = "";

function append<Entry>(lists: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

/** Of two quotations that share this much of the shorter, one says nothing new. */
const MOSTLY = 0.6;

/** Share of the shorter of two stretches of one file that lies in the other. */
function overlapOf({ citation: a }: Item, { citation: b }: Item): number {
  if (a === null || b === null || a.report !== b.report) return 0;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}

/** Whether the likeness of two sets reaches `least`; their sizes or a few of their terms mostly say that it does not. */
function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  const size = Math.max(a.size, b.size);
  if (Math.min(a.size, b.size) < least * size) return false;
  // They must share `least` of the larger: of its terms no more than this may be missing from the other.
  let spare = Math.ceil(a.size - least * size);
  for (const term of a) if (!b.has(term) && --spare < 0) return false;
  return likeness(a, b) >= least;
}

/** Jaccard likeness of two sets of terms. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const term of a) if (b.has(term)) shared++;
  return shared / (a.size + b.size - shared);
}
