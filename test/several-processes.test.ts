/** The program as several processes on one database. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtempDisposable, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { seededRandom } from "./builders/seeded-random.ts";
import { type DiscordServer, type Fault, startDiscordServer } from "./servers/discord-server.ts";
import { createDiscordMembers } from "./soak/federation/discord-members.ts";
import { type Supervised, supervise } from "./soak/federation/supervised.ts";
import { type PostgresServer, startPostgres } from "./store/postgres-server.ts";
import { textOf, until } from "./surfaces/discord/harness.ts";

const run = promisify(execFile);
const program = path.resolve(import.meta.dirname, "../src/nec.ts");

const REPORT = `---
title: NEC report, May 2025
author: Ann Grey
meeting: NEC 2025-05-20
---

The library fund in Barnsley was closed by 19 votes to 12, and 3,000 pounds went back to the branches.
`;

// Both mostly wait, for processes that start and for what a dead one held.
it.concurrent("Reports that one process puts into the store are answered from by another that has no folder", async () => {
  await using place = await mkdtempDisposable(path.join(tmpdir(), "nec-several-"));
  const source = path.join(place.path, "source");
  await mkdir(source);
  await writeFile(path.join(source, "may.md"), REPORT);
  const server = await startPostgres();
  try {
    const DATABASE_URL = await server.newDatabase();
    const nec = (process: string, ...words: string[]) =>
      run("node", [program, ...words], {
        cwd: place.path,
        env: {
          PATH: globalThis.process.env.PATH,
          DATABASE_URL,
          DATA_DIR: path.join(place.path, process),
          CORPUS_FROM: "store",
          SEARCH_ENGINE: "postgres",
        },
      });
    const pushed = await nec("one", "store", "push-corpus", source);
    expect(pushed.stdout).toContain("1 files, 1 of them new or changed");
    await rm(source, { recursive: true });
    const { stdout } = await nec("two", "--json", "what happened to the library fund in Barnsley?");
    const { verdict, items } = JSON.parse(stdout);
    expect(verdict).toBe("answered");
    expect(items[0]).toMatchObject({
      text: expect.stringContaining("was closed by 19 votes to 12"),
      citation: { file: "may.md" },
    });
    expect(stdout).not.toContain("local-only");
  } finally {
    await server.stop();
  }
});

/** Two processes with a shard each, before one Discord and one database. */
async function startShards() {
  const folder = await mkdtempDisposable(path.join(tmpdir(), "nec-shards-"));
  const corpus = path.join(folder.path, "corpus");
  await cp(path.resolve(import.meta.dirname, "../corpus"), corpus, { recursive: true });
  const [discord, postgres]: [DiscordServer, PostgresServer] = await Promise.all([
    startDiscordServer(),
    startPostgres(),
  ]);
  const DATABASE_URL = await postgres.newDatabase();
  const processes: Supervised[] = [];
  const members = createDiscordMembers(2, {
    server: discord,
    random: seededRandom(1),
    processOfShard: [0, 1],
    deathsOf: (process) => processes[process]?.deaths ?? [],
  });
  const start = (shard: number, name: string) =>
    supervise(
      name,
      {
        PORT: "0",
        CORPUS_DIR: corpus,
        DATA_DIR: path.join(folder.path, name),
        DATABASE_URL,
        DISCORD_TOKEN: discord.state.token,
        DISCORD_API_URL: discord.addressFor(name),
        DISCORD_SHARDS: `${shard}-${shard}/2`,
        DISCORD_DIGEST_CHANNELS: members.guilds.map(({ digestChannel }) => digestChannel).join(","),
        DIGEST_CRON: "* * * * * *",
      },
      ["discord"],
    );
  for (const shard of [0, 1]) processes.push(start(shard, `process-${shard}`));
  await Promise.all(processes.map((each) => each.ready()));
  return {
    corpus,
    discord,
    members,
    processes,
    start,
    async [Symbol.asyncDispose]() {
      await Promise.all(processes.map((each) => each.stop()));
      await Promise.all([discord.close(), postgres.stop()]);
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe.concurrent("Two processes with a shard each", () => {
  it("answer their own servers, share what is set, and take over each other's digests", {
    timeout: 300_000,
  }, async () => {
    await using it = await startShards();
    const { discord, members, processes } = it;

    for (const guild of members.guilds) {
      expect(await members.order(guild, "settings answers:public")).toContain("commands: public");
      const { by } = discord.state.captured.findLast(({ path }) => path.endsWith("/callback")) ?? {};
      expect(by).toBe(`process-${guild.process}`);
    }

    // Both have an answer in hand that Discord does not take just then.
    const held: Fault = { method: "PATCH", path: /@original$/, status: 503, hang: true, times: 99 };
    discord.fault(held);
    const edits = () => discord.state.captured.filter(({ method }) => method === "PATCH").length;
    const before = edits();
    const inHand = members.guilds.map((guild) => members.order(guild, "settings"));
    expect(await until(() => (edits() === before + 2 ? true : null))).toBe(true);

    // A report arrives; whichever process posts it dies in the middle, and the other has to.
    const posts = () =>
      discord.state.captured.filter(
        ({ method, path }) => method === "POST" && /^\/channels\/\d+\/messages$/.test(path),
      );
    discord.fault({ method: "POST", path: /\/messages$/, status: 503, times: 2 });
    await writeFile(path.join(it.corpus, "may.md"), REPORT);
    const first = await until(() => posts()[0] ?? null, 30_000);
    const dead = processes.findIndex(({ name }) => name === first?.by);
    expect(dead).not.toBe(-1);
    await processes[dead]?.stop("SIGKILL");
    const died = performance.now();
    held.times = 0;
    const told = () =>
      members.guilds.map(
        ({ digestChannel }) =>
          discord
            .messagesIn(digestChannel)
            .filter((message) => textOf(message).includes("NEC report, May 2025")).length,
      );
    await until(() => (told().every((times) => times > 0) ? true : null), 40_000);
    expect(told()).toEqual([1, 1]);
    expect(performance.now() - died).toBeLessThan(30_000);

    // Whoever the dead process owed an answer is told; the living one gave its own after all.
    const said = await Promise.all(inHand);
    for (const [at, text] of said.entries()) {
      expect(text).toContain(members.guilds[at]?.process === dead ? "Please ask again" : "commands: public");
    }

    // Another machine takes the dead process's shard, and answers what was asked meanwhile.
    const meanwhile = members.guilds.find(({ process }) => process === dead);
    if (meanwhile === undefined) throw new Error("no server on the shard");
    discord.gateway.dispatch("MESSAGE_CREATE", {
      id: discord.snowflake(),
      type: 0,
      channel_id: meanwhile.channel,
      guild_id: meanwhile.id,
      author: { id: "100000000000000001" },
      content: `<@${discord.state.me}> coverage`,
      mentions: [{ id: discord.state.me }],
    });
    const heir = it.start(dead, "heir");
    processes.push(heir);
    await heir.ready();
    expect(await until(() => discord.messagesIn(meanwhile.channel)[0] ?? null)).not.toBeNull();
    expect(discord.gateway.identified).toBe(2);
    expect(await members.order(meanwhile, "settings")).toContain("commands: public");
    expect(discord.state.captured.findLast(({ path }) => path.endsWith("/callback"))?.by).toBe("heir");
    expect(discord.messagesIn(meanwhile.channel)).toHaveLength(1);
    expect(told()).toEqual([1, 1]);
  });
});
