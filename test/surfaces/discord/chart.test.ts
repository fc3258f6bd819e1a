/** The picture of an answer's chart on Discord, end to end. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHANNEL, GUILD, type Json, MEMBER } from "../../servers/discord-server.ts";
import { controlsOf, type DiscordHarness, discordHarness, textOf } from "./harness.ts";

let harness: DiscordHarness;

beforeAll(async () => {
  harness = await discordHarness();
});

afterAll(async () => {
  expect(harness.server.state.problems).toEqual([]);
  await harness.close();
});

type Gallery = { readonly items: readonly { readonly description: string; readonly media: Json }[] };

/** Alt texts in the message's gallery; none where it shows no picture. */
function alts(message: Json): readonly string[] {
  const [container] = message.components as Json[];
  const inner = (container?.components ?? []) as (Json & Gallery)[];
  return inner
    .filter(({ type }) => type === 12)
    .flatMap(({ items }) => items.map((item) => item.description));
}

function files(message: Json): readonly Json[] {
  return (message.attachments ?? []) as Json[];
}

const ALT = /^Membership as reported: \d+ values from .* to .*; lowest .*, highest .*, latest /;

describe("An answer with figures", () => {
  test("shows them as a picture whose alt text says what it shows, to the asker alone", async () => {
    const { message, ephemeral } = await harness.command("figures membership");
    expect(ephemeral).toBe(true);
    expect(alts(message)).toEqual([expect.stringMatching(ALT)]);
    const [file] = files(message);
    expect(file).toMatchObject({ filename: "chart.png", content_type: "image/png" });
    expect(file?.description).toBe(alts(message)[0]);
    expect(String(file?.url)).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
    expect(file?.size).toBeGreaterThan(10_000);
  });

  test("keeps its picture when it is shared and on every page", async () => {
    const { message } = await harness.command("figures membership");
    const shared = await harness.press(message, "Share to channel");
    expect(shared.ephemeral).toBe(false);
    expect(alts(shared.message)).toEqual(alts(message));
    const more = controlsOf(message).find(({ label }) => label.endsWith("more"));
    const next = await harness.press(message, more?.label ?? "More");
    expect(alts(next.message)).toEqual(alts(message));
    expect(textOf(next.message)).not.toBe(textOf(message));
  });

  test("has its picture where the bot is mentioned", async () => {
    const me = harness.server.state.me;
    const answer = await harness.write(`<@${me}> /nec figures membership`, {
      mentions: [{ id: me, bot: true }],
    });
    expect(alts(answer ?? {})).toEqual([expect.stringMatching(ALT)]);
    expect(files(answer ?? {})).toHaveLength(1);
  });

  test("is told in the server's language, the picture's words too", async () => {
    await harness.store.changeSettings("discord", GUILD, { language: "cy" });
    const { message } = await harness.command("figures membership");
    expect(alts(message)).toEqual([
      expect.stringMatching(/^Membership: fel yr adroddwyd\. Nifer y gwerthoedd/),
    ]);
    await harness.store.changeSettings("discord", GUILD, { language: "en" });
  });

  test.each([
    [413, 1],
    [403, 1],
    [400, 1],
    // Tried again twice by itself: only then is it the files that Discord cannot take just now.
    [500, 3],
  ])("comes without its picture where Discord answers that with %i", async (status, times) => {
    harness.server.fault({ method: "PATCH", path: /@original$/, times, status });
    const { message } = await harness.command("figures membership");
    expect(alts(message)).toEqual([]);
    expect(files(message)).toEqual([]);
    expect(textOf(message)).toContain("Figures: membership");
  });

  test("comes without its picture in a channel that allows no files", async () => {
    const missing = { code: 50013, message: "Missing Permissions" };
    const path = new RegExp(`^/channels/${CHANNEL}/messages$`);
    harness.server.fault({ method: "POST", path, times: 1, status: 403, body: missing });
    const me = harness.server.state.me;
    const answer = await harness.write(`<@${me}> /nec figures membership`, {
      mentions: [{ id: me, bot: true }],
    });
    expect(alts(answer ?? {})).toEqual([]);
    expect(textOf(answer ?? {})).toContain("Figures: membership");
  });

  test("that are too few for a chart has none", async () => {
    const { message } = await harness.command("figures turnout from:2012 to:2012");
    expect(alts(message)).toEqual([]);
  });
});

describe("A topic", () => {
  test("shows how many reports of each year mention it", async () => {
    const { message } = await harness.command("topic Forde report");
    expect(alts(message)).toEqual([
      expect.stringMatching(/^Reports that mention Forde report, by year: \d+ in \d+ years, most in \d{4}/),
    ]);
  });

  test("shows no such chart beside a part of its mentions", async () => {
    for (const part of ["from:2021", "to:2023", "person:Ann Black"]) {
      expect(alts((await harness.command(`topic Forde report ${part}`)).message)).toEqual([]);
    }
  });
});

test("A chart in a direct message is a picture too", async () => {
  const { message } = await harness.command("figures membership", {
    guild_id: undefined,
    member: undefined,
    user: { id: MEMBER },
    channel: { id: "1", type: 1 },
  });
  expect(alts(message)).toEqual([expect.stringMatching(ALT)]);
});
