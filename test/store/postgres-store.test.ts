import { afterAll, beforeAll } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { storeContract } from "./contract.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { START } from "./samples.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server?.stop());

storeContract("PostgreSQL", () => {
  const open: Store[] = [];
  return {
    async open() {
      const databaseUrl = await server.newDatabase();
      // At once, so that both want to make the tables.
      const both = await Promise.all([
        openStore({ databaseUrl, dataDir: "", now: START }),
        openStore({ databaseUrl, dataDir: "", now: START }),
      ]);
      open.push(...both);
      return both;
    },
    async close() {
      for (const store of open) await store.close();
    },
  };
});
