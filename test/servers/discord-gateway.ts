/** The gateway half of a local Discord: identify by shard, heartbeat, resume with replay, close codes, silence. */
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

type Sent = { readonly op: number; readonly d?: unknown };

export type LocalGateway = {
  /** Sends an event to the shards it belongs to, or keeps it until they resume. */
  dispatch(event: string, data: unknown): void;
  /** Whether some process holds the connection of the guild's shard just now; null: of direct messages. */
  attended(guild: string | null): boolean;
  /** Closes every connection with a code. */
  kick(code: number): void;
  /** Asks the bot to reconnect, or tells it that its session is not valid. */
  send(payload: Sent): void;
  /** From now on heartbeats are not answered and nothing is sent. */
  silent: boolean;
  /** Forgets what was sent so far: a session can be resumed only from here on. */
  forget(): void;
  /** Ends every session, as Discord does some minutes after a connection was lost. */
  expire(): void;
  /** Codes given to the next connections instead of letting them in. */
  readonly refusals: number[];
  readonly identified: number;
  readonly resumed: number;
  readonly intents: number;
  readonly connections: number;
  close(): void;
};

/** Which part of the guilds a connection looks after: https://docs.discord.com/developers/events/gateway#sharding */
export type Shard = { readonly id: number; readonly count: number };

export type GatewayAnswers = {
  /** How often the bot is to give a sign of life; short, so that tests see a dead line soon. */
  readonly heartbeatMs?: number;
  token(): string;
  ready(shard: Shard): Readonly<Record<string, unknown>>;
  afterReady(shard: Shard): readonly (readonly [event: string, data: unknown])[];
};

/** What one shard was sent since it last identified, so that it may resume. */
type Session = {
  readonly id: string;
  readonly shard: Shard;
  readonly history: { readonly s: number; readonly t: string; readonly d: unknown }[];
  sequence: number;
  socket: WebSocket | null;
};

const HEARTBEAT_MS = 200;

export function createLocalGateway(server: Server, answers: GatewayAnswers): LocalGateway {
  const sockets = new Set<WebSocket>();
  const wss = new WebSocketServer({ server });
  /** By shard; identifying again begins a new session. */
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0, intents: 0 };
  const live = new Set<WebSocket>();
  const gateway = { silent: false, refusals: [] as number[] };

  const write = (socket: WebSocket, payload: unknown) => {
    if (!gateway.silent && socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
  };
  const tell = (session: Session, t: string, d: unknown) => {
    session.sequence += 1;
    const entry = { s: session.sequence, t, d };
    session.history.push(entry);
    if (session.history.length > 50_000) session.history.splice(0, 10_000);
    if (session.socket !== null) write(session.socket, { op: 0, ...entry });
  };

  wss.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", (code) => {
      sockets.delete(socket);
      live.delete(socket);
      // https://docs.discord.com/developers/events/gateway#initiating-a-disconnect: these two end the session.
      if (code !== 1000 && code !== 1001) return;
      for (const [key, session] of sessions) if (session.socket === socket) sessions.delete(key);
    });
    const refusal = gateway.refusals.shift();
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    write(socket, { op: 10, d: { heartbeat_interval: answers.heartbeatMs ?? HEARTBEAT_MS } });
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as { op: number; d: Readonly<Record<string, unknown>> };
      if (message.op === 1) write(socket, { op: 11 });
      if (message.op === 2) identify(socket, message.d);
      if (message.op === 6) resume(socket, message.d);
    });
  });

  function identify(socket: WebSocket, d: Readonly<Record<string, unknown>>): void {
    if (d.token !== answers.token()) {
      socket.close(4004);
      return;
    }
    counts.identified += 1;
    counts.intents = Number(d.intents);
    live.add(socket);
    const [id = 0, count = 1] = (d.shard ?? []) as readonly number[];
    const shard = { id, count };
    const session: Session = {
      id: `session-${counts.identified}`,
      shard,
      history: [],
      sequence: 0,
      socket,
    };
    sessions.set(`${id}/${count}`, session);
    const { port } = server.address() as { port: number };
    tell(session, "READY", {
      v: 10,
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      shard: [id, count],
      ...answers.ready(shard),
    });
    for (const [name, data] of answers.afterReady(shard)) tell(session, name, data);
  }

  function resume(socket: WebSocket, d: Readonly<Record<string, unknown>>): void {
    if (d.token !== answers.token()) {
      socket.close(4004);
      return;
    }
    const session = [...sessions.values()].find(({ id }) => id === d.session_id);
    if (session === undefined) {
      write(socket, { op: 9, d: false });
      return;
    }
    counts.resumed += 1;
    live.add(socket);
    session.socket = socket;
    for (const entry of session.history) {
      if (entry.s > Number(d.seq)) write(socket, { op: 0, ...entry });
    }
    tell(session, "RESUMED", {});
  }

  return {
    dispatch(name, data) {
      const guild = guildOf(name, data);
      for (const session of sessions.values()) {
        if (isOf(session.shard, guild)) tell(session, name, data);
      }
    },
    attended: (guild) =>
      [...sessions.values()].some(
        ({ shard, socket }) => socket !== null && live.has(socket) && isOf(shard, guild),
      ),
    forget() {
      for (const session of sessions.values()) session.history.length = 0;
    },
    expire: () => sessions.clear(),
    kick(code) {
      for (const socket of sockets) socket.close(code);
    },
    send(payload) {
      for (const socket of live) write(socket, payload);
    },
    get silent() {
      return gateway.silent;
    },
    set silent(value) {
      gateway.silent = value;
    },
    refusals: gateway.refusals,
    get identified() {
      return counts.identified;
    },
    get resumed() {
      return counts.resumed;
    },
    get intents() {
      return counts.intents;
    },
    get connections() {
      return live.size;
    },
    close() {
      for (const socket of sockets) socket.terminate();
      wss.close();
    },
  };
}

/** Events without a guild go to the first shard. */
export function isOf({ id, count }: Shard, guild: string | null): boolean {
  return guild === null ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === id;
}

function guildOf(event: string, data: unknown): string | null {
  const { id, guild_id } = data as { readonly id?: string; readonly guild_id?: string };
  return guild_id ?? (event.startsWith("GUILD_") ? (id ?? null) : null);
}
