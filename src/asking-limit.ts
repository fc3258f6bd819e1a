/** How much may be asked on a chat platform by one person, and from one server. In memory only, by ids alone. */
import { createRateLimiter, type RateLimit } from "./rate-limit.ts";
import type { Asker } from "./surface.ts";
import { usageWordings } from "./usage-wording.ts";

export type AskingLimits = {
  readonly person: RateLimit;
  /** A server or workspace, all its people together. */
  readonly community: RateLimit;
};

/**
 * Against scripts, not against people: an answer takes some ten milliseconds, so the lasting rate of one server
 * keeps half a processor busy at most.
 */
export const ASKING_LIMITS: AskingLimits = {
  person: { burst: 1_000, perSecond: 1 },
  community: { burst: 5_000, perSecond: 50 },
};

export type AskingLimit = {
  /**
   * Counts one thing asked: null when it may be answered, else a sentence (in the asker's language) that says when to
   * ask again. Whoever
   * manages the server is not counted; nor are the console, which is one's own, and the web, which counts by address.
   * @param nowMs milliseconds that only ever grow
   */
  refusal(asker: Asker, nowMs: number): string | null;
};

export function createAskingLimit({ person, community }: AskingLimits): AskingLimit {
  const people = createRateLimiter(person);
  const communities = createRateLimiter(community);
  return {
    refusal(asker, nowMs) {
      const { surface, user } = asker;
      if (asker.admin || surface === "console" || surface === "web") return null;
      const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs));
      const own = user === null ? 0 : people.take(`${surface} ${user}`, now);
      // What one person is refused does not use up what the others may ask.
      const words = usageWordings.in(asker.language);
      if (own > 0) return words.askedALot(own);
      const all = asker.community === null ? 0 : communities.take(`${surface} ${asker.community}`, now);
      return all > 0 ? words.askedALotHere(all) : null;
    },
  };
}
