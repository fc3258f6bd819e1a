/** Every account of one meeting, item by item, and what only one of them mentions. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { Conflict, Item, Reply } from "../reply.ts";
import { type Meeting, meetingDate, outlineOf, type Passage, type Report } from "../report.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { accountsIn, openingOf } from "./date.ts";
import { figureConflicts } from "./figure-conflicts.ts";
import { meetingLabel, noteItem, reporterOf } from "./items.ts";
import { dayConflicts } from "./meeting-day-conflicts.ts";
import { meetingsGiven } from "./meetings-given.ts";
import { moreAction, pageOf } from "./paging.ts";
import { findPeriod, readPeriod } from "./period.ts";
import { maybeSameMeeting, meetingIn, type TimeScope } from "./scope.ts";
import { voteConflicts } from "./vote-conflicts.ts";
import { witnessOf } from "./witnesses.ts";
import { type WordStatistics, wordStatistics } from "./word-statistics.ts";

export type MeetingValues = { readonly meeting: string; readonly page?: number | undefined };

type Told = {
  readonly report: Report;
  readonly passage: Passage;
  readonly terms: ReadonlyMap<string, number>;
};

/**
 * The accounts of the meeting named by a key (`NEC@2022-01-25`), a date or a body and a date, arranged by
 * subject. `today` is `YYYY-MM-DD`.
 */
export function meetingReply(
  archive: Archive,
  values: MeetingValues,
  today: string,
  words: AnswerWording = english,
): Reply {
  const { page = 1 } = values;
  const wanted = wantedMeeting(values.meeting, archive, today);
  const told = wanted === null ? [] : passagesOf(archive, wanted);
  const [first] = told;
  if (first === undefined) return nothingHeld(archive, values.meeting, words);
  const meeting = first.passage.meeting;
  const reporters = [...new Set(told.map(({ report }) => reporterOf(report) ?? report.title))];
  const items = subjects(told).flatMap((subject) => itemsOf(archive, subject, reporters.length, words));
  const shown = pageOf(items, page);
  return {
    verdict: "answered",
    title: meetingLabel(meeting, words),
    summary: words.summaries.accounts(reporters),
    understood: meetingLabel(meeting, words),
    items: shown.items,
    conflicts: conflictsOf(archive, told, words),
    lookedFor: [values.meeting],
    coverage: archive.coverage,
    remaining: shown.remaining,
    actions: moreAction("meeting", { meeting: values.meeting }, page, shown.remaining, words),
  };
}

/** What several accounts say on one subject of a meeting. */
export type SubjectAccounts = {
  readonly heading: string | null;
  /** One entry for each report that tells of it, with its passages on it. */
  readonly told: readonly { readonly report: Report; readonly passages: readonly Passage[] }[];
  /** Whether, of several reporters of the meeting, only one mentions it. */
  readonly onlyOne: boolean;
};

/** The same accounts as in `meetingReply`, whole and side by side; null when no report tells of the meeting. */
export function meetingAccounts(
  archive: Archive,
  text: string,
  today: string,
  words: AnswerWording = english,
): {
  readonly meeting: Meeting;
  readonly subjects: readonly SubjectAccounts[];
  readonly conflicts: readonly Conflict[];
} | null {
  const wanted = wantedMeeting(text, archive, today);
  const told = wanted === null ? [] : passagesOf(archive, wanted);
  const meeting = told[0]?.passage.meeting;
  if (meeting == null) return null;
  const reporters = new Set(told.map(({ report }) => witnessOf(archive, report.id)));
  return {
    meeting,
    conflicts: conflictsOf(archive, told, words),
    subjects: subjects(told).map((subject) => {
      const reports = [...new Set(subject.map(({ report }) => report))];
      const witnesses = new Set(reports.map(({ id }) => witnessOf(archive, id)));
      return {
        heading: subject.find(({ passage }) => passage.heading !== null)?.passage.heading ?? null,
        told: reports.map((report) => ({
          report,
          passages: subject.filter((entry) => entry.report === report).map(({ passage }) => passage),
        })),
        onlyOne: reporters.size > 1 && witnesses.size === 1,
      };
    }),
  };
}

function conflictsOf(archive: Archive, told: readonly Told[], words: AnswerWording): readonly Conflict[] {
  const ids = new Set(told.map(({ passage }) => passage.id));
  const ofMeeting = <Entry extends { passage: string }>(entries: readonly Entry[]) =>
    entries.filter((entry) => ids.has(entry.passage));
  return [
    ...dayConflicts(
      archive,
      told.map(({ report, passage }) => ({ report, passages: [passage] })),
      words,
    ),
    ...voteConflicts(archive, ofMeeting(archive.votes), words),
    ...figureConflicts(archive, ofMeeting(archive.figures), words),
  ];
}

type Wanted = { readonly body: string | null; readonly scope: TimeScope };

