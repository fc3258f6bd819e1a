/**
 * `npm run soak:discord`: 20,000 commands in storms of 500 through the real surface against a local Discord.
 * Prints a line for each tenth: memory after a collection, and how long acknowledgements took.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { discordHarness } from "../test/surfaces/discord/harness.ts";
import { storm } from "../test/surfaces/discord/storm.ts";

const TOTAL = Number(process.argv[2] ?? 20_000);
const AT_ONCE = 500;
const PARTS = 10;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const harness = await discordHarness();
await storm(harness, AT_ONCE);
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
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  collect();
  const { rss, heapUsed } = process.memoryUsage();
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
process.exit();
