/** What members and admins do on Discord, end to end: real surface, real bot, starter corpus, local Discord. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../../commands/ask.ts";
import { buildArchive } from "../../../src/archive/build-archive.ts";
import { createBot } from "../../../src/bot.ts";
import { CHANNEL, GUILD, type Json, MEMBER, OTHER_CHANNEL } from "../../servers/discord-server.ts";
import { controlsOf, type DiscordHarness, discordHarness, starterArchive, textOf, until } from "./harness.ts";

let harness: DiscordHarness;

beforeAll(async () => {
  harness = await discordHarness();
});

afterAll(async () => {
  // Whatever a test asked for, Discord would have taken every request.
  expect(harness.server.state.problems).toEqual([]);
  await harness.close();
});

const manager = { member: { user: { id: MEMBER }, roles: [], permissions: "32" } };
const labels = (message: Json) => controlsOf(message).map(({ label }) => label);

describe("A command", () => {
  test("is acknowledged at once and answered to the asker alone", async () => {
    const answer = await harness.command("topic Forde report");
    expect(answer).toMatchObject({ type: 5, ephemeral: true });
    expect(answer.acknowledgedMs).toBeLessThan(1_000);
    expect(textOf(answer.message)).toContain("Forde");
  });

  test("asks for no privileged intent", () => {
    const privileged = (1 << 1) | (1 << 8) | (1 << 15);
    expect(harness.server.gateway.intents & privileged).toBe(0);
  });

  test("registers itself at the first start, once", async () => {
    expect(await until(() => (harness.server.state.puts > 0 ? harness.server.state.puts : null))).toBe(1);
    expect(harness.server.state.commands.get("")?.map(({ name }) => name)).toContain("nec");
  });

  test("delivered twice is answered once", async () => {
    await harness.command("coverage", {}, true);
    const callbacks = harness.server.state.captured.filter(({ path }) => path.endsWith("/callback"));
    expect(new Set(callbacks.map(({ path }) => path)).size).toBe(callbacks.length);
  });

  test("of a direct message is answered openly there", async () => {
    const direct = {
      guild_id: undefined,
      member: undefined,
      user: { id: MEMBER },
      channel: { id: "1", type: 1 },
    };
    const answer = await harness.command("topic Forde report", direct);
    expect(answer.ephemeral).toBe(false);
    expect(labels(answer.message)).not.toContain("Share to channel");
  });

  test("to follow is taken from anybody in a direct message, for themselves, and refused in a server", async () => {
    const direct = {
      guild_id: undefined,
      member: undefined,
      user: { id: MEMBER },
      channel: { id: "600000000000000009", type: 1 },
    };
    const answer = await harness.command("follow Forde report", direct);
    expect(textOf(answer.message)).toContain("Following");
    const [followed] = await harness.store.follows({
      surface: "discord",
      community: null,
      channel: "600000000000000009",
      person: MEMBER,
    });
    expect(followed?.name).toMatch(/Forde/);
    expect(textOf((await harness.command("follow Forde report")).message)).toContain("Only those who manage");
  });

  test("without a subcommand, as a server could send it, is answered with help", async () => {
    const answer = await harness.command("help", { data: { id: "1", type: 1, name: "nec" } });
    expect(textOf(answer.message)).toContain("How to ask");
  });
});

describe("Completion", () => {
  test.each([
    ["person", "person", "rahmn", /Rahman/],
    ["topic", "topic", "antisemitsm", /antisemitism/i],
    ["meeting", "meeting", "january 2022", /January 2022/],
    ["report", "report", "May 2021", /May 2021/],
  ])("of %s takes aliases and misspellings: %s %s", async (command, option, typed, wanted) => {
    const { choices, type } = await harness.complete(command, option, typed);
    expect(type).toBe(8);
    expect(choices.length).toBeLessThanOrEqual(25);
    expect(choices.map(({ name }) => name).join("\n")).toMatch(wanted);
  });

  test("picks lead to an answer", async () => {
    const { choices } = await harness.complete("report", "report", "May 2021");
    const [pick] = choices;
    const answer = await harness.command(`report report:"${pick?.value}"`);
    expect(textOf(answer.message)).not.toContain("could not be read");
  });

  test("of nothing, of noise and of an option that is not completed gives a list, be it empty", async () => {
    for (const typed of ["", "@everyone", "(.*)+$", "🤷", "x".repeat(100)]) {
      expect((await harness.complete("topic", "topic", typed)).choices.length).toBeLessThanOrEqual(25);
    }
    expect((await harness.complete("nonsense", "option", "x")).choices).toEqual([]);
  });
});

describe("A button", () => {
  test("shows the rest and then more, until everything was shown", async () => {
    let { message } = await harness.command("topic Forde report");
    const seen = [textOf(message)];
    for (let turn = 0; turn < 12; turn += 1) {
      const next = labels(message).find(
        (label) => label === "Show the rest" || /^(?:More|\d+ more)\b/.test(label),
      );
      if (next === undefined) break;
      ({ message } = await harness.press(message, next));
      seen.push(textOf(message));
    }
    expect(seen.length).toBeGreaterThan(1);
    const numbered = seen.flatMap((text) =>
      [...text.matchAll(/^\*\*\d+\. (.*)\*\*$/gm)].map(([line]) => line),
    );
    expect(numbered).toHaveLength(await citedOverAllPages("topic", { topic: "Forde report" }));
    expect(textOf(message)).not.toMatch(/have no room|more follow/);
  });

  test("of a menu opens a line in its report", async () => {
    const { message } = await harness.command("topic Forde report");
    const pick = labels(message).find((label) => /^1\. /.test(label)) ?? "";
    const opened = await harness.press(message, pick);
    expect(opened.ephemeral).toBe(true);
    expect(textOf(opened.message)).toMatch(/Forde/);
  });

  test("works after a restart, and says when the corpus has changed since", async () => {
    const { message } = await harness.command("topic Forde report");
    await harness.restart();
    const pressed =
      labels(message).find((label) => label === "Show the rest" || /^(?:More|\d+ more)\b/.test(label)) ?? "";
    const same = await harness.press(message, pressed);
    expect(textOf(same.message)).not.toContain("have changed since");
    const whole = await starterArchive();
    harness.setArchive(await buildArchive({ files: whole.files.slice(0, 60), gazetteer: whole.gazetteer }));
    const changed = await harness.press(message, pressed);
    harness.setArchive(whole);
    expect(textOf(changed.message)).toContain("The reports have changed since");
  });

  test("holds a long question by way of the message it stands under", async () => {
    const question =
      "what did the reports say between 2017 and 2023 about the delays to the publication of the Forde report and who was blamed for them by whom?";
    const { message } = await harness.command(`ask ${question}`);
    expect(labels(message)).toContain("Share to channel");
    const shared = await harness.press(message, "Share to channel");
    expect(
      textOf(shared.message)
        .replace(/-# Shared by.*\n/, "")
        .trim(),
    ).toBe(textOf(message).trim());
  });

  test("to share shows the answer to the channel, with who shared it, and pings nobody", async () => {
    const { message } = await harness.command("topic Forde report");
    const shared = await harness.press(message, "Share to channel");
    expect(shared.ephemeral).toBe(false);
    expect(textOf(shared.message)).toContain("Shared by member");
    expect(shared.message.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(labels(shared.message)).not.toContain("Share to channel");
  });

  test("of an unknown kind gets a sentence and a way on", async () => {
    for (const id of ["old-button", "1|x|a0|gone|a=b", "1|x|a0|topic|topic=~"]) {
      const answer = await harness.pressId({ components: [] }, id, null);
      expect(answer.ephemeral).toBe(true);
      expect(textOf(answer.message)).toContain("older version");
    }
  });

  test("that asks for an admin's command is refused to others", async () => {
    const answer = await harness.pressId({ components: [] }, "1|x|a0|settings|answers=public", null);
    expect(textOf(answer.message)).toContain("for those who manage this server");
    expect(await harness.store.settings("discord", GUILD)).toEqual({});
  });
});

describe("A message", () => {
  const mention = () => `<@${harness.server.state.me}>`;

  test("that mentions the bot is answered as a reply, even when the list of mentions is missing", async () => {
    const answer = await harness.write(`${mention()} what happened to the Forde report?`);
    expect(textOf(answer ?? {})).toContain("Forde");
    expect(answer?.message_reference).toMatchObject({ fail_if_not_exists: false });
    expect(answer?.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test("that only mentions the bot gets help", async () => {
    expect(textOf((await harness.write(mention())) ?? {})).toContain("How to ask");
  });

  test("that comes directly is answered, whether the server's id is missing or null", async () => {
    const channel = "600000000000000001";
    harness.server.state.channels.set(channel, { id: channel, type: 1 });
    for (const guild_id of [undefined, null]) {
      const answer = await harness.write("what happened to the Forde report?", {
        channel_id: channel,
        guild_id,
      });
      expect(textOf(answer ?? {})).toContain("Forde");
    }
  });

  test("that replies to the bot's is answered; one that replies to another's is not", async () => {
    const to = (id: string) => ({ type: 19, referenced_message: { id: "1", author: { id } } });
    expect(await harness.write("what about Forde?", to(harness.server.state.me))).not.toBeNull();
    expect(await harness.write("what about Forde?", to("100000000000000002"), 150)).toBeNull();
  });

  test("of a bot, of a webhook, of the bot itself or of the system is never answered", async () => {
    const text = `${mention()} what happened to the Forde report?`;
    const senders = [
      { author: { id: "100000000000000003", bot: true } },
      { author: { id: harness.server.state.me, bot: true } },
      { webhook_id: "100000000000000004" },
      { type: 7 },
    ];
    for (const sender of senders) expect(await harness.write(text, sender, 100)).toBeNull();
  });

  test("delivered twice is answered once", async () => {
    const id = harness.server.snowflake();
    const before = harness.server.messagesIn(CHANNEL).length;
    await harness.write(`${mention()} coverage`, { id });
    expect(await harness.write(`${mention()} coverage`, { id }, 150)).toBeNull();
    expect(harness.server.messagesIn(CHANNEL).length).toBe(before + 1);
  });

  test("keeps the subject for the next one of the same person, and for nobody else", async () => {
    await harness.write(`${mention()} what happened to the Forde report?`);
    const next = textOf((await harness.write(`${mention()} and in 2021?`)) ?? {});
    expect(next).toMatch(/Forde/);
    const other = { author: { id: "100000000000000005" } };
    expect(textOf((await harness.write(`${mention()} and in 2021?`, other)) ?? {})).not.toMatch(
      /Understood as:.*Forde/,
    );
  });

  test("in a thread of the bot's is answered without a mention, unless it speaks to somebody else", async () => {
    const thread = "800000000000000077";
    harness.server.state.channels.set(thread, { id: thread, type: 11, parent_id: CHANNEL });
    const made = {
      id: thread,
      type: 11,
      parent_id: CHANNEL,
      guild_id: GUILD,
      owner_id: harness.server.state.me,
    };
    harness.server.gateway.dispatch("THREAD_CREATE", made);
    expect(await harness.write("what happened to the Forde report?", { channel_id: thread })).not.toBeNull();
    const aside = { channel_id: thread, mentions: [{ id: "100000000000000006" }] };
    expect(await harness.write("<@100000000000000006> what do you think?", aside, 150)).toBeNull();
    expect(
      await harness.write("what happened to the Forde report?", { channel_id: OTHER_CHANNEL }, 150),
    ).toBeNull();
  });

  test("can be asked about with Apps > Ask NEC about this", async () => {
    const target = {
      id: "5",
      content: "does anybody know what happened to the <@1> Forde report? @everyone",
    };
    const data = {
      id: "1",
      type: 3,
      name: "Ask NEC about this",
      target_id: "5",
      resolved: { messages: { 5: target } },
    };
    const answer = await harness.command("help", { data });
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer.message)).toContain("Forde");
    const empty = { ...data, resolved: { messages: { 5: { ...target, content: "" } } } };
    expect(textOf((await harness.command("help", { data: empty })).message)).toContain("no text");
  });
});

describe("The settings of a server", () => {
  test("are for those Discord lets through, and show what holds", async () => {
    const answer = await harness.command("settings");
    expect(textOf(answer.message)).toContain("Answers to commands: private");
    expect(labels(answer.message)).not.toContain("Share to channel");
  });

  test("make answers public, and private again", async () => {
    await harness.command("settings answers:public");
    const open = await harness.command("topic Forde report");
    expect(open.ephemeral).toBe(false);
    expect((await harness.command("settings answers:private")).ephemeral).toBe(true);
    expect((await harness.command("topic Forde report")).ephemeral).toBe(true);
  });

  test("turn the bot's own words Welsh and leave the reports as they are", async () => {
    await harness.command("settings language:welsh");
    const welsh = await harness.command("topic Forde report");
    expect(textOf(welsh.message)).toMatch(/Deallwyd fel|aralleiriad/);
    expect(labels(welsh.message)).toContain("Rhannu yn y sianel");
    await harness.command("settings language:english");
    expect(labels((await harness.command("topic Forde report")).message)).toContain("Share to channel");
  });

  test("limit the bot to channels, threads under them included, for commands and messages", async () => {
    await harness.command(`settings channel:${OTHER_CHANNEL}`);
    const refused = await harness.command("topic Forde report");
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused.message)).toContain(`<#${OTHER_CHANNEL}>`);
    expect(textOf(refused.message)).not.toContain("Forde");
    const inThread = { channel: { id: "800000000000000088", type: 11, parent_id: OTHER_CHANNEL } };
    expect(textOf((await harness.command("topic Forde report", inThread)).message)).toContain("Forde");
    const written = await harness.write(`<@${harness.server.state.me}> what happened to the Forde report?`);
    expect(textOf(written ?? {})).toContain("I answer in");
    await harness.command("settings all-channels:yes");
    expect(textOf((await harness.command("topic Forde report")).message)).toContain("Forde");
  });

  test("refuse a time zone that is none, and do not exist in a direct message", async () => {
    expect(textOf((await harness.command("settings timezone:Mars/Olympus")).message)).toContain(
      "not a time zone",
    );
    const direct = { guild_id: undefined, member: undefined, user: { id: MEMBER } };
    expect(textOf((await harness.command("settings", direct)).message)).toMatch(/manage this server/);
  });

  test("may be changed by whoever manages the server under /nec too", async () => {
    const data = (value: string) => ({
      data: {
        id: "1",
        type: 1,
        name: "nec",
        options: [{ type: 1, name: "settings", options: [{ name: "answers", type: 3, value }] }],
      },
    });
    expect(textOf((await harness.command("help", data("public"))).message)).toContain("for those who manage");
    const done = await harness.command("help", { ...data("private"), ...manager });
    expect(textOf(done.message)).toContain("Settings changed");
  });
});

/** How many lines with a source the bot has to give, page after page. */
async function citedOverAllPages(command: string, values: Record<string, string>): Promise<number> {
  const asker = { surface: "discord" as const, community: null, channel: null, user: null, admin: false };
  const reply = await harness.bot.ask(command, values, asker);
  const own = reply.items.filter(({ citation }) => citation !== null).length;
  const next = reply.actions.find(({ kind }) => kind === "more")?.call;
  return own + (next === undefined ? 0 : await citedOverAllPages(next.command, next.values));
}

describe("Too much in a short time", () => {
  test("is answered with a kind word, and whoever manages the server is not kept waiting", async () => {
    const archive = await starterArchive();
    let now = 0;
    const limited = await discordHarness({
      bot: createBot({
        commands: [ask],
        services: { archive: () => archive, today: () => "2026-01-15" } as never,
        archive: () => archive,
        today: () => "2026-01-15",
        clock: () => now,
        observe: () => {},
        limits: { person: { burst: 1, perSecond: 0.1 }, community: { burst: 9, perSecond: 1 } },
      }),
    });
    const asked = async (from: Json = {}) =>
      textOf((await limited.command("ask what happened to the Forde report?", from)).message);
    expect(await asked()).not.toContain("A little slower");
    const refused = await asked();
    expect(refused).toContain("A little slower, please");
    expect(refused).toContain("Please ask again in 10 seconds.");
    expect(await asked(manager)).not.toContain("A little slower");
    now += 10_000;
    expect(await asked()).not.toContain("A little slower");
    expect(limited.server.state.problems).toEqual([]);
    await limited.close();
  });
});
