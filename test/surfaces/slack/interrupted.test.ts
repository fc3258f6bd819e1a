/** Commands, presses and messages that a process had in hand when it died: another one says so, once. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createSlackSurface, type SlackOptions } from "../../../src/surfaces/slack/slack-surface.ts";
import { type BotWorld, CHANNEL, openBot, openSlack, type SlackWorld, wordsOf } from "./harness.ts";

const LEASE_MS = 500;
let world: BotWorld;
let slack: SlackWorld;
let survivor: ReturnType<typeof createSlackSurface>;

let death: PromiseWithResolvers<never>;

beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

/** A process that acknowledges and then gets no further, behind one that lives. */
beforeEach(async () => {
  death = Promise.withResolvers();
  death.promise.catch(() => {});
  const never = () => death.promise;
  let options: SlackOptions | null = null;
  slack = await openSlack(world, "http", (shared) => {
    options = { ...shared, processId: "survivor", times: { leaseMs: LEASE_MS, lookMs: 50 } };
    return {
      ...shared,
      bot: { ...world.bot, ask: never, say: never },
      processId: "dying",
      // It never comes to renew what it owes.
      times: { leaseMs: LEASE_MS, lookMs: 3_600_000 },
    };
  });
  if (options === null) throw new Error("no options");
  survivor = createSlackSurface(options);
  await survivor.start();
});
afterEach(async () => {
  await survivor.stop();
  // What hangs would be waited for.
  death.reject(new Error("killed"));
  await slack.close();
});

test("A command is answered with the advice to ask again, to the asker alone", async () => {
  const { id } = await slack.command("topic forde report");
  const [told] = await slack.answered(id);
  expect(wordsOf(told?.body)).toBe("I was interrupted before I could answer. Please ask again.");
  expect(told?.body).toMatchObject({ response_type: "ephemeral", replace_original: false });
  await new Promise((resolve) => setTimeout(resolve, 2 * LEASE_MS));
  expect(await slack.answered(id)).toHaveLength(1);
});

test("A mention is told so in its thread, unless it was answered there after all", async () => {
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "the sentence in the thread");
  expect(slack.posted(CHANNEL, ts).map(({ text }) => text)).toEqual([
    "I was interrupted before I could answer. Please ask again.",
  ]);
  const other = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await fetch(`${slack.server.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer xoxb-test-bot-token" },
    body: JSON.stringify({
      channel: CHANNEL,
      thread_ts: other,
      text: "The answer.",
      metadata: { event_type: "nec_message", event_payload: { mark: `${other}-0` } },
    }),
  });
  await new Promise((resolve) => setTimeout(resolve, 2 * LEASE_MS));
  expect(slack.posted(CHANNEL, other).map(({ text }) => text)).toEqual(["The answer."]);
});

test("A command that a balancer sends again to a living process is answered there, and only there", async () => {
  const { id, again } = await slack.command("topic forde report");
  slack.server.useHttp(survivor.url() ?? "");
  expect((await again()).status).toBe(200);
  const [answer] = await slack.answered(id);
  expect(wordsOf(answer?.body)).toContain("Forde");
  // And a third time, when it has been answered.
  expect((await again()).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 2 * LEASE_MS));
  expect(await slack.answered(id)).toHaveLength(1);
});
