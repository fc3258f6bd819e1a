/**
 * A local Discord on 127.0.0.1: HTTP and gateway, with Discord's real limits (every body goes through
 * `discord-judge.ts`), its three-second rule, nonces, rate limits and faults on demand. Stops by itself when closed.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createLocalGateway, type LocalGateway } from "./discord-gateway.ts";
import { judgeCommands, judgeMessage, judgeThread } from "./discord-judge.ts";

export type Json = Readonly<Record<string, unknown>>;

export type StoredMessage = Json & {
  readonly id: string;
  readonly channel_id: string;
  readonly flags: number;
  readonly nonce?: string;
  readonly components: unknown[];
};

export type Captured = { readonly method: string; readonly path: string; readonly body: unknown };

export type Fault = {
  readonly method: string;
  readonly path: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The request is carried out, but the bot gets the error. */
  readonly after?: boolean;
  /** How many requests it hits. */
  times: number;
};

export type Answered = {
  /** Milliseconds from the event to the acknowledgement. */
  readonly acknowledgedMs: number;
  readonly type: number;
  readonly ephemeral: boolean;
  /** What is shown in the end. */
  readonly message: StoredMessage;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
};

type Interaction = {
  readonly token: string;
  readonly at: number;
  readonly data: Json;
  callback: Json | null;
  acknowledgedMs: number;
  message: StoredMessage | null;
  settle(answered: Answered): void;
  fail(error: Error): void;
};

export type DiscordServer = Awaited<ReturnType<typeof startDiscordServer>>;

const ACKNOWLEDGE_MS = 3_000;
const EPHEMERAL = 64;

