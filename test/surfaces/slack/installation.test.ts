import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { NecError } from "../../../src/errors.ts";
import { noteReply } from "../../../src/reply.ts";
import { seal, unseal } from "../../../src/surfaces/sealed.ts";
import type { SlackOptions } from "../../../src/surfaces/slack/slack-surface.ts";
import { type Args, TEAM } from "../../servers/slack-api.ts";
import { type BotWorld, CHANNEL, MEMBER, openBot, openSlack, type SlackWorld, wordsOf } from "./harness.ts";

const KEY = "a1".repeat(32);
const OTHER_KEY = "b2".repeat(32);
const SECOND_TEAM = "T0SECOND";

let world: BotWorld;
let slack: SlackWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());
beforeEach(async () => {
  slack = await openSlack(world, "http", inManyWorkspaces);
});
afterEach(async () => {
  await slack.close();
  for (const community of [TEAM, SECOND_TEAM]) {
    await world.store.removeInstallation("slack", community);
    await world.store.deleteData({ surface: "slack", community });
  }
});

function inManyWorkspaces(options: SlackOptions): SlackOptions {
  return {
    ...options,
    botToken: null,
    encryptionKey: KEY,
    access: {
      ...options.access,
      install: { clientId: "1.2", clientSecret: "client-secret", stateSecret: "state-secret" },
    },
  };
}

const origin = () => new URL(slack.surface.url() ?? "").origin;

