/**
 * Loading 2,000 raw reports: cold, from the snapshot, and again after one file has changed. Prints one line of JSON.
 * `node bench/ingest.ts [reports]`
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { folderLoader, loadFolder } from "../src/ingest/load-folder.ts";

const COUNT = Number(process.argv[2] ?? 2000);
const MAX_BYTES = 5_000_000;

/** A small generator of numbers (mulberry32), so that every run makes the same reports. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST = ["Amber", "Bruno", "Carys", "Dilwyn", "Esther", "Farouk", "Greta", "Hari", "Ines", "Joss"];
const LAST = ["Pemberton", "Okafor", "Lindqvist", "Marlowe", "Sandhu", "Trevithick", "Vaughan", "Whitlock"];
const SUBJECTS = [
  "membership system",
  "rule changes",
  "selections",
  "the accounts",
  "conference dates",
  "complaints",
];
const VERBS = [
  "was deferred",
  "was agreed without a vote",
  "was discussed at length",
  "fell",
  "was carried 18-11",
];
const MONTHS = ["January", "March", "May", "July", "September", "November"];

function report(next: () => number, number: number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const author = `${pick(FIRST)} ${pick(LAST)}`;
  const day = 1 + Math.floor(next() * 28);
  const lines = [`NEC Report, ${day} ${pick(MONTHS)} ${2004 + (number % 20)}`, "", `By ${author}`, ""];
  for (let section = 0; section < 7; section += 1) {
    const subject = pick(SUBJECTS);
    lines.push(
      subject.replace(/^./u, (letter) => letter.toUpperCase()),
      "",
    );
    for (let paragraph = 0; paragraph < 3; paragraph += 1) {
      const words = Array.from(
        { length: 9 },
        () =>
          `${pick(FIRST)} asked about ${pick(SUBJECTS)} and paper ${Math.floor(next() * 9000)} ${pick(VERBS)}.`,
      );
      lines.push(words.join(" "), "");
    }
  }
  lines.push("Share this: Twitter Facebook", `Contact: 07700 900${String(100 + (number % 900))}`);
  return lines.join("\n");
}

const dir = await mkdtemp(path.join(tmpdir(), "nec-bench-"));
const corpus = path.join(dir, "corpus");
const snapshotDir = path.join(dir, "snapshots");
await mkdir(corpus);
const next = random(7);
for (let number = 0; number < COUNT; number += 1) {
  await writeFile(path.join(corpus, `report-${String(number).padStart(5, "0")}.txt`), report(next, number));
}
/** Time on the clock and of the processor: on a shared machine the second says more. */
const timed = async <Result>(work: () => Promise<Result>) => {
  const started = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: Math.round(performance.now() - started), cpu: Math.round((user + system) / 1000), result };
};
const options = { maxBytes: MAX_BYTES, snapshotDir };
const cold = await timed(() => loadFolder(corpus, options));
const warm = await timed(() => loadFolder(corpus, options));
const loader = folderLoader(corpus, options);
await loader.load();
await writeFile(path.join(corpus, "report-00000.txt"), report(next, 1));
const again = await timed(() => loader.load());
const passages = cold.result.files.reduce((sum, file) => sum + file.passages.length, 0);
process.stdout.write(
  `${JSON.stringify({
    reports: COUNT,
    passages,
    cold_ms: cold.ms,
    cold_cpu_ms: cold.cpu,
    warm_ms: warm.ms,
    warm_cpu_ms: warm.cpu,
    after_one_change_ms: again.ms,
    after_one_change_cpu_ms: again.cpu,
    rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
  })}\n`,
);
await rm(dir, { recursive: true, force: true });
