/**
 * The long form of the fault suite: at least 200 kills over SQLite, and 200 over PostgreSQL with three processes.
 * Prints what was counted; ends with 1 when anything was lost or doubled. `npm run soak:digests -- 50` makes it 50 kills.
 */
import { type FaultResult, runFaults } from "../digest/faults/fault-run.ts";
import { startPostgres } from "../store/postgres-server.ts";

const kills = Number(process.argv[2] ?? 200);
let failed = false;

function print(name: string, result: FaultResult): void {
  const { lost, doubled, complaints } = result;
  process.stdout.write(
    `${name}: ${result.kills} kills (${result.atSteps} at a chosen step), ${result.reports} reports in ${result.channels} channels, ${result.mishaps} failures of the platforms, ${result.messages} messages (${result.knownByNonce} sent again and known by their nonce), ${lost.length} lost, ${doubled.length} doubled, ${Math.round(result.seconds)} s\n`,
  );
  for (const line of [...lost.map((each) => `lost ${each}`), ...doubled.map((each) => `doubled ${each}`)]) {
    process.stdout.write(`  ${line}\n`);
  }
  if (complaints !== "") process.stdout.write(`${complaints}\n`);
  failed ||= lost.length + doubled.length > 0;
}

print(
  "SQLite, one process",
  await runFaults({ kills, processes: 1, databaseUrl: null, random: Math.random }),
);
const server = await startPostgres();
try {
  const databaseUrl = await server.newDatabase();
  print(
    "PostgreSQL, three processes",
    await runFaults({ kills, processes: 3, databaseUrl, random: Math.random }),
  );
} finally {
  await server.stop();
}
process.exit(failed ? 1 : 0);
