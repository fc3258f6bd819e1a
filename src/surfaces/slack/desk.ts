/** What every listener needs: who asks from where, what the workspace has set, and where the answer goes. */
import type { Bot } from "../../bot.ts";
import { parseCommandText } from "../../command-text.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import type { CommandCall, Reply } from "../../reply.ts";
import type { Settings } from "../../store/community.ts";
import type { Store } from "../../store/store.ts";
import type { Asker } from "../../surface.ts";
import type { AnswerQueue } from "../answer-queue.ts";
import type { Owed } from "../pending-replies.ts";
import { renderReply, type SlackMessage } from "./render-reply.ts";
import { createRights } from "./rights.ts";
import { createSeen } from "./seen.ts";
import type { SlackWeb } from "./slack-web.ts";
import { type SlackWording, slackWordingIn } from "./slack-wording.ts";
import { createThreads, type Threads } from "./threads.ts";
import type { Work } from "./work.ts";
import { createWorkingStatus, type WorkingStatus } from "./working-status.ts";

/** Somebody in a workspace, and the token with which they can be answered there. */
export type Person = {
  readonly team: string;
  readonly user: string;
  readonly token: string;
  /** The bot's own user id there; null where Slack did not say. */
  readonly botUser: string | null;
};

/** Where something was asked. */
export type Spot = { readonly channel: string; readonly thread: string | null; readonly direct: boolean };

export type Desk = {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  readonly web: SlackWeb;
  readonly status: WorkingStatus;
  readonly threads: Threads;
  readonly work: Work;
  /**
   * Works off what Slack has sent, once however often it is delivered: a second delivery is told by the same id in
   * the same place. When the work fails, another delivery may be the one that succeeds.
   * @param task asks `begin` before it sends an answer: false when another process is to send it
   * @param owed the reply that whoever asked was promised; null: nothing was promised
   */
  once(place: string, id: string | null, task: OwingTask, owed: Owed | null): Promise<void>;
  today(): string;
  settings(team: string): Promise<Settings>;
  wording(settings: Settings): SlackWording;
  isAdmin(person: Person): Promise<boolean>;
  asker(person: Person, spot: Spot, admin: boolean, settings: Settings): Asker;
  /** Answers a typed line; `call` asks for the same again, for buttons that outlive this process. */
  say(
    text: string,
    person: Person,
    spot: Spot,
    settings: Settings,
  ): Promise<{ readonly reply: Reply; readonly call: CommandCall }>;
  run(call: CommandCall, person: Person, spot: Spot, settings: Settings): Promise<Reply>;
  /** Null when the bot answers in this channel, else where it does. */
  refusal(settings: Settings, spot: Spot): SlackMessage | null;
  render(reply: Reply, settings: Settings, options?: RenderOptions): readonly SlackMessage[];
  /** Answers at the address that came with a command or press; when it takes nothing, tells the asker alone. */
  answerAt(
    address: string | null,
    how: Visible,
    person: Person,
    spot: Spot,
    message: SlackMessage,
  ): Promise<void>;
  /** Shows a message to one person; in their direct messages when the channel cannot be written to. */
  tell(person: Person, spot: Spot, message: SlackMessage): Promise<void>;
};

type OwingTask = (begin: () => Promise<boolean>) => Promise<void>;

type Visible = "ephemeral" | "in_channel";

type RenderOptions = {
  /** Offer to share what this call brings; only what the reports say is shared. */
  readonly share?: CommandCall | null;
  /** Command to offer a form for, with what was typed. */
  readonly form?: CommandCall | null;
  readonly messages?: number;
};

export type DeskParts = {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  readonly web: SlackWeb;
  readonly work: Work;
  readonly queue: Pick<AnswerQueue, "answer">;
  readonly language: Language;
  /** Whether several workspaces are served: then a direct message's channel does not tell whose it is. */
  readonly manyWorkspaces: boolean;
  now(): Temporal.Instant;
  today(): string;
  readingRoom(): string | null;
};

/** Where a command, a press or a shortcut is known by: each brings a trigger of its own. */
export const TRIGGERS = "trigger";

/** Into how many messages an answer may be divided; a response address takes five. */
const MOST_MESSAGES = 3;

