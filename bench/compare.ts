/**
 * Compares the bot's retrieval with full-text engines from npm and Node on quality, speed, memory and start, each
 * engine in a process of its own.
 *
 *   npm run bench:compare -- [--judged DIR] [--only quality|speed|tables] [--sizes 2000,20000,200000] [--engines "NAME;NAME"]
 *
 * DIR holds a folder for each judged collection and `synth-20000.jsonl` with `speed-queries.jsonl` for speed. What is
 * measured takes the place of what was measured of the same engine before (`bench/measured.json`), and the tables of
 * bench/README.md are made from all of that; `--only tables` just makes them.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Speed, Warm } from "./compare-one.ts";
import {
  type Measured,
  measuredSchema,
  NOTHING_MEASURED,
  qualityTable,
  type SpeedOf,
  speedTables,
  withSection,
} from "./compare-tables.ts";
import { ENGINES } from "./engines.ts";
import type { Quality } from "./measures.ts";

const { values } = parseArgs({
  options: {
    judged: { type: "string", default: join(import.meta.dirname, "../../shared/judged") },
    only: { type: "string", default: "" },
    sizes: { type: "string", default: "2000,20000,200000" },
    engines: { type: "string", default: Object.keys(ENGINES).join(";") },
  },
});
/** Longer than this and an engine is out of the race at that size. */
const PATIENCE_MS = 300_000;
const MEASURED = join(import.meta.dirname, "measured.json");
const README = join(import.meta.dirname, "README.md");

if (!["", "quality", "speed", "tables"].includes(values.only)) {
  console.error('--only takes "quality", "speed" or "tables".');
  process.exit(2);
}
if (!existsSync(values.judged) && values.only !== "tables") {
  console.error(`No judged collections in ${values.judged}: give their folder with --judged DIR.`);
  process.exit(2);
}
const engines = values.engines.split(";").filter((name) => name in ENGINES);
const measured = readMeasured();
const folder = mkdtempSync(join(tmpdir(), "nec-bench-"));
try {
  if (values.only === "" || values.only === "quality") await measureQuality();
  if (values.only === "" || values.only === "speed") {
    for (const size of values.sizes.split(",").map(Number)) await measureSpeed(size);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
write();

function readMeasured(): Measured {
  return existsSync(MEASURED)
    ? measuredSchema.parse(JSON.parse(readFileSync(MEASURED, "utf8")))
    : NOTHING_MEASURED;
}

function write(): void {
  writeFileSync(MEASURED, `${JSON.stringify(measured, null, 2)}\n`);
  const names = Object.keys(ENGINES);
  const readme = withSection(readFileSync(README, "utf8"), "quality", qualityTable(measured, names));
  writeFileSync(README, withSection(readme, "speed", speedTables(measured, names)));
}

async function measureQuality(): Promise<void> {
  const collections = readdirSync(values.judged, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const name of engines) {
    for (const { name: collection } of collections) {
      const row = await inProcess<Quality>(["quality", name, join(values.judged, collection)]);
      report(`${name}, ${collection}`, row);
      measured.quality[name] = { ...measured.quality[name], [collection]: row && rounded(row) };
    }
    write();
  }
}

async function measureSpeed(size: number): Promise<void> {
  for (const [at, name] of engines.entries()) {
    const passages = join(values.judged, "synth-20000.jsonl");
    const queries = join(values.judged, "speed-queries.jsonl");
    const given = [name, passages, queries, join(folder, `${at}-${size}`), String(size)];
    const speed = await inProcess<Speed>(["speed", ...given]);
    const warm = speed && (await inProcess<Warm>(["warm", ...given]));
    // JSON has no NaN: an engine that keeps nothing on disk says null.
    const row = speed && { ...speed, warmMs: warm?.warmMs ?? null };
    report(`${name}, ${size} passages`, row);
    measured.speed[size] = { ...measured.speed[size], [name]: row && (rounded(row) as SpeedOf) };
    write();
  }
}

function report(what: string, row: object | null): void {
  console.log(`${what}: ${row === null ? "failed" : JSON.stringify(rounded(row))}`);
}

/** With three decimals: what is beyond them is noise. */
function rounded<Row extends object>(row: Row): Row {
  return JSON.parse(
    JSON.stringify(row, (_, value: unknown) =>
      typeof value === "number" ? Math.round(value * 1000) / 1000 : value,
    ),
  ) as Row;
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
