/** Every surface that is configured, the digests, and an orderly stop. */
import { randomUUID } from "node:crypto";
import { fstatSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Services } from "../commands/services.ts";
import { readAhead } from "./answer/read-ahead.ts";
import type { Archive } from "./archive/archive.ts";
import { editionOf } from "./archive/edition.ts";
import { type ChatParts, chatSurfaces, isPosting } from "./chat-surfaces.ts";
import { importOptions } from "./cli/import-tool.ts";
import { openState } from "./cli/state.ts";
import { composeBot, mirrorFolder, type OpenedCorpus, openCorpus } from "./compose.ts";
import type { Config } from "./config.ts";
import { asError, NecError } from "./errors.ts";
import { formatDate } from "./format-date.ts";
import { checkTable } from "./ingest/check-table.ts";
import { type FeedSchedule, feedsOf, fileMemory, followFeeds } from "./ingest/feeds.ts";
import { type FolderWatch, watchFolder } from "./ingest/watch-folder.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { passageCount } from "./report.ts";
import { keepMirrored, mirrorCorpus } from "./store/mirror-corpus.ts";
import type { Surface } from "./surface.ts";
import { createConsoleSurface } from "./surfaces/console/console-surface.ts";
import { createWebSurface } from "./surfaces/web/web-surface.ts";

/** Exit status when a platform has shut the bot out for good. */
const SHUT_OUT = 3;
/** How long an orderly stop may take before the process ends all the same. */
const STOP_MS = 20_000;

/** How often the store is asked for a new corpus: with reading and indexing well under ten seconds. */
const MIRROR_MS = 3_000;

/** Between some milliseconds of reading ahead: it takes a fifth of a processor at most. */
const READING_PAUSE_MS = 20;

const NO_FILTERS = { topics: [], people: [], bodies: [] };

/**
 * Runs until the input has ended, a signal comes, or a platform shuts the bot out.
 * @throws ConfigError, NecError for what has to be put right first
 */
