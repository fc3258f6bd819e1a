/** Buttons under answers: everything they need stands in their value, so old messages keep working. */
import type { App, BlockAction, webApi } from "@slack/bolt";
import { decodeCall, type Press, shortTitle } from "./call-value.ts";
import { type Desk, type Person, type Spot, TRIGGERS } from "./desk.ts";
import { LIMITS } from "./limits.ts";
import { openForm } from "./open-form.ts";
import { owedBy } from "./owed-requests.ts";
import { personOf } from "./person.ts";
import { type Fields, fields, textOf } from "./readers.ts";
import { CONTEXT_MENU, contextCall } from "./render-controls.ts";
import type { SlackMessage } from "./render-reply.ts";

export function listenButtons(app: App, desk: Desk): void {
  app.action(
    { type: "block_actions", action_id: /^nec\.(?:call\.|context$)/ },
    async ({ body, action, ack, context }) => {
      await ack().catch((err: unknown) => desk.log.debug({ surface: "slack", err }, "not acknowledged"));
      await desk.once(
        TRIGGERS,
        textOf(body.trigger_id),
        async (begin) => {
          const person = personOf(context, body.user.id);
          const decoded = readPress(fields(action));
          const place = placeOf(body);
          if (decoded === null) {
            const wording = desk.wording(await desk.settings(person.team));
            return show(desk, person, place, textMessage(wording.staleButton), "private");
          }
          const { call, mode, title } = decoded;
          if (mode === "form") return openForm(desk, person, body.trigger_id, call, place.spot);
          const settings = await desk.settings(person.team);
          const reply = await desk.run(call, person, place.spot, settings);
          if (!(await begin())) return;
          // Only the answer that was seen is shown to all.
          const another = title !== null && title !== shortTitle(reply.title);
          const quiet = mode === "private" || reply.problem !== undefined || another;
          const again = mode === "show" && place.ephemeral && !place.spot.direct ? call : null;
          const shared = mode === "share" && !quiet ? desk.wording(settings).sharedFromPrivate : null;
          for (const message of desk.render(reply, settings, { share: quiet ? null : again })) {
            const noted = shared === null ? message : withNote(message, shared);
            await show(desk, person, place, noted, quiet ? "private" : mode);
          }
        },
        owedBy(context),
      );
    },
  );
}

/** What a button or the menu asks for; null where it is not one of ours. */
function readPress(action: Fields): Press | null {
  if (action.action_id !== CONTEXT_MENU) return decodeCall(action.value);
  const call = contextCall(textOf(fields(action.selected_option).value) ?? "");
  return call === null ? null : { call, mode: "show", title: null };
}

type Place = {
  readonly spot: Spot;
  /** The button stood under a message that only one person sees. */
  readonly ephemeral: boolean;
  readonly responseUrl: string | null;
};

function placeOf(body: BlockAction): Place {
  const container = fields(body.container);
  const message = fields(body.message);
  const channel = body.channel?.id ?? textOf(container.channel_id) ?? body.user.id;
  const ephemeral = container.is_ephemeral === true || message.is_ephemeral === true;
  const direct = channel.startsWith("D") || channel === body.user.id;
  const thread = textOf(message.thread_ts) ?? textOf(container.thread_ts);
  const under = ephemeral || direct ? null : (textOf(message.ts) ?? textOf(container.message_ts));
  return {
    ephemeral,
    responseUrl: textOf(body.response_url),
    spot: { channel, direct, thread: thread ?? under },
  };
}

/** Under a private answer privately, under a public one in its thread. */
async function show(
  desk: Desk,
  person: Person,
  { spot, ephemeral, responseUrl }: Place,
  message: SlackMessage,
  mode: "show" | "private" | "share",
): Promise<void> {
  if (mode !== "show" || ephemeral) {
    const visible = mode === "share" ? "in_channel" : "ephemeral";
    return desk.answerAt(responseUrl, visible, person, spot, message);
  }
  const { channel, thread } = spot;
  await desk.web.postMessage(person.token, { channel, thread, mark: null }, message);
  if (thread !== null && !spot.direct) desk.threads.join(channel, thread);
}

function withNote(message: SlackMessage, note: string): SlackMessage {
  const block = {
    type: "context",
    elements: [{ type: "plain_text", text: note, emoji: false }],
  } satisfies webApi.KnownBlock;
  const { chart } = message;
  return {
    ...message,
    blocks: [block, ...message.blocks].slice(0, LIMITS.messageBlocks),
    plainBlocks: [block, ...message.plainBlocks].slice(0, LIMITS.messageBlocks),
    ...(chart === undefined ? {} : { chart: { ...chart, at: chart.at + 1 } }),
  };
}

export function textMessage(text: string): SlackMessage {
  return { text, blocks: [], plainBlocks: [] };
}
