/** The files of a folder and its sub-folders. Links are never followed, so nothing outside is ever read. */
import { readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { NecError } from "../errors.ts";

/** A file by its path inside the folder, with forward slashes. */
export type FolderEntry = { readonly file: string; readonly path: string; readonly link: boolean };

const DEEPEST = 12;
const MOST_FILES = 50_000;
/** Half-written files of editors and browsers, and what operating systems leave behind. */
const PASSING =
  /(?:^|\/)(?:\.|~\$|Thumbs\.db$|desktop\.ini$)|~$|\.(?:tmp|part|partial|crdownload|swp|swx)$/iu;

/** Whether a path inside the folder is one that the bot leaves alone: hidden, temporary or an editor's. */
export function isPassing(file: string): boolean {
  return PASSING.test(file) || file.split("/").includes("node_modules");
}

/**
 * Every file of the folder, ordered by name. The folder itself may be a link.
 * @throws NecError `CORPUS` when there is no such folder or it cannot be read.
 */
export async function walkFolder(dir: string): Promise<FolderEntry[]> {
  let root: string;
  try {
    root = await realpath(dir);
    await readdir(root);
  } catch (error) {
    throw new NecError(
      "CORPUS",
      `The corpus folder "${dir}" cannot be read. Check the path, or set CORPUS_DIR.`,
      {
        cause: error,
      },
    );
  }
  const found: FolderEntry[] = [];
  await collect(root, "", 0, found);
  return found.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

async function collect(root: string, inside: string, depth: number, found: FolderEntry[]): Promise<void> {
  let entries: Awaited<ReturnType<typeof readEntries>>;
  try {
    entries = await readEntries(path.join(root, inside));
  } catch {
    // A folder that vanished or may not be read holds nothing for us.
    return;
  }
  for (const entry of entries) {
    const file = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (isPassing(file) || found.length >= MOST_FILES) continue;
    const full = path.join(root, file);
    if (entry.isSymbolicLink()) found.push({ file, path: full, link: true });
    else if (entry.isFile()) found.push({ file, path: full, link: false });
    else if (entry.isDirectory() && depth < DEEPEST) await collect(root, file, depth + 1, found);
  }
}

function readEntries(dir: string) {
  return readdir(dir, { withFileTypes: true });
}
