import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPictures } from "../../../src/chart/draw-chart.ts";
import { noteReply, type Reply } from "../../../src/reply.ts";
import { PostError, type Target } from "../../../src/surface.ts";
import { createPosting } from "../../../src/surfaces/discord/posting.ts";
import { briefly, closeRest, createRest } from "../../../src/surfaces/discord/rest.ts";
import { CHANNEL, GUILD, OTHER_CHANNEL } from "../../servers/discord-server.ts";
import { controlsOf, type DiscordHarness, discordHarness, textOf } from "./harness.ts";

let harness: DiscordHarness;

beforeAll(async () => {
  harness = await discordHarness();
});
afterAll(async () => {
  await harness.close();
});

const target: Target = { surface: "discord", community: GUILD, channel: CHANNEL, thread: null };
const messages = /^\/channels\/\d+\/messages$/;
const digest = (title: string): Reply =>
  noteReply(title, ["A new report."], { reports: 1, from: null, to: null });
const failure = (post: Promise<unknown>): Promise<PostError> =>
  post.then(
    () => expect.unreachable("the post should have failed"),
    (error) => {
      expect(error).toBeInstanceOf(PostError);
      return error;
    },
  );

describe("A digest", () => {
  test("is quiet, carries its mark as nonce and in a button, and the button answers", async () => {
    await harness.surface.post(target, digest("Quiet"), "0123456789abcdef:12");
    const message = harness.server.messagesIn(CHANNEL).at(-1) ?? expect.unreachable();
    expect(message).toMatchObject({
      nonce: "0123456789abcdef:12",
      enforce_nonce: true,
      flags: (1 << 15) | (1 << 12),
    });
    const help = await harness.press(message, "How to ask");
    expect(help.ephemeral).toBe(true);
    expect(textOf(help.message)).toContain("How to ask");
  });

  test("posted again within minutes under the same mark stays one message", async () => {
    const first = await harness.surface.post(target, digest("Twice"), "twice");
    expect(await harness.surface.post(target, digest("Twice"), "twice")).toEqual(first);
    expect(
      harness.server.messagesIn(CHANNEL).filter((message) => textOf(message).includes("Twice")),
    ).toHaveLength(1);
  });

  test("goes into a thread under an earlier one, which is made when it is first needed", async () => {
    const { message: under } = await harness.surface.post(target, digest("Head"), "head");
    const inThread = { ...target, thread: under };
    await harness.surface.post(inThread, digest("Second account"), "second");
    await harness.surface.post(inThread, digest("Third account"), "third");
    expect(harness.server.messagesIn(under).map((message) => textOf(message).trim().split("\n")[0])).toEqual([
      "### Second account",
      "### Third account",
    ]);
    expect(await harness.surface.findPosted(inThread, "third")).not.toBeNull();
    expect(await harness.surface.findPosted(inThread, "fourth")).toBeNull();
  });

  test("goes into the channel where no thread can be had", async () => {
    const inThread = { ...target, thread: "1234567890123456789" };
    await harness.surface.post(inThread, digest("The message is gone"), "gone-head");
    const { message: under } = await harness.surface.post(target, digest("Head 2"), "head-2");
    const forbidden = { status: 403, body: { code: 50013, message: "Missing Permissions" } };
    harness.server.fault({ method: "POST", path: /\/threads$/, times: 1, ...forbidden });
    await harness.surface.post({ ...target, thread: under }, digest("No threads here"), "no-threads");
    const posted = harness.server.messagesIn(CHANNEL).map(textOf).join();
    expect(posted).toContain("The message is gone");
    expect(posted).toContain("No threads here");
  });

  test("longer than a message says how much it leaves out, and offers no button that leads nowhere", async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `Line ${index} ${"of many words ".repeat(30)}`);
    await harness.surface.post(
      target,
      noteReply("Long", lines, { reports: 1, from: null, to: null }),
      "long",
    );
    const message = harness.server.messagesIn(CHANNEL).at(-1) ?? expect.unreachable();
    expect(textOf(message)).toMatch(/\d+ more lines of this answer have no room/);
    expect(controlsOf(message).map(({ label }) => label)).toEqual(["How to ask"]);
  });
});

