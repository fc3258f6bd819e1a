import { describe, expect, test } from "vitest";
import type { Citation, Item, Reply } from "../../../src/reply.ts";
import { decodeCall, encodeCall } from "../../../src/surfaces/slack/call-value.ts";
import {
  asksSomething,
  commandText,
  incomingText,
  mentionsOthers,
} from "../../../src/surfaces/slack/incoming-text.ts";
import { clip, fitLiteral, literal } from "../../../src/surfaces/slack/mrkdwn.ts";
import { type ReplyLayout, renderReply } from "../../../src/surfaces/slack/render-reply.ts";
import { slackWordingIn } from "../../../src/surfaces/slack/slack-wording.ts";
import { buttonsOf } from "./harness.ts";

const citation: Citation = {
  report: "report-1",
  file: "report-1.md",
  title: "NEC <report>",
  authors: ["Rosalind Achterberg"],
  meeting: { body: "NEC", from: "2022-07-12", to: "2022-07-12", precision: "day" },
  address: "https://example.org/report?a=1&b=2",
  passage: "report-1.abcdef01",
  start: 0,
  end: 10,
};

const quote: Item = {
  kind: "quote",
  text: "We won *by* 12 & lost <nothing>.",
  date: "2022-07-12",
  person: "Rosalind Achterberg",
  citation,
};

const reply: Reply = {
  verdict: "answered",
  title: "Votes",
  summary: "",
  understood: null,
  items: [quote],
  conflicts: [],
  lookedFor: ["votes"],
  coverage: { reports: 2, from: "2022-07-12", to: "2023-01-24" },
  remaining: 0,
  actions: [],
};

const layout: ReplyLayout = {
  wording: slackWordingIn("en"),
  readingRoom: null,
  messages: 1,
  share: null,
  form: null,
};

/** Everything that stands in the blocks' text fields, line by line. */
function shown(some: Reply, options: Partial<ReplyLayout> = {}): string {
  const texts: string[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key === "text" && typeof part === "string") texts.push(part);
        else visit(part);
      }
    }
  };
  visit(renderReply(some, { ...layout, ...options }).map(({ blocks }) => blocks));
  return texts.join("\n");
}

describe("A line of evidence", () => {
  test("is quoted with its date, body, reporter and source, and shows as it stands", () => {
    expect(shown(reply)).toContain("*12 July 2022 · NEC · Rosalind Achterberg*");
    expect(shown(reply)).toContain(">“We won *\u2060by* 12 &amp; lost &lt;nothing&gt;.”");
    expect(shown(reply)).toContain("<https://example.org/report?a=1&amp;b=2#:~:text=");
    expect(shown(reply)).toContain("|NEC &lt;report&gt;>");
  });

  test("is never put in quotation marks when it is a paraphrase", () => {
    for (const change of [{ kind: "paraphrase" }, { kind: "vote", paraphrased: true }] as const) {
      const words = shown({ ...reply, items: [{ ...quote, ...change }] });
      expect(words).toContain("(paraphrase)");
      expect(words).not.toContain("“");
    }
  });

  test("opens in the reading room where there is one", () => {
    expect(shown(reply, { readingRoom: "https://nec.example.org" })).toContain(
      "<https://nec.example.org/report/report-1?at=report-1.abcdef01#report-1.abcdef01|",
    );
  });

  test("of a report without a public address has no link", () => {
    for (const address of [null, "javascript:alert(1)"]) {
      expect(shown({ ...reply, items: [{ ...quote, citation: { ...citation, address } }] })).not.toMatch(
        /<[^>]*\|/,
      );
    }
  });
});

test("what the reports do not say comes with what was looked for and what is held", () => {
  const words = shown({ ...reply, verdict: "not-in-reports", items: [] });
  expect(words).toContain("Not in the reports held");
  expect(words).toContain("Looked for: votes");
  expect(words).toContain("Reports held: 2, 12 July 2022 to 24 January 2023");
});

test("accounts that differ stand side by side", () => {
  const other = { ...citation, authors: ["Imelda Kettleby"] };
  const words = shown({
    ...reply,
    conflicts: [
      {
        about: "the tally",
        values: [
          { text: "12 to 4", citation },
          { text: "12 to 5", citation: other },
        ],
      },
    ],
  });
  expect(words).toContain("*The accounts differ: the tally*");
  expect(words).toMatch(
    /• 12 to 4 – Rosalind Achterberg, 12 July 2022\n• 12 to 5 – Imelda Kettleby, 12 July 2022/,
  );
});

