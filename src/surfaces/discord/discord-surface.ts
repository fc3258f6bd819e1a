/** Discord: puts connection, commands, chat and posting together. */
import { GatewayDispatchEvents, type GatewayDispatchPayload } from "discord.js";
import type { Bot } from "../../bot.ts";
import { createPictures } from "../../chart/draw-chart.ts";
import type { NecError } from "../../errors.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import type { NoticeStore, SettingsStore } from "../../store/community.ts";
import type { GatewaySessionStore } from "../../store/gateway-session.ts";
import type { PendingReplyStore } from "../../store/pending-reply.ts";
import type { PostingSurface } from "../../surface.ts";
import { createPendingReplies, type PendingReplyTimes } from "../pending-replies.ts";
import { createChat } from "./chat.ts";
import { commandsJson } from "./command-json.ts";
import { createEndpoint, type EndpointOptions } from "./endpoint.ts";
import type { Environment } from "./environment.ts";
import { createGateway, type GatewayTimes } from "./gateway.ts";
import { createInteractions } from "./interactions.ts";
import { tellInterrupted } from "./interrupted.ts";
import { createMembership } from "./membership.ts";
import { createPlaces } from "./places.ts";
import { createPosting } from "./posting.ts";
import { createOnce } from "./recent.ts";
import { callBack, overGateway } from "./reception.ts";
import { registerIfNone } from "./register-commands.ts";
import { briefly, closeRest, createRest } from "./rest.ts";
import type { Identity } from "./sessions.ts";

export type DiscordOptions = {
  readonly bot: Bot;
  readonly token: string;
  /** As in `https://discord.com/api`; null for Discord itself. */
  readonly api: string | null;
  /** The one server that commands are registered in; null: everywhere. */
  readonly guild: string | null;
  /** `auto`, `0-3/8` or null. */
  readonly shards: string | null;
  /** Where Discord sends interactions over HTTP; null: they come over the gateway. */
  readonly http: Pick<EndpointOptions, "publicKey" | "host" | "port"> | null;
  readonly language: Language;
  readonly log: Log;
  readonly store: SettingsStore &
    Pick<NoticeStore, "addNotice"> &
    PendingReplyStore &
    GatewaySessionStore &
    Parameters<typeof createMembership>[0]["store"];
  /** 64 hexadecimal digits: encrypts what is stored of replies that are owed; null: stored as it is. */
  readonly encryptionKey: string | null;
  /** Names this process for as long as it lives, and no other one ever. */
  readonly processId: string;
  now(): Temporal.Instant;
  /** Milliseconds that only ever grow. */
  clock(): number;
  /** Address of the web pages; null when they are not public. */
  readingRoom(): string | null;
  /** Short name of the corpus's state, at most 8 characters of `A-Za-z0-9_-`; buttons tell by it that it changed. */
  edition(): string;
  onConnected?(up: boolean): void;
  /** After the start Discord has shut the bot out for good (token revoked) or stays silent: what to do. */
  onLost?(error: NecError): void;
  readonly times?: Partial<GatewayTimes & PendingReplyTimes & { readonly patienceMs: number }>;
};

const REMEMBERED = 20_000;

/** What has been acknowledged is given so long to be answered when the bot stops. */
const STOP_MS = 10_000;

/** The surface, and where it takes interactions over HTTP (null where it does not). */
export type DiscordSurface = PostingSurface & { url(): string | null };

