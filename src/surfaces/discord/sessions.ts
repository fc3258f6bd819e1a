/**
 * Sessions of the gateway that outlive the process: a restarted one resumes where the last one was, and Discord sends
 * what came in between (https://docs.discord.com/developers/events/gateway#resuming). A session that Discord no longer
 * knows ends as always: the shard identifies anew.
 */
import type { SessionInfo } from "@discordjs/ws";
import { z } from "zod";
import type { Log } from "../../log.ts";
import type { GatewaySessionStore } from "../../store/gateway-session.ts";
import { briefly } from "./rest.ts";

export type Identity = { readonly user: string; readonly application: string };

export type Sessions = {
  /** The session to resume, and for a later start who the bot is in it; null: identify. */
  retrieve(shard: number): Promise<SessionInfo | null>;
  /** Who the bot is, as the session says that was begun by an earlier process; null where none was resumed. */
  identity(): Identity | null;
  update(shard: number, session: SessionInfo | null): void;
  /** Discord has said who the bot is. */
  identified(identity: Identity): void;
  /**
   * An event is being handled: until that is over, a process that starts after this one's death gets it again.
   * @param sequence null for events that are not counted
   */
  handling(shard: number, sequence: number | null, work: Promise<void>): void;
  /** From now on sessions stay as they are stored, and what is not stored yet is. */
  keep(): Promise<void>;
};

export type SessionsParts = {
  readonly store: GatewaySessionStore;
  readonly log: Log;
  /** As in `https://discord.com/api`; null for Discord itself. */
  readonly api: string | null;
  now(): Temporal.Instant;
};

/** What is stored may be so old: a second's events come again and are recognised as answered. */
const SAVED_EVERY_MS = 1_000;

const stored = z.object({
  session: z.object({
    resumeURL: z.string(),
    sequence: z.number(),
    sessionId: z.string(),
    shardCount: z.number(),
    shardId: z.number(),
  }),
  user: z.string(),
  application: z.string(),
});

export function createSessions({ store, log, api, now }: SessionsParts): Sessions {
  const sessions = new Map<number, SessionInfo>();
  const looked = new Set<number>();
  /** Sequence numbers of events that are being handled, by shard. */
  const inHand = new Map<number, Set<number>>();
  const saved = new Map<number, string | null>();
  let identity: Identity | null = null;
  let kept = false;
  let timer: NodeJS.Timeout | null = null;
  let saving: Promise<void> = Promise.resolve();

  async function retrieve(shard: number): Promise<SessionInfo | null> {
    const held = sessions.get(shard);
    if (held !== undefined || looked.has(shard)) return held ?? null;
    looked.add(shard);
    try {
      const text = await store.gatewaySession(String(shard));
      const found = text === null ? null : stored.safeParse(JSON.parse(text)).data;
      if (found == null || !isDiscord(found.session.resumeURL, api)) return null;
      identity ??= { user: found.user, application: found.application };
      sessions.set(shard, found.session);
      return found.session;
    } catch (thrown) {
      log.warn({ err: briefly(thrown) }, "discord: the last session cannot be read, so it is not resumed");
      return null;
    }
  }

  function save(): Promise<void> {
    timer = null;
    saving = saving.then(async () => {
      if (identity === null) return;
      for (const shard of new Set([...sessions.keys(), ...saved.keys()])) {
        const text = asText(shard, identity);
        if (saved.get(shard) === text) continue;
        try {
          await store.saveGatewaySession(String(shard), text, now());
          saved.set(shard, text);
        } catch (thrown) {
          log.debug({ err: briefly(thrown) }, "discord: the session could not be stored");
        }
      }
    });
    return saving;
  }

  /** Events that are in hand count as not yet received. */
  function asText(shard: number, { user, application }: Identity): string | null {
    const session = sessions.get(shard);
    if (session === undefined) return null;
    const sequence = Math.min(session.sequence, ...[...(inHand.get(shard) ?? [])].map((each) => each - 1));
    return JSON.stringify({ session: { ...session, sequence }, user, application });
  }

  function saveSoon(): void {
    if (!kept) timer ??= setTimeout(() => void save(), SAVED_EVERY_MS).unref();
  }

  return {
    retrieve,
    identity: () => identity,
    update(shard, session) {
      if (kept) return;
      looked.add(shard);
      if (session === null) sessions.delete(shard);
      else sessions.set(shard, session);
      if (session === null) saved.set(shard, saved.get(shard) ?? "");
      saveSoon();
    },
    identified(found) {
      identity = found;
      saveSoon();
    },
    handling(shard, sequence, work) {
      if (sequence === null) return;
      const held = inHand.get(shard) ?? new Set<number>();
      inHand.set(shard, held.add(sequence));
      void work
        .catch(() => {})
        .finally(() => {
          held.delete(sequence);
          saveSoon();
        });
    },
    async keep() {
      if (kept) return;
      kept = true;
      if (timer !== null) clearTimeout(timer);
      await save();
    },
  };
}

/** The token is sent there: an address that stands in the store has to be Discord's. */
function isDiscord(address: string, api: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname } = new URL(address);
  if (api !== null) return host === new URL(api).host;
  return protocol === "wss:" && /(^|\.)discord\.gg$/.test(hostname);
}