export async function serve(config: Config): Promise<void> {
  const usesConsole = process.stdin.isTTY === true || isPiped(0);
  const log = createLog(config.LOG_LEVEL ?? (usesConsole ? "warn" : "info"));
  const metrics = createMetrics();
  const opened = await openCorpus(config);
  let { archive } = opened;
  say(openingLine(opened));
  const state = await openState(config, log, (event) => {
    if ("delivery" in event) metrics.delivery(event.type);
  });
  const services: Services = {
    archive: () => archive,
    store: state.store,
    digests: state.digests,
    today: () => Temporal.Now.plainDateISO(config.TIME_ZONE).toString(),
    now: () => Temporal.Now.instant(),
    timeZone: config.TIME_ZONE,
  };
  const bot = composeBot(services, ({ surface, command, verdict, ms, error }) => {
    metrics.answered(surface, command, verdict, ms);
    if (error !== undefined) log.error({ surface, command, err: error }, "a command failed");
  });
  const countCorpus = () =>
    metrics.corpus(
      archive.reports.length,
      archive.reports.reduce((sum, report) => sum + passageCount(report), 0),
    );
  countCorpus();
  await state.digests.onCorpus(archive);

  const running: Surface[] = [];
  const startSurface = async (surface: Surface, line: () => string): Promise<void> => {
    try {
      await surface.start();
      running.push(surface);
      metrics.connected(surface.name, true);
      say(line());
    } catch (thrown) {
      metrics.connected(surface.name, false);
      say(`${surface.name}: could not start. ${asError(thrown).message}`);
      if (!(thrown instanceof NecError))
        log.error({ surface: surface.name, err: thrown }, "a surface could not start");
    }
  };

  // A reader that has seen enough (`npm start | head`) closes the pipe: time to go, and no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => void stop(error.code === "EPIPE" ? 0 : 1));
  let watch: FolderWatch | null = null;
  let stopping = false;
  let feeds: FeedSchedule | null = null;
  let mirroring: Promise<void> | null = null;
  const stopMirroring = new AbortController();
  let reading = new AbortController();
  const startReading = (previous?: Archive): void => {
    reading.abort();
    reading = new AbortController();
    const pause = () => setTimeout(READING_PAUSE_MS, undefined, { ref: false });
    readAhead(archive, {
      pause,
      signal: reading.signal,
      ...(previous === undefined ? {} : { previous }),
    }).catch((error) => log.warn({ err: error }, "passages could not be read ahead"));
  };
  const stop = async (status: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    globalThis.setTimeout(() => process.exit(1), STOP_MS).unref();
    await feeds?.stop();
    stopMirroring.abort();
    reading.abort();
    await mirroring;
    await watch?.close();
    // Digests first: a delivery in hand still needs its surface.
    await state.digests.stop();
    await Promise.allSettled(running.map((surface) => surface.stop()));
    await state.close();
    await opened.close();
    process.exit(status);
  };

  const web = createWebSurface({
    bot,
    archive: () => archive,
    digestPreview: () => state.digests.preview({ place: null, since: null, filters: NO_FILTERS, archive }),
    async arrivals() {
      const { entries } = await state.store.ledger();
      return new Map(
        entries.filter(({ arrival }) => arrival > 0).map((entry) => [entry.report, entry.firstSeen]),
      );
    },
    host: config.HOST,
    port: config.PORT,
    publicUrl: config.PUBLIC_URL ?? null,
    password: config.WEB_PASSWORD ?? null,
    fullText: config.WEB_FULL_TEXT,
    robots: config.WEB_ROBOTS,
    metrics,
    log,
    now: services.now,
    today: services.today,
    health: () => ({
      ready: running.length > 0,
      details: { reports: archive.reports.length, surfaces: running.map(({ name }) => name).join(" ") },
    }),
  });
  await startSurface(web, () => `web: ${web.url()}`);
  const connected = new Map<string, boolean>();
  const chatParts: ChatParts = {
    config,
    bot,
    store: state.store,
    log,
    processId: randomUUID(),
    now: services.now,
    today: services.today,
    readingRoom: () => web.readingRoom(),
    edition: () => editionOf(archive),
    onConnected: (surface, up) => {
      connected.set(surface, up);
      metrics.connected(surface, up);
    },
    // Staying up without a surface that people rely on would hide it from whatever supervises the process.
    onLost: (error) => {
      say(error.message);
      void stop(SHUT_OUT);
    },
  };
  await Promise.all(
    chatSurfaces(config).map(async ({ name, missing, create }) => {
      if (missing !== null) return say(`${name}: off (${missing}).`);
      const surface = await create(chatParts);
      await startSurface(surface, () =>
        connected.get(name) === false ? `${name}: not reached yet, trying again.` : `${name}: connected.`,
      );
    }),
  );
  await state.digests.start(running.filter(isPosting));
  startReading();
  watch = await watchFolder(
    opened.folder,
    async (loaded) => {
      const previous = archive;
      archive = await opened.follow(loaded, previous);
      startReading(previous);
      countCorpus();
      log.info(
        { reports: archive.reports.length, problems: loaded.problems.length },
        "the corpus folder changed",
      );
      await state.digests.onCorpus(archive);
    },
    {
      ...opened.options,
      loader: opened.loader,
      baseline: opened.loaded,
      onError: (error) => log.error({ err: error }, "the corpus folder could not be read"),
    },
  );

  if (config.CORPUS_FROM === "store") {
    mirroring = keepMirrored(
      mirrorCorpus(state.store, mirrorFolder(config), (error) => log.warn(error.message)),
      (signal) => setTimeout(MIRROR_MS, undefined, { signal }),
      (error) => log.warn({ err: error }, "the store's corpus could not be looked at"),
      stopMirroring.signal,
    );
  }

  if (config.FEEDS) {
    const importing = importOptions(config);
    feeds = followFeeds(
      async () => (await feedsOf(config.CORPUS_DIR)).feeds,
      {
        fetcher: importing.fetcher,
        memory: fileMemory(path.join(config.DATA_DIR, "feeds.json")),
        importing,
        now: Date.now,
      },
      (results) => {
        for (const { feed, imported, problems } of results) {
          if (imported.length > 0) log.info({ feed, imported: imported.length }, "a feed brought reports");
          for (const problem of problems) log.warn({ feed }, problem);
        }
      },
    );
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));

  if (usesConsole) {
    const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const consoleSurface = createConsoleSurface({
      bot,
      input: process.stdin,
      output: process.stdout,
      terminal,
      colour: process.stdout.isTTY === true && process.stdout.hasColors(),
      readingRoom: () => (running.includes(web) ? web.url() : null),
      onEnd: () => void stop(0),
    });
    say(
      `Ask here, such as: what happened to the Forde report? Type "help" for all there is${terminal ? ', "exit" to leave' : ""}.\n`,
    );
    await consoleSurface.start();
    running.push(consoleSurface);
  } else if (running.length === 0) {
    say("Nothing could be started; see above.");
    await stop(1);
  }
}

function openingLine({ folder, loaded, archive, ms }: OpenedCorpus): string {
  const { reports, from, to } = archive.coverage;
  const span = from === null || to === null ? "" : `, ${formatDate(from)} to ${formatDate(to)}`;
  const passages = archive.reports.reduce((sum, report) => sum + passageCount(report), 0);
  const { counts, configuration } = checkTable(loaded.files, loaded.problems);
  const toMend = counts.toMend + configuration.length;
  const mend = toMend === 0 ? "" : ` ${toMend} things to mend: npm run --silent nec -- check ${folder}`;
  return `Loaded ${reports} reports (${passages} passages${span}) from ${folder} in ${Math.round(ms)} ms.${mend}`;
}

/** Whether a file, pipe or socket was given as this input; a closed one or the null device was not. */
function isPiped(descriptor: number): boolean {
  try {
    const input = fstatSync(descriptor);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
