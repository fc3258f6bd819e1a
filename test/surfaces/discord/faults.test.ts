/** The connection and what comes over it, when things go wrong: nothing lost, nothing doubled, no crash. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDiscordSurface } from "../../../src/surfaces/discord/discord-surface.ts";
import { CHANNEL } from "../../servers/discord-server.ts";
import { type DiscordHarness, discordHarness, textOf, until } from "./harness.ts";

let harness: DiscordHarness;

beforeEach(async () => {
  harness = await discordHarness({ times: { helloMs: 600 } });
  await connected();
});
afterEach(async () => {
  await harness.close();
});

const connected = () => until(() => (harness.server.gateway.connections === 1 ? true : null), 10_000);
const gone = () => until(() => (harness.server.gateway.connections === 0 ? true : null), 10_000);

describe("A connection that Discord closes", () => {
  test("is made again whatever code it may be closed with, and what is said then is answered once", async () => {
    // Side by side: Discord's own pause before each new session is five seconds.
    await Promise.all(
      [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009].map(async (code) => {
        const own = await discordHarness();
        const { gateway, state } = own.server;
        await until(() => (gateway.connections === 1 ? true : null), 10_000);
        gateway.kick(code);
        await until(() => (gateway.connections === 0 ? true : null), 10_000);
        expect(await until(() => (gateway.connections === 1 ? true : null), 15_000), `${code}`).toBe(true);
        const answer = await own.write(`<@${state.me}> coverage`);
        expect(textOf(answer ?? {}), `${code}`).toMatch(/report/i);
        expect(own.server.messagesIn(CHANNEL)).toHaveLength(1);
        expect(own.lost).toEqual([]);
        await own.close();
      }),
    );
  }, 40_000);

  test("is resumed, and events of the gap are delivered", async () => {
    const { gateway, state } = harness.server;
    gateway.kick(4000);
    await gone();
    const answer = await harness.write(`<@${state.me}> what happened to the Forde report?`, {}, 10_000);
    expect(textOf(answer ?? {})).toContain("Forde");
    expect(gateway.resumed).toBe(1);
    expect(gateway.identified).toBe(1);
  });

  test("by asking to reconnect, or by calling the session invalid, is made again", async () => {
    const { gateway } = harness.server;
    gateway.send({ op: 7 });
    await until(() => (gateway.resumed === 1 ? true : null), 10_000);
    gateway.send({ op: 9, d: false });
    await until(() => (gateway.identified === 2 ? true : null), 10_000);
    expect((await harness.command("coverage")).type).toBe(5);
  });

  test.each([
    [4004, /DISCORD_TOKEN/],
    [4011, /DISCORD_SHARDS/],
    [4013, /Update the bot/],
    [4014, /does not allow an intent/],
  ])("for good (%i) is told in words, once, without a crash", async (code, words) => {
    harness.server.gateway.kick(code);
    await until(() => harness.lost[0] ?? null);
    expect(harness.lost.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
  });

  test("because the token was revoked is told in words", async () => {
    harness.server.state.token = "another";
    harness.server.gateway.kick(4000);
    await until(() => harness.lost[0] ?? null, 10_000);
    expect(harness.lost[0]?.message).toMatch(/Reset Token/);
  });
});

describe("A line that is dead without being closed", () => {
  test("is noticed by the missing heartbeats and made anew", async () => {
    const { gateway } = harness.server;
    gateway.silent = true;
    await until(() => null, 1_000);
    gateway.silent = false;
    const before = gateway.identified + gateway.resumed;
    expect(await until(() => (gateway.identified + gateway.resumed > before ? true : null), 15_000)).toBe(
      true,
    );
    expect((await harness.command("coverage")).type).toBe(5);
    expect(harness.lost).toEqual([]);
  });

  test("and does not recover either ends in words that say what to do", async () => {
    const stuck = await discordHarness({ times: { helloMs: 60_000, silenceMs: 1_000 } });
    await until(() => (stuck.server.gateway.connections === 1 ? true : null));
    stuck.server.gateway.silent = true;
    await until(() => stuck.lost[0] ?? null, 10_000);
    expect(stuck.lost.map(({ message }) => message)).toEqual([expect.stringMatching(/Start the bot again/)]);
    await stuck.close();
  });
});

describe("The start", () => {
  test("with a wrong token fails in words", async () => {
    const surface = createDiscordSurface({ ...harness.options, token: "wrong" });
    await expect(surface.start()).rejects.toThrow(/Discord refuses DISCORD_TOKEN/);
    await surface.stop();
  });

  test("with a token that the gateway alone refuses fails in words", async () => {
    harness.server.gateway.refusals.push(4004);
    const surface = createDiscordSurface(harness.options);
    await expect(surface.start()).rejects.toThrow(/Discord refuses DISCORD_TOKEN/);
    await surface.stop();
  });

  test("while Discord cannot be reached goes on trying, and connects when it can", async () => {
    harness.server.fault({ method: "GET", path: /^\/gateway\/bot$/, times: 1, status: 503 });
    const { gateway } = harness.server;
    const connected = () => gateway.identified + gateway.resumed;
    const before = connected();
    const surface = createDiscordSurface(harness.options);
    await surface.start();
    expect(await until(() => (connected() > before ? true : null), 10_000)).toBe(true);
    await surface.stop();
  });
});

describe("An answer", () => {
  const callbacks = /\/callback$/;
  const edits = /\/messages\/@original$/;

  test("whose acknowledgement fails with 500 is acknowledged on the second try", async () => {
    harness.server.fault({ method: "POST", path: callbacks, times: 1, status: 500 });
    expect(textOf((await harness.command("coverage")).message)).toMatch(/report/i);
  });

  test("whose acknowledgement got through although Discord said 500 is shown all the same", async () => {
    harness.server.fault({ method: "POST", path: callbacks, times: 1, status: 500, after: true });
    expect(textOf((await harness.command("coverage")).message)).toMatch(/report/i);
  });

  test("whose edit meets 500 or a rate limit is shown after it", async () => {
    harness.server.fault({ method: "PATCH", path: edits, times: 1, status: 500 });
    expect(textOf((await harness.command("coverage")).message)).toMatch(/report/i);
    harness.server.fault({
      method: "PATCH",
      path: edits,
      times: 1,
      status: 429,
      headers: { "retry-after": "0.3" },
      body: { message: "You are being rate limited.", retry_after: 0.3, global: false },
    });
    expect(textOf((await harness.command("coverage")).message)).toMatch(/report/i);
  });

  test("that Discord refuses is replaced by a sentence", async () => {
    harness.server.fault({
      method: "PATCH",
      path: edits,
      times: 1,
      status: 400,
      body: { code: 50035, message: "Invalid Form Body" },
    });
    expect(textOf((await harness.command("coverage")).message)).toContain("could not be shown");
  });

  test("in a channel that meets 500 is sent again and stands there once", async () => {
    const path = /^\/channels\/\d+\/messages$/;
    harness.server.fault({ method: "POST", path, times: 1, status: 500, after: true });
    await harness.write(`<@${harness.server.state.me}> coverage`);
    await until(() => null, 900);
    expect(harness.server.messagesIn(CHANNEL)).toHaveLength(1);
  });

  test("in a channel whose history the bot may not read is sent without pointing at the question", async () => {
    const body = { code: 160002, message: "Cannot reply without permission to read message history" };
    harness.server.fault({
      method: "POST",
      path: /^\/channels\/\d+\/messages$/,
      times: 1,
      status: 403,
      body,
    });
    const answer = await harness.write(`<@${harness.server.state.me}> coverage`);
    expect(textOf(answer ?? {})).toMatch(/report/i);
    expect(answer).not.toHaveProperty("message_reference");
  });

  test("in a channel that forbids it is not tried there again for a while", async () => {
    const path = /^\/channels\/\d+\/messages$/;
    harness.server.fault({
      method: "POST",
      path,
      times: 1,
      status: 403,
      body: { code: 50013, message: "Missing Permissions" },
    });
    await harness.write(`<@${harness.server.state.me}> coverage`, {}, 200);
    await harness.write(`<@${harness.server.state.me}> coverage`, {}, 200);
    const tries = harness.server.state.captured.filter(
      ({ method, path: asked }) => method === "POST" && path.test(asked),
    );
    expect(tries).toHaveLength(1);
  });

  test("that is being worked out when the bot stops is still given", async () => {
    const answer = harness.command("topic Forde report");
    await until(() => (harness.server.state.captured.some(({ path }) => callbacks.test(path)) ? true : null));
    await harness.surface.stop();
    expect(textOf((await answer).message)).toContain("Forde");
  });
});

describe("Events that make no sense", () => {
  test("are logged and hurt nothing", async () => {
    const { gateway } = harness.server;
    gateway.dispatch("INTERACTION_CREATE", { id: "1", type: 99, token: "t" });
    gateway.dispatch("INTERACTION_CREATE", {
      id: "2",
      type: 2,
      token: "t",
      data: { type: 1, name: "nec", options: [] },
    });
    gateway.dispatch("INTERACTION_CREATE", { id: "3", type: 3, token: "t", data: {} });
    gateway.dispatch("MESSAGE_CREATE", { id: "4", channel_id: CHANNEL });
    gateway.dispatch("GUILD_DELETE", {});
    gateway.dispatch("THREAD_LIST_SYNC", {});
    gateway.dispatch("SOMETHING_NEW", { a: 1 });
    expect(textOf((await harness.command("coverage")).message)).toMatch(/report/i);
  });
});
