/**
 * `npm run soak:discord`: 20,000 commands in storms of 500 through the real surface against a local Discord, in some
 * two minutes on a quiet machine. Prints a line for each tenth: memory after a collection, and how long
 * acknowledgements took; then how much the heap has grown since the first tenth. Ends with 1 where that is not flat.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { discordHarness } from "../test/surfaces/discord/harness.ts";
import { storm } from "../test/surfaces/discord/storm.ts";

const TOTAL = Number(process.argv[2] ?? 20_000);
const AT_ONCE = 500;
const PARTS = 10;
/** Of the heap after the first tenth, by which all memories that are kept small are filled. */
const FLAT = 0.1;
/** The local Discord forgets an interaction two seconds after it was answered. */
const FORGOTTEN_MS = 2_500;
/** As Discord's own: a busy machine is not to be taken for a dead line. */
const HEARTBEAT_MS = 41_250;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const harness = await discordHarness({}, { heartbeatMs: HEARTBEAT_MS });
await storm(harness, AT_ONCE);
const heaps: number[] = [];
for (let part = 1; part <= PARTS; part += 1) {
  let p95 = 0;
  let slowest = 0;
  for (let done = 0; done < TOTAL / PARTS; done += AT_ONCE) {
    const result = await storm(harness, AT_ONCE);
    p95 = Math.max(p95, result.p95AcknowledgementMs);
    slowest = Math.max(slowest, result.slowestAcknowledgementMs);
  }
  // The local Discord's own records are not the bot's.
  harness.server.state.captured.length = 0;
  harness.server.gateway.forget();
  await new Promise((resolve) => setTimeout(resolve, FORGOTTEN_MS));
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  heaps.push(heapUsed / 1e6);
  const line = {
    commands: (TOTAL / PARTS) * part,
    heap_mb: Math.round(heapUsed / 1e6),
    rss_mb: Math.round(rss / 1e6),
    p95_ms: p95,
    slowest_ms: slowest,
    refused: harness.server.state.problems.length,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
await harness.close();
const [first = 0, ...others] = heaps;
const growth = Math.max(0, ...others.slice(-3)) - first;
const flat = growth <= first * FLAT;
process.stdout.write(
  `${JSON.stringify({ commands: TOTAL, heap_growth_mb: Number(growth.toFixed(1)), flat })}\n`,
);
process.exit(flat ? 0 : 1);