export function createDiscordSurface(options: DiscordOptions): DiscordSurface {
  const { log, bot } = options;
  const rest = createRest(options);
  const environment: Environment & Parameters<typeof createPosting>[0] = {
    ...options,
    rest,
    pictures: createPictures(),
  };
  const places = createPlaces(rest.bot);
  const pending = createPendingReplies({
    ...options,
    surface: "discord",
    owner: options.processId,
    interrupted: tellInterrupted(rest),
  });
  const interactions = createInteractions(environment, pending);
  const first = createOnce(REMEMBERED);
  const chat = createChat(environment, places, options.clock);
  const posting = createPosting(environment);
  const membership = createMembership(options);
  const working = new Set<Promise<void>>();
  const endpoint =
    options.http === null
      ? null
      : createEndpoint({
          ...options.http,
          log,
          patienceMs: options.times?.patienceMs,
          now: options.now,
          upload: (interaction, body, files) => callBack(rest, log, interaction, body, files),
          handle: (interaction, via) => tracked(interactions.handle(interaction, via)),
        });
  let me: string | null = null;
  let stopping = false;
  let offered = false;

  const gateway = createGateway({
    ...options,
    rest: rest.bot,
    onConnected: (up) => options.onConnected?.(up),
    onLost(error) {
      log.error({ err: briefly(error) }, "discord: the connection is lost for good");
      options.onLost?.(error);
    },
    onReady(data) {
      introduce({ user: data.user.id, application: data.application?.id ?? data.user.id });
      if (data.guilds !== undefined) {
        track(membership.compare(data.shard ?? [0, 1], new Set(data.guilds.map(({ id }) => id))));
      }
    },
    onResumed: introduce,
    onDispatch(payload) {
      // It comes again to the process that takes the session up.
      if (stopping) return new Promise(() => {});
      return tracked(dispatch(payload));
    },
  });

  /** Each shard says so, and again after each new session. */
  function introduce({ user, application }: Identity): void {
    me = user;
    if (!offered) track(offerCommands(application));
    offered = true;
  }

  function tracked(work: Promise<void>): Promise<void> {
    track(work);
    return work;
  }

  function track(work: Promise<void>): void {
    const held = work
      .catch((thrown: unknown) =>
        log.error({ err: briefly(thrown) }, "discord: an event could not be handled"),
      )
      .finally(() => working.delete(held));
    working.add(held);
  }

  async function dispatch(payload: GatewayDispatchPayload): Promise<void> {
    switch (payload.t) {
      case GatewayDispatchEvents.InteractionCreate:
        if (!first(payload.d.id)) return;
        return interactions.handle(payload.d, overGateway(rest, log, payload.d));
      case GatewayDispatchEvents.MessageCreate:
        if (me !== null) await chat.handle(payload.d, me);
        return;
      case GatewayDispatchEvents.GuildDelete:
        // An outage looks the same but says so: https://docs.discord.com/developers/events/gateway-events#guild-delete
        if (payload.d.unavailable !== true) await membership.left(payload.d.id);
        return;
      case GatewayDispatchEvents.GuildCreate:
        if (me !== null) places.notice(payload, me);
        if (payload.d.unavailable !== true) await membership.returned(new Set([payload.d.id]));
        return;
      default:
        if (me !== null) places.notice(payload, me);
    }
  }

  /** A first start is enough to ask; later changes are for `npm run register`. */
  async function offerCommands(application: string): Promise<void> {
    try {
      const wanted = commandsJson(bot.commands);
      const { registered, outdated } = await registerIfNone(rest.bot, application, options.guild, wanted);
      if (registered !== null) log.info({ scope: registered.scope }, "discord: commands registered");
      if (outdated)
        log.warn("discord: the registered commands are not this version's; run `npm run register`");
    } catch (thrown) {
      log.warn(
        { err: briefly(thrown) },
        "discord: commands could not be looked up; `npm run register` does it by hand",
      );
    }
  }

  return {
    name: "discord",
    async start() {
      // Mentions may have to wait for the gateway; commands need not.
      await endpoint?.start();
      try {
        await gateway.open();
      } catch (thrown) {
        await endpoint?.stop();
        throw thrown;
      }
      pending.start();
    },
    url: () => endpoint?.url() ?? null,
    async stop() {
      stopping = true;
      const closed = endpoint?.stop();
      await Promise.race([
        Promise.all([closed, ...working]),
        new Promise((resolve) => setTimeout(resolve, STOP_MS).unref()),
      ]);
      await pending.stop();
      await gateway.close();
      closeRest(rest);
    },
    post: posting.post,
    findPosted: posting.findPosted,
  };
}
