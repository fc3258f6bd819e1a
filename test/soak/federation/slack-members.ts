/** The members of many Slack workspaces, over signed HTTP: commands, presses, mentions, and what they get. */
import { setTimeout as pause } from "node:timers/promises";
import { asError } from "../../../src/errors.ts";
import type { Random } from "../../builders/seeded-random.ts";
import type { Args } from "../../servers/slack-api.ts";
import type { Delivery, SlackServer } from "../../servers/slack-server.ts";
import { buttonsOf, wordsOf } from "../../surfaces/slack/harness.ts";
import { type Asked, type Fate, fateOf, isInterrupted, lossOf, PATIENCE_MS } from "./asked.ts";
import { LINES } from "./discord-members.ts";

export type Workspace = { readonly team: string; readonly channel: string; readonly digestChannel: string };

export type SlackMembers = {
  readonly workspaces: readonly Workspace[];
  /** Installs the app in every workspace, as a browser does. @throws Error where that fails */
  install(origin: string): Promise<void>;
  ask(): Promise<Asked>;
  /** How many were told that their answer was interrupted although it came. */
  contradicted(): number;
  /** An admin's command in the channel for digests. @returns the reply's text */
  order(workspace: Workspace, line: string): Promise<string>;
};

/** https://docs.slack.dev/apis/events-api#retries: almost at once, and after a minute. */
const RETRIES_MS = [0, 200, 60_000];
const MEMBER = "U0MEMBER";
const ADMIN = "U0ADMIN";
const BOT = "U0NECBOT";
const MOST_REMEMBERED = 300;

export type SlackMembersParts = {
  readonly server: SlackServer;
  readonly random: Random;
  /** When any process was killed or ended: the balancer may have chosen any. */
  deaths(): readonly number[];
};

