/** For one channel: when a report was told of, or why not. */
import type { Archive } from "../archive/archive.ts";
import { UsageError } from "../errors.ts";
import type { Reply } from "../reply.ts";
import type { Report } from "../report.ts";
import type { Considered } from "../store/delivery.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { Place, Subscription } from "../store/subscription.ts";
import type { DeskParts } from "./desk-parts.ts";
import { createSubjects } from "./subjects.ts";
import { filterWords, note, when } from "./subscription-desk.ts";

export async function why(parts: DeskParts, place: Place | null, words: string): Promise<Reply> {
  const archive = parts.archive();
  if (archive === null) return note(parts, "Why", ["The reports are still being read. Try again shortly."]);
  const report = findReport(archive, words);
  if (report === null) {
    throw new UsageError(
      `There is no report "${words.slice(0, 80)}" in the folder. Give its title, its file name or its id.`,
    );
  }
  const title = `Why: ${report.title}`;
  const notReport = notReportLine(archive, report);
  if (notReport !== null) return note(parts, title, [notReport]);
  const { entries } = await parts.store.ledger();
  const entry = entries.find((each) => each.report === report.id);
  const first = firstSeenLine(parts, entry);
  if (entry === undefined) return note(parts, title, [first]);
  const here =
    place === null
      ? await parts.store.subscriptions({})
      : await parts.store.subscriptions({ surface: place.surface, channel: place.channel });
  if (here.length === 0)
    return note(parts, title, [first, "There is no digest in this channel, so it was not posted."]);
  const lines: string[] = [];
  for (const subscription of here) {
    const where = place === null ? `${subscription.surface} ${subscription.channel}: ` : "";
    lines.push(`${where}${await lineFor(parts, archive, subscription, report, entry)}`);
  }
  return note(parts, title, [first, ...lines]);
}

/** By id, file name or title; a title also in part when only one report has it. */
function findReport(archive: Archive, words: string): Report | null {
  const wanted = words.trim().toLowerCase();
  const exact = archive.files.find(({ id, file, title }) =>
    [id, file, title].some((name) => name.toLowerCase() === wanted),
  );
  if (exact !== undefined) return exact;
  const within = archive.files.filter(
    ({ file, title }) => wanted !== "" && `${title} ${file}`.toLowerCase().includes(wanted),
  );
  if (within.length === 1) return within[0] ?? null;
  const [match] = archive.names.complete(words, ["report"], 1);
  return match === undefined ? null : (archive.report(match.key) ?? null);
}

function notReportLine(archive: Archive, report: Report): string | null {
  switch (report.kind) {
    case "report":
      return null;
    case "duplicate": {
      const original = archive.files.find((file) => file.file === report.duplicateOf);
      return `It repeats "${original?.title ?? report.duplicateOf}" word for word: that one is told of, this one is not.`;
    }
    case "listing":
      return `It is a list of reports, not a report, so it is never in a digest. ${report.reason ?? ""}`.trim();
    case "not-a-report":
      return `It was not read as a report. ${report.reason ?? ""}`.trim();
    case "unreadable":
      return `It could not be read. ${report.reason ?? ""}`.trim();
  }
}

function firstSeenLine(parts: DeskParts, entry: LedgerEntry | undefined): string {
  if (entry === undefined)
    return "The bot has not taken note of it yet: it does so within a minute of the file's arrival.";
  const seen = when(entry.firstSeen, parts.timeZone);
  return entry.kind === "baseline"
    ? `It was there at the first start (${seen}), so it counts as known and was never news.`
    : `It was first seen on ${seen}.`;
}

async function lineFor(
  parts: DeskParts,
  archive: Archive,
  subscription: Subscription,
  report: Report,
  entry: LedgerEntry,
): Promise<string> {
  const decided = (await parts.store.considered(subscription.id)).find((each) => each.report === report.id);
  if (decided !== undefined && decided.seq >= entry.seq) return decidedLine(parts, decided);
  const changedSince =
    decided === undefined
      ? ""
      : `${await decidedLine(parts, decided)} It has changed since: ${entry.change ?? ""} `;
  if (entry.kind === "baseline") return "Older than the baseline: known before there was a digest.";
  if (entry.seq <= subscription.since) return "Known before this digest was set up, so it is not news here.";
  if (subscription.state === "paused")
    return `${changedSince}The digest is paused: it waits for "digest resume".`;
  if (subscription.state === "stopped")
    return `${changedSince}The digest has stopped: ${subscription.reason ?? ""}`;
  const subjects = createSubjects(archive);
  const follows = await parts.store.follows(subscription);
  const fits =
    (subscription.cadence !== "follows" && subjects.passes(report, subscription.filters)) ||
    follows.some((subject) => subjects.concerns(report, subject));
  if (!fits) return `${changedSince}${filteredLine(subscription)}`;
  const due =
    subscription.due === null ? "" : ` The next is due on ${when(subscription.due, subscription.timeZone)}.`;
  return `${changedSince}Not yet due: it will be in the next digest.${due}`;
}

function filteredLine(subscription: Subscription): string {
  if (subscription.cadence === "follows") return "Left out: nothing in it is on a subject followed here.";
  return `Left out: this digest is only on ${filterWords(subscription.filters)}.`;
}

async function decidedLine(parts: DeskParts, decided: Considered): Promise<string> {
  const decidedOn = when(decided.at, parts.timeZone);
  if (decided.outcome === "elsewhere") return `Left to this channel's digest (${decidedOn}).`;
  if (decided.outcome === "filtered") {
    const subscription = await parts.store.subscription(decided.subscription);
    return subscription === null ? "Left out." : `${filteredLine(subscription)} Decided on ${decidedOn}.`;
  }
  const delivery = decided.delivery === null ? null : await parts.store.delivery(decided.delivery);
  switch (delivery?.state) {
    case "posted":
      return `Posted on ${when(delivery.finishedAt ?? decided.at, parts.timeZone)}.`;
    case "parked":
      return `Not posted: ${delivery.failure ?? "no reason noted"} "digest retry" tries again.`;
    case "cancelled":
      return "Not posted: the digest was stopped before it went out.";
    case "pending":
    case "claimed":
      return `In a digest made on ${decidedOn} that is on its way${delivery.failure === null ? "" : ` (last try: ${delivery.failure})`}.`;
    case undefined:
      return `In the digest of ${decidedOn}.`;
  }
}
