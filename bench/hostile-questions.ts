/**
 * How long replies take to texts that nobody means as questions, typed as they are and given to commands, over 20,000
 * passages of invented reports.
 *
 *   npm run --silent bench:hostile -- [--passages 20000] [--rounds 2]
 *
 * Prints for each text what the slowest of them took in milliseconds of the processor, by way of asking; ends with 1
 * where one took a second.
 */
import { parseArgs } from "node:util";
import { hostileTexts } from "./hostile-texts.ts";
import { askedOver, inventedArchive } from "./invented-archive.ts";
import { generator } from "./invented-reports.ts";

const { values } = parseArgs({
  options: { passages: { type: "string", default: "20000" }, rounds: { type: "string", default: "2" } },
});
const MOST_MS = 1_000;
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  question: (text) => text,
  "second page": (text) => `/nec ask page:2 question:${text}`,
  topic: (text) => `/nec topic ${text}`,
  person: (text) => `/nec person ${text}`,
  votes: (text) => `/nec votes ${text}`,
  "votes of": (text) => `/nec votes person:${text}`,
  figures: (text) => `/nec figures ${text}`,
  date: (text) => `/nec date ${text}`,
  meeting: (text) => `/nec meeting ${text}`,
};

const archive = await inventedArchive(Number(values.passages));
const ask = askedOver(archive);
console.log(`| text | ${Object.keys(WAYS).join(" | ")} |`);
console.log(`| --- |${" --- |".repeat(Object.keys(WAYS).length)}`);
const next = generator(3);
const slowest = new Map<string, Map<string, number>>();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [kind, text] of hostileTexts(archive, next)) {
    const row = slowest.get(kind) ?? new Map<string, number>();
    slowest.set(kind, row);
    for (const [way, line] of Object.entries(WAYS)) {
      const { cpu } = await ask(line(text));
      row.set(way, Math.max(cpu, row.get(way) ?? 0));
    }
  }
}
for (const [kind, row] of slowest) {
  console.log(`| ${[kind, ...[...row.values()].map((ms) => ms.toFixed(0))].join(" | ")} |`);
}
if ([...slowest.values()].some((row) => [...row.values()].some((ms) => ms >= MOST_MS))) process.exitCode = 1;
