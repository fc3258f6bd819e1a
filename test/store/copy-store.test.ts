import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backUpStore, copyStore, restoreStore } from "../../src/store/copy-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import type { StoredRow } from "../../src/store/stored-row.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { arrived, follow, newDelivery, newSubscription, posted, START } from "./samples.ts";

let dir: string;
let server: PostgresServer;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "nec-backup-"));
  server = await startPostgres();
});

afterAll(async () => {
  await server?.stop();
  rmSync(dir, { recursive: true });
});

let stores = 0;
function sqlite(): Promise<Store> {
  stores += 1;
  return openStore({ dataDir: join(dir, String(stores)), now: START });
}

async function filled(): Promise<Store> {
  const store = await sqlite();
  await store.recordChanges(null, [arrived("a"), arrived("ü – “b”\n\u0000")], START);
  await store.addSubscription(newSubscription());
  await store.planDigest(
    {
      subscription: "s1",
      version: 1,
      due: null,
      considered: [],
      delivery: newDelivery("d1", { threadKeys: ["k"] }),
    },
    START,
  );
  await store.claim({ owner: "me", now: START, leaseMilliseconds: 1000, surfaces: ["discord"] });
  await store.confirmPart("d1", "me", 0, posted("m1"), START);
  await store.addFollow(follow());
  await store.changeSettings("slack", "T1", { visibility: "private" });
  await store.saveInstallation("slack", "T1", "sealed", START);
  await store.addNotice({ surface: "slack", community: null, key: "k", text: "t", at: START });
  return store;
}

async function rowsOf(store: Store): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const row of store.rows()) rows.push(row);
  return rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

describe("A copy of a store", () => {
  it("from SQLite to PostgreSQL and back holds the same rows", async () => {
    const from = await sqlite();
    await from.recordChanges(null, [arrived("a")], START);
    await from.addSubscription(newSubscription());
    await from.addFollow(follow());
    const postgres = await openStore({ databaseUrl: await server.newDatabase(), dataDir: "", now: START });
    const back = await sqlite();
    const copied = await copyStore(from, postgres);
    expect(copied).toBe((await rowsOf(from)).length);
    expect(copied).toBeGreaterThan(3);
    await copyStore(postgres, back);
    expect(await rowsOf(back)).toEqual(await rowsOf(from));
    // And it can be worked with: the counters went along.
    const { version } = await postgres.ledger();
    expect(await postgres.recordChanges(version, [arrived("b")], START)).toBe(true);
    for (const store of [from, postgres, back]) await store.close();
  });

  it("is refused where there is something already", async () => {
    const from = await filled();
    const to = await filled();
    const before = await rowsOf(to);
    await expect(copyStore(from, to)).rejects.toThrow("is not empty");
    expect(await rowsOf(to)).toEqual(before);
    for (const store of [from, to]) await store.close();
  });
});

describe("A backup", () => {
  it("brings everything back", async () => {
    const from = await filled();
    const file = join(dir, "whole.backup");
    const rows = await backUpStore(from, file);
    const to = await sqlite();
    expect(await restoreStore(to, file)).toBe(rows);
    expect(await rowsOf(to)).toEqual(await rowsOf(from));
    expect(existsSync(`${file}.unfinished`)).toBe(false);
    for (const store of [from, to]) await store.close();
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, -200), "is damaged"],
    [
      "with a line missing",
      (text: string) => text.split("\n").toSpliced(3, 1).join("\n"),
      "damaged or not complete",
    ],
    ["with a line changed", (text: string) => text.replace("private", "public"), "damaged or not complete"],
    ["with a broken line", (text: string) => text.replace('{"table"', '{"tab'), "is damaged"],
    ["of another version", (text: string) => text.replace(/"shape":"\w+"/, '"shape":"x"'), "another version"],
    ["that is another file", () => "# A report\n", "is not a backup of this program"],
    ["that is empty", () => "", "damaged or not complete"],
  ])("%s is refused, and nothing of it is loaded", async (_, spoil, message) => {
    const from = await filled();
    const file = join(dir, "spoilt.backup");
    await backUpStore(from, file);
    writeFileSync(file, spoil(readFileSync(file, "utf8")));
    const to = await sqlite();
    await expect(restoreStore(to, file)).rejects.toThrow(message);
    expect(await rowsOf(to)).toEqual([]);
    for (const store of [from, to]) await store.close();
  });

  it("that is not there is said to be unreadable", async () => {
    const to = await sqlite();
    await expect(restoreStore(to, join(dir, "nowhere"))).rejects.toThrow("could not be read");
    await to.close();
  });
});
