/**
 * Compares the bot's retrieval with full-text engines from npm and Node on quality, speed, memory and start, each
 * engine in a process of its own, and prints the tables of bench/README.md.
 *
 *   npm run bench:compare -- [--judged DIR] [--sizes 2000,20000,200000] [--engines NAME,NAME]
 *
 * DIR holds a folder for each judged collection and `synth-20000.jsonl` with `speed-queries.jsonl` for speed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Speed, Warm } from "./compare-one.ts";
import { ENGINES } from "./engines.ts";
import type { Quality } from "./measures.ts";

const { values } = parseArgs({
  options: {
    judged: { type: "string", default: join(import.meta.dirname, "../../shared/judged") },
    sizes: { type: "string", default: "2000,20000,200000" },
    engines: { type: "string", default: Object.keys(ENGINES).join(";") },
  },
});
/** Longer than this and an engine is out of the race at that size. */
const PATIENCE_MS = 300_000;

if (!existsSync(values.judged)) {
  console.error(`No judged collections in ${values.judged}: give their folder with --judged DIR.`);
  process.exit(2);
}
const engines = values.engines.split(";").filter((name) => name in ENGINES);
const folder = mkdtempSync(join(tmpdir(), "nec-bench-"));
try {
  await printQuality();
  for (const size of values.sizes.split(",").map(Number)) await printSpeed(size);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function printQuality(): Promise<void> {
  const collections = readdirSync(values.judged, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  printRow(["engine", ...collections.map((name) => `${name} R@1 / R@10 / nDCG@10`)]);
  printRow(["engine", ...collections].map(() => "---"));
  for (const name of engines) {
    const cells: string[] = [];
    for (const collection of collections) {
      const quality = await inProcess<Quality>(["quality", name, join(values.judged, collection)]);
      cells.push(
        quality === null ? "failed" : [quality.first, quality.ten, quality.ndcg].map(share).join(" / "),
      );
    }
    printRow([name, ...cells]);
  }
}

async function printSpeed(size: number): Promise<void> {
  console.log(`\n${size.toLocaleString("en-GB")} passages (${availableParallelism()} processors)\n`);
  printRow(["engine", "p50 ms", "p95 ms", "p99 ms", "index MB", "build s", "warm start s"]);
  printRow(["---", "---", "---", "---", "---", "---", "---"]);
  for (const [at, name] of engines.entries()) {
    const passages = join(values.judged, "synth-20000.jsonl");
    const queries = join(values.judged, "speed-queries.jsonl");
    const given = [name, passages, queries, join(folder, `${at}-${size}`), String(size)];
    const speed = await inProcess<Speed>(["speed", ...given]);
    const warm = speed && (await inProcess<Warm>(["warm", ...given]));
    printRow([
      name,
      ...(speed === null
        ? ["failed", "", "", "", ""]
        : [
            milliseconds(speed.p50),
            milliseconds(speed.p95),
            milliseconds(speed.p99),
            speed.indexMb.toFixed(0),
            (speed.buildMs / 1000).toFixed(1),
          ]),
      // JSON has no NaN: an engine that keeps nothing on disk says null.
      warm?.warmMs == null ? "-" : (warm.warmMs / 1000).toFixed(2),
    ]);
  }
}

/** What the process prints; null where it fails or takes too long. */
function inProcess<Result>(given: readonly string[]): Promise<Result | null> {
  const script = join(import.meta.dirname, "compare-one.ts");
  const child = spawn(process.execPath, ["--expose-gc", "--max-old-space-size=8000", script, ...given], {
    stdio: ["ignore", "pipe", "ignore"],
    timeout: PATIENCE_MS,
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve(code === 0 ? (JSON.parse(output) as Result) : null));
  });
}

function share(value: number): string {
  return value.toFixed(3).replace(/^0/, "");
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
