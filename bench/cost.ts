/**
 * What the program costs, measured on the whole program as its own metrics tell it:
 *
 *   npm run --silent bench:cost -- --scale 1
 *
 * Memory and processor by servers (against the local Discord), by reports and passages (three invented corpora, from
 * whose figures a base, a cost for each report and a cost for each passage are worked out), in both engines, and the
 * processor time of a question. `--scale 0.2` is a quick look.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { z } from "zod";
import { seededRandom } from "../test/builders/seeded-random.ts";
import { startDiscordServer } from "../test/servers/discord-server.ts";
import { table } from "../test/soak/federation/asked.ts";
import { createDiscordMembers } from "../test/soak/federation/discord-members.ts";
import { type Supervised, supervise, type Usage } from "../test/soak/federation/supervised.ts";
import { startPostgres } from "../test/store/postgres-server.ts";
import { writeCorpus } from "./invented-corpus.ts";

const { values: given } = parseArgs({ options: { scale: { type: "string", default: "1" } } });
const SCALE = Number(given.scale);
const GUILDS = [10, 1_000 * SCALE].map(Math.round);
const ASKED = 500;
const AT_ONCE = 50;
/** Reports, and paragraphs in each: nothing to speak of, many short ones, few long ones. */
const CORPORA = [
  [10, 4],
  [2_000 * SCALE, 4],
  [400 * SCALE, 60],
] as const;
const IDLE_MS = 20_000;
const MB = 1e6;
/** What bench/live-memory.ts prints. */
const liveLine = z.object({ live: z.number(), asked: z.number(), texts: z.number() });

const folder = await mkdtemp(path.join(tmpdir(), "nec-cost-"));
const postgres = await startPostgres();
try {
  say(await costOfServers());
  for (const engine of ["memory", "postgres"] as const) say(await costOfReports(engine));
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function costOfServers(): Promise<string> {
  const corpus = path.resolve(import.meta.dirname, "../corpus");
  const rows: (string | number)[][] = [];
  const resident: number[] = [];
  let askedMs = 0;
  for (const guilds of GUILDS) {
    const server = await startDiscordServer();
    const members = createDiscordMembers(guilds, {
      server,
      random: seededRandom(1),
      processOfShard: [0],
      deathsOf: () => [],
    });
    for (const [id, guild] of server.state.guilds)
      server.state.guilds.set(id, { ...guild, ...furniture(id) });
    const bot = supervise(
      "bot",
      {
        PORT: "0",
        CORPUS_DIR: corpus,
        DATA_DIR: path.join(folder, `guilds-${guilds}`),
        DISCORD_TOKEN: server.state.token,
        DISCORD_API_URL: server.url,
      },
      ["discord"],
    );
    await bot.ready();
    const before = await settled(bot);
    for (let asked = 0; asked < ASKED; asked += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => members.ask()));
    }
    const after = await settled(bot);
    const idle = after.cpuSeconds;
    await pause(IDLE_MS);
    const rested = await settled(bot);
    askedMs = ((after.cpuSeconds - before.cpuSeconds) / ASKED) * 1_000;
    const idleShare = (rested.cpuSeconds - idle) / (IDLE_MS / 1_000);
    resident.push(before.residentBytes / MB);
    rows.push([
      guilds,
      Math.round(before.residentBytes / MB),
      Math.round(after.residentBytes / MB),
      before.cpuSeconds.toFixed(1),
      `${(idleShare * 100).toFixed(1)} %`,
      askedMs.toFixed(1),
    ]);
    await bot.stop();
    await server.close();
  }
  const [few = 0, many = 0] = GUILDS;
  const [low = 0, high = 0] = resident;
  const slope = ((high - low) / (many - few)) * 100;
  const heads = [
    "servers",
    "MB connected",
    `MB after ${ASKED} asked`,
    "processor s to connect",
    "processor idle",
    "processor ms a question",
  ];
  return `${table(heads, rows)}\n\nFor each 100 servers: ${slope.toFixed(1)} MB.\n`;
}

/** What Discord tells of an ordinary server: thirty channels, twenty roles. */
function furniture(id: string) {
  const own = (at: number) => String(BigInt(id) + BigInt(at + 10));
  return {
    channels: Array.from({ length: 30 }, (_, at) => ({
      id: own(at),
      type: 0,
      name: `channel-${at}`,
      position: at,
      permission_overwrites: [],
      topic: "What is talked about in this channel",
    })),
    roles: Array.from({ length: 20 }, (_, at) => ({
      id: own(at + 100),
      name: `role ${at}`,
      permissions: "0",
      position: at,
    })),
  };
}

