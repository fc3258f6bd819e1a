/** What one subscription has not been told yet, and which of it belongs together. */
import type { Archive } from "../archive/archive.ts";
import type { Phrase } from "../language.ts";
import type { Meeting, Report } from "../report.ts";
import type { Considered } from "../store/delivery.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { Subscription } from "../store/subscription.ts";
import { readChange } from "./noted-change.ts";

export type Arrival = {
  readonly report: Report;
  readonly seq: number;
  readonly firstSeen: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
  /** What changed, for a report that was told before; null for a new one. */
  readonly change: Phrase | null;
  /** Whether it tells of something that was long past when it arrived. */
  readonly older: boolean;
};

/** A report on what happened longer ago than this, when it arrives, is a late addition to the archive. */
const OLDER_DAYS = 45;

/**
 * Reports that the subscription has not been told of, or not since they changed, in order of arrival.
 * What was there before the subscription, or before the first start, is not news.
 */
export function pendingArrivals(
  subscription: Pick<Subscription, "since">,
  entries: readonly LedgerEntry[],
  considered: readonly Considered[],
  archive: Archive,
): readonly Arrival[] {
  const decided = new Map(considered.map((each) => [each.report, each]));
  const arrivals: Arrival[] = [];
  for (const entry of entries) {
    const before = decided.get(entry.report);
    if (entry.kind === "baseline" || entry.seq <= subscription.since) continue;
    if (before !== undefined && before.seq >= entry.seq) continue;
    const report = archive.report(entry.report);
    if (report === undefined || report.kind !== "report") continue;
    const told = before?.outcome === "included" || entry.arrival <= subscription.since;
    arrivals.push({
      report,
      seq: entry.seq,
      firstSeen: entry.firstSeen,
      changedAt: entry.changedAt,
      change: entry.kind === "changed" && told ? readChange(entry.change) : null,
      older: isOlder(report, entry.firstSeen),
    });
  }
  return arrivals.sort((a, b) => a.seq - b.seq);
}

/** The last day a report tells of, or its publication; null for undated ones. */
export function lastDay(report: Report): string | null {
  const days = (report.meetings ?? []).map((meeting) => meeting.to).filter((day) => day !== null);
  return days.sort().at(-1) ?? report.published;
}

export function isOlder(report: Report, firstSeen: Temporal.Instant): boolean {
  const day = lastDay(report);
  if (day === null) return false;
  const limit = firstSeen.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: OLDER_DAYS }).toString();
  // "2021" and "2021-03" compare as text with the first days of the limit.
  return day < limit.slice(0, day.length);
}

/** Arrivals on the same meetings. */
export type Group = {
  /** Empty for reports that give no meeting. */
  readonly meetings: readonly Meeting[];
  readonly keys: readonly string[];
  readonly arrivals: readonly Arrival[];
};

/** A survey of a year names many meetings; it is not an account that ties them together. */
const MOST_MEETINGS = 4;

/** Reports that share a meeting stand together; groups come in order of their meetings, undated ones last. */
export function groupByMeeting(arrivals: readonly Arrival[]): readonly Group[] {
  let groups: Group[] = [];
  for (const arrival of arrivals) {
    const meetings = (arrival.report.meetings ?? []).filter((meeting) => meeting.from !== null);
    // Two reports that give only a year need not tell of the same meeting.
    const precise = meetings.filter(({ precision }) => precision === "day" || precision === "month");
    const ties = meetings.length <= MOST_MEETINGS ? precise.map(keyOf) : [];
    const related = groups.filter((group) => group.keys.some((key) => ties.includes(key)));
    const joined: Group = {
      meetings: distinct([...related.flatMap((group) => group.meetings), ...meetings]),
      keys: [...new Set([...related.flatMap((group) => group.keys), ...ties])],
      arrivals: [...related.flatMap((group) => group.arrivals), arrival],
    };
    groups = [...groups.filter((group) => !related.includes(group)), joined];
  }
  return groups.toSorted((a, b) => firstDayOf(a).localeCompare(firstDayOf(b)));
}

/** `NEC@2021-03-04`: stable as long as the meeting's date is. */
export function keyOf(meeting: Meeting): string {
  return `${meeting.body}@${meeting.from ?? ""}`;
}

/** Reports of the archive that are accounts of one of the meetings by a witness of their own. */
export function accountsOf(archive: Archive, keys: readonly string[]): readonly Report[] {
  return archive.reports.filter(
    (report) =>
      report.sameWitnessAs === null && report.meetings?.some((meeting) => keys.includes(keyOf(meeting))),
  );
}

function distinct(meetings: readonly Meeting[]): readonly Meeting[] {
  const byKey = new Map(meetings.map((meeting) => [keyOf(meeting), meeting]));
  return [...byKey.values()].toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function firstDayOf(group: Group): string {
  return group.meetings.map((meeting) => meeting.from ?? "9999").sort()[0] ?? "9999";
}
