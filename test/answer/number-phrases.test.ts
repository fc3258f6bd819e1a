import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { ageTermsOf, nameSpellings, numberPhrases } from "../../src/answer/number-phrases.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive, TODAY } from "./invented-archive.ts";

const terms = (text: string) => numberPhrases(text).map(({ term }) => term);

describe("A number belongs to the noun before it", () => {
  test.each([
    ["We spoke of votes at 16.", ["vote#16"]],
    ["votes at sixteen", ["vote#16"]],
    ["Clause 4 stays", ["claus#4"]],
    ["the under 27s", ["at#27"]],
    ["safeguarding under-18s", ["at#18"]],
    ["a separate two day conference", []],
    ["lost by 16 votes to 14", []],
    ["it fell 14-16", []],
    ["agendas 14 days before", []],
    ["letting 14 year olds join", []],
  ])("%s", (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test("and an age stands for itself, however far its noun", () => {
    expect(ageTermsOf("members may vote in all elections at fourteen.")).toEqual(["at#14"]);
    expect(ageTermsOf("it was carried 21 votes to 16")).toEqual([]);
  });
});

test("A name with a hyphen is met in one word and in several", () => {
  expect(nameSpellings("All-women shortlists")).toEqual([
    ["women", "shortlist"],
    ["allwomen", "shortlist"],
  ]);
});

test("A question with a number is not answered by a tally with that number", async () => {
  const archive = await inventedArchive([
    reportOf({
      file: "lamps-2033.md",
      title: "NEC, 1 March 2033",
      authors: ["Oona Brackwater"],
      meeting: meetingOf("NEC", "2033-03-01"),
      sections: {
        "": [
          "The paper on buoys was lost by 16 votes to 9. Members want lamps at 16 and the leader agrees.",
          "The vote on nets was carried 18-16 after a long debate.",
        ],
      },
    }),
  ]);
  const { reply } = await answerQuestion("is there anything on lamps at 16?", { archive, today: TODAY });
  const shown = reply.items.filter(({ citation }) => citation !== null).map(({ text }) => text);
  expect(shown.join("\n")).toContain("lamps at 16");
  expect(shown.join("\n")).not.toContain("18-16");
});
