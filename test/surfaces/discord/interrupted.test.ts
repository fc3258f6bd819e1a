/** Whoever was told that an answer comes is told so too when it does not: the process that owed it has died. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "../../../src/log.ts";
import { replyAddress, TOKEN_MS } from "../../../src/surfaces/discord/interrupted.ts";
import { createPendingReplies } from "../../../src/surfaces/pending-replies.ts";
import { type Answered, GUILD, type Json } from "../../servers/discord-server.ts";
import { type DiscordHarness, discordHarness, textOf, until } from "./harness.ts";

const QUICK = { leaseMs: 400, lookMs: 50 };
const KEY = "a1".repeat(32);
let harness: DiscordHarness;

beforeEach(async () => {
  harness = await discordHarness({ times: QUICK, encryptionKey: KEY });
});
afterEach(() => harness.close());

/**
 * An interaction that another process has acknowledged; as it never renews what it owes, it is as good as dead.
 * Resolves with what the asker sees in the end.
 */
async function acknowledgedByTheDead(language: "en" | "cy" = "en") {
  const { server, store } = harness;
  const dead = createPendingReplies({
    surface: "discord",
    store,
    encryptionKey: KEY,
    owner: "dead",
    log: createLog("silent"),
    times: QUICK,
    now: () => Temporal.Now.instant(),
    clock: () => performance.now(),
    interrupted: async () => "done",
  });
  // Of a shard that is not this process's.
  const { shown, id, token } = server.interactElsewhere({ type: 2, guild_id: GUILD });
  await dead.owe({
    event: id,
    address: replyAddress(server.state.application, token),
    language,
    takenMs: TOKEN_MS,
  });
  await request("POST", `/interactions/${id}/${token}/callback`, { type: 5, data: { flags: 64 } });
  return { shown, token };
}

function request(method: string, path: string, body: Json): Promise<Response> {
  return fetch(`${harness.server.url}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const edits = (token: string) =>
  harness.server.state.captured.filter(({ method, path }) => method === "PATCH" && path.includes(token));
const looks = (token: string) =>
  harness.server.state.captured.filter(({ method, path }) => method === "GET" && path.includes(token));

test("A reply that a dead process owes says that it was interrupted, once, in the server's language", async () => {
  const { shown, token } = await acknowledgedByTheDead("cy");
  const { message, ephemeral } = await shown;
  expect(textOf(message)).toBe("Torrwyd ar fy nhraws cyn i mi allu ateb. Gofynnwch eto.");
  expect(ephemeral).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 2 * QUICK.leaseMs));
  expect(edits(token)).toHaveLength(1);
  expect(harness.server.state.problems).toEqual([]);
});

test("An answer that the dead process still gave is left alone", async () => {
  const { shown, token } = await acknowledgedByTheDead();
  const answer = { flags: 1 << 15, components: [{ type: 10, content: "The answer." }] };
  await request("PATCH", `/webhooks/${harness.server.state.application}/${token}/messages/@original`, {
    ...answer,
    allowed_mentions: { parse: [] },
  });
  expect(textOf((await shown).message)).toBe("The answer.");
  expect(await until(() => looks(token)[0] ?? null)).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(edits(token)).toHaveLength(1);
});

test("While Discord does not answer, it is tried again until it does", async () => {
  harness.server.fault({ method: "GET", path: /@original$/, status: 503, times: 4 });
  const { shown } = await acknowledgedByTheDead();
  expect(textOf((await shown).message)).toContain("Please ask again");
}, 15_000);

test("An answer that Discord takes in no form is said to have been interrupted", async () => {
  harness.server.fault({ method: "PATCH", path: /@original$/, status: 404, times: 1 });
  const { message } = await harness.command("topic forde report");
  expect(textOf(message)).toContain("Please ask again");
});

test("What is stored of it is sealed, names nobody, and is gone when the answer is there", async () => {
  const { store } = harness;
  const taken: string[] = [];
  const seen = { ...store };
  seen.oweReply = (reply, now, lease) => {
    taken.push(JSON.stringify(reply));
    return store.oweReply(reply, now, lease);
  };
  const own = await discordHarness({ encryptionKey: KEY, store: seen });
  const answer: Answered = await own.command("ask what happened to the Forde report?");
  expect(textOf(answer.message)).toContain("Forde");
  const [row = ""] = taken;
  expect(row).toMatch(/"address":"v1\./);
  expect(row).not.toMatch(/forde|token-|100000000000000001/i);
  await own.close();
  const left = { surface: "discord", owner: "heir", leaseMilliseconds: 1, most: 9 } as const;
  const later = Temporal.Now.instant().add({ minutes: 1 });
  expect(await store.takeOverReplies({ ...left, now: later })).toEqual([]);
});

test("While the store is away, answers come as always", async () => {
  await harness.store.close();
  const { message } = await harness.command("topic forde report");
  expect(textOf(message)).toContain("Forde");
});
