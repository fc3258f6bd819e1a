/** Decides, for one subscription at one moment, what is to be posted, what is left out, and when to look again. */
import type { Archive } from "../archive/archive.ts";
import { noteReply, type Reply } from "../reply.ts";
import type { Consideration, Considered } from "../store/delivery.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { Subscription } from "../store/subscription.ts";
import { type Arrival, accountsOf, type Group, groupByMeeting, pendingArrivals } from "./arrivals.ts";
import { composeAlert } from "./compose-alert.ts";
import { composeDigest, meetingsText } from "./compose-digest.ts";
import type { DigestWording } from "./digest-wording.ts";
import { nextRun } from "./schedule.ts";
import type { Subject, Subjects } from "./subjects.ts";

export type PlanInput = {
  readonly subscription: Subscription;
  readonly entries: readonly LedgerEntry[];
  readonly considered: readonly Considered[];
  readonly archive: Archive;
  readonly subjects: Subjects;
  /** What is followed in the subscription's place. */
  readonly follows: readonly Subject[];
  /** Whether the same place has a digest of its own, which then tells of followed subjects. */
  readonly digestHere: boolean;
  readonly now: Temporal.Instant;
  /** In the language of the community that the subscription is for. */
  readonly wording: DigestWording;
};

export type PlannedDigest = {
  readonly considered: readonly Consideration[];
  /** Empty: nothing to post. */
  readonly replies: readonly Reply[];
  readonly threadKeys: readonly string[];
  readonly due: Temporal.Instant | null;
};

/** Files of one delivery land within minutes: waited for, so that they are told together. In minutes. */
const SETTLE = 2;
/** A stream of arrivals that does not end is not waited out for longer. In minutes. */
const LONGEST_SETTLE = 30;
/** Alerts on followed subjects come at most so often. In minutes. */
const ALERT_SPACING = 60;
/** More meetings at once are one digest, not one message each. */
const MOST_SEPARATE = 3;

export function planDigest(input: PlanInput): PlannedDigest {
  switch (input.subscription.cadence) {
    case "scheduled":
      return planScheduled(input, nextDue(input.subscription, input.now));
    case "as-they-land":
      return planLanding(input);
    case "follows":
      return planAlert(input);
  }
}

/** All that waits, now, whatever the schedule says; the schedule goes on as it was. */
export function planAtOnce(input: PlanInput): PlannedDigest {
  return planScheduled(input, input.subscription.due);
}

/** When a scheduled subscription is next due; null for the others. */
export function nextDue(
  { cadence, cron, timeZone }: Pick<Subscription, "cadence" | "cron" | "timeZone">,
  now: Temporal.Instant,
): Temporal.Instant | null {
  return cadence === "scheduled" && cron !== null ? nextRun(cron, timeZone, now) : null;
}

/** The furthest due time that a subscription can rightly have; null for a schedule that never comes. */
export function latestDue(subscription: Subscription, now: Temporal.Instant): Temporal.Instant | null {
  if (subscription.cadence === "scheduled") return nextDue(subscription, now);
  return now.add({ minutes: Math.max(subscription.wait, ALERT_SPACING) });
}

/** What is not told yet, apart: what belongs into this digest, and what its filters leave out. */
export function sortArrivals(input: PlanInput): {
  readonly included: readonly Arrival[];
  readonly filtered: readonly Arrival[];
} {
  const { subscription, subjects, follows } = input;
  const pending = pendingArrivals(subscription, input.entries, input.considered, input.archive);
  const belongs = ({ report }: Arrival): boolean =>
    (subscription.cadence !== "follows" && subjects.passes(report, subscription.filters)) ||
    follows.some((subject) => subjects.concerns(report, subject));
  return {
    included: pending.filter(belongs),
    filtered: pending.filter((arrival) => !belongs(arrival)),
  };
}

function planScheduled(input: PlanInput, due: Temporal.Instant | null): PlannedDigest {
  const { included, filtered } = sortArrivals(input);
  const considered = [...outcomes(included, "included"), ...outcomes(filtered, "filtered")];
  if (included.length > 0) {
    return { considered, due, replies: digest(input, included, sinceLast(input)), threadKeys: [] };
  }
  const replies = input.subscription.quiet ? [quietReply(input)] : [];
  return { considered, due, replies, threadKeys: [] };
}

