/** Opens the configured store. */
import { join } from "node:path";
import { sqlStore } from "./sql-store.ts";
import { openSqlite } from "./sqlite-database.ts";
import type { Store } from "./store.ts";

export type StoreLocation = {
  /** `postgres://...`; null or absent: SQLite in `dataDir`. */
  readonly databaseUrl?: string | null;
  readonly dataDir: string;
  readonly now?: Temporal.Instant;
};

export const SQLITE_FILE = "nec.sqlite";

/** @throws NecError when the store is damaged, newer than the program, locked, or out of reach. */
export async function openStore({ databaseUrl, dataDir, now }: StoreLocation): Promise<Store> {
  const at = now ?? Temporal.Now.instant();
  return sqlStore(
    databaseUrl == null
      ? await openSqlite(join(dataDir, SQLITE_FILE), { now: at })
      : await (await import("./postgres-database.ts")).openPostgres(databaseUrl, { now: at }),
  );
}
