/**
 * One engine, one job, one process: what `compare.ts` starts. Prints one line of JSON.
 *
 *   node --expose-gc bench/compare-one.ts speed ENGINE PASSAGES QUERIES SNAPSHOT COUNT
 *   node --expose-gc bench/compare-one.ts warm ENGINE PASSAGES QUERIES SNAPSHOT COUNT
 *   node --expose-gc bench/compare-one.ts quality ENGINE FOLDER
 */
import { stat } from "node:fs/promises";
import { type BenchEngine, ENGINES } from "./engines.ts";
import { type BenchPassage, jsonLines, readBenchPassage } from "./json-lines.ts";
import { loadCollection, readPassages } from "./judged.ts";
import { judge, meanQuality, percentile, type Quality } from "./measures.ts";
import { PackedTexts } from "./packed-texts.ts";
import { varied } from "./varied.ts";

export type Speed = {
  readonly buildMs: number;
  readonly processMb: number;
  readonly keptMb: number | null;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};
export type Warm = { readonly warmMs: number };

/** An engine that takes seconds for a question is not asked all of them. */
const MOST_MS = 20_000;
const LIMIT = 10;

const [job, name = "", ...rest] = process.argv.slice(2);
const engine = ENGINES[name]?.();
if (engine === undefined) throw new Error(`No engine is called "${name}".`);
const result =
  job === "quality" ? await quality(engine, rest) : await speedOrWarm(engine, job === "warm", rest);
console.log(JSON.stringify(result));

async function quality(engine: BenchEngine, [folder = ""]: readonly string[]): Promise<Quality> {
  const { passages, queries, grades } = await loadCollection(folder, folder);
  const texts = new PackedTexts();
  for (const { id, title, text } of passages) texts.add(id, title, text);
  await engine.build(passages, texts);
  const rows: Quality[] = [];
  for (const { id, text } of queries) {
    const graded = grades.get(id);
    if (graded !== undefined) rows.push(judge(await engine.search(text, LIMIT), graded));
  }
  return meanQuality(rows);
}

async function speedOrWarm(
  engine: BenchEngine,
  warm: boolean,
  [passageFile = "", queryFile = "", snapshot = "", count = "0"]: readonly string[],
): Promise<Speed | Warm> {
  const texts = new PackedTexts();
  const ids: string[] = [];
  for await (const { id, title, text } of varied(passagesOf(passageFile), Number(count))) {
    if (texts.add(id, title, text)) ids.push(id);
  }
  const queries = await readPassages(queryFile);
  if (warm) {
    if (engine.load === undefined || !(await stat(snapshot).catch(() => null))) return { warmMs: Number.NaN };
    const started = performance.now();
    await engine.load(snapshot, texts);
    await engine.search(queries[0]?.text ?? "", LIMIT);
    return { warmMs: performance.now() - started };
  }
  function* given(): Generator<BenchPassage> {
    for (const id of ids) yield { id, ...texts.get(id) };
  }
  const before = settledMemory();
  const started = performance.now();
  await engine.build(given(), texts);
  const buildMs = performance.now() - started;
  const after = settledMemory();
  const times: number[] = [];
  const first = performance.now();
  for (const { text } of [...queries.slice(0, 50), ...queries]) {
    const asked = performance.now();
    await engine.search(text, LIMIT);
    times.push(performance.now() - asked);
    if (performance.now() - first > MOST_MS) break;
  }
  // The first questions warm the compiler up, unless there are too few of them to spare any.
  const measured = times.length > 100 ? times.slice(50) : times;
  await engine.save?.(snapshot);
  return {
    buildMs,
    processMb: (after.process - before.process) / 1e6,
    keptMb: engine.keepsElsewhere ? null : (after.kept - before.kept) / 1e6,
    p50: percentile(measured, 0.5),
    p95: percentile(measured, 0.95),
    p99: percentile(measured, 0.99),
  };
}

async function* passagesOf(file: string): AsyncGenerator<BenchPassage> {
  for await (const line of jsonLines(file)) yield readBenchPassage(line);
}

/** Memory after the collector has run: of the process, and what is held in the heap and its buffers. */
function settledMemory(): { readonly process: number; readonly kept: number } {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { process: rss, kept: heapUsed + external };
}
