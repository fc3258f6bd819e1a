/** Who gets digests, when and about what; and who follows which subject. */
import type { SurfaceName } from "../surface.ts";

/** A channel, or one person's direct messages. */
export type Place = {
  readonly surface: SurfaceName;
  readonly community: string | null;
  readonly channel: string;
  /** Set for direct messages: whose they are. */
  readonly person: string | null;
};

/**
 * `scheduled`: by cron expression. `as-they-land`: soon after a report arrives. `follows`: only passages on
 * followed subjects, soon after they arrive.
 */
type Cadence = "scheduled" | "as-they-land" | "follows";

/** Canonical names; empty: everything. A report passes when it fits every kind that is not empty. */
export type DigestFilters = {
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly bodies: readonly string[];
};

export type SubscriptionState = "active" | "paused" | "stopped";

export type Subscription = Place & {
  readonly id: string;
  /** `config`: from the configuration of whoever runs the bot; commands cannot change its schedule. */
  readonly origin: "command" | "config";
  readonly cadence: Cadence;
  /** For `scheduled`; null otherwise. */
  readonly cron: string | null;
  readonly timeZone: string;
  /** For `as-they-land`: minutes to wait for a second account of the same meeting. */
  readonly wait: number;
  /** Whether to post "nothing new" when there is nothing. */
  readonly quiet: boolean;
  readonly filters: DigestFilters;
  readonly state: SubscriptionState;
  /** Why it was stopped, in a sentence; null otherwise. */
  readonly reason: string | null;
  /** Ledger entries up to this place were known when the subscription was made: never news here. */
  readonly since: number;
  readonly createdAt: Temporal.Instant;
  /** When it is next to be looked at; null: not before something arrives. */
  readonly due: Temporal.Instant | null;
  /** When a digest was last put into the outbox; null before the first. */
  readonly lastRun: Temporal.Instant | null;
  /** Grows with every change: a change based on an older version is refused. */
  readonly version: number;
};

/** `since` is filled in with the end of the ledger. */
export type NewSubscription = Omit<Subscription, "since" | "version" | "lastRun" | "reason" | "state">;

export type SubscriptionChange = Partial<
  Pick<
    Subscription,
    "cadence" | "cron" | "timeZone" | "wait" | "quiet" | "filters" | "state" | "reason" | "due"
  >
>;

export type PlaceFilter = {
  readonly surface?: SurfaceName;
  readonly community?: string | null;
  readonly channel?: string;
};

export interface SubscriptionStore {
  /** Adds it unless its id is known; returns the one that is stored. */
  addSubscription(subscription: NewSubscription): Promise<Subscription>;
  subscription(id: string): Promise<Subscription | null>;
  /** In order of creation. */
  subscriptions(filter: PlaceFilter): Promise<readonly Subscription[]>;
  /**
   * Active ones on these surfaces whose time has come, longest due first; none of a community that the bot has
   * left, and none whose last digest still waits to be posted: what arrives until then is one digest with the
   * next.
   */
  dueSubscriptions(
    now: Temporal.Instant,
    surfaces: readonly SurfaceName[],
    limit: number,
  ): Promise<readonly Subscription[]>;
  /** False when the version is no longer the stored one. */
  changeSubscription(id: string, version: number, change: SubscriptionChange): Promise<boolean>;
  /** Also cancels what of it is not posted yet. */
  removeSubscription(id: string): Promise<void>;
}

export type FollowKind = "topic" | "person" | "body";

export type Follow = Place & {
  readonly id: string;
  readonly kind: FollowKind;
  /** Canonical name. */
  readonly name: string;
  readonly createdAt: Temporal.Instant;
};

export interface FollowStore {
  /** False when the subject is followed there already. */
  addFollow(follow: Follow): Promise<boolean>;
  /** True when there was one. */
  removeFollow(place: Place, kind: FollowKind, name: string): Promise<boolean>;
  /** In order of name. */
  follows(place: Place): Promise<readonly Follow[]>;
}