/** Goes through the installation as a browser does; the page's link carries the state, a cookie vouches for it. */
async function install(answer: Args, change = (state: string) => state): Promise<Response> {
  slack.server.onOauth(() => answer);
  const page = await fetch(`${origin()}/slack/install`);
  const cookie = (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const link = /href="([^"]*oauth\/v2\/authorize[^"]*)"/.exec(await page.text())?.[1] ?? "";
  const state = new URL(link.replaceAll("&amp;", "&")).searchParams.get("state") ?? "";
  const query = new URLSearchParams({ code: "the-code", state: change(state) });
  return fetch(`${origin()}/slack/oauth_redirect?${query}`, { headers: { cookie }, redirect: "manual" });
}

function granted(team: string, token: string, more: Args = {}): Args {
  slack.server.botTokens.add(token);
  return {
    ok: true,
    app_id: "A0NEC",
    access_token: token,
    token_type: "bot",
    scope: "chat:write,commands",
    bot_user_id: "U0NECBOT",
    team: { id: team, name: "CLP" },
    enterprise: null,
    authed_user: { id: "U0INSTALLER" },
    is_enterprise_install: false,
    ...more,
  };
}

async function commandFrom(team: string): Promise<string> {
  const { id, url } = slack.server.newResponseUrl();
  await slack.server.deliver("slash_commands", commandFields(team, url));
  return id;
}

function commandFields(team: string, url: string): Args {
  return {
    command: "/nec",
    text: "topic forde report",
    user_id: MEMBER,
    channel_id: CHANNEL,
    team_id: team,
    trigger_id: slack.server.newTrigger(MEMBER),
    response_url: url,
  };
}

test("two workspaces install the app and are answered with their own tokens", async () => {
  expect((await install(granted(TEAM, "xoxb-first"))).status).toBe(200);
  expect((await install(granted(SECOND_TEAM, "xoxb-second"))).status).toBe(200);
  expect(await world.store.installations("slack")).toEqual([SECOND_TEAM, TEAM].toSorted());
  for (const [team, token] of [
    [TEAM, "xoxb-first"],
    [SECOND_TEAM, "xoxb-second"],
  ] as const) {
    const [answer] = await slack.answered(await commandFrom(team));
    expect(wordsOf(answer?.body)).toMatch(/Forde/);
    const target = { surface: "slack", community: team, channel: `C0${team}`, thread: null } as const;
    await slack.surface.post(
      target,
      noteReply("A digest", ["New"], { reports: 1, from: null, to: null }),
      "m",
    );
    expect(slack.server.calls.findLast(({ method }) => method === "chat.postMessage")?.token).toBe(token);
  }
});

test("what is stored of an installation is sealed, and says nothing of who installed it", async () => {
  await install(granted(TEAM, "xoxb-first"));
  const blob = (await world.store.installation("slack", TEAM)) ?? "";
  expect(blob).not.toContain("xoxb");
  const opened = unseal(blob, KEY, `slack ${TEAM}`);
  expect(opened).toContain("xoxb-first");
  expect(opened).not.toContain("U0INSTALLER");
  expect(() => unseal(blob, OTHER_KEY, `slack ${TEAM}`)).toThrow(/ENCRYPTION_KEY/);
  expect(() => unseal(blob, KEY, `slack ${SECOND_TEAM}`)).toThrow(/ENCRYPTION_KEY/);
  expect(() =>
    unseal(
      // Not the last character: not all of its bits count.
      blob.replace(/.(?=.{4}$)/, (each) => (each === "A" ? "B" : "A")),
      KEY,
      `slack ${TEAM}`,
    ),
  ).toThrow();
  expect(seal("same", KEY, "x")).not.toBe(seal("same", KEY, "x"));
});

test("an installation whose state is forged is not stored", async () => {
  const answer = await install(granted(TEAM, "xoxb-forged"), (state) => `${state}x`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await world.store.installations("slack")).toEqual([]);
});

test("a workspace that never installed the app gets no answer, and no digest", async () => {
  const id = await commandFrom("T0STRANGER");
  await pause(100);
  expect(slack.server.responses.filter((response) => response.id === id)).toEqual([]);
  const target = { surface: "slack", community: "T0STRANGER", channel: CHANNEL, thread: null } as const;
  await expect(
    slack.surface.post(target, noteReply("A digest", ["New"], { reports: 1, from: null, to: null }), "m"),
  ).rejects.toMatchObject({ failure: "forbidden" });
});

test.each([
  ["refuses", "5.5", () => Promise.reject(new NecError("STORE", "The store cannot be reached just now."))],
  ["hangs", "5.6", () => new Promise<never>(() => undefined)],
])(
  "while the store %s, workspaces that were answered before are answered, others told to try again",
  async (_, ts, fail) => {
    await slack.close();
    let away = false;
    const store = {
      ...world.store,
      async installation(surface: "slack", key: string) {
        return away ? fail() : world.store.installation(surface, key);
      },
    };
    slack = await openSlack({ bot: world.bot, store }, "http", inManyWorkspaces);
    await install(granted(TEAM, "xoxb-first"));
    await install(granted(SECOND_TEAM, "xoxb-second"));
    await slack.answered(await commandFrom(TEAM));
    away = true;
    const [answer] = await slack.answered(await commandFrom(TEAM));
    expect(wordsOf(answer?.body)).toMatch(/Forde/);
    const refused = await slack.server.deliver("slash_commands", commandFields(SECOND_TEAM, "unused"));
    expect(refused).toMatchObject({
      status: 200,
      payload: { response_type: "ephemeral", text: expect.stringContaining("try again") },
    });
    const pressed = slack.server.newResponseUrl();
    const press = await slack.server.deliver("interactive", {
      type: "block_actions",
      team: { id: SECOND_TEAM },
      user: { id: MEMBER },
      response_url: pressed.url,
      actions: [{ type: "button", action_id: "nec.call.0", block_id: "b", value: "x" }],
    });
    expect(press.status).toBe(200);
    expect(wordsOf((await slack.answered(pressed.id))[0]?.body)).toContain("try again");
    const event = {
      type: "app_mention",
      user: MEMBER,
      text: "<@U0NECBOT> Forde",
      ts,
      channel: CHANNEL,
    };
    const envelope = { type: "event_callback", team_id: SECOND_TEAM, api_app_id: "A0NEC", event };
    expect((await slack.server.deliver("events_api", envelope)).status).toBe(503);
    away = false;
    expect((await slack.server.deliver("events_api", envelope, 1)).status).toBe(200);
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "the answer to the second delivery");
  },
);

