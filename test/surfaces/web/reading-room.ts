/** A reading room over a real corpus folder, in process: commands, bot, archive and pages as the program has them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { commands } from "../../../commands/index.ts";
import type { Services } from "../../../commands/services.ts";
import type { Archive } from "../../../src/archive/archive.ts";
import { buildArchive } from "../../../src/archive/build-archive.ts";
import { createBot } from "../../../src/bot.ts";
import { loadFolder } from "../../../src/ingest/load-folder.ts";
import type { Log } from "../../../src/log.ts";
import { createMetrics } from "../../../src/metrics.ts";
import { noteReply } from "../../../src/reply.ts";
import { readStaticFiles } from "../../../src/surfaces/web/static-files.ts";
import { createWebApp } from "../../../src/surfaces/web/web-app.ts";
import type { WebAppOptions } from "../../../src/surfaces/web/web-options.ts";

const TODAY = "2026-11-23";

export type Corpus = { readonly archive: Archive; readonly folder: string };

/** Reads a folder as the program does. */
export async function readCorpus(folder: string): Promise<Corpus> {
  const { files, gazetteer } = await loadFolder(folder, { maxBytes: 5_000_000 });
  return { archive: await buildArchive({ files, gazetteer }), folder };
}

/** A folder of its own with the given files, read; gone when disposed of. */
export async function temporaryCorpus(files: Readonly<Record<string, string>>): Promise<Corpus & Disposable> {
  const folder = mkdtempSync(path.join(tmpdir(), "nec-web-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return {
    ...(await readCorpus(folder)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const starterCorpus = path.resolve(import.meta.dirname, "../../../corpus");
export const inventedCorpus = path.resolve(import.meta.dirname, "../../fixtures/reports");

/** A clock that a test moves. */
export type Clock = { now(): Temporal.Instant; advance(seconds: number): void };

export function clockAt(start = "2026-11-23T09:00:00Z"): Clock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance(seconds) {
      now = now.add({ milliseconds: Math.round(seconds * 1000) });
    },
  };
}

/** A log that keeps its lines, as they would be written. */
export function keptLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (...parts: unknown[]) => {
    lines.push(JSON.stringify(parts, (_, value: unknown) => (value instanceof Error ? value.stack : value)));
  };
  return { log: { debug: keep, info: keep, warn: keep, error: keep } as unknown as Log, lines };
}

/** The options of a reading room that nobody but this machine reaches; a test changes what it is about. */
export function webOptions(archive: Archive, changes: Partial<WebAppOptions> = {}): WebAppOptions {
  const notHere = (): never => {
    throw new Error("The web pages use no command that needs the store.");
  };
  const services: Services = {
    archive: () => archive,
    get store() {
      return notHere();
    },
    get digests() {
      return notHere();
    },
    today: () => TODAY,
    now: () => Temporal.Instant.from(`${TODAY}T09:00:00Z`),
    timeZone: "Europe/London",
  };
  const bot = createBot<Services>({
    commands,
    services,
    archive: () => archive,
    today: () => TODAY,
    clock: () => performance.now(),
    observe: () => undefined,
  });
  return {
    bot,
    archive: () => archive,
    digestPreview: async () => noteReply("Digest", ["Nothing new since the last digest."], archive.coverage),
    publicUrl: null,
    password: null,
    fullText: true,
    robots: false,
    host: "127.0.0.1",
    metrics: createMetrics(),
    log: keptLog().log,
    now: clockAt().now,
    today: () => TODAY,
    health: () => ({ ready: true, details: { reports: archive.reports.length } }),
    ...changes,
  };
}

export function readingRoom(archive: Archive, changes: Partial<WebAppOptions> = {}) {
  return createWebApp({ ...webOptions(archive, changes), files: readStaticFiles() });
}

/** The address of every kind of page over an archive, with a subject of its own for each. */
export function pagesOver(archive: Archive): readonly string[] {
  const [report] = archive.reports.filter(({ passages }) => passages.length > 2);
  const passage = report?.passages[1];
  const meeting = report?.meetings?.find(({ from }) => from !== null);
  const author = archive.reports.find(({ authors }) => (authors ?? []).length > 0)?.authors?.[0];
  const word = report?.passages[0]?.text.match(/\p{L}{5,}/u)?.[0] ?? "conference";
  const encode = encodeURIComponent;
  return [
    "/",
    "/ask",
    `/ask?q=${encode(`what happened to ${word}?`)}`,
    `/ask?q=${encode(word)}&from=2010&to=2024`,
    "/ask?q=what+about+the+zzyzx+quux%3F",
    "/reports",
    `/report/${encode(report?.id ?? "")}?at=${encode(passage?.id ?? "")}`,
    `/meeting/${encode(`${meeting?.body}@${meeting?.from}`)}`,
    "/people",
    `/person/${encode(author ?? "")}`,
    "/topics",
    `/topic/${encode(word)}`,
    "/votes",
    "/figures",
    "/coverage",
    "/date?date=2021",
    "/digest",
    "/brief",
    "/help",
    "/privacy",
    "/about",
    "/nowhere",
  ];
}
