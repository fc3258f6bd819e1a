/** The reports held, and reading one of them in pages. */
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import type { Report } from "../report.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { reportItem } from "./covers.ts";
import { meetingLabel, noteItem, passageItem, reporterOf } from "./items.ts";
import { moreAction, pageMade, pageOf } from "./paging.ts";

export type ReportValues = {
  readonly report?: string | undefined;
  /** Id of a passage: opens the page that holds it. */
  readonly passage?: string | undefined;
  readonly page?: number | undefined;
};

/** Without a name the list of reports, oldest first; with one its text, section by section. */
export function reportReply(archive: Archive, values: ReportValues, words: AnswerWording = english): Reply {
  const asked = values.report?.trim() ?? "";
  if (asked === "" && values.passage === undefined)
    return listOf(archive, archive.reports, words.titles.reports, values, words);
  const exact = exactReport(archive, asked, values.passage);
  if (exact !== null) return pagesOf(archive, exact, values, words);
  const near = archive.names.complete(asked, ["report"], 12).flatMap(({ key }) => archive.report(key) ?? []);
  const [only] = near;
  if (near.length === 1 && only !== undefined) return pagesOf(archive, only, values, words);
  return near.length === 0
    ? notHeld(archive, asked, words)
    : listOf(archive, near, words.titles.reportsLike(asked), values, words);
}

function exactReport(archive: Archive, asked: string, passage: string | undefined): Report | null {
  const holder = passage === undefined ? undefined : archive.passage(passage)?.report;
  const byId = archive.report(asked) ?? (holder === undefined ? undefined : archive.report(holder));
  if (byId !== undefined) return byId;
  const folded = asked.toLowerCase();
  const named = archive.reports.filter(
    ({ file, title }) => file.toLowerCase() === folded || title.toLowerCase() === folded,
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

function listOf(
  archive: Archive,
  reports: readonly Report[],
  title: string,
  { report, page = 1 }: ReportValues,
  words: AnswerWording,
): Reply {
  const key = ({ meetings, file }: Report) => `${meetings?.[0]?.from ?? "9999"} ${file}`;
  const ordered = [...reports].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const shown = pageMade(ordered, (each) => reportItem(each, words), page);
  return {
    ...emptyReply(archive, title),
    summary: words.summaries.reportsInOrder(reports.length),
    items: shown.items,
    remaining: shown.remaining,
    actions: [
      ...shown.items.flatMap(({ citation }) =>
        citation === null
          ? []
          : [
              {
                kind: "report",
                label: words.buttons.read(citation.title),
                call: { command: "report", values: { report: citation.report } },
              } as const,
            ],
      ),
      ...moreAction("report", { report }, page, shown.remaining, words),
    ],
  };
}

function pagesOf(
  archive: Archive,
  report: Report,
  { passage, page }: ReportValues,
  words: AnswerWording,
): Reply {
  const items: Item[] = [];
  const places = new Map<string, number>();
  let heading: string | null = null;
  for (const part of report.passages) {
    if (part.heading !== heading && part.heading !== null) items.push(noteItem(part.heading));
    heading = part.heading;
    places.set(part.id, items.length);
    items.push(passageItem(report, part, 0, part.text.length));
  }
  const number = page ?? pageHolding(items, passage === undefined ? 0 : (places.get(passage) ?? 0));
  const shown = pageOf(items, number);
  const meetings = (report.meetings ?? []).map((meeting) => meetingLabel(meeting, words));
  const about = [
    reporterOf(report) ?? words.reporterNotNamed,
    meetings.length === 0 ? words.undated : meetings.join("; "),
  ];
  return {
    ...emptyReply(archive, report.title),
    summary: words.summaries.report(about.join(" – "), report.text === "digest"),
    items: shown.items,
    remaining: shown.remaining,
    actions: [
      ...(number > 1
        ? [
            {
              kind: "older",
              label: words.buttons.previousPage,
              call: { command: "report", values: { report: report.id, page: String(number - 1) } },
            } as const,
          ]
        : []),
      ...moreAction("report", { report: report.id }, number, shown.remaining, words),
    ],
  };
}

function pageHolding(items: readonly Item[], place: number): number {
  let start = 0;
  for (let number = 1; ; number++) {
    const { items: shown, remaining } = pageOf(items, number);
    start += shown.length;
    if (place < start || remaining === 0) return number;
  }
}

function notHeld(archive: Archive, asked: string, words: AnswerWording): Reply {
  return {
    ...emptyReply(archive, asked),
    verdict: "not-in-reports",
    summary: words.silence.noSuchReport,
  };
}

function emptyReply(archive: Archive, title: string): Reply {
  return {
    verdict: "answered",
    title,
    summary: "",
    understood: null,
    items: [],
    conflicts: [],
    lookedFor: [],
    coverage: archive.coverage,
    remaining: 0,
    actions: [],
  };
}
