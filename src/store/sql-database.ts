/** The little of SQL that SQLite and PostgreSQL share, so that every query is written once. */

export type SqlValue = string | number | null;

export type Row = Readonly<Record<string, SqlValue>>;

export interface SqlRunner {
  /** Runs one statement with `$1`, `$2` ... and returns its rows; none for a statement without `RETURNING`. */
  run(sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
}

export interface SqlDatabase extends SqlRunner {
  readonly dialect: "sqlite" | "postgres";
  /** As it may be shown: never holds a password. */
  readonly location: string;
  /**
   * The same data without waiting for the disk: what it writes outlives the process, but maybe no power cut and no
   * crash of the database server. For what is of use for seconds or minutes only.
   */
  readonly fleeting: SqlRunner;
  /** All or nothing: whatever is thrown in `body` undoes it. Not to be nested. */
  transaction<Result>(body: (transaction: SqlRunner) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** `$3, $4, $5`: placeholders for a list that starts at `first`. */
export function placeholders(count: number, first: number): string {
  return Array.from({ length: count }, (_, index) => `$${first + index}`).join(", ");
}
