/**
 * Empties the outbox: claim, post, confirm. After a crash or a doubtful try it looks for the delivery's mark
 * in the channel before posting again, so that nothing is lost and, as far as the platform shows, nothing doubled.
 */
import { asError } from "../errors.ts";
import type { Language } from "../language.ts";
import type { Delivery, Part, PostedPart } from "../store/delivery.ts";
import type { Store } from "../store/store.ts";
import { PostError, type Posted, type PostingSurface, type Target } from "../surface.ts";
import { wordsFor } from "./community-words.ts";
import type { DigestWording } from "./digest-wording.ts";
import { holdClaim } from "./hold-claim.ts";
import { OwnFailure } from "./own-failure.ts";
import { backOff, isSpent } from "./retries.ts";

export type DeliveryEvent =
  | { readonly type: "posted"; readonly delivery: Delivery; readonly found: boolean }
  | {
      readonly type: "postponed" | "parked" | "stopped";
      readonly delivery: Delivery;
      readonly reason: string;
    }
  /** Another process has taken the delivery over in the meantime. */
  | { readonly type: "lost"; readonly delivery: Delivery };

export type DelivererParts = {
  readonly store: Store;
  readonly owner: string;
  readonly surfaces: readonly PostingSurface[];
  /** Of what those who manage a community are told, where it has chosen none. */
  readonly language?: Language | undefined;
  now(): Temporal.Instant;
  /** A number from 0 up to 1, for spreading retries. */
  random(): number;
  observe(event: DeliveryEvent): void;
  /** Resolves after so many milliseconds, or when stopped. */
  pause(milliseconds: number, stopped: AbortSignal): Promise<void>;
  /** How long a claim lasts without being prolonged, in milliseconds. */
  readonly leaseMilliseconds: number;
  /** How long one post may take before it counts as doubtful, in milliseconds. */
  readonly postTimeout: number;
  /** How long to wait after a first failed try, in milliseconds; it doubles with each further one. */
  readonly firstWait: number;
};

export type Deliverer = {
  /** Posts whatever may be posted now; resolves when nothing more can be claimed. */
  run(stopped: AbortSignal): Promise<void>;
};

/** A part on its way, and what is known of it. */
type Tried = {
  readonly part: Part;
  readonly index: number;
  /** An earlier try may have posted it. */
  readonly doubtful: boolean;
  /** Goes into the channel where the thread it belongs to is gone. */
  readonly detachable: boolean;
};

/** Posts in a row that a platform did not take, shared by the workers of a surface. */
type Streak = { failures: number };

/** Channels of a surface posted to at the same time: a platform that hangs does not hold up the others. */
const WORKERS = 4;
/** After "too many requests" a worker rests, lest every other delivery be refused in turn. */
const LONGEST_REST = 2_000;
/** So many failures in a row mean that the platform is down: the rest waits for the next look. */
const DOWN_AFTER = 5;

