/** The members of many Discord servers: commands, completions, presses, mentions, and what they get. */
import { setTimeout as pause } from "node:timers/promises";
import { commands } from "../../../commands/index.ts";
import { parseCommandText } from "../../../src/command-text.ts";
import { asError } from "../../../src/errors.ts";
import type { Random } from "../../builders/seeded-random.ts";
import { type Answered, type DiscordServer, GUILD, type Json } from "../../servers/discord-server.ts";
import { controlsOf, textOf } from "../../surfaces/discord/harness.ts";
import { type Asked, type Fate, fateOf, lossOf, PATIENCE_MS } from "./asked.ts";

export type Guild = {
  readonly id: string;
  readonly channel: string;
  readonly digestChannel: string;
  /** Which process holds its shard. */
  readonly process: number;
};

export type DiscordMembers = {
  readonly guilds: readonly Guild[];
  /** One thing asked, of a kind chosen at random; resolves when it is answered or nobody waits any longer. */
  ask(): Promise<Asked>;
  /** An admin's command in the channel for digests. @returns the reply's text */
  order(guild: Guild, line: string): Promise<string>;
};

/** Questions, names, lists: what the starter corpus holds and what it does not. */
export const LINES = [
  "topic forde report",
  "what happened to the Forde report?",
  "person Ann Black",
  "votes omov",
  "date march 2021",
  "figures membership",
  "what did Ann Black say about the leadership election in 2016?",
  "who chairs the National Executive Committee?",
  "what was decided about badger culling on the moon?",
];
/** What only the store knows. */
const STORE_LINES = ["following", "digest status", "privacy"];
const PREFIXES = ["for", "ann", "mem", "the", "xq"];
const MOST_REMEMBERED = 300;

export type DiscordMembersParts = {
  readonly server: DiscordServer;
  readonly random: Random;
  /** Shards, and to which process each belongs. */
  readonly processOfShard: readonly number[];
  /** Interactions go to any process; else to the one that holds the shard. */
  readonly overHttp?: boolean;
  /** When a process was killed or ended. */
  deathsOf(process: number): readonly number[];
};

