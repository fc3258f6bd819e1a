import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checksum, MIGRATIONS } from "../../src/store/migrations.ts";
import { openStore, SQLITE_FILE } from "../../src/store/open-store.ts";
import { sqlStore } from "../../src/store/sql-store.ts";
import { openSqlite } from "../../src/store/sqlite-database.ts";
import { arrived, newSubscription, START } from "./samples.ts";

let dataDir: string;
let file: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "nec-files-"));
  file = join(dataDir, SQLITE_FILE);
});

afterEach(() => rmSync(dataDir, { recursive: true }));

async function filled(): Promise<void> {
  const store = await openStore({ dataDir, now: START });
  await store.recordChanges(null, [arrived("a")], START);
  await store.addSubscription(newSubscription());
  await store.close();
}

/** Opening fails with this message, and the file stays byte for byte as it was. */
async function expectRefused(message: string | RegExp): Promise<void> {
  const before = existsSync(file) ? readFileSync(file) : null;
  await expect(openStore({ dataDir, now: START })).rejects.toThrow(message);
  expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
}

describe("The SQLite file", () => {
  it("is made with its folder, and found again with what is in it", async () => {
    const deep = join(dataDir, "a", "b");
    const store = await openStore({ dataDir: deep, now: START });
    await store.recordChanges(null, [arrived("a")], START);
    await store.close();
    const again = await openStore({ dataDir: deep, now: START });
    expect((await again.ledger()).entries.map((entry) => entry.report)).toEqual(["a"]);
    await again.close();
  });

  it("leaves no half-made file behind", async () => {
    await filled();
    const { readdirSync } = await import("node:fs");
    expect(readdirSync(dataDir)).toEqual([SQLITE_FILE]);
  });

  it("is refused when it is empty, and not started afresh", async () => {
    writeFileSync(file, "");
    await expectRefused("is damaged: it is empty");
  });

  it("is refused when it is not a SQLite file", async () => {
    writeFileSync(file, "not a database, but something of this length and more ".repeat(40));
    await expectRefused("is damaged: it is not a SQLite file");
  });

  it("is refused when pages of it are damaged", async () => {
    await filled();
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 4096, bytes.length - 512);
    writeFileSync(file, bytes);
    await expectRefused("is damaged");
  });

  it("is refused when it was cut short", async () => {
    await filled();
    truncateSync(file, Math.floor(readFileSync(file).length / 2));
    await expectRefused("is damaged");
  });

  it("is refused when it belongs to another program", async () => {
    const other = new DatabaseSync(file);
    other.exec("CREATE TABLE recipes (name TEXT)");
    other.close();
    await expectRefused("is a SQLite file of another program");
  });

  it("is refused when it is gone and its log is still there", async () => {
    writeFileSync(`${file}-wal`, "left over");
    await expectRefused("it is missing while its write-ahead log is still there");
  });

  it("is refused when a newer version wrote it", async () => {
    await filled();
    const database = new DatabaseSync(file);
    database.prepare("INSERT INTO migrations VALUES (?, ?, ?, ?)").run(99, "from the future", "x", 0);
    database.close();
    await expectRefused("was written by a newer version of this program");
  });

  it("is refused when a step that ran is not the one that is known", async () => {
    await filled();
    const database = new DatabaseSync(file);
    database.prepare("UPDATE migrations SET checksum = 'other'").run();
    database.close();
    await expectRefused("was set up differently");
  });

  it("says so when another program has locked it", async () => {
    await filled();
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    const opening = openSqlite(file, { now: START, busyTimeout: 50 });
    await expect(opening).rejects.toThrow("is locked by another program");
    other.exec("ROLLBACK");
    other.close();
    await (await openSqlite(file, { now: START })).close();
  });

  it("waits for another process's write that ends in time", async () => {
    await filled();
    const other = new DatabaseSync(file);
    const store = sqlStore(await openSqlite(file, { now: START, busyTimeout: 3000 }));
    other.exec("BEGIN IMMEDIATE");
    setTimeout(() => other.exec("COMMIT"), 100);
    expect(await store.changeSettings("slack", "T1", { language: "cy" })).toEqual({ language: "cy" });
    other.close();
    await store.close();
  });

  it("says so when the disk is full, keeps what was there, and goes on when there is room", async () => {
    await filled();
    const database = await openSqlite(file, { now: START });
    const store = sqlStore(database);
    await database.run("PRAGMA max_page_count = 1");
    const big = Array.from({ length: 200 }, (_, index) => arrived(`report ${index} ${"x".repeat(500)}`));
    const { version } = await store.ledger();
    await expect(store.recordChanges(version, big, START)).rejects.toThrow("The disk is full");
    expect((await store.ledger()).entries.map((entry) => entry.report)).toEqual(["a"]);
    await database.run("PRAGMA max_page_count = 100000");
    expect(await store.recordChanges(version, big, START)).toBe(true);
    await store.close();
  });

  it("is the same after a process died with work in its log", async () => {
    const store = await openStore({ dataDir, now: START });
    await store.recordChanges(null, [arrived("a")], START);
    // As after a power cut: the file and its log as they are on the disk at this moment.
    const copyDir = mkdtempSync(join(tmpdir(), "nec-copy-"));
    copyFileSync(file, join(copyDir, SQLITE_FILE));
    copyFileSync(`${file}-wal`, join(copyDir, `${SQLITE_FILE}-wal`));
    await store.close();
    const copy = await openStore({ dataDir: copyDir, now: START });
    expect((await copy.ledger()).entries).toHaveLength(1);
    await copy.close();
    rmSync(copyDir, { recursive: true });
  });
});

describe("A step of the tables", () => {
  it("has a checksum that changes with every word of it", () => {
    const [first] = MIGRATIONS;
    expect(first).toBeDefined();
    if (first === undefined) return;
    expect(checksum({ ...first, statements: [...first.statements, "SELECT 1"] })).not.toBe(checksum(first));
    expect(checksum({ ...first, name: "other" })).not.toBe(checksum(first));
  });
});