export function createDeliverer(parts: DelivererParts): Deliverer {
  const { store, owner, surfaces, now, leaseMilliseconds } = parts;
  /** Communities that the platform asked to leave alone, and until when. */
  const held = new Map<string, Temporal.Instant>();
  let claims = 0;

  const next = (surface: PostingSurface): Promise<Delivery | null> => {
    for (const [key, until] of held) {
      if (Temporal.Instant.compare(until, now()) <= 0) held.delete(key);
    }
    claims += 1;
    return store.claim({
      // Each claim is its own: after a standstill another worker of the same process may take it over.
      owner: `${owner}.${claims}`,
      now: now(),
      leaseMilliseconds,
      surfaces: [surface.name],
      held: [...held.keys()],
    });
  };

  const work = async (surface: PostingSurface, down: Streak, stopped: AbortSignal): Promise<void> => {
    while (!stopped.aborted && down.failures < DOWN_AFTER) {
      const delivery = await next(surface);
      if (delivery === null) return;
      const rest = await deliver(surface, delivery, down);
      if (rest > 0) await parts.pause(rest, stopped);
    }
  };

  /** @returns for how many milliseconds the platform wants to be left alone */
  const deliver = async (surface: PostingSurface, delivery: Delivery, down: Streak): Promise<number> => {
    let doubtful = delivery.doubtful;
    const { subscription, threadKeys } = delivery;
    const earlier = subscription === null ? null : await store.thread(subscription, threadKeys);
    const head = delivery.parts[0]?.message ?? null;
    let thread = earlier ?? head;
    for (const [index, part] of delivery.parts.entries()) {
      if (part.message !== null) continue;
      const target: Target = {
        surface: delivery.surface,
        community: delivery.community,
        channel: delivery.channel,
        thread,
      };
      // Under a message of an earlier delivery, which may have been deleted; under its own, a rest without its head.
      const detachable = thread !== null && thread === earlier && thread !== head;
      const tried = { part, index, doubtful, detachable };
      const outcome = await attempt(surface, delivery, target, tried);
      if (outcome === "unavailable") {
        down.failures += 1;
        return 0;
      }
      down.failures = 0;
      if (typeof outcome === "number") return outcome;
      thread = outcome.thread ?? outcome.message;
      doubtful = false;
    }
    return 0;
  };

  /** Posts one part; when the delivery cannot go on now, for how long to rest. */
  const attempt = async (
    surface: PostingSurface,
    delivery: Delivery,
    target: Target,
    tried: Tried,
  ): Promise<PostedPart | "unavailable" | number> => {
    const { part, index, doubtful } = tried;
    const mark = markOf(delivery.id, index);
    try {
      const found = doubtful ? await lookFor(surface, target, mark) : null;
      const posted = found ?? (await post(surface, delivery, target, part, mark));
      const place = posted && { message: posted.message, thread: target.thread };
      if (place === null || !(await store.confirmPart(delivery.id, ownerOf(delivery), index, place, now()))) {
        parts.observe({ type: "lost", delivery });
        return 0;
      }
      parts.observe({ type: "posted", delivery, found: found !== null });
      return place;
    } catch (error) {
      // The message above was deleted: a later account then stands on its own.
      if (isGone(error) && tried.detachable) {
        return attempt(surface, delivery, { ...target, thread: null }, { ...tried, detachable: false });
      }
      const rest = await fail(delivery, target, asError(error));
      return error instanceof PostError && error.failure === "unavailable" ? "unavailable" : rest;
    }
  };

  /** Without the right to read back, neither posting again nor giving up would be right: a person decides. */
  const lookFor = async (surface: PostingSurface, target: Target, mark: string): Promise<Posted | null> => {
    try {
      return await surface.findPosted(target, mark);
    } catch (error) {
      if (!(error instanceof PostError) || error.failure !== "forbidden") throw error;
      throw new OwnFailure("rejected", "doubtful", { cause: error });
    }
  };

  /** Null when the claim was lost before posting. */
  const post = async (
    surface: PostingSurface,
    delivery: Delivery,
    target: Target,
    part: Part,
    mark: string,
  ): Promise<Posted | null> => {
    const renew = (): Promise<boolean> =>
      store.renewClaim(delivery.id, ownerOf(delivery), now(), leaseMilliseconds);
    const claim = await holdClaim(renew, leaseMilliseconds);
    if (claim === null) return null;
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_, reject) => {
        const timeUp = (): void => {
          // A request that still waits in line must not be sent after the next try has looked for its mark.
          claim.abandon();
          reject(new OwnFailure("unavailable", "noAnswer"));
        };
        timer = setTimeout(timeUp, parts.postTimeout);
      });
      return await Promise.race([surface.post(target, part.reply, mark, claim.signal), late]);
    } catch (cause) {
      if (cause instanceof PostError || !claim.signal.aborted) throw cause;
      throw new OwnFailure("unavailable", "claimRanOut", { cause });
    } finally {
      claim.release();
      clearTimeout(timer);
    }
  };

  const fail = async (delivery: Delivery, target: Target, error: Error): Promise<number> => {
    const words = await wordsFor(parts, delivery);
    const reason = error instanceof OwnFailure ? error.told(words) : error.message;
    const failure = error instanceof PostError ? error.failure : "bug";
    if (failure === "forbidden" || (failure === "gone" && target.thread === null)) {
      await stopChannel(delivery, failure === "forbidden", words);
      return 0;
    }
    if (failure === "rejected" || failure === "gone" || isSpent(delivery, failure, now())) {
      await park(delivery, reason, words);
      return 0;
    }
    const asked = error instanceof PostError ? error.retryAfter : null;
    const limited = failure === "rate-limited";
    const soonest = asked ?? backOff(delivery.attempts, parts.firstWait, parts.random());
    // What was sent may still arrive: as after a takeover, it is not looked for, and posted again, before.
    const wait = limited ? soonest : Math.max(soonest, leaseMilliseconds);
    const notBefore = now().add({ milliseconds: Math.ceil(Math.max(wait, 1)) });
    if (limited) held.set(`${delivery.surface}:${delivery.community ?? ""}`, notBefore);
    await store.postpone(delivery.id, ownerOf(delivery), {
      notBefore,
      failure: reason,
      doubtful: !limited,
      counts: !limited,
    });
    parts.observe({ type: "postponed", delivery, reason });
    return limited ? Math.min(wait, LONGEST_REST) : 0;
  };

  const park = async (delivery: Delivery, reason: string, { failures }: DigestWording): Promise<void> => {
    await store.park(delivery.id, ownerOf(delivery), reason, now());
    await store.addNotice({
      surface: delivery.surface,
      community: delivery.community,
      key: `parked:${delivery.channel}`,
      text: failures.parked(reason),
      at: now(),
    });
    parts.observe({ type: "parked", delivery, reason });
  };

  const stopChannel = async (
    delivery: Delivery,
    forbidden: boolean,
    { failures }: DigestWording,
  ): Promise<void> => {
    const reason = forbidden ? failures.forbidden : failures.gone;
    await store.stopChannel(delivery, reason, now());
    await store.addNotice({
      surface: delivery.surface,
      community: delivery.community,
      key: `${forbidden ? "forbidden" : "gone"}:${delivery.channel}`,
      text: failures.stopped(delivery.channel, reason),
      at: now(),
    });
    parts.observe({ type: "stopped", delivery, reason });
  };

  return {
    async run(stopped) {
      await Promise.all(
        surfaces.flatMap((surface) => {
          const down: Streak = { failures: 0 };
          return Array.from({ length: WORKERS }, () => work(surface, down, stopped));
        }),
      );
    },
  };
}

/** The mark of a part: at most 25 characters, as Discord's nonce allows. */
function markOf(delivery: string, part: number): string {
  return `${delivery}.${part}`;
}

/** Whose claim it was given out under; nobody's fits no claim. */
function ownerOf({ owner }: Delivery): string {
  return owner ?? "";
}

function isGone(error: unknown): boolean {
  return error instanceof PostError && error.failure === "gone";
}
