/** How much one client may ask: a token bucket each (https://en.wikipedia.org/wiki/Token_bucket), in bounded memory. */

export type RateLimit = {
  /** Tokens a client that was quiet may use at once. */
  readonly burst: number;
  /** Tokens that come back each second. */
  readonly perSecond: number;
};

export type RateLimiter = {
  /** Takes one token: 0 when there was one, else how many seconds to wait (at least 1). */
  take(client: string, now: Temporal.Instant): number;
  /** As `take`, but nothing is taken. */
  wait(client: string, now: Temporal.Instant): number;
};

/** Clients remembered at most; the one that was quiet longest is forgotten first. */
const MOST_CLIENTS = 10_000;

export function createRateLimiter({ burst, perSecond }: RateLimit): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const tokensOf = (client: string, at: number) => {
    const held = buckets.get(client);
    if (held === undefined) return burst;
    return Math.min(burst, held.tokens + (Math.max(0, at - held.at) / 1000) * perSecond);
  };
  const secondsFor = (tokens: number) => (tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond)));
  return {
    take(client, now) {
      const at = now.epochMilliseconds;
      const tokens = tokensOf(client, at);
      buckets.delete(client);
      if (buckets.size >= MOST_CLIENTS) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      buckets.set(client, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
      return secondsFor(tokens);
    },
    wait: (client, now) => secondsFor(tokensOf(client, now.epochMilliseconds)),
  };
}
