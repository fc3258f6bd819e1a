/**
 * The engine on PostgreSQL beside the one in memory, both over the same passages, twenty to a report:
 *
 *   npm run --silent bench:postgres -- --passages P.jsonl --queries Q.jsonl
 *
 * Files as for bench:retrieval. PostgreSQL is started for this and thrown away. Prints a table: time to fill an empty
 * index, to open a filled one, and for a question's first stage (50 passages), one at a time; and for how many
 * questions the first ten passages are the same in both engines.
 */
import { parseArgs } from "node:util";
import type { Engine, SearchedCorpus } from "../src/archive/engine.ts";
import { buildIndex } from "../src/archive/index-builder.ts";
import { MemoryEngine } from "../src/archive/memory-engine.ts";
import { plainFields } from "../src/archive/passage-fields.ts";
import { openPostgresIndex } from "../src/archive/postgres-index.ts";
import { asError } from "../src/errors.ts";
import type { Report } from "../src/report.ts";
import { reportOf } from "../test/archive/report-builder.ts";
import { startPostgres } from "../test/store/postgres-server.ts";
import { jsonLines, readBenchPassage } from "./json-lines.ts";

const PASSAGES_A_REPORT = 20;
const LIMIT = 50;
const COMPARED = 10;

try {
  await run();
} catch (thrown) {
  console.error(asError(thrown).message);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { passages: { type: "string" }, queries: { type: "string" } } });
  if (values.passages === undefined || values.queries === undefined) {
    throw new Error("Usage: npm run --silent bench:postgres -- --passages P.jsonl --queries Q.jsonl");
  }
  const corpus = await corpusOf(values.passages);
  const questions: string[] = [];
  for await (const line of jsonLines(values.queries)) questions.push(readBenchPassage(line).text);
  const server = await startPostgres();
  const index = await openPostgresIndex(await server.newDatabase(), () => Temporal.Now.instant());
  try {
    const [fillMs] = await timed(() => index.engineFor(corpus));
    const [openMs, shared] = await timed(() => index.engineFor(corpus));
    const fields = corpus.reports.flatMap((report) => [...corpus.fieldsOf(report)]);
    const [buildMs, memory] = await timed(async () => new MemoryEngine(buildIndex(fields)));
    const inMemory = await ask(memory, questions);
    const inPostgres = await ask(shared, questions);
    const same = inMemory.firsts.filter((first, at) => first === inPostgres.firsts[at]).length;
    console.log("| engine | fill s | open s | p50 ms | p95 ms |\n| --- | --- | --- | --- | --- |");
    for (const [name, fill, open, { times }] of [
      ["memory", buildMs, buildMs, inMemory],
      ["PostgreSQL", fillMs, openMs, inPostgres],
    ] as const) {
      const cells = [fill / 1000, open / 1000, share(times, 0.5), share(times, 0.95)].map((x) =>
        x.toFixed(2),
      );
      console.log(`| ${name} | ${cells.join(" | ")} |`);
    }
    console.log(
      `\n${fields.length} passages; of ${questions.length} questions ${same} have the same first ${COMPARED}.`,
    );
  } finally {
    await index.close();
    await server.stop();
  }
}

async function corpusOf(file: string): Promise<SearchedCorpus> {
  const reports: Report[] = [];
  let held: string[] = [];
  const close = () => {
    if (held.length > 0) reports.push(reportOf({ file: `r${reports.length}.md`, sections: { "": held } }));
    held = [];
  };
  for await (const line of jsonLines(file)) {
    if (held.push(readBenchPassage(line).text) === PASSAGES_A_REPORT) close();
  }
  close();
  return {
    reports,
    fieldsOf: ({ passages }) => passages.map(({ id, text }) => plainFields(id, text)),
    correct: () => null,
    fingerprint: "",
  };
}

async function ask(engine: Engine, questions: readonly string[]) {
  const times: number[] = [];
  const firsts: string[] = [];
  for (const text of questions) {
    const [ms, hits] = await timed(() => engine.search({ text, limit: LIMIT }));
    times.push(ms);
    firsts.push(
      hits
        .slice(0, COMPARED)
        .map(({ passage }) => passage)
        .join(),
    );
  }
  return { times: times.toSorted((a, b) => a - b), firsts };
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}
