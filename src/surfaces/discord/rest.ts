/** Requests to Discord: one place for addresses, rate limits, and what a refusal means. */
import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  RESTEvents,
  RESTJSONErrorCodes,
  RequestMethod,
} from "discord.js";
import { PostError } from "../../surface.ts";

export type DiscordRest = {
  /** For everything that counts against the bot's limits. Never repeats a request whose fate is unknown. */
  readonly bot: REST;
  /**
   * For answers to interactions, which count against no global limit
   * (https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints); safe to repeat.
   */
  readonly interactions: REST;
  /** Whether so many requests were refused of late that a ban is near; then nothing is posted. */
  nearBan(now: number): boolean;
};

/** https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans: 10,000 in ten minutes. */
const INVALID_LIMIT = 5_000;
const INVALID_STEP = 250;
/** A longer wait is given back to whoever keeps the outbox. */
const LONGEST_WAIT_MS = 20_000;
const SWEEP_MS = 20_000;

/** @param api as in `https://discord.com/api`; null for Discord itself */
export function createRest(token: string, api: string | null): DiscordRest {
  const common = {
    version: "10",
    ...(api === null ? {} : { api: api.replace(/\/+$/, "").replace(/\/v\d+$/, "") }),
    handlerSweepInterval: SWEEP_MS,
    hashLifetime: 3_600_000,
  };
  let invalidUntil = 0;
  const bot = new REST({
    ...common,
    retries: 0,
    timeout: 15_000,
    invalidRequestWarningInterval: INVALID_STEP,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
  }).setToken(token);
  bot.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    if (count >= INVALID_LIMIT) invalidUntil = Date.now() + remainingTime;
  });
  const interactions = new REST({
    ...common,
    retries: 2,
    timeout: 10_000,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  }).setToken(token);
  return { bot, interactions, nearBan: (now) => now < invalidUntil };
}

/**
 * Answers an interaction. What Discord sends back is of no interest, so it need not be readable either.
 * @throws as discord.js does when the request is refused
 */
export async function sendAnswer(
  rest: DiscordRest,
  method: "POST" | "PATCH",
  fullRoute: `/${string}`,
  body: unknown,
): Promise<void> {
  const response = await rest.interactions.queueRequest({
    method: RequestMethod[method === "POST" ? "Post" : "Patch"],
    fullRoute,
    body,
    auth: false,
  });
  await response.arrayBuffer();
}

/** Stops the timers of a `DiscordRest`. */
export function closeRest(rest: DiscordRest): void {
  for (const client of [rest.bot, rest.interactions]) {
    client.clearHashSweeper();
    client.clearHandlerSweeper();
  }
}

const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
]);

/** What a failed request means for a digest: https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export function postError(thrown: unknown): PostError {
  const cause = { cause: thrown };
  if (thrown instanceof PostError) return thrown;
  if (thrown instanceof RateLimitError) {
    const wait = Math.max(thrown.retryAfter, thrown.timeToReset);
    return new PostError("rate-limited", "Discord asks to wait", wait, cause);
  }
  if (thrown instanceof DiscordAPIError) {
    const what = `Discord answered ${thrown.status} (${thrown.code})`;
    if (GONE.has(thrown.code) || thrown.status === 404) {
      return new PostError("gone", `${what}: the channel is no longer there`, null, cause);
    }
    if (thrown.status === 403) {
      return new PostError("forbidden", `${what}: the bot may not write in that channel`, null, cause);
    }
    if (thrown.status === 401)
      return new PostError("unavailable", `${what}: the token is refused`, null, cause);
    return new PostError("rejected", `${what}: the message was refused`, null, cause);
  }
  if (thrown instanceof HTTPError && thrown.status < 500) {
    return new PostError("rejected", `Discord answered ${thrown.status}`, null, cause);
  }
  const status = thrown instanceof HTTPError ? ` (${thrown.status})` : "";
  return new PostError("unavailable", `Discord could not be reached${status}`, null, cause);
}

/** Discord's own code of an error, e.g. 10062 for an interaction that is no longer known; null for others. */
export function apiCode(thrown: unknown): number | null {
  return thrown instanceof DiscordAPIError ? Number(thrown.code) : null;
}
