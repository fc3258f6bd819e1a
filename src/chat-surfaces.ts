/** Discord and Slack, loaded only where their tokens are set: their libraries cost start-up time and memory. */
import type { Bot } from "./bot.ts";
import type { Config } from "./config.ts";
import type { NecError } from "./errors.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { PostingSurface, Surface } from "./surface.ts";

export type ChatParts = {
  readonly config: Config;
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  /** Names this process for as long as it lives, and no other one ever. */
  readonly processId: string;
  today(): string;
  now(): Temporal.Instant;
  /** Address of the web pages; null when they are not public. */
  readingRoom(): string | null;
  /** Short name of the corpus's state: buttons tell by it that it has changed. */
  edition(): string;
  onConnected(surface: string, up: boolean): void;
  /** A surface was shut out for good after it had started. */
  onLost(error: NecError): void;
};

export type ChatSurface = {
  readonly name: "discord" | "slack";
  /** What would have to be set for it to run; null when it can. */
  readonly missing: string | null;
  create(parts: ChatParts): Promise<PostingSurface>;
};

/** Both chat surfaces, whether they are configured or not. */
export function chatSurfaces(config: Config): readonly ChatSurface[] {
  return [
    {
      name: "discord",
      missing: config.DISCORD_TOKEN === undefined ? "no DISCORD_TOKEN" : null,
      create: async (parts) =>
        (await import("./surfaces/discord/discord-surface.ts")).createDiscordSurface(
          discordOptions(parts, parts.config.DISCORD_TOKEN ?? ""),
        ),
    },
    {
      name: "slack",
      missing:
        config.SLACK_BOT_TOKEN === undefined && config.SLACK_CLIENT_ID === undefined
          ? "no SLACK_BOT_TOKEN"
          : null,
      create: async (parts) =>
        (await import("./surfaces/slack/slack-surface.ts")).createSlackSurface(slackOptions(parts)),
    },
  ];
}

function discordOptions(parts: ChatParts, token: string) {
  const { config } = parts;
  return {
    ...parts,
    token,
    api: config.DISCORD_API_URL ?? null,
    guild: config.DISCORD_GUILD_ID ?? null,
    shards: config.DISCORD_SHARDS ?? null,
    http:
      config.DISCORD_PUBLIC_KEY === undefined
        ? null
        : { publicKey: config.DISCORD_PUBLIC_KEY, host: config.HOST, port: config.DISCORD_PORT },
    language: config.LANGUAGE,
    encryptionKey: config.ENCRYPTION_KEY ?? null,
    clock: () => performance.now(),
    onConnected: (up: boolean) => parts.onConnected("discord", up),
  };
}

function slackOptions(parts: ChatParts) {
  const { config } = parts;
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = config;
  const manyWorkspaces = clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined;
  return {
    ...parts,
    access: {
      appToken: config.SLACK_APP_TOKEN ?? null,
      signingSecret: config.SLACK_SIGNING_SECRET ?? null,
      host: config.HOST,
      port: config.SLACK_PORT,
      apiUrl: config.SLACK_API_URL ?? null,
      install: manyWorkspaces ? { clientId, clientSecret, stateSecret } : null,
    },
    botToken: config.SLACK_BOT_TOKEN ?? null,
    encryptionKey: config.ENCRYPTION_KEY ?? null,
    language: config.LANGUAGE,
    clock: () => performance.now(),
    connected: (up: boolean) => parts.onConnected("slack", up),
  };
}

/** Whether digests can be posted to it. */
export function isPosting(surface: Surface): surface is PostingSurface {
  return "post" in surface && "findPosted" in surface;
}
