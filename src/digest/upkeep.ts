/** What is to be done now and then, whatever arrives: mending due times, and deleting what is no longer needed. */
import type { Departure } from "../store/community.ts";
import type { Store } from "../store/store.ts";
import { latestDue } from "./plan-digest.ts";

/** Who removed the bot by mistake gets everything back within this time. */
const GRACE_DAYS = 30;
const TEXT_DAYS = 90;

/** A clock that ran ahead may have set due times that are years away. */
export async function mendDueTimes(store: Store, now: Temporal.Instant): Promise<void> {
  for (const subscription of await store.subscriptions({})) {
    const latest = latestDue(subscription, now);
    const { id, version, state, due, cadence } = subscription;
    const late = latest !== null && due !== null && Temporal.Instant.compare(due, latest) > 0;
    const lost = latest !== null && due === null && cadence === "scheduled";
    if (state === "active" && (late || lost)) await store.changeSubscription(id, version, { due: latest });
  }
}

/** Deletes what belonged to communities that the bot left long ago, and the texts of old digests. */
export async function deleteOld(store: Store, now: Temporal.Instant): Promise<readonly Departure[]> {
  const gone = await store.departures(now.subtract({ hours: 24 * GRACE_DAYS }));
  for (const { surface, community } of gone) await store.deleteData({ surface, community });
  await store.forgetTexts(now.subtract({ hours: 24 * TEXT_DAYS }));
  return gone;
}
