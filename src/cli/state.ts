/** The store and the digests, opened together: what the bot remembers and what it posts. */
import { randomBytes } from "node:crypto";
import type { Config } from "../config.ts";
import type { ConfiguredChannel } from "../digest/configured-channels.ts";
import { createDigestService, type DigestEvent, type DigestService } from "../digest/digest-service.ts";
import type { Log } from "../log.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";

export type OpenedState = {
  readonly store: Store;
  readonly digests: DigestService;
  close(): Promise<void>;
};

/**
 * Opens the store; nothing is posted until the digests are started with surfaces.
 * @throws NecError when the store is damaged, newer than the program, locked or out of reach
 */
export async function openState(
  config: Config,
  log: Log,
  observe: (event: DigestEvent) => void = () => {},
): Promise<OpenedState> {
  const store = await openStore({ databaseUrl: config.DATABASE_URL ?? null, dataDir: config.DATA_DIR });
  const digests = createDigestService({
    store,
    timeZone: config.TIME_ZONE,
    language: config.LANGUAGE,
    cron: config.DIGEST_CRON,
    channels: configuredChannels(config),
    now: () => Temporal.Now.instant(),
    random: Math.random,
    newId: () => randomBytes(8).toString("hex"),
    observe(event) {
      logDigestEvent(event, log);
      observe(event);
    },
  });
  return {
    store,
    digests,
    async close() {
      await digests.stop();
      await store.close();
    },
  };
}

function configuredChannels(config: Config): readonly ConfiguredChannel[] {
  return [
    ...config.DISCORD_DIGEST_CHANNELS.map((channel) => ({ surface: "discord" as const, channel })),
    ...config.SLACK_DIGEST_CHANNELS.map((channel) => ({ surface: "slack" as const, channel })),
  ];
}

/** What happened, without the text of a reply or anybody's name. */
function logDigestEvent(event: DigestEvent, log: Log): void {
  switch (event.type) {
    case "error":
      log.error({ err: event.error }, "a digest could not be planned or posted");
      return;
    case "news":
    case "planned":
    case "deleted":
      log.info(event, `digest: ${event.type}`);
      return;
    default: {
      const { id, surface, channel } = event.delivery;
      const reason = "reason" in event ? { reason: event.reason } : {};
      const line = { delivery: id, surface, channel, ...reason };
      if (event.type === "posted") log.info(line, "digest: posted");
      else log.warn(line, `digest: ${event.type}`);
    }
  }
}
