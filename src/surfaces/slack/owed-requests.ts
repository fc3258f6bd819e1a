/**
 * What Slack sends is noted as owed before it is acknowledged: from then on Slack relies on the answer and does not
 * send it again (https://docs.slack.dev/apis/events-api#responding), and a process that dies leaves a note of whom
 * to tell.
 */
import type { App, Context } from "@slack/bolt";
import { z } from "zod";
import type { Language } from "../../language.ts";
import type { Owed, OwedReply, PendingReplies, PendingRepliesParts, Told } from "../pending-replies.ts";
import { ResponseUrlError } from "./failures.ts";
import { answerMark, readMessage, threadOf } from "./incoming-message.ts";
import { type Fields, fields, textOf } from "./readers.ts";
import { postResponse } from "./response-address.ts";
import { findMarked, type SlackWeb } from "./slack-web.ts";
import { slackWordingIn } from "./slack-wording.ts";
import { isStoreAway } from "./store-away.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: thirty minutes. */
const RESPONSE_URL_MS = 30 * 60_000;
/** Later nobody wonders any longer. */
const THREAD_MS = 15 * 60_000;

const address = z.union([
  z.object({ team: z.string(), url: z.string() }),
  z.object({ team: z.string(), channel: z.string(), thread: z.string().nullable(), mark: z.string() }),
]);
type Address = z.infer<typeof address>;

/** Has every request that promises an answer noted before anything else is done with it. */
export function oweRequests(
  app: Pick<App, "processEvent">,
  pending: Pick<PendingReplies, "owe">,
  language: Language,
): void {
  const handle = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const reply = promised(fields(event.body), language);
    if (reply === null) return handle(event);
    const owed = await pending.owe(reply);
    // Another process has answered it, or is about to.
    if (!owed.mine) return event.ack();
    let settled = false;
    const settling = (how: () => void) => () => {
      settled = true;
      how();
    };
    const noted: Owed = { ...owed, given: settling(owed.given), giveUp: settling(owed.giveUp) };
    try {
      await handle({ ...event, customProperties: { ...event.customProperties, owed: noted } });
    } finally {
      // Nobody has taken it up: a link that was followed, or a failure before the acknowledgement.
      if (!settled) owed.withdraw();
    }
  };
}

/** The reply that was noted as owed for a request; null where none was. */
export function owedBy(context: Context): Owed | null {
  return (context.owed as Owed | undefined) ?? null;
}

function promised(body: Fields, language: Language): OwedReply | null {
  const url = textOf(body.response_url);
  const trigger = textOf(body.trigger_id);
  const team = textOf(body.team_id) ?? textOf(fields(body.team).id) ?? "";
  if (url !== null && trigger !== null) {
    return { event: trigger, address: JSON.stringify({ team, url }), language, takenMs: RESPONSE_URL_MS };
  }
  const event = fields(body.event);
  const { type } = event;
  if (type !== "app_mention" && type !== "message") return null;
  const message = readMessage(event, undefined);
  if (message === null || (type === "message" && !message.direct)) return null;
  const { channel, ts } = message;
  const spot: Address = { team, channel, thread: threadOf(message), mark: answerMark(ts, 0) };
  return { event: `${channel} ${ts}`, address: JSON.stringify(spot), language, takenMs: THREAD_MS };
}

export type InterruptedParts = {
  readonly web: SlackWeb;
  /** @throws PostError where the app is no longer installed */
  tokenFor(team: string | null): Promise<string>;
  languageIn(team: string): Promise<Language>;
};

/**
 * Says that an answer was interrupted: at the address that came with the command or press, or where the message was
 * written, unless its answer is there, as its mark tells.
 */
export function tellInterrupted(parts: InterruptedParts): PendingRepliesParts["interrupted"] {
  return async ({ was }, text): Promise<Told> => {
    const to = address.parse(JSON.parse(text));
    try {
      const words = slackWordingIn(await parts.languageIn(to.team));
      if ("url" in to) {
        // A response address cannot be asked what it was told: rather once too few than twice.
        if (was === "telling") return "done";
        const body = { text: words.interrupted(was === "sending") };
        await postResponse(to.url, { ...body, response_type: "ephemeral", replace_original: false });
        return "done";
      }
      const { channel, thread, mark, team } = to;
      const token = await parts.tokenFor(team === "" ? null : team);
      const where = { channel, thread, mark };
      if ((await findMarked(parts.web.client(token), where, mark)) !== null) return "done";
      await parts.web.postMessage(token, where, {
        text: words.interrupted(false),
        blocks: [],
        plainBlocks: [],
      });
      return "done";
    } catch (thrown) {
      const busy = thrown instanceof ResponseUrlError && (thrown.status === 429 || thrown.status >= 500);
      if (busy || isStoreAway(thrown)) return "try again";
      throw thrown;
    }
  };
}
