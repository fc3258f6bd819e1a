/** The outbox: what is to be posted, and what became of it. */
import type { Reply } from "../reply.ts";
import type { SurfaceName } from "../surface.ts";
import type { Place } from "./subscription.ts";

/** What was decided about a report for one subscription. */
export type Consideration = {
  readonly report: string;
  /** The ledger entry's place at that time: a later change is looked at anew. */
  readonly seq: number;
  readonly outcome: "included" | "filtered" | "elsewhere";
};

export type Considered = Consideration & {
  readonly subscription: string;
  readonly delivery: string | null;
  readonly at: Temporal.Instant;
};

type DeliveryState = "pending" | "claimed" | "posted" | "parked" | "cancelled";

/** One message. The first part goes to the channel, the others into a thread under it. */
export type Part = {
  readonly reply: Reply;
  /** The platform's id once posted. */
  readonly message: string | null;
};

export type Delivery = Place & {
  /** 16 characters; the marks of its parts are made from it. */
  readonly id: string;
  readonly subscription: string | null;
  /** Order of posting within a channel. */
  readonly seq: number;
  readonly createdAt: Temporal.Instant;
  readonly notBefore: Temporal.Instant;
  readonly state: DeliveryState;
  /** Tries of the part in hand so far, the present one included. */
  readonly attempts: number;
  /** An earlier try may have posted the part in hand: look before posting. */
  readonly doubtful: boolean;
  readonly owner: string | null;
  /** Meetings it tells of: later accounts of them go into the same thread. */
  readonly threadKeys: readonly string[];
  readonly parts: readonly Part[];
  /** What went wrong last, in a sentence. */
  readonly failure: string | null;
  readonly finishedAt: Temporal.Instant | null;
};

export type NewDelivery = Place & {
  readonly id: string;
  readonly replies: readonly Reply[];
  readonly threadKeys: readonly string[];
};

export type DigestPlan = {
  readonly subscription: string;
  /** The version the plan was made from. */
  readonly version: number;
  readonly due: Temporal.Instant | null;
  readonly considered: readonly Consideration[];
  /** Null: nothing to post. */
  readonly delivery: NewDelivery | null;
};

export type ClaimRequest = {
  readonly owner: string;
  readonly now: Temporal.Instant;
  readonly leaseMilliseconds: number;
  /** Surfaces this process can post to. */
  readonly surfaces: readonly SurfaceName[];
  /** Channels that are to wait, as `<surface>:<community>`. */
  readonly held?: readonly string[];
};

export type DeliveryFilter = {
  readonly subscription?: string;
  readonly surface?: SurfaceName;
  readonly community?: string | null;
  readonly channel?: string;
  readonly states?: readonly DeliveryState[];
};

/** Where a part stands now. */
export type PostedPart = {
  readonly message: string;
  /** The message whose thread it went into; null: it stands in the channel itself, and may head a thread. */
  readonly thread: string | null;
};

export interface DeliveryStore {
  considered(subscription: string): Promise<readonly Considered[]>;
  /**
   * In one transaction: notes what was decided, puts the delivery into the outbox and sets the next due time.
   * False, and nothing done, when the subscription has changed in the meantime.
   */
  planDigest(plan: DigestPlan, now: Temporal.Instant): Promise<boolean>;
  /**
   * Takes the next delivery that may be posted: in each channel the oldest unfinished one only, and none of a
   * community that the bot has left. One whose lease ran out is taken over and is `doubtful`.
   */
  claim(request: ClaimRequest): Promise<Delivery | null>;
  /** Prolongs the claim; false when it is lost, and then nothing may be posted. */
  renewClaim(id: string, owner: string, now: Temporal.Instant, milliseconds: number): Promise<boolean>;
  /** The part has been posted; with the last one the delivery is finished. False when the claim is lost. */
  confirmPart(
    id: string,
    owner: string,
    part: number,
    posted: PostedPart,
    now: Temporal.Instant,
  ): Promise<boolean>;
  /** Puts the delivery back until `notBefore`. `doubtful`: the try may have posted after all. */
  postpone(
    id: string,
    owner: string,
    outcome: {
      readonly notBefore: Temporal.Instant;
      readonly failure: string;
      readonly doubtful: boolean;
      /** False for a wait the platform asked for: not counted as a try. */
      readonly counts: boolean;
    },
  ): Promise<boolean>;
  /** Gives up on a delivery that cannot be posted; it stays to be shown and tried again by hand. */
  park(id: string, owner: string, failure: string, now: Temporal.Instant): Promise<boolean>;
  /** Parked deliveries of a channel back into the outbox; returns how many. */
  retryParked(surface: SurfaceName, channel: string, now: Temporal.Instant): Promise<number>;
  /** Stops the channel's subscriptions and parks what waits for it. */
  stopChannel(place: Place, reason: string, now: Temporal.Instant): Promise<void>;
  delivery(id: string): Promise<Delivery | null>;
  /** In order of posting. */
  deliveries(filter: DeliveryFilter): Promise<readonly Delivery[]>;
  /** When the next waiting delivery may be tried or a claim runs out; null when the outbox is empty. */
  nextDelivery(surfaces: readonly SurfaceName[]): Promise<Temporal.Instant | null>;
  /** The message at the head of the thread in which accounts of one of the meetings were last posted; null: none. */
  thread(subscription: string, keys: readonly string[]): Promise<string | null>;
  /** Drops the text of deliveries finished before `until`; what was posted when stays known. */
  forgetTexts(until: Temporal.Instant): Promise<number>;
}
