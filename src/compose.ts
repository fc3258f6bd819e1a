/** Puts the parts together that the server and the one-shot command line share. */
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { commands } from "../commands/index.ts";
import type { Services } from "../commands/services.ts";
import type { Archive } from "./archive/archive.ts";
import { buildArchive } from "./archive/build-archive.ts";
import type { PostgresIndex } from "./archive/postgres-index.ts";
import { ASKING_LIMITS, type AskingLimits } from "./asking-limit.ts";
import { type AskEvent, type Bot, createBot } from "./bot.ts";
import type { Config } from "./config.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { GAZETTEER_FILES, readGazetteer } from "./ingest/gazetteer-files.ts";
import {
  type FolderLoader,
  folderLoader,
  type LoadedCorpus,
  type LoadOptions,
} from "./ingest/load-folder.ts";
import { mirrorCorpus } from "./store/mirror-corpus.ts";

/** The corpus as it was read, what can be searched in it, and how long that took. */
export type OpenedCorpus = {
  /** Where the files are on this machine. */
  readonly folder: string;
  readonly options: LoadOptions;
  /** Has read the folder, and reads what changes in it. */
  readonly loader: FolderLoader;
  readonly loaded: LoadedCorpus;
  readonly archive: Archive;
  readonly ms: number;
  /** What is searched after a change of the folder; what `previous` holds is not analysed again. */
  follow(loaded: LoadedCorpus, previous: Archive): Promise<Archive>;
  /** Ends connections of the search engine. */
  close(): Promise<void>;
};

/**
 * Reads the corpus folder and indexes it. A corpus in the store is brought into a folder first.
 * @throws NecError when there is no such folder, or the search engine's server cannot be reached
 */
export async function openCorpus(config: Config): Promise<OpenedCorpus> {
  const started = performance.now();
  const folder = await corpusFolder(config);
  const options = await loadOptions(config, folder);
  const loader = folderLoader(folder, options);
  const loaded = await loader.load();
  const index = await openIndex(config);
  const archiveOf = ({ files, gazetteer }: LoadedCorpus, previous?: Archive) =>
    buildArchive({
      files,
      gazetteer,
      snapshotDir: snapshotFolder(config),
      ...(index === null ? {} : { engine: index.engineFor }),
      ...(previous === undefined ? {} : { previous }),
    });
  const archive = await archiveOf(loaded);
  return {
    folder,
    options,
    loader,
    loaded,
    archive,
    ms: performance.now() - started,
    follow: archiveOf,
    close: async () => index?.close(),
  };
}

/** The search engine's tables in PostgreSQL; null: the archive indexes in memory. */
async function openIndex(config: Config): Promise<PostgresIndex | null> {
  if (config.SEARCH_ENGINE === "memory" || config.DATABASE_URL === undefined) return null;
  // Loaded only where it is used: most calls of the command line end sooner than a driver is read.
  const { openPostgresIndex } = await import("./archive/postgres-index.ts");
  return openPostgresIndex(config.DATABASE_URL, () => Temporal.Now.instant(), snapshotFolder(config));
}

/** Where the store's corpus is mirrored. */
export function mirrorFolder(config: Config): string {
  return path.join(config.DATA_DIR, "corpus");
}

async function corpusFolder(config: Config): Promise<string> {
  if (config.CORPUS_FROM === "folder") return config.CORPUS_DIR;
  const { openStore } = await import("./store/open-store.ts");
  const folder = mirrorFolder(config);
  await mkdir(folder, { recursive: true });
  const store = await openStore({ databaseUrl: config.DATABASE_URL ?? null, dataDir: config.DATA_DIR });
  try {
    await mirrorCorpus(store, folder).refresh();
  } finally {
    await store.close();
  }
  return folder;
}

/** How the configured folder is read. A folder without lists of names is read with those of the starter corpus. */
async function loadOptions(config: Config, folder: string): Promise<LoadOptions> {
  return {
    maxBytes: config.MAX_REPORT_BYTES,
    snapshotDir: snapshotFolder(config),
    gazetteer: await starterGazetteer(folder),
  };
}

/** The starter corpus's names for those lists that the folder lacks. */
async function starterGazetteer(corpusDir: string): Promise<Gazetteer> {
  const folder = path.resolve(import.meta.dirname, "../corpus");
  const sources = await Promise.all(
    GAZETTEER_FILES.map(async (file) => {
      if (existsSync(path.join(corpusDir, file))) return [];
      // An installation may come without the starter corpus: then its names are not known, and nothing else is lost.
      const source = await readFile(path.join(folder, file), "utf8").catch(() => null);
      return source === null ? [] : [[file, source] as const];
    }),
  );
  return readGazetteer(Object.fromEntries(sources.flat())).gazetteer;
}

function snapshotFolder(config: Config): string {
  return path.join(config.DATA_DIR, "snapshots");
}

/** A bot over the services; `today` may be set for the command line's `--as-of`. */
export function composeBot(
  services: Services,
  observe: (event: AskEvent) => void,
  limits: AskingLimits = ASKING_LIMITS,
): Bot {
  return createBot<Services>({
    commands,
    services,
    archive: () => services.archive(),
    today: () => services.today(),
    clock: () => performance.now(),
    observe,
    limits,
  });
}
