/** What the lists and the "previous" and "next" links need of an archive; worked out once for each archive. */
import type { Archive } from "../../archive/archive.ts";
import { type Meeting, outlineOf, type Report } from "../../report.ts";
import { meetingKey } from "./addresses.ts";

/** A meeting and the reports that tell of it. */
export type MeetingAccounts = {
  readonly key: string;
  readonly meeting: Meeting;
  readonly reports: readonly Report[];
};

type NamedCount = { readonly name: string; readonly reports: number };

export type Catalogue = {
  /** Oldest first; meetings without a date are in none. */
  readonly meetings: readonly MeetingAccounts[];
  /** Authors, those with most reports first. */
  readonly reporters: readonly NamedCount[];
  /** Bodies whose meetings are reported, most reported first. */
  readonly bodies: readonly NamedCount[];
  /** Newest meeting first, undated ones last. */
  readonly newest: readonly Report[];
  meeting(key: string): MeetingAccounts | undefined;
  /** The meetings of the same body just before and after. */
  beside(key: string): { readonly before: MeetingAccounts | null; readonly after: MeetingAccounts | null };
};

const made = new WeakMap<Archive, Catalogue>();

export function catalogueOf(archive: Archive): Catalogue {
  const known = made.get(archive);
  if (known !== undefined) return known;
  const catalogue = makeCatalogue(archive);
  made.set(archive, catalogue);
  return catalogue;
}

/** Every dated meeting of a report or of one of its sections, each once. */
export function datedMeetings(report: Report): readonly Meeting[] {
  const byKey = new Map<string, Meeting>();
  const sections = outlineOf(report).flatMap(({ meeting }) => (meeting === null ? [] : [meeting]));
  for (const meeting of [...(report.meetings ?? []), ...sections]) {
    const key = meetingKey(meeting);
    if (key !== null && !byKey.has(key)) byKey.set(key, meeting);
  }
  return [...byKey.values()];
}

function makeCatalogue(archive: Archive): Catalogue {
  const byKey = new Map<string, { meeting: Meeting; reports: Report[] }>();
  const reporters = new Map<string, number>();
  const bodies = new Map<string, number>();
  for (const report of archive.reports) {
    for (const author of report.authors ?? []) reporters.set(author, (reporters.get(author) ?? 0) + 1);
    const meetings = datedMeetings(report);
    for (const meeting of meetings) {
      const key = meetingKey(meeting) ?? "";
      const held = byKey.get(key) ?? { meeting, reports: [] };
      held.reports.push(report);
      byKey.set(key, held);
    }
    for (const body of new Set(meetings.map((meeting) => meeting.body))) {
      bodies.set(body, (bodies.get(body) ?? 0) + 1);
    }
  }
  const meetings = [...byKey]
    .map(([key, held]) => ({ key, ...held }))
    .sort((a, b) => compare(order(a.meeting), order(b.meeting)));
  const accountsByKey = new Map(meetings.map((accounts) => [accounts.key, accounts]));
  return {
    meetings,
    reporters: counted(reporters),
    bodies: counted(bodies),
    newest: newestFirst(archive.reports),
    meeting: (key) => accountsByKey.get(key),
    beside(key) {
      const body = byKey.get(key)?.meeting.body;
      const own = meetings.filter(({ meeting }) => meeting.body === body);
      const at = own.findIndex((candidate) => candidate.key === key);
      return at < 0
        ? { before: null, after: null }
        : { before: own[at - 1] ?? null, after: own[at + 1] ?? null };
    },
  };
}

function newestFirst(reports: readonly Report[]): readonly Report[] {
  return reports
    .map((report) => ({ report, day: datedMeetings(report).map(order).sort().at(-1) ?? "" }))
    .sort((a, b) => compare(b.day, a.day) || compare(a.report.file, b.report.file))
    .map(({ report }) => report);
}

function counted(counts: ReadonlyMap<string, number>): readonly NamedCount[] {
  return [...counts]
    .map(([name, reports]) => ({ name, reports }))
    .sort((a, b) => b.reports - a.reports || compare(a.name, b.name));
}

function order({ from, to, body }: Meeting): string {
  return `${from} ${to} ${body}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
