/** The real surface over the real bot, the starter corpus and a real store, connected to a local Discord. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { commands } from "../../../commands/index.ts";
import type { Services } from "../../../commands/services.ts";
import type { Archive } from "../../../src/archive/archive.ts";
import { buildArchive } from "../../../src/archive/build-archive.ts";
import { editionOf } from "../../../src/archive/edition.ts";
import { type Bot, createBot } from "../../../src/bot.ts";
import { parseCommandText } from "../../../src/command-text.ts";
import { createDigestService } from "../../../src/digest/digest-service.ts";
import { loadFolder } from "../../../src/ingest/load-folder.ts";
import { createLog } from "../../../src/log.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { createDiscordSurface, type DiscordOptions } from "../../../src/surfaces/discord/discord-surface.ts";
import {
  type Answered,
  CHANNEL,
  GUILD,
  type Json,
  MEMBER,
  startDiscordServer,
} from "../../servers/discord-server.ts";
import type { Shown, SurfaceHarness } from "../contract.ts";

export type DiscordHarness = Awaited<ReturnType<typeof discordHarness>>;

const corpus = path.resolve(import.meta.dirname, "../../../corpus");
let loaded: Promise<Archive> | null = null;

/** The starter corpus, read once for all tests of a file. */
export function starterArchive(): Promise<Archive> {
  loaded ??= loadFolder(corpus, { maxBytes: 5_000_000 }).then(({ files, gazetteer }) =>
    buildArchive({ files, gazetteer }),
  );
  return loaded;
}

