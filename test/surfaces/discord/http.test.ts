/** Interactions over HTTP, as Discord sends them to an Interactions Endpoint URL. */
import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnoseDiscord } from "../../../src/cli/chat-checks.ts";
import { readConfig } from "../../../src/config.ts";
import { createDiscordSurface, type DiscordSurface } from "../../../src/surfaces/discord/discord-surface.ts";
import { GUILD, type Json } from "../../servers/discord-server.ts";
import { type DiscordHarness, discordHarness, textOf, until } from "./harness.ts";

let harness: DiscordHarness;
let url: string;

beforeAll(async () => {
  harness = await discordHarness({ times: { patienceMs: 2_500 } }, { overHttp: true });
  url = harness.surface.url() ?? "";
});
afterAll(async () => {
  expect(harness.server.state.problems).toEqual([]);
  await harness.close();
});

const requests = (path: RegExp) =>
  harness.server.state.captured.filter((request) => path.test(request.path)).length;
const ping: Json = { id: "1", type: 1, token: "t", version: 1 };

describe("A request to the endpoint", () => {
  test("that only asks whether somebody is there is answered in kind", async () => {
    const answer = await harness.server.sendSigned(url, ping);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(await answer.json()).toEqual({ type: 1 });
  });

  test("is let in only with the application's own signature, and a fresh one", async () => {
    const { server } = harness;
    const other = generateKeyPairSync("ed25519").privateKey;
    const now = Math.floor(Date.now() / 1_000);
    expect((await server.sendSigned(url, ping, { key: other })).status).toBe(401);
    expect((await server.sendSigned(url, ping, { at: now - 600 })).status).toBe(401);
    expect((await server.sendSigned(url, ping, { at: now - 60 })).status).toBe(200);
    const body = JSON.stringify(ping);
    expect((await fetch(url, { method: "POST", body })).status).toBe(401);
    const headers = { "x-signature-ed25519": "zz", "x-signature-timestamp": "soon" };
    expect((await fetch(url, { method: "POST", body, headers })).status).toBe(401);
  });

  test("that is no interaction, too large or elsewhere is refused", async () => {
    const { server } = harness;
    expect((await server.sendSigned(url, { type: 2 })).status).toBe(400);
    expect((await server.sendSigned(url, [] as unknown as Json)).status).toBe(400);
    const large = { ...ping, more: "x".repeat(1_100_000) };
    expect([413, 0]).toContain(
      await server.sendSigned(url, large).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(new URL("/elsewhere", url))).status).toBe(404);
    expect((await fetch(new URL("/health", url))).status).toBe(200);
    expect((await server.sendSigned(url, { ...ping, id: "7", type: 5 })).status).toBe(501);
  });
});

describe("Over HTTP", () => {
  test("commands, presses and completions are answered in the response itself", async () => {
    const before = requests(/callback|webhooks/);
    const answer = await harness.command("ask what happened to the Forde report?");
    expect(answer).toMatchObject({ type: 4, ephemeral: true });
    expect(textOf(answer.message)).toContain("Forde");
    const shared = await harness.press(answer.message, "Share to channel");
    expect(shared).toMatchObject({ type: 4, ephemeral: false });
    const { choices } = await harness.complete("person", "person", "ann bl");
    expect(choices[0]?.name).toBe("Ann Black");
    expect(requests(/callback|webhooks/)).toBe(before);
  });

  test("an answer with a picture is uploaded at once, and without it where Discord takes no files", async () => {
    const answer = await harness.command("figures membership");
    expect(answer).toMatchObject({ type: 4, ephemeral: true });
    expect(answer.message.attachments).toHaveLength(1);
    harness.server.fault({ method: "POST", path: /callback$/, status: 413, times: 1 });
    const plain = await harness.command("figures membership");
    expect(plain.type).toBe(4);
    expect(plain.message.attachments).toEqual([]);
    expect(textOf(plain.message)).toContain("members");
  });

  test("an interaction that is sent twice is answered once, and twice with the same", async () => {
    const before = requests(/callback|webhooks/);
    const twice = await harness.command("topic forde report", {}, true);
    expect(twice.type).toBe(4);
    // Its picture.
    expect(requests(/callback|webhooks/)).toBe(before + 1);
  });

  test("mentions still come over the gateway", async () => {
    const { server } = harness;
    const answer = await harness.write(`<@${server.state.me}> coverage`, {
      mentions: [{ id: server.state.me }],
    });
    expect(textOf(answer ?? {})).toMatch(/report/i);
  });
});

