/**
 * What an opened corpus holds in memory once everything else has been collected: one line of JSON, in megabytes; after
 * the start, and once questions have been asked and names completed (`asked`: what is remembered of them is bounded).
 * Configured as the program is; needs `node --expose-gc`. The rest of what the program occupies is room that the
 * collector has not given back.
 */
import { answerQuestion } from "../src/answer/answer-question.ts";
import { passagesOf } from "../src/archive/archive.ts";
import { openCorpus } from "../src/compose.ts";
import { readConfig } from "../src/config.ts";
import { passageCount } from "../src/report.ts";

const QUESTIONS = 60;

if (globalThis.gc === undefined) throw new Error("Run with node --expose-gc.");
const { gc } = globalThis;
const opened = await openCorpus(readConfig(process.env, null));
const { archive } = opened;
const live = await held();
const headings = archive.reports.flatMap(
  ({ outline }) => outline?.parts.map(({ heading }) => heading ?? "") ?? [],
);
for (let at = 0; at < QUESTIONS; at++) {
  const subject = headings[Math.floor((at * headings.length) / QUESTIONS)] ?? "";
  await answerQuestion(`What happened ${subject.replace(/^On/, "on")}?`, { archive, today: "2025-06-01" });
}
for (const kind of ["report", "meeting", "person"] as const) archive.names.complete("rep", [kind], 10);
const asked = await held();
let texts = 0;
for (const { text } of passagesOf(archive)) texts += text.length;
const line = {
  reports: archive.reports.length,
  passages: archive.reports.reduce((sum, report) => sum + passageCount(report), 0),
  live,
  asked,
  texts: texts / 1e6,
};
process.stdout.write(`${JSON.stringify(line)}\n`);
await opened.close();

/** Megabytes in use when nothing more can be collected. */
async function held(): Promise<number> {
  // What a finalizer or a weak reference holds goes in a later turn.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
