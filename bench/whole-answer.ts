/**
 * How long whole answers take, from the words of a question to the reply: questions of every kind over 20,000 passages
 * as long as those of real reports, and the commands that tell of a topic, a meeting, a person.
 *
 *   npm run --silent bench:answers -- [--passages 20000] [--rounds 40] [--only questions|commands|KIND]
 *
 * Prints a table of milliseconds by kind, none asked twice: on the clock, and of the processor for this thread alone,
 * which says more on a machine that is busy with other work.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commands } from "../commands/index.ts";
import type { Services } from "../commands/services.ts";
import type { Archive } from "../src/archive/archive.ts";
import { buildArchive } from "../src/archive/build-archive.ts";
import { createBot } from "../src/bot.ts";
import { loadFolder } from "../src/ingest/load-folder.ts";
import {
  type Generator,
  generator,
  inventedPerson,
  inventedPlace,
  inventedReport,
  inventedSubject,
} from "./invented-reports.ts";
import { percentile } from "./measures.ts";

const { values } = parseArgs({
  options: {
    passages: { type: "string", default: "20000" },
    rounds: { type: "string", default: "40" },
    only: { type: "string", default: "" },
  },
});
const TODAY = "2025-06-01";
const PASSAGES_A_REPORT = 16;

/** A line as it is typed, by kind; what is asked about differs each time. */
const KINDS: Readonly<Record<string, (next: Generator) => string>> = {
  happened: (next) => `What happened to the ${inventedSubject(next)}?`,
  who: (next) => `Who asked about the ${inventedSubject(next)} in ${year(next)}?`,
  when: (next) => `When was the ${inventedSubject(next)} agreed?`,
  count: (next) => `How many cases from ${inventedPlace(next)} were open in ${year(next)}?`,
  vote: (next) => `How did the vote on the ${inventedSubject(next)} go?`,
  said: (next) => `What did ${inventedPerson(next)} say about the ${inventedSubject(next)}?`,
  any: (next) => `Is there anything on the ${inventedSubject(next)} in ${inventedPlace(next)}?`,
  covers: (next) => `Which reports cover the ${inventedSubject(next)}?`,
  why: (next) => `Why did ${inventedPlace(next)} have to wait for the ${inventedSubject(next)}?`,
  misspelt: (next) => inventedSubject(next).replace(/[aeiou](?=\w*$)/u, ""),
  long: (next) =>
    `I would like to know what ${inventedPerson(next)} told the committee about ${inventedSubject(next)} and whether ${inventedPlace(next)} or ${inventedPlace(next)} objected before it was voted on in ${year(next)}`,
  unanswerable: (next) => `What is the price of ${inventedPlace(next)} marmalade in ${year(next)}?`,
  "/nec topic": (next) => `/nec topic ${inventedSubject(next)}`,
  "/nec person": (next) => `/nec person ${inventedPerson(next)}`,
  "/nec votes": (next) => `/nec votes ${inventedSubject(next)}`,
  "/nec figures": () => "/nec figures membership",
  "/nec date": (next) => `/nec date ${year(next)}`,
  "/nec brief": () => "/nec brief",
};

const archive = await inventedArchive(Math.ceil(Number(values.passages) / PASSAGES_A_REPORT));
const passages = archive.reports.reduce((sum, report) => sum + report.passages.length, 0);
console.log(`${passages} passages in ${archive.reports.length} reports\n`);
console.log("| asked | p50 ms | p95 ms | p99 ms | most ms | p50 cpu ms | p99 cpu ms |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
const services = {
  archive: () => archive,
  today: () => TODAY,
  now: () => Temporal.Now.instant(),
  timeZone: "Europe/London",
} as unknown as Services;
const bot = createBot<Services>({
  commands,
  services,
  archive: () => archive,
  today: () => TODAY,
  clock: () => performance.now(),
  observe: ({ error }) => {
    if (error !== undefined) throw error;
  },
});
const kinds = Object.entries(lines(archive)).filter(([kind]) =>
  ["", kind, kind.startsWith("/") ? "commands" : "questions"].includes(values.only),
);
// One round to warm the compiler up, then all kinds in turn, so that none has the machine's good moments to itself.
await round(generator(1));
const next = generator(2);
type Taken = { readonly ms: number; readonly cpu: number };
const times = new Map<string, Taken[]>();
for (let at = 0; at < Number(values.rounds); at++) {
  for (const [kind, taken] of await round(next)) times.set(kind, [...(times.get(kind) ?? []), taken]);
}
for (const [kind, list] of times) row(kind, list);
row(
  "all questions",
  [...times].flatMap(([kind, list]) => (kind.startsWith("/") ? [] : list)),
);

async function round(random: Generator): Promise<readonly (readonly [string, Taken])[]> {
  const all: [string, Taken][] = [];
  for (const [kind, line] of kinds) {
    const text = line(random);
    // Somebody else each time: no question follows up on another.
    const asker = { surface: "web", community: null, channel: null, user: null, admin: false } as const;
    const started = performance.now();
    const used = process.threadCpuUsage();
    await bot.say(text, asker);
    const { user, system } = process.threadCpuUsage(used);
    all.push([kind, { ms: performance.now() - started, cpu: (user + system) / 1000 }]);
  }
  return all;
}

function lines({ reports }: Archive): typeof KINDS {
  return {
    ...KINDS,
    "/nec meeting": (random) => {
      const meeting = reports[Math.floor(random() * reports.length)]?.meetings?.[0];
      return `/nec meeting ${meeting?.from ?? TODAY}`;
    },
  };
}

function row(kind: string, list: readonly Taken[]): void {
  const clock = list.map(({ ms }) => ms);
  const used = list.map(({ cpu }) => cpu);
  const cells = [
    ...[0.5, 0.95, 0.99, 1].map((part) => percentile(clock, part)),
    percentile(used, 0.5),
    percentile(used, 0.99),
  ];
  console.log(`| ${[kind, ...cells.map((cell) => cell.toFixed(1))].join(" | ")} |`);
}

function year(random: Generator): number {
  return 2004 + Math.floor(random() * 20);
}

async function inventedArchive(reports: number): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), "nec-answers-"));
  try {
    for (let number = 0; number < reports; number++) {
      await writeFile(join(folder, `report-${String(number).padStart(5, "0")}.md`), inventedReport(number));
    }
    const { files, gazetteer } = await loadFolder(folder, { maxBytes: 5_000_000 });
    return await buildArchive({ files, gazetteer });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
