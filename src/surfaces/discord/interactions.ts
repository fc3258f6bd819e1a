/**
 * Commands, completion, buttons and menus. Each is acknowledged before any work is done
 * (https://docs.discord.com/developers/interactions/receiving-and-responding: within three seconds).
 */
import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from "discord.js";
import type { RawValues } from "../../command.ts";
import type { CommandCall, Reply } from "../../reply.ts";
import type { Asker } from "../../surface.ts";
import { createAnswerQueue } from "./answer-queue.ts";
import { decodeCall, type PressedCall } from "./call-id.ts";
import { readableText } from "./chat-text.ts";
import { ADMIN_COMMAND } from "./command-json.ts";
import { CONTEXT_MENU } from "./controls.ts";
import { type Environment, type Manners, mannersOf, show } from "./environment.ts";
import { oneLine, shorten } from "./escape.ts";
import { limits } from "./limits.ts";
import { isHelpId } from "./mark-id.ts";
import { echoedText } from "./message-parts.ts";
import { createOnce } from "./recent.ts";
import { type DiscordMessage, renderSentence } from "./render-reply.ts";
import { apiCode, sendAnswer } from "./rest.ts";

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const ALREADY_ACKNOWLEDGED = 40060;
const UNKNOWN_INTERACTION = 10062;
/** ManageGuild and Administrator: https://docs.discord.com/developers/topics/permissions */
const MANAGES = 0x20n | 0x8n;
const REMEMBERED = 20_000;

type Task = {
  /** Whether everybody in the channel sees the answer. */
  readonly public: boolean;
  readonly asked: CommandCall | null;
  readonly skip?: number;
  readonly remarks?: readonly string[];
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
        return complete(interaction);
      case InteractionType.ApplicationCommand:
        return command(interaction);
      case InteractionType.MessageComponent:
        return press(interaction);
      default:
        log.warn({ type: interaction.type }, "discord: interaction of a kind the bot does not offer");
    }
  }

  async function command(
    interaction: APIInteraction & { type: InteractionType.ApplicationCommand },
  ): Promise<void> {
    const manners = await mannersOf(environment, interaction.guild_id ?? null);
    const { data } = interaction;
    if (data.type === ApplicationCommandType.Message) {
      const text = readableText(data.resolved?.messages?.[data.target_id]?.content ?? "");
      if (text === "") return refuse(interaction, manners.words.noText);
      const call = { command: "ask", values: { question: shorten(text, LONGEST_QUESTION) } };
      return answer(interaction, manners, askTask(interaction, call, manners));
    }
    if (data.type !== ApplicationCommandType.ChatInput) return refuse(interaction, manners.words.staleButton);
    const call = readCall(data);
    const elsewhere = call.admin ? null : wrongChannel(interaction, manners);
    if (elsewhere !== null) return refuse(interaction, elsewhere);
    return answer(interaction, manners, askTask(interaction, call, manners, call.admin));
  }

  function askTask(
    interaction: APIInteraction,
    call: CommandCall,
    manners: Manners,
    letThrough = false,
  ): Task {
    const asker = askerOf(interaction, letThrough);
    const known = bot.commands.find(({ name }) => name === call.command);
    return {
      public:
        manners.settings.visibility === "public" && known?.access !== "admin" && known?.stateful !== true,
      asked: call,
      run: () => bot.ask(call.command, call.values, asker),
    };
  }

  async function press(
    interaction: APIInteraction & { type: InteractionType.MessageComponent },
  ): Promise<void> {
    const manners = await mannersOf(environment, interaction.guild_id ?? null);
    const { data, message } = interaction;
    const asker = askerOf(interaction, false);
    if (isHelpId(data.custom_id)) {
      const call = { command: "help", values: {} };
      return answer(interaction, manners, {
        public: false,
        asked: call,
        run: () => bot.ask("help", {}, asker),
      });
    }
    const id = data.custom_id === CONTEXT_MENU && "values" in data ? (data.values[0] ?? "") : data.custom_id;
    const pressed = decodeCall(id, echoedText(message?.components), bot.commands);
    if (pressed === null) return refuse(interaction, manners.words.staleButton);
    const sharing = pressed.purpose === "share" && interaction.guild_id !== undefined;
    const elsewhere = sharing ? wrongChannel(interaction, manners) : null;
    if (elsewhere !== null) return refuse(interaction, elsewhere);
    return answer(interaction, manners, {
      public: sharing,
      asked: pressed.call,
      skip: pressed.skip,
      remarks: remarksOn(pressed, sharing ? asker.user : null, manners),
      run: () => bot.ask(pressed.call.command, pressed.call.values, asker),
    });
  }

  function remarksOn(pressed: PressedCall, sharer: string | null, { words }: Manners): string[] {
    return [
      ...(sharer === null ? [] : [words.sharedBy(`<@${sharer}>`)]),
      ...(pressed.edition === environment.edition() ? [] : [words.corpusChanged]),
    ];
  }

  /** Acknowledges, then answers into the acknowledgement. */
  async function answer(interaction: APIInteraction, manners: Manners, task: Task): Promise<void> {
    const inGuild = interaction.guild_id !== undefined;
    const hidden = inGuild && !task.public;
    const acknowledged = await queue.acknowledge(() =>
      respond(interaction, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: hidden ? { flags: MessageFlags.Ephemeral } : {},
      }),
    );
    if (!acknowledged) return;
    const reply = await queue.answer(task.run);
    const message = show(environment, reply, {
      words: manners.words,
      asked: task.asked,
      private: hidden,
      ...(task.skip === undefined ? {} : { skip: task.skip }),
      ...(task.remarks === undefined ? {} : { remarks: task.remarks }),
    });
    await edit(interaction, message, manners);
  }

  async function edit(
    interaction: APIInteraction,
    message: DiscordMessage,
    { words }: Manners,
  ): Promise<void> {
    const route = Routes.webhookMessage(interaction.application_id, interaction.token);
    try {
      await sendAnswer(rest, "PATCH", route, message);
    } catch (thrown) {
      log.error({ err: thrown }, "discord: an answer could not be shown");
      // Discord refuses the message itself: something is better than an answer that never comes.
      if ((thrown as { status?: unknown }).status !== 400) return;
      await sendAnswer(rest, "PATCH", route, renderSentence(words.couldNotShow)).catch((error: unknown) =>
        log.error({ err: error }, "discord: nor could a sentence be"),
      );
    }
  }

  /** One sentence, to the asker alone. */
  async function refuse(interaction: APIInteraction, sentence: string): Promise<void> {
    const { flags, ...message } = renderSentence(sentence);
    await respond(interaction, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...message, flags: flags | MessageFlags.Ephemeral },
    });
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
      else log.error({ err: thrown }, "discord: an interaction could not be answered");
      return false;
    }
  }

  return { handle };
}

