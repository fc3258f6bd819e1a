/** The channels that whoever runs the bot has given a digest in the configuration. */
import type { Store } from "../store/store.ts";
import type { SurfaceName } from "../surface.ts";
import { nextDue } from "./plan-digest.ts";

export type ConfiguredChannel = { readonly surface: SurfaceName; readonly channel: string };

export type ConfiguredDigests = {
  readonly channels: readonly ConfiguredChannel[];
  readonly cron: string;
  readonly timeZone: string;
};

/**
 * Makes the stored subscriptions those of the configuration: adds, reschedules, and removes what has left it.
 * Only on the surfaces given: another process may post, and be configured, for the others.
 */
export async function applyConfiguration(
  store: Store,
  { channels, cron, timeZone }: ConfiguredDigests,
  surfaces: readonly SurfaceName[],
  now: Temporal.Instant,
): Promise<void> {
  const due = nextDue({ cadence: "scheduled", cron, timeZone }, now);
  const wanted = new Map(channels.map((each) => [`config:${each.surface}:${each.channel}`, each]));
  for (const [id, { surface, channel }] of wanted) {
    const stored = await store.addSubscription({
      id,
      origin: "config",
      surface,
      community: null,
      channel,
      person: null,
      cadence: "scheduled",
      cron,
      timeZone,
      wait: 0,
      quiet: false,
      filters: { topics: [], people: [], bodies: [] },
      createdAt: now,
      due,
    });
    if (stored.cron !== cron || stored.timeZone !== timeZone) {
      await store.changeSubscription(id, stored.version, { cron, timeZone, due });
    }
  }
  for (const { id, origin, surface } of await store.subscriptions({})) {
    if (origin === "config" && surfaces.includes(surface) && !wanted.has(id)) {
      await store.removeSubscription(id);
    }
  }
}
