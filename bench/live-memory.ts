/**
 * What an opened corpus holds in memory once everything else has been collected: one line of JSON, in megabytes.
 * Configured as the program is; needs `node --expose-gc`. The rest of what the program occupies is room that the
 * collector has not given back.
 */
import { openCorpus } from "../src/compose.ts";
import { readConfig } from "../src/config.ts";

if (globalThis.gc === undefined) throw new Error("Run with node --expose-gc.");
const opened = await openCorpus(readConfig(process.env, null));
globalThis.gc();
const { heapUsed, external } = process.memoryUsage();
const { reports } = opened.archive;
const texts = reports.flatMap(({ passages }) => passages.map(({ text }) => text.length));
const line = {
  reports: reports.length,
  passages: texts.length,
  live: (heapUsed + external) / 1e6,
  texts: texts.reduce((sum, length) => sum + length, 0) / 1e6,
};
process.stdout.write(`${JSON.stringify(line)}\n`);
await opened.close();
