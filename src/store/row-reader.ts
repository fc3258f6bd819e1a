/** Reads the values of a row, and says which column is wrong where a store was changed by hand. */
import { NecError } from "../errors.ts";
import type { Row } from "./sql-database.ts";

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw wrong(column, "text");
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw wrong(column, "a number");
  return value;
}

export function flag(row: Row, column: string): boolean {
  return number(row, column) !== 0;
}

export function instant(row: Row, column: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(number(row, column));
}

export function instantOrNull(row: Row, column: string): Temporal.Instant | null {
  return row[column] === null ? null : instant(row, column);
}

/** JSON this program wrote itself: its shape is taken as written. */
export function json<Value>(row: Row, column: string): Value {
  try {
    return JSON.parse(text(row, column)) as Value;
  } catch (cause) {
    throw new NecError("STORE", `The store's column "${column}" does not hold JSON.`, { cause });
  }
}

export function choice<const Choice extends string>(
  row: Row,
  column: string,
  choices: readonly Choice[],
): Choice {
  const value = text(row, column);
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw wrong(column, `one of ${choices.join(", ")}`);
  return found;
}

function wrong(column: string, expected: string): NecError {
  return new NecError(
    "STORE",
    `The store's column "${column}" does not hold ${expected}. Was the database changed by hand? Restore a backup.`,
  );
}
