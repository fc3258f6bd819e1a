/** Mentions, direct messages, and threads the bot takes part in. */
import type { App, Context } from "@slack/bolt";
import type { Reply } from "../../reply.ts";
import type { Desk, Person, Spot } from "./desk.ts";
import { answerMark, type Message, readMessage, threadOf } from "./incoming-message.ts";
import { asksSomething, incomingText, mentionsOthers } from "./incoming-text.ts";
import { owedBy } from "./owed-requests.ts";
import { personOf } from "./person.ts";
import { fields } from "./readers.ts";

export function listenMessages(app: App, desk: Desk): void {
  app.event("app_mention", async ({ event, context }) => {
    const message = readMessage(fields(event), context.botUserId);
    if (message !== null) await answerOnce(desk, message, context, { called: true });
  });

  app.event("message", async ({ event, context }) => {
    const message = readMessage(fields(event), context.botUserId);
    if (message === null) return;
    if (message.direct) return answerOnce(desk, message, context, { called: true });
    if (await goesOn(desk, message, context)) await answerOnce(desk, message, context, { called: false });
  });
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
  return desk.once(
    message.channel,
    message.ts,
    (begin) => answer(desk, message, personOf(context, message.user), options.called, begin),
    owedBy(context),
  );
}

async function answer(
  desk: Desk,
  message: Message,
  person: Person,
  called: boolean,
  begin: () => Promise<boolean>,
): Promise<void> {
  const { channel, ts, direct } = message;
  const thread = threadOf(message);
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
    if (!(await begin())) return;
    const form = reply.problem === "usage" ? call : null;
    const messages = desk.render(reply, settings, { form });
    for (const [index, part] of messages.entries()) {
      const where = { channel, thread, mark: answerMark(ts, index) };
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
