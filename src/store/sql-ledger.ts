/** The ledger of reports, in SQL. */
import type { Ledger, LedgerChange, LedgerEntry, LedgerStore, Snapshot } from "./ledger.ts";
import { choice, flag, instant, json, number, text, textOrNull } from "./row-reader.ts";
import { placeholders, type Row, type SqlDatabase, type SqlRunner } from "./sql-database.ts";

/** Changes after which there may be something to tell: a report that is back may never have been told of. */
const TELLING: ReadonlySet<LedgerChange["type"]> = new Set(["arrived", "changed", "returned"]);

/** Keeps statements below every database's limit of parameters. */
const CHUNK = 500;

export function ledgerQueries(database: SqlDatabase): LedgerStore {
  return {
    async ledger(): Promise<Ledger> {
      // Version first: entries younger than it only make the later compare-and-set fail, which is safe.
      const version = await counter(database, "ledger");
      const rows = await database.run(
        "SELECT report, arrival, seq, kind, hash, first_seen, changed_at, change, present FROM ledger ORDER BY seq",
      );
      return { version, entries: rows.map(readEntry) };
    },
    async snapshots(reports) {
      const found = new Map<string, Snapshot>();
      for (let start = 0; start < reports.length; start += CHUNK) {
        const some = reports.slice(start, start + CHUNK);
        const rows = await database.run(
          `SELECT report, snapshot FROM ledger WHERE report IN (${placeholders(some.length, 1)})`,
          some,
        );
        for (const row of rows) found.set(text(row, "report"), json<Snapshot>(row, "snapshot"));
      }
      return found;
    },
    recordChanges: (version, changes, now) =>
      database.transaction(async (transaction) => {
        if (!(await advanceVersion(transaction, version))) return false;
        for (const change of changes) await apply(transaction, change, now.epochMilliseconds);
        if (changes.some(({ type }) => TELLING.has(type))) {
          // The version too: a plan that was made without this must not put the due time off again.
          await transaction.run(
            `UPDATE subscriptions SET version = version + 1,
               due = CASE WHEN due IS NULL OR due > $1 THEN $1 ELSE due END
             WHERE cadence IN ('as-they-land', 'follows')`,
            [now.epochMilliseconds],
          );
        }
        return true;
      }),
  };
}

/** A counter's value; null when it was never used. */
export async function counter(runner: SqlRunner, name: string): Promise<number | null> {
  const [row] = await runner.run("SELECT value FROM counters WHERE name = $1", [name]);
  return row === undefined ? null : number(row, "value");
}

/** The next number of a series; also keeps other processes' transactions on it waiting until this one ends. */
export async function next(transaction: SqlRunner, name: string): Promise<number> {
  const [row] = await transaction.run(
    `INSERT INTO counters (name, value) VALUES ($1, 1)
     ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value`,
    [name],
  );
  return row === undefined ? 1 : number(row, "value");
}

async function advanceVersion(transaction: SqlRunner, version: number | null): Promise<boolean> {
  const rows =
    version === null
      ? await transaction.run(
          "INSERT INTO counters (name, value) VALUES ('ledger', 1) ON CONFLICT DO NOTHING RETURNING value",
        )
      : await transaction.run(
          "UPDATE counters SET value = value + 1 WHERE name = 'ledger' AND value = $1 RETURNING value",
          [version],
        );
  return rows.length > 0;
}

async function apply(transaction: SqlRunner, change: LedgerChange, now: number): Promise<void> {
  switch (change.type) {
    case "arrived":
    case "known": {
      const seq = await next(transaction, "arrival");
      const news = change.type === "arrived";
      await transaction.run(
        `INSERT INTO ledger (report, arrival, seq, kind, hash, first_seen, changed_at, change, present, snapshot)
         VALUES ($1, $2, $3, $4, $5, $6, $6, NULL, 1, $7)`,
        [
          change.report,
          news ? seq : 0,
          seq,
          news ? "new" : "baseline",
          change.hash,
          now,
          JSON.stringify(change.snapshot),
        ],
      );
      return;
    }
    case "changed":
      await transaction.run(
        `UPDATE ledger SET seq = $2, kind = 'changed', hash = $3, changed_at = $4, change = $5, present = 1,
         snapshot = $6 WHERE report = $1`,
        [
          change.report,
          await next(transaction, "arrival"),
          change.hash,
          now,
          change.change,
          JSON.stringify(change.snapshot),
        ],
      );
      return;
    case "touched":
      await transaction.run("UPDATE ledger SET hash = $2, present = 1, snapshot = $3 WHERE report = $1", [
        change.report,
        change.hash,
        JSON.stringify(change.snapshot),
      ]);
      return;
    case "missing":
    case "returned":
      await transaction.run("UPDATE ledger SET present = $2 WHERE report = $1", [
        change.report,
        change.type === "returned" ? 1 : 0,
      ]);
      return;
    case "renamed":
      await transaction.run("UPDATE ledger SET report = $2, present = 1 WHERE report = $1", [
        change.report,
        change.to,
      ]);
      await transaction.run("UPDATE considered SET report = $2 WHERE report = $1", [
        change.report,
        change.to,
      ]);
  }
}

function readEntry(row: Row): LedgerEntry {
  return {
    report: text(row, "report"),
    arrival: number(row, "arrival"),
    seq: number(row, "seq"),
    kind: choice(row, "kind", ["baseline", "new", "changed"]),
    hash: text(row, "hash"),
    firstSeen: instant(row, "first_seen"),
    changedAt: instant(row, "changed_at"),
    change: textOrNull(row, "change"),
    present: flag(row, "present"),
  };
}