const LONGEST_QUESTION = 500;

/** The subcommand and its values as named strings. */
function readCall(
  data: APIChatInputApplicationCommandInteraction["data"],
): CommandCall & { readonly admin: boolean } {
  const [subcommand] = data.options ?? [];
  const admin = data.name === ADMIN_COMMAND;
  if (subcommand === undefined || subcommand.type !== ApplicationCommandOptionType.Subcommand) {
    return { command: "help", values: {}, admin };
  }
  return { command: subcommand.name, values: rawValues(subcommand.options ?? []), admin };
}

function rawValues(options: readonly APIApplicationCommandInteractionDataOption[]): RawValues {
  return Object.fromEntries(
    options.map((option) => [option.name, "value" in option ? String(option.value) : ""]),
  );
}

/** @param letThrough Discord has checked that this person may use a command for admins */
function askerOf(interaction: APIInteraction, letThrough: boolean): Asker {
  const community = interaction.guild_id ?? null;
  const permissions = interaction.member?.permissions;
  const manages = permissions !== undefined && (BigInt(permissions) & MANAGES) !== 0n;
  return {
    surface: "discord",
    community,
    channel: interaction.channel?.id ?? interaction.channel_id ?? null,
    user: interaction.member?.user.id ?? interaction.user?.id ?? null,
    admin: community !== null && (letThrough || manages),
  };
}

/** Where the server wants questions asked instead; null where they may be asked here. */
function wrongChannel(interaction: APIInteraction, { settings, words }: Manners): string | null {
  const channels = settings.channels ?? [];
  if (interaction.guild_id === undefined || channels.length === 0) return null;
  const { channel } = interaction;
  const here = [
    channel?.id,
    interaction.channel_id,
    (channel as { parent_id?: unknown } | undefined)?.parent_id,
  ];
  if (here.some((id) => typeof id === "string" && channels.includes(id))) return null;
  return words.onlyElsewhere(channels.map((id) => `<#${id}>`).join(", "));
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#autocomplete */
function choices(found: readonly { readonly label: string; readonly value: string }[]) {
  const seen = new Set<string>();
  return found
    .map(({ label, value }) => ({
      name: shorten(label, limits.choiceName),
      value:
        oneLine(value).length <= limits.choiceValue ? oneLine(value) : shorten(label, limits.choiceValue),
    }))
    .filter(({ name, value }) => name !== "" && value !== "" && !seen.has(value) && seen.add(value))
    .slice(0, limits.autocompleteChoices);
}
