/**
 * Commands, completion, buttons and menus. Each is acknowledged before any work is done
 * (https://docs.discord.com/developers/interactions/receiving-and-responding: within three seconds).
 */
import {
  type APIInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import type { CommandCall, Reply } from "../../reply.ts";
import { createAnswerQueue } from "../answer-queue.ts";
import { decodeCall, type PressedCall } from "./call-id.ts";
import { readableText } from "./chat-text.ts";
import { CONTEXT_MENU } from "./controls.ts";
import { type Environment, type Manners, mannersOf } from "./environment.ts";
import { shorten } from "./escape.ts";
import { askerOf, choices, nameOf, readCall, wrongChannel } from "./interaction-input.ts";
import { limits } from "./limits.ts";
import { isHelpId } from "./mark-id.ts";
import { echoedText } from "./message-parts.ts";
import { isRefused, type Post, postsOf } from "./pictures.ts";
import { createOnce } from "./recent.ts";
import { renderSentence } from "./render-reply.ts";
import { apiCode, briefly, sendAnswer } from "./rest.ts";

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const ALREADY_ACKNOWLEDGED = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
const UNKNOWN_INTERACTION = RESTJSONErrorCodes.UnknownInteraction;
const REMEMBERED = 20_000;
const LONGEST_QUESTION = 500;

/** What has been acknowledged and is to be answered. */
type Task = {
  /** Whether everybody in the channel sees the answer. */
  readonly public: boolean;
  readonly asked: CommandCall | null;
  readonly skip?: number;
  readonly remarks?: readonly string[];
  readonly manners: Manners;
  run(): Promise<Reply>;
};

export type Interactions = { handle(interaction: APIInteraction): Promise<void> };

export function createInteractions(environment: Environment): Interactions {
  const { bot, rest, log } = environment;
  const first = createOnce(REMEMBERED);
  const queue = createAnswerQueue();

  async function handle(interaction: APIInteraction): Promise<void> {
    if (!first(interaction.id)) return;
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        return queue.acknowledge(() => complete(interaction));
      case InteractionType.ApplicationCommand:
        return answer(interaction, () => command(interaction));
      case InteractionType.MessageComponent:
        return answer(interaction, () => press(interaction));
      default:
        log.warn({ type: interaction.type }, "discord: interaction of a kind the bot does not offer");
    }
  }

  async function command(
    interaction: APIInteraction & { type: InteractionType.ApplicationCommand },
  ): Promise<Task | null> {
    const manners = await mannersOf(environment, interaction.guild_id ?? null);
    const { data } = interaction;
    if (data.type === ApplicationCommandType.Message) {
      const text = readableText(data.resolved?.messages?.[data.target_id]?.content ?? "");
      if (text === "") return refuse(interaction, manners.words.noText);
      const elsewhere = wrongChannel(interaction, manners);
      if (elsewhere !== null) return refuse(interaction, elsewhere);
      const call = { command: "ask", values: { question: shorten(text, LONGEST_QUESTION) } };
      return defer(interaction, askTask(interaction, call, manners));
    }
    if (data.type !== ApplicationCommandType.ChatInput) return refuse(interaction, manners.words.staleButton);
    const call = readCall(data);
    const elsewhere = isAboutReports(call.command) ? wrongChannel(interaction, manners) : null;
    if (elsewhere !== null) return refuse(interaction, elsewhere);
    return defer(interaction, askTask(interaction, call, manners, call.admin));
  }

  function askTask(
    interaction: APIInteraction,
    call: CommandCall,
    manners: Manners,
    letThrough = false,
  ): Task {
    const asker = askerOf(interaction, manners, letThrough);
    return {
      public: manners.settings.visibility === "public" && isAboutReports(call.command),
      asked: call,
      manners,
      run: () => bot.ask(call.command, call.values, asker),
    };
  }

  /** Help, settings, digests and what is stored are for the asker, in whatever channel. */
  function isAboutReports(name: string): boolean {
    const command = bot.commands.find((candidate) => candidate.name === name);
    return command !== undefined && command.access === "everyone" && !command.stateful && name !== "help";
  }

  async function press(
    interaction: APIInteraction & { type: InteractionType.MessageComponent },
  ): Promise<Task | null> {
    const manners = await mannersOf(environment, interaction.guild_id ?? null);
    const { data, message } = interaction;
    const asker = askerOf(interaction, manners, false);
    if (isHelpId(data.custom_id)) {
      const call = { command: "help", values: {} };
      return defer(interaction, {
        public: false,
        asked: call,
        manners,
        run: () => bot.ask("help", {}, asker),
      });
    }
    const id = data.custom_id === CONTEXT_MENU && "values" in data ? (data.values[0] ?? "") : data.custom_id;
    const pressed = decodeCall(id, echoedText(message?.components), bot.commands);
    if (pressed === null) return refuse(interaction, manners.words.staleButton);
    const sharing = pressed.purpose === "share" && interaction.guild_id != null;
    const elsewhere = sharing ? wrongChannel(interaction, manners) : null;
    if (elsewhere !== null) return refuse(interaction, elsewhere);
    return defer(interaction, {
      public: sharing,
      asked: pressed.call,
      manners,
      skip: pressed.skip,
      remarks: remarksOn(pressed, sharing ? nameOf(interaction) : null, manners),
      run: () => bot.ask(pressed.call.command, pressed.call.values, asker),
    });
  }

  function remarksOn(pressed: PressedCall, sharer: string | null, { words }: Manners): string[] {
    return [
      ...(sharer === null ? [] : [words.sharedBy(sharer)]),
      ...(pressed.edition === environment.edition() ? [] : [words.corpusChanged]),
    ];
  }

  /** Says that an answer comes; null when that is not taken, and so no answer would be. */
  async function defer(interaction: APIInteraction, task: Task): Promise<Task | null> {
    const acknowledged = await respond(interaction, {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isHidden(interaction, task) ? { flags: MessageFlags.Ephemeral } : {},
    });
    return acknowledged ? task : null;
  }

  /** Acknowledges, then answers into the acknowledgement. */
  async function answer(interaction: APIInteraction, acknowledge: () => Promise<Task | null>): Promise<void> {
    const task = await queue.acknowledge(acknowledge);
    if (task === null) return;
    const { words } = task.manners;
    const posts = await queue.answer(async () =>
      postsOf(environment, await task.run(), {
        words,
        asked: task.asked,
        private: isHidden(interaction, task),
        ...(task.skip === undefined ? {} : { skip: task.skip }),
        ...(task.remarks === undefined ? {} : { remarks: task.remarks }),
      }),
    );
    // Where Discord refuses the message itself: something is better than an answer that never comes.
    const sentence: Post = { message: renderSentence(words.couldNotShow), files: [] };
    await edit(interaction, [...posts, sentence]);
  }

  /** Shows the first that Discord takes. */
  async function edit(interaction: APIInteraction, posts: readonly Post[]): Promise<void> {
    const route = Routes.webhookMessage(interaction.application_id, interaction.token);
    for (const { message, files } of posts) {
      try {
        return await sendAnswer(rest, "PATCH", route, message, files);
      } catch (thrown) {
        log.error({ err: briefly(thrown) }, "discord: an answer could not be shown");
        if (!isRefused(thrown)) return;
      }
    }
  }

  /** One sentence, to the asker alone. */
  async function refuse(interaction: APIInteraction, sentence: string): Promise<null> {
    const { flags, ...message } = renderSentence(sentence);
    await respond(interaction, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...message, flags: flags | MessageFlags.Ephemeral },
    });
    return null;
  }

  async function complete(
    interaction: APIInteraction & { type: InteractionType.ApplicationCommandAutocomplete },
  ): Promise<void> {
    const [subcommand] = interaction.data.options;
    const options = subcommand !== undefined && "options" in subcommand ? (subcommand.options ?? []) : [];
    const focused = options.find((option) => "focused" in option && option.focused === true);
    const typed = focused !== undefined && "value" in focused ? String(focused.value) : "";
    const found =
      subcommand === undefined || focused === undefined
        ? []
        : bot.complete(subcommand.name, focused.name, typed, limits.autocompleteChoices);
    await respond(interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: choices(found) },
    });
  }

  /** False when the interaction is lost: it came too late, or Discord does not take the answer. */
  async function respond(interaction: APIInteraction, body: unknown): Promise<boolean> {
    try {
      await sendAnswer(rest, "POST", Routes.interactionCallback(interaction.id, interaction.token), body);
      return true;
    } catch (thrown) {
      const code = apiCode(thrown);
      // A repeated request may have got through the first time.
      if (code === ALREADY_ACKNOWLEDGED) return true;
      if (code === UNKNOWN_INTERACTION)
        log.warn("discord: an interaction was no longer known when it was answered");
      else log.error({ err: briefly(thrown) }, "discord: an interaction could not be answered");
      return false;
    }
  }

  return { handle };
}

/** In a server an answer is for the asker alone unless it is to be public. */
function isHidden(interaction: APIInteraction, task: Task): boolean {
  return interaction.guild_id != null && !task.public;
}
