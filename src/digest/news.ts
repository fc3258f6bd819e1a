/** What is new in the corpus, decided by first sight and content, never by a report's own date. */
import type { Phrase } from "../language.ts";
import type { Meeting, Report } from "../report.ts";
import { meetingDate } from "../report.ts";
import type { Ledger, LedgerChange, Snapshot } from "../store/ledger.ts";
import type { DigestWording } from "./digest-wording.ts";
import { digestWordings } from "./digest-wordings.ts";
import { writeChange } from "./noted-change.ts";

/** Ids of reports whose bytes differ from the ledger's: their snapshots are needed to name the change. */
export function alteredReports(ledger: Ledger, reports: readonly Report[]): readonly string[] {
  const hashes = new Map(ledger.entries.map((entry) => [entry.report, entry.hash]));
  return reports
    .filter((report) => hashes.has(report.id) && hashes.get(report.id) !== report.hash)
    .map((report) => report.id);
}

/**
 * What the ledger has to note about the reports as they are now. Before the first start (`version` null)
 * everything is taken as known. A report that disappears and comes back is the same report; so is one whose
 * file was renamed.
 */
export function findNews(
  ledger: Ledger,
  snapshots: ReadonlyMap<string, Snapshot>,
  reports: readonly Report[],
): readonly LedgerChange[] {
  const entries = new Map(ledger.entries.map((entry) => [entry.report, entry]));
  const present = new Set(reports.map((report) => report.id));
  const gone = new Map(
    ledger.entries.filter((entry) => !present.has(entry.report)).map((entry) => [entry.hash, entry]),
  );
  const changes: LedgerChange[] = [];
  for (const report of reports) {
    const entry = entries.get(report.id);
    // What it holds is read only where it is noted.
    const now = () => ({ report: report.id, hash: report.hash, snapshot: snapshotOf(report) });
    if (entry === undefined) {
      const before = gone.get(report.hash);
      if (before === undefined) {
        changes.push({ type: ledger.version === null ? "known" : "arrived", ...now() });
      } else {
        gone.delete(report.hash);
        entries.delete(before.report);
        changes.push({ type: "renamed", report: before.report, to: report.id });
      }
    } else if (entry.hash !== report.hash) {
      const before = snapshots.get(report.id);
      const change = before === undefined ? unknownChange() : describeChange(before, snapshotOf(report));
      changes.push(
        change === null
          ? { type: "touched", ...now() }
          : { type: "changed", ...now(), change: writeChange(change) },
      );
    } else if (!entry.present) {
      changes.push({ type: "returned", report: report.id });
    }
  }
  for (const entry of entries.values()) {
    if (entry.present && !present.has(entry.report)) {
      changes.push({ type: "missing", report: entry.report });
    }
  }
  return changes;
}

export function snapshotOf(report: Report): Snapshot {
  const { title, authors, meetings, address } = report;
  return { title, authors, meetings, address, passages: report.passages.map((passage) => passage.id) };
}

/** What differs, in a line that may be shown; null when nothing that a reader would notice does. */
export function describeChange(before: Snapshot, after: Snapshot): Phrase | null {
  const line = (wording: DigestWording): string => {
    const { changes } = wording;
    return sentence(
      [
        before.title === after.title ? null : changes.title(before.title),
        listed(before.authors) === listed(after.authors) ? null : authorsChange(after.authors, changes),
        meetingsLine(before.meetings, wording) === meetingsLine(after.meetings, wording)
          ? null
          : changes.meetings(meetingsLine(after.meetings, wording) ?? changes.noDate),
        before.address === after.address ? null : changes.link,
        passagesChange(before.passages, after.passages, changes),
      ].filter((part) => part !== null),
    );
  };
  const phrase = digestWordings.phrase(line);
  return phrase.en === "" ? null : phrase;
}

function unknownChange(): Phrase {
  return digestWordings.phrase(({ changes }) => sentence([changes.unknown]));
}

/** "Its title was ...; 2 paragraphs reworded." */
function sentence(parts: readonly string[]): string {
  const line = parts.join("; ");
  return line === "" ? "" : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

function authorsChange(authors: readonly string[] | null, changes: DigestWording["changes"]): string {
  return authors === null ? changes.authorGone : changes.authors(listed(authors));
}

function listed(names: readonly string[] | null): string {
  return (names ?? []).join(", ");
}

/** Null for no known date. */
function meetingsLine(meetings: readonly Meeting[] | null, { undated }: DigestWording): string | null {
  if (meetings === null || meetings.length === 0) return null;
  return meetings.map((meeting) => `${meeting.body} ${meetingDate(meeting) ?? `(${undated})`}`).join(", ");
}

function passagesChange(
  before: readonly string[],
  after: readonly string[],
  changes: DigestWording["changes"],
): string | null {
  const removed = withoutThose(before, after).length;
  const added = withoutThose(after, before).length;
  const reworded = Math.min(removed, added);
  if (removed + added === 0) return before.join() === after.join() ? null : changes.order;
  return [
    reworded > 0 && changes.reworded(reworded),
    added > reworded && changes.added(added - reworded),
    removed > reworded && changes.removed(removed - reworded),
  ]
    .filter((part) => part !== false)
    .join(", ");
}

/** `all` without `those`, each taken away as often as it stands there. */
function withoutThose(all: readonly string[], those: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const id of those) left.set(id, (left.get(id) ?? 0) + 1);
  return all.filter((id) => {
    const times = left.get(id) ?? 0;
    left.set(id, times - 1);
    return times <= 0;
  });
}