export function createDesk(parts: DeskParts): Desk {
  const { bot, store, log, web, work, queue, now, today, readingRoom, language, manyWorkspaces } = parts;
  const rights = createRights(now);
  const seen = createSeen(now);
  const wording = (settings: Settings) => slackWordingIn(settings.language ?? language);

  const desk: Desk = {
    bot,
    store,
    log,
    web,
    work,
    today,
    status: createWorkingStatus(web, log),
    threads: createThreads(),
    async once(place, id, task, owed) {
      if (id !== null && !seen.claim(place, id)) return;
      await work.run(async () => {
        try {
          await task(async () => owed === null || owed.begin());
          owed?.given();
        } catch (thrown) {
          if (id !== null) seen.release(place, id);
          owed?.giveUp();
          throw thrown;
        }
      });
    },
    wording,
    async settings(team) {
      try {
        return await store.settings("slack", team);
      } catch (err) {
        log.error(
          { surface: "slack", err },
          "a workspace's settings could not be read; the defaults are used",
        );
        return {};
      }
    },
    isAdmin: ({ token, team, user }) => rights.isAdmin(web.client(token), team, user),
    asker: ({ team, user }, { channel, thread, direct }, admin, settings) => ({
      surface: "slack",
      community: direct ? null : team,
      channel: direct && manyWorkspaces ? directChannel(team, channel) : channel,
      user,
      admin,
      language: settings.language ?? language,
      ...(thread === null || direct ? {} : { thread }),
    }),
    async say(text, person, spot, settings) {
      const call = callOf(text, bot);
      const admin = isAboutReports(call.command, bot) ? false : await desk.isAdmin(person);
      const asker = desk.asker(person, spot, admin, settings);
      return { reply: await queue.answer(() => bot.say(text, asker)), call };
    },
    async run(call, person, spot, settings) {
      const admin = isAboutReports(call.command, bot) ? false : await desk.isAdmin(person);
      const asker = desk.asker(person, spot, admin, settings);
      return queue.answer(() => bot.ask(call.command, call.values, asker));
    },
    refusal(settings, { channel, direct }) {
      const channels = settings.channels ?? [];
      if (direct || channels.length === 0 || channels.includes(channel)) return null;
      const text = wording(settings).onlyIn(channels.map((id) => `<#${id}>`).join(", "));
      return { text, blocks: [], plainBlocks: [] };
    },
    render: (reply, settings, { share = null, form = null, messages = MOST_MESSAGES } = {}) =>
      renderReply(reply, {
        wording: wording(settings),
        readingRoom: readingRoom(),
        messages,
        share:
          share !== null && reply.problem === undefined && isAboutReports(share.command, bot)
            ? (reply.call ?? share)
            : null,
        form,
      }),
    async answerAt(address, how, person, spot, message) {
      if (address === null) return desk.tell(person, spot, message);
      try {
        await web.respond(person.token, address, message, how);
      } catch (err) {
        log.debug({ surface: "slack", err }, "the response address took no answer");
        await desk.tell(person, spot, message);
      }
    },
    async tell(person, spot, message) {
      const where = { channel: spot.channel, thread: spot.thread, mark: null };
      try {
        if (!spot.direct)
          return await web.postPrivately(person.token, { ...where, user: person.user }, message);
      } catch (thrown) {
        log.debug({ surface: "slack", err: thrown }, "could not answer privately in the channel");
      }
      const target = spot.direct ? where : { channel: person.user, thread: null, mark: null };
      await web.postMessage(person.token, target, message);
    },
  };
  return desk;
}

/** A direct message's channel with its workspace, as follows and digests are addressed to it. */
function directChannel(team: string, channel: string): string {
  return `${team}/${channel}`;
}

/** The workspace and channel of a target; the workspace is null where only one is served. */
export function addressOf(channel: string): { readonly team: string | null; readonly channel: string } {
  const [team, direct] = channel.split("/");
  return direct === undefined ? { team: null, channel } : { team: team ?? null, channel: direct };
}

/**
 * Whether a command asks about the reports, which is everybody's right and interest; the others set something up
 * or explain, for the asker alone.
 */
export function isAboutReports(name: string, bot: Bot): boolean {
  const command = bot.commands.find((candidate) => candidate.name === name);
  return command !== undefined && !command.stateful && command.access === "everyone" && name !== "help";
}

/** What a typed line asks for, as a call. */
function callOf(text: string, bot: Bot): CommandCall {
  try {
    const parsed = parseCommandText(text, bot.commands);
    return parsed.kind === "command"
      ? { command: parsed.command, values: parsed.values }
      : { command: "ask", values: { question: parsed.question } };
  } catch {
    return { command: "help", values: {} };
  }
}
