/** Calls to Slack's Web API and to response addresses, with its waits honoured and nothing sent twice. */
import { webApi } from "@slack/bolt";
import { asError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { boltLog } from "./bolt-log.ts";
import { isDoubtful, isRefusedForm, ResponseUrlError, slackErrorOf, toPostError } from "./failures.ts";
import type { SlackMessage } from "./render-reply.ts";

export type SlackWeb = {
  client(token: string): webApi.WebClient;
  /** Calls until Slack takes it, waiting as long as it asks to. Calls that can be repeated without harm only. */
  patiently<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Sends as simply as it must be: without tables, then as text alone, where Slack refuses the form. */
  inForms<Result>(message: SlackMessage, send: (form: MessageForm) => Promise<Result>): Promise<Result>;
  /** Posts until Slack takes it; what may have been posted after all is looked for first. */
  postMessage(token: string, where: MessageTarget, message: SlackMessage): Promise<string>;
  /** Shows a message to one person in a channel. */
  postPrivately(
    token: string,
    where: MessageTarget & { readonly user: string },
    message: SlackMessage,
  ): Promise<void>;
  /** Answers at the address that came with a command or button: up to five times in thirty minutes. */
  respond(address: string, message: SlackMessage, visible: "ephemeral" | "in_channel"): Promise<void>;
};

export type MessageForm = { text: string; blocks?: webApi.KnownBlock[] };

export type MessageTarget = {
  readonly channel: string;
  readonly thread: string | null;
  /** Carried as metadata, so that the message is recognised: `findMarked`. */
  readonly mark: string | null;
};

type WebOptions = {
  readonly apiUrl: string | null;
  readonly log: Log;
  wait(milliseconds: number): Promise<void>;
};

/** Neither names in a message nor its links are to become anything. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: "none" } as const;

const MARK_EVENT = "nec_message";
const TRIES = 4;
const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;
const MOST_CLIENTS = 500;

export function createSlackWeb({ apiUrl, log, wait }: WebOptions): SlackWeb {
  const clients = new Map<string, webApi.WebClient>();

  function client(token: string): webApi.WebClient {
    const held = clients.get(token);
    if (held !== undefined) return held;
    if (clients.size >= MOST_CLIENTS) clients.clear();
    const made = new webApi.WebClient(token, clientOptions(apiUrl, log));
    clients.set(token, made);
    return made;
  }

  /** `before` runs before every further try and may end the tries with a result. */
  async function retried<Result>(
    call: () => Promise<Result>,
    before: (thrown: unknown) => Promise<Result | null> = async () => null,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call();
      } catch (thrown) {
        const pause = pauseAfter(thrown, attempt);
        if (pause === null || attempt >= TRIES) throw thrown;
        await wait(pause);
        const found = await before(thrown);
        if (found !== null) return found;
      }
    }
  }

  async function inForms<Result>(
    message: SlackMessage,
    send: (form: MessageForm) => Promise<Result>,
  ): Promise<Result> {
    const { text, blocks, plainBlocks } = message;
    const rich = blocks.length === 0 ? [] : [blocks];
    const forms = plainBlocks.length < blocks.length ? [...rich, plainBlocks] : rich;
    for (const form of forms.map((some) => ({ text, blocks: [...some] }))) {
      try {
        return await send(form);
      } catch (thrown) {
        if (!isRefusedForm(thrown)) throw thrown;
        log.warn({ surface: "slack", error: slackErrorOf(thrown) }, "Slack refused the blocks of a message");
      }
    }
    return send({ text });
  }

  return {
    client,
    inForms,
    patiently: (call) => retried(call),
    postMessage: (token, where, message) =>
      inForms(message, (form) =>
        retried(
          async () => {
            const { ts } = await client(token).chat.postMessage(postArguments(where, form));
            return ts ?? "";
          },
          async (thrown) =>
            isDoubtful(thrown) && where.mark !== null
              ? await findMarked(client(token), where, where.mark).catch(() => null)
              : null,
        ),
      ),
    postPrivately: (token, { channel, thread, user }, message) =>
      inForms(message, (form) =>
        retried(async () => {
          await client(token).chat.postEphemeral({
            channel,
            user,
            ...form,
            ...(thread === null ? {} : { thread_ts: thread }),
            link_names: false,
            parse: "none",
          });
        }),
      ),
    respond: (address, message, visible) =>
      inForms(message, (form) =>
        retried(() =>
          postResponse(address, {
            ...form,
            response_type: visible,
            replace_original: false,
            unfurl_links: false,
            unfurl_media: false,
          }),
        ),
      ),
  };
}

export function postArguments(where: MessageTarget, form: MessageForm): webApi.ChatPostMessageArguments {
  return {
    channel: where.channel,
    ...form,
    ...(where.thread === null ? {} : { thread_ts: where.thread }),
    ...(where.mark === null
      ? {}
      : { metadata: { event_type: MARK_EVENT, event_payload: { mark: where.mark } } }),
    ...QUIET,
  };
}

/**
 * Slack has no key that makes posting idempotent; what was posted is recognised by its metadata
 * (https://docs.slack.dev/messaging/message-metadata) among the channel's or thread's last messages.
 */
export async function findMarked(
  client: webApi.WebClient,
  where: { readonly channel: string; readonly thread: string | null },
  mark: string,
): Promise<string | null> {
  const shared = { channel: where.channel, include_all_metadata: true, limit: 100 };
  const { messages } =
    where.thread === null
      ? await client.conversations.history(shared)
      : await client.conversations.replies({ ...shared, ts: where.thread });
  for (const message of messages ?? []) {
    const { metadata, ts } = message as {
      metadata?: { event_type?: string; event_payload?: { mark?: unknown } };
      ts?: string;
    };
    if (metadata?.event_type === MARK_EVENT && metadata.event_payload?.mark === mark && ts !== undefined)
      return ts;
  }
  return null;
}

/** Options of every client: the waiting and trying again is ours, because a repeated post may be a second one. */
export function clientOptions(apiUrl: string | null, log: Log): webApi.WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
    logger: boltLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
  };
}

/** Milliseconds until the next try; null where another try is no use. */
function pauseAfter(thrown: unknown, attempt: number): number | null {
  const backOff = 250 * 2 ** attempt;
  if (thrown instanceof ResponseUrlError) {
    if (thrown.status === 429) return Math.min(thrown.retryAfter ?? backOff, LONGEST_WAIT_MS);
    return thrown.status >= 500 ? backOff : null;
  }
  const { failure, retryAfter } = toPostError(thrown);
  if (failure === "rate-limited") return Math.min(retryAfter ?? backOff, LONGEST_WAIT_MS);
  return failure === "unavailable" ? backOff : null;
}

/** @throws ResponseUrlError */
async function postResponse(address: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (thrown) {
    // After a timeout the answer may be there already: trying again could show it twice.
    const timedOut = asError(thrown).name === "TimeoutError";
    throw new ResponseUrlError(timedOut ? 408 : 503, null, null);
  }
  const text = (await response.text()).slice(0, 2_000);
  const error = responseError(text);
  if (response.ok && error === null) return;
  const seconds = Number(response.headers.get("retry-after"));
  throw new ResponseUrlError(response.status, error, seconds > 0 ? seconds * 1_000 : null);
}

/** Response addresses answer `ok`, `{"ok":true}`, `{"ok":false,"error":"invalid_blocks"}` or the bare error. */
function responseError(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "ok" in parsed && parsed.ok === false) {
      return "error" in parsed ? String(parsed.error) : "unknown";
    }
    return null;
  } catch {
    return /^[a-z_]+$/.test(text) && text !== "ok" ? text : null;
  }
}
