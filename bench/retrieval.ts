/**
 * Ranks passages for questions with the bot's own retrieval, both stages:
 *
 *   npm run --silent bench:retrieval -- --passages P.jsonl --queries Q.jsonl
 *
 * P holds a line {id, title?, text} for each passage, Q a line {id, text} for each question. Standard output gets
 * a line {id, ranked, ms} for each question (ten passage ids at most, best first; milliseconds of both stages) and
 * a last line {build_ms, rss_mb, passages}: reading and indexing, memory of the process when all is answered.
 * Ends with 2 where a file cannot be read or a line is not of this form.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { IndexBuilder } from "../src/archive/index-builder.ts";
import { plainFields } from "../src/archive/passage-fields.ts";
import type { PassageIndex } from "../src/archive/passage-index.ts";
import { asError } from "../src/errors.ts";
import { jsonLines, readBenchPassage } from "./json-lines.ts";
import { PackedTexts } from "./packed-texts.ts";
import { TwoStages } from "./two-stages.ts";

const SHOWN = 10;

try {
  await run();
} catch (thrown) {
  console.error(asError(thrown).message);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { passages: { type: "string" }, queries: { type: "string" } } });
  if (values.passages === undefined || values.queries === undefined) {
    throw new Error("Usage: npm run --silent bench:retrieval -- --passages P.jsonl --queries Q.jsonl");
  }
  const started = performance.now();
  const texts = new PackedTexts();
  const stages = new TwoStages(await indexFile(values.passages, texts), (id) => texts.get(id));
  const built = performance.now() - started;
  for await (const line of jsonLines(values.queries)) {
    const { id, text } = readBenchPassage(line);
    const asked = performance.now();
    const ranked = stages.search(text, SHOWN);
    const took = performance.now() - asked;
    await print({ id, ranked, ms: rounded(took) });
  }
  const rss = process.memoryUsage.rss() / 1_000_000;
  await print({ build_ms: rounded(built), rss_mb: rounded(rss), passages: texts.count });
}

async function indexFile(file: string, texts: PackedTexts): Promise<PassageIndex> {
  const builder = new IndexBuilder();
  for await (const line of jsonLines(file)) {
    const { id, title, text } = readBenchPassage(line);
    if (texts.add(id, title, text)) builder.add(plainFields(id, text, title));
  }
  return builder.finish();
}

async function print(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
