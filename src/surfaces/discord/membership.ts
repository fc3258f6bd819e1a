/** Which servers have the bot. What the others had set is kept for a time of grace, and then deleted (`src/digest/upkeep.ts`). */
import type { CommunityStore } from "../../store/community.ts";

export type Membership = {
  /**
   * What changed while nobody listened: after a shard has identified, Discord names every server of that shard that
   * has the bot, those in an outage too (https://docs.discord.com/developers/events/gateway-events#ready).
   */
  compare(shard: Shard, guilds: ReadonlySet<string>): Promise<void>;
  left(guild: string): Promise<void>;
  /** Servers that have the bot, of which some may have been left before. */
  returned(guilds: ReadonlySet<string>): Promise<void>;
};

/** As in a gateway's READY: `[0, 2]` is the first of two. */
export type Shard = readonly [id: number, count: number];

type Needs = {
  readonly store: Pick<CommunityStore, "communities" | "communityLeft" | "communityReturned" | "departures">;
  now(): Temporal.Instant;
};

export function createMembership({ store, now }: Needs): Membership {
  let last: Promise<void> = Promise.resolve();
  /** Servers that the store is known to have among those that have the bot: Discord tells of each at every start. */
  const present = new Set<string>();
  /** As the gateway told it: a server that is joined again just after a comparison stays joined. */
  function inOrder(task: () => Promise<void>): Promise<void> {
    const running = last.then(task);
    last = running.catch(() => {});
    return running;
  }

  async function left(guild: string): Promise<void> {
    present.delete(guild);
    await store.communityLeft("discord", guild, now());
  }

  async function returned(guilds: ReadonlySet<string>): Promise<void> {
    if (guilds.isSubsetOf(present)) return;
    for (const { surface, community } of await store.departures(now())) {
      if (surface === "discord" && guilds.has(community)) await store.communityReturned("discord", community);
    }
    for (const guild of guilds) present.add(guild);
  }

  return {
    left: (guild) => inOrder(() => left(guild)),
    returned: (guilds) => inOrder(() => returned(guilds)),
    compare: (shard, guilds) =>
      inOrder(async () => {
        await returned(guilds);
        for (const guild of await store.communities("discord")) {
          if (isOn(shard, guild) && !guilds.has(guild)) await left(guild);
        }
      }),
  };
}

/** https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
function isOn([id, count]: Shard, guild: string): boolean {
  return /^\d+$/.test(guild) && Number((BigInt(guild) >> 22n) % BigInt(count)) === id;
}
