/**
 * PORT: what the bot must remember across restarts. SQLite by default, PostgreSQL for several processes.
 * No question, and nothing that ties a question to a person, is ever stored.
 */
import type { CommunityStore, InstallationStore, NoticeStore, SettingsStore } from "./community.ts";
import type { CorpusStore } from "./corpus-files.ts";
import type { DeliveryStore } from "./delivery.ts";
import type { GatewaySessionStore } from "./gateway-session.ts";
import type { LedgerStore } from "./ledger.ts";
import type { PendingReplyStore } from "./pending-reply.ts";
import type { StoredRow } from "./stored-row.ts";
import type { FollowStore, SubscriptionStore } from "./subscription.ts";

/** Locks held for a time by one process among several. */
export interface LeaseStore {
  /**
   * Takes the lease, or prolongs it when `owner` holds it already; false while another holds it. A lease
   * that ends more than two durations ahead is a clock's mistake and counts as ended.
   */
  acquireLease(name: string, owner: string, now: Temporal.Instant, milliseconds: number): Promise<boolean>;
  releaseLease(name: string, owner: string): Promise<void>;
}

export interface Store
  extends SettingsStore,
    LedgerStore,
    SubscriptionStore,
    FollowStore,
    DeliveryStore,
    InstallationStore,
    NoticeStore,
    CommunityStore,
    CorpusStore,
    LeaseStore,
    PendingReplyStore,
    GatewaySessionStore {
  /** Where the data is, as it may be shown and logged: never holds a password. */
  readonly location: string;
  /** Every row that is worth keeping, in an order in which they can be loaded again: no leases, no pending replies. */
  rows(): AsyncIterable<StoredRow>;
  /** Loads rows in one transaction. @throws NecError when the store holds anything already. */
  load(rows: AsyncIterable<StoredRow>): Promise<number>;
  close(): Promise<void>;
}
