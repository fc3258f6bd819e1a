/** Slack delivers again what it was not sure had arrived: each is answered once, and the only copy is never dropped. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BotWorld, buttonsOf, type Mode, openBot, openSlack } from "./harness.ts";

let world: BotWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

describe.each(["socket", "http"] satisfies Mode[])("Over %s", (mode) => {
  test("a command that is delivered three times is acknowledged each time and answered once", async () => {
    const slack = await openSlack(world, mode);
    const { id, delivery, again } = await slack.command("topic Forde report");
    const deliveries = [delivery, await again(), await again()];
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    await slack.answered(id);
    // A later command is answered after all that came before it.
    await slack.answered((await slack.command("help")).id);
    expect(slack.server.responses.filter((response) => response.id === id)).toHaveLength(1);
    await slack.close();
  });

  test("a press that is delivered twice shares the answer once", async () => {
    const slack = await openSlack(world, mode);
    const [answer] = await slack.answered((await slack.command("topic Forde report")).id);
    const share = buttonsOf(answer?.body.blocks).get("Share to channel") ?? {};
    const { id, again } = await slack.press(share, { ephemeral: true });
    await again();
    await slack.answered(id);
    await slack.answered((await slack.command("help")).id);
    expect(slack.server.responses.filter((response) => response.id === id)).toHaveLength(1);
    await slack.close();
  });
});

test("The same command typed twice is answered twice", async () => {
  const slack = await openSlack(world, "socket");
  for (const _ of [1, 2]) await slack.answered((await slack.command("coverage")).id);
  await slack.close();
});

test("A command whose answer failed is answered when it is delivered again", async () => {
  const { bot, store } = world;
  const failed = Promise.withResolvers<void>();
  let tries = 0;
  const failing = {
    ...bot,
    async say(...asked: Parameters<typeof bot.say>) {
      tries += 1;
      if (tries > 1) return bot.say(...asked);
      setImmediate(failed.resolve);
      throw new Error("once");
    },
  };
  const slack = await openSlack({ bot: failing, store }, "http");
  const { id, again } = await slack.command("coverage");
  await failed.promise;
  await again();
  expect(await slack.answered(id)).toHaveLength(1);
  await slack.close();
});
