/**
 * How long whole answers take, from the words of a question to the reply: questions of every kind over 20,000 passages
 * as long as those of real reports, and the commands that tell of a topic, a meeting, a person.
 *
 *   npm run --silent bench:answers -- [--passages 20000] [--rounds 40] [--only questions|commands|KIND]
 *
 * Prints a table of milliseconds by kind, none asked twice: on the clock, and of the processor for this thread alone,
 * which says more on a machine that is busy with other work.
 */
import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readAhead } from "../src/answer/read-ahead.ts";
import type { Archive } from "../src/archive/archive.ts";
import { askedOver, inventedArchive, type Taken, TODAY } from "./invented-archive.ts";
import {
  type Generator,
  generator,
  inventedPerson,
  inventedPlace,
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

/** Rounds that are not counted. */
const WARMING_UP = 5;

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

const archive = await inventedArchive(Number(values.passages));
const passages = archive.reports.reduce((sum, report) => sum + report.passages.length, 0);
console.log(`${passages} passages in ${archive.reports.length} reports\n`);
console.log("| asked | p50 ms | p95 ms | p99 ms | most ms | p50 cpu ms | p99 cpu ms |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
// As the server does when it has started.
await readAhead(archive, { pause: setImmediate });
const ask = askedOver(archive);
const kinds = Object.entries(lines(archive)).filter(([kind]) =>
  ["", kind, kind.startsWith("/") ? "commands" : "questions"].includes(values.only),
);
// Some rounds to warm the compiler up, then all kinds in turn, so that none has the machine's good moments to itself.
const before = generator(1);
for (let at = 0; at < WARMING_UP; at++) await round(before);
const next = generator(2);
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
    all.push([kind, await ask(text)]);
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
