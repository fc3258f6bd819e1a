/** Calls to Slack's Web API and to response addresses, with its waits honoured and nothing sent twice. */
import { webApi } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { boltLog } from "./bolt-log.ts";
import { isDoubtful, ResponseUrlError, toPostError } from "./failures.ts";
import { createLines, type Lines } from "./lines.ts";
import { createMessageForms, type MessageForm, type MessageForms } from "./message-forms.ts";
import type { PictureFiles } from "./picture-files.ts";
import type { SlackMessage } from "./render-reply.ts";
import { postResponse } from "./response-address.ts";

export type SlackWeb = Lines &
  MessageForms & {
    client(token: string): webApi.WebClient;
    /** Calls until Slack takes it, waiting as long as it asks to. Calls that can be repeated without harm only. */
    patiently<Result>(call: () => Promise<Result>): Promise<Result>;
    /**
     * Posts until Slack takes it, one message of a channel after the other: Slack allows about one a second there
     * (https://docs.slack.dev/apis/web-api/rate-limits), and a wait holds for all. What may have been posted after
     * all is looked for before the next try.
     * @param ready what the message waits for once its turn has come
     */
    postMessage(
      token: string,
      where: MessageTarget,
      message: SlackMessage,
      ready?: Promise<void>,
    ): Promise<string>;
    /** Shows a message to one person in a channel. */
    postPrivately(
      token: string,
      where: MessageTarget & { readonly user: string },
      message: SlackMessage,
    ): Promise<void>;
    /** Answers at the address that came with a command or button: up to five times in thirty minutes. */
    respond(
      token: string,
      address: string,
      message: SlackMessage,
      visible: "ephemeral" | "in_channel",
    ): Promise<void>;
  };

export type MessageTarget = {
  readonly channel: string;
  readonly thread: string | null;
  /** Carried as metadata, so that the message is recognised: `findMarked`. */
  readonly mark: string | null;
};

type WebOptions = {
  readonly apiUrl: string | null;
  readonly log: Log;
  readonly files: PictureFiles;
  wait(milliseconds: number): Promise<void>;
};

/** Neither names in a message nor its links are to become anything. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: "none" } as const;

const MARK_EVENT = "nec_message";
const TRIES = 4;
/** Waits that Slack asks for are no failures; still they have an end. */
const MOST_WAITS = 20;
const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;
const MOST_CLIENTS = 500;

export function createSlackWeb({ apiUrl, log, files, wait }: WebOptions): SlackWeb {
  const clients = new Map<string, webApi.WebClient>();
  const { inLine } = createLines();
  const { inForms } = createMessageForms({ files, log, wait });

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
    let waits = 0;
    for (let attempt = 1; ; ) {
      try {
        return await call();
      } catch (thrown) {
        const pause = pauseAfter(thrown, attempt);
        if (pause === null || attempt >= TRIES || waits >= MOST_WAITS) throw thrown;
        if (isLimited(thrown)) waits += 1;
        else attempt += 1;
        await wait(pause);
        const found = await before(thrown);
        if (found !== null) return found;
      }
    }
  }

  return {
    client,
    inLine,
    inForms,
    patiently: (call) => retried(call),
    postMessage: (token, where, message, ready) =>
      inLine(lineOf(token, where.channel), async () => {
        await ready;
        return inForms(message, client(token), (form) =>
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
        );
      }),
    postPrivately: (token, { channel, thread, user }, message) =>
      inForms(message, null, (form) =>
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
    respond: (token, address, message, visible) =>
      inForms(message, visible === "in_channel" ? client(token) : null, (form) =>
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

/** Names the line in which the messages of a channel wait for each other. */
export function lineOf(token: string, channel: string): string {
  return `${token} ${channel}`;
}

function isLimited(thrown: unknown): boolean {
  return thrown instanceof ResponseUrlError
    ? thrown.status === 429
    : toPostError(thrown).failure === "rate-limited";
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
