/**
 * Three processes of the whole program on one PostgreSQL, before a local Discord (600 servers, shards divided over the
 * processes, interactions over signed HTTP through a balancer or over the gateway) and a local Slack (100 workspaces,
 * signed HTTP through a balancer): people ask, reports arrive, digests
 * are due, one process is killed every 30 seconds, and PostgreSQL is restarted twice. Counts at both servers.
 *
 *   npm run soak:federation -- --minutes 10 --seed 1 --search memory --rate 15 --interactions http|gateway \
 *     --balancer own|nginx
 *
 * One process is never killed, so that its memory can be watched for the whole time. Exit status 1: something was
 * lost, doubled or answered twice, or a process ended by itself or not in order.
 */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openStore } from "../../src/store/open-store.ts";
import { pushCorpus } from "../../src/store/push-corpus.ts";
import { seededRandom } from "../builders/seeded-random.ts";
import { startDiscordServer } from "../servers/discord-server.ts";
import { SIGNING_SECRET, startSlackServer } from "../servers/slack-server.ts";
import { freePort, startPostgres } from "../store/postgres-server.ts";
import type { Asked } from "./federation/asked.ts";
import { type Balancer, startBalancer } from "./federation/balancer.ts";
import { createDiscordMembers } from "./federation/discord-members.ts";
import { startNginx } from "./federation/nginx.ts";
import { createArrivals } from "./federation/reports.ts";
import { type FederationResult, isClean, type MemorySample, textOf } from "./federation/result.ts";
import { createSlackMembers } from "./federation/slack-members.ts";
import { type Supervised, supervise } from "./federation/supervised.ts";

const { values: given } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    search: { type: "string", default: "memory" },
    rate: { type: "string", default: "15" },
    interactions: { type: "string", default: "http" },
    guilds: { type: "string", default: "600" },
    workspaces: { type: "string", default: "100" },
    balancer: { type: "string", default: "own" },
  },
});
const RUN_MS = Number(given.minutes) * 60_000;
const RATE = Number(given.rate);
const OVER_HTTP = given.interactions === "http";
const PROCESSES = 3;
const SHARDS_EACH = 2;
const KILL_EVERY_MS = 30_000;
const REPORT_EVERY_MS = 20_000;
/** Reports come in deliveries, with a pause after each: digests "as reports land" wait until no more come. */
const DELIVERY = 3;
const ROUNDS = 12;
/** How long PostgreSQL is away when it is restarted. */
const AWAY_MS = 2_000;
/** One in so many servers and workspaces has a digest: every report is told in each of them. */
const DIGEST_EVERY = 3;
/** How long the last digests may take when nobody is killed any more. */
const PATIENCE_MS = 120_000;
/** What would be posted twice has time to show. */
const AFTERWARDS_MS = 20_000;

const random = seededRandom(Number(given.seed));
const folder = await mkdtemp(path.join(tmpdir(), "nec-federation-"));
const corpus = path.join(folder, "corpus");
await cp(path.resolve(import.meta.dirname, "../../corpus"), corpus, { recursive: true });
const [discord, slack, postgres] = await Promise.all([
  startDiscordServer({ keptMs: 60_000 }),
  startSlackServer(),
  startPostgres(),
]);
const databaseUrl = await postgres.newDatabase();
const slackPorts = await Promise.all(Array.from({ length: PROCESSES }, () => freePort()));
const discordPorts = await Promise.all(Array.from({ length: PROCESSES }, () => freePort()));
const balancers: readonly Balancer[] =
  given.balancer === "nginx"
    ? [await startNginx(path.join(folder, "nginx"), { slack: slackPorts, discord: discordPorts })]
    : await Promise.all([startBalancer(slackPorts), startBalancer(discordPorts)]);
const slackAddress = balancers[0]?.url ?? "";
slack.useHttp(`${slackAddress}/slack/events`);
if (OVER_HTTP) discord.useHttp(`${balancers.at(-1)?.url}/discord/interactions`);
const store = await openStore({ databaseUrl, dataDir: folder });
const push = () => pushCorpus(store, corpus, 5_000_000);
await push();

