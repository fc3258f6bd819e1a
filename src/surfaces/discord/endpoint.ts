/**
 * Interactions over HTTP: Discord sends each as a signed POST to the application's Interactions Endpoint URL instead
 * of the gateway (https://docs.discord.com/developers/interactions/overview#configuring-an-interactions-endpoint-url),
 * so that any of several processes behind a load balancer can answer any of them. The answer goes back in the
 * response where it is ready soon. Mentions and direct messages still come over the gateway.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type APIInteraction,
  type APIPingInteraction,
  InteractionResponseType,
  InteractionType,
  type RawFile,
} from "discord.js";
import { NecError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { createRecent } from "./recent.ts";
import type { Reception } from "./reception.ts";
import { briefly } from "./rest.ts";
import { createSignatureCheck } from "./signature.ts";

export type EndpointOptions = {
  /** Of the application, 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly log: Log;
  /** So long an answer may take before it is said that one comes. */
  readonly patienceMs?: number | undefined;
  now(): Temporal.Instant;
  /**
   * Responds with files by a request to Discord
   * (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback); false when
   * Discord does not take them.
   */
  upload(interaction: APIInteraction, body: unknown, files: readonly RawFile[]): Promise<boolean>;
  /** Resolves when nothing is left to be done for the interaction. */
  handle(interaction: APIInteraction, via: Reception): Promise<void>;
};

export type Endpoint = {
  /** @throws NecError when the port cannot be opened */
  start(): Promise<void>;
  /** Takes no further requests; those that are being answered are answered. */
  stop(): Promise<void>;
  /** Where interactions are taken; null before the start. */
  url(): string | null;
};

const ENDPOINT = "/discord/interactions";

/** Far above anything that Discord sends. */
const LONGEST_BODY = 1_000_000;
/** Of Discord's three seconds; a balancer that has to ask a second process needs the rest. */
const PATIENCE_MS = 700;
/** A request that comes again gets the same response. */
const REMEMBERED = 5_000;

type Reply = { readonly status: number; readonly body?: unknown };

export function createEndpoint(options: EndpointOptions): Endpoint {
  const { host, port, log, handle, patienceMs = PATIENCE_MS } = options;
  const isSigned = createSignatureCheck(options.publicKey, options.now);
  const replies = createRecent<Promise<Reply>>(REMEMBERED);
  let server: Server | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?", 1)[0];
    if (request.method === "GET" && path === "/health")
      return send(response, { status: 200, body: { ok: true } });
    if (path !== ENDPOINT) return send(response, { status: 404 });
    if (request.method !== "POST") return send(response, { status: 405 });
    const body = await read(request);
    if (body === null) {
      // What is left of the body is not read.
      response.setHeader("connection", "close");
      return send(response, { status: 413 });
    }
    const { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp } = request.headers;
    // Discord itself sends wrong signatures now and then, and takes the address away where they are let in.
    if (!isSigned(body, String(signature ?? ""), String(timestamp ?? "")))
      return send(response, { status: 401 });
    const interaction = parse(body);
    if (interaction === null) return send(response, { status: 400 });
    if (interaction.type === InteractionType.Ping) {
      return send(response, { status: 200, body: { type: InteractionResponseType.Pong } });
    }
    await respond(interaction, response);
  }

  /** What rejects `known` closes the second connection; Discord says so to whoever asks, as with the first. */
  async function respond(interaction: APIInteraction, response: ServerResponse): Promise<void> {
    const known = replies.get(interaction.id);
    if (known !== undefined) return send(response, await known);
    const first = Promise.withResolvers<Reply>();
    first.promise.catch(() => {});
    replies.set(interaction.id, first.promise);
    const reply = (sent: Reply): Promise<boolean> => {
      first.resolve(sent);
      const arrived = wasSent(response);
      send(response, sent);
      return arrived;
    };
    const via: Reception = {
      patienceMs,
      respond: (body) => reply({ status: 200, body }),
      async upload(body, files) {
        if (!(await options.upload(interaction, body, files))) return false;
        await reply({ status: 202 });
        return true;
      },
    };
    try {
      await handle(interaction, via);
      first.reject(new Error("an interaction of a kind the bot does not offer"));
      if (!response.headersSent) send(response, { status: 501 });
    } catch (thrown) {
      log.error({ err: briefly(thrown) }, "discord: an interaction could not be handled");
      replies.delete(interaction.id);
      first.reject(thrown);
      if (!response.headersSent) send(response, { status: 500 });
    }
  }

  return {
    async start() {
      const opening = createServer((request, response) => {
        void answer(request, response).catch(() => response.destroy());
      });
      opening.listen(port, host);
      try {
        await once(opening, "listening");
      } catch (cause) {
        throw new NecError(
          "SURFACE",
          `The port ${port} for Discord's requests cannot be opened. Set DISCORD_PORT to a free one.`,
          { cause },
        );
      }
      server = opening;
    },
    async stop() {
      const closing = server;
      server = null;
      if (closing === null) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      closing.closeIdleConnections();
      await closed;
    },
    url() {
      const address = server?.address() as AddressInfo | null | undefined;
      return address == null ? null : `http://${host}:${address.port}${ENDPOINT}`;
    },
  };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Whether the response has left this process, or the other side was gone before. */
function wasSent(response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    if (response.closed || response.destroyed) resolve(false);
    response.once("finish", () => resolve(true));
    response.once("close", () => resolve(response.writableFinished));
  });
}

/** The whole body; null when it is too long. */
async function read(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Null for what is no interaction. */
function parse(body: Buffer): APIInteraction | APIPingInteraction | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { id, token, type } = value as Readonly<Record<string, unknown>>;
    if (typeof type !== "number" || (type !== InteractionType.Ping && !(isText(id) && isText(token))))
      return null;
    return value as APIInteraction | APIPingInteraction;
  } catch {
    return null;
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
