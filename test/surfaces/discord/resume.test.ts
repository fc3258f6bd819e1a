/** A process that is started again goes on with the session of the one before it, and misses nothing. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDiscordSurface } from "../../../src/surfaces/discord/discord-surface.ts";
import { CHANNEL, GUILD, MEMBER } from "../../servers/discord-server.ts";
import { type DiscordHarness, discordHarness, textOf, until } from "./harness.ts";

let harness: DiscordHarness;
beforeEach(async () => {
  harness = await discordHarness();
  await until(() => (harness.server.gateway.connections === 1 ? true : null));
});
afterEach(() => harness.close());

const answers = () => harness.server.messagesIn(CHANNEL).map(textOf);

/** A mention, whether anybody is there to get it or not. */
function mention(): void {
  const { server } = harness;
  server.gateway.dispatch("MESSAGE_CREATE", {
    id: server.snowflake(),
    type: 0,
    channel_id: CHANNEL,
    guild_id: GUILD,
    author: { id: MEMBER, username: "member" },
    content: `<@${server.state.me}> what happened to the Forde report?`,
    mentions: [{ id: server.state.me }],
  });
}

const stored = async () =>
  JSON.parse((await harness.store.gatewaySession("0")) ?? "null") as {
    session: { sequence: number; resumeURL: string };
  } | null;

test("A mention that comes while nobody is there is answered after the restart, once, without a new session", async () => {
  const { server, surface, options } = harness;
  await surface.stop();
  mention();
  const next = createDiscordSurface({ ...options, processId: "next" });
  await next.start();
  expect(await until(() => answers()[0] ?? null)).toContain("Forde");
  // Of what came before, nothing is answered again, and who the bot is it knows without being told.
  expect((await harness.command("coverage")).type).toBe(5);
  expect([server.gateway.identified, server.gateway.resumed]).toEqual([1, 1]);
  expect(answers()).toHaveLength(1);
  await next.stop();
});

test("What a process has in hand comes again to the next one; what it has answered is not doubled", async () => {
  const { options, bot, surface } = harness;
  await surface.stop();
  const slow = Promise.withResolvers<void>();
  const dying = createDiscordSurface({
    ...options,
    bot: {
      ...bot,
      async say(...asked) {
        await slow.promise;
        return bot.say(...asked);
      },
    },
  });
  await dying.start();
  await until(() => (harness.server.gateway.resumed === 1 ? true : null));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const before = (await stored())?.session.sequence ?? 0;
  mention();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect((await stored())?.session.sequence).toBe(before);
  // As after a kill: the next process takes the session up as it is stored, while the answer still goes out.
  const heir = createDiscordSurface({ ...options, processId: "heir" });
  await heir.start();
  expect(await until(() => answers()[0] ?? null)).toContain("Forde");
  slow.resolve();
  await until(() => (harness.server.state.knownByNonce === 1 ? true : null));
  expect(answers()).toHaveLength(1);
  await Promise.all([dying.stop(), heir.stop()]);
});

test("A session that Discord has forgotten, or that leads elsewhere, is begun anew", async () => {
  const { server, store } = harness;
  server.gateway.expire();
  await harness.restart();
  await until(() => (server.gateway.identified === 2 ? true : null), 10_000);
  expect((await harness.command("coverage")).type).toBe(5);
  await harness.surface.stop();
  const session = await stored();
  if (session === null) throw new Error("no session is stored");
  const elsewhere = { ...session, session: { ...session.session, resumeURL: "ws://127.0.0.1:9/" } };
  await store.saveGatewaySession("0", JSON.stringify(elsewhere), Temporal.Now.instant());
  await harness.restart();
  await until(() => (server.gateway.identified === 3 ? true : null), 10_000);
  expect((await harness.command("coverage")).type).toBe(5);
}, 30_000);
