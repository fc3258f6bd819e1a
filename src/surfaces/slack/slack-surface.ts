/** Slack: commands, mentions, direct messages, forms, the Home tab, and digests. */
import type { AuthorizeResult } from "@slack/bolt";
import type { Bot } from "../../bot.ts";
import { createPictures } from "../../chart/draw-chart.ts";
import { NecError } from "../../errors.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import type { Reply } from "../../reply.ts";
import type { Store } from "../../store/store.ts";
import { PostError, type Posted, type PostingSurface, type Target } from "../../surface.ts";
import { createAnswerQueue } from "../answer-queue.ts";
import { createPendingReplies, type PendingReplyTimes } from "../pending-replies.ts";
import { type Connection, connect, type SlackAccess } from "./connection.ts";
import { addressOf, createDesk } from "./desk.ts";
import { slackErrorOf, toPostError } from "./failures.ts";
import { createInstallations } from "./installations.ts";
import { listenButtons } from "./listen-buttons.ts";
import { listenCommand } from "./listen-command.ts";
import { listenForms } from "./listen-forms.ts";
import { listenHome } from "./listen-home.ts";
import { listenInstalls } from "./listen-installs.ts";
import { listenMessages } from "./listen-messages.ts";
import { oweRequests, tellInterrupted } from "./owed-requests.ts";
import { createPictureFiles } from "./picture-files.ts";
import { renderReply } from "./render-reply.ts";
import { createSlackWeb, findMarked, lineOf, postArguments } from "./slack-web.ts";
import { slackWordingIn } from "./slack-wording.ts";
import { createWork } from "./work.ts";

export type SlackOptions = {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  readonly access: SlackAccess;
  /** Of the one workspace; null where the app is installed in many. */
  readonly botToken: string | null;
  /** 64 hexadecimal digits: encrypts what is stored; needed with `access.install`. */
  readonly encryptionKey: string | null;
  /** Names this process for as long as it lives, and no other one ever. */
  readonly processId: string;
  readonly language: Language;
  now(): Temporal.Instant;
  /** Milliseconds that only ever grow. */
  clock(): number;
  /** `YYYY-MM-DD` in the configured time zone. */
  today(): string;
  /** Public address of the web pages; null when others cannot reach them. */
  readingRoom(): string | null;
  /** Told whenever the connection comes or goes. */
  connected?(up: boolean): void;
  /** Waits between tries; a test's clock may shorten it. */
  wait?(milliseconds: number): Promise<void>;
  readonly times?: Partial<PendingReplyTimes>;
};

/** The surface, and where it listens for Slack's requests (null in Socket Mode and while it does not run). */
export type SlackSurface = PostingSurface & { url(): string | null };

const FINISH_MS = 10_000;
/** A digest that waited longer for its turn is not posted: whoever asked for it may have given up by then. */
const LONGEST_LINE_MS = 10_000;

/** Errors of https://docs.slack.dev/reference/methods/auth.test that speak of the token. */
const TOKEN_ERRORS = new Set([
  "access_denied",
  "account_inactive",
  "invalid_auth",
  "not_authed",
  "org_login_required",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
]);