test("three results stand in a table, which the plain form leaves out", () => {
  const vote: Item = { ...quote, kind: "vote", label: "Lost 10–17" };
  const [message] = renderReply({ ...reply, items: [vote, vote, vote] }, layout);
  expect(message?.blocks.filter(({ type }) => type === "table")).toHaveLength(1);
  expect(message?.plainBlocks.filter(({ type }) => type === "table")).toEqual([]);
  expect(renderReply({ ...reply, items: [vote, vote] }, layout)[0]?.plainBlocks).toEqual(
    renderReply({ ...reply, items: [vote, vote] }, layout)[0]?.blocks,
  );
});

test("a long answer is divided, its quotations shortened only when that is not enough", () => {
  const long: Item = { ...quote, text: "word ".repeat(500).trim() };
  const items = Array.from({ length: 10 }, () => long);
  const divided = renderReply({ ...reply, items }, { ...layout, messages: 3 });
  expect(divided).toHaveLength(3);
  expect(divided.flatMap(({ blocks }) => JSON.stringify(blocks).match(/…/g) ?? [])).toEqual([]);
  const [one, ...rest] = renderReply({ ...reply, items }, layout);
  expect(rest).toEqual([]);
  expect(JSON.stringify(one?.blocks)).toContain("…”");
  const many = renderReply({ ...reply, items: Array.from({ length: 200 }, () => quote) }, layout);
  expect(JSON.stringify(many[0]?.blocks)).toMatch(/\d+ more lines/);
});

test("buttons carry their whole call, and calls that are too long get no button", () => {
  const call = { command: "topic", values: { topic: "Forde report", page: "2" } };
  const action = { kind: "more", label: "More", call } as const;
  const huge = {
    ...action,
    label: "Huge",
    call: { command: "ask", values: { question: "x".repeat(3_000) } },
  };
  const [message] = renderReply({ ...reply, actions: [action, huge] }, layout);
  const buttons = buttonsOf(message?.blocks);
  expect([...buttons.keys()]).toEqual(["More"]);
  expect(decodeCall(buttons.get("More")?.value)).toEqual({ call, mode: "show", title: null });
  expect(encodeCall(huge.call, "share")).toBeNull();
});

test.each([
  ["<@U0NECBOT> what about <https://example.org|the Forde report>?", "what about the Forde report?"],
  ["a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"],
  ["<!channel> <!here|here> hello <@U123>", "here hello"],
  ["in <#C123|general>", "in #general"],
  ["<https://example.org/a>", "https://example.org/a"],
  ["two\n\nlines", "two lines"],
])("%j is read as %j", (text, words) => {
  expect(incomingText(text, "U0NECBOT")).toBe(words);
});

test("in a command a channel is its id", () => {
  expect(commandText("settings channel:<#C0NEWS|nec-news>")).toBe("settings channel:C0NEWS");
});

test.each([
  ["and in 2022?", true],
  ["what about Forde", true],
  ["votes omov", true],
  ["thanks, that is useful", false],
  ["great", false],
  ["I was there, it was awful.", false],
])("under a thread %j asks for something: %s", (text, asks) => {
  expect(asksSomething(text, ["votes", "topic"])).toBe(asks);
});

test("a message to somebody else is recognised", () => {
  expect(mentionsOthers("<@U0NECBOT> and <@U0OTHER>", "U0NECBOT")).toBe(true);
  expect(mentionsOthers("<@U0NECBOT> hello", "U0NECBOT")).toBe(false);
});

test("formatting characters show as they stand, and words keep their handles and times", () => {
  expect(literal("_italic_ and *bold* and :smile: and `code`")).toBe(
    "_\u2060italic_ and *\u2060bold* and :\u2060smile: and `\u2060code`",
  );
  expect(literal("mish_rahman at 10:30, 2 * 3")).toBe("mish_rahman at 10:30, 2 * 3");
  expect(fitLiteral("<".repeat(50), 100).length).toBeLessThanOrEqual(100);
  expect(clip("one two three", 9)).toBe("one two…");
  expect(clip("👍👍", 2)).toBe("…");
});
