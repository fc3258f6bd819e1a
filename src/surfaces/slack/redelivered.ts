/**
 * Slack delivers a message again when its acknowledgement was late (https://docs.slack.dev/apis/events-api#retries).
 * Behind a balancer the second delivery may reach another process, whose memory knows nothing of the first: what may
 * have been answered elsewhere is looked for in the channel, by the mark that every answer carries.
 */
import type { IncomingMessage } from "node:http";
import type { AnyMiddlewareArgs, Middleware } from "@slack/bolt";
import { answerMark } from "./incoming-message.ts";
import { fields, textOf } from "./readers.ts";
import { findMarked } from "./slack-web.ts";

/** Slack waits three seconds; a request that comes to be read later than this may have been sent again by then. */
const LATE_SECONDS = 2;
/** The process that has the first delivery may just be answering. */
const PATIENCE_MS = 1_000;

/** For Bolt's receiver: when Slack sent the request, from the header that its signature covers. */
export function sentAt(request: IncomingMessage): { readonly sentAt: number } {
  return { sentAt: Number(request.headers["x-slack-request-timestamp"]) };
}

export function skipAnswered(
  wait: (milliseconds: number) => Promise<void>,
  nowSeconds: () => number = () => Date.now() / 1_000,
): Middleware<AnyMiddlewareArgs> {
  return async ({ body, context, client, next }) => {
    const { type, channel, ts, thread_ts, channel_type } = fields(fields(body).event);
    const [where, at] = [textOf(channel), textOf(ts)];
    const retried = (context.retryNum ?? 0) > 0;
    const late = nowSeconds() - Number(context.sentAt ?? Number.NaN) > LATE_SECONDS;
    if (
      (type === "app_mention" || type === "message") &&
      where !== null &&
      at !== null &&
      (retried || late)
    ) {
      if (retried) await wait(PATIENCE_MS);
      const thread = textOf(thread_ts) ?? (channel_type === "im" ? null : at);
      // Without the right to look, answering twice is better than not at all.
      const answer = await findMarked(client, { channel: where, thread }, answerMark(at, 0)).catch(
        () => null,
      );
      if (answer !== null) return;
    }
    await next();
  };
}
