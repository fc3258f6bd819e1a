/** A second opinion: the surface against somebody else's local Discord, as far as that one goes. */
import { Server } from "node:net";
import { DigitalDiscord } from "discord-digital-twin";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DiscordHarness, discordHarness, until } from "./harness.ts";

const twin = new DigitalDiscord({
  guild: { name: "Test CLP" },
  channels: [{ name: "general", type: 0 }],
  users: [{ username: "member" }],
});
let harness: DiscordHarness;

beforeAll(async () => {
  // The twin would listen on every interface of the machine.
  const listen = Server.prototype.listen;
  Server.prototype.listen = function onLoopback(this: Server, ...[port, done]: [number, () => void]) {
    return Reflect.apply(listen, this, [port, "127.0.0.1", done]);
  } as typeof listen;
  await twin.start();
  Server.prototype.listen = listen;
  harness = await discordHarness({ token: twin.botToken, api: twin.restUrl });
}, 60_000);

afterAll(async () => {
  await harness.close();
  await twin.stop();
});

async function answerTo(subcommand: string, options: { name: string; type: number; value: string }[]) {
  const [channel] = await twin.prisma.channel.findMany();
  const user = await twin.getFirstNonBotUserId();
  if (channel === undefined || user === null) throw new Error("the twin has no channel or user");
  const interaction = await twin
    .channel(channel.id)
    .user(user)
    .runSlashCommand({ name: "nec", options: [{ name: subcommand, type: 1, options }] as never });
  const ack = await twin.channel(channel.id).waitForInteractionAck({ interactionId: interaction.id });
  let shown: string | null = null;
  for (let turn = 0; turn < 200 && shown === null; turn += 1) {
    const messages = await twin.prisma.message.findMany();
    const text = JSON.stringify(messages);
    shown = text.includes("Forde") ? text : null;
    if (shown === null) await until(() => null, 25);
  }
  return { acknowledged: ack.acknowledged, shown };
}

test("a command is acknowledged and answered there too", async () => {
  const { acknowledged, shown } = await answerTo("topic", [
    { name: "topic", type: 3, value: "Forde report" },
  ]);
  expect(acknowledged).toBe(true);
  expect(shown).toContain("Forde");
});

test("the commands are registered there too", async () => {
  let names: string[] = [];
  for (let turn = 0; turn < 100 && names.length === 0; turn += 1) {
    names = (await twin.prisma.applicationCommand.findMany()).map(({ name }) => name);
    if (names.length === 0) await until(() => null, 25);
  }
  // The twin takes commands one by one and stops at the permissions of the second: it knows them only as a string,
  // where Discord's own description of its interface asks for a number.
  expect(names).toContain("nec");
});
