/** For one channel: when a report was told of, or why not. */
import type { Archive } from "../archive/archive.ts";
import type { Reply } from "../reply.ts";
import type { Report } from "../report.ts";
import type { Considered } from "../store/delivery.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { Place, Subscription } from "../store/subscription.ts";
import type { DeskParts } from "./desk-parts.ts";
import type { DigestWording } from "./digest-wording.ts";
import { readChange } from "./noted-change.ts";
import { refused } from "./refused.ts";
import { createSubjects } from "./subjects.ts";
import { filterWords, note } from "./subscription-desk.ts";

export async function why(parts: DeskParts, place: Place | null, words: string): Promise<Reply> {
  const archive = parts.archive();
  const { titles, desk, why: lines } = parts.wording;
  if (archive === null) return note(parts, titles.why, [desk.stillReading]);
  const report = findReport(archive, words);
  if (report === null) {
    throw refused(({ noReport }) => noReport(words.slice(0, 80)));
  }
  const title = titles.whyReport(report.title);
  const notReport = notReportLine(archive, report, lines);
  if (notReport !== null) return note(parts, title, [notReport]);
  const { entries } = await parts.store.ledger();
  const entry = entries.find((each) => each.report === report.id);
  const first = firstSeenLine(parts, entry);
  if (entry === undefined) return note(parts, title, [first]);
  const here =
    place === null
      ? await parts.store.subscriptions({})
      : await parts.store.subscriptions({ surface: place.surface, channel: place.channel });
  if (here.length === 0) return note(parts, title, [first, lines.noDigestHere]);
  const told: string[] = [];
  for (const subscription of here) {
    const where = place === null ? `${subscription.surface} ${subscription.channel}: ` : "";
    told.push(`${where}${await lineFor(parts, archive, subscription, report, entry)}`);
  }
  return note(parts, title, [first, ...told]);
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

function notReportLine(archive: Archive, report: Report, lines: DigestWording["why"]): string | null {
  switch (report.kind) {
    case "report":
      return null;
    case "duplicate": {
      const original = archive.files.find((file) => file.file === report.duplicateOf);
      return lines.repeats(original?.title ?? report.duplicateOf ?? "");
    }
    case "listing":
      return lines.listing(report.reason);
    case "not-a-report":
      return lines.notAReport(report.reason);
    case "unreadable":
      return lines.unreadable(report.reason);
  }
}

function firstSeenLine(parts: DeskParts, entry: LedgerEntry | undefined): string {
  const { why: lines, moment } = parts.wording;
  if (entry === undefined) return lines.notNotedYet;
  const seen = moment(entry.firstSeen, parts.timeZone);
  return entry.kind === "baseline" ? lines.thereAtFirst(seen) : lines.firstSeen(seen);
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
  const { why: lines, moment, language } = parts.wording;
  if (entry.kind === "baseline") return lines.olderThanBaseline;
  if (entry.seq <= subscription.since) return lines.knownBefore;
  const before =
    decided === undefined
      ? []
      : [await decidedLine(parts, decided), lines.changedSince(readChange(entry.change)?.[language] ?? "")];
  const after = (line: string): string => [...before, line].join(" ");
  if (subscription.state === "paused") return after(lines.paused);
  if (subscription.state === "stopped") return after(lines.stopped(subscription.reason));
  const subjects = createSubjects(archive);
  const follows = await parts.store.follows(subscription);
  const fits =
    (subscription.cadence !== "follows" && subjects.passes(report, subscription.filters)) ||
    follows.some((subject) => subjects.concerns(report, subject));
  if (!fits) return after(filteredLine(subscription, lines));
  const { due, timeZone } = subscription;
  return after(due === null ? lines.notYetDue : lines.notYetDueUntil(moment(due, timeZone)));
}

function filteredLine(subscription: Subscription, lines: DigestWording["why"]): string {
  return subscription.cadence === "follows"
    ? lines.notFollowed
    : lines.onlyOn(filterWords(subscription.filters));
}

async function decidedLine(parts: DeskParts, decided: Considered): Promise<string> {
  const { why: lines, moment } = parts.wording;
  const decidedOn = moment(decided.at, parts.timeZone);
  if (decided.outcome === "elsewhere") return lines.elsewhere(decidedOn);
  if (decided.outcome === "filtered") {
    const subscription = await parts.store.subscription(decided.subscription);
    return subscription === null
      ? lines.leftOut
      : `${filteredLine(subscription, lines)} ${lines.decidedOn(decidedOn)}`;
  }
  const delivery = decided.delivery === null ? null : await parts.store.delivery(decided.delivery);
  switch (delivery?.state) {
    case "posted":
      return lines.posted(moment(delivery.finishedAt ?? decided.at, parts.timeZone));
    case "parked":
      return lines.notPosted(delivery.failure);
    case "cancelled":
      return lines.stoppedBefore;
    case "pending":
    case "claimed":
      return lines.onItsWay(decidedOn, delivery.failure);
    case undefined:
      return lines.inDigestOf(decidedOn);
  }
}
