/** The program itself, as `npm start` runs it, connected to a local Discord. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  CHANNEL,
  type DiscordServer,
  GUILD,
  MEMBER,
  startDiscordServer,
} from "../../servers/discord-server.ts";
import { textOf, until } from "./harness.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const ARRIVAL = `---
title: NEC report, January 2026
authors: [Ann Black]
published: 2026-01-30
---
The NEC met on 27 January 2026. Members discussed the Forde report again and agreed to a review by the summer.
`;

let server: DiscordServer;
let folder: string;
let program: ChildProcess;
let printed = "";

beforeAll(async () => {
  server = await startDiscordServer();
  folder = await mkdtemp(path.join(tmpdir(), "nec-process-"));
  await cp(path.join(root, "corpus"), path.join(folder, "corpus"), { recursive: true });
  program = spawn(process.execPath, ["src/main.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
    env: {
      ...process.env,
      CORPUS_DIR: path.join(folder, "corpus"),
      DATA_DIR: path.join(folder, "data"),
      PORT: "0",
      DISCORD_TOKEN: server.state.token,
      DISCORD_API_URL: server.url,
      DISCORD_DIGEST_CHANNELS: CHANNEL,
      DIGEST_CRON: "* * * * * *",
    },
  });
  program.stdout?.on("data", (chunk) => {
    printed += String(chunk);
  });
  await until(() => (printed.includes("discord: connected") ? true : null), 30_000);
}, 60_000);

afterAll(async () => {
  program.kill("SIGKILL");
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test("answers a command and a mention, and posts a digest of a file that is dropped in", async () => {
  const options = [{ type: 1, name: "topic", options: [{ type: 3, name: "topic", value: "forde report" }] }];
  const answer = await server.interact({
    type: 2,
    guild_id: GUILD,
    member: { user: { id: MEMBER }, roles: [], permissions: "0" },
    data: { id: "1", type: 1, name: "nec", options },
  });
  expect(textOf(answer.message)).toMatch(/Forde/);

  server.gateway.dispatch("MESSAGE_CREATE", {
    id: server.snowflake(),
    type: 0,
    channel_id: CHANNEL,
    guild_id: GUILD,
    author: { id: MEMBER },
    content: `<@${server.state.me}> what happened to the Forde report?`,
    mentions: [{ id: server.state.me }],
  });
  const reply = await until(() => server.messagesIn(CHANNEL)[0] ?? null);
  expect(textOf(reply ?? {})).toMatch(/Forde/);

  await writeFile(path.join(folder, "corpus", "arrival.md"), ARRIVAL);
  const digest = await until(() => server.messagesIn(CHANNEL)[1] ?? null, 60_000);
  expect(textOf(digest ?? {})).toContain("NEC report, January 2026");
  expect(server.state.problems).toEqual([]);
}, 90_000);

test("stops in order when it is asked to", async () => {
  program.kill("SIGTERM");
  const [status] = await once(program, "exit");
  expect(status).toBe(0);
  expect(server.messagesIn(CHANNEL)).toHaveLength(2);
}, 30_000);
