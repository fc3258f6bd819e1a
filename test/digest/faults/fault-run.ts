/** Kills digest processes again and again while reports arrive, then counts at the server what was posted. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CountingServer, type Mishaps, startCountingServer } from "./counting-server.ts";
import type { Instructions } from "./digest-process.ts";

export type FaultRun = {
  /** How often a process is killed. */
  readonly kills: number;
  /** Processes at work on one store at the same time. */
  readonly processes: number;
  /** PostgreSQL; null: SQLite in a new folder. */
  readonly databaseUrl: string | null;
  readonly random: () => number;
};

export type FaultResult = {
  readonly kills: number;
  /** Kills by where they fell: at a step of the work, or at a moment chosen by the clock. */
  readonly atSteps: number;
  readonly reports: number;
  readonly channels: number;
  readonly posts: number;
  readonly requests: number;
  /** `<channel>: <report>` that were never posted, or more than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly seconds: number;
  /** What the processes wrote to standard error. */
  readonly complaints: string;
};

type End = { readonly code: number | null; readonly signal: string | null };

const MISHAPS: Mishaps = { failBefore: 0.1, failAfter: 0.1, limit: 0.1, delay: 30 };
const CHANNELS = ["c1", "c2", "c3"];
/** A run without kills takes about so many steps: more is beyond its end. */
const MOST_STEPS = 120;
/** Longest time from "ready" to a kill by the clock, in milliseconds. */
const LONGEST_LIFE = 900;
/** Share of the steps at which a process stands still, as on a machine that has too much to do. */
const STALLS = 0.02;

/** @throws Error when a process fails of itself: what would be counted then says nothing of the kills. */
export async function runFaults(run: FaultRun): Promise<FaultResult> {
  const started = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), "nec-faults-"));
  const corpusFile = join(dataDir, "corpus-size");
  const server = await startCountingServer(MISHAPS, run.random);
  const setting = { ...run, dataDir, corpusFile, server, complaints: [] as string[] };
  try {
    // The baseline: known reports, which must never be posted.
    let reports = 2;
    writeFileSync(corpusFile, String(reports));
    await finish(setting);
    let atSteps = 0;
    let killed = 0;
    while (killed < run.kills) {
      reports += 1;
      writeFileSync(corpusFile, String(reports));
      const deaths = Array.from({ length: run.processes }, () => {
        const byStep = run.random() < 0.6;
        return kill(setting, byStep ? 1 + Math.floor(run.random() * MOST_STEPS) : null);
      });
      for (const death of await Promise.all(deaths)) {
        if (death === "by itself") continue;
        killed += 1;
        if (death === "at a step") atSteps += 1;
      }
    }
    await Promise.all(Array.from({ length: run.processes }, () => finish(setting)));
    return {
      kills: killed,
      atSteps,
      reports: reports - 2,
      ...count(server, reports),
      seconds: (performance.now() - started) / 1000,
      complaints: setting.complaints.join(""),
    };
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Setting = FaultRun & {
  readonly dataDir: string;
  readonly corpusFile: string;
  readonly server: CountingServer;
  readonly complaints: string[];
};

/** Starts a process and lets it do all there is to do. */
async function finish(setting: Setting): Promise<void> {
  expectOrderly(setting, await launch(setting, null).ended);
}

function expectOrderly({ complaints }: Setting, { code, signal }: End): void {
  if (code === 0) return;
  throw new Error(`A process ended by itself with ${code ?? signal}: ${complaints.join("")}`);
}

/** Starts a process and sees to its death, by its own hand at a step or by ours at a random moment. */
async function kill(
  setting: Setting,
  dieAt: number | null,
): Promise<"at a step" | "by the clock" | "by itself"> {
  const { process, ready, ended } = launch(setting, dieAt);
  await Promise.race([ready, ended]);
  const timer =
    dieAt === null ? setTimeout(() => process.kill("SIGKILL"), setting.random() * LONGEST_LIFE) : undefined;
  const end = await ended;
  clearTimeout(timer);
  if (end.signal !== "SIGKILL") {
    expectOrderly(setting, end);
    return "by itself";
  }
  return dieAt === null ? "by the clock" : "at a step";
}

function launch(
  setting: Setting,
  dieAt: number | null,
): { process: ChildProcess; ready: Promise<void>; ended: Promise<End> } {
  const { databaseUrl, dataDir, corpusFile, server } = setting;
  const instructions: Instructions = {
    databaseUrl,
    dataDir,
    corpusFile,
    url: server.url,
    channels: CHANNELS,
    dieAt,
    stalls: STALLS,
  };
  const script = join(import.meta.dirname, "digest-process.ts");
  const child = spawn(process.execPath, [script, JSON.stringify(instructions)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => setting.complaints.push(text));
  const ready = new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
  const ended = new Promise<End>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return { process: child, ready, ended };
}

function count(
  server: CountingServer,
  reports: number,
): Pick<FaultResult, "channels" | "posts" | "requests" | "lost" | "doubled"> {
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const channel of CHANNELS) {
    const messages = server.channels.get(channel) ?? [];
    for (const [mark, same] of Map.groupBy(messages, (message) => message.mark)) {
      const posts = same.map(({ at, process }) => `${Math.round(at)} ms by ${process}`);
      if (same.length > 1) doubled.push(`${channel}: ${mark} at ${posts.join(" and ")}`);
    }
    // A long digest goes on in the thread under it, and names a report there again: it tells of it once.
    const digests = new Map<string, Set<string>>();
    for (const { mark, reports: titles } of messages) {
      const [digest = mark] = mark.split(".");
      digests.set(digest, new Set([...(digests.get(digest) ?? []), ...titles]));
    }
    const told = [...digests.values()].flatMap((titles) => [...titles]);
    for (let index = 0; index < reports; index += 1) {
      const times = told.filter((title) => title === `Report ${index}`).length;
      const expected = index < 2 ? 0 : 1;
      if (times < expected) lost.push(`${channel}: Report ${index}`);
      if (times > expected) doubled.push(`${channel}: Report ${index}`);
    }
  }
  const posts = [...server.channels.values()].flat().length;
  return { channels: CHANNELS.length, posts, requests: server.requests(), lost, doubled };
}
