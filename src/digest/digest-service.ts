/** The digests as the rest of the program sees them: told of the corpus, started with surfaces, asked by commands. */
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import type { Archive } from "../archive/archive.ts";
import { asError } from "../errors.ts";
import type { LedgerEntry } from "../store/ledger.ts";
import type { Store } from "../store/store.ts";
import type { Place, Subscription } from "../store/subscription.ts";
import type { PostingSurface, SurfaceName } from "../surface.ts";
import { createDeliverer, type DeliveryEvent } from "./deliver.ts";
import { createDigestDesk, type DigestDesk } from "./digest-desk.ts";
import { alteredReports, findNews } from "./news.ts";
import {
  latestDue,
  nextDue,
  type PlanInput,
  type PlannedDigest,
  planAtOnce,
  planDigest,
} from "./plan-digest.ts";
import { type Clockwork, startClockwork } from "./schedule.ts";
import { createSubjects, type Subjects } from "./subjects.ts";

export type DigestEvent =
  | DeliveryEvent
  | { readonly type: "news"; readonly arrived: number; readonly changed: number; readonly baseline: boolean }
  | { readonly type: "planned"; readonly subscription: string; readonly reports: number }
  | { readonly type: "deleted"; readonly community: string }
  | { readonly type: "error"; readonly error: Error };

/** A channel that the configuration gives a digest to. */
export type ConfiguredChannel = { readonly surface: SurfaceName; readonly channel: string };

export type DigestParts = {
  readonly store: Store;
  readonly timeZone: string;
  /** Cron expression of the configured channels. */
  readonly cron: string;
  readonly channels: readonly ConfiguredChannel[];
  now(): Temporal.Instant;
  random(): number;
  /** A new id: 16 characters of letters and digits. */
  newId(): string;
  /** Everything worth a line in the log; holds no text of reports and no names of people. */
  observe(event: DigestEvent): void;
  /** Resolves after so many milliseconds, or when stopped; default: by this machine's timers. */
  pause?(milliseconds: number, stopped: AbortSignal): Promise<void>;
  /** For how long a claim or lease is held before another process may take over; default 10 s. */
  readonly leaseMilliseconds?: number;
  /** How long one post may take; default 30 s. */
  readonly postTimeout?: number;
  /** How long to wait after a first failed try; default 5 s, doubling. */
  readonly firstWait?: number;
};

export type DigestService = DigestDesk & {
  /** Lets what people ask of the digests be answered from this archive; notes nothing as seen. */
  show(archive: Archive): void;
  /** The corpus as it is now, at the start and whenever it has changed: notes what is new. */
  onCorpus(archive: Archive): Promise<void>;
  /** From now on posts what is due on these surfaces; resolves before it is posted. */
  start(surfaces: readonly PostingSurface[]): Promise<void>;
  /** Finishes the delivery in hand and stops. */
  stop(): Promise<void>;
  /** Plans what is due and posts what can be posted; resolves when nothing is left to do at this moment. */
  pulse(): Promise<void>;
};

/** How often each process looks: with the lease it bounds how long a dead one's work waits (25 s). */
const HEARTBEAT = "*/15 * * * * *";
const GRACE_DAYS = 30;
const TEXT_DAYS = 90;
const BATCH = 100;
const MOST_ATTEMPTS = 5;

