import { defineCommand } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply, type Reply } from "../src/reply.ts";
import type { Settings } from "../src/store/community.ts";
import type { Asker } from "../src/surface.ts";
import type { CommandWording } from "./command-wording.ts";
import { commandWordings } from "./command-wordings.ts";
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
  welsh: "Sut mae’r bot yn ymddwyn yma: pwy sy’n gweld atebion, ym mha sianeli, iaith, cylchfa amser",
  options: [
    {
      name: "answers",
      description: "who sees the answer to a command: only the asker, or everybody in the channel",
      welsh: "pwy sy’n gweld yr ateb i orchymyn: dim ond y sawl sy’n gofyn, neu bawb yn y sianel",
      type: "choice",
      choices: ANSWERS,
    },
    {
      name: "language",
      description: "language of the bot's own words; reports are never translated",
      welsh: "iaith geiriau’r bot ei hun; ni chaiff adroddiadau byth eu cyfieithu",
      type: "choice",
      choices: LANGUAGES,
    },
    {
      name: "timezone",
      description: "time zone of digests, such as Europe/London",
      welsh: "cylchfa amser crynodebau, fel Europe/London",
      type: "text",
    },
    {
      name: "channel",
      description: "answer in this channel; once one is named, only in those named",
      welsh: "ateb yn y sianel hon; unwaith y bydd un wedi’i henwi, dim ond yn y rhai a enwir",
      type: "channel",
    },
    {
      name: "remove-channel",
      description: "no longer answer in this channel",
      welsh: "peidio ag ateb yn y sianel hon mwyach",
      type: "channel",
    },
    {
      name: "all-channels",
      description: "answer in all channels again",
      welsh: "ateb ym mhob sianel eto",
      type: "flag",
    },
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
    // In the language that was just chosen, if one was.
    const words = commandWordings.in(values.language === undefined ? asker.language : now.language).settings;
    return noteReply(
      changed ? words.changed : words.title,
      describe(now, services.timeZone, words),
      services.archive().coverage,
    );
  },
});

/** @throws UsageError where there is no server or workspace */
function placeOfSettings({ surface, community }: Asker) {
  if (community === null) {
    throw new UsageError(commandWordings.phrase(({ settings }) => settings.noCommunity));
  }
  return { surface, community };
}

/** @throws UsageError */
function readTimeZone(text: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(text.trim()).timeZoneId;
  } catch {
    throw new UsageError(commandWordings.phrase(({ settings }) => settings.notATimeZone(text.slice(0, 60))));
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
    throw new UsageError(commandWordings.phrase(({ settings }) => settings.notLimitedTo));
  }
  if (kept.size > MOST_CHANNELS) {
    throw new UsageError(commandWordings.phrase(({ settings }) => settings.tooManyChannels(MOST_CHANNELS)));
  }
  return { channels: [...kept] };
}

/**
 * The id in what a platform hands over: the bare id, or a mention such as `<#C0123|general>`.
 * @throws UsageError
 */
function channelId(text: string): string {
  const id = /^(?:<#)?([A-Z0-9]{3,32})(?:\|[^>]*)?>?$/i.exec(text.trim())?.[1];
  if (id === undefined) {
    throw new UsageError(commandWordings.phrase(({ settings }) => settings.notAChannel(text.slice(0, 60))));
  }
  return id;
}

function describe(
  { visibility, channels = [], language, timeZone }: Settings,
  defaultZone: string,
  words: CommandWording["settings"],
): string[] {
  return [
    visibility === "public" ? words.public : words.private,
    channels.length === 0 ? words.allChannels : words.onlyChannels(channels),
    words.languages[language ?? "unset"],
    words.timeZone(timeZone ?? defaultZone),
  ];
}