function wantedMeeting(text: string, archive: Archive, today: string): Wanted | null {
  const key = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(text.trim());
  if (key?.[1] !== undefined && key[2] !== undefined) {
    return { body: key[1], scope: { from: key[2], to: key[2], text } };
  }
  const period = readPeriod(text, today) ?? findPeriod(text, today);
  if (period === null) return null;
  const body = archive.names.mentions(text).find(({ kind }) => kind === "body")?.name ?? null;
  return { body, scope: period };
}

/** Passages about the first meeting that fits, accounts with vaguer dates of the same meeting included. */
function passagesOf(archive: Archive, { body, scope }: Wanted): readonly Told[] {
  const statistics = wordStatistics(archive);
  const fits = (meeting: Meeting | null) =>
    meeting !== null && (body === null || meeting.body === body) && meetingIn(meeting, scope);
  const meetings = archive.reports
    .flatMap((report) =>
      outlineOf(report).flatMap(({ meeting, passages }) => (passages > 0 ? [meeting] : [])),
    )
    .filter((meeting): meeting is Meeting => fits(meeting))
    .sort((a, b) => vagueness(a) - vagueness(b) || ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  const [chosen] = meetings;
  if (chosen === undefined) return [];
  return archive.reports
    .flatMap((report) => {
      // A report that gives two days for its meeting is an account of it under either.
      const given = meetingsGiven(report);
      const [own, ...rivals] = given;
      const underRival = rivals.some(
        (rival) => report.meetings?.length === 1 && maybeSameMeeting(rival, chosen),
      );
      const told = (meeting: Meeting | null) =>
        maybeSameMeeting(meeting, chosen) ||
        (underRival && own !== undefined && maybeSameMeeting(meeting, own));
      return accountsIn(report, told).flatMap(({ passages }) =>
        passages.map((passage) => ({ report, passage })),
      );
    })
    .map(({ report, passage }) => ({ report, passage, terms: weighted(passage, statistics) }));
}

/** Days a meeting's date leaves open: the exact one is the meeting meant. */
function vagueness({ from, to }: Meeting): number {
  return from === null || to === null ? 9_999 : Temporal.PlainDate.from(from).until(to).days;
}

function weighted({ heading, text }: Passage, statistics: WordStatistics): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const term of termsOf(`${heading ?? ""} ${text}`)) weights.set(term, statistics.weight(term) ** 2);
  return weights;
}

/** How like two passages of different accounts must be to be on one subject. */
const ONE_SUBJECT = 0.16;

/** Passages on the same subject brought together, in the order of the account that tells most. */
function subjects(told: readonly Told[]): readonly (readonly Told[])[] {
  const sizes = new Map<string, number>();
  for (const { report } of told) sizes.set(report.id, (sizes.get(report.id) ?? 0) + 1);
  const ordered = [...told].sort(
    (a, b) =>
      (sizes.get(b.report.id) ?? 0) - (sizes.get(a.report.id) ?? 0) ||
      (a.report.id < b.report.id ? -1 : a.report.id > b.report.id ? 1 : a.passage.start - b.passage.start),
  );
  const found: Told[][] = [];
  for (const entry of ordered) {
    const best = found
      .map((group) => ({
        group,
        alike: Math.max(
          ...group.map((other) =>
            other.report.id === entry.report.id
              ? sameSection(other, entry)
              : cosine(other.terms, entry.terms),
          ),
        ),
      }))
      .sort((a, b) => b.alike - a.alike)[0];
    if (best !== undefined && best.alike >= ONE_SUBJECT) best.group.push(entry);
    else found.push([entry]);
  }
  return found;
}

function sameSection(a: Told, b: Told): number {
  return a.passage.heading !== null && a.passage.heading === b.passage.heading ? 1 : 0;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [term, weight] of a) if (b.has(term)) shared += weight;
  const total = (weights: ReadonlyMap<string, number>) =>
    [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return shared / Math.sqrt(total(a) * total(b) || 1);
}

function itemsOf(
  archive: Archive,
  subject: readonly Told[],
  accounts: number,
  words: AnswerWording,
): readonly Item[] {
  const witnesses = new Set(subject.map(({ report }) => witnessOf(archive, report.id)));
  const heading = subject.find(({ passage }) => passage.heading !== null)?.passage.heading ?? null;
  const names = [...new Set(subject.map(({ report }) => reporterOf(report) ?? report.title))];
  const title = words.notes.toldBy(heading, names, witnesses.size === 1 && accounts > 1);
  const date = meetingDate(subject[0]?.passage.meeting ?? null);
  return [noteItem(title, date), ...subject.flatMap(({ report, passage }) => openingOf(report, passage))];
}

function nothingHeld(archive: Archive, asked: string, words: AnswerWording): Reply {
  return {
    verdict: "not-in-reports",
    title: asked,
    summary: words.silence.noSuchMeeting,
    understood: asked,
    items: [],
    conflicts: [],
    lookedFor: [asked],
    coverage: archive.coverage,
    remaining: 0,
    actions: [],
  };
}