export function createDigestService(parts: DigestParts): DigestService {
  const { store, observe, leaseMilliseconds = 10_000, postTimeout = 30_000, firstWait = 5_000 } = parts;
  const owner = parts.newId();
  let archive: Archive | null = null;
  let subjects: Subjects | null = null;
  let surfaces: readonly PostingSurface[] = [];
  let clockworks: readonly Clockwork[] = [];
  let stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;

  const reported = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      observe({ type: "error", error: asError(error) });
    }
  };

  /** Compares the corpus with the ledger; a process that was quicker makes it look again. */
  const recordNews = async (current: Archive): Promise<void> => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const ledger = await store.ledger();
      const snapshots = await store.snapshots(alteredReports(ledger, current.reports));
      const changes = findNews(ledger, snapshots, current.reports);
      if (changes.length === 0 && ledger.version !== null) return;
      if (!(await store.recordChanges(ledger.version, changes, parts.now()))) continue;
      const arrived = changes.filter((change) => change.type === "arrived").length;
      const changed = changes.filter((change) => change.type === "changed").length;
      observe({ type: "news", arrived, changed, baseline: ledger.version === null });
      return;
    }
  };

  const inputFor = async (
    subscription: Subscription,
    current: Archive,
    known?: readonly LedgerEntry[],
  ): Promise<PlanInput> => {
    subjects ??= createSubjects(current);
    const here = await store.subscriptions({ surface: subscription.surface, channel: subscription.channel });
    return {
      subscription,
      entries: known ?? (await store.ledger()).entries,
      considered: await store.considered(subscription.id),
      archive: current,
      subjects,
      follows: await store.follows(subscription),
      digestHere: here.some((other) => other.cadence !== "follows" && other.state === "active"),
      now: parts.now(),
    };
  };

  const carryOut = async (subscription: Subscription, planned: PlannedDigest): Promise<boolean> => {
    const { replies, threadKeys, considered, due } = planned;
    const delivery =
      replies.length === 0 ? null : { ...placeOf(subscription), id: parts.newId(), replies, threadKeys };
    const plan = { subscription: subscription.id, version: subscription.version, due, considered, delivery };
    const done = await store.planDigest(plan, parts.now());
    if (done && delivery !== null) {
      const reports = considered.filter((each) => each.outcome === "included").length;
      observe({ type: "planned", subscription: subscription.id, reports });
    }
    return done;
  };

  const planDue = async (current: Archive): Promise<void> => {
    const failed = new Set<string>();
    const { entries } = await store.ledger();
    for (;;) {
      const due = (await store.dueSubscriptions(parts.now(), BATCH + failed.size)).filter(
        (subscription) => !failed.has(subscription.id),
      );
      if (due.length === 0 || stopped.signal.aborted) return;
      for (const subscription of due) {
        if (!(await store.acquireLease("digest", owner, parts.now(), leaseMilliseconds))) return;
        try {
          await carryOut(subscription, planDigest(await inputFor(subscription, current, entries)));
        } catch (error) {
          // One subscription that cannot be planned must not keep the others waiting.
          failed.add(subscription.id);
          observe({ type: "error", error: asError(error) });
        }
      }
    }
  };

  /** A clock that ran ahead may have set due times that are years away. */
  const mendDueTimes = async (): Promise<void> => {
    for (const subscription of await store.subscriptions({})) {
      const next = latestDue(subscription, parts.now());
      const { state, due, cadence } = subscription;
      const late = next !== null && due !== null && Temporal.Instant.compare(due, next) > 0;
      const lost = next !== null && due === null && cadence === "scheduled";
      if (state === "active" && (late || lost)) {
        await store.changeSubscription(subscription.id, subscription.version, { due: next });
      }
    }
  };

  const tidy = async (): Promise<void> => {
    const now = parts.now();
    for (const { surface, community } of await store.departures(now.subtract({ hours: 24 * GRACE_DAYS }))) {
      await store.deleteData({ surface, community });
      observe({ type: "deleted", community });
    }
    await store.forgetTexts(now.subtract({ hours: 24 * TEXT_DAYS }));
  };

  const plan = async (): Promise<void> => {
    const current = archive;
    if (current === null || (await store.dueSubscriptions(parts.now(), 1)).length === 0) return;
    if (!(await store.acquireLease("digest", owner, parts.now(), leaseMilliseconds))) return;
    try {
      await planDue(current);
    } finally {
      await store.releaseLease("digest", owner);
    }
  };

  const deliver = async (): Promise<void> => {
    if (surfaces.length === 0) return;
    const deliverer = createDeliverer({
      store,
      owner,
      surfaces,
      now: () => parts.now(),
      random: () => parts.random(),
      observe,
      pause: parts.pause ?? rest,
      leaseMilliseconds,
      postTimeout,
      firstWait,
    });
    await deliverer.run(stopped.signal);
    const next = await store.nextDelivery(surfaces.map((surface) => surface.name));
    if (next !== null && !stopped.signal.aborted) wakeAt(next);
  };

  /** A retry that is due before the next heartbeat. */
  const wakeAt = (at: Temporal.Instant): void => {
    clearTimeout(timer);
    const wait = at.epochMilliseconds - parts.now().epochMilliseconds;
    if (wait > 15_000 || clockworks.length === 0) return;
    timer = setTimeout(() => void pulse(), Math.max(wait, 50));
    timer.unref();
  };

  const pulse = (): Promise<void> => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await reported(plan);
        await reported(deliver);
      } while (again && !stopped.signal.aborted);
      running = null;
    })();
    return running;
  };

  const configure = async (): Promise<void> => {
    const wanted = new Map(
      parts.channels.map(({ surface, channel }) => [`config:${surface}:${channel}`, { surface, channel }]),
    );
    for (const [id, { surface, channel }] of wanted) {
      const due = nextDue({ cadence: "scheduled", cron: parts.cron, timeZone: parts.timeZone }, parts.now());
      const stored = await store.addSubscription({
        id,
        origin: "config",
        surface,
        community: null,
        channel,
        person: null,
        cadence: "scheduled",
        cron: parts.cron,
        timeZone: parts.timeZone,
        wait: 0,
        quiet: false,
        filters: { topics: [], people: [], bodies: [] },
        createdAt: parts.now(),
        due,
      });
      if (stored.cron !== parts.cron || stored.timeZone !== parts.timeZone) {
        const change = { cron: parts.cron, timeZone: parts.timeZone, due };
        await store.changeSubscription(id, stored.version, change);
      }
    }
    for (const { id, origin } of await store.subscriptions({})) {
      if (origin === "config" && !wanted.has(id)) await store.removeSubscription(id);
    }
  };

  return {
    ...createDigestDesk({
      store,
      timeZone: parts.timeZone,
      now: () => parts.now(),
      newId: () => parts.newId(),
      archive: () => archive,
      inputFor,
      async atOnce(subscription, current) {
        const planned = planAtOnce(await inputFor(subscription, current));
        const done = await carryOut(subscription, planned);
        void pulse();
        return done ? planned.replies.length : null;
      },
      kick: () => void pulse(),
    }),
    show,
    async onCorpus(next) {
      show(next);
      await reported(() => recordNews(next));
      if (clockworks.length > 0) void pulse();
    },
    async start(posting) {
      surfaces = posting;
      stopped = new AbortController();
      const onError = (error: Error): void => observe({ type: "error", error });
      await configure();
      await mendDueTimes();
      await reported(tidy);
      clockworks = [
        startClockwork(HEARTBEAT, parts.timeZone, pulse, onError),
        startClockwork("17 4 * * *", parts.timeZone, () => reported(tidyAndMend), onError),
        // To the second where the configuration asks for it; the heartbeat finds the rest.
        ...(parts.channels.length > 0 ? [startClockwork(parts.cron, parts.timeZone, pulse, onError)] : []),
      ];
      // Not waited for: a thousand channels may be due, and the start must not wait for the last of them.
      void pulse();
    },
    async stop() {
      stopped.abort();
      clearTimeout(timer);
      await Promise.all(clockworks.map((clockwork) => clockwork.stop()));
      clockworks = [];
      await running;
    },
    pulse,
  };

  function show(next: Archive): void {
    archive = next;
    subjects = null;
  }

  async function tidyAndMend(): Promise<void> {
    await mendDueTimes();
    await tidy();
  }
}

async function rest(milliseconds: number, stopped: AbortSignal): Promise<void> {
  // Being stopped ends the rest early, and is no failure.
  await setTimeoutPromise(milliseconds, undefined, { signal: stopped }).catch(() => undefined);
}

function placeOf({ surface, community, channel, person }: Place): Place {
  return { surface, community, channel, person };
}
