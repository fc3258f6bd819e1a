/**
 * A small Slack on the loopback interface: Web API, Socket Mode, signed HTTP callbacks, response addresses.
 * It checks what it is sent as Slack does, and fails on request.
 */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { type Args, createSlackApi, shownFiles } from "./slack-api.ts";

export const BOT_TOKEN = "xoxb-test-bot-token";
export const APP_TOKEN = "xapp-test-app-token";
export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

/** One failure that a method gives once instead of its answer. */
export type Fault =
  | { readonly error: string }
  | { readonly status: number; readonly retryAfter?: number }
  /** The request is carried out, but its answer is lost. */
  | { readonly lost: true };

export type Delivery = {
  /** What came back with the acknowledgement. */
  readonly payload: unknown;
  readonly status: number;
  readonly milliseconds: number;
};

export type Response = {
  readonly id: string;
  readonly body: Args;
  readonly milliseconds: number;
};

const ACK_MS = 3_000;

export async function startSlackServer() {
  const botTokens = new Set([BOT_TOKEN]);
  const api = createSlackApi({ botTokens, appToken: APP_TOKEN, origin: () => origin });
  const calls: { readonly method: string; readonly args: Args; readonly token: string }[] = [];
  const faults = new Map<string, Fault[]>();
  const responses: Response[] = [];
  const responseUses = new Map<string, { uses: number; readonly since: number }>();
  const responseFaults: Fault[] = [];
  const sockets = new Set<WebSocket>();
  const acks = new Map<string, (payload: unknown) => void>();
  const waiting: (() => void)[] = [];
  let callbackUrl: string | null = null;
  let postsASecond = Number.POSITIVE_INFINITY;
  const recentPosts = new Map<string, number[]>();
  const barredUntil = new Map<string, number>();
  let envelopes = 0;
  let oauth: (args: Args) => Args = () => ({ ok: false, error: "invalid_code" });

  const server = createServer((request, reply) => {
    void handle(request, reply).catch(() => reply.destroy());
  });
  const socketServer = new WebSocketServer({ server, path: "/link" });
  socketServer.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      acks.get(envelope_id)?.(payload);
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    for (const wake of waiting.splice(0)) wake();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  async function handle(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", origin);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const type = request.headers["content-type"] ?? "";
    if (pathname.startsWith("/upload/")) return takeFile(pathname.slice(8), type, bytes, reply);
    const body = bytes.toString("utf8");
    if (pathname.startsWith("/api/")) return callMethod(pathname.slice(5), request, body, reply);
    if (pathname.startsWith("/response/")) return takeResponse(pathname.slice(10), body, reply);
    reply.writeHead(404).end();
  }

  function callMethod(method: string, request: IncomingMessage, body: string, reply: ServerResponse): void {
    const args = readArgs(request.headers["content-type"] ?? "", body);
    const token = (request.headers.authorization ?? "").replace(/^Bearer /, "") || String(args.token ?? "");
    calls.push({ method, args, token });
    const fault = faults.get(method)?.shift();
    if (fault !== undefined && "status" in fault) {
      const wait = fault.retryAfter;
      reply.writeHead(fault.status, wait === undefined ? {} : { "retry-after": String(wait) }).end();
      return;
    }
    if (method === "chat.postMessage" && isOverLimit(String(args.channel))) {
      reply.writeHead(429, { "retry-after": "1" }).end();
      return;
    }
    const answer =
      fault !== undefined && "error" in fault
        ? { ok: false, error: fault.error }
        : method === "apps.connections.open"
          ? token === APP_TOKEN
            ? { ok: true, url: `ws://127.0.0.1:${port}/link` }
            : { ok: false, error: "invalid_auth" }
          : method === "oauth.v2.access"
            ? oauth(args)
            : api.call(method, args, token);
    if (fault !== undefined && "lost" in fault) {
      reply.destroy();
      return;
    }
    reply.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  /** https://docs.slack.dev/apis/web-api/rate-limits: who posts on before the wait is over is noted. */
  function isOverLimit(channel: string): boolean {
    const now = performance.now();
    // Timers may end a little early.
    if (now < (barredUntil.get(channel) ?? 0) - 5) {
      api.problems.push("posted again before Retry-After had passed");
      return true;
    }
    const recent = (recentPosts.get(channel) ?? []).filter((at) => now - at < 1_000);
    recentPosts.set(channel, [...recent, now]);
    if (recent.length < postsASecond) return false;
    barredUntil.set(channel, now + 1_000);
    return true;
  }

  /** https://docs.slack.dev/messaging/working-with-files#upload: the bytes as they are, or as a form. */
  async function takeFile(id: string, type: string, bytes: Buffer, reply: ServerResponse): Promise<void> {
    const file = api.files.get(id);
    if (file !== undefined) file.bytes = type.startsWith("multipart/") ? await filePart(type, bytes) : bytes;
    reply.writeHead(file === undefined ? 404 : 200).end(`OK - ${bytes.length}`);
  }

  function takeResponse(id: string, body: string, reply: ServerResponse): void {
    const known = responseUses.get(id);
    const fault = responseFaults.shift();
    if (fault !== undefined && "status" in fault) {
      const wait = fault.retryAfter;
      reply.writeHead(fault.status, wait === undefined ? {} : { "retry-after": String(wait) }).end();
      return;
    }
    if (known === undefined || known.uses >= 5) {
      reply.writeHead(404).end("used_url");
      return;
    }
    const args = JSON.parse(body) as Args;
    const error = fault !== undefined && "error" in fault ? fault.error : api.refused(args);
    if (error !== null) {
      reply.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: false, error }));
      return;
    }
    if (args.response_type !== "in_channel" && shownFiles(args.blocks).length > 0)
      api.problems.push("a file in a message that one person sees");
    known.uses += 1;
    responses.push({ id, body: args, milliseconds: performance.now() - known.since });
    for (const wake of waiting.splice(0)) wake();
    reply.writeHead(200).end("ok");
  }

  function newResponseUrl(): { readonly id: string; readonly url: string } {
    const id = `R${responseUses.size + 1}`;
    responseUses.set(id, { uses: 0, since: performance.now() });
    return { id, url: `${origin}/response/${id}` };
  }

  async function overSocket(type: string, payload: Args, retry: number): Promise<Delivery> {
    const [socket] = sockets;
    if (socket === undefined) throw new Error("nobody is connected");
    envelopes += 1;
    const envelope_id = `E${envelopes}`;
    const started = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    acks.set(envelope_id, resolve);
    const timer = setTimeout(() => reject(new Error(`not acknowledged: ${type}`)), ACK_MS);
    const closed = () => reject(new Error("the connection closed before the acknowledgement"));
    socket.once("close", closed);
    socket.send(
      JSON.stringify({
        envelope_id,
        type,
        payload,
        accepts_response_payload: type !== "events_api",
        ...(retry === 0 ? {} : { retry_attempt: retry, retry_reason: "timeout" }),
      }),
    );
    try {
      return { payload: await promise, status: 200, milliseconds: performance.now() - started };
    } finally {
      clearTimeout(timer);
      socket.off("close", closed);
      acks.delete(envelope_id);
    }
  }

  async function overHttp(type: string, payload: Args, retry: number): Promise<Delivery> {
    const form = type === "slash_commands" ? toForm(payload) : toForm({ payload: JSON.stringify(payload) });
    const [contentType, body] =
      type === "events_api"
        ? ["application/json", JSON.stringify(payload)]
        : ["application/x-www-form-urlencoded", form];
    return post(body, {
      contentType,
      ...(retry === 0
        ? {}
        : { headers: { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" } }),
    });
  }

  /** Posts a body to the app as Slack would, or with a wrong secret or an old timestamp. */
  async function post(
    body: string,
    {
      contentType = "application/json",
      secret = SIGNING_SECRET,
      at = Math.floor(Date.now() / 1_000),
      headers = {},
    }: { contentType?: string; secret?: string; at?: number; headers?: Record<string, string> } = {},
  ): Promise<Delivery> {
    if (callbackUrl === null) throw new Error("no callback address");
    const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
    const started = performance.now();
    const answer = await fetch(callbackUrl, {
      method: "POST",
      headers: {
        "content-type": contentType,
        // A kept connection may be closed under a busy test.
        connection: "close",
        "x-slack-signature": signature,
        "x-slack-request-timestamp": String(at),
        ...headers,
      },
      body,
      signal: AbortSignal.timeout(ACK_MS),
    });
    const text = await answer.text();
    return {
      payload: text.startsWith("{") ? JSON.parse(text) : text,
      status: answer.status,
      milliseconds: performance.now() - started,
    };
  }

  return {
    ...api,
    apiUrl: `${origin}/api/`,
    origin,
    botTokens,
    calls,
    responses,
    newResponseUrl,
    post,
    /** Sends something to the app over whichever connection it has. */
    deliver: (type: string, payload: Args, retry = 0): Promise<Delivery> =>
      callbackUrl === null ? overSocket(type, payload, retry) : overHttp(type, payload, retry),
    useHttp(url: string): void {
      callbackUrl = url;
    },
    /** The next calls of a method fail so, one fault each. */
    fail(method: string, ...next: Fault[]): void {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    /** More messages than this in one channel within a second are refused with a second's wait. */
    limitPosts(aSecond: number): void {
      postsASecond = aSecond;
    },
    failResponses: (...next: Fault[]): void => void responseFaults.push(...next),
    onOauth(answer: (args: Args) => Args): void {
      oauth = answer;
    },
    connections: () => sockets.size,
    /** Drops every connection without a word, or with Slack's `disconnect` message. */
    disconnect(how: "drop" | "message"): void {
      for (const socket of sockets) {
        if (how === "drop") socket.terminate();
        else socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      }
    },
    /** Resolves when the condition holds; checked whenever something arrives, and often. */
    async until(condition: () => boolean, what: string, milliseconds = 5_000): Promise<void> {
      const end = performance.now() + milliseconds;
      while (!condition()) {
        if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          setTimeout(resolve, 10);
        });
      }
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type SlackServer = Awaited<ReturnType<typeof startSlackServer>>;

async function filePart(type: string, bytes: Buffer): Promise<Buffer | null> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const part = [...form.values()].find((value) => typeof value !== "string");
  return part === undefined ? null : Buffer.from(await part.arrayBuffer());
}

function readArgs(contentType: string, body: string): Args {
  if (contentType.startsWith("application/json")) return JSON.parse(body || "{}") as Args;
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    args[name] = ["blocks", "metadata", "view", "prompts"].includes(name) ? JSON.parse(value) : value;
  }
  return args;
}

function toForm(payload: Args): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(payload)) if (value != null) form.set(name, String(value));
  return form.toString();
}
