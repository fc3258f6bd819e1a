/** The meetings of a day, month or period, and what each report says of them. */
import type { Archive } from "../archive/archive.ts";
import type { CommandCall, Conflict, Item, Reply } from "../reply.ts";
import { type Meeting, meetingDate, outlineOf, type Passage, type Report } from "../report.ts";
import { sentences } from "../sentences.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { figureConflicts } from "./figure-conflicts.ts";
import { highlights } from "./highlights.ts";
import { meetingLabel, passageItem, reporterOf } from "./items.ts";
import { dayConflicts } from "./meeting-day-conflicts.ts";
import { moreAction, pageMade } from "./paging.ts";
import type { Period } from "./period.ts";
import { meetingIn, type TimeScope } from "./scope.ts";
import { voteConflicts } from "./vote-conflicts.ts";

/** What happened in a period: each meeting, then the opening of every section of every account of it. */
export function dateReply(
  archive: Archive,
  values: { readonly date: Period; readonly page?: number | undefined },
  words: AnswerWording = english,
): Reply {
  return periodReply(
    archive,
    {
      period: values.date,
      bodies: [],
      page: values.page ?? 1,
      title: values.date.text,
      again: { command: "date", values: { date: values.date.text } },
    },
    words,
  );
}

type PeriodQuery = {
  readonly period: TimeScope | null;
  /** Only what these reports tell; all of them where none are given. */
  readonly told?: ReadonlySet<Report>;
  /** Only meetings of these bodies; empty: of all. */
  readonly bodies: readonly string[];
  readonly page: number;
  readonly title: string;
  /** What brings this overview, for its next page. */
  readonly again: CommandCall;
};

export function periodReply(
  archive: Archive,
  { period, told, bodies, page, title, again }: PeriodQuery,
  words: AnswerWording,
): Reply {
  const wanted = (meeting: Meeting | null) =>
    meeting !== null &&
    (period === null || meetingIn(meeting, period)) &&
    (bodies.length === 0 || bodies.includes(meeting.body));
  const held = archive.reports.flatMap((report) =>
    told === undefined || told.has(report) ? accountsIn(report, wanted) : [],
  );
  held.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  // "In May", without a year: the latest May of which anything is held.
  const {
    year,
    left,
    kept: accounts,
  } = period?.yearless ? ofLatest(held) : { year: null, left: [], kept: held };
  const lines = highlights(archive, accounts, LINES_IN_ALL, words);
  const entries: (() => Item)[] = [];
  let last = "";
  for (const [index, { meeting }] of accounts.entries()) {
    const label = meetingLabel(meeting, words);
    if (label !== last) {
      const date = meetingDate(meeting);
      entries.push(() => ({ kind: "meeting", text: label, date, person: null, citation: null }));
      last = label;
    }
    entries.push(...(lines[index] ?? []));
  }
  const shown = pageMade(entries, (make) => make(), page);
  const meetings = new Set(accounts.filter(isListed).map(({ meeting }) => meetingLabel(meeting, words))).size;
  const reporters = new Set(accounts.map(({ report }) => reporterOf(report) ?? report.file)).size;
  const found = accounts.length > 0;
  return {
    verdict: found ? "answered" : "not-in-reports",
    title,
    summary: !found
      ? words.silence.noMeeting
      : [
          words.summaries.meetings(meetings, reporters),
          ...(left.length === 0 ? [] : [words.missing.yearTaken(year, left.join(", "))]),
        ].join(" "),
    understood: title,
    items: shown.items,
    conflicts: conflictsOf(archive, accounts, words),
    lookedFor: [title],
    coverage: archive.coverage,
    remaining: shown.remaining,
    actions: moreAction(again.command, again.values, page, shown.remaining, words),
  };
}

/** Lines of all accounts together on a first page. */
const LINES_IN_ALL = 11;

type Account = {
  readonly key: string;
  readonly meeting: Meeting;
  readonly report: Report;
  readonly passages: readonly Passage[];
};

/** What a report of several committees tells under none of their names is no meeting besides theirs. */
function isListed({ meeting, report }: Account): boolean {
  const ofDay = report.meetings?.filter(({ from }) => from === meeting.from) ?? [];
  return ofDay.length === 0 || ofDay.some(({ body }) => body === meeting.body);
}

/** A report's passages of the meetings that are wanted, by meeting. */
export function accountsIn(report: Report, wanted: (meeting: Meeting | null) => boolean): readonly Account[] {
  const byMeeting = new Map<string, { meeting: Meeting; passages: Passage[] }>();
  if (!outlineOf(report).some(({ meeting }) => wanted(meeting))) return [];
  for (const passage of report.passages) {
    if (passage.meeting === null || !wanted(passage.meeting)) continue;
    const key = `${passage.meeting.from ?? "9999"} ${passage.meeting.to ?? ""} ${passage.meeting.body}`;
    const account = byMeeting.get(key) ?? { meeting: passage.meeting, passages: [] };
    byMeeting.set(key, account);
    account.passages.push(passage);
  }
  return [...byMeeting].map(([key, account]) => ({ key: `${key} ${report.file}`, report, ...account }));
}

/** The accounts of the latest year, and the other years of which there are some. */
function ofLatest(accounts: readonly Account[]): {
  readonly year: string | null;
  readonly left: readonly string[];
  readonly kept: readonly Account[];
} {
  const yearOf = ({ meeting }: Account) => meeting.from?.slice(0, 4) ?? null;
  const [year = null, ...left] = [...new Set(accounts.flatMap((account) => yearOf(account) ?? []))]
    .sort()
    .reverse();
  return { year, left, kept: accounts.filter((account) => yearOf(account) === year) };
}

function conflictsOf(
  archive: Archive,
  accounts: readonly Account[],
  words: AnswerWording,
): readonly Conflict[] {
  const ids = new Set(accounts.flatMap(({ passages }) => passages.map(({ id }) => id)));
  return [
    ...dayConflicts(archive, accounts, words),
    ...voteConflicts(
      archive,
      archive.votes.filter(({ passage }) => ids.has(passage)),
      words,
    ),
    ...figureConflicts(
      archive,
      archive.figures.filter(({ passage }) => ids.has(passage)),
      words,
    ),
  ];
}

const SHORT = 60;

/** The first sentence or two of a passage: enough to see what it is about. */
export function openingOf(report: Report, passage: Passage): readonly Item[] {
  const [first, second] = sentences(passage.text);
  if (first === undefined) return [];
  const end = first.text.length < SHORT && second !== undefined ? second.end : first.end;
  return [passageItem(report, passage, first.start, end)];
}
