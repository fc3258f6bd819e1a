/**
 * `npm run --silent bench:pending`: what it costs to note that a reply is owed, and that it was given, for each answer
 * that is acknowledged before it is there. Processor time of this process, and time on the clock, for SQLite in a
 * folder and for PostgreSQL 18 (started for the run).
 */
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLog } from "../src/log.ts";
import { openStore } from "../src/store/open-store.ts";
import type { Store } from "../src/store/store.ts";
import { createPendingReplies } from "../src/surfaces/pending-replies.ts";
import { startPostgres } from "../test/store/postgres-server.ts";

const TIMES = 3_000;
const WARM = 300;

async function measure(name: string, store: Store): Promise<string> {
  const replies = createPendingReplies({
    surface: "discord",
    store,
    encryptionKey: "a1".repeat(32),
    owner: "bench",
    log: createLog("silent"),
    now: () => Temporal.Now.instant(),
    clock: () => performance.now(),
    interrupted: async () => "done",
  });
  const noted: number[] = [];
  let cpu = process.cpuUsage();
  for (let at = 0; at < WARM + TIMES; at += 1) {
    if (at === WARM) cpu = process.cpuUsage();
    const began = performance.now();
    const reply = {
      event: `${at}`,
      address: `1 ${"t".repeat(200)}`,
      language: "en",
      takenMs: 900_000,
    } as const;
    const owed = await replies.owe(reply);
    if (at >= WARM) noted.push(performance.now() - began);
    owed.given();
    // Each as if it were alone: the second write is done before the next question comes.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const { user, system } = process.cpuUsage(cpu);
  await replies.stop();
  await store.close();
  const sorted = noted.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  return `| ${name} | ${((user + system) / 1_000 / TIMES).toFixed(2)} | ${at(0.5)} | ${at(0.95)} |`;
}

await using folder = await mkdtempDisposable(path.join(tmpdir(), "nec-pending-"));
const lines = [await measure("SQLite", await openStore({ dataDir: folder.path }))];
const server = await startPostgres();
try {
  const databaseUrl = await server.newDatabase();
  lines.push(await measure("PostgreSQL", await openStore({ databaseUrl, dataDir: folder.path })));
} finally {
  await server.stop();
}
process.stdout.write(
  `| store | processor ms a reply | noted, p50 ms | p95 |\n| --- | --- | --- | --- |\n${lines.join("\n")}\n`,
);
