/** The digests as the rest of the program sees them: told of the corpus, started with surfaces, asked by commands. */
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import type { Archive } from "../archive/archive.ts";
import { asError } from "../errors.ts";
import type { Language } from "../language.ts";
import type { Store } from "../store/store.ts";
import type { PostingSurface } from "../surface.ts";
import { wordsFor } from "./community-words.ts";
import { applyConfiguration, type ConfiguredDigests } from "./configured-channels.ts";
import { createDeliverer, type DeliveryEvent } from "./deliver.ts";
import { createDigestDesk, type DigestDesk } from "./digest-desk.ts";
import { digestWordings } from "./digest-wordings.ts";
import { createPlanner } from "./planner.ts";
import { type RecordedNews, recordNews } from "./record-news.ts";
import { type Clockwork, startClockwork } from "./schedule.ts";
import { deleteOld, mendDueTimes } from "./upkeep.ts";

export type DigestEvent =
  | DeliveryEvent
  | ({ readonly type: "news" } & RecordedNews)
  | { readonly type: "planned"; readonly subscription: string; readonly reports: number }
  | { readonly type: "deleted"; readonly community: string }
  | { readonly type: "error"; readonly error: Error };

export type DigestParts = ConfiguredDigests & {
  readonly store: Store;
  /** Of digests where a community has chosen none; default English. */
  readonly language?: Language;
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
  /** What people ask of the digests, answered in a language; otherwise it is English. */
  speaking(language: Language | undefined): DigestDesk;
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
const UPKEEP = "17 4 * * *";

export function createDigestService(parts: DigestParts): DigestService {
  const { store, observe, language } = parts;
  const { leaseMilliseconds = 10_000, postTimeout = 30_000, firstWait = 5_000 } = parts;
  const owner = parts.newId();
  let archive: Archive | null = null;
  let surfaces: readonly PostingSurface[] = [];
  let clockworks: readonly Clockwork[] = [];
  let stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;

  const failed = (error: unknown): void => observe({ type: "error", error: asError(error) });
  const now = (): Temporal.Instant => parts.now();
  const newId = (): string => parts.newId();
  const surfaceNames = () => surfaces.map((surface) => surface.name);

  const planner = createPlanner({
    store,
    owner,
    leaseMilliseconds,
    wordsFor: (place) => wordsFor({ store, surfaces, language }, place),
    now,
    newId,
    planned: (subscription, reports) => observe({ type: "planned", subscription, reports }),
    failed,
  });

  const deliver = async (): Promise<void> => {
    const deliverer = createDeliverer({
      store,
      owner,
      surfaces,
      language,
      now,
      random: () => parts.random(),
      observe,
      pause: parts.pause ?? rest,
      leaseMilliseconds,
      postTimeout,
      firstWait,
    });
    await deliverer.run(stopped.signal);
  };

  /** A subscription is due again only when its last digest is posted: plans and posts until both are done. */
  const planAndDeliver = async (): Promise<void> => {
    const plan = async (): Promise<boolean> =>
      archive !== null && (await planner.planDue(archive, surfaceNames(), stopped.signal));
    await plan();
    do await deliver();
    while (!stopped.signal.aborted && (await plan()));
    const next = await store.nextDelivery(surfaceNames());
    if (next !== null) wakeAt(next);
  };

  /** For a retry that is due before the next heartbeat. */
  const wakeAt = (at: Temporal.Instant): void => {
    clearTimeout(timer);
    const wait = at.epochMilliseconds - now().epochMilliseconds;
    if (wait > 15_000 || clockworks.length === 0) return;
    timer = setTimeout(() => void pulse(), Math.max(wait, 50));
    timer.unref();
  };

  const pulse = (): Promise<void> => {
    if (surfaces.length === 0) return Promise.resolve();
    if (running !== null) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await planAndDeliver().catch(failed);
      } while (again && !stopped.signal.aborted);
      running = null;
    })();
    return running;
  };

  const upkeep = async (): Promise<void> => {
    await mendDueTimes(store, now());
    for (const { community } of await deleteOld(store, now())) observe({ type: "deleted", community });
  };

  const show = (next: Archive): void => {
    archive = next;
  };

  const speaking = (chosen: Language | undefined): DigestDesk =>
    createDigestDesk({
      wording: digestWordings.in(chosen),
      store,
      timeZone: parts.timeZone,
      now,
      newId,
      archive: () => archive,
      inputFor: planner.inputFor,
      async atOnce(subscription, current) {
        const messages = await planner.planAtOnce(subscription, current);
        void pulse();
        return messages;
      },
      kick: () => void pulse(),
    });

  return {
    ...speaking("en"),
    speaking,
    show,
    async onCorpus(next) {
      show(next);
      try {
        // Before the baseline: whatever arrives after it is news to the configured channels, though the process
        // may die before it gets as far as posting.
        if ((await store.ledger()).version === null) await applyConfiguration(store, parts, [], now());
        const news = await recordNews(store, next, now());
        if (news !== null) observe({ type: "news", ...news });
      } catch (error) {
        failed(error);
      }
      if (clockworks.length > 0) void pulse();
    },
    async start(posting) {
      surfaces = posting;
      stopped = new AbortController();
      await applyConfiguration(store, parts, surfaceNames(), now());
      await upkeep().catch(failed);
      clockworks = [
        startClockwork(HEARTBEAT, parts.timeZone, pulse, failed),
        startClockwork(UPKEEP, parts.timeZone, () => upkeep().catch(failed), failed),
        // To the second where the configuration asks for it; the heartbeat finds the rest.
        ...(parts.channels.length > 0 ? [startClockwork(parts.cron, parts.timeZone, pulse, failed)] : []),
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
}

async function rest(milliseconds: number, stopped: AbortSignal): Promise<void> {
  // Being stopped ends the rest early, and is no failure.
  await setTimeoutPromise(milliseconds, undefined, { signal: stopped }).catch(() => undefined);
}