export function createSlackSurface(options: SlackOptions): SlackSurface {
  const { bot, store, log, access, botToken, encryptionKey, language, now, today, readingRoom } = options;
  const wait =
    options.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  const files = createPictureFiles(createPictures(), log);
  const web = createSlackWeb({ apiUrl: access.apiUrl, log, files, wait });
  const work = createWork((err) => log.error({ surface: "slack", err }, "an answer could not be given"));
  let identity: AuthorizeResult = {};
  let up = false;
  const queue = createAnswerQueue();
  const connection: Connection = connect({
    access,
    log,
    queue,
    authorize: async () => identity,
    installations:
      access.install === null || encryptionKey === null
        ? null
        : createInstallations({ store, encryptionKey, now }),
    language,
    connected: (state) => {
      up = state;
      options.connected?.(state);
    },
    healthy: () => up,
    wait,
  });
  const desk = createDesk({
    bot,
    store,
    log,
    web,
    work,
    queue,
    language,
    manyWorkspaces: connection.installed !== null,
    now,
    today,
    readingRoom,
  });
  const pending = createPendingReplies({
    ...options,
    surface: "slack",
    owner: options.processId,
    interrupted: tellInterrupted({
      web,
      tokenFor,
      languageIn: async (team) => (await desk.settings(team)).language ?? language,
    }),
  });
  oweRequests(connection.app, pending, language);
  for (const listen of [
    listenCommand,
    listenMessages,
    listenButtons,
    listenForms,
    listenHome,
    listenInstalls,
  ]) {
    listen(connection.app, desk);
  }

  /** @throws PostError where the app is not, or no longer, installed. */
  async function tokenFor(team: string | null): Promise<string> {
    if (connection.installed === null) return botToken ?? notInstalled();
    const [only, ...others] = team === null ? await store.installations("slack") : [team];
    if (only === undefined || others.length > 0) return notInstalled();
    try {
      const { botToken: token } = await connection.installed({
        teamId: only,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      });
      return token ?? notInstalled();
    } catch (cause) {
      if (cause instanceof PostError) throw cause;
      throw new PostError("forbidden", "The app is not installed in this workspace.", null, { cause });
    }
  }

  /** Also in direct messages, and in channels that the configuration names without their workspace. */
  async function languageOf({ community, channel }: Pick<Target, "community" | "channel">) {
    const team = community ?? addressOf(channel).team ?? identity.teamId;
    return team === undefined ? undefined : (await desk.settings(team)).language;
  }

  return {
    name: "slack",
    async start() {
      if (connection.installed === null) identity = await identify();
      await connection.start();
      pending.start();
    },
    async stop() {
      await connection.stop();
      await work.finish(FINISH_MS);
      await pending.stop();
    },
    url: connection.url,
    language: languageOf,
    async post(target: Target, reply: Reply, mark: string, stale?: AbortSignal): Promise<Posted> {
      const { team, channel } = addressOf(target.channel);
      const community = target.community ?? team;
      const wording = slackWordingIn((await languageOf(target)) ?? language);
      const [message] = renderReply(reply, {
        wording,
        readingRoom: readingRoom(),
        messages: 1,
        share: null,
        form: null,
      });
      if (message === undefined) throw new PostError("rejected", "There is nothing to post.");
      const token = await tokenFor(community);
      const client = web.client(token);
      try {
        const where = { channel, thread: target.thread, mark };
        const asked = now();
        const ts = await web.inLine(lineOf(token, channel), () => {
          if (now().since(asked).total("milliseconds") > LONGEST_LINE_MS) {
            throw new PostError("rate-limited", "Others are waiting to be answered in this channel.");
          }
          return web.inForms(message, client, async (form) => {
            if (stale?.aborted) throw new PostError("unavailable", "The post waited longer than its claim.");
            const posted = await client.chat.postMessage(postArguments(where, form));
            return posted.ts ?? "";
          });
        });
        if (target.thread === null) desk.threads.join(channel, ts);
        return { message: ts };
      } catch (thrown) {
        throw toPostError(thrown);
      }
    },
    async findPosted(target: Target, mark: string): Promise<Posted | null> {
      const { team, channel } = addressOf(target.channel);
      const client = web.client(await tokenFor(target.community ?? team));
      try {
        const message = await findMarked(client, { channel, thread: target.thread }, mark);
        return message === null ? null : { message };
      } catch (thrown) {
        throw toPostError(thrown);
      }
    },
  };

  /** Who the bot is. @throws NecError when Slack does not accept the token. */
  async function identify(): Promise<AuthorizeResult> {
    if (botToken === null) throw new NecError("SURFACE", "Slack needs SLACK_BOT_TOKEN: see docs/slack.md.");
    try {
      const { bot_id, user_id, team_id } = await web.patiently(() => web.client(botToken).auth.test());
      return {
        botToken,
        ...(bot_id === undefined ? {} : { botId: bot_id }),
        ...(user_id === undefined ? {} : { botUserId: user_id }),
        ...(team_id === undefined ? {} : { teamId: team_id }),
      };
    } catch (cause) {
      const error = slackErrorOf(cause);
      if (error !== null && !TOKEN_ERRORS.has(error)) {
        log.warn({ surface: "slack", error }, "Slack does not say who the bot is");
        return { botToken };
      }
      throw new NecError(
        "SURFACE",
        error === null
          ? "Slack cannot be reached. Check the network (and SLACK_API_URL, if it is set), then start again."
          : `Slack does not accept SLACK_BOT_TOKEN (${error}). It begins with xoxb- and stands under “OAuth & Permissions”: see docs/slack.md.`,
        { cause },
      );
    }
  }
}

function notInstalled(): never {
  throw new PostError("forbidden", "The app is not installed in this workspace.");
}
