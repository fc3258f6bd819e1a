/** Turns due subscriptions into deliveries in the outbox, one process at a time. */
import type { Archive } from "../archive/archive.ts";
import { asError } from "../errors.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { Store } from "../store/store.ts";
import type { Place, Subscription } from "../store/subscription.ts";
import type { SurfaceName } from "../surface.ts";
import type { DigestWording } from "./digest-wording.ts";
import { type PlanInput, type PlannedDigest, planAtOnce, planDigest } from "./plan-digest.ts";
import { createSubjects, type Subjects } from "./subjects.ts";

export type PlannerParts = {
  readonly store: Store;
  readonly owner: string;
  readonly leaseMilliseconds: number;
  /** The words for what is posted in a place. */
  wordsFor(place: Place): Promise<DigestWording>;
  now(): Temporal.Instant;
  newId(): string;
  planned(subscription: string, reports: number): void;
  failed(error: Error): void;
};

export type Planner = {
  inputFor(subscription: Subscription, archive: Archive, known?: readonly LedgerEntry[]): Promise<PlanInput>;
  /** Plans one subscription whatever its schedule; the number of messages, null when it has just changed. */
  planAtOnce(subscription: Subscription, archive: Archive): Promise<number | null>;
  /** Plans everything that is due on the surfaces; false when there was nothing. */
  planDue(archive: Archive, surfaces: readonly SurfaceName[], stopped: AbortSignal): Promise<boolean>;
};

const LEASE = "digest";
const BATCH = 100;
/** A process that has not seen a report for so long after another noted it reads another corpus. */
const BEHIND_MINUTES = 10;

export function createPlanner(parts: PlannerParts): Planner {
  const { store, owner, leaseMilliseconds } = parts;
  let read: { readonly archive: Archive; readonly subjects: Subjects } | null = null;

  const subjectsOf = (archive: Archive): Subjects => {
    if (read?.archive !== archive) read = { archive, subjects: createSubjects(archive) };
    return read.subjects;
  };

  const inputFor: Planner["inputFor"] = async (subscription, archive, known) => {
    const { surface, channel } = subscription;
    const here = await store.subscriptions({ surface, channel });
    return {
      subscription,
      entries: known ?? (await store.ledger()).entries,
      considered: await store.considered(subscription.id),
      archive,
      subjects: subjectsOf(archive),
      follows: await store.follows(subscription),
      digestHere: here.some((other) => other.cadence !== "follows" && other.state === "active"),
      now: parts.now(),
      wording: await parts.wordsFor(subscription),
    };
  };

  const carryOut = async (subscription: Subscription, planned: PlannedDigest): Promise<boolean> => {
    const { id, version, surface, community, channel, person } = subscription;
    const { replies, threadKeys, considered, due } = planned;
    const place = { surface, community, channel, person };
    const delivery = replies.length === 0 ? null : { ...place, id: parts.newId(), replies, threadKeys };
    const plan = { subscription: id, version, due, considered, delivery };
    const done = await store.planDigest(plan, parts.now());
    if (done && delivery !== null) {
      parts.planned(id, considered.filter((each) => each.outcome === "included").length);
    }
    return done;
  };

  const holdLease = (): Promise<boolean> => store.acquireLease(LEASE, owner, parts.now(), leaseMilliseconds);

  return {
    inputFor,
    async planAtOnce(subscription, archive) {
      const planned = planAtOnce(await inputFor(subscription, archive));
      return (await carryOut(subscription, planned)) ? planned.replies.length : null;
    },
    async planDue(archive, surfaces, stopped) {
      if ((await store.dueSubscriptions(parts.now(), surfaces, 1)).length === 0) return false;
      const failed = new Set<string>();
      let planned = false;
      try {
        for (;;) {
          const due = (await store.dueSubscriptions(parts.now(), surfaces, BATCH + failed.size)).filter(
            (subscription) => !failed.has(subscription.id),
          );
          if (due.length === 0) return planned;
          // After the subscriptions: what arrives from here on changes their version, and this plan of them is refused.
          const { entries } = await store.ledger();
          if (isBehind(entries, archive, parts.now())) return planned;
          for (const subscription of due) {
            if (stopped.aborted || !(await holdLease())) return planned;
            try {
              await carryOut(subscription, planDigest(await inputFor(subscription, archive, entries)));
              planned = true;
            } catch (error) {
              // One subscription that cannot be planned must not keep the others waiting.
              failed.add(subscription.id);
              parts.failed(asError(error));
            }
          }
        }
      } finally {
        await store.releaseLease(LEASE, owner);
      }
    },
  };
}

/**
 * Whether another process has noted a report, or a change of one, that this one is only about to see. A digest planned without it would
 * come without it, and nothing would call for another: it is left to that process, or to a later look.
 */
function isBehind(entries: readonly LedgerEntry[], archive: Archive, now: Temporal.Instant): boolean {
  const since = now.subtract({ minutes: BEHIND_MINUTES });
  return entries.some(
    ({ report, hash, present, changedAt }) =>
      present && Temporal.Instant.compare(changedAt, since) > 0 && archive.report(report)?.hash !== hash,
  );
}
