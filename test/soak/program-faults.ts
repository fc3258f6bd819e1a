/**
 * The whole program, as it is started, killed with SIGKILL at random moments while reports land, against a local
 * Discord and a local Slack that now and then fail; then counts at both servers how often each report was told.
 * `npm run soak:program -- 20` makes it 20 kills.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHANNEL, startDiscordServer } from "../servers/discord-server.ts";
import { APP_TOKEN, BOT_TOKEN, startSlackServer } from "../servers/slack-server.ts";

const KILLS = Number(process.argv[2] ?? 40);
const SLACK_CHANNEL = "C0GENERAL";
const BASELINE = 3;
/**
 * Longest life of a process, in milliseconds: from before its first word to after a digest that a dead process had
 * claimed, which the next one leaves alone for ten seconds.
 */
const LONGEST_LIFE = 18_000;
/** How long the last process gets to post what is left, in milliseconds. */
const PATIENCE = 60_000;

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "nec-program-"));
const corpus = path.join(folder, "corpus");
mkdirSync(corpus);
const [discord, slack] = await Promise.all([startDiscordServer(), startSlackServer()]);
const started = performance.now();

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function titleOf(index: number): string {
  return `Invented report ${String(index).padStart(3, "0")}`;
}

function write(index: number): void {
  const day = Temporal.PlainDate.from("2026-01-01").add({ days: index }).toString();
  const text = `---
title: "${titleOf(index)}"
authors: [Rosalind Achterberg]
meetings:
  - { body: NEC, from: ${day}, to: ${day}, precision: day }
---

## Business of day ${index}

The general secretary reported to the NEC on point ${index} of the agenda, which was taken with the others. Members
asked ${index + 3} questions and had answers to most of them; I asked that the rest be sent to us in writing before the
next meeting, and the chair agreed that this would be done within ${index + 7} days.

The treasurer then went through the accounts of month ${index}. I thanked the staff for their work.
`;
  writeFileSync(path.join(corpus, `report-${index}.md`), text);
}

type Program = {
  kill(signal: "SIGKILL" | "SIGTERM"): void;
  /** When it has said so on standard output. */
  said(words: string): Promise<void>;
  readonly ended: Promise<void>;
};

function start(): Program {
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      CORPUS_DIR: corpus,
      DATA_DIR: path.join(folder, "data"),
      DISCORD_TOKEN: discord.state.token,
      DISCORD_API_URL: discord.url,
      DISCORD_DIGEST_CHANNELS: CHANNEL,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      SLACK_DIGEST_CHANNELS: SLACK_CHANNEL,
      DIGEST_CRON: "* * * * * *",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return {
    kill: (signal) => void child.kill(signal),
    async said(words) {
      while (!output.includes(words)) await wait(50);
    },
    ended: new Promise((resolve) => child.once("exit", () => resolve())),
  };
}

/** Every message of both channels as text; what stands in a thread repeats what the channel was told. */
function messages(): Readonly<Record<"discord" | "slack", readonly string[]>> {
  const onSlack = (slack.channels.get(SLACK_CHANNEL) ?? []).filter(
    ({ thread_ts }) => thread_ts === undefined,
  );
  return {
    discord: discord.messagesIn(CHANNEL).map((message) => JSON.stringify(message)),
    slack: onSlack.map((message) => JSON.stringify(message)),
  };
}

function timesTold(surface: "discord" | "slack", index: number): number {
  return messages()[surface].filter((text) => text.includes(titleOf(index))).length;
}

for (let index = 0; index < BASELINE; index += 1) write(index);
const first = start();
// By then it has taken note of what is there: the baseline.
await first.said("slack: connected");
first.kill("SIGTERM");
await first.ended;

for (let kill = 0; kill < KILLS; kill += 1) {
  const after = Math.random() < 0.5;
  if (Math.random() < 0.3) {
    discord.fault({ method: "POST", path: /\/messages$/, status: 502, body: {}, after, times: 1 });
  }
  if (Math.random() < 0.3) slack.fail("chat.postMessage", after ? { lost: true } : { status: 503 });
  const program = start();
  const moment = Math.random() * LONGEST_LIFE;
  await wait(moment / 2);
  write(BASELINE + kill);
  await wait(moment / 2);
  program.kill("SIGKILL");
  await program.ended;
  if ((kill + 1) % 10 === 0) process.stdout.write(`  ${kill + 1} kills\n`);
}

const last = start();
const all = Array.from({ length: KILLS }, (_, index) => BASELINE + index);
const surfaces = ["discord", "slack"] as const;
const deadline = performance.now() + PATIENCE;
while (
  performance.now() < deadline &&
  surfaces.some((surface) => all.some((index) => timesTold(surface, index) === 0))
) {
  await wait(500);
}
// What would be posted twice has time to show.
await wait(15_000);
last.kill("SIGTERM");
await last.ended;

let wrong = 0;
for (const surface of surfaces) {
  const lost = all.filter((index) => timesTold(surface, index) === 0);
  const doubled = all.filter((index) => timesTold(surface, index) > 1);
  const old = Array.from({ length: BASELINE }, (_, index) => index).filter(
    (index) => timesTold(surface, index) > 0,
  );
  wrong += lost.length + doubled.length + old.length;
  process.stdout.write(
    `${surface}: ${KILLS} kills, ${all.length} reports, ${messages()[surface].length} messages, lost ${lost.length} (${lost.join(" ")}), doubled ${doubled.length} (${doubled.join(" ")}), baseline told ${old.length}\n`,
  );
}
process.stdout.write(`${Math.round((performance.now() - started) / 1000)} s\n`);
await Promise.all([discord.close(), slack.close()]);
rmSync(folder, { recursive: true, force: true });
process.exit(wrong > 0 ? 1 : 0);
