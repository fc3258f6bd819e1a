/** Load on the web pages: an open loop of requests from a thread of its own, while questions are asked in chat. */
import { Worker } from "node:worker_threads";
import { commands } from "../commands/index.ts";
import type { Services } from "../commands/services.ts";
import type { Archive } from "../src/archive/archive.ts";
import { buildArchive } from "../src/archive/build-archive.ts";
import { createBot } from "../src/bot.ts";
import { loadFolder } from "../src/ingest/load-folder.ts";
import { createMetrics } from "../src/metrics.ts";
import { noteReply } from "../src/reply.ts";
import type { Meeting, Report } from "../src/report.ts";
import { createWebSurface } from "../src/surfaces/web/web-surface.ts";

export type LoadOptions = {
  readonly corpus: string;
  /** Reports held: the corpus's own, then copies of them with other words in other years. */
  readonly reports: number;
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
};

export type LoadResult = {
  readonly requests: number;
  readonly errors: number;
  /** What went wrong, each kind once, at most ten. */
  readonly failures: readonly string[];
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
  /** The kinds of pages with the slowest answers, worst first. */
  readonly slowestPages: readonly { readonly page: string; readonly p99: number }[];
  readonly chatP95: number;
  /** Share of the time in which the server's thread was not waiting: near 1, it could do no more on this machine. */
  readonly busy: number;
};

const QUESTIONS = [
  "What happened to the Forde report?",
  "How did the vote on trigger ballots go?",
  "What did Ann Black say about women's conference?",
  "How many members were there in 2019?",
  "who was elected chair in 2021?",
  "What was decided about conference in Liverpool?",
];
const CHAT_EVERY_MS = 250;

/** Runs the load and measures; all times in milliseconds, from when a request was due to its last byte. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const archive = await largeArchive(options.corpus, options.reports);
  const services = {
    archive: () => archive,
    today: () => "2026-11-23",
    now: () => Temporal.Now.instant(),
    timeZone: "Europe/London",
  } as unknown as Services;
  const bot = createBot<Services>({
    commands,
    services,
    archive: () => archive,
    today: services.today,
    clock: () => performance.now(),
    observe: () => undefined,
  });
  const silent = () => undefined;
  const web = createWebSurface({
    bot,
    archive: () => archive,
    digestPreview: async () => noteReply("Digest", [], archive.coverage),
    publicUrl: null,
    password: null,
    fullText: true,
    robots: false,
    host: "127.0.0.1",
    port: 0,
    metrics: createMetrics(),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    now: () => Temporal.Now.instant(),
    today: services.today,
    health: () => ({ ready: true, details: {} }),
  });
  await web.start();
  for (const page of new Set(mixedPages(archive, 400)))
    await (await fetch(`${web.url()}${page}`)).arrayBuffer();

  const chat: number[] = [];
  const asker = { surface: "discord", community: "1", channel: "2", user: null, admin: false } as const;
  const chatting = setInterval(async () => {
    const started = performance.now();
    await bot.say(QUESTIONS[chat.length % QUESTIONS.length] ?? "", asker);
    chat.push(performance.now() - started);
  }, CHAT_EVERY_MS);
  const { rate, seconds } = options;
  const pages = mixedPages(archive, rate * seconds);
  const before = performance.eventLoopUtilization();
  const client = new Worker(new URL("./web-load-client.ts", import.meta.url), {
    workerData: { base: web.url(), pages, rate },
  });
  const times = await new Promise<readonly { page: string; ms: number; failure: string | null }[]>(
    (resolve, reject) => {
      client.once("message", resolve);
      client.once("error", reject);
    },
  );
  const { utilization } = performance.eventLoopUtilization(before);
  clearInterval(chatting);
  await web.stop();

  const all = times.map(({ ms }) => ms);
  const failures = times.flatMap(({ failure }) => failure ?? []);
  const kinds = Map.groupBy(times, ({ page }) => page.split(/[/?]/)[1] ?? "");
  return {
    requests: times.length,
    errors: failures.length,
    failures: [...new Set(failures)].slice(0, 10),
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    p99: percentile(all, 0.99),
    slowest: percentile(all, 1),
    slowestPages: [...kinds]
      .map(([page, list]) => ({
        page: `/${page}`,
        p99: percentile(
          list.map(({ ms }) => ms),
          0.99,
        ),
      }))
      .sort((a, b) => b.p99 - a.p99)
      .slice(0, 5),
    chatP95: percentile(chat, 0.95),
    busy: Math.round(utilization * 100) / 100,
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0) * 10) / 10;
}

/** As readers ask: mostly reports and answers, some lists. The same for the same archive. */
function mixedPages(archive: Archive, count: number): readonly string[] {
  const encode = encodeURIComponent;
  const people = [...new Set(archive.reports.flatMap(({ authors }) => authors ?? []))];
  const topics = archive.gazetteer.topics.map(({ name }) => name);
  const pick = <Value>(list: readonly Value[], at: number): Value | undefined =>
    list[(at * 7919) % Math.max(1, list.length)];
  return Array.from({ length: count }, (_, at) => {
    const report = pick(archive.reports, at);
    const passage = pick(report?.passages ?? [], at);
    const meeting = report?.meetings?.[0];
    const kinds = [
      `/report/${report?.id}?at=${passage?.id}`,
      `/ask?q=${encode(pick(QUESTIONS, at) ?? "")}`,
      `/report/${report?.id}`,
      `/topic/${encode(pick(topics, at) ?? "conference")}`,
      `/person/${encode(pick(people, at) ?? "")}`,
      `/ask?q=${encode(`what about ${passage?.text.match(/\p{Lu}\p{L}{4,}/u)?.[0] ?? "conference"}?`)}`,
      meeting?.from == null ? "/" : `/meeting/${encode(`${meeting.body}@${meeting.from}`)}`,
      `/report/${report?.id}.json`,
      [
        "/",
        "/reports?year=2021",
        "/votes?subject=conference",
        "/figures",
        "/coverage",
        "/people",
        "/topics",
        "/brief",
        "/feeds/reports.atom",
        "/help",
      ][at % 100 === 8 ? Math.floor(at / 100) % 10 : 0] ?? "/",
      `/complete?option=topic&prefix=${encode((pick(topics, at) ?? "con").slice(0, 4))}`,
    ];
    return kinds[at % kinds.length] ?? "/";
  });
}