export function createSlackMembers(count: number, parts: SlackMembersParts): SlackMembers {
  const { server, random } = parts;
  const workspaces = Array.from({ length: count }, (_, at) => ({
    team: `T0CLP${at}`,
    channel: `C0ASK${at}`,
    digestChannel: `C0DIGEST${at}`,
  }));
  const seen: { readonly action: Args; readonly workspace: Workspace }[] = [];
  server.users.set(ADMIN, { admin: true });
  server.users.set(MEMBER, { admin: false });

  let lastFailure = "";
  const answersAt = (id: string) => server.responses.filter((response) => response.id === id);
  /** A request to the app that may fail on the way; null then. */
  const deliver = (type: string, payload: Args, retry = 0): Promise<Delivery | null> =>
    server.deliver(type, payload, retry).then(
      (delivery) => {
        if (delivery.status === 200) return delivery;
        lastFailure = `the endpoint answered ${delivery.status}`;
        return null;
      },
      (error: unknown) => {
        lastFailure = asError(error).message;
        return null;
      },
    );

  function command(workspace: Workspace, text: string, user: string, channel = workspace.channel) {
    const { id, url } = server.newResponseUrl();
    const delivered = deliver("slash_commands", {
      command: "/nec",
      text,
      user_id: user,
      channel_id: channel,
      channel_name: "general",
      team_id: workspace.team,
      trigger_id: server.newTrigger(user),
      response_url: url,
    });
    return { id, delivered };
  }

  /** The acknowledgement may hold the answer, else it comes at the response address. */
  async function answerOf(
    kind: string,
    workspace: Workspace,
    { id, delivered }: { readonly id: string; readonly delivered: Promise<Delivery | null> },
  ): Promise<Asked> {
    const at = performance.now();
    const delivery = await delivered;
    const asked = { surface: "slack" as const, kind, at, acknowledged: delivery?.milliseconds ?? null };
    if (delivery === null)
      return { ...asked, fate: lossOf(at, parts.deaths()), answered: null, why: lastFailure };
    const told = wordsOf(delivery.payload);
    if (told !== "") return { ...asked, fate: fateOf(told), answered: delivery.milliseconds };
    while (answersAt(id).length === 0 && performance.now() < at + PATIENCE_MS) await pause(20);
    const [first] = answersAt(id);
    if (first === undefined)
      return { ...asked, fate: lossOf(at, parts.deaths()), answered: null, why: "no answer" };
    for (const action of buttonsOf(first.body.blocks).values()) {
      if (typeof action.action_id === "string") seen.push({ action, workspace });
    }
    seen.splice(0, Math.max(0, seen.length - MOST_REMEMBERED));
    await pause(2_000);
    // A long answer comes in several messages; the same twice would be one too many.
    const texts = answersAt(id).map(({ body }) => JSON.stringify(body));
    const fate: Fate = new Set(texts).size < texts.length ? "twice" : fateOf(wordsOf(first.body));
    return { ...asked, fate, answered: first.milliseconds };
  }

  function press(): Promise<Asked> {
    if (seen.length === 0) {
      const workspace = random.pick(workspaces);
      return answerOf("command", workspace, command(workspace, "help", MEMBER));
    }
    const { action, workspace } = random.pick(seen);
    const { id, url } = server.newResponseUrl();
    const delivered = deliver("interactive", {
      type: "block_actions",
      team: { id: workspace.team },
      user: { id: MEMBER, team_id: workspace.team },
      api_app_id: "A0NEC",
      token: "unused",
      trigger_id: server.newTrigger(MEMBER),
      response_url: url,
      channel: { id: workspace.channel, name: "general" },
      container: {
        type: "message",
        message_ts: "1.1",
        channel_id: workspace.channel,
        is_ephemeral: true,
      },
      actions: [{ type: "button", block_id: "b", action_ts: server.nextTs(), ...action }],
    });
    return answerOf("button", workspace, { id, delivered });
  }

  async function mention(workspace: Workspace): Promise<Asked> {
    const at = performance.now();
    const ts = server.nextTs();
    const event = {
      type: "app_mention",
      user: MEMBER,
      text: `<@${BOT}> ${random.pick(LINES)}`,
      ts,
      event_ts: ts,
      channel: workspace.channel,
    };
    const payload = {
      type: "event_callback",
      token: "unused",
      team_id: workspace.team,
      api_app_id: "A0NEC",
      event,
      event_id: `Ev${ts}`,
      event_time: Math.floor(Date.now() / 1_000),
      authorizations: [{ team_id: workspace.team, user_id: BOT, is_bot: true, is_enterprise_install: false }],
    };
    const answers = () =>
      (server.channels.get(workspace.channel) ?? []).filter(
        ({ user, thread_ts }) => user === BOT && thread_ts === ts,
      );
    let delivery: Delivery | null = null;
    for (const [retry, wait] of RETRIES_MS.entries()) {
      await pause(wait);
      delivery = await deliver("events_api", payload, retry);
      if (delivery !== null) break;
    }
    const delivered = performance.now();
    while (answers().length === 0 && performance.now() < delivered + PATIENCE_MS) await pause(20);
    const answered = performance.now() - at;
    const asked = { surface: "slack" as const, kind: "mention", at, acknowledged: null };
    const [first] = answers();
    if (first === undefined) {
      return { ...asked, fate: lossOf(delivered, parts.deaths()), answered: null };
    }
    await pause(2_000);
    const texts = answers().map((message) => JSON.stringify(message.blocks ?? message.text));
    const fate: Fate =
      new Set(texts).size < texts.length ? "twice" : fateOf(`${first.text} ${wordsOf(first)}`);
    return { ...asked, fate, answered };
  }

  async function installIn(origin: string, { team }: Workspace): Promise<void> {
    const page = await fetch(`${origin}/slack/install`);
    const cookie = (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const link = /href="([^"]*oauth\/v2\/authorize[^"]*)"/.exec(await page.text())?.[1] ?? "";
    const state = new URL(link.replaceAll("&amp;", "&")).searchParams.get("state") ?? "";
    const query = new URLSearchParams({ code: team, state });
    const done = await fetch(`${origin}/slack/oauth_redirect?${query}`, {
      headers: { cookie },
      redirect: "manual",
    });
    if (done.status !== 200) throw new Error(`The app could not be installed in ${team}: ${done.status}`);
  }

  return {
    workspaces,
    async install(origin) {
      for (const { team } of workspaces) server.botTokens.add(`xoxb-${team}`);
      server.onOauth(({ code }) => ({
        ok: true,
        app_id: "A0NEC",
        access_token: `xoxb-${code}`,
        token_type: "bot",
        scope: "chat:write,commands",
        bot_user_id: BOT,
        team: { id: code, name: "CLP" },
        enterprise: null,
        authed_user: { id: "U0INSTALLER" },
        is_enterprise_install: false,
      }));
      for (const workspace of workspaces) await installIn(origin, workspace);
    },
    ask() {
      const workspace = random.pick(workspaces);
      const kind = random.next();
      if (kind < 0.3) return press();
      if (kind < 0.55) return mention(workspace);
      if (kind < 0.65) {
        return answerOf("command on the store", workspace, command(workspace, "following", MEMBER));
      }
      return answerOf("command", workspace, command(workspace, random.pick(LINES), MEMBER));
    },
    contradicted() {
      const told = (texts: readonly string[]) => texts.some(isInterrupted) && !texts.every(isInterrupted);
      const atAddresses = Map.groupBy(server.responses, ({ id }) => id).values();
      const inThreads = [...server.channels.values()].flatMap((messages) => [
        ...Map.groupBy(
          messages.filter(({ user }) => user === BOT),
          ({ ts, thread_ts }) => thread_ts ?? ts,
        ).values(),
      ]);
      return (
        [...atAddresses].filter((all) => told(all.map(({ body }) => wordsOf(body)))).length +
        inThreads.filter((all) => told(all.map((message) => `${message.text} ${wordsOf(message)}`))).length
      );
    },
    async order(workspace, line) {
      const { id, delivered } = command(workspace, line, ADMIN, workspace.digestChannel);
      await delivered;
      await server.until(() => answersAt(id).length > 0, `an answer to ${line}`, PATIENCE_MS);
      return wordsOf(answersAt(id)[0]?.body);
    },
  };
}
