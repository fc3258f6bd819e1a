/** The store over any SQL database: both implementations are this one, over two drivers. */
import { NecError } from "../errors.ts";
import { TABLES } from "./migrations.ts";
import { number } from "./row-reader.ts";
import { communityQueries, installationQueries, noticeQueries, settingsQueries } from "./sql-communities.ts";
import { corpusQueries } from "./sql-corpus.ts";
import { placeholders, type SqlDatabase } from "./sql-database.ts";
import { deliveryQueries } from "./sql-deliveries.ts";
import { gatewaySessionQueries } from "./sql-gateway-sessions.ts";
import { ledgerQueries } from "./sql-ledger.ts";
import { pendingReplyQueries } from "./sql-pending-replies.ts";
import { followQueries, subscriptionQueries } from "./sql-subscriptions.ts";
import type { LeaseStore, Store } from "./store.ts";
import type { StoredRow } from "./stored-row.ts";

export function sqlStore(database: SqlDatabase): Store {
  return {
    ...settingsQueries(database),
    ...installationQueries(database),
    ...noticeQueries(database),
    ...communityQueries(database),
    ...ledgerQueries(database),
    ...subscriptionQueries(database),
    ...followQueries(database),
    ...deliveryQueries(database),
    ...corpusQueries(database),
    ...leaseQueries(database),
    ...pendingReplyQueries(database),
    ...gatewaySessionQueries(database),
    location: database.location,
    rows: () => allRows(database),
    load: (rows) => load(database, rows),
    close: () => database.close(),
  };
}

function leaseQueries(database: SqlDatabase): LeaseStore {
  return {
    async acquireLease(name, owner, now, milliseconds) {
      const at = now.epochMilliseconds;
      const rows = await database.run(
        `INSERT INTO leases (name, owner, until) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
         WHERE leases.owner = excluded.owner OR leases.until <= $4 OR leases.until > $5
         RETURNING owner`,
        [name, owner, at + milliseconds, at, at + 2 * milliseconds],
      );
      return rows.length > 0;
    },
    async releaseLease(name, owner) {
      await database.run("DELETE FROM leases WHERE name = $1 AND owner = $2", [name, owner]);
    },
  };
}

async function* allRows(database: SqlDatabase): AsyncIterable<StoredRow> {
  for (const table of TABLES) {
    if (table === "corpus_files") yield* fileRows(database, table);
    else for (const row of await database.run(`SELECT * FROM ${table}`)) yield { table, row };
  }
}

/** One by one: the corpus may be larger than memory. */
async function* fileRows(database: SqlDatabase, table: string): AsyncIterable<StoredRow> {
  for (const { path = null } of await database.run(`SELECT path FROM ${table} ORDER BY path`)) {
    for (const row of await database.run(`SELECT * FROM ${table} WHERE path = $1`, [path]))
      yield { table, row };
  }
}

function load(database: SqlDatabase, rows: AsyncIterable<StoredRow>): Promise<number> {
  const known: readonly string[] = TABLES;
  return database.transaction(async (transaction) => {
    for (const table of TABLES) {
      const [counted] = await transaction.run(`SELECT COUNT(*) AS n FROM ${table}`);
      if (counted !== undefined && number(counted, "n") > 0) {
        throw new NecError(
          "STORE",
          `The store ${database.location} is not empty (${table}): nothing was loaded. Load into a new one.`,
        );
      }
    }
    let loaded = 0;
    for await (const { table, row } of rows) {
      const columns = Object.keys(row);
      if (!known.includes(table) || columns.some((column) => !/^[a-z_]+$/.test(column))) {
        throw new NecError("STORE", `"${table}" is not a table of this store: nothing was loaded.`);
      }
      await transaction.run(
        `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${placeholders(columns.length, 1)})`,
        Object.values(row),
      );
      loaded += 1;
    }
    return loaded;
  });
}
