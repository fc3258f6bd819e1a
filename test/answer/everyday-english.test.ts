import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { askingWordMeant } from "../../src/answer/asked.ts";
import { expressionTerms, phrasalTermsOf } from "../../src/answer/phrasal-verbs.ts";
import { phraseSynonymsOf, phrasesIn, synonymsOf } from "../../src/answer/synonyms.ts";
import { otherFormsOf } from "../../src/answer/word-forms.ts";
import { termsOf } from "../../src/archive/analyzer.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { slipCost } from "../../src/archive/edit-distance.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

const archive = await buildArchive({
  gazetteer,
  files: [
    reportOf({
      file: "otterburn-june-2031.md",
      title: "NEC, 10 June 2031",
      authors: ["Wanda Otterburn"],
      meeting: meetingOf("NEC", "2031-06-10"),
      sections: {
        Ferries: [
          "The ferry inquiry dealt with 44 summaries of evidence.",
          "Sailings to Fennmouth were cut because the pier is unsafe. The lighthouse keeper stood down.",
          "The cost of the pier was not reported this time.",
        ],
      },
    }),
    reportOf({
      file: "otterburn-june-2032.md",
      title: "NEC, 8 June 2032",
      authors: ["Wanda Otterburn"],
      meeting: meetingOf("NEC", "2032-06-08"),
      sections: { Ferries: ["Sailings to Fennmouth were begun again by order of Delia Marram."] },
    }),
  ],
});

async function ask(question: string) {
  return (await answerQuestion(question, { archive, today: "2033-01-01" })).reply;
}

describe("A question in everyday English", () => {
  test("finds a word in its other forms", async () => {
    expect(otherFormsOf("deal")).toContain("dealt");
    const reply = await ask("How many summaries did the ferry inquiry deal with?");
    expect(reply.items[0]?.text).toContain("44 summaries");
  });

  test.each([
    ["whats happening with the pier", "is unsafe"],
    ["hows the ferry inquiry getting on", "44 summaries"],
    ["why werent sailings to Fennmouth kept up, why was the cut made", "the pier is unsafe"],
  ])("is read with its apostrophes or without: %s", async (question, told) => {
    const { verdict, items, lookedFor } = await ask(question);
    expect(verdict).toBe("answered");
    expect(items.map(({ text }) => text).join("\n")).toContain(told);
    expect(lookedFor.join()).not.toMatch(/whats|hows|werent/);
  });

  test("asks by where somebody stands for what they said", async () => {
    const { items, lookedFor } = await ask("Where did Otterburn stand on ferries?");
    expect(items[0]?.person).toBe("Wanda Otterburn");
    expect(lookedFor.join()).not.toContain("stand");
  });

  test("means a verb with its little word, not the verb alone", async () => {
    expect(synonymsOf("resign").flat()).toContain("stood_down");
    expect(synonymsOf("resign").flat()).not.toContain("stood");
    expect((await ask("Who stood down in June 2031?")).items[0]?.text).toContain("lighthouse keeper");
  });

  test("knows phrases of several words by another name", () => {
    const [found] = phrasesIn(termsOf("head office"));
    expect(phraseSynonymsOf(found?.words ?? []).flat()).toContain("hq");
  });

  test("is not bent to another word that the reports happen to hold", async () => {
    const reply = await ask("Is there anything on submarines?");
    expect(reply.verdict).toBe("not-in-reports");
    expect(reply.lookedFor.join()).not.toContain("summaries");
  });

  test("without a year is answered from the latest, and the other years are named", async () => {
    const reply = await ask("Who spoke of sailings to Fennmouth in June?");
    expect(reply.items[0]?.date).toBe("2032-06-08");
  });

  test("that the reports leave open with a word on it is answered with that word", async () => {
    const reply = await ask("How much was the cost of the pier?");
    expect(reply.verdict).toBe("partly");
    expect(reply.items[0]?.text).toContain("not reported this time");
  });

  test("that asks why is answered only with a reason", async () => {
    expect((await ask("Why were sailings to Fennmouth cut?")).verdict).toBe("answered");
    expect((await ask("Why were sailings to Fennmouth begun again?")).verdict).not.toBe("answered");
  });
});

describe("Slips of spelling", () => {
  test("in words of the asking are read through", () => {
    expect(askingWordMeant("happend")).toBe("happened");
    expect(askingWordMeant("harpoon")).toBeNull();
  });

  test("cost less the more common they are", () => {
    expect(slipCost("harrasment", "harassment")).toBe(1);
    expect(slipCost("recieve", "receive")).toBe(0.5);
    expect(slipCost("submarines", "summaries")).toBeGreaterThan(1.5);
  });

  test("cost nothing where there is none, and as much the one way as the other", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slipCost(a, a)).toBe(0);
        expect(slipCost(a, b)).toBeCloseTo(slipCost(b, a));
        if (a !== b) expect(slipCost(a, b)).toBeGreaterThan(0);
      }),
    );
  });
});

test("Verbs with particles have one term in a text and in a table of words", () => {
  expect(phrasalTermsOf("She stood down in May")).toContain(expressionTerms("stood-down")[0]);
});
