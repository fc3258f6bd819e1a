import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Item, noteReply, type Reply } from "../../../src/reply.ts";
import { renderText, type TextLayout } from "../../../src/surfaces/console/render-text.ts";
import { arbitraryReply } from "../../builders/arbitrary-reply.ts";

const LAYOUT: TextLayout = {
  width: 60,
  colour: false,
  readingRoom: null,
  more: () => 'Type "more" for them.',
};
const HELD = { reports: 3, from: "2031-03-11", to: "2033-02-08" };

const quote: Item = {
  kind: "quote",
  text: "The paper itself was carried 19-11, and the first posts will be advertised in May.",
  date: "2031-03-11",
  person: "Mabel Thistlewood",
  citation: {
    report: "thistlewood-000000",
    file: "thistlewood-march-2031.md",
    title: "NEC Meeting",
    authors: ["Mabel Thistlewood"],
    meeting: { body: "NEC", from: "2031-03-11", to: "2031-03-11", precision: "day" },
    address: "https://reports.example/march",
    passage: "thistlewood.00000000",
    start: 0,
    end: 82,
  },
};
const note = (text: string): Item => ({ kind: "note", text, date: null, person: null, citation: null });
const reply = (change: Partial<Reply>): Reply => ({ ...noteReply("A title", [], HELD), ...change });

describe("A reply in a terminal", () => {
  test("shows a quotation in quotation marks, under its date, body and reporter, over its file and link", () => {
    expect(renderText(reply({ items: [quote] }), { ...LAYOUT, width: 100 })).toBe(
      [
        "A title",
        "",
        "  11 March 2031 · NEC · Mabel Thistlewood",
        "    “The paper itself was carried 19-11, and the first posts will be advertised in May.”",
        "    thistlewood-march-2031.md",
        "    https://reports.example/march#:~:text=The%20paper%20itself%20was,be%20advertised%20in%20May.",
      ].join("\n"),
    );
  });

  test("marks a paraphrase and puts it in no quotation marks", () => {
    const text = renderText(reply({ items: [{ ...quote, kind: "paraphrase" }] }), LAYOUT);
    expect(text).toContain("Mabel Thistlewood (paraphrase)");
    expect(text).not.toMatch(/[“”]/);
  });

  test("puts notes one under the other, apart from the evidence", () => {
    const items = [quote, note("One."), note("Two."), quote, note("Three.")];
    const lines = renderText(reply({ items }), LAYOUT).split("\n");
    const around = (line: string) => lines.slice(lines.indexOf(line) - 1, lines.indexOf(line) + 2);
    expect(around("  One.")).toEqual(["", "  One.", "  Two."]);
    expect(around("  Two.")).toEqual(["  One.", "  Two.", ""]);
    expect(around("  Three.").slice(0, 2)).toEqual(["", "  Three."]);
  });

  test("sets terms in a column, and one that is too long for it on a line of its own", () => {
    const lines = [
      { label: "topic", text: "What the reports say on a subject, oldest first, with links." },
      { label: "date <date>", text: "The meetings of a day." },
      { label: "digest [action] [when] [day] [at]", text: "Regular news." },
    ];
    expect(renderText(noteReply("Help", lines, HELD), LAYOUT)).toBe(
      [
        "Help",
        "",
        "  topic        What the reports say on a subject, oldest",
        "               first, with links.",
        "  date <date>  The meetings of a day.",
        "  digest [action] [when] [day] [at]",
        "               Regular news.",
      ].join("\n"),
    );
  });

  test("says how the question was understood where the title does not", () => {
    expect(renderText(reply({ understood: "herring; 2021" }), LAYOUT)).toBe(
      "A title\nUnderstood as: herring; 2021",
    );
    expect(renderText(reply({ understood: "A title" }), LAYOUT)).toBe("A title");
    expect(renderText(reply({ understood: "" }), LAYOUT)).toBe("A title");
  });

  test("says what was looked for and what is held when the reports are silent, but not when nothing was asked", () => {
    const silent = reply({ verdict: "not-in-reports", lookedFor: ["zorbing", "Narnia"] });
    expect(renderText(silent, LAYOUT)).toContain(
      "Looked for: zorbing; Narnia.\nReports held: 3, 11 March 2031 to 8 February 2033.",
    );
    expect(renderText({ ...silent, lookedFor: [], problem: "usage" }, LAYOUT)).toBe("A title");
  });

  test("sets accounts that differ side by side, each with its source", () => {
    const { citation } = quote;
    if (citation === null) throw new Error("a quotation has a source");
    const conflicts = [
      {
        about: "the tally",
        values: [
          { text: "19-11", citation },
          { text: "19-12", citation: { ...citation, authors: [], meeting: null } },
        ],
      },
    ];
    expect(renderText(reply({ conflicts }), { ...LAYOUT, width: 100 })).toContain(
      [
        "The accounts differ: the tally",
        "  • 19-11 – Mabel Thistlewood, 11 March 2031 (thistlewood-march-2031.md)",
        "  • 19-12 – reporter unknown, undated (thistlewood-march-2031.md)",
      ].join("\n"),
    );
  });

  test("says how the rest is asked for", () => {
    expect(renderText(reply({ remaining: 4 }), LAYOUT)).toMatch(/4 more\. Type "more" for them\.$/);
  });

  test("is coloured only where colour is wanted, and says the same", () => {
    const coloured = renderText(reply({ items: [quote] }), { ...LAYOUT, colour: true });
    expect(coloured).toContain("\u001b[");
    expect(stripVTControlCharacters(coloured)).toBe(renderText(reply({ items: [quote] }), LAYOUT));
  });
});

describe("Any reply at all", () => {
  const bare = (text: string) => text.replace(/\s+/gu, "");

  test("keeps to the width but for links, holds no control characters, and names each file", () => {
    fc.assert(
      fc.property(
        arbitraryReply,
        fc.integer({ min: 40, max: 110 }),
        fc.constantFrom(null, "http://127.0.0.1:3000"),
        (any, width, readingRoom) => {
          const text = renderText(any, { ...LAYOUT, width, readingRoom });
          for (const line of text.split("\n")) {
            expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
            if (!/^ +https?:\/\/\S+$/.test(line)) expect(line.length).toBeLessThanOrEqual(width);
          }
          expect(text.isWellFormed()).toBe(true);
          const shown = bare(text);
          for (const { citation } of any.items) {
            if (citation === null) continue;
            const file = stripVTControlCharacters(citation.file).toWellFormed();
            expect(shown).toContain(
              bare(file.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
