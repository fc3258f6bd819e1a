import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { alternativesIn, questionsIn, withoutFurther } from "../../src/answer/several-questions.ts";
import { inventedArchive, TODAY } from "./invented-archive.ts";

const archive = await inventedArchive();

async function ask(text: string) {
  return (await answerQuestion(text, { archive, today: TODAY })).reply;
}

describe("A text is read as several questions", () => {
  test.each([
    ["Who won the race, and by how many votes?", ["Who won the race", "and by how many votes?"]],
    ["How much was the levy? When is it due?", ["How much was the levy", "and When is it due?"]],
    [
      "How many members were there in May 2031, and in July 2032?",
      ["How many members were there in May 2031", "and in July 2032?"],
    ],
    [
      "How many came to the fair, and did it lose money?",
      ["How many came to the fair", "and did it lose money?"],
    ],
    [
      "what happened at Skelby after the flood, who did they pick there?",
      ["what happened at Skelby after the flood", "and who did they pick there?"],
    ],
  ])("where a question word or a date begins another: %s", (text, questions) => {
    expect(questionsIn(text)).toEqual(questions);
  });

  test.each([
    "When and where is the hearing?",
    "Was the levy on lamps carried in July, and by how much?",
    "Did the unit ever reopen, and if so when?",
    "what went wrong with the levy and is it still paid?",
    "The levy on lamps: how many for and how many against?",
    "What did the treasurer say about lamps and oil?",
    "what happened to the fund? ↳ and what happened to it since 2031?",
  ])("but not where it only goes on: %s", (text) => {
    expect(questionsIn(text)).toEqual([text]);
  });
});

describe("Several questions", () => {
  test("are answered together, each in the scope of the one before", async () => {
    const reply = await ask(
      "How did the vote on the Lighthouse Fund go, and what is to happen to the rowing unit?",
    );
    const texts = reply.items.map(({ text }) => text).join("\n");
    expect(reply.verdict).toBe("answered");
    expect(texts).toContain("19-11");
    expect(texts).toContain("is to close in the autumn");
  });

  test("of which the reports answer one are answered in part, and the other is named", async () => {
    const reply = await ask(
      "How did the vote on the Lighthouse Fund go, and what happened to the submarine fleet?",
    );
    expect(reply.verdict).toBe("partly");
    expect(reply.summary).toContain("submarine fleet");
  });

  test("of which the reports answer none are not answered", async () => {
    const reply = await ask("What happened to the submarine fleet, and who sank the airship?");
    expect(reply.verdict).toBe("not-in-reports");
  });
});

describe("A last clause that asks further", () => {
  test("hides nothing of what is told", async () => {
    const reply = await ask("what became of the community rowing unit, did they hire it to anglers?");
    expect(reply.items[0]?.text).toContain("is to close in the autumn");
  });

  test.each([
    ["what became of the gift to us, did we keep it?", "what became of the gift to us?"],
    ["how did the hearing end and was it ever published?", "how did the hearing end?"],
    ["lamps in the harbour, did that get sorted", "lamps in the harbour?"],
    ["The ferries: are they dead?", "The ferries?"],
    ["The leaky boats: is that still on or did we get anything for it?", "The leaky boats?"],
  ])("is left off: %s", (text, question) => {
    expect(withoutFurther(text)).toBe(question);
  });

  test.each(["what became of the gift and did Mabel keep it?", "did it open, was it late?"])(
    "stays where it names something, or where nothing is left: %s",
    (text) => {
      expect(withoutFurther(text)).toBe(text);
    },
  );
});

describe("Either of two things", () => {
  test("is what remains of a question about both", () => {
    expect(alternativesIn("is there anything on submarines or the canals?")).toEqual([
      "is there anything on submarines",
      "is there anything on the canals",
    ]);
    expect(alternativesIn("is there anything on the canals?")).toEqual([]);
  });

  test("is shown where the reports hold but one of them", async () => {
    const reply = await ask("is there anything on submarines or the rowing unit?");
    expect(reply.verdict).toBe("answered");
    expect(reply.items.map(({ text }) => text).join("\n")).toContain("is to close in the autumn");
  });
});