/** The corpus's reports and copies of them: other ids and years, and a word of their own in each passage. */
async function largeArchive(corpus: string, count: number): Promise<Archive> {
  const { files, gazetteer } = await loadFolder(corpus, { maxBytes: 5_000_000 });
  const held = files.filter(({ kind }) => kind === "report");
  const copies = Array.from({ length: Math.max(0, count - held.length) }, (_, at): Report => {
    const original = held[at % held.length];
    if (original === undefined) throw new Error(`There are no reports in ${corpus}.`);
    return copyOf(original, Math.floor(at / held.length) + 1);
  });
  return buildArchive({ files: [...files, ...copies], gazetteer });
}

function copyOf(report: Report, round: number): Report {
  const id = `${report.id}-${round}`;
  const renamed = (passage: string) => passage.replace(report.id, id);
  return {
    ...report,
    id,
    file: `${round}-${report.file}`,
    meetings: report.meetings?.map((meeting) => later(meeting, round)) ?? null,
    sections: report.sections.map((section) => ({
      ...section,
      meeting: section.meeting === null ? null : later(section.meeting, round),
      passages: section.passages.map(renamed),
    })),
    passages: report.passages.map((passage) => ({
      ...passage,
      id: renamed(passage.id),
      report: id,
      meeting: passage.meeting === null ? null : later(passage.meeting, round),
      text: `${passage.text} Round ${round} of the copies.`,
      end: passage.end + ` Round ${round} of the copies.`.length,
    })),
  };
}

function later(meeting: Meeting, round: number): Meeting {
  const move = (day: string | null) =>
    day === null
      ? null
      : Temporal.PlainDate.from(day)
          .subtract({ days: 11 * round })
          .toString();
  return { ...meeting, from: move(meeting.from), to: move(meeting.to) };
}
