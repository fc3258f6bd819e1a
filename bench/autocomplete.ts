/**
 * Completing options while they are typed, through the real surface against a local Discord: for every prefix of
 * some names of each kind, milliseconds from the event to the list. Prints one line of JSON for each option.
 * `node bench/autocomplete.ts [reports]`
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildArchive } from "../src/archive/build-archive.ts";
import { loadFolder } from "../src/ingest/load-folder.ts";
import { discordHarness } from "../test/surfaces/discord/harness.ts";
import { rawReports } from "./raw-reports.ts";

const COUNT = Number(process.argv[2] ?? 2_000);
const LONGEST_PREFIX = 12;

/** Command, option, and what people begin to type, with a slip and an alias among it. */
const TYPED: readonly (readonly [command: string, option: string, words: readonly string[]])[] = [
  ["topic", "topic", ["Forde report", "selections", "omov", "memebrship", "zzz"]],
  ["person", "person", ["Ann Black", "Carys Vaughan", "mish rahmann", "the general secretary"]],
  ["topic", "body", ["Organisation Committee", "disputes panel", "nec"]],
  ["meeting", "meeting", ["March 2011", "25 May 2021", "september"]],
  ["report", "report", ["NEC Report", "2018", "vaughan"]],
  ["figures", "measure", ["membership", "delegates", "m"]],
];

const dir = await mkdtemp(path.join(tmpdir(), "nec-autocomplete-"));
await rawReports(7).write(dir, COUNT);
const { files, gazetteer } = await loadFolder(dir, { maxBytes: 5_000_000 });
const starter = await loadFolder(path.resolve(import.meta.dirname, "../corpus"), { maxBytes: 5_000_000 });
const harness = await discordHarness();
harness.setArchive(
  await buildArchive({
    files: [...files, ...starter.files],
    gazetteer: { ...gazetteer, ...starter.gazetteer },
  }),
);

async function timesOf(command: string, option: string, words: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const word of words) {
    for (let length = 0; length <= Math.min(word.length, LONGEST_PREFIX); length += 1) {
      times.push((await harness.complete(command, option, word.slice(0, length))).acknowledgedMs);
    }
  }
  return times.toSorted((a, b) => a - b);
}

// The first of each kind reads what the others find in memory.
for (const [command, option, words] of TYPED) await timesOf(command, option, words);
let slowest = 0;
for (const [command, option, words] of TYPED) {
  const times = await timesOf(command, option, words);
  const at = (share: number) => Number((times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1));
  slowest = Math.max(slowest, at(1));
  process.stdout.write(
    `${JSON.stringify({ option: `${command} ${option}`, asked: times.length, p50_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) })}\n`,
  );
}
process.stdout.write(
  `${JSON.stringify({ reports: files.length + starter.files.length, slowest_ms: slowest })}\n`,
);
await harness.close();
await rm(dir, { recursive: true, force: true });
process.exit();
