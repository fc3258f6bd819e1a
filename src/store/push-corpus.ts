/** A folder's files into the store. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { walkFolder } from "../ingest/walk.ts";
import type { CorpusStore } from "./corpus-files.ts";
import { isCorpusPath } from "./mirror-corpus.ts";

export type Pushed = {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files left out: links, files too large, names that cannot be made everywhere. */
  readonly leftOut: readonly string[];
  /** Files in the store now. */
  readonly files: number;
};

/**
 * Makes the store's corpus the same as the folder, sending only what differs. A push that breaks off is completed by
 * the next; until then no process looks. Files larger than `maxBytes` are left out.
 * @throws NecError `CORPUS` when there is no such folder
 */
export async function pushCorpus(store: CorpusStore, dir: string, maxBytes: number): Promise<Pushed> {
  const stored = new Map((await store.corpusFiles()).map(({ path, hash }) => [path, hash]));
  const written: string[] = [];
  const leftOut: string[] = [];
  let files = 0;
  for (const { file, path, link } of await walkFolder(dir)) {
    if (link || !isCorpusPath(file) || (await stat(path)).size > maxBytes) {
      leftOut.push(file);
      continue;
    }
    const bytes = await readFile(path);
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (stored.get(file) !== hash) {
      await store.putCorpusFile({ path: file, hash, bytes });
      written.push(file);
    }
    stored.delete(file);
    files += 1;
  }
  const removed = [...stored.keys()];
  // Told even when nothing differs here: an earlier push may have broken off before it was told.
  await store.completePush(removed);
  return { written, removed, leftOut, files };
}
