/** The real Discord and Slack surfaces, not started: posting needs no gateway and no socket. */
import { commands } from "../../commands/index.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { createBot } from "../../src/bot.ts";
import type { DigestService } from "../../src/digest/digest-service.ts";
import { createLog } from "../../src/log.ts";
import type { Store } from "../../src/store/store.ts";
import type { PostingSurface } from "../../src/surface.ts";
import { createDiscordSurface } from "../../src/surfaces/discord/discord-surface.ts";
import { createSlackSurface } from "../../src/surfaces/slack/slack-surface.ts";

export type PostingParts = {
  readonly discord: { readonly url: string; readonly token: string };
  readonly slack: { readonly apiUrl: string; readonly token: string };
  readonly store: Store;
  readonly digests: DigestService;
  archive(): Archive;
  now(): Temporal.Instant;
};

export function postingSurfaces(parts: PostingParts): readonly [PostingSurface, PostingSurface] {
  const { store, digests, archive, now } = parts;
  const today = (): string => now().toZonedDateTimeISO("Europe/London").toPlainDate().toString();
  const clock = (): number => performance.now();
  const services = { archive, store, digests, today, now, timeZone: "Europe/London" };
  const bot = createBot({ commands, services, archive, today, clock, observe: () => {} });
  const shared = {
    bot,
    store,
    log: createLog("silent"),
    language: "en",
    encryptionKey: null,
    processId: crypto.randomUUID(),
    clock,
    now,
    today,
    readingRoom: () => null,
  } as const;
  const discord = createDiscordSurface({
    ...shared,
    token: parts.discord.token,
    api: parts.discord.url,
    guild: null,
    shards: null,
    http: null,
    edition: () => "posting",
  });
  const slack = createSlackSurface({
    ...shared,
    access: {
      appToken: "xapp-not-connected",
      signingSecret: null,
      host: "127.0.0.1",
      port: 0,
      apiUrl: parts.slack.apiUrl,
      install: null,
    },
    botToken: parts.slack.token,
  });
  return [discord, slack];
}
