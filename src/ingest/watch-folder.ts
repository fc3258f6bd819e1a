/** The corpus folder while the bot runs: what is added, changed, renamed or removed is read again by itself. */
import { watch } from "chokidar";
import { asError } from "../errors.ts";
import { passageCount } from "../report.ts";
import { type FolderLoader, folderLoader, type LoadedCorpus, type LoadOptions } from "./load-folder.ts";
import { keyOf } from "./snapshot.ts";
import { isPassing } from "./walk.ts";

export type WatchOptions = LoadOptions & {
  /** Milliseconds of quiet after the last change before the folder is read again (default 250). */
  readonly quietMs?: number;
  /** Milliseconds until a change that `onChange` failed to take in is told again (default 2,000). */
  readonly retryMs?: number;
  /** Reads the folder; absent: a new one. One that has read it before holds what it has read only once. */
  readonly loader?: FolderLoader;
  /** The state the caller has: a change between its reading and the start of watching is told too. */
  readonly baseline?: LoadedCorpus;
  /** Told when reading failed; the last good state stands. */
  readonly onError?: (error: Error) => void;
};

export type FolderWatch = { close(): Promise<void> };

/** Events of the file system get lost when changes follow each other closely: each is followed by a second look. */
const SECOND_LOOK_MS = 700;

/** What could not be taken in, as when a database was away, would otherwise wait for the next change. */
const RETRY_MS = 2_000;

/**
 * Calls `onChange` with the folder as it is after each change, one at a time and never with an older state after a
 * newer one; a reading that finds nothing new is not told. A file that is still being written is read when its size has
 * stood still. Resolves when the watch stands.
 */
export async function watchFolder(
  dir: string,
  onChange: (corpus: LoadedCorpus) => void | Promise<void>,
  options: WatchOptions,
): Promise<FolderWatch> {
  const { quietMs = 250, retryMs = RETRY_MS, baseline, onError = () => {} } = options;
  const { loader = folderLoader(dir, options) } = options;
  const watcher = watch(dir, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) =>
      path !== dir && isPassing(path.slice(dir.length).replaceAll("\\", "/").replace(/^\/+/u, "")),
    awaitWriteFinish: { stabilityThreshold: 300, pollInterval: 50 },
  });
  let timer: NodeJS.Timeout | null = null;
  let reading: Promise<void> = Promise.resolve();
  let closed = false;
  let told = baseline === undefined ? null : stateKey(baseline);
  const read = async (): Promise<void> => {
    if (closed) return;
    let news = false;
    try {
      const corpus = await loader.load();
      const key = stateKey(corpus);
      news = told !== null && key !== told;
      if (news) await onChange(corpus);
      told = key;
    } catch (error) {
      onError(asError(error));
      if (news && !closed) readAfter(retryMs, false);
    }
  };
  const readAfter = (delayMs: number, andAgain: boolean) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      reading = reading.then(read);
      if (andAgain && !closed) readAfter(SECOND_LOOK_MS, false);
    }, delayMs);
  };
  watcher.on("all", () => readAfter(quietMs, true)).on("error", (error) => onError(asError(error)));
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  // The first reading is what later ones are compared with.
  reading = read();
  await reading;
  return {
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
      await reading;
    },
  };
}

/** Changes with anything that a reader of the corpus could see. */
function stateKey(corpus: LoadedCorpus): string {
  const files = corpus.files.map((file) => [
    file.file,
    file.hash,
    file.kind,
    file.title,
    file.authors,
    file.meetings,
    file.duplicateOf,
    passageCount(file),
  ]);
  return keyOf(JSON.stringify([files, corpus.gazetteer, corpus.problems]));
}
