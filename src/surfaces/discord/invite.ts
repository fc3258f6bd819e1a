/** The link with which a server's admin adds the bot. */
import { PermissionFlagsBits } from "discord.js";

/**
 * What the bot needs and no more: https://docs.discord.com/developers/topics/permissions. History is read to see
 * whether a digest was posted before a crash; threads hold later accounts of a meeting.
 */
export const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow */
export function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: "bot applications.commands",
    permissions: PERMISSIONS.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
