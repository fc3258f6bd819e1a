import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { NecError } from "../../../src/errors.ts";
import { noteReply } from "../../../src/reply.ts";
import type { PostError } from "../../../src/surface.ts";
import {
  type BotWorld,
  CHANNEL,
  type Mode,
  openBot,
  openSlack,
  type SlackWorld,
  wordsOf,
} from "./harness.ts";

let world: BotWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

let slack: SlackWorld | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});
async function open(mode: Mode, change?: Parameters<typeof openSlack>[2]): Promise<SlackWorld> {
  slack = await openSlack(world, mode, change);
  return slack;
}

const QUESTION = "<@U0NECBOT> what happened to the Forde report?";
const TARGET = { surface: "slack", community: null, channel: "C0DIGEST", thread: null } as const;
const DIGEST = noteReply("A digest", ["Something new"], { reports: 1, from: null, to: null });

async function failureOf(post: Promise<unknown>): Promise<PostError> {
  return post.then(
    () => Promise.reject(new Error("it was posted")),
    (thrown) => thrown as PostError,
  );
}

describe("Socket Mode", () => {
  test.each(["drop", "message"] as const)("comes back after a lost connection: %s", async (how) => {
    const { server, command, answered, surface } = await open("socket");
    for (let round = 0; round < 3; round += 1) {
      const before = server.calls.filter(({ method }) => method === "apps.connections.open").length;
      server.disconnect(how);
      await server.until(
        () =>
          server.calls.filter(({ method }) => method === "apps.connections.open").length > before &&
          server.connections() === 1,
        "a new connection",
      );
      const { id } = await command("topic forde report");
      expect(wordsOf((await answered(id))[0]?.body)).toMatch(/Forde/);
    }
    expect(surface.url()).toBeNull();
  });

  test("comes back when Slack refuses, limits and breaks the first tries to reconnect", async () => {
    const states: boolean[] = [];
    const { server, command, answered } = await open("socket", (options) => ({
      ...options,
      connected: (up) => states.push(up),
    }));
    server.fail(
      "apps.connections.open",
      { error: "internal_error" },
      { status: 500 },
      { status: 429, retryAfter: 1 },
      { error: "invalid_auth" },
      { lost: true },
    );
    server.disconnect("drop");
    await server.until(() => states.at(-1) === true && states.includes(false), "a new connection", 10_000);
    const { id } = await command("topic forde report");
    expect(await answered(id)).toHaveLength(1);
  });

  test("answers a question whose acknowledgement was lost with the connection once", async () => {
    const { server, write, posted } = await open("socket");
    const ts = server.nextTs();
    const opens = () => server.calls.filter(({ method }) => method === "apps.connections.open").length;
    const before = opens();
    const first = write(QUESTION, { ts }).catch(() => "not acknowledged");
    server.disconnect("drop");
    expect(await first).toBe("not acknowledged");
    await server.until(() => opens() > before && server.connections() === 1, "a new connection");
    await write(QUESTION, { ts }, 1);
    await server.until(() => posted(CHANNEL, ts).length > 0, "an answer");
    await pause(200);
    expect(posted(CHANNEL, ts)).toHaveLength(1);
  });

  test("says what to do about a wrong app token", async () => {
    await expect(
      openSlack(world, "socket", (options) => ({
        ...options,
        access: { ...options.access, appToken: "xapp-wrong" },
      })),
    ).rejects.toThrow(/SLACK_APP_TOKEN \(invalid_auth\)/);
  });
});

