/** The gateway half of a local Discord: identify, heartbeat, resume with replay, close codes, silence. */
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

type Sent = { readonly op: number; readonly d?: unknown };

export type LocalGateway = {
  /** Sends an event to the bot, or keeps it until the bot resumes. */
  dispatch(event: string, data: unknown): void;
  /** Closes every connection with a code. */
  kick(code: number): void;
  /** Asks the bot to reconnect, or tells it that its session is not valid. */
  send(payload: Sent): void;
  /** From now on heartbeats are not answered and nothing is sent. */
  silent: boolean;
  /** Codes given to the next connections instead of letting them in. */
  readonly refusals: number[];
  readonly identified: number;
  readonly resumed: number;
  readonly intents: number;
  readonly connections: number;
  close(): void;
};

export type GatewayAnswers = {
  token(): string;
  ready(): Readonly<Record<string, unknown>>;
  afterReady(): readonly (readonly [event: string, data: unknown])[];
};

const HEARTBEAT_MS = 200;

export function createLocalGateway(server: Server, answers: GatewayAnswers): LocalGateway {
  const sockets = new Set<WebSocket>();
  const wss = new WebSocketServer({ server });
  const history: { readonly s: number; readonly t: string; readonly d: unknown }[] = [];
  const counts = { identified: 0, resumed: 0, intents: 0, sequence: 0, session: 0 };
  const live = new Set<WebSocket>();
  const gateway = { silent: false, refusals: [] as number[] };

  const write = (socket: WebSocket, payload: unknown) => {
    if (!gateway.silent && socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
  };
  const event = (t: string, d: unknown) => {
    counts.sequence += 1;
    const entry = { s: counts.sequence, t, d };
    history.push(entry);
    if (history.length > 50_000) history.splice(0, 10_000);
    return { op: 0, ...entry };
  };

  wss.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      live.delete(socket);
    });
    const refusal = gateway.refusals.shift();
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    write(socket, { op: 10, d: { heartbeat_interval: HEARTBEAT_MS } });
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
    counts.session += 1;
    counts.intents = Number(d.intents);
    live.add(socket);
    const { port } = server.address() as { port: number };
    write(
      socket,
      event("READY", {
        v: 10,
        session_id: `session-${counts.session}`,
        resume_gateway_url: `ws://127.0.0.1:${port}`,
        ...answers.ready(),
      }),
    );
    for (const [name, data] of answers.afterReady()) write(socket, event(name, data));
  }

  function resume(socket: WebSocket, d: Readonly<Record<string, unknown>>): void {
    if (d.token !== answers.token()) {
      socket.close(4004);
      return;
    }
    if (d.session_id !== `session-${counts.session}`) {
      write(socket, { op: 9, d: false });
      return;
    }
    counts.resumed += 1;
    live.add(socket);
    for (const entry of history) if (entry.s > Number(d.seq)) write(socket, { op: 0, ...entry });
    write(socket, event("RESUMED", {}));
  }

  return {
    dispatch(name, data) {
      const payload = event(name, data);
      for (const socket of live) write(socket, payload);
    },
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
