/** The store's corpus as a folder on this machine, read and watched like any other. */
import { createHash } from "node:crypto";
import { mkdir, readFile, realpath, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { asError, NecError } from "../errors.ts";
import { isPassing, walkFolder } from "../ingest/walk.ts";
import type { CorpusEntry, CorpusStore } from "./corpus-files.ts";

export type CorpusMirror = {
  /**
   * Makes the folder the same as the store's corpus where a push has been completed since the last call; a folder
   * is left as it is while nothing was ever pushed. @returns whether anything was written or removed
   */
  refresh(): Promise<boolean>;
};

const LONGEST_PATH = 400;

/** Whether a path names a file inside a folder, on every system, and one that the bot reads. */
export function isCorpusPath(file: string): boolean {
  return (
    file.length <= LONGEST_PATH &&
    // Control characters, and what another system takes for a separator or a drive.
    !/[\p{Cc}\\:]/u.test(file) &&
    file.split("/").every((part) => part !== "" && part !== "." && part !== "..") &&
    !isPassing(file)
  );
}

/** `onProblem` is told of a file that cannot be mirrored, once for each push; the others are. */
export function mirrorCorpus(
  store: CorpusStore,
  dir: string,
  onProblem: (error: Error) => void = () => {},
): CorpusMirror {
  let seen = 0;
  return {
    async refresh() {
      const version = await store.corpusVersion();
      if (version === seen) return false;
      const entries = await store.corpusFiles();
      const wanted = new Map(
        entries.filter(({ path }) => isCorpusPath(path)).map((entry) => [entry.path, entry]),
      );
      for (const { path } of entries) {
        if (!wanted.has(path))
          onProblem(new NecError("CORPUS", `The store's file "${path}" has a name that is not taken.`));
      }
      await mkdir(dir, { recursive: true });
      const root = await realpath(dir);
      const held = await heldFiles(root);
      let changed = false;
      // What stands where a wanted file needs a folder, or the other way round, goes first; what is only gone, last.
      const extra = [...held.keys()].filter((file) => !wanted.has(file) || held.get(file) === null);
      const inTheWay = new Set(extra.filter((file) => held.get(file) === null || blocks(file, wanted)));
      for (const file of inTheWay) await remove(root, file);
      for (const entry of wanted.values()) {
        if (held.get(entry.path) === entry.hash) continue;
        try {
          await bring(store, root, entry);
          changed = true;
        } catch (error) {
          if (isOfStore(error)) throw error;
          onProblem(asError(error));
        }
      }
      for (const file of extra) if (!inTheWay.has(file)) await remove(root, file);
      seen = version;
      return changed || extra.length > 0;
    },
  };
}

/** Refreshes after each wait, until aborted. What goes wrong is told, and tried again after the next wait. */
export async function keepMirrored(
  mirror: CorpusMirror,
  wait: (signal: AbortSignal) => Promise<unknown>,
  onError: (error: Error) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await wait(signal).catch(() => undefined);
    if (signal.aborted) return;
    await mirror.refresh().catch((error: unknown) => onError(asError(error)));
  }
}

/** Hash of each file; null for a link, which is never part of a mirror. */
async function heldFiles(root: string): Promise<ReadonlyMap<string, string | null>> {
  const held = new Map<string, string | null>();
  for (const { file, path: full, link } of await walkFolder(root)) {
    held.set(file, link ? null : sha256(await readFile(full)));
  }
  return held;
}

function blocks(file: string, wanted: ReadonlyMap<string, CorpusEntry>): boolean {
  return [...wanted.keys()].some((path) => path.startsWith(`${file}/`) || file.startsWith(`${path}/`));
}

/** Written beside its place under a name that readers pass over, and then renamed: a file is there whole or not. */
async function bring(store: CorpusStore, root: string, { path: file }: CorpusEntry): Promise<void> {
  const found = await store.corpusFile(file);
  // Removed by a push that will be told of.
  if (found === null) return;
  if (sha256(found.bytes) !== found.hash) {
    throw new NecError("CORPUS", `The store's file "${file}" is damaged: push the corpus again.`);
  }
  const target = path.join(root, file);
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  if (real !== folder) throw new NecError("CORPUS", `"${folder}" is a link: nothing was written there.`);
  const passing = path.join(folder, `.${process.pid}.${path.basename(target).slice(0, 100)}.tmp`);
  try {
    await writeFile(passing, found.bytes);
    await rename(passing, target);
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
}

/** The file, and the folders that it leaves empty. */
async function remove(root: string, file: string): Promise<void> {
  await rm(path.join(root, file), { force: true });
  for (let folder = path.dirname(file); folder !== "."; folder = path.dirname(folder)) {
    const emptied = await rmdir(path.join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!emptied) return;
  }
}

function isOfStore(error: unknown): boolean {
  return error instanceof NecError && error.code === "STORE";
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