test("a token that runs out is exchanged for a new one, which is stored", async () => {
  await install(
    granted(TEAM, "xoxe.xoxb-old", { refresh_token: "xoxe-refresh", expires_in: 60, token_type: "bot" }),
  );
  const exchanged: Args[] = [];
  slack.server.onOauth((args) => {
    exchanged.push(args);
    return granted(TEAM, "xoxe.xoxb-new", { refresh_token: "xoxe-next", expires_in: 43_200 });
  });
  const target = { surface: "slack", community: TEAM, channel: CHANNEL, thread: null } as const;
  const digest = noteReply("A digest", ["New"], { reports: 1, from: null, to: null });
  await Promise.all(["m1", "m2", "m3"].map((mark) => slack.surface.post(target, digest, mark)));
  await slack.surface.post(target, digest, "m4");
  expect(exchanged).toHaveLength(1);
  expect(exchanged[0]).toMatchObject({ grant_type: "refresh_token", refresh_token: "xoxe-refresh" });
  expect(slack.server.calls.findLast(({ method }) => method === "chat.postMessage")?.token).toBe(
    "xoxe.xoxb-new",
  );
  expect(unseal((await world.store.installation("slack", TEAM)) ?? "", KEY, `slack ${TEAM}`)).toContain(
    "xoxe-next",
  );
});

test.each([
  ["app_uninstalled", {}],
  ["tokens_revoked", { tokens: { oauth: [], bot: ["U0NECBOT"] } }],
])("%s deletes everything of the workspace, and nothing of another", async (type, fields) => {
  await install(granted(TEAM, "xoxb-first"));
  await install(granted(SECOND_TEAM, "xoxb-second"));
  await world.store.changeSettings("slack", TEAM, { language: "cy" });
  await world.store.changeSettings("slack", SECOND_TEAM, { language: "cy" });
  await slack.event({ type, ...fields });
  await slack.server.until(() => true, "the event");
  await expect
    .poll(async () => (await world.store.exportData({ surface: "slack", community: TEAM })).length)
    .toBe(0);
  expect(await world.store.installations("slack")).toEqual([SECOND_TEAM]);
  expect(await world.store.settings("slack", SECOND_TEAM)).toEqual({ language: "cy" });
});

test("what a workspace's members follow in direct messages goes with the workspace", async () => {
  await install(granted(TEAM, "xoxb-first"));
  await install(granted(SECOND_TEAM, "xoxb-second"));
  for (const [team, user] of [
    [TEAM, "U0FIRST"],
    [SECOND_TEAM, "U0SECOND"],
  ] as const) {
    const asker = { surface: "slack", community: null, channel: `${team}/D1`, user, admin: false } as const;
    await world.bot.ask("follow", { subject: "Forde report" }, asker);
  }
  await slack.event({ type: "app_uninstalled" });
  const left = async (person: string) => (await world.store.exportData({ surface: "slack", person })).length;
  await expect.poll(() => left("U0FIRST")).toBe(0);
  expect(await left("U0SECOND")).toBeGreaterThan(0);
  await world.store.deleteData({ surface: "slack", person: "U0SECOND" });
});

test("a person's own revoked token changes nothing", async () => {
  await install(granted(TEAM, "xoxb-first"));
  await slack.event({ type: "tokens_revoked", tokens: { oauth: ["U0SOMEONE"], bot: [] } });
  await pause(100);
  expect(await world.store.installations("slack")).toEqual([TEAM]);
});

test("follows in a direct message know their workspace, so that alerts reach it with its token", async () => {
  await install(granted(TEAM, "xoxb-first"));
  await install(granted(SECOND_TEAM, "xoxb-second"));
  const target = {
    surface: "slack",
    community: null,
    channel: `${SECOND_TEAM}/D0SOMEONE`,
    thread: null,
  } as const;
  await slack.surface.post(target, noteReply("An alert", ["New"], { reports: 1, from: null, to: null }), "m");
  const call = slack.server.calls.findLast(({ method }) => method === "chat.postMessage");
  expect([call?.token, call?.args.channel]).toEqual(["xoxb-second", "D0SOMEONE"]);
});
