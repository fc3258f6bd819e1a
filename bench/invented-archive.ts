/** Archives of invented reports, and a bot that is asked over them as people ask it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../commands/index.ts";
import type { Services } from "../commands/services.ts";
import type { Archive } from "../src/archive/archive.ts";
import { buildArchive } from "../src/archive/build-archive.ts";
import { createBot } from "../src/bot.ts";
import { loadFolder } from "../src/ingest/load-folder.ts";
import type { Asker } from "../src/surface.ts";
import { inventedReport } from "./invented-reports.ts";

export const TODAY = "2025-06-01";
const PASSAGES_A_REPORT = 16;

/** An archive of at least so many passages. */
export async function inventedArchive(passages: number): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), "nec-answers-"));
  try {
    for (let number = 0; number < passages / PASSAGES_A_REPORT; number++) {
      await writeFile(join(folder, `report-${String(number).padStart(5, "0")}.md`), inventedReport(number));
    }
    const { files, gazetteer } = await loadFolder(folder, { maxBytes: 5_000_000 });
    return await buildArchive({ files, gazetteer });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds on the clock, and of the processor for this thread. */
export type Taken = { readonly ms: number; readonly cpu: number };

/** Somebody else each time: no question follows up on another. */
const ANYBODY: Asker = { surface: "web", community: null, channel: null, user: null, admin: false };

/** What it takes to reply to a line as it is typed. @throws Error what the bot only notes: something it did not mean */
export function askedOver(archive: Archive): (line: string) => Promise<Taken> {
  const services = {
    archive: () => archive,
    today: () => TODAY,
    now: () => Temporal.Now.instant(),
    timeZone: "Europe/London",
  } as unknown as Services;
  const bot = createBot<Services>({
    commands,
    services,
    archive: () => archive,
    today: () => TODAY,
    clock: () => performance.now(),
    observe: ({ error }) => {
      if (error !== undefined) throw error;
    },
  });
  return async (line) => {
    const started = performance.now();
    const used = process.threadCpuUsage();
    await bot.say(line, ANYBODY);
    const { user, system } = process.threadCpuUsage(used);
    return { ms: performance.now() - started, cpu: (user + system) / 1000 };
  };
}
