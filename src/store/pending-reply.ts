/**
 * Replies that are owed: somebody was told that an answer comes, and it is not there yet. What was asked, and by
 * whom, is never part of it.
 */
import type { Language } from "../language.ts";
import type { SurfaceName } from "../surface.ts";

export type PendingReply = {
  readonly surface: SurfaceName;
  /** The same for the same event, at whatever process and however often it arrives. */
  readonly id: string;
  /** Where the reply can be given, sealed by the caller; taken away as soon as it is given. */
  readonly address: string;
  /** Of the bot's own words there. */
  readonly language: Language;
  /** The process that is at it. */
  readonly owner: string;
  /** The platform takes no reply after this. */
  readonly expires: Temporal.Instant;
};

/** How far the process that died had come. */
export type Abandoned = PendingReply & {
  /** `owed`: nothing was sent. `sending`: the answer may have been. `telling`: the apology may have been. */
  readonly was: "owed" | "sending" | "telling";
};

export type TakeOver = {
  readonly surface: SurfaceName;
  readonly owner: string;
  readonly now: Temporal.Instant;
  readonly leaseMilliseconds: number;
  readonly most: number;
};

/**
 * None of this waits for the disk: it outlives the process, but not a power cut, after which nobody waits for an
 * answer any longer.
 */
export interface PendingReplyStore {
  /**
   * Notes a reply as owed for the length of the lease. Of a repeated event the last process to get it is the owner.
   * @returns false when the reply is being given already, or was given not long ago
   */
  oweReply(reply: PendingReply, now: Temporal.Instant, leaseMilliseconds: number): Promise<boolean>;
  /** To be asked before the answer is sent: false when another process has taken the reply over. */
  beginReply(
    surface: SurfaceName,
    id: string,
    owner: string,
    now: Temporal.Instant,
    leaseMilliseconds: number,
  ): Promise<boolean>;
  /** The reply was given: its address is deleted, and that it was given is remembered until `until`. */
  replyGiven(surface: SurfaceName, id: string, until: Temporal.Instant): Promise<void>;
  /** The reply is no longer this owner's affair, and is not remembered. */
  withdrawReply(surface: SurfaceName, id: string, owner: string): Promise<void>;
  /** The owner gives up: whoever looks next takes the reply over, at `at` or later. */
  abandonReply(surface: SurfaceName, id: string, owner: string, at: Temporal.Instant): Promise<void>;
  /** Prolongs the lease of all that the owner still owes. */
  renewReplies(owner: string, now: Temporal.Instant, leaseMilliseconds: number): Promise<void>;
  /**
   * Takes over replies whose owner has let the lease run out, oldest first: each is given to one caller only. A
   * lease that ends more than two lengths ahead is a clock's mistake and counts as run out.
   */
  takeOverReplies(request: TakeOver): Promise<readonly Abandoned[]>;
  /** Deletes what has expired, and what need no longer be remembered. */
  forgetReplies(now: Temporal.Instant): Promise<void>;
}