describe("A channel that is closed to the bot", () => {
  test("is told to the server's owner once", async () => {
    const owner = "600000000000000009";
    const closed = { ...target, channel: OTHER_CHANNEL };
    const path = new RegExp(`^/channels/${OTHER_CHANNEL}/messages$`);
    harness.server.fault({
      method: "POST",
      path,
      times: 2,
      status: 403,
      body: { code: 50001, message: "Missing Access" },
    });
    expect((await failure(harness.surface.post(closed, digest("x"), "x1"))).failure).toBe("forbidden");
    expect((await failure(harness.surface.post(closed, digest("x"), "x2"))).failure).toBe("forbidden");
    expect(harness.server.messagesIn(owner).map(textOf)).toEqual([
      expect.stringContaining(`<#${OTHER_CHANNEL}>`),
    ]);
  });

  test("because its server is gone, mid-post, fails as gone and breaks nothing", async () => {
    const gone = { ...target, community: "700000000000000044", channel: "800000000000000044" };
    expect((await failure(harness.surface.post(gone, digest("x"), "x3"))).failure).toBe("gone");
  });
});

describe("A failure of Discord", () => {
  test("of the kind that may pass is not repeated by itself: the message may be there", async () => {
    const before = harness.server.state.captured.length;
    harness.server.fault({ method: "POST", path: messages, times: 5, status: 502 });
    expect((await failure(harness.surface.post(target, digest("502"), "m502"))).failure).toBe("unavailable");
    const tries = harness.server.state.captured
      .slice(before)
      .filter(({ method, path }) => method === "POST" && messages.test(path));
    expect(tries).toHaveLength(1);
    for (const fault of harness.server.state.faults) fault.times = 0;
  });

  test("a short rate limit is waited out, a long one is given back with its time", async () => {
    const limit = (seconds: string) => ({
      method: "POST",
      path: messages,
      times: 1,
      status: 429,
      headers: { "retry-after": seconds, "x-ratelimit-scope": "user" },
      body: { message: "You are being rate limited.", retry_after: Number(seconds), global: false },
    });
    harness.server.fault(limit("0.2"));
    const { message } = await harness.surface.post(target, digest("After a wait"), "waited");
    expect(harness.server.messagesIn(CHANNEL).some(({ id }) => id === message)).toBe(true);
    harness.server.fault(limit("120"));
    const error = await failure(harness.surface.post(target, digest("Long wait"), "long-wait"));
    expect(error.failure).toBe("rate-limited");
    expect(error.retryAfter).toBeGreaterThan(100_000);
  });

  test("a message that Discord refuses is rejected: sending it again would not help", async () => {
    harness.server.fault({
      method: "POST",
      path: messages,
      times: 1,
      status: 400,
      body: { code: 50035, message: "Invalid Form Body" },
    });
    expect((await failure(harness.surface.post(target, digest("bad"), "bad"))).failure).toBe("rejected");
  });
});

describe("A bot that Discord keeps refusing", () => {
  test("pauses before Discord bans it, and goes on later", async () => {
    let now = 0;
    const { server } = harness;
    const rest = createRest({
      token: server.state.token,
      api: server.url,
      clock: () => now,
      invalidLimit: 3,
    });
    const posting = createPosting({ ...harness.options, rest, pictures: createPictures() });
    server.fault({
      method: "POST",
      path: new RegExp(`^/channels/${CHANNEL}/messages$`),
      times: 4,
      status: 403,
      body: { code: 50001, message: "Missing Access" },
    });
    // The library counts refusals for the whole process, so the pause may come after fewer than three here.
    const refusals: string[] = [];
    for (const mark of ["b1", "b2", "b3", "b4"])
      refusals.push((await failure(posting.post(target, digest("x"), mark))).message);
    expect(refusals.at(-1)).toMatch(/pauses/);
    for (const fault of server.state.faults) fault.times = 0;
    const before = server.state.captured.length;
    await failure(posting.post(target, digest("x"), "b5"));
    expect(server.state.captured.length).toBe(before);
    now += 600_000;
    await posting.post(target, digest("Again"), "b6");
    closeRest(rest);
  });
});

test("what is logged of a refused request holds neither its text nor its token", async () => {
  const { server } = harness;
  const rest = createRest({ token: server.state.token, api: server.url, clock: () => 0 });
  server.fault({
    method: "POST",
    path: messages,
    times: 1,
    status: 400,
    body: { code: 50035, message: "Invalid Form Body" },
  });
  const body = { content: "what was asked" };
  const thrown = await rest.bot
    .post(`/channels/${CHANNEL}/messages`, { body })
    .catch((error: unknown) => error);
  expect(JSON.stringify(thrown)).toContain("what was asked");
  expect(JSON.stringify(briefly(thrown))).toBe(
    JSON.stringify({
      type: "DiscordAPIError[50035]",
      message: "POST answered 400 (50035): Invalid Form Body",
    }),
  );
  closeRest(rest);
});