function planLanding(input: PlanInput): PlannedDigest {
  const { included, filtered } = sortArrivals(input);
  const leftOut = outcomes(filtered, "filtered");
  const settled = settledAt(included, input.now);
  if (settled !== null) return { considered: leftOut, replies: [], threadKeys: [], due: settled };
  const groups = groupByMeeting(included).map((group) => ({ group, until: waitsUntil(input, group) }));
  const ready = groups.filter(({ until }) => until === null).map(({ group }) => group);
  const waiting = groups.map(({ until }) => until).filter((until) => until !== null);
  const [first] = ready;
  const later = waiting.toSorted(Temporal.Instant.compare)[0] ?? null;
  if (first === undefined) return { considered: leftOut, replies: [], threadKeys: [], due: later };
  const together = ready.length > MOST_SEPARATE;
  const told = together ? ready : [first];
  const arrivals = told.flatMap((group) => group.arrivals);
  const { titles } = input.wording;
  const title =
    together || first.meetings.length === 0
      ? titles.news
      : titles.newOn(meetingsText(first.meetings, input.wording));
  return {
    considered: [...outcomes(arrivals, "included"), ...leftOut],
    replies: digest(input, arrivals, title),
    threadKeys: told.flatMap((group) => group.keys),
    // The other meetings that are ready follow at once, each with a message of its own.
    due: told.length < ready.length ? input.now : later,
  };
}

function planAlert(input: PlanInput): PlannedDigest {
  const { subscription, now, digestHere } = input;
  const { included, filtered } = sortArrivals(input);
  const leftOut = outcomes(filtered, "filtered");
  const nothing = { replies: [], threadKeys: [] };
  if (digestHere) {
    return { ...nothing, considered: [...outcomes(included, "elsewhere"), ...leftOut], due: null };
  }
  // What changed in a report that was told before is for digests: an alert is for what is new.
  const fresh = included.filter((arrival) => arrival.change === null);
  const changed = outcomes(
    included.filter((arrival) => arrival.change !== null),
    "filtered",
  );
  const wait = settledAt(fresh, now) ?? spacedUntil(subscription.lastRun, now);
  if (fresh.length === 0 || wait !== null) {
    return { ...nothing, considered: [...changed, ...leftOut], due: fresh.length === 0 ? null : wait };
  }
  return {
    considered: [...outcomes(fresh, "included"), ...changed, ...leftOut],
    replies: composeAlert(input, fresh),
    threadKeys: [],
    due: null,
  };
}

/** Until when to wait for more to arrive; null when nothing came for a while, or the wait was long enough. */
function settledAt(arrivals: readonly Arrival[], now: Temporal.Instant): Temporal.Instant | null {
  const ages = arrivals.map((arrival) => minutesBetween(arrival.changedAt, now));
  const youngest = Math.min(...ages);
  // A negative age means that the clock was set back since: not waited for.
  if (arrivals.length === 0 || youngest < 0 || youngest >= SETTLE || Math.max(...ages) >= LONGEST_SETTLE) {
    return null;
  }
  return now.add({ milliseconds: Math.ceil((SETTLE - youngest) * 60_000) });
}

/** Until when a meeting waits for a second account; null when it does not. */
function waitsUntil({ archive, subscription, now }: PlanInput, group: Group): Temporal.Instant | null {
  const expectsMore =
    group.keys.length > 0 && group.arrivals.some((arrival) => arrival.change === null && !arrival.older);
  if (!expectsMore || accountsOf(archive, group.keys).length > 1) return null;
  const ages = group.arrivals.map((arrival) => minutesBetween(arrival.changedAt, now));
  const age = Math.max(...ages);
  if (age >= subscription.wait || Math.min(...ages) < 0) return null;
  return now.add({ milliseconds: Math.ceil((subscription.wait - age) * 60_000) });
}

function spacedUntil(last: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant | null {
  if (last === null) return null;
  const age = minutesBetween(last, now);
  return age >= 0 && age < ALERT_SPACING
    ? now.add({ milliseconds: Math.ceil((ALERT_SPACING - age) * 60_000) })
    : null;
}

function minutesBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 60_000;
}

function digest(input: PlanInput, arrivals: readonly Arrival[], title: string): readonly Reply[] {
  const { archive, subjects, follows, now, subscription, wording } = input;
  const today = now.toZonedDateTimeISO(subscription.timeZone).toPlainDate().toString();
  return composeDigest({ archive, subjects, follows, arrivals, title, today, wording });
}

/** "New in the NEC reports since 6 March 2026": since the last digest, or since the subscription was made. */
function sinceLast({ subscription, wording }: PlanInput): string {
  return wording.titles.newSince(dayOf(subscription, wording));
}

function dayOf({ lastRun, createdAt, timeZone }: Subscription, wording: DigestWording): string {
  return wording.date((lastRun ?? createdAt).toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

function quietReply({ archive, subscription, wording }: PlanInput): Reply {
  return noteReply(
    wording.titles.nothingNew,
    [wording.news.noneSince(dayOf(subscription, wording))],
    archive.coverage,
  );
}

function outcomes(arrivals: readonly Arrival[], outcome: Consideration["outcome"]): readonly Consideration[] {
  return arrivals.map(({ report, seq }) => ({ report: report.id, seq, outcome }));
}
