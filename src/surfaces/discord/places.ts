/** What is known of threads: whose parent is which channel, and in which the bot takes part. */
import { GatewayDispatchEvents, type GatewayDispatchPayload, type REST, Routes } from "discord.js";
import { createRecent } from "./recent.ts";

export type Places = {
  /** Learns from an event of the gateway. */
  notice(payload: GatewayDispatchPayload, me: string): void;
  /** The bot has written in a channel that may be a thread. */
  joined(channel: string): void;
  takesPart(channel: string): boolean;
  /** Learns of a thread that no event has told of, as after a session was taken up again. */
  lookUp(channel: string, me: string): Promise<void>;
  /** The channel a thread belongs to; null for a channel that is no thread. Asks Discord when it is not known. */
  parentOf(channel: string): Promise<string | null>;
};

type Thread = { readonly parent: string | null; readonly mine: boolean };

const REMEMBERED = 5_000;
/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const THREAD_TYPES: ReadonlySet<unknown> = new Set([10, 11, 12]);

export function createPlaces(rest: REST): Places {
  const known = createRecent<Thread>(REMEMBERED);

  function learn(thread: unknown, me: string, memberOf: boolean): void {
    const { id, parent_id, owner_id, member } = thread as Readonly<Record<string, unknown>>;
    if (typeof id !== "string") return;
    const mine = memberOf || owner_id === me || (member != null && typeof member === "object");
    known.set(id, {
      parent: typeof parent_id === "string" ? parent_id : null,
      mine: mine || known.get(id)?.mine === true,
    });
  }

  return {
    notice(payload, me) {
      switch (payload.t) {
        case GatewayDispatchEvents.GuildCreate:
          for (const thread of payload.d.threads ?? []) learn(thread, me, false);
          return;
        case GatewayDispatchEvents.ThreadCreate:
        case GatewayDispatchEvents.ThreadUpdate:
          learn(payload.d, me, false);
          return;
        case GatewayDispatchEvents.ThreadListSync: {
          const mine = new Set(payload.d.members?.map(({ id }) => id));
          for (const thread of payload.d.threads ?? []) learn(thread, me, mine.has(thread.id));
          return;
        }
        case GatewayDispatchEvents.ThreadDelete:
          known.delete(payload.d.id);
          return;
      }
    },
    joined(channel) {
      const thread = known.get(channel);
      if (thread?.parent != null) known.set(channel, { ...thread, mine: true });
    },
    takesPart: (channel) => known.get(channel)?.mine === true,
    async lookUp(channel, me) {
      if (known.get(channel) !== undefined) return;
      try {
        const found = (await rest.get(Routes.channel(channel))) as { readonly type?: unknown };
        if (THREAD_TYPES.has(found.type)) learn(found, me, false);
      } catch {
        // Then it is answered as in any channel.
      }
    },
    async parentOf(channel) {
      const held = known.get(channel);
      if (held !== undefined) return held.parent;
      try {
        const { type, parent_id } = (await rest.get(Routes.channel(channel))) as {
          type?: unknown;
          parent_id?: unknown;
        };
        const parent = THREAD_TYPES.has(type) && typeof parent_id === "string" ? parent_id : null;
        known.set(channel, { parent, mine: false });
        return parent;
      } catch {
        return null;
      }
    },
  };
}
