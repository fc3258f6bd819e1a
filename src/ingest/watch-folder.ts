/** The corpus folder while the bot runs: what is added, changed, renamed or removed is read again by itself. */
import { watch } from "chokidar";
import { asError } from "../errors.ts";
import { folderLoader, type LoadedCorpus, type LoadOptions } from "./load-folder.ts";
import { isPassing } from "./walk.ts";

export type WatchOptions = LoadOptions & {
  /** Milliseconds of quiet after the last change before the folder is read again (default 250). */
  readonly quietMs?: number;
  /** Told when reading failed; the last good state stands. */
  readonly onError?: (error: Error) => void;
};

export type FolderWatch = { close(): Promise<void> };

/**
 * Calls `onChange` with the folder as it is after each change, one at a time and never with an older state after a
 * newer one. A file that is still being written is read when its size has stood still.
 */
export async function watchFolder(
  dir: string,
  onChange: (corpus: LoadedCorpus) => void | Promise<void>,
  options: WatchOptions,
): Promise<FolderWatch> {
  const { quietMs = 250, onError = () => {} } = options;
  const loader = folderLoader(dir, options);
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
  const read = async () => {
    if (closed) return;
    try {
      await onChange(await loader.load());
    } catch (error) {
      onError(asError(error));
    }
  };
  const later = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      reading = reading.then(read);
    }, quietMs);
  };
  watcher.on("all", later).on("error", (error) => onError(asError(error)));
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await watcher.close();
      await reading;
    },
  };
}
