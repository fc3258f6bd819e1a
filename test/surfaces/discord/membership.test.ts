/** Servers that remove the bot, while it listens and while it does not, and those that take it back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deleteOld } from "../../../src/digest/upkeep.ts";
import { GUILD } from "../../servers/discord-server.ts";
import { type DiscordHarness, discordHarness, until } from "./harness.ts";

/** Shards 0 and 1 of two look after these: the first has an even number above its 22nd bit, the second an odd one. */
const EVEN = (2n << 22n).toString();
const ODD = (3n << 22n).toString();
const OTHER = (4n << 22n).toString();

let harness: DiscordHarness;

beforeAll(async () => {
  harness = await discordHarness();
});
afterAll(async () => {
  expect(harness.server.state.problems).toEqual([]);
  await harness.close();
});
beforeEach(async () => {
  for (const id of [EVEN, ODD, OTHER]) {
    harness.server.state.guilds.set(id, { id, owner_id: "1", name: `Branch ${id}` });
    await harness.store.changeSettings("discord", id, { visibility: "public" });
    await harness.store.communityReturned("discord", id);
  }
});

async function left(): Promise<readonly string[]> {
  const departures = await harness.store.departures(Temporal.Now.instant());
  return departures.map(({ community }) => community).toSorted();
}

/** Resolves when the departures are these. */
async function expectLeft(...guilds: readonly string[]): Promise<void> {
  let found: readonly string[] = [];
  const wanted = guilds.toSorted().join();
  for (let turn = 0; turn < 200; turn += 1) {
    found = await left();
    if (found.join() === wanted) return;
    await until(() => null, 10);
  }
  expect(found.join()).toBe(wanted);
}

/** Starts again after so long that Discord has forgotten the session, and tells of all servers anew. */
async function startAnew(): Promise<void> {
  harness.server.gateway.expire();
  await harness.restart();
}

describe("A server that removes the bot", () => {
  test("is noted at once; an outage is not, and a return is", async () => {
    const { gateway } = harness.server;
    gateway.dispatch("GUILD_DELETE", { id: OTHER, unavailable: true });
    gateway.dispatch("GUILD_DELETE", { id: EVEN });
    await expectLeft(EVEN);
    gateway.dispatch("GUILD_CREATE", { id: EVEN, channels: [], threads: [], members: [] });
    await expectLeft();
  });

  test("while the bot is offline is noted when it is back, and forgotten when the server takes it back", async () => {
    const { state } = harness.server;
    state.guilds.delete(EVEN);
    await startAnew();
    await expectLeft(EVEN);
    state.guilds.set(EVEN, { id: EVEN, owner_id: "1", name: "Back again" });
    await startAnew();
    await expectLeft();
  });

  test("is not one whose server is only in an outage, nor one that nothing is stored of", async () => {
    const { state } = harness.server;
    state.guilds.set(EVEN, { id: EVEN, unavailable: true });
    state.guilds.delete(ODD);
    await startAnew();
    await expectLeft(ODD);
    expect(await left()).not.toContain(GUILD);
  });

  test("loses its settings after thirty days, not before", async () => {
    const { server, store } = harness;
    server.state.guilds.delete(EVEN);
    await startAnew();
    await expectLeft(EVEN);
    const now = Temporal.Now.instant();
    await deleteOld(store, now.add({ hours: 24 * 29 }));
    expect(await store.settings("discord", EVEN)).toEqual({ visibility: "public" });
    await deleteOld(store, now.add({ hours: 24 * 31 }));
    expect(await store.settings("discord", EVEN)).toEqual({});
    expect(await store.settings("discord", ODD)).toEqual({ visibility: "public" });
  });
});

test("A start asks the store about all servers at once, not again for each that Discord then tells of", async () => {
  const { server, store } = harness;
  let asked = 0;
  const counting = {
    ...store,
    departures(until: Temporal.Instant) {
      asked += 1;
      return store.departures(until);
    },
  };
  for (let at = 10n; at < 60n; at += 1n) {
    const id = (at << 22n).toString();
    server.state.guilds.set(id, { id, owner_id: "1", name: `Branch ${id}` });
  }
  server.gateway.expire();
  const again = await discordHarness({ api: server.url, token: server.state.token, store: counting });
  await until(() => (asked > 0 ? true : null));
  // A server that is new since is asked about, after all that came before it.
  server.gateway.dispatch("GUILD_CREATE", {
    id: (99n << 22n).toString(),
    channels: [],
    threads: [],
    members: [],
  });
  await until(() => (asked > 1 ? true : null));
  await again.close();
  expect(asked).toBe(2);
});

test("A process that looks after some shards only says nothing of the servers of the others", async () => {
  const { server } = harness;
  for (const id of [EVEN, ODD]) server.state.guilds.delete(id);
  const first = await discordHarness({
    api: server.url,
    token: server.state.token,
    store: harness.store,
    shards: "0-0/2",
  });
  await expectLeft(EVEN);
  await first.close();
});
