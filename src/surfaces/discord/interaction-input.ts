/** What an interaction says, in the bot's own terms. */
import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandOptionType,
} from "discord.js";
import type { RawValues } from "../../command.ts";
import type { CommandCall } from "../../reply.ts";
import type { Asker } from "../../surface.ts";
import { ADMIN_COMMAND } from "./command-json.ts";
import type { Manners } from "./environment.ts";
import { escapeWithin, oneLine, shorten } from "./escape.ts";
import { limits } from "./limits.ts";

/** ManageGuild and Administrator: https://docs.discord.com/developers/topics/permissions */
const MANAGES = 0x20n | 0x8n;

/** The subcommand and its values as named strings. */
export function readCall(
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
export function askerOf(interaction: APIInteraction, { words }: Manners, letThrough: boolean): Asker {
  const community = interaction.guild_id ?? null;
  const permissions = interaction.member?.permissions ?? "";
  const manages = /^\d+$/.test(permissions) && (BigInt(permissions) & MANAGES) !== 0n;
  return {
    surface: "discord",
    community,
    channel: interaction.channel?.id ?? interaction.channel_id ?? null,
    user: interaction.member?.user.id ?? interaction.user?.id ?? null,
    admin: community !== null && (letThrough || manages),
    language: words.language,
  };
}

/** Where the server wants questions asked instead; null where they may be asked here. */
export function wrongChannel(interaction: APIInteraction, { settings, words }: Manners): string | null {
  const channels = settings.channels ?? [];
  if (interaction.guild_id == null || channels.length === 0) return null;
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
export function choices(found: readonly { readonly label: string; readonly value: string }[]) {
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

/** What the person goes by here, as text: a mention would do, but text can neither ping nor go stale. */
export function nameOf(interaction: APIInteraction): string {
  const user = interaction.member?.user ?? interaction.user;
  const name = [interaction.member?.nick, user?.global_name, user?.username].find(
    (candidate) => candidate != null && oneLine(candidate) !== "",
  );
  return escapeWithin(name ?? "–", 80);
}
