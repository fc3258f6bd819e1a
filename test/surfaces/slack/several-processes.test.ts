import { expect, test } from "vitest";
import { createSlackSurface, type SlackOptions } from "../../../src/surfaces/slack/slack-surface.ts";
import { CHANNEL, openBot, openSlack } from "./harness.ts";

const QUESTION = "<@U0NECBOT> what happened to the Forde report?";

test("a message that Slack delivers again is answered once, though another process gets it", async () => {
  const world = await openBot();
  let shared: SlackOptions | null = null;
  const slack = await openSlack(world, "http", (options) => {
    shared = options;
    return options;
  });
  if (shared === null) throw new Error("no options");
  const second = createSlackSurface(shared);
  await second.start();
  try {
    const ts = await slack.write(QUESTION);
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "the answer");
    slack.server.useHttp(second.url() ?? "");
    await slack.write(QUESTION, { ts }, 1);
    // One that nobody has answered comes after it to the same process: by its answer the first was looked at.
    const other = await slack.write(QUESTION, {}, 1);
    await slack.server.until(() => slack.posted(CHANNEL, other).length > 0, "the other answer");
    expect(slack.posted(CHANNEL, ts)).toHaveLength(1);
    expect(slack.posted(CHANNEL, other)).toHaveLength(1);
    expect(slack.server.problems).toEqual([]);
  } finally {
    await second.stop();
    await slack.close();
    await world.close();
  }
});
