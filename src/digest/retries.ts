/** How long to wait before a failed delivery is tried again, and when to give it up. */
import type { Delivery } from "../store/delivery.ts";
import type { PostFailure } from "../surface.ts";

const LONGEST_WAIT = 15 * 60_000;
/** A fault of the message itself shows at once; of the platform, after many tries over a long time. */
const TRIES_FOR_BUGS = 3;
const TRIES = 10;
const GIVE_UP_AFTER_HOURS = 24;

/** Milliseconds to wait after so many tries: doubling from `first`, spread by a fifth either way. */
export function backOff(attempts: number, first: number, random: number): number {
  const wait = Math.min(first * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT);
  return wait * (0.8 + 0.4 * random);
}

/** Tried often and long enough; `bug` is a failure that the surface has no name for. */
export function isSpent(delivery: Delivery, failure: PostFailure | "bug", now: Temporal.Instant): boolean {
  if (failure === "rate-limited") return false;
  if (failure === "bug") return delivery.attempts >= TRIES_FOR_BUGS;
  const hours = (now.epochMilliseconds - delivery.createdAt.epochMilliseconds) / 3_600_000;
  return delivery.attempts >= TRIES && hours >= GIVE_UP_AFTER_HOURS;
}
