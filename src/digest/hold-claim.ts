/** Holds a claim while a post is under way, and knows when it can no longer be relied on. */

/** Of a lease: the rest is for what was sent at the last moment to arrive before another process looks for it. */
const RELIED_ON = 2 / 3;
const RENEWED_EVERY = 1 / 3;

/** A process that stood still during a renewal asks again: the claim is mostly still its own. */
const MOST_RENEWALS = 5;

export type HeldClaim = {
  /** Aborted when the claim may soon be another's: what has not been sent by then must not be sent. */
  readonly signal: AbortSignal;
  /** Aborts the signal: nobody waits for the answer any longer. */
  abandon(): void;
  /** Ends the renewing. */
  release(): void;
};

/**
 * Renews the claim now and, until it is released, again and again. Time is counted from before each renewal is
 * asked for and by a clock that nobody sets: a process that was stopped meanwhile must not act on an old answer.
 * @param renew prolongs the claim by the lease; false when another process has it
 * @param elapsed milliseconds since any fixed moment
 * @returns null when the claim is another's, or cannot be renewed in good time
 */
export async function holdClaim(
  renew: () => Promise<boolean>,
  leaseMilliseconds: number,
  elapsed: () => number = () => performance.now(),
): Promise<HeldClaim | null> {
  const relied = leaseMilliseconds * RELIED_ON;
  const until = await firstRenewal(renew, relied, elapsed);
  if (until === null) return null;
  const lost = new AbortController();
  const abandon = (): void => lost.abort();
  let fence = setTimeout(abandon, until - elapsed());
  let released = false;
  const prolong = async (): Promise<void> => {
    const asked = elapsed();
    const renewed = await renew();
    if (released) return;
    clearTimeout(fence);
    const left = asked + relied - elapsed();
    if (renewed && left > 0) fence = setTimeout(abandon, left);
    else abandon();
  };
  // A renewal that fails leaves the fence where it was.
  const renewing = setInterval(
    () => void prolong().catch(() => undefined),
    leaseMilliseconds * RENEWED_EVERY,
  );
  const release = (): void => {
    released = true;
    clearInterval(renewing);
    clearTimeout(fence);
  };
  return { signal: lost.signal, abandon, release };
}

/** Until when the claim can be relied on. */
async function firstRenewal(
  renew: () => Promise<boolean>,
  relied: number,
  elapsed: () => number,
): Promise<number | null> {
  for (let tries = 0; tries < MOST_RENEWALS; tries += 1) {
    const asked = elapsed();
    if (!(await renew())) return null;
    if (elapsed() < asked + relied) return asked + relied;
  }
  return null;
}
