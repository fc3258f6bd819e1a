import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

const archive = await buildArchive({
  gazetteer,
  files: [
    reportOf({
      file: "wrenfield-may-2041.md",
      title: "NEC, 14 May 2041",
      authors: ["Agnes Wrenfield"],
      meeting: meetingOf("NEC", "2041-05-14"),
      sections: {
        Moorings: [
          "I moved that there should be no rise for boats on the shorter moorings. This was lost by 9 votes to 14, and so they will pay.",
        ],
        Trams: ["The paper on trams was carried by 17 votes to 6."],
        Regatta: [
          "The closing date for entries to the Skelderby regatta is 30 April, and nobody has entered.",
        ],
        Harbourmaster: ["Forty-three people applied to be harbourmaster, and two were seen by the panel."],
        Kitchen: ["The kitchen will be painted in June. The cooks have asked for eleven new pans."],
      },
    }),
  ],
});

async function ask(question: string) {
  return (await answerQuestion(question, { archive, today: "2042-01-01" })).reply;
}

describe("Where one thing alone can be meant, it is meant", () => {
  test.each([
    [
      "a vote",
      "Agnes wanted folk with the shorter moorings let off dearer dues. What was the vote?",
      "9 votes to 14",
    ],
    ["a day", "When did keen rowers have to get their Skelderby regatta entries in by?", "30 April"],
    [
      "a number",
      "How many people, for the sake of brass buttons, applied to become harbourmaster?",
      "Forty-three",
    ],
  ])("%s", async (_, question, answer) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.items.map(({ text }) => text).join(" ")).toContain(answer);
  });

  test.each([
    ["How did the vote on moorings and lobster quotas at Ravensby go?"],
    ["When did the painters of the Otterby pier get their wages?"],
    ["How many seals applied for the lighthouse at Skelderby?"],
  ])("but not what only a word of it is told of: %s", async (question) => {
    expect((await ask(question)).verdict).toBe("not-in-reports");
  });
});
