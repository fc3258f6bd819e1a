/**
 * Nobody is to wait for ever for an answer whose process has died: what was acknowledged is noted in the store with
 * the address of its reply (never what was asked, never who asked it), and when the process that owes it gives no
 * sign of life, another one, or the same after its restart, says that the answer was interrupted.
 */
import { createHash } from "node:crypto";
import type { Language } from "../language.ts";
import type { Log } from "../log.ts";
import type { Abandoned, PendingReplyStore } from "../store/pending-reply.ts";
import type { SurfaceName } from "../surface.ts";
import { seal, unseal } from "./sealed.ts";

/** What the store holds of a reply until it is given. */
export type OwedReply = {
  /** As the platform names the event; only its hash is stored. */
  readonly event: string;
  /** Where and how the reply can be given, in the surface's own form. */
  readonly address: string;
  readonly language: Language;
  /** How long the platform takes a reply, in milliseconds. */
  readonly takenMs: number;
};

/** Resolves whatever the store does; without the store, answers are given as if there were no others. */
export type Owed = {
  /** False: the reply is another's affair, here or in another process, who is giving it or has given it. */
  readonly mine: boolean;
  /** To be asked just before the answer is sent: whether it still is this process's to give. */
  begin(): Promise<boolean>;
  /** The answer is there. */
  given(): void;
  /** Nothing was acknowledged after all. */
  withdraw(): void;
  /** No answer will come from here: the asker is told so as soon as somebody looks. */
  giveUp(): void;
};

/** What became of the sentence that the answer was interrupted. */
export type Told = "done" | "try again";

export type PendingReplies = {
  /** Resolves when it is noted, or the store takes too long with it. */
  owe(reply: OwedReply): Promise<Owed>;
  /** Begins to look after replies of processes that have died. */
  start(): void;
  /** To be called when nothing more will be answered: what is still owed is left to others. */
  stop(): Promise<void>;
};

export type PendingReplyTimes = {
  /** A process that has not renewed what it owes for so long counts as dead. */
  readonly leaseMs: number;
  /** How often that is looked for, and what is owed here is renewed. */
  readonly lookMs: number;
  /** An acknowledgement waits at most so long for the store. */
  readonly noteMs: number;
  /** An answer waits at most so long for the store to say that nobody else gives it. */
  readonly beginMs: number;
};

export type PendingRepliesParts = {
  readonly surface: SurfaceName;
  readonly store: PendingReplyStore;
  /** 64 hexadecimal digits; null: addresses are stored as they are. */
  readonly encryptionKey: string | null;
  /** Names this process for as long as it lives, and no other one ever. */
  readonly owner: string;
  readonly log: Log;
  readonly times?: Partial<PendingReplyTimes> | undefined;
  now(): Temporal.Instant;
  /** Milliseconds that only ever grow. */
  clock(): number;
  /** Says that the answer was interrupted, unless it is there after all. */
  interrupted(reply: Pick<Abandoned, "language" | "was">, address: string): Promise<Told>;
};

const TIMES: PendingReplyTimes = { leaseMs: 12_000, lookMs: 4_000, noteMs: 250, beginMs: 1_000 };
/** An event that comes again within this time is known to have been answered. */
const REMEMBERED_MS = 120_000;
/** A store that does not answer in time is not waited for again for so long. */
const AWAY_MS = 5_000;
const MOST_AT_ONCE = 50;
const RETRY_MS = 3_000;

const NOT_MINE: Owed = {
  mine: false,
  begin: async () => false,
  given() {},
  withdraw() {},
  giveUp() {},
};

export function createPendingReplies(parts: PendingRepliesParts): PendingReplies {
  const { surface, store, owner, log, now, clock } = parts;
  const { leaseMs, lookMs, noteMs, beginMs } = { ...TIMES, ...parts.times };
  /** Noted here and neither given nor withdrawn. */
  const open = new Set<string>();
  /** Given, though the store could not be told so yet. */
  const unsettled = new Set<string>();
  const telling = new Set<Promise<unknown>>();
  let awayUntil = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  const aad = (id: string) => `${surface} reply ${id}`;

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (err) {
      log.debug({ surface, err }, "the store could not be told of a reply");
      return null;
    }
  }

  async function settle(id: string): Promise<void> {
    const until = now().add({ milliseconds: REMEMBERED_MS });
    const told = await attempt(() => store.replyGiven(surface, id, until).then(() => true));
    if (told === null) unsettled.add(id);
    else unsettled.delete(id);
  }

  async function look(): Promise<void> {
    if (open.size > 0) await store.renewReplies(owner, now(), leaseMs);
    for (const id of unsettled) await settle(id);
    const request = { surface, owner, now: now(), leaseMilliseconds: leaseMs, most: MOST_AT_ONCE };
    await Promise.all((await store.takeOverReplies(request)).map(tell));
    await store.forgetReplies(now());
  }

  async function tell(reply: Abandoned): Promise<void> {
    const { id } = reply;
    let told: Told = "done";
    try {
      told = await parts.interrupted(reply, opened(id, reply.address));
    } catch (err) {
      log.warn({ surface, err }, "somebody could not be told that an answer was interrupted");
    }
    if (told === "done") return settle(id);
    await store.abandonReply(surface, id, owner, now().add({ milliseconds: RETRY_MS }));
  }

  function opened(id: string, address: string): string {
    return parts.encryptionKey === null ? address : unseal(address, parts.encryptionKey, aad(id));
  }

  return {
    async owe({ event, address, language, takenMs }) {
      // A channel and a time would lead to a message: a hash leads nowhere.
      const id = createHash("sha256").update(`${surface} ${event}`).digest("base64url").slice(0, 22);
      const sealed = parts.encryptionKey === null ? address : seal(address, parts.encryptionKey, aad(id));
      if (open.has(id)) return NOT_MINE;
      const expires = now().add({ milliseconds: takenMs });
      const reply = { surface, id, address: sealed, language, owner, expires };
      open.add(id);
      const noting = attempt(() => store.oweReply(reply, now(), leaseMs));
      const noted = clock() < awayUntil ? "late" : await inTime(noting, noteMs);
      if (noted === "late" || noted === null) awayUntil = Math.max(awayUntil, clock() + AWAY_MS);
      // Told in the order in which things happen, however long the store takes with the first of them.
      const then = (work: () => Promise<unknown>) => {
        open.delete(id);
        const done = noting.then(() => attempt(work)).finally(() => telling.delete(done));
        telling.add(done);
      };
      if (noted === false) open.delete(id);
      return {
        mine: noted !== false,
        async begin() {
          const was = noted === "late" ? await inTime(noting, beginMs) : noted;
          if (was !== true) return was !== false;
          const begun = await inTime(
            attempt(() => store.beginReply(surface, id, owner, now(), leaseMs)),
            beginMs,
          );
          return begun !== false;
        },
        given: () => then(() => settle(id)),
        withdraw: () => then(() => store.withdrawReply(surface, id, owner)),
        giveUp: () => then(() => store.abandonReply(surface, id, owner, now())),
      };
    },
    start() {
      const again = () => {
        looking = attempt(look).then(() => {
          if (timer !== null) timer = setTimeout(again, lookMs).unref();
        });
      };
      timer = setTimeout(again, 0).unref();
    },
    async stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await Promise.all([looking, ...telling]);
      for (const id of unsettled) await settle(id);
      for (const id of open) await attempt(() => store.abandonReply(surface, id, owner, now()));
    },
  };
}

async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
