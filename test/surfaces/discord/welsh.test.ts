/** A server that has chosen Welsh, end to end: real surface, real bot, real digests, local Discord. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import { buildArchive } from "../../../src/archive/build-archive.ts";
import { createDigestService } from "../../../src/digest/digest-service.ts";
import { meetingOf, reportOf } from "../../archive/report-builder.ts";
import { englishIn, notOwnIn } from "../../builders/english-words.ts";
import { CHANNEL, type Json, MEMBER } from "../../servers/discord-server.ts";
import { controlsOf, type DiscordHarness, discordHarness, starterArchive, textOf, until } from "./harness.ts";

const manager = { member: { user: { id: MEMBER, username: "Mabel" }, roles: [], permissions: "32" } };

let harness: DiscordHarness;
let archive: Archive;
let names: readonly string[];

beforeAll(async () => {
  archive = await starterArchive();
  names = notOwnIn(archive);
  harness = await discordHarness();
  expect(textOf((await harness.command("settings language:welsh")).message)).toContain(
    "Iaith geiriau’r bot ei hun: Cymraeg.",
  );
});

afterAll(async () => {
  expect(harness.server.state.problems).toEqual([]);
  await harness.close();
});

/** The lines and controls of a message that are the bot's own, without markup and without what reports say. */
function english(message: Json, typed: readonly string[] = []): readonly string[] {
  const lines = textOf(message)
    .split("\n")
    .filter((line) => !line.startsWith("> "))
    .map((line) => line.replaceAll(/\[[^\]]*\]\([^)]*\)/g, " ").replaceAll("\\", ""));
  const labels = controlsOf(message).map(({ label }) => label);
  return [...lines, ...labels].flatMap((line) =>
    englishIn(line, [...names, ...typed]).map((word) => `${word}: ${line}`),
  );
}

describe("A server that has chosen Welsh", () => {
  test("is answered in Welsh, and the reports are left as they are", async () => {
    const { message } = await harness.command("topic Forde report");
    expect(textOf(message)).toMatch(/\d+ \p{L}+, yr hynaf yn gyntaf\./u);
    expect(textOf(message)).toMatch(/^> .*\bthe\b/mu);
    expect(english(message)).toEqual([]);
  });

  test("keeps its language on the next page, in context and when an answer is shared", async () => {
    const { message } = await harness.command("votes");
    const labels = controlsOf(message).map(({ label }) => label);
    const more = labels.find((label) => /^(?:Dangos y gweddill|\d+ arall)$/.test(label)) ?? "";
    for (const label of [
      more,
      labels.find((each) => each.startsWith("1. ")) ?? "",
      "Pob adroddiad o’r cyfarfod hwn",
    ]) {
      expect(english((await harness.press(message, label)).message)).toEqual([]);
    }
    const shared = await harness.press(message, "Rhannu yn y sianel");
    expect(shared.ephemeral).toBe(false);
    expect(textOf(shared.message)).toContain("Rhannwyd gan member");
    expect(english(shared.message)).toEqual([]);
  });

  test.each([
    "help",
    "help digest",
    "privacy",
    "following",
    "coverage",
    "brief",
    "why herring",
    "topic monorail",
  ])("reads nothing in English of %s", async (line) => {
    expect(english((await harness.command(line, manager)).message, [line, "monorail", "herring"])).toEqual(
      [],
    );
  });

  test("is told in Welsh what cannot be read, and who may do what", async () => {
    const unread = await harness.command("topic Forde report from:herring");
    expect(textOf(unread.message)).toContain(
      "Nid yw “herring” yn ddyddiad y gellir ei ddarllen ar gyfer “from”.",
    );
    const refused = await harness.command("digest here weekly");
    expect(textOf(refused.message)).toContain("Dim ond y rhai sy’n rheoli’r gweinydd");
    expect([...english(unread.message), ...english(refused.message)]).toEqual([]);
  });

  test("is answered in Welsh where the bot is mentioned", async () => {
    const answer = await harness.write(`<@${harness.server.state.me}> what happened to the Forde report?`);
    expect(english(answer ?? {})).toEqual([]);
    expect(textOf(answer ?? {})).toContain("yr hynaf yn gyntaf");
  });

  test("gets its digests in Welsh", async () => {
    let now = Temporal.Instant.from("2026-03-02T10:00:00Z");
    const digests = createDigestService({
      store: harness.store,
      timeZone: "Europe/London",
      cron: "0 9 * * 5",
      channels: [],
      now: () => now,
      random: () => 0.5,
      newId: () => crypto.randomUUID().replaceAll("-", "").slice(0, 16),
      observe: () => {},
    });
    await digests.onCorpus(archive);
    const set = await harness.command("digest here as-they-land wait:0", manager);
    expect(textOf(set.message)).toContain("Mae’r crynodeb wedi’i drefnu");
    expect(english(set.message)).toEqual([]);
    const report = reportOf({
      file: "thistlewood-march-2026.md",
      title: "Lighthouses again",
      authors: ["Mabel Thistlewood"],
      meeting: meetingOf("NEC", "2026-02-24"),
      sections: {
        Lighthouses: [
          "A motion on lighthouses was carried by 19 votes to 11.",
          "Membership stood at 312,400.",
        ],
      },
    });
    const { files, gazetteer } = archive;
    const grown = await buildArchive({ files: [...files, report], gazetteer });
    const before = harness.server.messagesIn(CHANNEL).length;
    await digests.start([harness.surface]);
    await digests.onCorpus(grown);
    now = now.add({ minutes: 10 });
    await digests.pulse();
    const posted = await until(() => harness.server.messagesIn(CHANNEL)[before] ?? null);
    await digests.stop();
    expect(textOf(posted ?? {})).toContain("Newydd am NEC, 24 Chwefror 2026");
    expect(textOf(posted ?? {})).toContain("1 adroddiad newydd, ar 1 cyfarfod.");
    expect(textOf(posted ?? {})).toContain("Derbyniwyd 19–11");
    expect(english(posted ?? {}, ["Lighthouses", "Lighthouses again", "Mabel Thistlewood"])).toEqual([]);
  });

  test("speaks English again when it chooses so", async () => {
    expect(textOf((await harness.command("settings language:english")).message)).toContain("English");
    expect(textOf((await harness.command("topic Forde report")).message)).toContain("oldest first");
  });
});
