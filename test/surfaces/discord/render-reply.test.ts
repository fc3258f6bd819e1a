import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noteReply, type Reply } from "../../../src/reply.ts";
import { decodeCall } from "../../../src/surfaces/discord/call-id.ts";
import { carriesMark } from "../../../src/surfaces/discord/mark-id.ts";
import { echoedText, nested } from "../../../src/surfaces/discord/message-parts.ts";
import type { RenderContext } from "../../../src/surfaces/discord/render-context.ts";
import { renderReply } from "../../../src/surfaces/discord/render-reply.ts";
import { wordingIn } from "../../../src/wording.ts";
import { arbitraryReply, arbitraryText } from "../../builders/arbitrary-reply.ts";
import { judgeMessage } from "../../servers/discord-judge.ts";
import { judgeUploads } from "../../servers/discord-uploads.ts";

const context: RenderContext = {
  words: wordingIn("en"),
  readingRoom: null,
  edition: "abc123",
  asked: { command: "ask", values: { question: "what happened to the Forde report?" } },
  skip: 0,
  share: true,
  mark: null,
  pictureAlt: null,
  remarks: [],
};

const arbitraryContext: fc.Arbitrary<RenderContext> = fc.record({
  words: fc.constantFrom(wordingIn("en"), wordingIn("cy")),
  readingRoom: fc.constantFrom(null, "https://nec.example.org"),
  edition: fc.stringMatching(/^[\w-]{6}$/),
  asked: fc.option(
    fc.record({
      command: fc.constantFrom("ask", "topic"),
      values: fc.record({ question: arbitraryText(500) }),
    }),
  ),
  skip: fc.nat(60),
  share: fc.boolean(),
  mark: fc.option(fc.stringMatching(/^[\w-]{25}$/)),
  pictureAlt: fc.option(arbitraryText(2_000)),
  remarks: fc.constantFrom([], ["The reports have changed."]),
});

function texts(message: { components: unknown }): string {
  return [...nested(message.components)]
    .map(({ content }) => (typeof content === "string" ? content : ""))
    .join("\n");
}

