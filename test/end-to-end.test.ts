/** The program as it is started, with all four surfaces, from outside: pipes, HTTP, gateway and sockets. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CHANNEL, type DiscordServer, GUILD, MEMBER, startDiscordServer } from "./servers/discord-server.ts";
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlackServer } from "./servers/slack-server.ts";

const root = path.resolve(import.meta.dirname, "..");
const SLACK_CHANNEL = "C0GENERAL";

const DROPPED = `---
title: "NEC Report, 25 November 2025"
authors: [Rosalind Achterberg]
meetings:
  - { body: NEC, from: 2025-11-25, to: 2025-11-25, precision: day }
address: "https://example.org/nec-november-2025"
---

## Forde report

The implementation group on the Forde report will be wound up in March. I asked for a last written account of
every recommendation, and the general secretary promised one by the January meeting.
`;

const DROPPED_LATER = `---
title: "NEC Report, 9 December 2025"
authors: [Rosalind Achterberg]
meetings:
  - { body: NEC, from: 2025-12-09, to: 2025-12-09, precision: day }
address: "https://example.org/nec-december-2025"
---

## Regional offices

Members learned that two regional offices will move into shared buildings next year. The treasurer put the saving
at 140,000 pounds, and I asked for the leases to be shown to the business board before anything is signed.
`;

type Run = { readonly process: ChildProcess; output(): string };

function start(environment: Record<string, string>, input: "pipe" | "ignore"): Run {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: root,
    env: { ...inherited, PORT: "0", NO_COLOR: "1", ...environment },
    stdio: [input, "pipe", "pipe"],
  });
  let text = "";
  const collect = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  return { process: child, output: () => text };
}

function ended(run: Run): Promise<number | null> {
  return run.process.exitCode === null
    ? new Promise((resolve) => run.process.once("exit", resolve))
    : Promise.resolve(run.process.exitCode);
}

describe("npm start", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "nec-start-"));
    mkdirSync(path.join(folder, "corpus"));
    for (const file of readdirSync(path.join(root, "corpus"))) {
      if (/^202[1-4].*\.md$|\.yaml$/.test(file)) {
        cpSync(path.join(root, "corpus", file), path.join(folder, "corpus", file));
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const own = () => ({ CORPUS_DIR: path.join(folder, "corpus"), DATA_DIR: path.join(folder, "data") });

  test("answers what is piped in, with citations, and ends with 0", async () => {
    const run = start(own(), "pipe");
    run.process.stdin?.end("what happened to the Forde report?\n/nec votes from:2022 to:2022\n");
    expect(await ended(run)).toBe(0);
    expect(run.output()).toMatch(/Loaded \d+ reports \(\d+ passages.*\) from .* in \d+ ms/);
    expect(run.output()).toMatch(/web: http:\/\/127\.0\.0\.1:\d+/);
    expect(run.output()).toContain("discord: off (no DISCORD_TOKEN).");
    expect(run.output()).toMatch(/23 January 2024 · NEC · Ann Black \(paraphrase\)/);
    expect(run.output()).toMatch(/\d+[–-]\d+/);
  });

  test("names every problem of the configuration at once, without a secret, and ends with 2", async () => {
    const run = start(
      { ...own(), PORT: "seventy", TIME_ZONE: "Mars/Base", SLACK_APP_TOKEN: "xapp-secret" },
      "ignore",
    );
    expect(await ended(run)).toBe(2);
    for (const variable of ["PORT", "TIME_ZONE", "SLACK_BOT_TOKEN"]) expect(run.output()).toContain(variable);
    expect(run.output()).not.toContain("xapp-secret");
  });

  test("goes on without the surface whose token is refused, and says what to do", async () => {
    const discord = await startDiscordServer();
    const run = start({ ...own(), DISCORD_TOKEN: "not.the.token", DISCORD_API_URL: discord.url }, "pipe");
    run.process.stdin?.write("what happened to the Forde report?\n");
    await vi.waitFor(() => expect(run.output()).toMatch(/discord: could not start.*DISCORD_TOKEN/), 20_000);
    await vi.waitFor(() => expect(run.output()).toMatch(/Forde/), 20_000);
    run.process.stdin?.end();
    expect(await ended(run)).toBe(0);
    expect(run.output()).not.toContain("not.the.token");
    await discord.close();
  });

  describe("with Discord and Slack", () => {
    let discord: DiscordServer;
    let slack: SlackServer;
    let run: Run;
    beforeAll(async () => {
      [discord, slack] = await Promise.all([startDiscordServer(), startSlackServer()]);
      run = start(
        {
          ...own(),
          DISCORD_TOKEN: discord.state.token,
          DISCORD_API_URL: discord.url,
          DISCORD_DIGEST_CHANNELS: CHANNEL,
          SLACK_BOT_TOKEN: BOT_TOKEN,
          SLACK_APP_TOKEN: APP_TOKEN,
          SLACK_API_URL: slack.apiUrl,
          SLACK_DIGEST_CHANNELS: SLACK_CHANNEL,
          DIGEST_CRON: "*/2 * * * * *",
        },
        "ignore",
      );
      await vi.waitFor(() => expect(run.output()).toMatch(/discord: connected/), 30_000);
      await vi.waitFor(() => expect(run.output()).toMatch(/slack: connected/), 30_000);
    });
    afterAll(async () => {
      run.process.kill("SIGTERM");
      await ended(run);
      await Promise.all([discord.close(), slack.close()]);
    });

    test("answers a command on Discord", async () => {
      const answered = await discord.interact({
        type: 2,
        guild_id: GUILD,
        channel: { id: CHANNEL, type: 0 },
        member: { user: { id: MEMBER, username: "member" }, roles: [], permissions: "0" },
        data: {
          id: discord.snowflake(),
          type: 1,
          name: "nec",
          options: [{ type: 1, name: "topic", options: [{ name: "topic", type: 3, value: "forde report" }] }],
        },
      });
      expect(answered.acknowledgedMs).toBeLessThan(3_000);
      expect(JSON.stringify(answered.message)).toMatch(/Ann Black/);
      expect(JSON.stringify(answered.message)).toMatch(/Forde/);
    });

    test("answers a command on Slack", async () => {
      const { id, url } = slack.newResponseUrl();
      const acknowledged = await slack.deliver("slash_commands", {
        command: "/nec",
        text: "topic forde report",
        user_id: "U0MEMBER",
        team_id: "T0TEAM",
        channel_id: SLACK_CHANNEL,
        response_url: url,
        trigger_id: "1.1",
      });
      expect(acknowledged.milliseconds).toBeLessThan(3_000);
      await slack.until(() => slack.responses.some((response) => response.id === id), "the answer", 10_000);
      expect(JSON.stringify(slack.responses)).toMatch(/Forde/);
    });

    test("posts one digest to each channel after a report has landed", async () => {
      const onDiscord = () =>
        discord.messagesIn(CHANNEL).filter((message) => JSON.stringify(message).includes("Achterberg"));
      const onSlack = () =>
        slack.calls.filter(
          ({ method, args }) => method === "chat.postMessage" && JSON.stringify(args).includes("Achterberg"),
        );
      expect(onDiscord()).toEqual([]);
      writeFileSync(path.join(folder, "corpus", "2025-11-25-nec-achterberg.md"), DROPPED);
      await vi.waitFor(() => {
        expect(onDiscord()).toHaveLength(1);
        expect(onSlack()).toHaveLength(1);
      }, 20_000);
      // The next report is posted in a digest of its own: the first one was not posted again on the way.
      writeFileSync(path.join(folder, "corpus", "2025-12-09-nec-achterberg.md"), DROPPED_LATER);
      await vi.waitFor(() => {
        expect(onDiscord()).toHaveLength(2);
        expect(onSlack()).toHaveLength(2);
      }, 20_000);
    });

    test("stops in order when it is told to", async () => {
      run.process.kill("SIGTERM");
      expect(await ended(run)).toBe(0);
    });
  });
});
