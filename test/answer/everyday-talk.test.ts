import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive } from "./invented-archive.ts";

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
      Complaints: ["Edmund Larkspur said that he had inherited a cupboard without a door."],
    },
  }),
]);

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2035-01-01" });
  return { ...reply, first: reply.items[0]?.text ?? "" };
}

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
    ["what salary does Verity Hollin get?", "£98,000"],
  ])("is answered in the words of the reports: %s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain(told);
  });
});
