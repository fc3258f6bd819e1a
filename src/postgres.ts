/** PostgreSQL through `pg`: connections, transactions, and failures told in words that help. */
import pg from "pg";
import { asError, NecError } from "./errors.ts";

export interface PostgresRunner {
  /** Runs one statement with `$1`, `$2` ...; `Row` is what the statement selects. */
  run<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Postgres extends PostgresRunner {
  /** Host, port and database, as they may be shown: never a password. */
  readonly location: string;
  /** All or nothing: whatever is thrown in `body` undoes it. Not to be nested. */
  transaction<Result>(body: (transaction: PostgresRunner) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const INT8 = 20;

/**
 * Connections are made when they are first needed; those that break are replaced.
 * @param settings server settings for these connections alone, as in `-c jit=off`
 */
export function connectPostgres(url: string, connections: number, settings?: string): Postgres {
  const location = withoutSecrets(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    ...(settings === undefined ? {} : { options: settings }),
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
  const runOn = (client: pg.Pool | pg.PoolClient) => ({
    async run<Row>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
      try {
        const { rows } = await client.query(sql, [...values]);
        return rows;
      } catch (error) {
        throw explained(error);
      }
    },
  });
  return {
    location,
    ...runOn(pool),
    async transaction(body) {
      const client = await pool.connect().catch((error: unknown) => {
        throw explained(error);
      });
      let broken: Error | undefined;
      // Between two statements nobody else listens, and the loss of the connection would end the process.
      const lost = (cause: Error) => {
        broken = cause;
      };
      client.on("error", lost);
      try {
        const runner = runOn(client);
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
        client.off("error", lost);
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

function explained(error: unknown): unknown {
  const { message } = asError(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const lost =
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/i.test(
      message,
    );
  if (!PASSING.test(code) && !UNREACHABLE.test(code) && !lost) return error;
  // Askers see this: where the store is stands in the cause, for the log.
  return new NecError("STORE", "The store cannot be reached just now. Please try again in a moment.", {
    cause: error,
  });
}

function withoutSecrets(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return "PostgreSQL";
  }
}
