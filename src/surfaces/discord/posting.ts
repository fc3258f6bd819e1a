/** Digests: posting so that the same one can be recognised, and looking for one that may have got through. */
import { MessageFlags, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Reply } from "../../reply.ts";
import type { NoticeStore, SettingsStore } from "../../store/community.ts";
import { PostError, type Posted, type Target } from "../../surface.ts";
import { type Environment, mannersOf, show } from "./environment.ts";
import { escapeText, oneLine, shorten } from "./escape.ts";
import { limits } from "./limits.ts";
import { carriesMark } from "./mark-id.ts";
import { type DiscordMessage, renderSentence } from "./render-reply.ts";
import { apiCode, briefly, postError } from "./rest.ts";

export type Posting = {
  /** @throws PostError */
  post(target: Target, reply: Reply, mark: string, stale?: AbortSignal): Promise<Posted>;
  /** @throws PostError */
  findPosted(target: Target, mark: string): Promise<Posted | null>;
};

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const UNKNOWN_CHANNEL = RESTJSONErrorCodes.UnknownChannel;
const UNKNOWN_MESSAGE = RESTJSONErrorCodes.UnknownMessage;
const THREAD_EXISTS = RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
const WEEK_MINUTES = 10_080;
/** https://docs.discord.com/developers/resources/message#get-channel-messages: at most 100. */
const LOOKED_BACK = 100;

type Needs = Environment & {
  readonly store: SettingsStore & Pick<NoticeStore, "addNotice">;
  now(): Temporal.Instant;
};

export function createPosting(environment: Needs): Posting {
  const { rest, log } = environment;

  async function post(target: Target, reply: Reply, mark: string, stale?: AbortSignal): Promise<Posted> {
    if (rest.nearBan()) {
      throw new PostError("unavailable", "Discord has refused so many requests that the bot pauses");
    }
    const { words } = await mannersOf(environment, target.community);
    const shown = show(environment, reply, { words, asked: null, mark });
    const body = {
      ...shown,
      flags: shown.flags | MessageFlags.SuppressNotifications,
      // For a few minutes Discord gives back the first message instead of making a second:
      // https://docs.discord.com/developers/resources/message#create-message
      nonce: mark.slice(0, limits.nonce),
      enforce_nonce: true,
    };
    try {
      return target.thread === null
        ? await send(target.channel, body, stale)
        : await sendToThread(target.channel, target.thread, body, reply.title, stale);
    } catch (thrown) {
      const error = postError(thrown);
      if (error.failure === "forbidden" || error.failure === "gone") await tellAdmin(target, error);
      throw error;
    }
  }

  async function send(channel: string, body: DiscordMessage, signal?: AbortSignal): Promise<Posted> {
    const { id } = (await rest.bot.post(Routes.channelMessages(channel), { body, signal })) as { id: string };
    return { message: id };
  }

  /** A thread under a message has that message's id; it is made when it is first needed. */
  async function sendToThread(
    channel: string,
    under: string,
    body: DiscordMessage,
    title: string,
    stale?: AbortSignal,
  ): Promise<Posted> {
    try {
      return await send(under, body, stale);
    } catch (thrown) {
      if (apiCode(thrown) !== UNKNOWN_CHANNEL) throw thrown;
    }
    try {
      const name = shorten(title, limits.threadName) || "NEC";
      await rest.bot.post(Routes.threads(channel, under), {
        body: { name, auto_archive_duration: WEEK_MINUTES },
      });
    } catch (thrown) {
      const code = apiCode(thrown);
      const status = (thrown as { status?: unknown }).status;
      if (code === UNKNOWN_MESSAGE || status === 403 || (status === 400 && code !== THREAD_EXISTS)) {
        // No thread is to be had here: better in the channel than not at all.
        return send(channel, body, stale);
      }
      if (code !== THREAD_EXISTS) throw thrown;
    }
    return send(under, body, stale);
  }

  async function findPosted(target: Target, mark: string): Promise<Posted | null> {
    for (const channel of [target.thread, target.channel]) {
      if (channel === null) continue;
      try {
        const query = new URLSearchParams({ limit: String(LOOKED_BACK) });
        const messages = (await rest.bot.get(Routes.channelMessages(channel), { query })) as {
          id: string;
          nonce?: unknown;
          components?: unknown;
        }[];
        const found = messages.find(
          ({ nonce, components }) => nonce === mark || carriesMark(components, mark),
        );
        if (found !== undefined) return { message: found.id };
      } catch (thrown) {
        if (channel === target.thread && apiCode(thrown) === UNKNOWN_CHANNEL) continue;
        throw postError(thrown);
      }
    }
    return null;
  }

  /** Once for each channel, to the server's owner: whoever chose the channel may not be known any more. */
  async function tellAdmin(target: Target, error: PostError): Promise<void> {
    const { community, channel } = target;
    if (community === null) return;
    try {
      const { words } = await mannersOf(environment, community);
      const text = words.cannotPost(channel);
      const key = `told:${channel}`;
      const fresh = await environment.store.addNotice({
        surface: "discord",
        community,
        key,
        text,
        at: environment.now(),
      });
      if (!fresh) return;
      const guild = (await rest.bot.get(Routes.guild(community))) as { owner_id?: string; name?: string };
      if (guild.owner_id === undefined) return;
      const direct = (await rest.bot.post(Routes.userChannels(), {
        body: { recipient_id: guild.owner_id },
      })) as {
        id: string;
      };
      const server = escapeText(oneLine(guild.name ?? ""));
      await rest.bot.post(Routes.channelMessages(direct.id), {
        body: renderSentence(server === "" ? text : `**${server}**: ${text}`),
      });
    } catch (thrown) {
      // The server may be gone, or its owner takes no messages: the log has to do.
      log.warn(
        { err: briefly(thrown), failure: error.failure },
        "discord: nobody could be told that a channel is closed",
      );
    }
  }

  return { post, findPosted };
}
