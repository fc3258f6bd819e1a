/** What the parts of the Discord surface share. */
import type { Bot } from "../../bot.ts";
import type { Pictures } from "../../chart/draw-chart.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import type { CommandCall, Reply } from "../../reply.ts";
import type { Settings, SettingsStore } from "../../store/community.ts";
import { type Wording, wordingIn } from "../../wording.ts";
import { ADMIN_COMMAND } from "./command-json.ts";
import { type DiscordMessage, renderReply } from "./render-reply.ts";
import { briefly, type DiscordRest } from "./rest.ts";

export type Environment = {
  readonly bot: Bot;
  readonly store: SettingsStore;
  readonly rest: DiscordRest;
  readonly log: Log;
  readonly pictures: Pictures;
  /** Where no server has chosen. */
  readonly language: Language;
  /** Address of the web pages; null when they are not public. */
  readingRoom(): string | null;
  /** Short name of the corpus's state, at most 8 characters of `A-Za-z0-9_-`. */
  edition(): string;
};

/** How a place wants its answers. */
export type Manners = { readonly settings: Settings; readonly words: Wording };

const SETTINGS_WAIT_MS = 1_000;

/** A server's settings; the defaults in a direct message, and when the store is slow or down: an answer comes first. */
export async function mannersOf(environment: Environment, guild: string | null): Promise<Manners> {
  const fallback: Manners = { settings: {}, words: wordingIn(environment.language) };
  if (guild === null) return fallback;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Settings>((resolve) => {
    timer = setTimeout(() => resolve({}), SETTINGS_WAIT_MS);
  });
  try {
    const settings = await Promise.race([environment.store.settings("discord", guild), late]);
    return { settings, words: wordingIn(settings.language ?? environment.language) };
  } catch (thrown) {
    environment.log.error({ err: briefly(thrown) }, "discord: settings cannot be read");
    return fallback;
  } finally {
    clearTimeout(timer);
  }
}

export type Showing = {
  readonly words: Wording;
  readonly asked: CommandCall | null;
  readonly skip?: number;
  /** Only the asker sees it, in a server: it may be shared. */
  readonly private?: boolean;
  readonly mark?: string;
  readonly pictureAlt?: string;
  readonly remarks?: readonly string[];
};

/** The reply as a message. */
export function show(environment: Environment, reply: Reply, showing: Showing): DiscordMessage {
  const adminNames = environment.bot.commands
    .filter(({ access }) => access === "admin")
    .map(({ name }) => name);
  return renderReply(withAdminCommand(reply, adminNames), {
    words: showing.words,
    readingRoom: environment.readingRoom(),
    edition: environment.edition(),
    asked: showing.asked === null ? null : (reply.call ?? showing.asked),
    skip: showing.skip ?? 0,
    share: showing.private === true && hasEvidence(reply),
    mark: showing.mark ?? null,
    pictureAlt: showing.pictureAlt ?? null,
    remarks: showing.remarks ?? [],
  });
}

/** Settings and lists of what is stored are for the asker alone; what the reports say may be shared. */
function hasEvidence(reply: Reply): boolean {
  return reply.conflicts.length > 0 || reply.items.some(({ citation }) => citation !== null);
}

/** Commands for admins stand under a name of their own here: what the bot says of them has to say so. */
function withAdminCommand(reply: Reply, adminNames: readonly string[]): Reply {
  if (adminNames.length === 0) return reply;
  const pattern = new RegExp(`/nec (?=(?:${adminNames.join("|")})\\b)`, "g");
  const rename = (text: string) => text.replace(pattern, `/${ADMIN_COMMAND} `);
  return {
    ...reply,
    title: rename(reply.title),
    summary: rename(reply.summary),
    items: reply.items.map((item) =>
      item.kind === "note"
        ? {
            ...item,
            text: rename(item.text),
            ...(item.label === undefined ? {} : { label: rename(item.label) }),
          }
        : item,
    ),
  };
}
