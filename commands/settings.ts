import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply, type Reply } from "../src/reply.ts";
import type { Settings } from "../src/store/community.ts";
import type { Asker } from "../src/surface.ts";
import type { Services } from "./services.ts";

const ANSWERS = ["private", "public"] as const;
const LANGUAGES = ["english", "welsh"] as const;
const CODES = { english: "en", welsh: "cy" } as const;
const MOST_CHANNELS = 50;

export const settings = defineCommand({
  name: "settings",
  access: "admin",
  stateful: true,
  description: "How the bot behaves here: who sees answers, in which channels, language, time zone",
  options: [
    {
      name: "answers",
      description: "who sees the answer to a command: only the asker, or everybody in the channel",
      type: "choice",
      choices: ANSWERS,
    },
    {
      name: "language",
      description: "language of the bot's own words; reports are never translated",
      type: "choice",
      choices: LANGUAGES,
    },
    { name: "timezone", description: "time zone of digests, such as Europe/London", type: "text" },
    {
      name: "channel",
      description: "answer in this channel; once one is named, only in those named",
      type: "channel",
    },
    { name: "remove-channel", description: "no longer answer in this channel", type: "channel" },
    { name: "all-channels", description: "answer in all channels again", type: "flag" },
  ],
  examples: ["settings", "settings language:welsh", "settings answers:public"],
  run: async (values, services: Services, asker): Promise<Reply> => {
    const { surface, community } = placeOfSettings(asker);
    const before = await services.store.settings(surface, community);
    const change = {
      ...(values.answers === undefined ? {} : { visibility: values.answers }),
      ...(values.language === undefined ? {} : { language: CODES[values.language] }),
      ...(values.timezone === undefined ? {} : { timeZone: readTimeZone(values.timezone) }),
      ...readChannels(before.channels ?? [], {
        add: values.channel,
        remove: values["remove-channel"],
        all: values["all-channels"] === true,
      }),
    };
    const changed = Object.keys(change).length > 0;
    const now = changed ? await services.store.changeSettings(surface, community, change) : before;
    return noteReply(
      changed ? "Settings changed" : "Settings",
      describe(now, services.timeZone),
      services.archive().coverage,
    );
  },
});

/** @throws UsageError where there is no server or workspace */
function placeOfSettings({ surface, community }: Asker) {
  if (community === null) {
    throw new UsageError("Settings belong to a server or workspace: use this there, on Discord or Slack.");
  }
  return { surface, community };
}

/** @throws UsageError */
function readTimeZone(text: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(text.trim()).timeZoneId;
  } catch {
    throw new UsageError(`"${text.slice(0, 60)}" is not a time zone. Take one such as Europe/London.`);
  }
}

type ChannelChange = {
  readonly add: string | undefined;
  readonly remove: string | undefined;
  readonly all: boolean;
};

/** @throws UsageError */
function readChannels(
  before: readonly string[],
  { add, remove, all }: ChannelChange,
): Pick<Settings, "channels"> {
  if (add === undefined && remove === undefined && !all) return {};
  const kept = new Set(all ? [] : before);
  if (add !== undefined) kept.add(channelId(add));
  if (remove !== undefined && !kept.delete(channelId(remove))) {
    throw new UsageError(
      "That channel is not among those the bot is limited to, so there is nothing to remove.",
    );
  }
  if (kept.size > MOST_CHANNELS) {
    throw new UsageError(`More than ${MOST_CHANNELS} channels are not possible; use all-channels instead.`);
  }
  return { channels: [...kept] };
}

/**
 * The id in what a platform hands over: the bare id, or a mention such as `<#C0123|general>`.
 * @throws UsageError
 */
function channelId(text: string): string {
  const id = /^(?:<#)?([A-Z0-9]{3,32})(?:\|[^>]*)?>?$/i.exec(text.trim())?.[1];
  if (id === undefined)
    throw new UsageError(`"${text.slice(0, 60)}" is not a channel. Pick one from the list.`);
  return id;
}

function describe(
  { visibility, channels = [], language, timeZone }: Settings,
  defaultZone: string,
): string[] {
  return [
    visibility === "public"
      ? "Answers to commands: public, everybody in the channel sees them."
      : "Answers to commands: private, only the asker sees them and may share them.",
    channels.length === 0
      ? "Channels: all."
      : `Channels: only ${channels.length === 1 ? "one" : channels.length} (${channels.join(", ")}).`,
    `Language of the bot's own words: ${language === "cy" ? "Welsh" : language === "en" ? "English" : "as the bot is set up"}.`,
    `Time zone: ${timeZone ?? defaultZone}.`,
  ];
}
