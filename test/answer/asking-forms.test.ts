import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { understand } from "../../src/answer/understand.ts";
import { inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  wrenfieldOn("2033-09-20", {
    Lanterns: [
      "The Tarrow case took most of the morning, and the lawyers' bill went up again.",
      "I am not going to give figures from the Wicket helpline in a letter like this.",
      "A paper appeared on the freeze date. To vote in this contest you must have been a member on 12 January 2033.",
      "There will be a second reading of the safeguarding paper on under-18s at party events.",
    ],
    "The move": ["We were told that the removal from Ferry Street was finished on 11 March."],
    Debt: ["The debt stands at £3.1 million."],
    Fines: ["The North East asked for a second round. The commission fined us £900 for a late return."],
    Choir: ["The choice lay between Ilse Marrow and Tom Fennick. It went 19-11 for Ilse."],
  }),
  wrenfieldOn("2033-11-15", {
    Tarrow: ["Nothing new on Tarrow, and no date for the appeal."],
  }),
]);

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2034-01-01" });
  return { ...reply, texts: reply.items.map(({ text }) => text).join("\n") };
}

describe("A question is answered in whichever form it is asked", () => {
  test.each([
    ["is it true that we were fined for a late return?", "fined us £900"],
    ["When was the removal from Ferry St finished?", "11 March"],
    ["how deep in the red is the party?", "£3.1 million"],
    ["what was the freeze date for voting in the contest?", "12 January 2033"],
    ["anything on safeguarding under-18s?", "under-18s at party events"],
    ["Marrow v Fennick, what were the figures?", "19-11"],
    ["What was dealt with at the NEC on 20 September 2033?", "Tarrow case"],
  ])("%s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.texts).toContain(told);
  });

  test.each([
    ["Which reports deal with the meeting of 15 November 2033?", ["2033-11-15"]],
    ["Which reports mention the Tarrow libel case?", ["2033-09-20", "2033-11-15"]],
  ])("by the reports that tell of it: %s", async (question, days) => {
    const reply = await ask(question);
    const files = reply.items.filter(({ kind }) => kind === "report").map(({ date }) => date);
    expect(files).toEqual(days);
  });

  test("in part, where the report says that it does not tell", async () => {
    const reply = await ask("What were the Wicket helpline figures?");
    expect(reply.verdict).toBe("partly");
    expect(reply.texts).toContain("not going to give figures");
  });
});

describe("What a question asks for", () => {
  test.each([
    ["what salary does Ilse Marrow get?", "count"],
    ["what is Ilse Marrow paid?", "count"],
    ["what were her remarks?", "said"],
    ["every report there is on the choir", "covers"],
    ["Marrow's choir, cost?", "count"],
    ["Name the four people interviewed for the choir", "who"],
    ["what was the closing date for voting?", "when"],
    ["is it true that the choir was sold?", "whether"],
  ])("%s", (question, asked) => {
    expect(understand(question, archive, "2034-01-01").asked).toBe(asked);
  });

  test("is about a house by its whole name, and about no region as a person", () => {
    const labels = (text: string) =>
      understand(text, archive, "2034-01-01").terms.map(({ kind, label }) => `${kind} ${label}`);
    expect(labels("who owns Tanner's Row?")).toContain("name Tanner's Row");
    expect(labels("anything up north?").join()).not.toContain("person");
  });
});