const shards = PROCESSES * SHARDS_EACH;
const processes: Supervised[] = [];
for (const [at, port] of slackPorts.entries()) {
  const first = at * SHARDS_EACH;
  const each = supervise(`process ${at + 1}`, {
    PORT: "0",
    CORPUS_FROM: "store",
    DATA_DIR: path.join(folder, `process-${at}`),
    DATABASE_URL: databaseUrl,
    SEARCH_ENGINE: given.search,
    DISCORD_TOKEN: discord.state.token,
    DISCORD_API_URL: discord.addressFor(`process-${at}`),
    DISCORD_SHARDS: `${first}-${first + SHARDS_EACH - 1}/${shards}`,
    ...(OVER_HTTP ? { DISCORD_PUBLIC_KEY: discord.publicKey, DISCORD_PORT: String(discordPorts[at]) } : {}),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "client-secret",
    SLACK_STATE_SECRET: "state-secret",
    ENCRYPTION_KEY: "a1".repeat(32),
    SLACK_PORT: String(port),
    SLACK_API_URL: slack.apiUrl,
  });
  processes.push(each);
  // The first takes note of what is there: the baseline.
  if (at === 0) await each.ready();
}
await Promise.all(processes.map((each) => each.ready()));
say(`${PROCESSES} processes are up`);

const members = createDiscordMembers(Number(given.guilds), {
  server: discord,
  random,
  processOfShard: Array.from({ length: shards }, (_, shard) => Math.floor(shard / SHARDS_EACH)),
  overHttp: OVER_HTTP,
  deathsOf: (process) => processes[process]?.deaths ?? [],
});
const teams = createSlackMembers(Number(given.workspaces), {
  server: slack,
  random,
  deaths: () => processes.flatMap(({ deaths }) => deaths),
});
await teams.install(slackAddress);
const digestGuilds = members.guilds.filter((_, at) => at % DIGEST_EVERY === 0);
const digestTeams = teams.workspaces.filter((_, at) => at % DIGEST_EVERY === 0);
for (const [at, guild] of digestGuilds.entries()) {
  await members.order(guild, at % 2 === 0 ? "digest here as-they-land wait:0" : 'digest here "* * * * *"');
}
for (const workspace of digestTeams) await teams.order(workspace, "digest here as-they-land wait:0");
say(`${members.guilds.length} servers, ${teams.workspaces.length} workspaces, digests are set up`);

const arrivals = createArrivals(corpus, push, [
  ...digestGuilds.map(({ digestChannel }) => ({
    name: `discord ${digestChannel}`,
    texts: () => discord.messagesIn(digestChannel).map((message) => JSON.stringify(message)),
  })),
  ...digestTeams.map(({ digestChannel }) => ({
    name: `slack ${digestChannel}`,
    texts: () =>
      (slack.channels.get(digestChannel) ?? [])
        .filter(({ thread_ts }) => thread_ts === undefined)
        .map((message) => JSON.stringify(message)),
  })),
]);

const asked: Asked[] = [];
const waiting = new Set<Promise<void>>();
const memory: MemorySample[] = [];
/** Longest stall of each process, and of this one: on a busy machine answers are late for that alone. */
const stalls = processes.map(() => 0);
/** How many starts of each process were looked at. */
const looked = processes.map(() => 0);
const ownStalls = monitorEventLoopDelay();
ownStalls.enable();
/** How often the answer to each interaction was written. */
const edits = new Map<string, number>();
const started = performance.now();
const elapsed = () => performance.now() - started;

function ask(): void {
  const work = (random.next() < 0.7 ? members.ask() : teams.ask()).then(
    (each) => {
      asked.push(each);
      if (each.fate === "lost" || each.fate === "twice") {
        say(
          `  ${Math.round((each.at - started) / 1000)} s: ${each.surface} ${each.kind}: ${each.fate}${each.why === undefined ? "" : ` (${each.why})`}`,
        );
      }
    },
    (error: unknown) => say(`the harness failed: ${String(error)}`),
  );
  waiting.add(work);
  void work.finally(() => waiting.delete(work));
}

