import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flow, paragraphs } from "../src/paragraphs.ts";
import { sentences } from "../src/sentences.ts";

const texts = (text: string) => sentences(text).map((sentence) => sentence.text);

describe("sentences", () => {
  it("keeps titles, initials and abbreviations inside their sentence", () => {
    expect(
      texts(
        "Cllr. Jones asked Dr. J. R. Smith about item no. 4, e.g. the fees. Rt. Hon. Lady Amos replied at 8.30 p.m. The chair thanked her.",
      ),
    ).toEqual([
      "Cllr. Jones asked Dr. J. R. Smith about item no. 4, e.g. the fees.",
      "Rt. Hon. Lady Amos replied at 8.30 p.m.",
      "The chair thanked her.",
    ]);
  });

  it("ends a sentence at an initial when a new sentence plainly follows", () => {
    expect(texts("Members preferred plan B. The chair did not.")).toEqual([
      "Members preferred plan B.",
      "The chair did not.",
    ]);
  });

  it("reads hard-wrapped lines as one sentence, its line ends kept", () => {
    const text =
      "The committee heard a long report from the treasurer about the\nfinances of the party, which he called sound, and thanked Ellie\nReeves for her work. Two members disagreed and asked for a new\npaper.";
    expect(texts(text)).toEqual([
      "The committee heard a long report from the treasurer about the\nfinances of the party, which he called sound, and thanked Ellie\nReeves for her work.",
      "Two members disagreed and asked for a new\npaper.",
    ]);
  });

  it("makes a heading and each list item a sentence without its marks", () => {
    expect(
      texts(
        "## Finance\n\nThree things were agreed:\n• a new budget\n• more staff\n1) a review\n\n2)\nAn audit.",
      ),
    ).toEqual([
      "Finance",
      "Three things were agreed:",
      "a new budget",
      "more staff",
      "a review",
      "An audit.",
    ]);
  });

  it("divides sentences that were glued together but leaves addresses whole", () => {
    expect(texts("We read the rulebook.When we asked, see labour.org.uk for more.")).toEqual([
      "We read the rulebook.",
      "When we asked, see labour.org.uk for more.",
    ]);
  });

  it("keeps a question in quotation marks with the words that follow it", () => {
    expect(texts("“Is that all?” she asked. Nobody answered.")).toEqual([
      "“Is that all?” she asked.",
      "Nobody answered.",
    ]);
  });

  it("finds ordered spans that are exactly the text, whatever the text", () => {
    const piece = fc.constantFrom(
      "The NEC met. ",
      "Dr. ",
      "\n",
      "\n\n",
      "• ",
      "1) ",
      "– ",
      "J. ",
      "etc. ",
      "e.g. ",
      "## ",
      "\u00a0",
      "😀",
      "\r\n",
      "carried 20-8",
      "…",
      "?” ",
      "---",
      "a",
      "Zed.When ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((parts) => parts.join("")),
        ),
        (text) => {
          let last = 0;
          for (const { start, end, text: sentence } of sentences(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(sentence).toBe(text.slice(start, end));
            expect(sentence).toBe(sentence.trim());
            expect(sentence).not.toBe("");
            last = end;
          }
        },
      ),
    );
  });

  it("loses no word of a text", () => {
    const word = fc.constantFrom(
      "motion",
      "Carried.",
      "NEC",
      "fell\n",
      "chair.\n\n",
      "20-8,",
      "Members",
      "no.",
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(" ");
        const kept = sentences(text)
          .map((sentence) => sentence.text)
          .join(" ");
        expect(kept.split(/\s+/u)).toEqual(text.trim().split(/\s+/u));
      }),
    );
  });
});

describe("paragraphs", () => {
  it("tells headings from one-line paragraphs without blank lines between them", () => {
    const text =
      "Trans inclusion\nThe equalities committee discussed the draft of the statement at length.\nSexual harassment\nThe NEC noted the report, which held harrowing allegations, and began a review.";
    expect(paragraphs(text).map((paragraph) => paragraph.kind)).toEqual([
      "heading",
      "prose",
      "heading",
      "prose",
    ]);
  });

  it("takes a line break between first name and surname for a break inside a sentence where lines are broken throughout", () => {
    const text =
      "We met in Glasgow and heard from the chair, Ellie\nReeves, who spoke about the\nconference. There were 323\nmotions and the\ncommittee took them one by one. Then we heard from Angela\nRayner on the plans.";
    expect(paragraphs(text)).toHaveLength(1);
  });
});

describe("A sentence that begins with a number", () => {
  it.each([
    [
      "The tea was late. 96 members of staff have gone.",
      ["The tea was late.", "96 members of staff have gone."],
    ],
    ["We read para. 96 twice.", ["We read para. 96 twice."]],
    ["It met on Wed. 12 members came.", ["It met on Wed. 12 members came."]],
  ])("%s", (text, expected) => {
    expect(sentences(text).map((sentence) => sentence.text)).toEqual(expected);
  });
});

describe("flow", () => {
  it("joins wrapped lines and puts hyphenated words together only where the whole word is known", () => {
    expect(flow("the commit-\ntee on open-\nskies\u00a0 agreed", (word) => word === "committee")).toBe(
      "the committee on open-skies agreed",
    );
  });
});
