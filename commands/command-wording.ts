/** What the commands say themselves: help, settings, privacy, and what they cannot take. */
import type { FollowKind } from "../src/store/subscription.ts";

/** Names of commands, options and choices are typed as they stand in every language. */
export type CommandWording = {
  readonly help: {
    readonly title: string;
    readonly intro: string;
    readonly closing: string;
    optional(option: string): string;
    example(typed: string): string;
  };
  readonly privacy: {
    readonly about: string;
    readonly aboutLines: readonly string[];
    readonly deleted: string;
    /** How many stored entries were deleted. */
    gone(entries: number): string;
    readonly kept: string;
    readonly nothing: string;
    readonly noCommunity: string;
    readonly onlyManagers: string;
    readonly nobody: string;
  };
  readonly settings: {
    readonly title: string;
    readonly changed: string;
    readonly public: string;
    readonly private: string;
    readonly allChannels: string;
    /** @param ids of the channels that the bot answers in */
    onlyChannels(ids: readonly string[]): string;
    readonly languages: { readonly en: string; readonly cy: string; readonly unset: string };
    timeZone(zone: string): string;
    readonly noCommunity: string;
    notATimeZone(text: string): string;
    readonly notLimitedTo: string;
    tooManyChannels(most: number): string;
    notAChannel(text: string): string;
  };
  readonly digestsElsewhere: string;
  readonly followsElsewhere: string;
  readonly changesElsewhere: string;
  readonly onlyManagersPost: string;
  unknownSubject(text: string, kind: FollowKind): string;
  notSince(text: string): string;
};

export const english: CommandWording = {
  help: {
    title: "How to ask",
    intro: "Type a question in your own words, such as: what happened to the Forde report?",
    closing:
      "Every line of an answer is a quotation or a marked paraphrase of a report, with its reporter, meeting and link. What the reports do not say, the bot does not say.",
    optional: (option) => `${option} (optional)`,
    example: (typed) => `Example: ${typed}`,
  },
  privacy: {
    about: "What the bot keeps",
    aboutLines: [
      "Questions and answers are not stored, and nothing ties a question to whoever asked it.",
      "While somebody waits for an answer, the address of the reply is kept, so that nobody waits in vain if the bot is interrupted. It says neither what was asked nor by whom, and is deleted with the answer.",
      "Kept for a server or workspace: its settings, its digests and what they posted when, what its channels follow, and notices for those who manage it.",
      "Kept for a person: what they follow in direct messages, with their id on Discord or Slack to send it to. Nothing else.",
      'When the bot is removed, everything of that server or workspace is deleted after 30 days. "privacy show" shows what is kept, "privacy delete" deletes it at once.',
    ],
    deleted: "Deleted",
    gone: (entries) => (entries === 0 ? "There was nothing to delete." : `${entries} entries are gone.`),
    kept: "What is kept",
    nothing: "Nothing.",
    noCommunity: "This is no server or workspace: ask there.",
    onlyManagers: "Only those who manage this server or workspace can do that.",
    nobody: "Here the bot knows nobody, so it keeps nothing of you.",
  },
  settings: {
    title: "Settings",
    changed: "Settings changed",
    public: "Answers to commands: public, everybody in the channel sees them.",
    private: "Answers to commands: private, only the asker sees them and may share them.",
    allChannels: "Channels: all.",
    onlyChannels: (ids) => `Channels: only ${ids.length === 1 ? "one" : ids.length} (${ids.join(", ")}).`,
    languages: {
      en: "Language of the bot's own words: English.",
      cy: "Language of the bot's own words: Welsh.",
      unset: "Language of the bot's own words: as the bot is set up.",
    },
    timeZone: (zone) => `Time zone: ${zone}.`,
    noCommunity: "Settings belong to a server or workspace: use this there, on Discord or Slack.",
    notATimeZone: (text) => `"${text}" is not a time zone. Take one such as Europe/London.`,
    notLimitedTo: "That channel is not among those the bot is limited to, so there is nothing to remove.",
    tooManyChannels: (most) => `More than ${most} channels are not possible; use all-channels instead.`,
    notAChannel: (text) => `"${text}" is not a channel. Pick one from the list.`,
  },
  digestsElsewhere: "Digests belong to a channel: ask there, on Discord or Slack.",
  followsElsewhere: "Follows belong to a channel or direct message: ask there, on Discord or Slack.",
  changesElsewhere: "Digests and follows belong to a channel: use this on Discord or Slack.",
  onlyManagersPost:
    "Only those who manage this server or workspace can change what is posted here. In a direct message to the bot you can follow subjects for yourself.",
  unknownSubject: (text, kind) => `"${text}" is not a ${kind} that is known here.`,
  notSince: (text) =>
    `"since" takes last-meeting, or a date such as "May 2025" or "6 March 2018"; not "${text}".`,
};
