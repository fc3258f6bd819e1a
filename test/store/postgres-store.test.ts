import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
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

describe("A PostgreSQL store", () => {
  it("goes on after the server has cut its connections", async () => {
    const databaseUrl = await server.newDatabase();
    const store = await openStore({ databaseUrl, dataDir: "", now: START });
    const other = new pg.Client({ connectionString: databaseUrl });
    await other.connect();
    await store.changeSettings("slack", "T1", { language: "cy" });
    await other.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await other.end();
    await vi.waitFor(async () => expect(await store.settings("slack", "T1")).toEqual({ language: "cy" }));
    await store.close();
  });

  it("outlives the loss of its connection between two statements of a transaction", async () => {
    const databaseUrl = await server.newDatabase();
    const store = await openStore({ databaseUrl, dataDir: "", now: START });
    const other = new pg.Client(databaseUrl);
    await other.connect();
    const rows = async function* () {
      await other.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      yield { table: "counters", row: { name: "a", value: 1 } };
    };
    await expect(store.load(rows())).rejects.toThrow();
    await other.end();
    await vi.waitFor(async () => expect(await store.settings("slack", "T1")).toEqual({}));
    await store.close();
  });

  it("says what to do when the server is not there, and shows no password", async () => {
    const opening = openStore({
      databaseUrl: "postgres://nec:topsecret@127.0.0.1:1/nec",
      dataDir: "",
      now: START,
    });
    const error = await opening.then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(error?.message).toContain("postgres://127.0.0.1:1/nec");
    expect(error?.message).toContain("DATABASE_URL");
    expect(error?.message).not.toContain("topsecret");
  });

  it("says so while it runs, when the server goes away", async () => {
    const own = await startPostgres();
    const store = await openStore({ databaseUrl: await own.newDatabase(), dataDir: "", now: START });
    await own.stop();
    const error = await store.settings("slack", "T1").then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(error?.message).toMatch(/cannot be reached just now.*try again/);
    // Whoever asks sees this; where the database is concerns only whoever reads the log.
    expect(error?.message).not.toContain("127.0.0.1");
    expect(error?.cause).toBeInstanceOf(Error);
    await expect(store.changeSettings("slack", "T1", {})).rejects.toThrow(/cannot be reached just now/);
    await store.close();
  });
});

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