/** Requests are counted, and then let go of: ten minutes of them are large. */
function countEdits(): void {
  for (const { method, path: address } of discord.state.captured.splice(0)) {
    const token = /^\/webhooks\/\d+\/([^/]+)\//.exec(address)?.[1];
    if (method === "PATCH" && token !== undefined) edits.set(token, (edits.get(token) ?? 0) + 1);
  }
  slack.calls.length = 0;
}

async function sample(): Promise<void> {
  const usages = await Promise.all(processes.map((each) => each.usage()));
  for (const [at, usage] of usages.entries()) {
    const lives = processes[at]?.starts.length ?? 0;
    // The first look after a start tells of the start.
    if (lives === looked[at]) stalls[at] = Math.max(stalls[at] ?? 0, usage?.stallSeconds ?? 0);
    else if (usage !== null) looked[at] = lives;
  }
  memory.push({
    at: elapsed(),
    megabytes: usages.map((usage) => (usage === null ? null : Math.round(usage.residentBytes / 1e6))),
  });
}

/** Does something again and again until the run is over; what fails is said. */
async function every(milliseconds: number, work: (round: number) => unknown): Promise<void> {
  for (let round = 1; round * milliseconds < RUN_MS; round += 1) {
    await pause(Math.max(0, round * milliseconds - elapsed()));
    try {
      await work(round);
    } catch (error) {
      say(`  ${String(error)}`);
    }
  }
}

async function pushPatiently(): Promise<void> {
  for (;;) {
    try {
      return await arrivals.add();
    } catch {
      await pause(500);
    }
  }
}

await Promise.all([
  every(1_000 / RATE, ask),
  every(1_000, arrivals.look),
  every(5_000, countEdits),
  every(10_000, sample),
  every(REPORT_EVERY_MS, (round) => round % ROUNDS < DELIVERY && pushPatiently()),
  every(KILL_EVERY_MS, (round) => processes[round % (PROCESSES - 1)]?.kill()),
  every(RUN_MS / 3, async (round) => {
    if (round > 2) return;
    await postgres.restart(AWAY_MS);
    say(`  ${Math.round(elapsed() / 1000)} s: PostgreSQL was restarted`);
  }),
  every(60_000, (minute) => say(`  ${minute} min: ${asked.length} asked`)),
]);
await Promise.all(waiting);
const loadEnded = performance.now();
do {
  await pause(1_000);
  arrivals.look();
} while (!arrivals.complete() && performance.now() < loadEnded + PATIENCE_MS);
const caughtUp = performance.now() - loadEnded;
await pause(AFTERWARDS_MS);
arrivals.look();
countEdits();
await sample();
const statuses = await Promise.all(processes.map((each) => each.stop()));
await store.close();
const contradicted = teams.contradicted();
await Promise.all([
  discord.close(),
  slack.close(),
  ...balancers.map((each) => each.close()),
  postgres.stop(),
]);
await rm(folder, { recursive: true, force: true });

const result: FederationResult = {
  asked,
  digests: arrivals.result(),
  caughtUpMs: caughtUp,
  memory,
  processes: processes.map(({ name }, at) => ({ name, stallSeconds: stalls[at] ?? 0 })),
  ownStallSeconds: ownStalls.max / 1e9,
  kills: processes.reduce((sum, { deaths }) => sum + deaths.length, 0) - PROCESSES,
  starts: processes.flatMap(({ starts }) => starts),
  writtenTwice: [...edits.values()].filter((times) => times > 1).length,
  contradicted,
  served: slackPorts.map((_, at) => balancers.reduce((sum, { served }) => sum + (served[at] ?? 0), 0)),
  resent: balancers.reduce((sum, each) => sum + each.resent, 0),
  refused: [...discord.state.problems, ...slack.problems],
  surprises: processes.flatMap(({ surprises }) => surprises),
  statuses,
  complaints: processes.flatMap(({ complaints }) => [...complaints]),
};
say(`\n${textOf(result)}`);
process.exit(isClean(result) ? 0 : 1);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
