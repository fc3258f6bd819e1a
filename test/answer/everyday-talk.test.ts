import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { askerOf, inventedArchive } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "brackwater-march-2032.md",
    title: "NEC, March 2032",
    authors: ["Oona Brackwater"],
    meeting: meetingOf("NEC", "2032-03-02"),
    sections: {
      Finance: [
        "We owe £9.8 million. Seventeen people left us £312,000 last year, and legacies are to be thanked for by letter.",
      ],
      Lamps: [
        "The lamp system was switched off for good in January. The contract for a new one was signed with Quillby Instruments of Reading.",
      ],
      Kelp: ["The kelp museum is to cost £190,000, a good deal less than we had feared."],
      Piers: [
        "The piers conference will be held in Harbourside on 18 and 19 April 2033. There were 14 applications for the stalls.",
      ],
      Herring: [
        "Since 2028 a herring inspector faced a hearing only if two thirds of the harbours called for it. Six herring inspectors face a hearing so far.",
      ],
      Salary: [
        "The clerk, Verity Hollin, will have a salary of £98,000, since you ask; the paper wasn't marked confidential.",
      ],
      "Herring West": [
        "There was a frank talk about the by-election in Herring West. We held on by only 1,412 votes after a recount.",
        "Sybil Oakhurst resigned, and the seat was shut for a week.",
      ],
      Chair: [
        "For the chair there were two names, Ottilie Finch and Conrad Mallow. The vote was tied, 18 each.",
      ],
      "General secretary": [
        "Bram leaves at Easter. Judith Harcastle, who has been running the North West, was appointed last week.",
      ],
      Threshold: [
        "The paper proposed to raise the threshold for a hearing to two thirds. I spoke in favour. Others said that it was pulling up the ladder. It was carried by 17 votes to 12.",
      ],
      Complaints: ["Edmund Larkspur said that he had inherited a cupboard without a door."],
    },
  }),
  reportOf({
    file: "brackwater-march-2030.md",
    title: "NEC, March 2030",
    authors: ["Oona Brackwater"],
    meeting: meetingOf("NEC", "2030-03-02"),
    sections: { Report: ["The general secretary, Bram Tolliver, spoke of the weather."] },
  }),
  reportOf({
    file: "an-undated-thread.txt",
    title: "A thread",
    authors: ["Wilf Marsh"],
    meeting: null,
    sections: {
      Thread: ["Young Pilots election: Jaya Whitcombe was elected chair and is going to be terrifying."],
    },
  }),
]);

const ask = askerOf(archive, "2035-01-01");

describe("A question in the words of everyday talk", () => {
  test.each([
    ["how deep in debt were we in March 2032?", "£9.8 million"],
    ["how heavily in debt was the party in March 2032", "£9.8 million"],
    ["what was the bill for the kelp museum?", "£190,000"],
    ["what was the expected price tag of the kelp museum", "£190,000"],
    ["what month was the lamp system finally turned off?", "January"],
    ["what dates had been picked for the piers conference?", "18 and 19 April"],
    ["how many herring inspectors were facing a hearing?", "Six"],
    ["how did Edmund Larkspur describe what he inherited?", "cupboard"],
    ["what did Edmund Larkspur reckon he had inherited?", "cupboard"],
    ["how much did we hold Herring West by?", "1,412 votes"],
    ["legacies: how much did people leave us in their wills in March 2032?", "£312,000"],
    ["Was the contest for the chair in 2032 a dead heat? What were the numbers?", "18 each"],
    ["who got the general secretary job when Bram Tolliver left?", "Judith Harcastle"],
    ["what salary does Verity Hollin get?", "£98,000"],
  ])("is answered in the words of the reports: %s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain(told);
  });
});

describe("A report without a date", () => {
  test("answers for a year of which no other report tells", async () => {
    const reply = await ask("who did the Young Pilots elect as chair in 2031?");
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain("Jaya Whitcombe");
  });

  test("does not answer what is not told there", async () => {
    expect((await ask("who did the Young Bakers elect as chair in 2031?")).verdict).toBe("not-in-reports");
  });
});

describe("The tally that follows up on a question", () => {
  test("is told sentences after what answered it, in none of its words", async () => {
    const context = { archive, today: "2035-01-01" };
    const { question } = await answerQuestion(
      "Did the NEC raise the threshold for a hearing to two thirds in March 2032?",
      context,
    );
    const { reply } = await answerQuestion("what were the numbers for and against?", {
      ...context,
      previous: question,
    });
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("17 votes to 12");
  });
});
