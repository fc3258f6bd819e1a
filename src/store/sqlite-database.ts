/** SQLite through `node:sqlite`: one file, for one machine. */
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { NecError } from "../errors.ts";
import { migrate } from "./migrations.ts";
import type { Row, SqlDatabase, SqlRunner, SqlValue } from "./sql-database.ts";

/** Marks a file as a store of this program ("nec1" in ASCII). */
const APPLICATION_ID = 0x6e656331;

const MOST_STATEMENTS = 200;

/** SQLite waits for a lock with the whole process standing still: only this long, in milliseconds. */
const STANDSTILL = 20;

const BUSY = 5;

export type SqliteOptions = {
  readonly now: Temporal.Instant;
  /** How long to wait for another process's write, in milliseconds. */
  readonly busyTimeout?: number;
};

/**
 * Opens the file, or makes a new one where there is none. A damaged, foreign or newer file is refused: the
 * bot would forget what it has posted, and post it again.
 * @throws NecError saying what is wrong with the file and what to do.
 */
export async function openSqlite(file: string, options: SqliteOptions): Promise<SqlDatabase> {
  const { busyTimeout = 5000, now } = options;
  if (!existsSync(file)) await create(file, now);
  else if (statSync(file).size === 0) throw damaged(file, "it is empty");
  const database = guarded(file, () => connect(file));
  try {
    guarded(file, () => {
      inspect(database, file);
      makeDurable(database);
    });
    const adapter = adapt(database, file, busyTimeout);
    await adapter.transaction((transaction) => migrate(transaction, now, file));
    return adapter;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Made under another name first, so that a crash half-way leaves no half-made store behind. */
async function create(file: string, now: Temporal.Instant): Promise<void> {
  if (existsSync(`${file}-wal`)) {
    throw damaged(file, "it is missing while its write-ahead log is still there");
  }
  const fresh = `${file}.${process.pid}.new`;
  const database = guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(fresh, { force: true });
    return connect(fresh);
  });
  try {
    guarded(file, () => {
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      makeDurable(database);
    });
    const adapter = adapt(database, file, 0);
    await adapter.transaction((transaction) => migrate(transaction, now, file));
    guarded(file, () => database.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
  } finally {
    database.close();
  }
  publish(fresh, file);
}

/** Gives the finished file its name; when another process was quicker, its file stays. */
function publish(fresh: string, file: string): void {
  try {
    linkSync(fresh, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Some file systems know no links.
    if (code !== "EEXIST") renameSync(fresh, file);
  }
  rmSync(fresh, { force: true });
}

function connect(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: STANDSTILL });
}

/** What is committed survives a power cut, and readers never wait for a writer. */
function makeDurable(database: DatabaseSync): void {
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
}

function inspect(database: DatabaseSync, file: string): void {
  const check = database.prepare("PRAGMA quick_check(1)").get();
  const verdict = check === undefined ? "no answer" : String(Object.values(check)[0]);
  if (verdict !== "ok") throw damaged(file, `SQLite reports: ${verdict}`);
  const id = database.prepare("PRAGMA application_id").get();
  if (id?.application_id !== APPLICATION_ID) {
    throw new NecError(
      "STORE",
      `${file} is a SQLite file of another program: nothing was changed. Set DATA_DIR to a folder of the bot's own.`,
    );
  }
}

function adapt(database: DatabaseSync, file: string, busyTimeout: number): SqlDatabase {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql.replaceAll(/\$(\d+)/g, "?$1"));
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(sql, made);
    return made;
  };
  const execute = (sql: string, values: readonly SqlValue[] = []): readonly Row[] =>
    guarded(file, () => prepare(sql).all(...values) as Row[]);
  // One connection: whatever is asked while a transaction is open waits until it is over.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  /** A single statement, outside a transaction or opening one: it may be tried again as a whole. */
  const patiently = async (sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]> => {
    const start = performance.now();
    for (;;) {
      try {
        return execute(sql, values);
      } catch (error) {
        const busy = error instanceof NecError && resultCode(error.cause) === BUSY;
        if (!busy || performance.now() - start > busyTimeout) throw error;
        await setTimeout(STANDSTILL);
      }
    }
  };
  const runner: SqlRunner = { run: async (sql, values) => execute(sql, values) };
  /** In WAL mode the log is then written, but not flushed: https://sqlite.org/pragma.html#pragma_synchronous */
  const unflushed = async (sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]> => {
    database.exec("PRAGMA synchronous = NORMAL");
    try {
      return await patiently(sql, values);
    } finally {
      database.exec("PRAGMA synchronous = FULL");
    }
  };
  return {
    dialect: "sqlite",
    location: file,
    fleeting: { run: (sql, values) => inTurn(() => unflushed(sql, values)) },
    run: (sql, values) => inTurn(() => patiently(sql, values)),
    transaction: (body) =>
      inTurn(async () => {
        await patiently("BEGIN IMMEDIATE");
        try {
          const result = await body(runner);
          execute("COMMIT");
          return result;
        } catch (error) {
          if (database.isTransaction) database.exec("ROLLBACK");
          throw error;
        }
      }),
    close: () =>
      inTurn(() => {
        if (database.isOpen) database.close();
      }),
  };
}

/** SQLite's primary result codes that people can do something about. */
const ADVICE: Readonly<Record<number, (file: string) => string>> = {
  5: (file) => `The store ${file} is locked by another program. Close it, or stop the other bot.`,
  6: (file) => `The store ${file} is locked by another program. Close it, or stop the other bot.`,
  8: (file) => `The store ${file} cannot be written to. Check who owns the file and its folder.`,
  10: (file) => `The disk failed while reading or writing the store ${file}. Check the disk.`,
  11: (file) => damaged(file, "SQLite reports that it is corrupt").message,
  13: (file) =>
    `The disk is full: the store ${file} could not be written. Free some space; nothing was lost.`,
  14: (file) => `The store ${file} cannot be opened. Check that its folder exists and may be written to.`,
  26: (file) => damaged(file, "it is not a SQLite file").message,
};

function guarded<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof NecError) throw error;
    const advice = ADVICE[resultCode(error) ?? 0];
    if (advice !== undefined) throw new NecError("STORE", advice(file), { cause: error });
    throw error;
  }
}

/** SQLite's primary result code, without the extended part. */
function resultCode(error: unknown): number | null {
  const code = error instanceof Error && "errcode" in error ? error.errcode : null;
  return typeof code === "number" ? code & 0xff : null;
}

function damaged(file: string, what: string): NecError {
  return new NecError(
    "STORE",
    `The store ${file} is damaged: ${what}. It was left as it is. Restore a backup, or move it away to start afresh: then what is in the corpus counts as known, and digests have to be set up again.`,
  );
}