describe("Of two processes behind a balancer", () => {
  async function second(overrides: Parameters<typeof createDiscordSurface>[0]): Promise<DiscordSurface> {
    const surface = createDiscordSurface({ ...overrides, times: { patienceMs: 200 } });
    await surface.start();
    return surface;
  }
  const command = (): Json => ({
    ...harness.server.interactElsewhere({
      type: 2,
      guild_id: GUILD,
      member: { user: { id: "1" }, roles: [], permissions: "0" },
      data: {
        id: "1",
        type: 1,
        name: "nec",
        options: [{ type: 1, name: "topic", options: [{ name: "topic", type: 3, value: "forde report" }] }],
      },
    }).payload,
  });

  test("the second answers what the first was killed over, and what took long is deferred and given once", async () => {
    const { server, options, bot } = harness;
    const death = Promise.withResolvers<never>();
    death.promise.catch(() => {});
    const dying = await second({ ...options, processId: "dying", bot: { ...bot, ask: () => death.promise } });
    const slow = await second({
      ...options,
      processId: "slow",
      bot: {
        ...bot,
        async ask(...asked) {
          await new Promise((resolve) => setTimeout(resolve, 400));
          return bot.ask(...asked);
        },
      },
    });
    try {
      const one = command();
      const broken = new AbortController();
      const first = fetch(dying.url() ?? "", { method: "POST", signal: broken.signal }).catch(() => null);
      broken.abort();
      await first;
      const answer = await server.sendSigned(url, one);
      expect(answer.status).toBe(202);

      // Deferred by one, and sent again to another that is slow as well: it answers, and the first does not.
      const two = command();
      const { token } = two;
      expect(await (await server.sendSigned(dying.url() ?? "", two)).json()).toMatchObject({ type: 5 });
      const deferred = await server.sendSigned(slow.url() ?? "", two);
      const callback = `${server.url}/interactions/1/${token}/callback`;
      const headers = { "content-type": "application/json" };
      await fetch(callback, { method: "POST", headers, body: JSON.stringify(await deferred.json()) });
      const edits = () =>
        server.state.captured.filter(
          ({ method, path }) => method === "PATCH" && path.includes(String(token)),
        );
      expect(await until(() => edits()[0] ?? null)).not.toBeNull();
      death.reject(new Error("killed"));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(edits()).toHaveLength(1);
    } finally {
      death.reject(new Error("killed"));
      await Promise.all([dying.stop(), slow.stop()]);
    }
  });
});

test("The doctor says whether Discord sends interactions to where the bot takes them", async () => {
  const { server } = harness;
  const saying = async (more: Record<string, string>) => {
    const config = readConfig(
      { DISCORD_TOKEN: server.state.token, DISCORD_API_URL: server.url, ...more },
      null,
    );
    return (await diagnoseDiscord(config)).map(({ level, text }) => `${level} ${text}`).join("\n");
  };
  const key = { DISCORD_PUBLIC_KEY: server.publicKey };
  expect(await saying({})).toContain("good discord: interactions come over the gateway");
  expect(await saying(key)).toMatch(/warning discord: no Interactions Endpoint URL is set/);
  server.state.endpointSetting = "https://nec.example.org/discord/interactions";
  expect(await saying(key)).toMatch(/good .* over HTTP to https:\/\/nec\.example\.org.*port 3002/);
  expect(await saying({})).toMatch(/bad .*nothing comes over the gateway/);
  expect(await saying({ DISCORD_PUBLIC_KEY: "0".repeat(64) })).toMatch(/bad .*is not this application's/);
  server.state.endpointSetting = null;
});
