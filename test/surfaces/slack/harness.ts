/** The real bot over the starter corpus, on a small Slack of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Services } from "../../../commands/services.ts";
import type { AskingLimits } from "../../../src/asking-limit.ts";
import type { Bot } from "../../../src/bot.ts";
import { openState } from "../../../src/cli/state.ts";
import { composeBot, openCorpus } from "../../../src/compose.ts";
import { readConfig } from "../../../src/config.ts";
import { createLog } from "../../../src/log.ts";
import type { Store } from "../../../src/store/store.ts";
import { createSlackSurface, type SlackOptions } from "../../../src/surfaces/slack/slack-surface.ts";
import { type Args, TEAM } from "../../servers/slack-api.ts";
import {
  APP_TOKEN,
  BOT_TOKEN,
  type Delivery,
  type Response,
  SIGNING_SECRET,
  type SlackServer,
  startSlackServer,
} from "../../servers/slack-server.ts";

export const CHANNEL = "C0GENERAL";
export const MEMBER = "U0MEMBER";
export const ADMIN = "U0ADMIN";

export type BotWorld = {
  readonly bot: Bot;
  readonly store: Store;
  readonly services: Services;
  close(): Promise<void>;
};

/** The bot and its store in a folder that goes away with it. */
export async function openBot(limits?: AskingLimits): Promise<BotWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), "nec-slack-"));
  const config = readConfig({ DATA_DIR: folder, CORPUS_DIR: "corpus" }, null);
  const { archive } = await openCorpus(config);
  const state = await openState(config, createLog("silent"), () => {});
  const services: Services = {
    archive: () => archive,
    store: state.store,
    digests: state.digests,
    today: () => "2026-11-20",
    now: () => Temporal.Now.instant(),
    timeZone: config.TIME_ZONE,
  };
  await state.digests.onCorpus(archive);
  return {
    bot: composeBot(services, () => {}, limits),
    store: state.store,
    services,
    async close() {
      await state.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Mode = "socket" | "http";

export type SlackWorld = Awaited<ReturnType<typeof openSlack>>;

/** The surface connected to a server; waits between tries are cut short. */
export async function openSlack(
  { bot, store }: Pick<BotWorld, "bot" | "store">,
  mode: Mode,
  change: (options: SlackOptions) => SlackOptions = (options) => options,
) {
  const server = await startSlackServer();
  server.users.set(ADMIN, { admin: true });
  server.users.set(MEMBER, { admin: false });
  const surface = createSlackSurface(
    change({
      bot,
      store,
      log: createLog(process.env.TEST_LOG ?? "silent"),
      access: {
        appToken: mode === "socket" ? APP_TOKEN : null,
        signingSecret: mode === "http" ? SIGNING_SECRET : null,
        host: "127.0.0.1",
        port: 0,
        apiUrl: server.apiUrl,
        install: null,
      },
      botToken: BOT_TOKEN,
      encryptionKey: null,
      processId: crypto.randomUUID(),
      clock: () => performance.now(),
      language: "en",
      now: () => Temporal.Now.instant(),
      today: () => "2026-11-20",
      readingRoom: () => null,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 20))),
    }),
  );
  await surface.start();
  const url = surface.url();
  if (url !== null) server.useHttp(url);
  return {
    surface,
    server,
    ...speaking(server),
    async close() {
      await surface.stop();
      await server.close();
    },
  };
}

