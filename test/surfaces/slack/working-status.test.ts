/** What people see in a thread while an answer is worked out. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BotWorld, CHANNEL, openBot, openSlack, type SlackWorld } from "./harness.ts";

let world: BotWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

/** A bot whose answers wait until the test lets them go. */
async function onSlack(run: (slack: SlackWorld, answerNow: () => void) => Promise<void>): Promise<void> {
  const held = Promise.withResolvers<void>();
  const { bot, store } = world;
  const slow = {
    ...bot,
    async say(...asked: Parameters<typeof bot.say>) {
      await held.promise;
      return bot.say(...asked);
    },
  };
  const slack = await openSlack({ bot: slow, store }, "socket");
  try {
    await run(slack, held.resolve);
  } finally {
    held.resolve();
    await slack.close();
  }
}

const MENTION = "<@U0NECBOT> what happened to the Forde report?";
const DIRECT = "D0MEMBER";

test("A mention shows in its thread that the bot is at work, until the answer stands there", () =>
  onSlack(async (slack, answerNow) => {
    const ts = await slack.write(MENTION);
    const status = () => slack.server.statuses.get(`${CHANNEL} ${ts}`);
    await slack.server.until(() => status() !== undefined, "a status");
    expect(status()).toBe("is looking through the reports…");
    expect(slack.posted(CHANNEL, ts)).toEqual([]);
    answerNow();
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "an answer");
    expect(status()).toBeUndefined();
    // Slack takes it away itself: one request for each answer is enough.
    expect(slack.server.statusChanges).toHaveLength(1);
  }));

test("A direct message is answered outside a thread, so the status is taken away", () =>
  onSlack(async (slack, answerNow) => {
    const ts = await slack.write("what happened to the Forde report?", { channel: DIRECT });
    const status = () => slack.server.statuses.get(`${DIRECT} ${ts}`);
    await slack.server.until(() => status() !== undefined, "a status");
    answerNow();
    await slack.server.until(() => slack.posted(DIRECT).length > 0, "an answer");
    await slack.server.until(() => status() === undefined, "no status");
  }));

test("Where the bot was not called, and may keep quiet, nothing is shown", () =>
  onSlack(async (slack, answerNow) => {
    answerNow();
    const ts = await slack.write(MENTION);
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "an answer");
    const shown = slack.server.statusChanges.length;
    await slack.write("and in 2022?", { thread_ts: ts });
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 1, "a second answer");
    expect(slack.server.statusChanges).toHaveLength(shown);
  }));

test.each([
  ["refuses it", { error: "missing_scope" }],
  ["limits it", { status: 429, retryAfter: 30 }],
  ["fails", { status: 500 }],
  ["never answers it", { lost: true }],
] as const)("The answer comes where Slack %s", (_, fault) =>
  onSlack(async (slack, answerNow) => {
    slack.server.fail("assistant.threads.setStatus", fault);
    answerNow();
    const ts = await slack.write(MENTION);
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "an answer");
    expect(slack.server.problems).toEqual([]);
  }),
);

test("A workspace that does not let the app is not asked again", () =>
  onSlack(async (slack, answerNow) => {
    slack.server.fail("assistant.threads.setStatus", { error: "missing_scope" });
    answerNow();
    for (const _ of [1, 2, 3]) {
      const ts = await slack.write(MENTION);
      await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "an answer");
    }
    const asked = slack.server.calls.filter(({ method }) => method === "assistant.threads.setStatus");
    expect(asked).toHaveLength(1);
  }));