export function createDiscordMembers(count: number, parts: DiscordMembersParts): DiscordMembers {
  const { server, random } = parts;
  server.state.guilds.delete(GUILD);
  const guilds = Array.from({ length: count }, (_, at) => foundGuild(at, parts));
  const seen: { readonly message: Json; readonly guild: Guild }[] = [];

  const member = (guild: Guild, admin: boolean, channel = guild.channel) => ({
    guild_id: guild.id,
    channel_id: channel,
    channel: { id: channel, type: 0 },
    member: { user: { id: `1${guild.id.slice(1)}` }, roles: [], permissions: admin ? "32" : "0" },
  });

  const slash = (line: string): Json => {
    const parsed = parseCommandText(`/nec ${line}`, commands);
    const { command, values } =
      parsed.kind === "command" ? parsed : { command: "ask", values: { question: parsed.question } };
    const options = Object.entries(values).map(([name, value]) => ({ name, type: 3, value }));
    return {
      id: server.snowflake(),
      type: 1,
      name: "nec",
      options: [{ type: 1, name: command, options }],
    };
  };

  async function interact(kind: string, guild: Guild, data: Json): Promise<Asked> {
    const at = performance.now();
    const asked = { surface: "discord" as const, kind, at };
    const attended = parts.overHttp === true || server.gateway.attended(guild.id);
    let why = "no answer";
    const answer = await Promise.race([
      server.interact({ ...member(guild, false), ...data }).catch((error: unknown) => {
        why = asError(error).message;
        return null;
      }),
      pause(PATIENCE_MS, null),
    ]);
    const anybody = [...new Set(parts.processOfShard)].flatMap((process) => parts.deathsOf(process));
    const deaths = parts.overHttp === true ? anybody : parts.deathsOf(guild.process);
    if (answer === null) {
      const fate: Fate = attended ? lossOf(at, deaths) : "nobody there";
      return { ...asked, fate, acknowledged: null, answered: null, why };
    }
    remember(guild, answer);
    return {
      ...asked,
      fate: fateOf(textOf(answer.message)),
      acknowledged: answer.acknowledgedMs,
      answered: performance.now() - at,
    };
  }

  function remember(guild: Guild, { message }: Answered): void {
    if (controlsOf(message).some(({ id }) => id !== "")) seen.push({ message, guild });
    if (seen.length > MOST_REMEMBERED) seen.shift();
  }

  /** A button under another server's answer, whose shard is another process's: it holds all that it needs. */
  function press(guild: Guild): Promise<Asked> {
    const elsewhere = seen.filter((each) => each.guild.process !== guild.process);
    if (elsewhere.length === 0) return interact("command", guild, { type: 2, data: slash("help") });
    const { message } = random.pick(elsewhere);
    const { id, value } = random.pick(controlsOf(message).filter((control) => control.id !== ""));
    const data =
      value === null
        ? { component_type: 2, custom_id: id }
        : { component_type: 3, custom_id: id, values: [value] };
    return interact("button of another process", guild, { type: 3, message, data });
  }

  function complete(guild: Guild): Promise<Asked> {
    const option = { name: "topic", type: 3, value: random.pick(PREFIXES), focused: true };
    const data = { ...slash("topic x"), options: [{ type: 1, name: "topic", options: [option] }] };
    return interact("autocomplete", guild, { type: 4, data });
  }

  async function mention(guild: Guild): Promise<Asked> {
    const at = performance.now();
    const asked = { surface: "discord" as const, kind: "mention", at };
    const attended = server.gateway.attended(guild.id);
    const id = server.snowflake();
    server.gateway.dispatch("MESSAGE_CREATE", {
      id,
      type: 0,
      channel_id: guild.channel,
      guild_id: guild.id,
      author: { id: `1${guild.id.slice(1)}` },
      content: `<@${server.state.me}> ${random.pick(LINES)}`,
      mentions: [{ id: server.state.me }],
    });
    const answers = () =>
      server
        .messagesIn(guild.channel)
        .filter(({ message_reference }) => (message_reference as Json | undefined)?.message_id === id);
    while (answers().length === 0 && performance.now() < at + PATIENCE_MS) await pause(20);
    const [first] = answers();
    const answered = performance.now() - at;
    // A second answer has time to show.
    await pause(2_000);
    if (first === undefined) {
      const fate: Fate = attended ? lossOf(at, parts.deathsOf(guild.process)) : "nobody there";
      return { ...asked, fate, acknowledged: null, answered: null };
    }
    const fate: Fate = answers().length > 1 ? "twice" : fateOf(textOf(first));
    return { ...asked, fate, acknowledged: null, answered };
  }

  return {
    guilds,
    ask() {
      const guild = random.pick(guilds);
      const kind = random.next();
      if (kind < 0.2) return complete(guild);
      if (kind < 0.4) return press(guild);
      if (kind < 0.55) return mention(guild);
      if (kind < 0.65)
        return interact("command on the store", guild, { type: 2, data: slash(random.pick(STORE_LINES)) });
      return interact("command", guild, { type: 2, data: slash(random.pick(LINES)) });
    },
    async order(guild, line) {
      const { message } = await server.interact({
        type: 2,
        ...member(guild, true, guild.digestChannel),
        data: slash(line),
      });
      return textOf(message);
    },
  };
}

/** https://docs.discord.com/developers/events/gateway#sharding: the shard comes from the id's upper bits. */
function foundGuild(at: number, { server, processOfShard }: DiscordMembersParts): Guild {
  const number = BigInt(at) + 200_000_000_000n;
  const id = String(number << 22n);
  const guild = {
    id,
    channel: String((number << 22n) + 1n),
    digestChannel: String((number << 22n) + 2n),
    process: processOfShard[Number(number % BigInt(processOfShard.length))] ?? 0,
  };
  server.state.guilds.set(id, { id, owner_id: "100000000000000009", name: `CLP ${at}` });
  for (const channel of [guild.channel, guild.digestChannel]) {
    server.state.channels.set(channel, { id: channel, type: 0, guild_id: id });
  }
  return guild;
}
