/**
 * The connection to Discord's gateway, by discord.js's own gateway package and without its cache: events come as
 * Discord sent them and nothing is kept, so memory does not grow with the servers.
 * https://docs.discord.com/developers/events/gateway
 */
import { CloseCodes, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import {
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  type REST,
} from "discord.js";
import { asError, NecError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import type { GatewaySessionStore } from "../../store/gateway-session.ts";
import { briefly } from "./rest.ts";
import { createSessions, type Identity } from "./sessions.ts";
import { readShards } from "./shards.ts";

export type GatewayOptions = {
  readonly rest: REST;
  readonly token: string;
  /** `auto`, `0-3/8`, or null for as many as Discord recommends. */
  readonly shards: string | null;
  readonly log: Log;
  /** Milliseconds that only ever grow. */
  clock(): number;
  readonly times?: Partial<GatewayTimes>;
  readonly store: GatewaySessionStore;
  /** As in `https://discord.com/api`; null for Discord itself. */
  readonly api: string | null;
  now(): Temporal.Instant;
  onReady(data: GatewayReadyDispatchData): void;
  /** A session that an earlier process began goes on. */
  onResumed(identity: Identity): void;
  /** Resolves when the event has been handled; until then it comes again should the process die. */
  onDispatch(payload: GatewayDispatchPayload): Promise<void>;
  onConnected(up: boolean): void;
  /** The connection is gone for good: what happened and what to do. */
  onLost(error: NecError): void;
};

export type GatewayTimes = {
  /** A gateway that opens but says nothing is tried again after this. */
  readonly helloMs: number;
  /** The library mends broken and dead lines itself; without any sign of it for so long, it is stuck. */
  readonly silenceMs: number;
  /** How long the start waits for Discord before it goes on without. */
  readonly openMs: number;
};

export type Gateway = {
  /** Resolves when Discord has let the bot in, or at once to go on trying while Discord cannot be reached. */
  open(): Promise<void>;
  close(): Promise<void>;
};

/**
 * None of these is privileged: the text of mentions, direct messages and message commands comes without
 * (https://docs.discord.com/developers/events/gateway#message-content-intent).
 */
const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

const TIMES: GatewayTimes = { helloMs: 15_000, silenceMs: 300_000, openMs: 20_000 };
const CLOSE_MS = 2_000;
const RETRY_MS = [1_000, 5_000, 15_000, 60_000];

/** Codes after which connecting again is of no use: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const FATAL: Readonly<Record<number, string>> = {
  4004: "Discord refuses DISCORD_TOKEN. Make a new one under Bot > Reset Token at https://discord.com/developers/applications and start again.",
  4010: "Discord refuses the shard. Check DISCORD_SHARDS.",
  4011: "The bot is in so many servers that it needs shards. Set DISCORD_SHARDS=auto.",
  4012: "Discord no longer speaks this version of its gateway. Update the bot.",
  4013: "Discord does not know an intent that the bot asks for. Update the bot.",
  4014: "Discord does not allow an intent that the bot asks for. Check the bot's page at https://discord.com/developers/applications.",
};

export function createGateway(options: GatewayOptions): Gateway {
  const { log, clock } = options;
  const { helloMs, silenceMs, openMs } = { ...TIMES, ...options.times };
  let manager: WebSocketManager | null = null;
  let watch: NodeJS.Timeout | null = null;
  let retry: NodeJS.Timeout | null = null;
  let lastSign = clock();
  let closed = false;
  let tries = 0;
  const sessions = createSessions(options);

  function create(fatal: (error: NecError) => void): WebSocketManager {
    const made = new WebSocketManager({
      token: options.token,
      intents: INTENTS,
      rest: options.rest,
      handshakeTimeout: helloMs,
      helloTimeout: helloMs,
      retrieveSessionInfo: sessions.retrieve,
      updateSessionInfo(shard, session) {
        // A connection that is dropped ends no session: the next one may take it up.
        if (made === manager) sessions.update(shard, session);
      },
      ...readShards(options.shards),
    });
    const sign = () => {
      lastSign = clock();
    };
    made.on(WebSocketShardEvents.Ready, ({ data }) => {
      options.onConnected(true);
      sessions.identified({ user: data.user.id, application: data.application?.id ?? data.user.id });
      options.onReady(data);
    });
    made.on(WebSocketShardEvents.Resumed, () => {
      options.onConnected(true);
    });
    // As long as the library beats or tries to connect it is not stuck, whatever Discord does.
    made.on(WebSocketShardEvents.HeartbeatComplete, sign);
    made.on(WebSocketShardEvents.Debug, sign);
    made.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
      if (made !== manager) return;
      sign();
      // What was missed comes before Discord says that the session goes on.
      const identity = sessions.identity();
      if (identity !== null) options.onResumed(identity);
      sessions.handling(shardId, data.s, options.onDispatch(data));
    });
    made.on(WebSocketShardEvents.Error, ({ error }) =>
      log.warn({ err: briefly(error) }, "discord: connection error"),
    );
    made.on(WebSocketShardEvents.Closed, ({ code }) => {
      if (made !== manager) return;
      options.onConnected(false);
      const sentence = FATAL[code];
      if (sentence !== undefined) fatal(new NecError("SURFACE", sentence));
      else if (!closed) log.info({ code }, "discord: connection closed, connecting again");
    });
    return made;
  }

  /**
   * Resolves when the gateway has let the bot in, or after a while all the same: the library goes on trying.
   * @throws NecError when Discord refuses the bot, the error of the network when it cannot be reached
   */
  async function connect(): Promise<void> {
    let settled = false;
    let timer: NodeJS.Timeout | undefined;
    let made: WebSocketManager | undefined;
    const refused = new Promise<never>((_, reject) => {
      made = create((error) => (settled ? lose(error) : reject(error)));
    });
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, openMs);
    });
    manager = made ?? null;
    lastSign = clock();
    const ready = made?.connect();
    // Whichever loses the race may still fail later.
    refused.catch(() => {});
    ready?.catch((error: unknown) => {
      if (settled) log.warn({ err: briefly(error) }, "discord: connection error");
    });
    try {
      await Promise.race([ready, refused, late]);
    } finally {
      settled = true;
      clearTimeout(timer);
    }
  }

  async function attempt(): Promise<void> {
    try {
      await connect();
      tries = 0;
    } catch (thrown) {
      await drop();
      const error = refusal(thrown);
      if (error !== null) throw error;
      const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 60_000;
      tries += 1;
      log.warn({ err: briefly(thrown), wait }, "discord: cannot be reached, trying again");
      if (!closed) retry = setTimeout(() => void attempt().catch(lose), wait);
    }
  }

  function lose(thrown: unknown): void {
    if (closed) return;
    closed = true;
    if (watch !== null) clearInterval(watch);
    options.onConnected(false);
    options.onLost(thrown instanceof NecError ? thrown : new NecError("SURFACE", asError(thrown).message));
  }

  async function drop(): Promise<void> {
    const old = manager;
    manager = null;
    if (old === null) return;
    // A connection that hangs may never say that it has closed.
    const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref());
    try {
      // Not the code of an end, after which Discord forgets the session: the next process takes it up.
      await Promise.race([old.destroy({ reason: "closing", code: CloseCodes.Resuming }), late]);
    } catch (thrown) {
      log.debug({ err: briefly(thrown) }, "discord: the old connection did not close");
    }
  }

  function watchForSilence(): void {
    if (manager === null || clock() - lastSign < silenceMs) return;
    const minutes = Math.max(1, Math.round(silenceMs / 60_000));
    lose(
      new NecError(
        "SURFACE",
        `Nothing has come from Discord for ${minutes} min and the connection does not recover. Start the bot again.`,
      ),
    );
  }

  return {
    async open() {
      await attempt();
      watch = setInterval(watchForSilence, silenceMs / 5);
    },
    async close() {
      closed = true;
      if (watch !== null) clearInterval(watch);
      if (retry !== null) clearTimeout(retry);
      await sessions.keep();
      await drop();
    },
  };
}

/** Discord's no: trying again would change nothing. Null for what may pass. */
function refusal(thrown: unknown): NecError | null {
  if (thrown instanceof NecError) return thrown;
  const status = (thrown as { status?: unknown }).status;
  return status === 401 ? new NecError("SURFACE", FATAL[4004] ?? "", { cause: thrown }) : null;
}
