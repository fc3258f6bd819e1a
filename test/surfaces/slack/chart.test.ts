/** Charts on Slack, drawn by Slack or as a picture, from the command to what stands in the channel. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chartBlock } from "../../../src/surfaces/slack/render-chart.ts";
import type { Args } from "../../servers/slack-api.ts";
import { payloadFaults } from "../../servers/slack-limits.ts";
import { ADMIN, type BotWorld, buttonsOf, openBot, openSlack, type SlackWorld, wordsOf } from "./harness.ts";

let world: BotWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

const CHART = "data_visualization";
const ALT = /^Membership as reported: \d+ values from .* to .*; lowest .*, highest .*, latest /m;

async function onSlack(run: (slack: SlackWorld) => Promise<void>): Promise<void> {
  const slack = await openSlack(world, "socket");
  try {
    await run(slack);
  } finally {
    await slack.close();
  }
}

function kindsOf(message: Args | undefined): readonly string[] {
  return ((message?.blocks ?? []) as Args[]).map(({ type }) => String(type));
}

function blockOf(message: Args | undefined, type: string): Args | undefined {
  return ((message?.blocks ?? []) as Args[]).find((block) => block.type === type);
}

async function figures(slack: SlackWorld): Promise<Args> {
  const [answer] = await slack.answered((await slack.command("figures membership")).id);
  return answer?.body ?? {};
}

describe("A private answer with figures", () => {
  test("has a chart that Slack draws, and says in words what it shows", () =>
    onSlack(async (slack) => {
      const answer = await figures(slack);
      expect(answer.response_type).toBe("ephemeral");
      expect(blockOf(answer, CHART)).toMatchObject({
        title: "Membership as reported",
        chart: { type: "bar" },
      });
      expect(String(answer.text)).toMatch(ALT);
      expect(slack.server.files.size).toBe(0);
      expect(slack.server.problems).toEqual([]);
    }));

  test("goes without its chart, and without a file, where Slack refuses charts", () =>
    onSlack(async (slack) => {
      slack.server.refusedBlocks.add(CHART);
      const answer = await figures(slack);
      expect(kindsOf(answer)).not.toContain(CHART);
      expect(kindsOf(answer)).not.toContain("image");
      expect(wordsOf(answer.blocks)).toContain("Figures: membership");
      expect(slack.server.files.size).toBe(0);
      expect(slack.server.problems).toEqual([]);
    }));

  test("keeps its chart when it is shared with the channel", () =>
    onSlack(async (slack) => {
      const answer = await figures(slack);
      const share = buttonsOf(answer.blocks).get("Share to channel") ?? {};
      const { id } = await slack.press(share, { ephemeral: true });
      const [shared] = await slack.answered(id);
      expect(shared?.body.response_type).toBe("in_channel");
      expect(blockOf(shared?.body, CHART)).toEqual(blockOf(answer, CHART));
    }));
});

describe("An answer in a channel whose chart Slack refuses", () => {
  const ask = (slack: SlackWorld) => slack.write("<@U0NECBOT> /nec figures membership");

  test("has a picture with alt text in its place, of a file that stands nowhere by itself", () =>
    onSlack(async (slack) => {
      slack.server.refusedBlocks.add(CHART);
      // Slack needs a while before it shows a new file.
      slack.server.refuseNewFiles(2);
      const ts = await ask(slack);
      await slack.server.until(() => slack.posted(undefined, ts).length > 0, "an answer");
      const [answer] = slack.posted(undefined, ts);
      const image = blockOf(answer, "image");
      expect(String(image?.alt_text)).toMatch(ALT);
      const file = slack.server.files.get(String((image?.slack_file as Args | undefined)?.id));
      expect(file).toMatchObject({ name: "chart.png", alt: image?.alt_text, channel: null });
      expect([...(file?.bytes?.subarray(1, 4) ?? [])]).toEqual(
        [..."PNG"].map((letter) => letter.charCodeAt(0)),
      );
      expect(slack.posted(undefined, ts)).toHaveLength(1);
      expect(slack.server.problems).toEqual([]);
    }));

  test("is uploaded once, however often it is asked for", () =>
    onSlack(async (slack) => {
      slack.server.refusedBlocks.add(CHART);
      for (const _ of [1, 2]) {
        const ts = await ask(slack);
        await slack.server.until(() => slack.posted(undefined, ts).length > 0, "an answer");
      }
      expect(slack.server.files.size).toBe(1);
    }));

  test.each([
    ["the app may not write files", "files.getUploadURLExternal", { error: "missing_scope" }],
    ["the upload fails", "files.completeUploadExternal", { status: 500 }],
  ] as const)("goes without any where %s", (_, method, fault) =>
    onSlack(async (slack) => {
      slack.server.refusedBlocks.add(CHART);
      slack.server.fail(method, fault);
      const ts = await ask(slack);
      await slack.server.until(() => slack.posted(undefined, ts).length > 0, "an answer");
      const [answer] = slack.posted(undefined, ts);
      expect(kindsOf(answer)).not.toContain("image");
      expect(wordsOf(answer?.blocks)).toContain("Figures: membership");
    }),
  );

  test("goes without any where Slack refuses the picture too", () =>
    onSlack(async (slack) => {
      for (const kind of [CHART, "image"]) slack.server.refusedBlocks.add(kind);
      const ts = await ask(slack);
      await slack.server.until(() => slack.posted(undefined, ts).length > 0, "an answer");
      expect(wordsOf(slack.posted(undefined, ts)[0]?.blocks)).toContain("Figures: membership");
    }));

  test("shared from a private one has the picture as well", () =>
    onSlack(async (slack) => {
      const answer = await figures(slack);
      slack.server.refusedBlocks.add(CHART);
      const share = buttonsOf(answer.blocks).get("Share to channel") ?? {};
      const { id } = await slack.press(share, { ephemeral: true });
      const [shared] = await slack.answered(id);
      expect(kindsOf(shared?.body)).toContain("image");
      expect([...slack.server.files.values()].map(({ channel }) => channel)).toEqual([null]);
    }));
});

test("A topic shows how many reports of each year mention it; in Welsh where the workspace wants that", () =>
  onSlack(async (slack) => {
    await slack.answered((await slack.command("settings language:welsh", { user: ADMIN })).id);
    const [welsh] = await slack.answered((await slack.command("topic Forde report")).id);
    expect(blockOf(welsh?.body, CHART)?.title).toBe("Adroddiadau sy’n sôn am Forde report");
    await slack.answered((await slack.command("settings language:english", { user: ADMIN })).id);
    const [english] = await slack.answered((await slack.command("topic Forde report")).id);
    const { chart, title } = blockOf(english?.body, CHART) as { title: string; chart: Args };
    expect(title).toBe("Reports that mention Forde report");
    expect((chart.series as Args[]).map(({ name }) => name)).toEqual(["Mention it", "Held"]);
  }));

describe("A chart that Slack draws", () => {
  const points = Array.from({ length: 34 }, (_, index) => ({
    value: 300_000 + index,
    date: `20${String(10 + Math.floor(index / 2))}-05`,
    reporter: "Rosalind Achterberg-Featherstonehaugh",
  }));
  const shown = chartBlock({ kind: "figures", measure: "membership", unit: "members", points }, "en");

  test("has the latest twenty values at most, and says so", () => {
    const [series] = shown.chart.series;
    expect(series?.data.map(({ value }) => value)).toEqual(points.slice(-20).map(({ value }) => value));
    expect(shown.chart.axis_config.x_label).toBe("Date and reporter; the latest 20 of 34 values");
  });

  test("tells values of one month and one reporter apart", () => {
    const { categories } = shown.chart.axis_config;
    expect(new Set(categories).size).toBe(20);
    expect(categories.slice(-2)).toEqual(["May 2026 Achterberg…", "May 2026 Achterb (2)"]);
    expect(payloadFaults({ text: "x", blocks: [shown] })).toEqual([]);
  });

  test("of mentions begins with the first year that has one", () => {
    const years = Array.from({ length: 25 }, (_, index) => ({
      year: 2000 + index,
      held: 3,
      mentioning: index < 12 ? 0 : 1,
    }));
    const { chart } = chartBlock({ kind: "years", subject: "the harbour review", years }, "en");
    expect(chart.axis_config.categories).toEqual(years.slice(12).map(({ year }) => String(year)));
  });
});
