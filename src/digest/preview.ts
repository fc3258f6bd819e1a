/** What a digest would say, without posting it. */
import type { Archive } from "../archive/archive.ts";
import type { Phrase } from "../language.ts";
import { noteReply, type Reply } from "../reply.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { DigestFilters, Place } from "../store/subscription.ts";
import { type Arrival, isOlder, lastDay } from "./arrivals.ts";
import { composeDigest } from "./compose-digest.ts";
import type { DeskParts } from "./desk-parts.ts";
import { alteredReports, findNews } from "./news.ts";
import { readChange } from "./noted-change.ts";
import { sortArrivals } from "./plan-digest.ts";
import { createSubjects } from "./subjects.ts";
import { digestsOf, note } from "./subscription-desk.ts";

export type PreviewRequest = {
  /** Whose digest; null: one without filters, of everything that arrived since the first start. */
  readonly place: Place | null;
  /** `YYYY-MM-DD`: as if everything since then were new; null: what really waits. */
  readonly since: string | null;
  readonly filters: DigestFilters;
  readonly archive?: Archive;
};

/** Long replies are the surfaces' to page: a preview is one reply, whatever the digest's parts would be. */
export async function preview(parts: DeskParts, request: PreviewRequest): Promise<Reply> {
  const archive = request.archive ?? parts.archive();
  const { wording } = parts;
  const { titles, desk } = wording;
  if (archive === null) return note(parts, titles.preview, [desk.stillReading]);
  const subjects = createSubjects(archive);
  const entries = await currentEntries(parts, archive);
  if (entries === null && request.since === null) {
    return noteReply(
      titles.preview,
      [desk.allKnown(archive.coverage.reports), desk.giveADate],
      archive.coverage,
    );
  }
  const arrivals =
    request.since === null
      ? await waiting(parts, request, archive, entries ?? [])
      : sinceDay(archive, entries ?? [], request.since, parts.now());
  const chosen = arrivals.filter(({ report }) => subjects.passes(report, request.filters));
  const title = request.since === null ? titles.preview : titles.previewSince(wording.date(request.since));
  if (chosen.length === 0) return noteReply(title, [desk.nothingToPost], archive.coverage);
  const today = parts.now().toZonedDateTimeISO(parts.timeZone).toPlainDate().toString();
  const follows = request.place === null ? [] : await parts.store.follows(request.place);
  const [head, ...rest] = composeDigest({
    archive,
    subjects,
    arrivals: chosen,
    follows,
    title,
    today,
    wording,
  });
  if (head === undefined) return noteReply(title, [], archive.coverage);
  return {
    ...head,
    items: [...head.items, ...rest.flatMap((part) => part.items)],
    conflicts: [...head.conflicts, ...rest.flatMap((part) => part.conflicts)],
  };
}

/**
 * The ledger as it would be if the corpus were looked at now, without writing anything: the command line shows
 * a preview while no bot runs. Null before the first start.
 */
async function currentEntries(parts: DeskParts, archive: Archive): Promise<readonly LedgerEntry[] | null> {
  const ledger = await parts.store.ledger();
  if (ledger.version === null) return null;
  const snapshots = await parts.store.snapshots(alteredReports(ledger, archive.reports));
  const now = parts.now();
  const entries = new Map(ledger.entries.map((entry) => [entry.report, entry]));
  let seq = Math.max(0, ...ledger.entries.map((entry) => entry.seq));
  for (const change of findNews(ledger, snapshots, archive.reports)) {
    if (change.type === "arrived") {
      seq += 1;
      const { report, hash } = change;
      const times = { firstSeen: now, changedAt: now };
      entries.set(report, {
        report,
        arrival: seq,
        seq,
        kind: "new",
        hash,
        ...times,
        change: null,
        present: true,
      });
    } else if (change.type === "changed") {
      const before = entries.get(change.report);
      seq += 1;
      if (before !== undefined) {
        entries.set(change.report, {
          ...before,
          seq,
          kind: "changed",
          changedAt: now,
          change: change.change,
        });
      }
    } else if (change.type === "renamed") {
      const before = entries.get(change.report);
      entries.delete(change.report);
      if (before !== undefined) entries.set(change.to, { ...before, report: change.to });
    }
  }
  return [...entries.values()];
}

async function waiting(
  parts: DeskParts,
  request: PreviewRequest,
  archive: Archive,
  entries: readonly LedgerEntry[],
): Promise<readonly Arrival[]> {
  const [subscription] =
    request.place === null
      ? (await parts.store.subscriptions({})).filter((each) => each.origin === "config")
      : await digestsOf(parts, request.place);
  if (subscription !== undefined) {
    return sortArrivals({ ...(await parts.inputFor(subscription, archive)), entries, archive }).included;
  }
  return entries
    .filter((entry) => entry.kind !== "baseline")
    .flatMap((entry) =>
      arrivalOf(archive, entry, entry.kind === "changed" ? readChange(entry.change) : null),
    );
}

/** As if what arrived, or was published or told of a meeting, since that day were new. */
function sinceDay(
  archive: Archive,
  entries: readonly LedgerEntry[],
  since: string,
  now: Temporal.Instant,
): readonly Arrival[] {
  const known = new Map(entries.map((entry) => [entry.report, entry]));
  return archive.reports.flatMap((report, index) => {
    const entry = known.get(report.id);
    if (entry !== undefined && entry.kind !== "baseline") {
      const seen = entry.firstSeen.toZonedDateTimeISO("UTC").toPlainDate().toString();
      return seen >= since ? arrivalOf(archive, entry, null) : [];
    }
    const day = [report.published, lastDay(report)]
      .filter((each) => each !== null)
      .sort()
      .at(-1);
    if (day === undefined || day < since.slice(0, day.length)) return [];
    return [{ report, seq: index + 1, firstSeen: now, changedAt: now, change: null, older: false }];
  });
}

function arrivalOf(archive: Archive, entry: LedgerEntry, change: Phrase | null): readonly Arrival[] {
  const report = archive.report(entry.report);
  if (report === undefined) return [];
  const { seq, firstSeen, changedAt } = entry;
  return [{ report, seq, firstSeen, changedAt, change, older: isOlder(report, firstSeen) }];
}
