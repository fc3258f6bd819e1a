import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../store/postgres-server.ts";
import { type FaultResult, runFaults } from "./fault-run.ts";

/** Every digest exactly once, counted at the server, whatever was killed when. The long form is `npm run soak`. */
function expectExactlyOnce(result: FaultResult, kills: number): void {
  expect(result.complaints).toBe("");
  expect(result.kills).toBeGreaterThanOrEqual(kills);
  expect(result.channels).toBe(3);
  expect(result.messages).toBeGreaterThan(0);
  expect(result.lost).toEqual([]);
  expect(result.doubled).toEqual([]);
}

// Both mostly wait: for what a dead process held to be given up.
describe.concurrent("A process that is killed while it posts digests", () => {
  it("loses and doubles nothing on SQLite", { timeout: 120_000 }, async () => {
    const result = await runFaults({ kills: 2, processes: 1, databaseUrl: null, random: Math.random });
    expectExactlyOnce(result, 2);
  });
});

describe.concurrent("Three processes on one PostgreSQL", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it("post each digest once while they are killed", { timeout: 120_000 }, async () => {
    const databaseUrl = await server.newDatabase();
    const result = await runFaults({ kills: 2, processes: 3, databaseUrl, random: Math.random });
    expectExactlyOnce(result, 2);
  });
});
