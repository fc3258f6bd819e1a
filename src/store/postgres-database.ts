/** PostgreSQL through `pg`: for several processes on one store. */
import pg from "pg";
import { asError, NecError } from "../errors.ts";
import { migrate } from "./migrations.ts";
import type { Row, SqlDatabase, SqlRunner, SqlValue } from "./sql-database.ts";

/** Names the lock under which tables are made ("nec1" in ASCII). */
const MIGRATION_LOCK = 0x6e656331;

const INT8 = 20;

/**
 * Connects and brings the tables up to date, one process at a time.
 * @throws NecError when the server cannot be reached or the tables are newer than the program.
 */
export async function openPostgres(
  url: string,
  options: { readonly now: Temporal.Instant; readonly connections?: number },
): Promise<SqlDatabase> {
  const location = withoutSecrets(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 5,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    types: {
      // Counts and milliseconds stay far below 2^53: numbers, as in SQLite.
      getTypeParser: ((type: number, format?: "text") =>
        type === INT8 ? Number : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that breaks is replaced at the next query: nothing to do here.
  pool.on("error", () => undefined);
  const database = adapt(pool, location);
  try {
    await database.transaction(async (transaction) => {
      await transaction.run("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
      await migrate(transaction, options.now, location);
    });
    return database;
  } catch (error) {
    await pool.end();
    if (error instanceof NecError && !(error.cause instanceof Error)) throw error;
    const { message } = asError(error instanceof NecError ? error.cause : error);
    throw new NecError(
      "STORE",
      `The store ${location} cannot be used: ${message}. Check DATABASE_URL and that PostgreSQL is running.`,
      { cause: error },
    );
  }
}

function adapt(pool: pg.Pool, location: string): SqlDatabase {
  const runOn =
    (client: pg.Pool | pg.PoolClient) =>
    async (sql: string, values: readonly SqlValue[] = []): Promise<readonly Row[]> => {
      try {
        const result = await client.query<Row>(sql, [...values]);
        return result.rows;
      } catch (error) {
        throw explained(error, location);
      }
    };
  return {
    dialect: "postgres",
    location,
    run: runOn(pool),
    async transaction(body) {
      const client = await pool.connect().catch((error: unknown) => {
        throw explained(error, location);
      });
      let broken: Error | undefined;
      try {
        const runner: SqlRunner = { run: runOn(client) };
        await runner.run("BEGIN");
        const result = await body(runner);
        await runner.run("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((cause: unknown) => {
          broken = asError(cause);
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async close() {
      if (!pool.ended) await pool.end();
    },
  };
}

/**
 * SQLSTATE classes for which the person who runs the bot can do something, or which pass: 08 connection, 53
 * resources (disk full, too many connections), 57 operator intervention (shutdown, starting up).
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const PASSING = /^(?:08|53|57)/;
const UNREACHABLE = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/;

function explained(error: unknown, location: string): unknown {
  const { message } = asError(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const lost = /Connection terminated|timeout exceeded when trying to connect/i.test(message);
  if (!PASSING.test(code) && !UNREACHABLE.test(code) && !lost) return error;
  return new NecError(
    "STORE",
    `The store ${location} cannot be reached just now (${message}). Please try again in a moment.`,
    { cause: error },
  );
}

/** Host, port and database only. */
function withoutSecrets(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return "PostgreSQL";
  }
}
