/** The same surface against somebody else's Slack: its Web API and OAuth as the `emulate` package has them. */
import { createEmulator } from "emulate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../../src/log.ts";
import { SCOPES } from "../../../src/surfaces/slack/scopes.ts";
import { createSlackSurface } from "../../../src/surfaces/slack/slack-surface.ts";
import { type BotWorld, openBot } from "./harness.ts";

const CLIENT = { clientId: "12345.67890", clientSecret: "client-secret", stateSecret: "state-secret" };

let world: BotWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

test("a workspace installs the app, and a digest is posted there, found by its mark, and within the scopes", async () => {
  const emulator = await createEmulator({
    service: "slack",
    port: 0,
    hostname: "127.0.0.1",
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: "CLP", domain: "clp" },
        users: [{ name: "secretary", real_name: "Branch Secretary", email: "secretary@example.org" }],
        channels: [{ name: "nec-reports", topic: "Reports" }],
        tokens: [{ token: "xoxp-onlooker", user: "secretary", scopes: ["channels:read"] }],
        oauth_apps: [
          {
            client_id: CLIENT.clientId,
            client_secret: CLIENT.clientSecret,
            name: "NEC reports",
            redirect_uris: ["http://127.0.0.1/slack/oauth_redirect"],
            scopes: [...SCOPES],
          },
        ],
      },
    },
  });
  const surface = createSlackSurface({
    bot: world.bot,
    store: world.store,
    log: createLog("silent"),
    access: {
      appToken: null,
      signingSecret: "unused",
      host: "127.0.0.1",
      port: 0,
      apiUrl: `${emulator.url}/api/`,
      install: CLIENT,
    },
    botToken: null,
    encryptionKey: "c3".repeat(32),
    processId: "one",
    clock: () => performance.now(),
    language: "en",
    now: () => Temporal.Now.instant(),
    today: () => "2026-11-20",
    readingRoom: () => null,
  });
  await surface.start();
  try {
    const origin = new URL(surface.url() ?? "").origin;
    const page = await fetch(`${origin}/slack/install`);
    const cookie = (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const link = /href="([^"]*oauth\/v2\/authorize[^"]*)"/.exec(await page.text())?.[1] ?? "";
    const asked = new URL(link.replaceAll("&amp;", "&")).searchParams;
    expect(asked.get("scope")?.split(",")).toEqual([...SCOPES]);

    const picker = await (await fetch(`${emulator.url}/oauth/v2/authorize?${asked}`)).text();
    const user = /name="user_id" value="([^"]+)"/.exec(picker)?.[1] ?? "";
    const allowed = await fetch(`${emulator.url}/oauth/v2/authorize/callback`, {
      method: "POST",
      body: new URLSearchParams({
        ...Object.fromEntries(asked),
        user_id: user,
        redirect_uri: `${origin}/slack/oauth_redirect`,
      }),
      redirect: "manual",
    });
    const installed = await fetch(allowed.headers.get("location") ?? "", { headers: { cookie } });
    expect(installed.status).toBe(200);

    const [community] = await world.store.installations("slack");
    const reply = await world.bot.ask(
      "topic",
      { topic: "Forde report" },
      { surface: "slack", community: null, channel: null, user: null, admin: false },
    );
    const listed = await fetch(`${emulator.url}/api/conversations.list`, {
      method: "POST",
      headers: { authorization: "Bearer xoxp-onlooker" },
    });
    const { channels } = (await listed.json()) as { channels: { id: string; name: string }[] };
    const channel = channels.find(({ name }) => name === "nec-reports")?.id ?? "";
    const target = { surface: "slack", community: community ?? "", channel, thread: null } as const;
    const posted = await surface.post(target, reply, "mark.1");
    expect(await surface.findPosted(target, "mark.1")).toEqual(posted);
    const thread = { ...target, thread: posted.message };
    const under = await surface.post(thread, reply, "mark.2");
    expect(await surface.findPosted(thread, "mark.2")).toEqual(under);
  } finally {
    await surface.stop();
    await emulator.close();
  }
});
