/**
 * A thousand channels due at once, most on Discord and the rest on Slack, posted by the real surfaces to local
 * servers that take fifty posts a second (Discord) and one a second for each channel (Slack): everything posted
 * once, in order, with memory flat. `npm run soak:channels -- 200` takes 200.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { createDigestService } from "../../src/digest/digest-service.ts";
import { openStore } from "../../src/store/open-store.ts";
import { postingSurfaces } from "../builders/posting-surfaces.ts";
import { GAZETTEER } from "../digest/world.ts";
import { account } from "../digest/written.ts";
import { startDiscordServer } from "../servers/discord-server.ts";
import { BOT_TOKEN, startSlackServer } from "../servers/slack-server.ts";

const CHANNELS = Number(process.argv[2] ?? 1000);
/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const DISCORD_A_SECOND = 50;
/** https://docs.slack.dev/apis/web-api/rate-limits: a message a second in one channel. */
const SLACK_A_SECOND = 1;
/** A first digest and two more: what is kept for ever would show. */
const ROUNDS = 3;

const [discord, slack] = await Promise.all([startDiscordServer(), startSlackServer()]);
discord.state.postsASecond = DISCORD_A_SECOND;
slack.limitPosts(SLACK_A_SECOND);
const dataDir = mkdtempSync(join(tmpdir(), "nec-channels-"));
const store = await openStore({ dataDir });
const counted = { posted: 0, postponed: 0, failed: 0 };
let calendar = Temporal.Instant.from("2026-03-02T10:00:00Z");
const began = Date.now();
// The calendar is set by hand; within a day, time goes on by itself.
const now = (): Temporal.Instant => calendar.add({ milliseconds: Date.now() - began });
const digests = createDigestService({
  store,
  timeZone: "Europe/London",
  cron: "0 9 * * 5",
  channels: [],
  now,
  random: Math.random,
  newId: () => randomBytes(8).toString("hex"),
  observe(event) {
    if (event.type === "postponed") counted.postponed += 1;
    if (event.type === "error" || event.type === "parked" || event.type === "stopped") counted.failed += 1;
    if (event.type !== "posted") return;
    counted.posted += 1;
    if (counted.posted % 200 === 0) process.stdout.write(`  ${counted.posted} posted\n`);
  },
});
let archive = await buildArchive({ files: [], gazetteer: GAZETTEER });
const surfaces = postingSurfaces({
  discord: { url: discord.url, token: discord.state.token },
  slack: { apiUrl: slack.apiUrl, token: BOT_TOKEN },
  store,
  digests,
  archive: () => archive,
  now,
});
await digests.onCorpus(archive);
await digests.start(surfaces);

type Channel = { readonly surface: "discord" | "slack"; readonly channel: string };
const channels = Array.from({ length: CHANNELS }, (_, index): Channel => {
  if (index % 4 === 3) return { surface: "slack", channel: `C${String(index).padStart(8, "0")}` };
  const channel = String(810_000_000_000_000_000n + BigInt(index));
  discord.state.channels.set(channel, { id: channel, type: 0 });
  return { surface: "discord", channel };
});
for (const [index, { surface, channel }] of channels.entries()) {
  await digests.subscribe(
    { surface, community: surface === "slack" ? null : `g${index % 300}`, channel, person: null },
    {
      cadence: "scheduled",
      cron: "0 9 * * 5",
      timeZone: "Europe/London",
      filters: { topics: [], people: [], bodies: [] },
      wait: 0,
      quiet: false,
    },
  );
}

/** Most memory by round: what grows with each is a leak. */
const memory: number[] = [];
const sampling = setInterval(() => {
  const last = memory.length - 1;
  memory[last] = Math.max(memory[last] ?? 0, process.memoryUsage().rss);
}, 200);
const started = performance.now();
const names = surfaces.map(({ name }) => name);
for (let round = 1; round <= ROUNDS; round += 1) {
  memory.push(0);
  const files = Array.from({ length: round }, (_, index) => account("Ann Archer", `2026-02-1${index}`));
  archive = await buildArchive({ files, gazetteer: GAZETTEER });
  await digests.onCorpus(archive);
  calendar = calendar.add({ hours: 24 * 7 });
  while (
    (await store.dueSubscriptions(now(), names, 1)).length > 0 ||
    (await store.nextDelivery(names)) !== null
  ) {
    await digests.pulse();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
clearInterval(sampling);
const seconds = (performance.now() - started) / 1000;

/** Marks of the messages that a channel holds, in order. */
function marksIn({ surface, channel }: Channel): readonly string[] {
  if (surface === "discord") return discord.messagesIn(channel).map(({ nonce }) => nonce ?? "");
  return (slack.channels.get(channel) ?? []).map(({ metadata }) => {
    const { event_payload } = (metadata ?? {}) as { event_payload?: { mark?: string } };
    return event_payload?.mark ?? "";
  });
}

const wrong: string[] = [];
const disordered: string[] = [];
for (const each of channels) {
  const marks = marksIn(each);
  if (marks.length !== ROUNDS) wrong.push(`${each.channel}: ${marks.length}`);
  const planned = (await store.deliveries(each)).map(({ id }) => `${id}.0`);
  if (planned.join() !== marks.join()) disordered.push(each.channel);
}
const problems = [...discord.state.problems, ...slack.problems];
const megabytes = memory.map((bytes) => Math.round(bytes / 1e6)).join(", ");
process.stdout.write(
  `${CHANNELS} channels, ${ROUNDS} digests each: ${counted.posted} posted in ${Math.round(seconds)} s (${Math.round(counted.posted / seconds)} a second), ${discord.state.refusedAsTooMany} refused by Discord as too many, ${counted.postponed} postponed, ${wrong.length} channels with another number, ${disordered.length} out of order, ${counted.failed} failures, ${problems.length} complaints of the platforms; most memory by digest, with both servers in the same process: ${megabytes} MB\n`,
);
for (const line of [...wrong, ...disordered, ...problems].slice(0, 10)) process.stdout.write(`  ${line}\n`);
await digests.stop();
await store.close();
await Promise.all([discord.close(), slack.close()]);
rmSync(dataDir, { recursive: true });
process.exit(wrong.length + disordered.length + counted.failed + problems.length > 0 ? 1 : 0);
