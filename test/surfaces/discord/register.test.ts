import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { commandsJson } from "../../../src/surfaces/discord/command-json.ts";
import { inviteLink, PERMISSIONS } from "../../../src/surfaces/discord/invite.ts";
import { registerIfNone } from "../../../src/surfaces/discord/register-commands.ts";
import { readRegisterArguments, register } from "../../../src/surfaces/discord/register-tool.ts";
import { closeRest, createRest } from "../../../src/surfaces/discord/rest.ts";
import { judgeCommands } from "../../servers/discord-judge.ts";
import { type DiscordServer, GUILD, startDiscordServer } from "../../servers/discord-server.ts";

const shown = commands.filter(({ access }) => access !== "local");

describe("The commands as Discord takes them", () => {
  const json = commandsJson(shown);

  test("keep every rule for names, descriptions, options and size", () => {
    expect(judgeCommands(json)).toEqual([]);
  });

  test("hold every command of the bot with its options", () => {
    const subcommands = json.flatMap((command) => ("options" in command ? (command.options ?? []) : []));
    expect(subcommands.map(({ name }) => name).toSorted()).toEqual(shown.map(({ name }) => name).toSorted());
    for (const { name, options } of shown) {
      const found = subcommands.find((subcommand) => subcommand.name === name);
      const names =
        found !== undefined && "options" in found ? found.options?.map((option) => option.name) : [];
      expect(names?.toSorted(), name).toEqual(options.map((option) => option.name).toSorted());
    }
  });

  test("ask for the right to manage the server where they change it", () => {
    const admin = json.find(({ name }) => name === "nec-admin");
    expect(admin).toMatchObject({ default_member_permissions: 32, contexts: [0] });
    expect(json.find(({ name }) => name === "nec")).not.toHaveProperty("default_member_permissions");
  });

  test("work in servers and in direct messages, and on a message", () => {
    expect(json.find(({ name }) => name === "nec")).toMatchObject({
      contexts: [0, 1],
      integration_types: [0],
    });
    expect(json.find(({ type }) => type === 3)).toMatchObject({
      name: "Ask NEC about this",
      contexts: [0, 1],
    });
  });
});

describe("Registering", () => {
  let server: DiscordServer;
  const run = (...words: string[]) =>
    register(readRegisterArguments(words, null), {
      token: server.state.token,
      api: server.url,
      commands: shown,
    });

  beforeEach(async () => {
    server = await startDiscordServer();
  });
  afterEach(async () => {
    await server.close();
  });

  test("says what it added, and does nothing the second time", async () => {
    expect(await run()).toContain("+ nec (added)");
    expect(server.state.puts).toBe(1);
    expect(await run()).toContain("nothing to do");
    expect(server.state.puts).toBe(1);
    expect(server.state.problems).toEqual([]);
  });

  test("names what changed", async () => {
    await run();
    const held = server.state.commands.get("") ?? [];
    server.state.commands.set("", [
      ...held.map((command) => (command.name === "nec" ? { ...command, description: "Old" } : command)),
      { id: "1", type: 1, name: "gone", description: "Gone" },
    ]);
    const text = await run();
    expect(text).toContain("~ nec (changed)");
    expect(text).toContain("- gone (removed)");
    expect(text).toContain("= nec-admin (same)");
  });

  test("never leaves the same set everywhere and in a server", async () => {
    await run("--guild", GUILD);
    expect(server.state.commands.get(`/guilds/${GUILD}`)).not.toEqual([]);
    expect(await run()).toContain(`the set of server ${GUILD}`);
    expect(server.state.commands.get(`/guilds/${GUILD}`)).toEqual([]);
    await expect(run("--guild", GUILD)).rejects.toThrow(/registered everywhere already/);
    expect(server.state.commands.get(`/guilds/${GUILD}`)).toEqual([]);
  });

  test("takes everything away with --clear", async () => {
    await run();
    expect(await run("--clear")).toContain("- nec (removed)");
    expect(server.state.commands.get("")).toEqual([]);
    expect(await run("--clear")).toContain("nothing to do");
  });

  test("at the start happens only when nothing is registered anywhere", async () => {
    const rest = createRest({ token: server.state.token, api: server.url, clock: () => performance.now() });
    const wanted = commandsJson(shown);
    await run("--guild", GUILD);
    const puts = server.state.puts;
    expect((await registerIfNone(rest.bot, server.state.application, null, wanted)).registered).toBeNull();
    expect(server.state.puts).toBe(puts);
    await run("--clear", "--guild", GUILD);
    expect((await registerIfNone(rest.bot, server.state.application, null, wanted)).registered?.scope).toBe(
      "everywhere",
    );
    closeRest(rest);
  });

  test("with a wrong token fails and says so", async () => {
    const wrong = register(
      { clear: false, guild: null },
      { token: "wrong", api: server.url, commands: shown },
    );
    await expect(wrong).rejects.toThrow(/401/);
  });

  test("refuses arguments it does not know, and a server that is no id", () => {
    expect(() => readRegisterArguments(["--gild", "1"], null)).toThrow(/not an option of register/);
    expect(() => readRegisterArguments(["--guild", "my server"], null)).toThrow(/takes a server's id/);
    expect(readRegisterArguments(["--guild=123", "--clear"], null)).toEqual({ clear: true, guild: "123" });
    expect(readRegisterArguments(["--everywhere"], "123")).toEqual({ clear: false, guild: null });
  });
});

test("the guide's invite link asks for what the bot needs, and not for the rights of an administrator", () => {
  const guide = readFileSync(new URL("../../../docs/discord.md", import.meta.url), "utf8");
  expect(guide).toContain(inviteLink("APPLICATION_ID"));
  expect(PERMISSIONS & 0x8n).toBe(0n);
});