describe("HTTP", () => {
  const event = JSON.stringify({
    type: "event_callback",
    team_id: "T0WORKSPACE",
    event: {
      type: "app_mention",
      user: "U0MEMBER",
      text: QUESTION,
      ts: "1700000000.000100",
      channel: CHANNEL,
    },
  });

  test("lets in nothing that is unsigned, wrongly signed, old or too large", async () => {
    const { server, posted } = await open("http");
    const now = Math.floor(Date.now() / 1_000);
    expect((await server.post(event, { secret: "another secret" })).status).toBe(401);
    expect((await server.post(event, { at: now - 6 * 60 })).status).toBe(401);
    expect((await server.post(event, { headers: { "x-slack-signature": "v0=00" } })).status).toBe(401);
    expect((await server.post(event, { headers: { "x-slack-request-timestamp": "soon" } })).status).toBe(401);
    expect((await server.post("x".repeat(10_000_000))).status).toBe(413);
    expect((await server.post("payload=%7B%7D&ssl_check=1", { secret: "x", contentType: FORM })).status).toBe(
      200,
    );
    await pause(100);
    expect(posted()).toHaveLength(0);
    expect((await server.post(event)).status).toBe(200);
    await server.until(() => posted().length === 1, "an answer to the properly signed one");
  });

  test("lives through signed nonsense", async () => {
    const { server, command, answered } = await open("http");
    const post = (body: string, contentType: string) =>
      server.post(body, { contentType }).then(
        ({ status }) => status,
        () => "not answered",
      );
    const statuses = await Promise.all([
      ...["null", "[]", "7", "not json", '""'].map((body) => post(body, "application/json")),
      ...["payload=null", "payload=%7B", "payload=[]"].map((body) => post(body, FORM)),
    ]);
    expect(new Set(statuses)).toEqual(new Set([400]));
    await Promise.all([
      ...["{}", '{"type":"event_callback"}', '{"type":"block_actions"}'].map((body) =>
        post(body, "application/json"),
      ),
      ...["a=b", "command=%2Fnec"].map((body) => post(body, FORM)),
    ]);
    const { id } = await command("topic forde report");
    expect(await answered(id)).toHaveLength(1);
  });

  test("takes form data with a charset, and answers Slack's challenge", async () => {
    const { server } = await open("http");
    const challenge = await server.post(JSON.stringify({ type: "url_verification", challenge: "abc" }), {
      contentType: "application/json; charset=utf-8",
    });
    expect(challenge.payload).toEqual({ challenge: "abc" });
    const { id, url } = server.newResponseUrl();
    const body = new URLSearchParams({
      command: "/nec",
      text: "topic forde report",
      user_id: "U0MEMBER",
      channel_id: CHANNEL,
      team_id: "T0WORKSPACE",
      response_url: url,
    });
    expect((await server.post(String(body), { contentType: `${FORM};charset=UTF-8` })).status).toBe(200);
    await server.until(() => server.responses.some((response) => response.id === id), "an answer");
  });

  test("tells of its health, and knows no other page", async () => {
    const { surface } = await open("http");
    const origin = new URL(surface.url() ?? "").origin;
    const health = await fetch(`${origin}/health`);
    expect([health.status, await health.json()]).toEqual([200, { ok: true }]);
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/slack/events`)).status).toBe(404);
  });
});

test("a wrong bot token is named, with what to do", async () => {
  const started = openSlack(world, "http", (options) => ({ ...options, botToken: "xoxb-wrong" }));
  await expect(started).rejects.toThrow(NecError);
  await expect(started).rejects.toThrow(/SLACK_BOT_TOKEN \(invalid_auth\).*docs\/slack\.md/);
});

test("a port that is taken is named", async () => {
  const { surface } = await open("http");
  const port = Number(new URL(surface.url() ?? "").port);
  await expect(
    openSlack(world, "http", (options) => ({ ...options, access: { ...options.access, port } })),
  ).rejects.toThrow(new RegExp(`port ${port}.*SLACK_PORT`));
});

describe("An answer", () => {
  test("waits as long as Slack asks, and is then posted once", async () => {
    const waits: number[] = [];
    const { server, write, posted } = await open("socket", (options) => ({
      ...options,
      wait: async (milliseconds) => void waits.push(milliseconds),
    }));
    server.fail("chat.postMessage", { status: 429, retryAfter: 7 }, { status: 429, retryAfter: 2 });
    const ts = await write(QUESTION);
    await server.until(() => posted(CHANNEL, ts).length === 1, "an answer");
    expect(waits).toEqual([7_000, 2_000]);
  });

  test("comes once, in order and after every wait, to each of many who ask in one channel at once", async () => {
    const { server, write, posted } = await open("socket", (options) => ({
      ...options,
      wait: (milliseconds) => pause(milliseconds),
    }));
    server.limitPosts(3);
    const asked = await Promise.all(Array.from({ length: 10 }, () => write(QUESTION)));
    await server.until(() => posted(CHANNEL).length === asked.length, "ten answers", 15_000);
    expect(posted(CHANNEL).map(({ thread_ts }) => thread_ts)).toEqual(asked);
    expect(server.problems).toEqual([]);
  });

  test("is not posted again when only Slack's reply to it was lost", async () => {
    const { server, write, posted } = await open("socket");
    server.fail("chat.postMessage", { lost: true });
    const ts = await write(QUESTION);
    await server.until(() => server.calls.some(({ method }) => method === "conversations.replies"), "a look");
    await pause(200);
    expect(posted(CHANNEL, ts)).toHaveLength(1);
  });

  test("comes as simpler blocks, and at last as text, where blocks are refused", async () => {
    const { server, write, posted } = await open("socket");
    server.refusedBlocks.add("table");
    const votes = await write("<@U0NECBOT> votes omov");
    await server.until(() => posted(CHANNEL, votes).length === 1, "an answer without its table");
    expect(JSON.stringify(posted(CHANNEL, votes)[0]?.blocks)).toContain('"section"');
    server.refusedBlocks.add("section");
    const ts = await write(QUESTION);
    await server.until(() => posted(CHANNEL, ts).length > 0, "an answer as text");
    expect(posted(CHANNEL, ts)[0]?.blocks).toBeUndefined();
    expect(posted(CHANNEL, ts)[0]?.text).toMatch(/Forde/);
  });

  test("at a response address is tried again, and shown otherwise when the address has run out", async () => {
    const { server, command, answered } = await open("http");
    // Neither with its chart nor without.
    const refused = { error: "invalid_blocks" };
    server.failResponses({ status: 500 }, { status: 429, retryAfter: 1 }, refused, refused);
    const { id } = await command("topic forde report");
    const [answer] = await answered(id);
    expect(answer?.body.blocks).toBeUndefined();
    expect(String(answer?.body.text)).toMatch(/Forde/);
    server.failResponses({ status: 404 });
    await command("topic forde report");
    await server.until(() => server.ephemerals.length === 1, "the answer, for the asker alone");
  });

  test("that failed for good leaves room for the message's next delivery", async () => {
    const { server, write, posted } = await open("socket");
    const ts = server.nextTs();
    server.fail("chat.postMessage", { error: "not_in_channel" });
    await write(QUESTION, { ts });
    await server.until(() => server.calls.some(({ method }) => method === "chat.postMessage"), "a try");
    await pause(100);
    await write(QUESTION, { ts }, 1);
    await server.until(() => posted(CHANNEL, ts).length === 1, "an answer to the second delivery");
  });
});

describe("A digest", () => {
  test.each([
    [{ status: 429, retryAfter: 30 }, "rate-limited", 30_000],
    [{ status: 500 }, "unavailable", null],
    [{ lost: true }, "unavailable", null],
    [{ error: "token_revoked" }, "forbidden", null],
    [{ error: "is_archived" }, "gone", null],
    [{ error: "something_new" }, "rejected", null],
  ] as const)("that meets %j is tried once and says %s", async (fault, failure, retryAfter) => {
    const { server, surface } = await open("http");
    server.fail("chat.postMessage", fault);
    expect(await failureOf(surface.post(TARGET, DIGEST, "mark.1"))).toMatchObject({ failure, retryAfter });
    expect(server.calls.filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
  });

  test("that had to wait for its turn too long is not posted any more: it may have been given up", async () => {
    let now = Temporal.Instant.from("2026-11-20T09:00:00Z");
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { server, surface, write, posted } = await open("socket", (options) => ({
      ...options,
      now: () => now,
      wait: () => released,
    }));
    server.fail("chat.postMessage", { status: 429, retryAfter: 15 });
    await write(QUESTION, { channel: TARGET.channel });
    await server.until(() => server.calls.some(({ method }) => method === "chat.postMessage"), "a first try");
    const failure = failureOf(surface.post(TARGET, DIGEST, "mark.1"));
    await pause(50);
    now = now.add({ seconds: 15 });
    release();
    expect(await failure).toMatchObject({ failure: "rate-limited" });
    await server.until(() => posted(TARGET.channel).length === 1, "the answer");
    expect(
      posted(TARGET.channel)
        .map((message) => wordsOf(message))
        .join(),
    ).not.toContain("A digest");
  });

  test("goes into a thread, and is found there", async () => {
    const { surface } = await open("http");
    const first = await surface.post(TARGET, DIGEST, "mark.1");
    const target = { ...TARGET, thread: first.message };
    const second = await surface.post(target, DIGEST, "mark.2");
    expect(await surface.findPosted(target, "mark.2")).toEqual(second);
    expect(await surface.findPosted(TARGET, "mark.2")).toBeNull();
  });
});

test("a stop finishes what was acknowledged, and takes nothing more", async () => {
  const { server, command, answered, surface } = await open("http");
  const { id } = await command("topic forde report");
  await surface.stop();
  expect(await answered(id)).toHaveLength(1);
  await expect(command("topic forde report")).rejects.toThrow();
  server.useHttp("http://127.0.0.1:9/");
});

const FORM = "application/x-www-form-urlencoded";
