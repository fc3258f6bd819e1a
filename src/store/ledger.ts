/** The ledger of reports: when each was first seen, and when it last changed. */
import type { Meeting } from "../report.ts";

/** `baseline`: was there at the first start, so it was never news. */
type LedgerKind = "baseline" | "new" | "changed";

/** What of a report is remembered so that a later change can be named in a line. */
export type Snapshot = {
  readonly title: string;
  readonly authors: readonly string[] | null;
  readonly meetings: readonly Meeting[] | null;
  readonly address: string | null;
  /** Ids of the passages, in order. */
  readonly passages: readonly string[];
};

export type LedgerEntry = {
  readonly report: string;
  /** Its `seq` when it arrived; 0 for the baseline. */
  readonly arrival: number;
  /** Place in the order of arrivals and changes; grows with each, over all reports. */
  readonly seq: number;
  readonly kind: LedgerKind;
  /** SHA-256 of the file's bytes. */
  readonly hash: string;
  readonly firstSeen: Temporal.Instant;
  /** When it arrived or last changed. */
  readonly changedAt: Temporal.Instant;
  /** What changed, in a line; null unless `changed`. */
  readonly change: string | null;
  /** Whether the corpus held it when last looked at. */
  readonly present: boolean;
};

/** How one report's entry is to change. Absent keys stay as they are. */
export type LedgerChange =
  | {
      readonly type: "arrived" | "known";
      readonly report: string;
      readonly hash: string;
      readonly snapshot: Snapshot;
    }
  | {
      readonly type: "changed";
      readonly report: string;
      readonly hash: string;
      readonly snapshot: Snapshot;
      readonly change: string;
    }
  /** The bytes differ and nothing that anybody would notice. */
  | {
      readonly type: "touched";
      readonly report: string;
      readonly hash: string;
      readonly snapshot: Snapshot;
    }
  | { readonly type: "missing" | "returned"; readonly report: string }
  /** The same report goes by another id now (its file was renamed). */
  | { readonly type: "renamed"; readonly report: string; readonly to: string };

export type Ledger = {
  /** Null before the first start: whatever is there then is the baseline. */
  readonly version: number | null;
  readonly entries: readonly LedgerEntry[];
};

export interface LedgerStore {
  ledger(): Promise<Ledger>;
  snapshots(reports: readonly string[]): Promise<ReadonlyMap<string, Snapshot>>;
  /**
   * Applies the changes if the ledger still has `version`; false when another process was quicker, and then
   * nothing has changed. In the same transaction, subscriptions that wait for arrivals (`as-they-land`,
   * `follows`) become due when there is something that they might tell.
   */
  recordChanges(
    version: number | null,
    changes: readonly LedgerChange[],
    now: Temporal.Instant,
  ): Promise<boolean>;
}