export async function discordHarness(
  overrides: Partial<DiscordOptions> = {},
  { overHttp = false, ...local }: Parameters<typeof startDiscordServer>[0] & { overHttp?: boolean } = {},
) {
  const server = await startDiscordServer(local);
  const folder = await mkdtemp(path.join(tmpdir(), "nec-discord-"));
  const store = await openStore({ dataDir: folder });
  let archive = await starterArchive();
  const lost: Error[] = [];
  const services: Services = {
    archive: () => archive,
    store,
    digests: createDigestService({
      store,
      timeZone: "Europe/London",
      cron: "0 9 * * 5",
      channels: [],
      now: () => Temporal.Now.instant(),
      random: Math.random,
      newId: () => crypto.randomUUID().replaceAll("-", "").slice(0, 16),
      observe: () => {},
    }),
    today: () => "2026-01-15",
    now: () => Temporal.Now.instant(),
    timeZone: "Europe/London",
  };
  services.digests.show(archive);
  const bot: Bot = createBot<Services>({
    commands,
    services,
    archive: () => archive,
    today: () => "2026-01-15",
    clock: () => performance.now(),
    observe: () => {},
  });
  const options: DiscordOptions = {
    bot,
    token: server.state.token,
    api: server.url,
    guild: null,
    shards: null,
    http: overHttp ? { publicKey: server.publicKey, host: "127.0.0.1", port: 0 } : null,
    language: "en",
    encryptionKey: null,
    processId: crypto.randomUUID(),
    log: createLog(process.env.TEST_LOG ?? "silent"),
    store,
    now: () => Temporal.Now.instant(),
    clock: () => performance.now(),
    readingRoom: () => null,
    edition: () => editionOf(archive),
    onLost: (error) => void lost.push(error),
    ...overrides,
  };
  let surface = createDiscordSurface(options);
  const start = async () => {
    await surface.start();
    const url = surface.url();
    if (url !== null) server.useHttp(url);
  };
  await start();

  const person = (admin: boolean) => ({
    guild_id: GUILD,
    channel: { id: CHANNEL, type: 0 },
    member: { user: { id: MEMBER, username: "member" }, roles: [], permissions: admin ? "32" : "0" },
  });

  return {
    server,
    store,
    bot,
    lost,
    options,
    get surface() {
      return surface;
    },
    setArchive(next: Archive) {
      archive = next;
    },
    /** As after a restart of the process: nothing in memory is kept. */
    async restart() {
      await surface.stop();
      surface = createDiscordSurface(options);
      await start();
    },
    /** A slash command; `more` adds to or replaces parts of the interaction. */
    command(line: string, more: Json = {}, twice = false): Promise<Answered> {
      const parsed = parseCommandText(`/nec ${line}`, bot.commands);
      const { command, values } =
        parsed.kind === "command" ? parsed : { command: "ask", values: { question: parsed.question } };
      const admin = bot.commands.find(({ name }) => name === command)?.access === "admin";
      const options = Object.entries(values).map(([name, value]) => ({ name, type: 3, value }));
      return server.interact(
        {
          type: 2,
          ...person(false),
          data: {
            id: server.snowflake(),
            type: 1,
            name: admin ? "nec-admin" : "nec",
            options: [{ type: 1, name: command, options }],
          },
          ...more,
        },
        twice,
      );
    },
    /** Presses a button, or picks the option of a menu, by label. */
    press(message: Json, label: string, more: Json = {}): Promise<Answered> {
      const pressed = controlsOf(message).find((control) => control.label === label);
      if (pressed === undefined) {
        throw new Error(`no "${label}" among ${controlsOf(message).map((control) => control.label)}`);
      }
      return this.pressId(message, pressed.id, pressed.value, more);
    },
    pressId(message: Json, custom_id: string, value: string | null, more: Json = {}): Promise<Answered> {
      const data =
        value === null ? { component_type: 2, custom_id } : { component_type: 3, custom_id, values: [value] };
      return server.interact({ type: 3, ...person(false), message, data, ...more });
    },
    complete(command: string, option: string, typed: string): Promise<Answered> {
      return server.interact({
        type: 4,
        ...person(false),
        data: {
          id: server.snowflake(),
          type: 1,
          name: "nec",
          options: [
            { type: 1, name: command, options: [{ name: option, type: 3, value: typed, focused: true }] },
          ],
        },
      });
    },
    /** Writes a message and waits for the bot's answer in that channel; null when none comes. */
    async write(content: string, more: Json = {}, waitMs = 5_000): Promise<Json | null> {
      const message = {
        id: server.snowflake(),
        type: 0,
        channel_id: CHANNEL,
        guild_id: GUILD,
        author: { id: MEMBER, username: "member" },
        content,
        mentions: [],
        timestamp: "2026-01-15T12:00:00Z",
        ...more,
      };
      const channel = String(message.channel_id);
      const before = server.messagesIn(channel).length;
      server.gateway.dispatch("MESSAGE_CREATE", message);
      return until(() => server.messagesIn(channel)[before] ?? null, waitMs);
    },
    async close() {
      await surface.stop();
      await store.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Looks again and again until there is something, or the time is over. */
export async function until<Found>(look: () => Found | null, waitMs = 5_000): Promise<Found | null> {
  const end = performance.now() + waitMs;
  for (;;) {
    const found = look();
    if (found !== null || performance.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

type Control = { readonly label: string; readonly id: string; readonly value: string | null };

export function controlsOf(message: Json): readonly Control[] {
  return componentsOf(message).flatMap((component): Control[] => {
    const id = String(component.custom_id ?? "");
    if (component.type === 2) return [{ label: String(component.label), id, value: null }];
    if (component.type !== 3) return [];
    return (component.options as Json[]).map(({ label, value }) => ({
      label: String(label),
      id,
      value: String(value),
    }));
  });
}

export function textOf(message: Json): string {
  return componentsOf(message)
    .map(({ content }) => (typeof content === "string" ? content : ""))
    .join("\n");
}

function componentsOf(message: Json): Json[] {
  const inner = (components: unknown): Json[] =>
    Array.isArray(components)
      ? components.flatMap((component: Json) => [component, ...inner(component.components)])
      : [];
  return inner(message.components);
}

/** The harness that the contract of surfaces asks for. */
export async function discordContractHarness(): Promise<SurfaceHarness> {
  const harness = await discordHarness();
  const { server } = harness;
  const direct = "600000000000000001";
  server.state.channels.set(direct, { id: direct, type: 1 });
  const shown = (message: Json, hidden: boolean): Shown => ({
    text: textOf(message),
    buttons: controlsOf(message).map(({ label }) => label),
    private: hidden,
    handle: message,
  });
  const written = async (content: string, more: Json, waitMs?: number) => {
    const answer = await harness.write(content, more, waitMs);
    return answer === null ? null : shown(answer, false);
  };
  const demanded = async (answer: Promise<Shown | null>) => {
    const found = await answer;
    if (found === null) throw new Error("the bot did not answer");
    return found;
  };
  return {
    surface: harness.surface,
    target: { surface: "discord", community: GUILD, channel: CHANNEL, thread: null },
    async command(line) {
      const { message, ephemeral } = await harness.command(line);
      return shown(message, ephemeral);
    },
    mention: (text) =>
      demanded(written(`<@${server.state.me}> ${text}`, { mentions: [{ id: server.state.me, bot: true }] })),
    dm: (text) => demanded(written(text, { channel_id: direct, guild_id: undefined })),
    chatter: (text) => written(text, {}, 300),
    async press(on, button) {
      const { message, ephemeral } = await harness.press(on.handle as Json, button);
      return shown(message, ephemeral);
    },
    posted: () => server.messagesIn(CHANNEL).map(textOf),
    fault(fault) {
      const path = /^\/channels\/\d+\/messages$/;
      const faults = {
        forbidden: { status: 403, body: { code: 50001, message: "Missing Access" } },
        gone: { status: 404, body: { code: 10003, message: "Unknown Channel" } },
        unavailable: { status: 503 },
        "lost-answer": { status: 500, after: true },
      };
      server.fault({ method: "POST", path, times: 1, ...faults[fault] });
    },
    problems: () => server.state.problems,
    close: () => harness.close(),
  };
}
