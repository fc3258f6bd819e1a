/**
 * What is registered with Discord, made from the commands' definitions
 * (https://docs.discord.com/developers/interactions/application-commands).
 */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type ApplicationCommandOptionAllowedChannelType,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { BotCommand } from "../../bot.ts";
import type { OptionDefinition, OptionType } from "../../command.ts";
import { shorten } from "./escape.ts";
import { limits } from "./limits.ts";

const EVERYONE_COMMAND = "nec";
/**
 * Permissions belong to a command as a whole, never to one of its subcommands
 * (https://docs.discord.com/developers/interactions/application-commands#permissions), so what is for those who
 * manage the server stands under a command of its own.
 */
export const ADMIN_COMMAND = "nec-admin";
/** Under "Apps" on a message. */
const MESSAGE_COMMAND = "Ask NEC about this";

type CommandJson = RESTPostAPIApplicationCommandsJSONBody;

/** Options that are completed while they are typed; what is typed is taken even when it is not in the list. */
const COMPLETED: ReadonlySet<OptionType> = new Set([
  "person",
  "topic",
  "body",
  "meeting",
  "report",
  "measure",
]);
/** Where people can read: text, announcements, threads, forums. */
const READABLE: ApplicationCommandOptionAllowedChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
];
const LONGEST_TEXT = 500;
/**
 * Discord's own description of its interface takes a number here, though it answers with a string and the library's
 * type knows only that (https://github.com/discord/discord-api-spec).
 */
const MANAGE_GUILD = Number(PermissionFlagsBits.ManageGuild) as unknown as string;

/** The complete set of commands; the same input gives the same output, so that a change can be told. */
export function commandsJson(commands: readonly BotCommand[]): CommandJson[] {
  const everyone = commands.filter(({ access }) => access === "everyone");
  const admin = commands.filter(({ access }) => access === "admin");
  const both = { contexts: [InteractionContextType.Guild, InteractionContextType.BotDM] };
  const installed = { integration_types: [ApplicationIntegrationType.GuildInstall] };
  const parent = (name: string, description: string, subcommands: readonly BotCommand[]) => ({
    type: ApplicationCommandType.ChatInput as const,
    name,
    ...localised(name),
    ...described(description),
    ...installed,
    options: subcommands.map(subcommandJson),
  });
  return [
    {
      ...parent(
        EVERYONE_COMMAND,
        "Search members' reports of Labour's National Executive Committee",
        everyone,
      ),
      ...both,
    },
    ...(admin.length === 0
      ? []
      : [
          {
            ...parent(
              ADMIN_COMMAND,
              "Settings, digests and what is stored: for those who manage this server",
              admin,
            ),
            contexts: [InteractionContextType.Guild],
            default_member_permissions: MANAGE_GUILD,
          },
        ]),
    {
      type: ApplicationCommandType.Message,
      name: MESSAGE_COMMAND,
      name_localizations: { "en-GB": MESSAGE_COMMAND },
      ...both,
      ...installed,
    },
  ];
}

function subcommandJson(command: BotCommand): APIApplicationCommandSubcommandOption {
  // Discord wants required options first.
  const options = command.options.toSorted(
    (a, b) => Number(b.required === true) - Number(a.required === true),
  );
  return {
    type: ApplicationCommandOptionType.Subcommand as const,
    name: command.name,
    ...localised(command.name),
    ...described(command.description),
    options: options.slice(0, limits.commandOptions).map(optionJson),
  };
}

function optionJson(option: OptionDefinition): APIApplicationCommandBasicOption {
  const base = {
    name: option.name,
    ...localised(option.name),
    ...described(option.description),
    required: option.required === true,
  };
  switch (option.type) {
    case "integer":
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer as const,
        min_value: option.min ?? 1,
        max_value: option.max ?? 1000,
      };
    case "flag":
      return { ...base, type: ApplicationCommandOptionType.Boolean as const };
    case "channel":
      return { ...base, type: ApplicationCommandOptionType.Channel as const, channel_types: READABLE };
    case "choice": {
      const choices = option.choices ?? [];
      return choices.length <= limits.optionChoices
        ? {
            ...base,
            type: ApplicationCommandOptionType.String as const,
            choices: choices.map((choice) => ({ name: choice, value: choice })),
          }
        : { ...base, type: ApplicationCommandOptionType.String as const, autocomplete: true };
    }
    default: {
      const max_length = Math.min(option.maxLength ?? LONGEST_TEXT, limits.stringOptionLength);
      const text = { ...base, type: ApplicationCommandOptionType.String as const, max_length };
      return COMPLETED.has(option.type) ? { ...text, autocomplete: true } : text;
    }
  }
}

function localised(name: string) {
  return { name_localizations: { "en-GB": name } };
}

function described(text: string) {
  const description = shorten(text, limits.commandDescription);
  return { description, description_localizations: { "en-GB": description } };
}
