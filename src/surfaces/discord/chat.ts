/**
 * Questions in messages: mentions, direct messages, replies to the bot, and threads it takes part in. Discord sends
 * the text of these without any privileged intent; a message that was not addressed to the bot is not answered.
 */
import {
  type GatewayMessageCreateDispatchData,
  MessageReferenceType,
  MessageType,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import { parseCommandText } from "../../command-text.ts";
import type { CommandCall } from "../../reply.ts";
import type { Asker } from "../../surface.ts";
import { mentions, readableText } from "./chat-text.ts";
import { type Environment, mannersOf } from "./environment.ts";
import { shorten } from "./escape.ts";
import { isRefused, type Post, postsOf } from "./pictures.ts";
import type { Places } from "./places.ts";
import { createOnce, createRecent } from "./recent.ts";
import { renderSentence } from "./render-reply.ts";
import { apiCode, briefly, postError } from "./rest.ts";

export type Chat = {
  /** @param me id of the bot's user */
  handle(message: GatewayMessageCreateDispatchData, me: string): Promise<void>;
};

const REMEMBERED = 20_000;
const LONGEST_TEXT = 600;
/** A channel that does not let the bot write is left alone for so long. */
const CLOSED_MS = 600_000;
const TRIES = 3;
const PAUSE_MS = 500;
/** A reply needs the right to read the channel's history; a message does not. */
const NO_HISTORY = RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;

export function createChat(environment: Environment, places: Places, clock: () => number): Chat {
  const { bot, rest, log } = environment;
  const first = createOnce(REMEMBERED);
  const closedSince = createRecent<number>(1_000);

  async function handle(message: GatewayMessageCreateDispatchData, me: string): Promise<void> {
    if (!addressed(message, me, places) || !first(message.id)) return;
    const since = closedSince.get(message.channel_id);
    if (since !== undefined && clock() - since < CLOSED_MS) return;
    const guild = message.guild_id ?? null;
    const { words, settings } = await mannersOf(environment, guild);
    if (guild !== null && !(await mayAnswerIn(message.channel_id, settings.channels ?? []))) {
      const channels = (settings.channels ?? []).map((id) => `<#${id}>`).join(", ");
      return send(message, [{ message: renderSentence(words.onlyElsewhere(channels)), files: [] }]);
    }
    const text = shorten(readableText(message.content), LONGEST_TEXT);
    // https://docs.discord.com/developers/resources/message#message-object: only messages in threads have a position.
    if (message.position !== undefined) await places.lookUp(message.channel_id, me);
    const asker: Asker = {
      surface: "discord",
      community: guild,
      channel: message.channel_id,
      user: message.author.id,
      admin: false,
      language: words.language,
      ...(places.takesPart(message.channel_id) ? { thread: message.channel_id } : {}),
    };
    const asked = text === "" ? { command: "help", values: {} } : callIn(text);
    const reply = text === "" ? await bot.ask("help", {}, asker) : await bot.say(text, asker);
    await send(message, await postsOf(environment, reply, { words, asked }));
  }

  function callIn(text: string): CommandCall | null {
    try {
      const parsed = parseCommandText(text, bot.commands);
      return parsed.kind === "command"
        ? { command: parsed.command, values: parsed.values }
        : { command: "ask", values: { question: parsed.question } };
    } catch {
      return null;
    }
  }

  async function mayAnswerIn(channel: string, allowed: readonly string[]): Promise<boolean> {
    if (allowed.length === 0 || allowed.includes(channel)) return true;
    const parent = await places.parentOf(channel);
    return parent !== null && allowed.includes(parent);
  }

  /** Sends the first of the posts that Discord takes. */
  async function send(to: GatewayMessageCreateDispatchData, posts: readonly Post[]): Promise<void> {
    const [first, ...simpler] = posts;
    if (first === undefined || rest.nearBan()) return;
    // The same message is answered once, whatever is delivered or sent twice.
    const once = { ...first.message, nonce: `a${to.id}`.slice(0, 25), enforce_nonce: true };
    const message_reference = {
      type: MessageReferenceType.Default,
      message_id: to.id,
      channel_id: to.channel_id,
      fail_if_not_exists: false,
    };
    let body: object = { ...once, message_reference };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rest.bot.post(Routes.channelMessages(to.channel_id), { body, files: [...first.files] });
        places.joined(to.channel_id);
        return;
      } catch (thrown) {
        const error = postError(thrown);
        const unreferenced = apiCode(thrown) === NO_HISTORY && body !== once;
        if (!unreferenced && isRefused(thrown) && simpler.length > 0) return send(to, simpler);
        if (unreferenced) body = once;
        else if (error.failure === "forbidden" || error.failure === "gone")
          closedSince.set(to.channel_id, clock());
        if ((error.failure !== "unavailable" && !unreferenced) || attempt >= TRIES) {
          log.warn({ err: briefly(error) }, "discord: an answer in a channel could not be sent");
          return;
        }
        if (!unreferenced) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
    }
  }

  return { handle };
}

/** https://docs.discord.com/developers/resources/message#message-object-message-types: what people write. */
const WRITTEN: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

function addressed(message: GatewayMessageCreateDispatchData, me: string, places: Places): boolean {
  const { author, content } = message;
  if (author === undefined || author.bot === true || author.system === true || author.id === me) return false;
  if (message.webhook_id != null || !WRITTEN.has(message.type ?? MessageType.Default)) return false;
  if (message.guild_id == null) return true;
  const named = message.mentions ?? [];
  if (named.some(({ id }) => id === me) || mentions(content ?? "", me)) return true;
  if ((content ?? "") === "") return false;
  const answered = message.referenced_message;
  if (answered != null) return answered.author?.id === me;
  // In a thread of its own the bot is spoken to, unless somebody else is.
  return places.takesPart(message.channel_id) && named.length === 0;
}
