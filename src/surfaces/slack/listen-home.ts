/** The Home tab, and questions to start with in the Messages tab. */
import type { App } from "@slack/bolt";
import type { Desk, Person, Spot } from "./desk.ts";
import { openForm } from "./open-form.ts";
import { personOf } from "./person.ts";
import { fields, textOf } from "./readers.ts";
import { type HomeContent, renderHome } from "./render-home.ts";
import { suggestedPrompts } from "./suggested-prompts.ts";

const _WORKSPACE_COMMANDS = new Set(["settings", "digest"]);

export function listenHome(app: App, desk: Desk): void {
  // https://docs.slack.dev/reference/events/app_home_opened
  app.event("app_home_opened", async ({ event, context }) => {
    await desk.work.run(async () => {
      const opened = fields(event);
      const user = textOf(opened.user);
      const channel = textOf(opened.channel);
      if (user === null) return;
      const person = personOf(context, user);
      if (opened.tab === "messages") return suggest(desk, person, channel, null);
      await publish(desk, person, channel);
    });
  });

  // Only apps made before `agent_view` are told of this (https://docs.slack.dev/ai/developing-agents).
  app.event("assistant_thread_started", async ({ event, context }) => {
    await desk.work.run(async () => {
      const thread = fields(fields(event).assistant_thread);
      const user = textOf(thread.user_id);
      if (user === null) return;
      await suggest(desk, personOf(context, user), textOf(thread.channel_id), textOf(thread.thread_ts));
    });
  });

  app.action({ type: "block_actions", action_id: "nec.home.ask" }, async ({ ack, action, body, context }) => {
    await ack();
    await desk.work.run(async () => {
      const question = textOf(fields(action).value);
      if (question === null) return;
      const person = personOf(context, body.user.id);
      const settings = await desk.settings(person.team);
      const spot = await directSpot(desk, person);
      const { reply } = await desk.say(question, person, spot, settings);
      for (const message of desk.render(reply, settings)) await desk.tell(person, spot, message);
    });
  });

  app.action(
    { type: "block_actions", action_id: /^nec\.home\.form\./ },
    async ({ ack, action, body, context }) => {
      await ack();
      await desk.work.run(async () => {
        const command = textOf(fields(action).value);
        if (command === null) return;
        const person = personOf(context, body.user.id);
        // Settings and digests are the workspace's; searches are answered in the person's direct messages.
        const place = desk.bot.commands.some(({ name, stateful }) => name === command && stateful)
          ? { channel: null, thread: null, direct: false }
          : await directSpot(desk, person);
        await openForm(desk, person, body.trigger_id, { command, values: {} }, place);
      });
    },
  );

  app.action(
    { type: "block_actions", action_id: /^nec\.home\.unfollow\./ },
    async ({ ack, action, body, context }) => {
      await ack();
      await desk.work.run(async () => {
        const [kind, ...name] = (textOf(fields(action).value) ?? "").split(":");
        if (kind === undefined || name.length === 0) return;
        const person = personOf(context, body.user.id);
        const spot = await directSpot(desk, person);
        const settings = await desk.settings(person.team);
        const call = { command: "unfollow", values: { kind, subject: name.join(":") } };
        await desk.run(call, person, spot, settings);
        await publish(desk, person, spot.channel);
      });
    },
  );
}

async function publish(desk: Desk, person: Person, channel: string | null): Promise<void> {
  const settings = await desk.settings(person.team);
  const spot: Spot = {
    channel: channel ?? (await directSpot(desk, person)).channel,
    thread: null,
    direct: true,
  };
  const [admin, follows, digests, { coverage }] = await Promise.all([
    desk.isAdmin(person),
    desk.store.follows({
      surface: "slack",
      community: null,
      channel: desk.asker(person, spot, false, settings).channel ?? spot.channel,
      person: person.user,
    }),
    desk.store.subscriptions({ surface: "slack", community: person.team }),
    desk.run({ command: "help", values: {} }, person, spot, settings),
  ]);
  const content: HomeContent = {
    coverage,
    follows,
    digests,
    admin,
    commands: desk.bot.commands.map(({ name }) => name),
  };
  const view = renderHome(content, desk.wording(settings));
  await desk.web.patiently(() => desk.web.client(person.token).views.publish({ user_id: person.user, view }));
}

/** Somebody's direct messages with the bot. */
async function directSpot(desk: Desk, person: Person): Promise<Spot> {
  const channel = await desk.web
    .client(person.token)
    .conversations.open({ users: person.user })
    .then(({ channel: opened }) => opened?.id ?? person.user)
    .catch(() => person.user);
  return { channel, thread: null, direct: true };
}

async function suggest(
  desk: Desk,
  person: Person,
  channel: string | null,
  thread: string | null,
): Promise<void> {
  if (channel === null) return;
  const wording = desk.wording(await desk.settings(person.team));
  const [first, ...others] = suggestedPrompts(desk.bot.commands);
  if (first === undefined) return;
  await desk.web.client(person.token).assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    // Apps with `agent_view` have no thread here, and one that is named makes the call fail silently.
    ...(thread === null ? {} : { thread_ts: thread }),
    title: wording.prompts,
    prompts: [first, ...others],
  });
}