export async function startDiscordServer() {
  const state = {
    token: "local-token",
    me: "900000000000000001",
    application: "900000000000000001",
    guilds: new Map<string, Json>([
      ["700000000000000001", { id: "700000000000000001", owner_id: "100000000000000009", name: "Test CLP" }],
    ]),
    channels: new Map<string, Json>(),
    commands: new Map<string, Json[]>(),
    messages: new Map<string, StoredMessage[]>(),
    interactions: new Map<string, Interaction>(),
    captured: [] as Captured[],
    problems: [] as string[],
    faults: [] as Fault[],
    puts: 0,
  };
  let counter = 0n;
  const snowflake = () => {
    counter += 1n;
    return (1_200_000_000_000_000_000n + counter).toString();
  };
  for (const id of ["800000000000000001", "800000000000000002"]) {
    state.channels.set(id, { id, type: 0, guild_id: "700000000000000001" });
  }

  const http = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      state.problems.push(`the server failed: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as { port: number };
  const gateway: LocalGateway = createLocalGateway(http, {
    token: () => state.token,
    ready: () => ({
      user: { id: state.me, username: "nec", discriminator: "0000", bot: true },
      application: { id: state.application, flags: 0 },
      guilds: [...state.guilds.keys()].map((id) => ({ id, unavailable: true })),
    }),
    afterReady: () =>
      [...state.guilds.values()].map((guild) => [
        "GUILD_CREATE",
        { ...guild, channels: [], threads: [], members: [] },
      ]),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = text === "" ? null : JSON.parse(text);
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = url.pathname.replace(/^\/api/, "").replace(/^\/v10/, "");
    const method = request.method ?? "GET";
    state.captured.push({ method, path, body });
    if (state.captured.length > 200_000) state.captured.length = 0;
    const send = (status: number, answer: unknown = null, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(answer === null ? undefined : JSON.stringify(answer));
    };
    const fault = state.faults.find(
      (entry) => entry.times > 0 && entry.method === method && entry.path.test(path),
    );
    if (fault !== undefined) {
      fault.times -= 1;
      if (fault.after === true) route(method, path, url, body, () => {});
      return send(fault.status, fault.body ?? { code: 0, message: "fault" }, fault.headers);
    }
    const open = path.startsWith("/interactions/") || path.startsWith("/webhooks/");
    if (!open && request.headers.authorization !== `Bot ${state.token}`) {
      return send(401, { code: 0, message: "401: Unauthorized" });
    }
    route(method, path, url, body, send);
  }

  type Send = (status: number, answer?: unknown) => void;

  function route(method: string, path: string, url: URL, body: Json, send: Send): void {
    const on = (pattern: RegExp, wanted: string) => (method === wanted ? pattern.exec(path) : null);
    let match: RegExpExecArray | null;
    if (on(/^\/gateway\/bot$/, "GET")) {
      return send(200, {
        url: `ws://127.0.0.1:${port}`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      });
    }
    if (on(/^\/applications\/@me$/, "GET")) return send(200, { id: state.application });
    if (on(/^\/users\/@me\/guilds$/, "GET")) return send(200, [...state.guilds.values()]);
    if ((match = on(/^\/applications\/\d+(\/guilds\/\d+)?\/commands$/, "GET"))) {
      return send(200, state.commands.get(match[1] ?? "") ?? []);
    }
    if ((match = on(/^\/applications\/\d+(\/guilds\/\d+)?\/commands$/, "PUT"))) {
      const problems = judgeCommands(body);
      if (problems.length > 0) return refuse(problems, send);
      state.puts += 1;
      const stored = (body as unknown as Json[]).map((command) => ({
        ...command,
        id: snowflake(),
        application_id: state.application,
        version: "1",
        nsfw: false,
      }));
      state.commands.set(match[1] ?? "", stored);
      return send(200, stored);
    }
    if ((match = on(/^\/interactions\/(\d+)\/([^/]+)\/callback$/, "POST"))) {
      return callback(match[2] ?? "", body, send);
    }
    if ((match = on(/^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, "PATCH"))) {
      return editOriginal(match[1] ?? "", body, send);
    }
    if ((match = on(/^\/channels\/(\d+)\/messages$/, "POST"))) return create(match[1] ?? "", body, send);
    if ((match = on(/^\/channels\/(\d+)\/messages$/, "GET"))) {
      if (!state.channels.has(match[1] ?? "")) return send(404, { code: 10003, message: "Unknown Channel" });
      const limit = Number(url.searchParams.get("limit") ?? 50);
      const held = state.messages.get(match[1] ?? "") ?? [];
      // History does not give nonces back.
      return send(
        200,
        held
          .slice(-limit)
          .reverse()
          .map(({ nonce: _, ...message }) => message),
      );
    }
    if ((match = on(/^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, "POST"))) {
      const problems = judgeThread(body);
      if (problems.length > 0) return refuse(problems, send);
      const [, parent = "", under = ""] = match;
      if (state.channels.has(under))
        return send(400, { code: 160004, message: "A thread has already been created" });
      if (!state.messages.get(parent)?.some(({ id }) => id === under)) {
        return send(404, { code: 10008, message: "Unknown Message" });
      }
      const thread = {
        id: under,
        type: 11,
        parent_id: parent,
        owner_id: state.me,
        guild_id: "700000000000000001",
      };
      state.channels.set(under, thread);
      gateway.dispatch("THREAD_CREATE", { ...thread, name: body.name });
      return send(201, thread);
    }
    if ((match = on(/^\/channels\/(\d+)$/, "GET"))) {
      const channel = state.channels.get(match[1] ?? "");
      return channel === undefined
        ? send(404, { code: 10003, message: "Unknown Channel" })
        : send(200, channel);
    }
    if ((match = on(/^\/guilds\/(\d+)$/, "GET"))) {
      const guild = state.guilds.get(match[1] ?? "");
      return guild === undefined ? send(404, { code: 10004, message: "Unknown Guild" }) : send(200, guild);
    }
    if (on(/^\/users\/@me\/channels$/, "POST")) {
      const id = `6${String(body.recipient_id).slice(1)}`;
      state.channels.set(id, { id, type: 1 });
      return send(200, { id, type: 1 });
    }
    state.problems.push(`no such request: ${method} ${path}`);
    send(404, { code: 0, message: "404: Not Found" });
  }

  function refuse(problems: readonly string[], send: Send): void {
    state.problems.push(...problems);
    send(400, { code: 50035, message: "Invalid Form Body", errors: problems });
  }

  function create(channel: string, body: Json, send: Send): void {
    if (!state.channels.has(channel)) return send(404, { code: 10003, message: "Unknown Channel" });
    const problems = judgeMessage(body, "create");
    if (problems.length > 0) return refuse(problems, send);
    const held = state.messages.get(channel) ?? [];
    const twin = body.enforce_nonce === true ? held.find(({ nonce }) => nonce === body.nonce) : undefined;
    if (twin !== undefined) return send(200, twin);
    const message = { ...body, id: snowflake(), channel_id: channel, author: { id: state.me, bot: true } };
    state.messages.set(channel, [...held, message as unknown as StoredMessage]);
    send(200, message);
  }

  function callback(token: string, body: Json, send: Send): void {
    const interaction = state.interactions.get(token);
    const waited = interaction === undefined ? 0 : performance.now() - interaction.at;
    if (interaction === undefined || waited > ACKNOWLEDGE_MS) {
      return send(404, { code: 10062, message: "Unknown interaction" });
    }
    if (interaction.callback !== null) return send(400, { code: 40060, message: "Already acknowledged" });
    const data = (body.data ?? null) as Json | null;
    const problems = judgeCallback(Number(body.type), data);
    if (problems.length > 0) return refuse(problems, send);
    interaction.callback = body;
    interaction.acknowledgedMs = waited;
    if (body.type === 4) {
      interaction.message = { ...data, id: snowflake() } as unknown as StoredMessage;
      finish(interaction);
    }
    if (body.type === 8) finish(interaction);
    send(204);
  }

  function judgeCallback(type: number, data: Json | null): string[] {
    if (type === 8) {
      const choices = (data?.choices ?? []) as { name: string; value: string }[];
      if (choices.length > 25) return [`${choices.length} choices`];
      return choices.flatMap(({ name, value }) =>
        name.length < 1 || name.length > 100 || String(value).length > 100 ? [`choice "${name}"`] : [],
      );
    }
    if (type === 4) return data === null ? ["a message without data"] : judgeMessage(data, "callback");
    if (type === 5) {
      // A deferred reply can only be made ephemeral: nothing else is taken.
      const keys = Object.keys(data ?? {});
      const flags = Number(data?.flags ?? 0);
      return keys.some((key) => key !== "flags") || (flags & ~EPHEMERAL) !== 0
        ? ["a deferred reply with content"]
        : [];
    }
    return type === 6 ? [] : [`callback of type ${type}`];
  }

  function editOriginal(token: string, body: Json, send: Send): void {
    const interaction = state.interactions.get(token);
    if (interaction === undefined || interaction.callback === null) {
      return send(404, { code: 10015, message: "Unknown Webhook" });
    }
    const problems = judgeMessage(body, "edit");
    if (problems.length > 0) return refuse(problems, send);
    const message = { ...body, id: snowflake(), channel_id: String(interaction.data.channel_id) };
    interaction.message = message as unknown as StoredMessage;
    finish(interaction);
    send(200, message);
  }

  function finish(interaction: Interaction): void {
    const data = (interaction.callback?.data ?? {}) as { flags?: number; choices?: [] };
    interaction.settle({
      acknowledgedMs: interaction.acknowledgedMs,
      type: Number(interaction.callback?.type),
      ephemeral: (Number(data.flags ?? 0) & EPHEMERAL) !== 0,
      message: interaction.message ?? ({} as StoredMessage),
      choices: data.choices ?? [],
    });
  }

  /** Sends an interaction and waits for what the person sees; fails when nothing came in time. */
  function interact(data: Json, twice = false): Promise<Answered> {
    const id = snowflake();
    const token = `token-${id}`;
    const payload = {
      id,
      token,
      version: 1,
      application_id: state.application,
      channel_id: "800000000000000001",
      locale: "en-GB",
      entitlements: [],
      ...data,
    };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the interaction was not answered")), 15_000);
      state.interactions.set(token, {
        token,
        at: performance.now(),
        data: payload,
        callback: null,
        acknowledgedMs: Number.NaN,
        message: null,
        settle(answered) {
          clearTimeout(timer);
          // Twenty thousand of them must not weigh on what is measured.
          setTimeout(() => state.interactions.delete(token), 2_000).unref();
          resolve(answered);
        },
        fail: reject,
      });
      gateway.dispatch("INTERACTION_CREATE", payload);
      if (twice) gateway.dispatch("INTERACTION_CREATE", payload);
    });
  }

  return {
    state,
    gateway,
    snowflake,
    interact,
    /** What `DISCORD_API_URL` takes. */
    url: `http://127.0.0.1:${port}/api`,
    fault: (fault: Fault) => void state.faults.push(fault),
    messagesIn: (channel: string) => state.messages.get(channel) ?? [],
    async close() {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
