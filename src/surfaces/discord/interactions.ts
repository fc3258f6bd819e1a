/**
 * Commands, completion, buttons and menus, whichever way they come. Discord waits three seconds for the first response
 * (https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction): the
 * answer itself where the way back allows it and it is ready soon, else that one comes.
 */
import {
  type APIInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from "discord.js";
import type { CommandCall, Reply } from "../../reply.ts";
import { createAnswerQueue } from "../answer-queue.ts";
import type { Owed, PendingReplies } from "../pending-replies.ts";
import { decodeCall, type PressedCall } from "./call-id.ts";
import { readableText } from "./chat-text.ts";
import { CONTEXT_MENU } from "./controls.ts";
import { type Environment, type Manners, mannersOf } from "./environment.ts";
import { shorten } from "./escape.ts";
import { askerOf, choices, nameOf, readCall, wrongChannel } from "./interaction-input.ts";
import { replyAddress, TOKEN_MS } from "./interrupted.ts";
import { limits } from "./limits.ts";
import { isHelpId } from "./mark-id.ts";
import { echoedText } from "./message-parts.ts";
import { isRefused, type Post, postsOf } from "./pictures.ts";
import type { Reception } from "./reception.ts";
import { renderSentence } from "./render-reply.ts";
import { briefly, sendAnswer } from "./rest.ts";

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

/** A task, or the sentence that is said instead. */
type Prepared = Task | string;

export type Interactions = { handle(interaction: APIInteraction, via: Reception): Promise<void> };

export function createInteractions(
  environment: Environment,
  pending: Pick<PendingReplies, "owe">,
): Interactions {
  const { bot, rest, log } = environment;
  const queue = createAnswerQueue();

  async function handle(interaction: APIInteraction, via: Reception): Promise<void> {
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        return queue.acknowledge(() => complete(interaction, via));
      case InteractionType.ApplicationCommand:
        return answer(interaction, via, () => command(interaction));
      case InteractionType.MessageComponent:
        return answer(interaction, via, () => press(interaction));
      default:
        log.warn({ type: interaction.type }, "discord: interaction of a kind the bot does not offer");
    }
  }

  async function command(
    interaction: APIInteraction & { type: InteractionType.ApplicationCommand },
  ): Promise<Prepared> {
    const manners = await mannersOf(environment, interaction.guild_id ?? null);
    const { data } = interaction;
    if (data.type === ApplicationCommandType.Message) {
      const text = readableText(data.resolved?.messages?.[data.target_id]?.content ?? "");
      if (text === "") return manners.words.noText;
      const elsewhere = wrongChannel(interaction, manners);
      if (elsewhere !== null) return elsewhere;
      const call = { command: "ask", values: { question: shorten(text, LONGEST_QUESTION) } };
      return askTask(interaction, call, manners);
    }
    if (data.type !== ApplicationCommandType.ChatInput) return manners.words.staleButton;
    const call = readCall(data);
    const elsewhere = isAboutReports(call.command) ? wrongChannel(interaction, manners) : null;
    if (elsewhere !== null) return elsewhere;
    return askTask(interaction, call, manners, call.admin);
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
  ): Promise<Prepared> {
    const manners = await mannersOf(environment, interaction.guild_id ?? null);
    const { data, message } = interaction;
    const asker = askerOf(interaction, manners, false);
    if (isHelpId(data.custom_id)) {
      const call = { command: "help", values: {} };
      return { public: false, asked: call, manners, run: () => bot.ask("help", {}, asker) };
    }
    const id = data.custom_id === CONTEXT_MENU && "values" in data ? (data.values[0] ?? "") : data.custom_id;
    const pressed = decodeCall(id, echoedText(message?.components), bot.commands);
    if (pressed === null) return manners.words.staleButton;
    const sharing = pressed.purpose === "share" && interaction.guild_id != null;
    const elsewhere = sharing ? wrongChannel(interaction, manners) : null;
    if (elsewhere !== null) return elsewhere;
    return {
      public: sharing,
      asked: pressed.call,
      manners,
      skip: pressed.skip,
      remarks: remarksOn(pressed, sharing ? nameOf(interaction) : null, manners),
      run: () => bot.ask(pressed.call.command, pressed.call.values, asker),
    };
  }

  function remarksOn(pressed: PressedCall, sharer: string | null, { words }: Manners): string[] {
    return [
      ...(sharer === null ? [] : [words.sharedBy(sharer)]),
      ...(pressed.edition === environment.edition() ? [] : [words.corpusChanged]),
    ];
  }

  async function answer(
    interaction: APIInteraction,
    via: Reception,
    prepare: () => Promise<Prepared>,
  ): Promise<void> {
    const atOnce = via.patienceMs === 0;
    let owed: Owed | null = null;
    const task = await queue.acknowledge(async () => {
      const prepared = await prepare();
      if (typeof prepared === "string") await refuse(via, prepared);
      else if (atOnce) owed = await defer(interaction, via, prepared);
      return typeof prepared === "string" || (atOnce && owed === null) ? null : prepared;
    });
    if (task === null) return;
    const working = queue.answer(() => workOut(interaction, task));
    if (!atOnce) {
      const posts = await soon(working, via.patienceMs);
      if (posts !== null) return respond(interaction, via, task, posts);
      owed = await queue.acknowledge(() => defer(interaction, via, task));
    }
    await giveOwed(interaction, working, owed, !atOnce);
  }

  async function workOut(interaction: APIInteraction, task: Task): Promise<readonly Post[]> {
    const { words } = task.manners;
    const posts = await postsOf(environment, await task.run(), {
      words,
      asked: task.asked,
      private: isHidden(interaction, task),
      ...(task.skip === undefined ? {} : { skip: task.skip }),
      ...(task.remarks === undefined ? {} : { remarks: task.remarks }),
    });
    // Where Discord refuses the message itself: something is better than an answer that never comes.
    return [...posts, { message: renderSentence(words.couldNotShow), files: [] }];
  }

  /** Responds with the first that Discord takes. */
  async function respond(
    interaction: APIInteraction,
    via: Reception,
    task: Task,
    posts: readonly Post[],
  ): Promise<void> {
    const hidden = isHidden(interaction, task) ? MessageFlags.Ephemeral : 0;
    for (const { message, files } of posts) {
      const body = {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { ...message, flags: message.flags | hidden },
      };
      if (files.length === 0) return void (await via.respond(body));
      if (await via.upload(body, files)) return;
    }
  }

  /**
   * Says that an answer comes, and first notes that it does: should this process die, another one knows whom to tell.
   * Null when that is not taken, so that no answer would be, or when another process gives the answer.
   */
  async function defer(interaction: APIInteraction, via: Reception, task: Task): Promise<Owed | null> {
    const owed = await pending.owe({
      event: interaction.id,
      address: replyAddress(interaction.application_id, interaction.token),
      language: task.manners.words.language,
      takenMs: TOKEN_MS,
    });
    const acknowledged = await via.respond({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isHidden(interaction, task) ? { flags: MessageFlags.Ephemeral } : {},
    });
    if (acknowledged && owed.mine) return owed;
    if (owed.mine) owed.withdraw();
    return null;
  }

  /** @param shared whether another process may have been asked the same and have taken the reply over */
  async function giveOwed(
    interaction: APIInteraction,
    working: Promise<readonly Post[]>,
    owed: Owed | null,
    shared: boolean,
  ): Promise<void> {
    try {
      const posts = await working;
      if (owed === null || (shared && !(await owed.begin()))) return;
      if (await edit(interaction, posts)) owed.given();
      else owed.giveUp();
    } catch (thrown) {
      owed?.giveUp();
      throw thrown;
    }
  }

  /** Shows the first that Discord takes; false when it takes none. */
  async function edit(interaction: APIInteraction, posts: readonly Post[]): Promise<boolean> {
    const route = Routes.webhookMessage(interaction.application_id, interaction.token);
    for (const { message, files } of posts) {
      try {
        await sendAnswer(rest, "PATCH", route, message, files);
        return true;
      } catch (thrown) {
        log.error({ err: briefly(thrown) }, "discord: an answer could not be shown");
        if (!isRefused(thrown)) return false;
      }
    }
    return false;
  }

  /** One sentence, to the asker alone. */
  async function refuse(via: Reception, sentence: string): Promise<void> {
    const { flags, ...message } = renderSentence(sentence);
    await via.respond({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { ...message, flags: flags | MessageFlags.Ephemeral },
    });
  }

  async function complete(
    interaction: APIInteraction & { type: InteractionType.ApplicationCommandAutocomplete },
    via: Reception,
  ): Promise<void> {
    const [subcommand] = interaction.data.options;
    const options = subcommand !== undefined && "options" in subcommand ? (subcommand.options ?? []) : [];
    const focused = options.find((option) => "focused" in option && option.focused === true);
    const typed = focused !== undefined && "value" in focused ? String(focused.value) : "";
    const found =
      subcommand === undefined || focused === undefined
        ? []
        : bot.complete(subcommand.name, focused.name, typed, limits.autocompleteChoices);
    await via.respond({
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: choices(found) },
    });
  }

  return { handle };
}

/** In a server an answer is for the asker alone unless it is to be public. */
function isHidden(interaction: APIInteraction, task: Task): boolean {
  return interaction.guild_id != null && !task.public;
}

/** The result when it comes within so many milliseconds, else null; what it throws is left to whoever waits longer. */
async function soon<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
