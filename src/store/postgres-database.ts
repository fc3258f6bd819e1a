/** The store's tables on PostgreSQL: for several processes on one store. */
import { asError, NecError } from "../errors.ts";
import { connectPostgres } from "../postgres.ts";
import { migrate } from "./migrations.ts";
import type { SqlDatabase } from "./sql-database.ts";

/** Names the lock under which tables are made ("nec1" in ASCII). */
const MIGRATION_LOCK = 0x6e656331;

const FLEETING_CONNECTIONS = 2;

/**
 * Connects and brings the tables up to date, one process at a time.
 * @throws NecError when the server cannot be reached or the tables are newer than the program.
 */
export async function openPostgres(
  url: string,
  options: { readonly now: Temporal.Instant; readonly connections?: number },
): Promise<SqlDatabase> {
  const lasting = connectPostgres(url, options.connections ?? 5);
  // https://www.postgresql.org/docs/18/wal-async-commit.html
  const fleeting = connectPostgres(url, FLEETING_CONNECTIONS, "-c synchronous_commit=off");
  const database: SqlDatabase = {
    dialect: "postgres",
    ...lasting,
    fleeting,
    async close() {
      await Promise.all([lasting.close(), fleeting.close()]);
    },
  };
  const { location } = database;
  try {
    await database.transaction(async (transaction) => {
      await transaction.run("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
      await migrate(transaction, options.now, location);
    });
    return database;
  } catch (error) {
    await database.close();
    if (error instanceof NecError && !(error.cause instanceof Error)) throw error;
    const { message } = asError(error instanceof NecError ? error.cause : error);
    throw new NecError(
      "STORE",
      `The store ${location} cannot be used: ${message}. Check DATABASE_URL and that PostgreSQL is running.`,
      { cause: error },
    );
  }
}
