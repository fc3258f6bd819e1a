/** Compares the corpus with the ledger, and notes what is new. */
import type { Archive } from "../archive/archive.ts";
import type { Store } from "../store/store.ts";
import { alteredReports, findNews } from "./news.ts";

export type RecordedNews = { readonly arrived: number; readonly changed: number; readonly baseline: boolean };

/** Several processes may see the same change at once: all but one of them find nothing left to note. */
const MOST_ATTEMPTS = 5;

/** Null when there was nothing to note. */
export async function recordNews(
  store: Store,
  archive: Archive,
  now: Temporal.Instant,
): Promise<RecordedNews | null> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const ledger = await store.ledger();
    const snapshots = await store.snapshots(alteredReports(ledger, archive.reports));
    const changes = findNews(ledger, snapshots, archive.reports);
    const baseline = ledger.version === null;
    if (changes.length === 0 && !baseline) return null;
    if (!(await store.recordChanges(ledger.version, changes, now))) continue;
    const numberOf = (type: string): number => changes.filter((change) => change.type === type).length;
    return { arrived: numberOf("arrived"), changed: numberOf("changed"), baseline };
  }
  return null;
}