describe("A reply on Discord", () => {
  test("keeps every limit, whatever it holds", () => {
    fc.assert(
      fc.property(arbitraryReply, arbitraryContext, (reply, any) => {
        const message = renderReply(reply, any);
        expect(judgeMessage(message, "create")).toEqual([]);
        expect(judgeMessage(message, "edit")).toEqual([]);
        const uploads = (message.attachments ?? []).map(({ id, filename }) => ({
          id,
          name: filename,
          type: "image/png",
          bytes: new Uint8Array(1),
        }));
        expect(judgeUploads(message, uploads)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test("fires no mention, makes no link of its own accord and shows no formatting of the reports' text", () => {
    fc.assert(
      fc.property(arbitraryReply, arbitraryContext, (reply, any) => {
        const shown = texts(renderReply(reply, any));
        expect(shown).not.toMatch(/@(?:everyone|here)/i);
        expect(shown).not.toMatch(/(?<!\\)\]\((?!https?:\/\/[^()<>\s]+\))/);
        // What is left once links and escaped characters are taken out could still have an effect.
        const live = shown.replace(/\]\(https?:[^)]*\)/g, "]").replace(/\\[^\p{L}\p{N}\s]/gu, "");
        expect(live).not.toMatch(/https?:\/\/|<[@#/:!]|[`~|]|__|```/);
      }),
      { numRuns: 100 },
    );
  });

  test("shows each line with its source or says how many had no room", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        const shown = texts(renderReply(reply, context));
        const total =
          reply.items.length + reply.conflicts.reduce((sum, { values }) => sum + values.length, 0);
        const left = Number(/^-# (\d+) more lines? of this answer/m.exec(shown)?.[1] ?? 0);
        const cited = reply.items.filter(({ citation }) => citation !== null);
        const sources = (shown.match(/^-# (?:\(paraphrase\) )?(?:\[|.*\()/gm) ?? []).length;
        if (left === 0) expect(sources).toBeGreaterThanOrEqual(cited.length);
        expect(left).toBeLessThan(Math.max(total, 1));
      }),
      { numRuns: 100 },
    );
  });

  test("goes through all lines when the rest is asked for again and again", () => {
    fc.assert(
      fc.property(arbitraryReply, (reply) => {
        const total =
          reply.items.length + reply.conflicts.reduce((sum, { values }) => sum + values.length, 0);
        let skip = 0;
        for (let turn = 0; turn < total + 1; turn += 1) {
          const shown = texts(renderReply(reply, { ...context, skip }));
          const left = Number(/^-# (\d+) more lines? of this answer/m.exec(shown)?.[1] ?? 0);
          if (left === 0) return;
          expect(total - left).toBeGreaterThan(skip);
          skip = total - left;
        }
        expect.unreachable("the rest never ended");
      }),
      { numRuns: 100 },
    );
  });

  test("gives the rest a button that says where to go on", () => {
    const reply = longReply();
    const message = renderReply(reply, context);
    const ids = [...nested(message.components)]
      .map(({ custom_id }) => custom_id)
      .filter((id) => typeof id === "string");
    const rest = ids
      .map((id) => decodeCall(id, echoedText(message.components), commands))
      .find((pressed) => pressed !== null && pressed.skip > 0);
    const left = Number(/^-# (\d+) more lines/m.exec(texts(message))?.[1]);
    expect(rest).toMatchObject({ call: context.asked, skip: reply.items.length - left });
  });

  test("puts quotations in quotation marks and marks what is not in the report's words", () => {
    const shown = texts(renderReply(longReply(), context));
    expect(shown).toContain("> “The general secretary reported");
    expect(shown).toContain("**1. 25 January 2022 · National Executive Committee · Ann Black**");
    const paraphrased = texts(
      renderReply(
        { ...longReply(), items: longReply().items.map((item) => ({ ...item, kind: "paraphrase" })) },
        context,
      ),
    );
    expect(paraphrased).toContain("-# (paraphrase) [NEC report]");
    expect(paraphrased).not.toContain("“The general secretary");
  });

  test("sets conflicting accounts apart, each with its reporter", () => {
    const [item] = longReply().items;
    const citation = item?.citation;
    if (citation == null) throw new Error("the reply has a citation");
    const reply = {
      ...noteReply("Membership", [], longReply().coverage),
      conflicts: [
        {
          about: "members in July 2021",
          values: [
            { text: "430,000", citation },
            { text: "425,000", citation: { ...citation, authors: ["Luke Akehurst"] } },
          ],
        },
      ],
    };
    const shown = texts(renderReply(reply, context));
    expect(shown).toContain("**The accounts differ: members in July 2021**");
    expect(shown).toMatch(/- 430,000\n-# .*Ann Black/);
    expect(shown).toMatch(/- 425,000\n-# .*Luke Akehurst/);
  });

  test("says what was looked for when the reports do not say", () => {
    const reply: Reply = {
      ...noteReply("Not in the reports", [], { reports: 103, from: "2003-01-28", to: "2025-11-25" }),
      verdict: "not-in-reports",
      lookedFor: ["Durham Miners' Gala", "gala"],
    };
    const shown = texts(renderReply(reply, context));
    expect(shown).toContain("Looked for: Durham Miners' Gala; gala");
    expect(shown).toContain("Reports held: 103, 28 January 2003 to 25 November 2025");
  });

  test("speaks Welsh in its own words and leaves the report's as they are", () => {
    const shown = texts(renderReply(longReply(), { ...context, words: wordingIn("cy") }));
    expect(shown).toContain("25 Ionawr 2022");
    expect(shown).toContain("> “The general secretary reported");
  });

  test("carries a mark that can be found again", () => {
    const message = renderReply(longReply(), { ...context, asked: null, mark: "d-0123456789abcdef-1" });
    expect(carriesMark(message.components, "d-0123456789abcdef-1")).toBe(true);
    expect(carriesMark(message.components, "d-0123456789abcdef-2")).toBe(false);
  });
});

const commands = [
  {
    name: "ask",
    description: "Ask",
    access: "everyone" as const,
    options: [{ name: "question", description: "question", type: "text" as const }],
    examples: [],
    stateful: false,
  },
];

function longReply(): Reply {
  const citation = {
    report: "nec-report-a1b2c3",
    file: "nec.md",
    title: "NEC report",
    authors: ["Ann Black"],
    meeting: {
      body: "National Executive Committee",
      from: "2022-01-25",
      to: "2022-01-25",
      precision: "day" as const,
    },
    address: "https://example.org/nec",
    passage: "nec-report-a1b2c3.0badcafe",
    start: 0,
    end: 10,
  };
  return {
    ...noteReply("Forde report", [], { reports: 103, from: "2003-01-28", to: "2025-11-25" }),
    items: Array.from({ length: 30 }, (_, index) => ({
      kind: "quote" as const,
      text: `The general secretary reported ${index} ${"that the inquiry had been delayed again ".repeat(8)}`,
      date: "2022-01-25",
      person: "Ann Black",
      citation: { ...citation, passage: `nec-report-a1b2c3.${index.toString(16).padStart(8, "0")}` },
    })),
  };
}
