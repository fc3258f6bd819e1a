import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderReply, type SlackMessage } from "../../../src/surfaces/slack/render-reply.ts";
import { slackWordingIn } from "../../../src/surfaces/slack/slack-wording.ts";
import { arbitraryReply } from "../../builders/arbitrary-reply.ts";
import { payloadFaults } from "../../servers/slack-limits.ts";
import { faultsOf } from "./slack-schema.ts";

const layout = fc.record({
  wording: fc.constantFrom(slackWordingIn("en"), slackWordingIn("cy")),
  readingRoom: fc.constantFrom(null, "https://nec.example.org"),
  messages: fc.constantFrom(1, 3),
  form: fc.constantFrom(null, { command: "topic", values: { from: "sometime" } }),
  share: fc.constantFrom(null, {
    command: "ask",
    values: { question: "what happened to the Forde report?" },
  }),
});

describe("Any reply on Slack", () => {
  test("keeps every limit and has the shape of Slack's own types", () => {
    fc.assert(
      fc.property(arbitraryReply, layout, (reply, options) => {
        const messages = renderReply(reply, options);
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.length).toBeLessThanOrEqual(options.messages);
        for (const { text, blocks, plainBlocks, chart } of messages) {
          expect(payloadFaults({ text, blocks })).toEqual([]);
          // Slack's published types do not know its charts yet: `payloadFaults` looks at those.
          for (const block of blocks)
            if (block.type !== "data_visualization") expect(faultsOf("KnownBlock", block)).toEqual([]);
          expect(plainBlocks.filter((block) => block.type === "table")).toEqual([]);
          const slack_file = { id: "F012345678" };
          const image = { type: "image", alt_text: chart?.alt ?? "", slack_file } as const;
          const pictured = chart === undefined ? plainBlocks : plainBlocks.toSpliced(chart.at, 0, image);
          expect(payloadFaults({ text, blocks: pictured })).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("pings nobody, and links only where the renderer means it", () => {
    fc.assert(
      fc.property(arbitraryReply, layout, (reply, options) => {
        for (const shown of mrkdwnOf(renderReply(reply, options))) {
          expect(shown.replace(/<https?:\/\/[^|<>\s]+\|[^<>|]*>/g, "")).not.toMatch(/[<>]/);
          expect(shown).not.toMatch(/&(?!(amp|lt|gt);)/);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Every text that Slack reads as mrkdwn; a renderer's own quotation mark at a line's start left out. */
function mrkdwnOf(messages: readonly SlackMessage[]): string[] {
  const found: string[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      if ("type" in value && value.type === "mrkdwn" && "text" in value) found.push(String(value.text));
      Object.values(value).forEach(visit);
    }
  };
  for (const { text, blocks } of messages) {
    found.push(text);
    visit(blocks);
  }
  return found.map((text) => text.replace(/^>/gm, ""));
}
