import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BotWorld,
  CHANNEL,
  MEMBER,
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

describe.each<Mode>(["socket", "http"])("Slack over %s", (mode) => {
  let slack: SlackWorld;
  beforeAll(async () => {
    slack = await openSlack(world, mode);
  });
  afterAll(() => slack.close());

  test("/nec topic forde report is acknowledged at once and answered to the asker alone", async () => {
    const { id, delivery } = await slack.command("topic forde report");
    expect(delivery.milliseconds).toBeLessThan(1_000);
    const [answer] = await slack.answered(id);
    expect(answer?.body.response_type).toBe("ephemeral");
    expect(wordsOf(answer?.body)).toMatch(/Forde/);
    expect(wordsOf(answer?.body)).toMatch(/20\d\d/);
  });

  test("a mention is answered in its thread", async () => {
    const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
    await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "an answer in the thread");
    const [answer] = slack.posted(CHANNEL, ts);
    expect(wordsOf(answer)).toMatch(/Forde/);
    expect([answer?.unfurl_links, answer?.unfurl_media, answer?.link_names]).toEqual([
      "false",
      "false",
      "false",
    ]);
  });

  test("a direct message is answered where it was written", async () => {
    const channel = `D${MEMBER}`;
    await slack.write("what happened to the Forde report?", { channel });
    await slack.server.until(() => slack.posted(channel).length > 0, "an answer");
    expect(wordsOf(slack.posted(channel)[0])).toMatch(/Forde/);
  });

  test("a digest is posted with a mark by which it is found again", async () => {
    const target = { surface: "slack", community: null, channel: "C0DIGEST", thread: null } as const;
    const reply = await world.bot.ask(
      "topic",
      { topic: "Forde report" },
      {
        surface: "slack",
        community: null,
        channel: null,
        user: null,
        admin: false,
      },
    );
    expect(await slack.surface.findPosted(target, "abc.1")).toBeNull();
    const posted = await slack.surface.post(target, reply, "abc.1");
    expect(await slack.surface.findPosted(target, "abc.1")).toEqual(posted);
    expect(await slack.surface.findPosted(target, "abc.2")).toBeNull();
  });
});

test("whoever asks very much in a short time is told kindly when to ask again; others are answered", async () => {
  const burst = 10;
  const strict = await openBot({
    person: { burst, perSecond: 0.5 },
    community: { burst: 100, perSecond: 20 },
  });
  const slack = await openSlack(strict, "socket");
  try {
    const texts = await Promise.all(
      Array.from({ length: 2 * burst }, async () => {
        const { id } = await slack.command("coverage", { user: "U0EAGER" });
        return wordsOf((await slack.answered(id))[0]?.body);
      }),
    );
    const refused = texts.filter((text) => text.includes("A little slower, please"));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(burst);
    expect(refused[0]).toMatch(/Please ask again in (?:a second|\d+ seconds)\./);
    const { id } = await slack.command("coverage", { user: "U0PATIENT" });
    expect(wordsOf((await slack.answered(id))[0]?.body)).not.toContain("A little slower");
  } finally {
    await slack.close();
    await strict.close();
  }
});
