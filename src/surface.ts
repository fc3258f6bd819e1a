/** PORT: a place where people ask and digests are posted. */
import type { Language } from "./language.ts";
import type { Reply } from "./reply.ts";

export type SurfaceName = "console" | "web" | "discord" | "slack";

/**
 * Who asks, where, and with which rights. Used to decide what may be done and where to answer; never
 * stored or logged with the question.
 */
export type Asker = {
  readonly surface: SurfaceName;
  /** Server or workspace; null in a direct message, on the console and on the web. */
  readonly community: string | null;
  readonly channel: string | null;
  readonly user: string | null;
  /** May change settings, digests and channel follows here. */
  readonly admin: boolean;
  /** Set where people talk in a thread: what is asked there follows up on what was asked there before. */
  readonly thread?: string;
  /** Of the bot's own words, as the server or workspace has chosen; absent: English. */
  readonly language?: Language | undefined;
};

/** A channel or thread a digest goes to. */
export type Target = {
  readonly surface: SurfaceName;
  readonly community: string | null;
  readonly channel: string;
  /** Set to post into a thread under an earlier message. */
  readonly thread: string | null;
};

/** What the platform gave back for a posted message. */
export type Posted = { readonly message: string };

/** How a post failed: decides between retry, parking the delivery, and stopping for the channel. */
export type PostFailure = "rate-limited" | "unavailable" | "forbidden" | "gone" | "rejected";

export class PostError extends Error {
  readonly failure: PostFailure;
  /** Milliseconds the platform asks to wait; null where it says nothing. */
  readonly retryAfter: number | null;

  constructor(
    failure: PostFailure,
    message: string,
    retryAfter: number | null = null,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "PostError";
    this.failure = failure;
    this.retryAfter = retryAfter;
  }
}

export interface Surface {
  readonly name: SurfaceName;
  /** Resolves when people can ask. Throws a NecError with what to do (wrong token, port taken). */
  start(): Promise<void>;
  /** Finishes what it has acknowledged, then closes. */
  stop(): Promise<void>;
}

/** A surface digests can be posted to. */
export interface PostingSurface extends Surface {
  /**
   * Posts a reply, carrying `mark` (at most 25 characters) so that the same delivery can be recognised.
   * `stale` is aborted when another process may have taken the delivery over, or nobody waits any longer: what
   * has not been sent by then must not be sent. May be ignored where the platform itself refuses a second message
   * with the same mark.
   * @throws PostError
   */
  post(target: Target, reply: Reply, mark: string, stale?: AbortSignal): Promise<Posted>;
  /**
   * The language of the bot's own words there, for surfaces that know more of a place than its community: whose
   * workspace a direct message belongs to. Without it, what the community's settings say.
   */
  language?(place: Pick<Target, "community" | "channel">): Promise<Language | undefined>;
  /** The message that carries `mark`, if the channel's recent messages hold one. @throws PostError */
  findPosted(target: Target, mark: string): Promise<Posted | null>;
}
