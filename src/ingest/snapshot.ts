/**
 * What was read, kept for the next start. A snapshot is only ever a short cut: damaged, foreign or older than the code
 * that reads reports, it is thrown away and the files are read again.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** SHA-256 in hex of several parts, told apart by their lengths. */
export function keyOf(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

/** Changes whenever the code that reads reports does, so that nobody has to remember to count a version up. */
export async function ingestVersion(): Promise<string> {
  const here = import.meta.dirname;
  const own = (await readdir(here))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(here, name));
  const shared = [
    "dates.ts",
    "date-words.ts",
    "file-map.ts",
    "record-file.ts",
    "found-date.ts",
    "relative-dates.ts",
    "paragraphs.ts",
    "sentences.ts",
    "report.ts",
  ].map((name) => path.join(here, "..", name));
  const sources = await Promise.all([...own.toSorted(), ...shared].map((file) => readFile(file, "utf8")));
  return keyOf(...sources);
}

/** What `writeKept` was given for the same file and version; null when there is nothing that can be trusted. */
export async function readKept(file: string, version: string): Promise<unknown> {
  try {
    const stored = await readFile(file, "utf8");
    const end = stored.indexOf("\n");
    const payload = stored.slice(end + 1);
    return stored.slice(0, end) === keyOf(version, payload) ? JSON.parse(payload) : null;
  } catch {
    // Absent or damaged: both mean making it anew.
    return null;
  }
}

/**
 * Keeps what JSON can hold: beside the target and then renamed, so that a stop half-way leaves the old file whole.
 * Failing is no harm: a read-only disk costs the next start some seconds and nothing else.
 */
export async function writeKept(file: string, version: string, value: unknown): Promise<void> {
  const payload = JSON.stringify(value);
  const passing = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(passing, `${keyOf(version, payload)}\n${payload}`);
    await rename(passing, file);
  } catch {
    await rm(passing, { force: true }).catch(() => undefined);
  }
}
