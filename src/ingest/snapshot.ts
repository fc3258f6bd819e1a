/**
 * What was read, kept for the next start. A snapshot is only ever a short cut: damaged, foreign or older than the code
 * that reads reports, it is thrown away and the files are read again.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Report } from "../report.ts";

/** A report as read from its file alone, with the key of everything that went into it. */
export type Draft = { readonly key: string; readonly report: Report; readonly sketch: readonly number[] };
export type Snapshot = ReadonlyMap<string, Draft>;

const NAME = "reports.json";

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
  const shared = ["dates.ts", "paragraphs.ts", "sentences.ts", "report.ts"].map((name) =>
    path.join(here, "..", name),
  );
  const sources = await Promise.all([...own.toSorted(), ...shared].map((file) => readFile(file, "utf8")));
  return keyOf(...sources);
}

/** The drafts of an earlier start; empty when there are none that can be trusted. */
export async function readSnapshot(dir: string | null, version: string): Promise<Snapshot> {
  if (dir === null) return new Map();
  try {
    const stored = await readFile(path.join(dir, NAME), "utf8");
    const end = stored.indexOf("\n");
    const payload = stored.slice(end + 1);
    if (stored.slice(0, end) !== keyOf(version, payload)) return new Map();
    return new Map(JSON.parse(payload) as [string, Draft][]);
  } catch {
    // Absent or damaged: both mean reading the files.
    return new Map();
  }
}

/** Writes beside the target and renames, so that a stop half-way leaves the old snapshot whole. Failing is no harm. */
export async function writeSnapshot(dir: string | null, version: string, drafts: Snapshot): Promise<void> {
  if (dir === null) return;
  const payload = JSON.stringify([...drafts]);
  const target = path.join(dir, NAME);
  const passing = `${target}.${process.pid}.tmp`;
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(passing, `${keyOf(version, payload)}\n${payload}`);
    await rename(passing, target);
  } catch {
    // A read-only disk costs the next start some seconds and nothing else.
  }
}
