import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { askingIn } from "../../src/answer/asking-sentences.ts";
import { withoutChatSpelling } from "../../src/answer/chat-words.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { gazetteer, reports } from "./invented-archive.ts";

const archive = await buildArchive({ files: reports, gazetteer });

async function ask(question: string) {
  return (await answerQuestion(question, { archive, today: "2033-06-01" })).reply;
}

describe("A question as it is typed in chat", () => {
  test("has its abbreviations read in full", () => {
    expect(withoutChatSpelling("cllr w/ figs of the conf & mtg, 2009ish")).toBe(
      "councillor with figures of the conference and meeting, 2009",
    );
    expect(withoutChatSpelling("confer magic /nec toString")).toBe("confer magic /nec toString");
  });

  test.each([
    "how did the vote on the Lighthouse Fund go pls, ta",
    "ok lads how did the vote on the lighthouse fund go?? arguing in the pub",
    "soz if obvious, how did the vote on the Lighthouse Fund go. My uncle swears it was close",
    "Lighthouse Fund - how did the vote on it go? my dad keeps asking",
  ])("is answered as it is without its fillers: %s", async (question) => {
    const plain = await ask("How did the vote on the Lighthouse Fund go?");
    const typed = await ask(question);
    expect(plain.items.length).toBeGreaterThan(0);
    expect(typed.items.map(({ text }) => text).sort()).toEqual(plain.items.map(({ text }) => text).sort());
  });
});

describe("Of several sentences", () => {
  test("those that ask are told from those before them", () => {
    expect(askingIn("I was there in May. Why did the pier close? My uncle knows.")).toEqual({
      question: "Why did the pier close?",
      before: "",
      after: "My uncle knows.",
      ofOneself: "I was there in May.",
      label: null,
    });
  });

  test("a few words that stand alone before a question are what it is about", () => {
    expect(askingIn("2031 lamp contest - when were the papers sent?")?.label).toBe("2031 lamp contest");
    expect(askingIn("Doorbell - what happened to it?")?.label).toBe("Doorbell");
    expect(askingIn("Hello all - what happened to the pier?")?.label).toBeNull();
    expect(askingIn("I'm from Leeds - what happened to the pier?")?.label).toBeNull();
  });

  test("what somebody says of themselves is left out of what they tell about", () => {
    expect(askingIn("I keep hearing things about the pier. What was decided?")?.before).toBe("the pier.");
  });

  test("none is left out where all ask or none does", () => {
    expect(askingIn("Why did the pier close? And when?")).toBeNull();
    expect(askingIn("The pier. The lighthouse.")).toBeNull();
  });
});
