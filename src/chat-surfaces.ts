/** Discord and Slack, loaded only where their tokens are set: their libraries cost start-up time and memory. */
import type { Archive } from "./archive/archive.ts";
import type { Bot } from "./bot.ts";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { PostingSurface, Surface } from "./surface.ts";

export type ChatParts = {
  readonly config: Config;
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  archive(): Archive;
  now(): Temporal.Instant;
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
        (await import("./surfaces/discord/discord-surface.ts")).createDiscordSurface(discordOptions(parts)),
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

/** Whether digests can be posted to it. */
export function isPosting(surface: Surface): surface is PostingSurface {
  return "post" in surface && "findPosted" in surface;
}
