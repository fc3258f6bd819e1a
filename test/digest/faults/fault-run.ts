/** Kills digest processes again and again while reports arrive, then counts at the platforms what was posted. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHANNEL, OTHER_CHANNEL, startDiscordServer } from "../../servers/discord-server.ts";
import { BOT_TOKEN, startSlackServer } from "../../servers/slack-server.ts";
import type { Instructions } from "./digest-process.ts";
import { type Message, type Tally, tally } from "./tally.ts";

export type FaultRun = {
  /** How often a process is killed. */
  readonly kills: number;
  /** Processes at work on one store at the same time. */
  readonly processes: number;
  /** PostgreSQL; null: SQLite in a new folder. */
  readonly databaseUrl: string | null;
  readonly random: () => number;
};

export type FaultResult = Tally & {
  readonly kills: number;
  /** Kills by where they fell: at a step of the work, or at a moment chosen by the clock. */
  readonly atSteps: number;
  readonly reports: number;
  /** Failures that the platforms were told to give. */
  readonly mishaps: number;
  /** Messages that Discord was sent again and knew by their nonce. */
  readonly knownByNonce: number;
  readonly seconds: number;
  /** What the processes wrote to standard error, and what the platforms refused. */
  readonly complaints: string;
};

type End = { readonly code: number | null; readonly signal: string | null };
type Platforms = {
  readonly discord: Awaited<ReturnType<typeof startDiscordServer>>;
  readonly slack: Awaited<ReturnType<typeof startSlackServer>>;
};
type Setting = FaultRun &
  Platforms & {
    readonly dataDir: string;
    readonly corpusFile: string;
    readonly complaints: string[];
    /** Minutes that the processes' clocks are ahead of the machine's: grows while they are away. */
    ahead: number;
  };

const SLACK_CHANNEL = "C0GENERAL";
/** Reports that are there at the first start, and must never be posted. */
const BASELINE = 2;
/** A run without kills takes about so many steps: more is beyond its end. */
const MOST_STEPS = 160;
/** Longest time from "ready" to a kill by the clock, in milliseconds. */
const LONGEST_LIFE = 1_500;
/** Share of the steps at which a process stands still, as on a machine that has too much to do. */
const STALLS = 0.02;
/** Longer than a report needs to have settled, in minutes. */
const SETTLED = 3;

/** @throws Error when a process fails of itself: what would be counted then says nothing of the kills. */
export async function runFaults(run: FaultRun): Promise<FaultResult> {
  const started = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), "nec-faults-"));
  const [discord, slack] = await Promise.all([startDiscordServer(), startSlackServer()]);
  const corpusFile = join(dataDir, "corpus-size");
  const setting: Setting = { ...run, dataDir, corpusFile, discord, slack, complaints: [], ahead: 0 };
  let [reports, killed, atSteps, mishaps] = [BASELINE, 0, 0, 0];
  try {
    writeFileSync(corpusFile, String(reports));
    await finish(setting);
    while (killed < run.kills) {
      reports += 1;
      writeFileSync(corpusFile, String(reports));
      // Now at once, now after a while: within the lease of what died, or long after it.
      if (run.random() < 0.5) setting.ahead += SETTLED;
      mishaps += arrangeMishaps(setting);
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
    // A report that every process died before noting is noted now, and would be settled only minutes from now.
    expectOrderly(setting, await launch(setting, { until: "noted" }).ended);
    setting.ahead += SETTLED;
    await Promise.all(Array.from({ length: run.processes }, () => finish(setting)));
    const messages = [...discordMessages(setting), ...slackMessages(setting)];
    return {
      ...tally(messages, { baseline: BASELINE, reports }),
      kills: killed,
      atSteps,
      reports: reports - BASELINE,
      mishaps,
      knownByNonce: discord.state.knownByNonce,
      seconds: (performance.now() - started) / 1000,
      complaints: [...setting.complaints, ...discord.state.problems, ...slack.problems].join("\n"),
    };
  } finally {
    await Promise.all([discord.close(), slack.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Failures before a message is taken, after it (only the answer is lost), and refusals for haste. */
function arrangeMishaps({ discord, slack, random }: Setting): number {
  const messages = { method: "POST", path: /\/messages$/, body: {}, times: 1 };
  const chosen = [
    () => discord.fault({ ...messages, status: 502, after: true }),
    () => discord.fault({ ...messages, status: 503 }),
    () => discord.fault({ ...messages, status: 429, headers: { "retry-after": "0.3" } }),
    () => slack.fail("chat.postMessage", { lost: true }),
    () => slack.fail("chat.postMessage", { status: 503 }),
    () => slack.fail("chat.postMessage", { status: 429, retryAfter: 1 }),
  ].filter(() => random() < 0.15);
  for (const arrange of chosen) arrange();
  return chosen.length;
}

function discordMessages({ discord }: Platforms): Message[] {
  return [...discord.state.messages].flatMap(([channel, messages]) =>
    messages.map((message) => ({
      // A thread has the id of the message that it stands under.
      channel: `discord ${String(discord.state.channels.get(channel)?.parent_id ?? channel)}`,
      mark: message.nonce ?? "",
      text: JSON.stringify(message.components),
    })),
  );
}

function slackMessages({ slack }: Platforms): Message[] {
  return (slack.channels.get(SLACK_CHANNEL) ?? []).map((message) => {
    const metadata = message.metadata as { event_payload?: { mark?: string } } | undefined;
    return {
      channel: `slack ${SLACK_CHANNEL}`,
      mark: metadata?.event_payload?.mark ?? "",
      text: JSON.stringify(message.blocks),
    };
  });
}

/** Starts a process and lets it do all there is to do. */
async function finish(setting: Setting): Promise<void> {
  expectOrderly(setting, await launch(setting, {}).ended);
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
  const { process, ready, ended } = launch(setting, { dieAt });
  await Promise.race([ready, ended]);
  // A process that waits for reports to settle may never come to its step.
  const life = dieAt === null ? setting.random() * LONGEST_LIFE : 2 * LONGEST_LIFE;
  let inTime = false;
  const timer = setTimeout(() => {
    inTime = process.kill("SIGKILL");
  }, life);
  const end = await ended;
  clearTimeout(timer);
  if (end.signal !== "SIGKILL") {
    expectOrderly(setting, end);
    return "by itself";
  }
  return inTime ? "by the clock" : "at a step";
}

function launch(
  setting: Setting,
  { dieAt = null, until = "posted" }: Partial<Pick<Instructions, "dieAt" | "until">>,
): { process: ChildProcess; ready: Promise<void>; ended: Promise<End> } {
  const { databaseUrl, dataDir, corpusFile, discord, slack, ahead } = setting;
  const instructions: Instructions = {
    databaseUrl,
    dataDir,
    corpusFile,
    discord: { url: discord.url, token: discord.state.token },
    slack: { apiUrl: slack.apiUrl, token: BOT_TOKEN },
    scheduled: [
      { surface: "discord", channel: CHANNEL },
      { surface: "slack", channel: SLACK_CHANNEL },
    ],
    landing: OTHER_CHANNEL,
    ahead,
    dieAt,
    until,
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
