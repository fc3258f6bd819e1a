/** Bolt's store of installations over the bot's store, every one sealed with the key from the configuration. */
import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { NecError } from "../../errors.ts";
import type { CommunityStore, InstallationStore as Installations } from "../../store/community.ts";
import { seal, unseal } from "../sealed.ts";
import { isStoreAway } from "./store-away.ts";

type InstallationOptions = {
  readonly store: Installations & Pick<CommunityStore, "communityReturned" | "deleteData">;
  readonly encryptionKey: string;
  now(): Temporal.Instant;
};

/** Of about a kilobyte each. */
const MOST_KNOWN = 5_000;
/** Slack waits three seconds for an acknowledgement, and nothing can be acknowledged before this is known. */
const LOOK_UP_MS = 2_000;

/**
 * An installation belongs to a workspace, or to a whole organisation when it was installed there. While the store
 * cannot be reached in time, those that were asked for before are remembered, sealed as they are in the store.
 */
export function createInstallations({ store, encryptionKey, now }: InstallationOptions): InstallationStore {
  const known = new LRUCache<string, string>({ max: MOST_KNOWN });

  async function sealedFor(key: string): Promise<string | null> {
    try {
      const blob = await inTime(store.installation("slack", key));
      if (blob === null) known.delete(key);
      else known.set(key, blob);
      return blob;
    } catch (error) {
      const remembered = known.get(key);
      if (remembered === undefined || !isStoreAway(error)) throw error;
      return remembered;
    }
  }

  return {
    async storeInstallation(installation) {
      const key = keyOf({
        isEnterpriseInstall: installation.isEnterpriseInstall ?? false,
        teamId: installation.team?.id,
        enterpriseId: installation.enterprise?.id,
      });
      const blob = seal(JSON.stringify(withoutUser(installation)), encryptionKey, `slack ${key}`);
      await store.saveInstallation("slack", key, blob, now());
      await store.communityReturned("slack", key);
    },
    async fetchInstallation(query) {
      const key = keyOf(query);
      const blob = await sealedFor(key);
      if (blob === null) throw new NecError("SURFACE", "The app is not installed in this workspace.");
      return JSON.parse(unseal(blob, encryptionKey, `slack ${key}`)) as Installation;
    },
    async deleteInstallation(query) {
      known.delete(keyOf(query));
      await store.removeInstallation("slack", keyOf(query));
    },
  };
}

/** @throws NecError when it takes longer than Slack waits */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = "The store does not answer just now. Please try again in a moment.";
    timer = setTimeout(() => reject(new NecError("STORE", message)), LOOK_UP_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Only what the bot itself needs: who installed it, and with which token of their own, is not kept. */
function withoutUser<Version extends "v1" | "v2">(
  installation: Installation<Version, boolean>,
): Installation<Version, boolean> {
  const { incomingWebhook: _webhook, ...rest } = installation;
  return { ...rest, user: { id: "" } as typeof installation.user };
}

function keyOf(
  query: Pick<InstallationQuery<boolean>, "teamId" | "enterpriseId" | "isEnterpriseInstall">,
): string {
  const key = query.isEnterpriseInstall ? query.enterpriseId : (query.teamId ?? query.enterpriseId);
  if (key === undefined) throw new NecError("SURFACE", "Slack did not say which workspace this is.");
  return key;
}

type Source = Pick<InstallationQuery<boolean>, "teamId" | "enterpriseId" | "isEnterpriseInstall">;

/**
 * Requests of one workspace that come at once share one authorisation: a token that is about to run out is
 * exchanged with a refresh token that works once (https://docs.slack.dev/authentication/using-token-rotation).
 */
export function oneAtATime<Query extends Source, Result extends object>(
  authorize: (source: Query) => Promise<Result>,
): (source: Query) => Promise<Result> {
  const open = new Map<string, Promise<Result>>();
  return async (source) => {
    const key = JSON.stringify([source.teamId, source.enterpriseId, source.isEnterpriseInstall]);
    const shared = open.get(key) ?? authorize(source).finally(() => open.delete(key));
    open.set(key, shared);
    // A copy each: Bolt notes in it who asks.
    return { ...(await shared) };
  };
}
