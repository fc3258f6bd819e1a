/** What the commands on digests work with. */
import type { Archive } from "../archive/archive.ts";
import type { Store } from "../store/store.ts";
import type { DigestFilters, Subscription } from "../store/subscription.ts";
import type { DigestWording } from "./digest-wording.ts";
import type { PlanInput } from "./plan-digest.ts";
import type { ReadSchedule } from "./read-schedule.ts";

export type DeskParts = {
  /** In the language of whoever asks. */
  readonly wording: DigestWording;
  readonly store: Store;
  readonly timeZone: string;
  now(): Temporal.Instant;
  newId(): string;
  /** Null until the corpus has been read. */
  archive(): Archive | null;
  inputFor(subscription: Subscription, archive: Archive): Promise<PlanInput>;
  /** Plans a subscription now; the number of messages put into the outbox, null when another process did. */
  atOnce(subscription: Subscription, archive: Archive): Promise<number | null>;
  /** Something may be due: look soon, without waiting for it. */
  kick(): void;
};

export type DigestOrder = ReadSchedule & {
  readonly filters: DigestFilters;
  /** Minutes to wait for a second account. */
  readonly wait: number;
  readonly quiet: boolean;
};
