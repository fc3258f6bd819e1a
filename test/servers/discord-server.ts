/**
 * A local Discord on 127.0.0.1: HTTP and gateway, with Discord's real limits (every body goes through
 * `discord-judge.ts`), its three-second rule, nonces, rate limits and faults on demand. Stops by itself when closed.
 */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createLocalGateway, isOf, type LocalGateway } from "./discord-gateway.ts";
import { judgeCommands, judgeMessage, judgeThread } from "./discord-judge.ts";
import { attachmentsOf, judgeUploads, readRequest, type Upload } from "./discord-uploads.ts";

export type Json = Readonly<Record<string, unknown>>;

export type StoredMessage = Json & {
  readonly id: string;
  readonly channel_id: string;
  readonly flags: number;
  readonly nonce?: string;
  readonly components: unknown[];
  readonly attachments?: readonly Json[];
};

type Captured = {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Which process asked, where each was given an address of its own (`addressFor`). */
  readonly by: string | null;
};

export type Fault = {
  readonly method: string;
  readonly path: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The request is carried out, but the bot gets the error. */
  readonly after?: boolean;
  /** The request is neither carried out nor answered. */
  readonly hang?: boolean;
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

type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type SignedAs = { readonly at?: number; readonly key?: KeyObject };

type LocalDiscord = {
  readonly heartbeatMs?: number;
  /** How long an interaction is known after it was answered: twenty thousand must not weigh on what is measured. */
  readonly keptMs?: number;
};

export const GUILD = "700000000000000001";
export const CHANNEL = "800000000000000001";
export const OTHER_CHANNEL = "800000000000000002";
export const MEMBER = "100000000000000001";

const ACKNOWLEDGE_MS = 3_000;
const EPHEMERAL = 64;
const LOADING = 128;
/** `/api`, or `/<process>/api`, with or without the version. */
const ADDRESS = /^(?:\/([\w-]+))?\/api(?:\/v10)?(\/.*)$/;
/** Longer than any test may wait; Discord itself gives fifteen minutes. */
const ANSWER_MS = 180_000;

export async function startDiscordServer({ heartbeatMs, keptMs = 2_000 }: LocalDiscord = {}) {
  const state = {
    token: "local-token",
    me: "900000000000000001",
    application: "900000000000000001",
    /** What the application's settings say, which need not be where `useHttp` sends to. */
    endpointSetting: null as string | null,
    guilds: new Map<string, Json>([[GUILD, { id: GUILD, owner_id: "100000000000000009", name: "Test CLP" }]]),
    channels: new Map<string, Json>(),
    commands: new Map<string, Json[]>(),
    messages: new Map<string, StoredMessage[]>(),
    interactions: new Map<string, Interaction>(),
    captured: [] as Captured[],
    problems: [] as string[],
    faults: [] as Fault[],
    puts: 0,
    /** Messages that were sent again and answered with the first. */
    knownByNonce: 0,
    postsASecond: Number.POSITIVE_INFINITY,
    window: { second: 0, taken: 0 },
    refusedAsTooMany: 0,
  };
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const rawKey = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("hex");
  let endpoint: string | null = null;
  let counter = 0n;
  const snowflake = () => {
    counter += 1n;
    return (1_200_000_000_000_000_000n + counter).toString();
  };
  for (const id of [CHANNEL, OTHER_CHANNEL]) {
    state.channels.set(id, { id, type: 0, guild_id: GUILD });
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
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    token: () => state.token,
    ready: (shard) => ({
      user: { id: state.me, username: "nec", discriminator: "0000", bot: true },
      application: { id: state.application, flags: 0 },
      guilds: [...state.guilds.keys()]
        .filter((id) => isOf(shard, id))
        .map((id) => ({ id, unavailable: true })),
    }),
    afterReady: (shard) =>
      [...state.guilds]
        .filter(([id]) => isOf(shard, id))
        .map(([, guild]) => ["GUILD_CREATE", { channels: [], threads: [], members: [], ...guild }]),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { body, files } = await readRequest(request.headers["content-type"] ?? "", Buffer.concat(chunks));
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const [, by = null, path = url.pathname] = ADDRESS.exec(url.pathname) ?? [];
    const method = request.method ?? "GET";
    state.captured.push({ method, path, body, by });
    if (state.captured.length > 200_000) state.captured.length = 0;
    const send = ({ status, body: answer, headers }: Answer) => {
      const type = answer === undefined ? {} : { "content-type": "application/json" };
      response.writeHead(status, { ...type, ...headers });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    };
    const fault = state.faults.find(
      (entry) => entry.times > 0 && entry.method === method && entry.path.test(path),
    );
    if (isOverLimit(method)) {
      return send({
        status: 429,
        headers: { "retry-after": "0.5", "x-ratelimit-global": "true", "x-ratelimit-scope": "global" },
        body: { message: "You are being rate limited.", retry_after: 0.5, global: true },
      });
    }
    if (fault !== undefined) {
      fault.times -= 1;
      if (fault.hang === true) return;
      if (fault.after === true) route(method, path, url, body, files);
      return send({ body: { code: 0, message: "fault" }, ...fault });
    }
    const open = path.startsWith("/interactions/") || path.startsWith("/webhooks/");
    if (!open && request.headers.authorization !== `Bot ${state.token}`) {
      return send({ status: 401, body: { code: 0, message: "401: Unauthorized" } });
    }
    return send(route(method, path, url, body, files));
  }

  /** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit: so many requests to post in a second. */
  function isOverLimit(method: string): boolean {
    if (method !== "POST") return false;
    const second = Math.floor(performance.now() / 1_000);
    if (state.window.second !== second) state.window = { second, taken: 0 };
    state.window.taken += 1;
    if (state.window.taken <= state.postsASecond) return false;
    state.refusedAsTooMany += 1;
    return true;
  }

  type Route = {
    readonly method: string;
    readonly path: RegExp;
    answer(parts: readonly string[], body: Json, url: URL, files: readonly Upload[]): Answer;
  };

  const routes: readonly Route[] = [
    {
      method: "GET",
      path: /^\/gateway\/bot$/,
      answer: () =>
        ok({
          url: `ws://127.0.0.1:${port}`,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        }),
    },
    { method: "GET", path: /^\/users\/@me$/, answer: () => ok({ id: state.me, bot: true }) },
    {
      method: "GET",
      path: /^\/applications\/@me$/,
      answer: () =>
        ok({ id: state.application, verify_key: rawKey, interactions_endpoint_url: state.endpointSetting }),
    },
    { method: "GET", path: /^\/users\/@me\/guilds$/, answer: () => ok([...state.guilds.values()]) },
    {
      method: "GET",
      path: /^\/applications\/\d+(\/guilds\/\d+)?\/commands$/,
      answer: ([scope = ""]) => ok(state.commands.get(scope) ?? []),
    },
    {
      method: "PUT",
      path: /^\/applications\/\d+(\/guilds\/\d+)?\/commands$/,
      answer: ([scope = ""], body) => putCommands(scope, body as unknown as Json[]),
    },
    {
      method: "POST",
      path: /^\/interactions\/\d+\/([^/]+)\/callback$/,
      answer: ([token = ""], body, _, files) => callback(token, body, files),
    },
    {
      method: "PATCH",
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      answer: ([token = ""], body, _, files) => editOriginal(token, body, files),
    },
    {
      method: "GET",
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      answer: ([token = ""]) => original(token),
    },
    {
      method: "POST",
      path: /^\/channels\/(\d+)\/messages$/,
      answer: ([channel = ""], body, _, files) => create(channel, body, files),
    },
    {
      method: "GET",
      path: /^\/channels\/(\d+)\/messages$/,
      answer: ([channel = ""], _, url) => history(channel, Number(url.searchParams.get("limit") ?? 50)),
    },
    {
      method: "POST",
      path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      answer: ([channel = "", under = ""], body) => createThread(channel, under, body),
    },
    {
      method: "GET",
      path: /^\/channels\/(\d+)$/,
      answer: ([id = ""]) => known(state.channels.get(id), 10003, "Unknown Channel"),
    },
    {
      method: "GET",
      path: /^\/guilds\/(\d+)$/,
      answer: ([id = ""]) => known(state.guilds.get(id), 10004, "Unknown Guild"),
    },
    {
      method: "POST",
      path: /^\/users\/@me\/channels$/,
      answer: (_, { recipient_id }) => {
        const id = `6${String(recipient_id).slice(1)}`;
        state.channels.set(id, { id, type: 1 });
        return ok({ id, type: 1 });
      },
    },
  ];

  function route(method: string, path: string, url: URL, body: unknown, files: readonly Upload[]): Answer {
    for (const entry of routes) {
      const match = entry.method === method ? entry.path.exec(path) : null;
      if (match !== null) return entry.answer(match.slice(1), body as Json, url, files);
    }
    state.problems.push(`no such request: ${method} ${path}`);
    return { status: 404, body: { code: 0, message: "404: Not Found" } };
  }

  function known(found: Json | undefined, code: number, message: string): Answer {
    return found === undefined ? { status: 404, body: { code, message } } : ok(found);
  }

  function refused(problems: readonly string[]): Answer {
    state.problems.push(...problems);
    return { status: 400, body: { code: 50035, message: "Invalid Form Body", errors: problems } };
  }

  function putCommands(scope: string, commands: readonly Json[]): Answer {
    const problems = judgeCommands(commands);
    if (problems.length > 0) return refused(problems);
    state.puts += 1;
    const stored = commands.map((command) => ({
      ...command,
      default_member_permissions:
        command.default_member_permissions == null ? null : String(command.default_member_permissions),
      id: snowflake(),
      application_id: state.application,
      version: "1",
      nsfw: false,
    }));
    state.commands.set(scope, stored);
    return ok(stored);
  }

  function create(channel: string, body: Json, files: readonly Upload[]): Answer {
    if (!state.channels.has(channel)) return known(undefined, 10003, "Unknown Channel");
    const problems = [...judgeMessage(body, "create"), ...judgeUploads(body, files)];
    if (problems.length > 0) return refused(problems);
    const held = state.messages.get(channel) ?? [];
    const twin = body.enforce_nonce === true ? held.find(({ nonce }) => nonce === body.nonce) : undefined;
    if (twin !== undefined) {
      state.knownByNonce += 1;
      return ok(twin);
    }
    const message = {
      ...body,
      attachments: attachmentsOf(body, files),
      id: snowflake(),
      channel_id: channel,
      author: { id: state.me, bot: true },
    };
    state.messages.set(channel, [...held, message as unknown as StoredMessage]);
    return ok(message);
  }

  /** Newest first; history does not give nonces back. */
  function history(channel: string, limit: number): Answer {
    if (!state.channels.has(channel)) return known(undefined, 10003, "Unknown Channel");
    const held = state.messages.get(channel) ?? [];
    return ok(
      held
        .slice(-limit)
        .reverse()
        .map(({ nonce: _, ...message }) => message),
    );
  }

  function createThread(channel: string, under: string, body: Json): Answer {
    const problems = judgeThread(body);
    if (problems.length > 0) return refused(problems);
    if (state.channels.has(under)) return { status: 400, body: { code: 160004, message: "Thread exists" } };
    if (!state.messages.get(channel)?.some(({ id }) => id === under)) {
      return known(undefined, 10008, "Unknown Message");
    }
    const guild_id = state.channels.get(channel)?.guild_id ?? GUILD;
    const thread = { id: under, type: 11, parent_id: channel, owner_id: state.me, guild_id };
    state.channels.set(under, thread);
    gateway.dispatch("THREAD_CREATE", { ...thread, name: body.name });
    return { status: 201, body: thread };
  }

  function callback(token: string, body: Json, files: readonly Upload[] = []): Answer {
    const interaction = state.interactions.get(token);
    const waited = interaction === undefined ? 0 : performance.now() - interaction.at;
    if (interaction === undefined || waited > ACKNOWLEDGE_MS) {
      return known(undefined, 10062, "Unknown interaction");
    }
    if (interaction.callback !== null)
      return { status: 400, body: { code: 40060, message: "Already acknowledged" } };
    const data = (body.data ?? null) as Json | null;
    const problems = [
      ...judgeCallback(Number(body.type), data),
      ...(body.type === 4 ? judgeUploads(data ?? {}, files) : []),
    ];
    if (problems.length > 0) return refused(problems);
    interaction.callback = body;
    interaction.acknowledgedMs = waited;
    if (body.type === 4) {
      const message = { ...data, attachments: attachmentsOf(data ?? {}, files), id: snowflake() };
      interaction.message = message as unknown as StoredMessage;
    }
    if (body.type === 4 || body.type === 8) finish(interaction);
    return { status: 204 };
  }

  /** https://docs.discord.com/developers/interactions/receiving-and-responding#get-original-interaction-response */
  function original(token: string): Answer {
    const interaction = state.interactions.get(token);
    if (interaction === undefined || interaction.callback === null) {
      return known(undefined, 10015, "Unknown Webhook");
    }
    const { flags = 0 } = (interaction.callback.data ?? {}) as { readonly flags?: number };
    return ok(interaction.message ?? { flags: flags | LOADING });
  }

  function editOriginal(token: string, body: Json, files: readonly Upload[]): Answer {
    const interaction = state.interactions.get(token);
    if (interaction === undefined || interaction.callback === null) {
      return known(undefined, 10015, "Unknown Webhook");
    }
    const problems = [...judgeMessage(body, "edit"), ...judgeUploads(body, files)];
    if (problems.length > 0) return refused(problems);
    const message = {
      ...body,
      attachments: attachmentsOf(body, files),
      id: snowflake(),
      channel_id: String(interaction.data.channel_id),
    };
    interaction.message = message as unknown as StoredMessage;
    finish(interaction);
    return ok(message);
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

  function begin(data: Json) {
    const id = snowflake();
    const token = `token-${id}`;
    const payload = {
      id,
      token,
      version: 1,
      application_id: state.application,
      channel_id: CHANNEL,
      locale: "en-GB",
      entitlements: [],
      ...data,
    };
    const shown = new Promise<Answered>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the interaction was not answered")), ANSWER_MS);
      state.interactions.set(token, {
        token,
        at: performance.now(),
        data: payload,
        callback: null,
        acknowledgedMs: Number.NaN,
        message: null,
        settle(answered) {
          clearTimeout(timer);
          setTimeout(() => state.interactions.delete(token), keptMs).unref();
          resolve(answered);
        },
        fail: reject,
      });
    });
    return { id, token, payload, shown };
  }

  /** Sends what Discord signs to an address; the response, whatever it is. */
  function sendSigned(
    url: string,
    payload: Json,
    { at = Math.floor(Date.now() / 1_000), key = privateKey }: SignedAs = {},
  ): Promise<Response> {
    const body = JSON.stringify(payload);
    return fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        connection: "close",
        "x-signature-ed25519": sign(null, Buffer.from(`${at}${body}`), key).toString("hex"),
        "x-signature-timestamp": String(at),
      },
      body,
      signal: AbortSignal.timeout(ACKNOWLEDGE_MS),
    });
  }

  /** The response is taken as the interaction's callback; without one in time the person is told so at once. */
  async function sendTo(url: string, payload: Json): Promise<void> {
    const token = String(payload.token);
    const interaction = state.interactions.get(token);
    try {
      const response = await sendSigned(url, payload);
      // The response was sent by a request of its own.
      if (response.status === 202) return;
      if (response.status !== 200) throw new Error(`the endpoint answered ${response.status}`);
      const { status } = callback(token, (await response.json()) as Json);
      // Of a request that was sent twice the first response counts.
      if (status >= 300 && interaction?.callback == null) throw new Error("the response was refused");
    } catch (error) {
      interaction?.fail(error as Error);
    }
  }

  /** Sends an interaction and waits for what the person sees; fails when nothing came in time. */
  function interact(data: Json, twice = false): Promise<Answered> {
    const { payload, shown } = begin(data);
    if (endpoint !== null) {
      const sending = endpoint;
      void Promise.all((twice ? [0, 1] : [0]).map(() => sendTo(sending, payload)));
      return shown;
    }
    gateway.dispatch("INTERACTION_CREATE", payload);
    if (twice) gateway.dispatch("INTERACTION_CREATE", payload);
    return shown;
  }

  return {
    state,
    gateway,
    snowflake,
    interact,
    /** What `DISCORD_PUBLIC_KEY` takes. */
    publicKey: rawKey,
    /** From now on interactions go to this address, and none over the gateway. */
    useHttp(url: string): void {
      endpoint = url;
    },
    sendSigned,
    /** An interaction that goes to a process which is not connected here. */
    interactElsewhere: begin,
    /** What `DISCORD_API_URL` takes. */
    url: `http://127.0.0.1:${port}/api`,
    /** The same for one process among several, so that its requests can be told from the others'. */
    addressFor: (process: string) => `http://127.0.0.1:${port}/${process}/api`,
    fault: (fault: Fault) => void state.faults.push(fault),
    messagesIn: (channel: string) => state.messages.get(channel) ?? [],
    async close() {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
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
    const flags = Number(data?.flags ?? 0);
    const more = Object.keys(data ?? {}).some((key) => key !== "flags");
    return more || (flags & ~EPHEMERAL) !== 0 ? ["a deferred reply with content"] : [];
  }
  return type === 6 ? [] : [`callback of type ${type}`];
}