/** What people do in Slack. */
function speaking(server: SlackServer) {
  const envelope = (event: Args): Args => ({
    type: "event_callback",
    token: "unused",
    team_id: TEAM,
    api_app_id: "A0NEC",
    event,
    event_id: `Ev${server.nextTs()}`,
    event_time: 1_790_000_000,
    authorizations: [{ team_id: TEAM, user_id: "U0NECBOT", is_bot: true, is_enterprise_install: false }],
  });
  const event = (fields: Args, retry = 0): Promise<Delivery> =>
    server.deliver("events_api", envelope(fields), retry);

  async function answered(id: string, count = 1): Promise<readonly Response[]> {
    const mine = () => server.responses.filter((response) => response.id === id);
    await server.until(() => mine().length >= count, `${count} answer(s) at ${id}`);
    return mine();
  }

  return {
    event,
    answered,
    /** Types `/nec ...` and waits for the acknowledgement; `again` delivers the same once more. */
    async command(text: string, { user = MEMBER, channel = CHANNEL } = {}) {
      const { id, url } = server.newResponseUrl();
      const payload = {
        command: "/nec",
        text,
        user_id: user,
        user_name: "someone",
        channel_id: channel,
        channel_name: channel.startsWith("D") ? "directmessage" : "general",
        team_id: TEAM,
        team_domain: "clp",
        api_app_id: "A0NEC",
        trigger_id: server.newTrigger(user),
        response_url: url,
      };
      const delivery = await server.deliver("slash_commands", payload);
      return { id, delivery, again: () => server.deliver("slash_commands", payload, 1) };
    },
    /** A message in a channel, thread or direct message; returns its ts. */
    async write(text: string, place: Args = {}, retry = 0): Promise<string> {
      const ts = String(place.ts ?? server.nextTs());
      const channel = String(place.channel ?? CHANNEL);
      await event(
        {
          type: text.includes("<@U0NECBOT>") ? "app_mention" : "message",
          user: MEMBER,
          text,
          ts,
          channel,
          event_ts: ts,
          ...(text.includes("<@U0NECBOT>")
            ? {}
            : { channel_type: channel.startsWith("D") ? "im" : "channel" }),
          ...place,
        },
        retry,
      );
      return ts;
    },
    /** What the bot has posted under a message, or anywhere in the channel. */
    posted: (channel = CHANNEL, thread?: string) =>
      (server.channels.get(channel) ?? []).filter(
        ({ user, thread_ts }) => user === "U0NECBOT" && (thread === undefined || thread_ts === thread),
      ),
    /** Presses a button of a message; the answer may come at the response address. */
    async press(
      button: Args,
      {
        user = MEMBER,
        channel = CHANNEL,
        message = {},
        ephemeral = false,
      }: { user?: string; channel?: string; message?: Args; ephemeral?: boolean } = {},
    ) {
      const { id, url } = server.newResponseUrl();
      const payload = {
        type: "block_actions",
        team: { id: TEAM, domain: "clp" },
        user: { id: user, username: "someone", team_id: TEAM },
        api_app_id: "A0NEC",
        token: "unused",
        trigger_id: server.newTrigger(user),
        response_url: url,
        channel: { id: channel, name: "general" },
        container: {
          type: "message",
          message_ts: message.ts ?? "1.1",
          channel_id: channel,
          is_ephemeral: ephemeral,
        },
        ...(ephemeral ? {} : { message }),
        actions: [{ type: "button", block_id: "b", action_ts: server.nextTs(), ...button }],
      };
      const delivery = await server.deliver("interactive", payload);
      return { id, delivery, again: () => server.deliver("interactive", payload, 1) };
    },
    interact: (payload: Args) =>
      server.deliver("interactive", { team: { id: TEAM }, api_app_id: "A0NEC", token: "unused", ...payload }),
  };
}

/** Every text of a message, its blocks included, as one line. */
export function wordsOf(message: unknown): string {
  const found: string[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key === "text" && typeof part === "string") found.push(part);
        else visit(part);
      }
    }
  };
  visit(message);
  return found.join("\n");
}

/** The buttons of a message, by label. */
export function buttonsOf(blocks: unknown): ReadonlyMap<string, Args> {
  const buttons = new Map<string, Args>();
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      const part = value as Args;
      if (part.type === "button") buttons.set(String((part.text as Args).text), part);
      else Object.values(part).forEach(visit);
    }
  };
  visit(blocks);
  return buttons;
}
