/** Requests to Discord: one place for addresses, rate limits, and what a refusal means. */
import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  type RawFile,
  REST,
  RESTEvents,
  RESTJSONErrorCodes,
  RequestMethod,
} from "discord.js";
import { asError } from "../../errors.ts";
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
  nearBan(): boolean;
};

/** https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans: 10,000 in ten minutes. */
const INVALID_LIMIT = 5_000;
const INVALID_STEP = 250;
/** A longer wait is given back to whoever keeps the outbox. */
const LONGEST_WAIT_MS = 20_000;
const SWEEP_MS = 20_000;

export type RestOptions = {
  readonly token: string;
  /** As in `https://discord.com/api`; null for Discord itself. */
  readonly api: string | null;
  /** Milliseconds that only ever grow. */
  clock(): number;
  /** Refused requests in ten minutes after which the bot pauses. */
  readonly invalidLimit?: number;
};

export function createRest({ token, api, clock, invalidLimit = INVALID_LIMIT }: RestOptions): DiscordRest {
  const common = {
    version: "10",
    ...(api === null ? {} : { api: api.replace(/\/+$/, "").replace(/\/v\d+$/, "") }),
    handlerSweepInterval: SWEEP_MS,
    hashLifetime: 3_600_000,
  };
  let invalidUntil = Number.NEGATIVE_INFINITY;
  const bot = new REST({
    ...common,
    retries: 0,
    timeout: 15_000,
    invalidRequestWarningInterval: Math.min(INVALID_STEP, invalidLimit),
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
  }).setToken(token);
  bot.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    if (count >= invalidLimit) invalidUntil = clock() + remainingTime;
  });
  const interactions = new REST({
    ...common,
    retries: 2,
    timeout: 10_000,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  }).setToken(token);
  return { bot, interactions, nearBan: () => clock() < invalidUntil };
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
  files: readonly RawFile[] = [],
): Promise<void> {
  const response = await rest.interactions.queueRequest({
    method: RequestMethod[method === "POST" ? "Post" : "Patch"],
    fullRoute,
    body,
    ...(files.length === 0 ? {} : { files: [...files] }),
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

/**
 * An error as it may be logged: discord.js's own hold the request, and so the answer's text and the interaction's
 * token.
 */
export function briefly(thrown: unknown): {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
} {
  if (thrown instanceof PostError && thrown.cause !== undefined) return briefly(thrown.cause);
  const error = asError(thrown);
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const code = error instanceof DiscordAPIError ? ` (${error.code})` : "";
    return { type: error.name, message: `${error.method} answered ${error.status}${code}: ${error.message}` };
  }
  if (error instanceof RateLimitError)
    return { type: error.name, message: `limited for ${error.retryAfter} ms` };
  return {
    type: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}

/** Discord's own code of an error, e.g. 10062 for an interaction that is no longer known; null for others. */
export function apiCode(thrown: unknown): number | null {
  return thrown instanceof DiscordAPIError ? Number(thrown.code) : null;
}
