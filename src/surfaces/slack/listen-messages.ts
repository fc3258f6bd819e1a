/** Mentions, direct messages, and threads the bot takes part in. */
import type { App, Context } from "@slack/bolt";
import type { Reply } from "../../reply.ts";
import type { Desk, Person, Spot } from "./desk.ts";
import { asksSomething, incomingText, mentionsOthers } from "./incoming-text.ts";
import { personOf } from "./person.ts";
import { type Fields, fields, textOf } from "./readers.ts";

/** A message with the parts that are needed to answer it. */
type Message = {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  readonly direct: boolean;
  /** Who wrote the message that the thread hangs under. */
  readonly parent: string | null;
};

export function listenMessages(app: App, desk: Desk): void {
  app.event("app_mention", async ({ event, context }) => {
    const message = readMessage(fields(event), context);
    if (message !== null) await answerOnce(desk, message, context, { called: true });
  });

  app.event("message", async ({ event, context }) => {
    const message = readMessage(fields(event), context);
    if (message === null) return;
    if (message.direct) return answerOnce(desk, message, context, { called: true });
    if (await goesOn(desk, message, context)) await answerOnce(desk, message, context, { called: false });
  });
}

/** Null for everything that is no new message of a person: edits, joins, and what bots write. */
function readMessage(event: Fields, context: Context): Message | null {
  const subtype = textOf(event.subtype);
  if (subtype !== null && subtype !== "file_share" && subtype !== "thread_broadcast") return null;
  if (textOf(event.bot_id) !== null) return null;
  const user = textOf(event.user);
  const channel = textOf(event.channel);
  const ts = textOf(event.ts);
  if (user === null || channel === null || ts === null || user === context.botUserId) return null;
  return {
    user,
    channel,
    ts,
    thread: textOf(event.thread_ts),
    text: textOf(event.text) ?? "",
    direct: event.channel_type === "im" || (event.channel_type === undefined && channel.startsWith("D")),
    parent: textOf(event.parent_user_id),
  };
}

/**
 * In a thread the bot goes on without a mention where it took part before, but it does not step in where
 * people speak to each other.
 */
async function goesOn(desk: Desk, message: Message, context: Context): Promise<boolean> {
  const { thread, channel, ts, text, parent } = message;
  if (thread === null || thread === ts) return false;
  const person = personOf(context, message.user);
  if (mentionsOthers(text, person.botUser)) return false;
  if (parent !== null && parent === person.botUser) return true;
  return desk.threads.takesPart(channel, thread, async () => {
    const { messages } = await desk.web
      .client(person.token)
      .conversations.replies({ channel, ts: thread, limit: 100 });
    return (messages ?? []).some(({ user }) => user !== undefined && user === person.botUser);
  });
}

function answerOnce(
  desk: Desk,
  message: Message,
  context: Context,
  options: { readonly called: boolean },
): Promise<void> {
  return desk.once(message.channel, message.ts, () =>
    answer(desk, message, personOf(context, message.user), options.called),
  );
}

async function answer(desk: Desk, message: Message, person: Person, called: boolean): Promise<void> {
  const { channel, ts, direct } = message;
  const thread = message.thread ?? (direct ? null : ts);
  const spot: Spot = { channel, thread, direct };
  const settings = await desk.settings(person.team);
  const outside = desk.refusal(settings, spot);
  if (outside !== null) {
    if (called) await desk.tell(person, { ...spot, thread: message.thread }, outside);
    return;
  }
  const text = incomingText(message.text, person.botUser);
  if (
    !called &&
    !asksSomething(
      text,
      desk.bot.commands.map(({ name }) => name),
    )
  ) {
    return;
  }
  // Where nobody called, the bot may have nothing to say: then there is nothing to wait for.
  const working = called
    ? desk.status.show(person.token, { channel, thread: thread ?? ts }, desk.wording(settings).working)
    : null;
  let answeredThere = false;
  try {
    const { reply, call } = await desk.say(text === "" ? "/nec help" : text, person, spot, settings);
    if (!called && hasNothingToSay(reply, text)) return;
    if (thread !== null && !direct) desk.threads.join(channel, thread);
    const form = reply.problem === "usage" ? call : null;
    const messages = desk.render(reply, settings, { form });
    for (const [index, part] of messages.entries()) {
      const where = { channel, thread, mark: `${ts}-${index}` };
      await desk.web.postMessage(person.token, where, part, working?.shown);
      answeredThere = thread !== null;
    }
  } finally {
    if (!answeredThere) await working?.clear();
  }
}

/** Where nobody called it, the bot does not step in to say that it has nothing to say. */
function hasNothingToSay(reply: Reply, text: string): boolean {
  return (reply.verdict === "not-in-reports" || reply.problem !== undefined) && !text.includes("?");
}
