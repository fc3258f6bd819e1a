/** Moving what is remembered: from one store to another, into a file, and back. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { NecError } from "../errors.ts";
import { checksum, MIGRATIONS } from "./migrations.ts";
import type { Store } from "./store.ts";
import type { StoredRow } from "./stored-row.ts";

/** Names the tables a backup was made from: it is loaded into tables of the same shape only. */
const SHAPE = createHash("sha256").update(MIGRATIONS.map(checksum).join()).digest("hex");

const KIND = "nec-bot store";

/**
 * Copies everything into an empty store. Stop the bot first: what changes while copying may be missed.
 * @returns how many rows were copied
 * @throws NecError when the target holds anything already; then it is as it was.
 */
export function copyStore(from: Store, to: Store): Promise<number> {
  return to.load(from.rows());
}

/** Writes everything into a file, one row a line; it gets its name when it is whole. Overwrites. */
export async function backUpStore(store: Store, file: string): Promise<number> {
  const unfinished = `${file}.unfinished`;
  const output = createWriteStream(unfinished, { mode: 0o600, flush: true });
  const hash = createHash("sha256");
  let rows = 0;
  const write = async (line: string): Promise<void> => {
    if (!output.write(`${line}\n`)) await new Promise((resolve) => output.once("drain", resolve));
  };
  try {
    await write(JSON.stringify({ kind: KIND, shape: SHAPE }));
    for await (const row of store.rows()) {
      const line = JSON.stringify(row);
      hash.update(line);
      rows += 1;
      await write(line);
    }
    await write(JSON.stringify({ end: KIND, rows, hash: hash.digest("hex") }));
    output.end();
    await finished(output);
  } catch (cause) {
    output.destroy();
    rmSync(unfinished, { force: true });
    throw new NecError("STORE", `The backup ${file} could not be written.`, { cause });
  }
  renameSync(unfinished, file);
  return rows;
}

/**
 * Loads a backup into an empty store, whole or not at all.
 * @throws NecError when the file is no backup, is damaged or incomplete, or is of another version's tables.
 */
export function restoreStore(store: Store, file: string): Promise<number> {
  return store.load(rowsOf(file));
}

const header = z.object({ kind: z.literal(KIND), shape: z.string() });
const footer = z.object({ end: z.literal(KIND), rows: z.number(), hash: z.string() });
const storedRow = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

async function* rowsOf(file: string): AsyncIterable<StoredRow> {
  const refuse = (what: string): NecError =>
    new NecError("STORE", `The backup ${file} ${what}. Nothing was loaded.`);
  const hash = createHash("sha256");
  let rows = 0;
  let begun = false;
  let ended = false;
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value = parse(line);
      if (!begun) {
        const first = header.safeParse(value);
        if (!first.success) throw refuse("is not a backup of this program");
        if (first.data.shape !== SHAPE) throw refuse("was made by another version of this program");
        begun = true;
        continue;
      }
      const last = footer.safeParse(value);
      if (last.success) {
        ended = last.data.rows === rows && last.data.hash === hash.digest("hex");
        break;
      }
      const row = storedRow.safeParse(value);
      if (!row.success) throw refuse("is damaged");
      hash.update(line);
      rows += 1;
      yield row.data;
    }
  } catch (cause) {
    if (cause instanceof NecError) throw cause;
    throw new NecError("STORE", `The backup ${file} could not be read.`, { cause });
  } finally {
    input.destroy();
  }
  if (!ended) throw refuse("is damaged or not complete");
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