async function costOfReports(engine: "memory" | "postgres"): Promise<string> {
  const rows: (string | number)[][] = [];
  const points: Point[] = [];
  for (const [count, paragraphs] of CORPORA) {
    const reports = Math.round(count);
    const corpus = path.join(folder, `${reports}-${paragraphs}`);
    await writeCorpus(corpus, reports, paragraphs);
    const environment = {
      PORT: "0",
      CORPUS_DIR: corpus,
      DATA_DIR: path.join(folder, `${engine}-${reports}-${paragraphs}`),
      SEARCH_ENGINE: engine,
      ...(engine === "postgres" ? { DATABASE_URL: await postgres.newDatabase() } : {}),
    };
    const cold = await started(environment);
    const warm = await started(environment);
    const { live, asked, texts } = await liveMemory(environment);
    points.push({
      live,
      asked,
      reports: warm.reports,
      passages: warm.passages,
      mb: warm.residentBytes / MB,
      cold: cold.cpuSeconds,
      warm: warm.cpuSeconds,
    });
    rows.push([
      warm.reports,
      warm.passages,
      Math.round(cold.residentBytes / MB),
      Math.round(warm.residentBytes / MB),
      Math.round(live),
      Math.round(asked),
      Math.round(texts),
      cold.cpuSeconds.toFixed(1),
      warm.cpuSeconds.toFixed(1),
    ]);
  }
  const heads = [
    `reports (${engine})`,
    "passages",
    "MB first start",
    "MB next start",
    "MB of it live",
    "MB live once asked",
    "MB of texts",
    "processor s first",
    "next",
  ];
  const memory = shares(points.map(({ reports, passages, mb }) => [reports, passages, mb]));
  const held = shares(points.map(({ reports, passages, live }) => [reports, passages, live]));
  const used = shares(points.map(({ reports, passages, asked }) => [reports, passages, asked]));
  const first = shares(points.map(({ reports, passages, cold }) => [reports, passages, cold]));
  const next = shares(points.map(({ reports, passages, warm }) => [reports, passages, warm]));
  const cost = (share: (of: Shares) => number, per: number) =>
    `${(share(memory) * per).toFixed(1)} MB (${(share(held) * per).toFixed(1)} MB live, ${(share(used) * per).toFixed(1)} once asked), ${(share(first) * per).toFixed(2)} s of the processor at the first start, ${(share(next) * per).toFixed(2)} s at the next`;
  return [
    table(heads, rows),
    "",
    `Base: ${memory.base.toFixed(0)} MB (${held.base.toFixed(0)} MB live, ${used.base.toFixed(0)} once asked).`,
    `For each 1,000 reports: ${cost(({ report }) => report, 1_000)}.`,
    `For each 10,000 passages: ${cost(({ passage }) => passage, 10_000)}.\n`,
  ].join("\n");
}

type Point = {
  readonly reports: number;
  readonly passages: number;
  readonly mb: number;
  readonly live: number;
  readonly asked: number;
  /** Seconds of the processor at the first start and at the next. */
  readonly cold: number;
  readonly warm: number;
};

async function liveMemory(environment: Readonly<Record<string, string>>): Promise<z.infer<typeof liveLine>> {
  const script = fileURLToPath(new URL("./live-memory.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script], {
    env: { PATH: process.env.PATH, ...environment },
  });
  return liveLine.parse(JSON.parse(stdout));
}

/** One start until everything is loaded and at rest. */
async function started(environment: Readonly<Record<string, string>>): Promise<Usage> {
  const bot = supervise("bot", environment, []);
  const usage = await settled(bot);
  await bot.stop();
  return usage;
}

/** What it uses when a few seconds no longer change the processor's time much. */
async function settled(bot: Supervised): Promise<Usage> {
  for (let last: Usage | null = null; ; ) {
    await pause(4_000);
    const usage = await bot.usage();
    if (usage !== null && last !== null && usage.cpuSeconds - last.cpuSeconds < 0.4) return usage;
    last = usage;
  }
}

type Shares = { readonly base: number; readonly report: number; readonly passage: number };

/** value = base + report × reports + passage × passages, through three points. */
function shares(points: readonly (readonly [reports: number, passages: number, value: number])[]): Shares {
  const [[r0, p0, v0] = [0, 0, 0], [r1, p1, v1] = [0, 0, 0], [r2, p2, v2] = [0, 0, 0]] = points;
  const determinant = (r1 - r0) * (p2 - p0) - (r2 - r0) * (p1 - p0);
  const report = ((v1 - v0) * (p2 - p0) - (v2 - v0) * (p1 - p0)) / determinant;
  const passage = ((r1 - r0) * (v2 - v0) - (r2 - r0) * (v1 - v0)) / determinant;
  return { base: v0 - report * r0 - passage * p0, report, passage };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
