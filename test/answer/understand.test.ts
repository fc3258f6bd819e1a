import { describe, expect, test } from "vitest";
import { askedOf } from "../../src/answer/asked.ts";
import { understand } from "../../src/answer/understand.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive, TODAY } from "./invented-archive.ts";

const archive = await inventedArchive();
const read = (text: string, previous?: string) =>
  understand(text, archive, TODAY, previous === undefined ? undefined : understand(previous, archive, TODAY));
const labels = (text: string, previous?: string) =>
  read(text, previous)
    .terms.filter(({ common }) => !common)
    .map(({ label }) => label);

describe("What a question asks for", () => {
  test.each([
    ["what happened to the canals?", "happened"],
    ["whatever became of the canals", "happened"],
    ["any news on canals?", "happened"],
    ["the canals: where did that end up?", "happened"],
    ["did the canals ever reopen?", "happened"],
    ["how did the business about the canals end?", "happened"],
    ["by how much did the lamplighters lose?", "vote"],
    ["how did the vote on canals go?", "vote"],
    ["what was the vote on canals", "vote"],
    ["how did Oona's amendment on canals go", "vote"],
    ["was the paper on canals carried?", "vote"],
    ["how many members are there?", "count"],
    ["how much did the canals cost?", "count"],
    ["what was the turnout?", "count"],
    ["how many votes were cast?", "count"],
    ["when was the board renamed?", "when"],
    ["who chaired the board?", "who"],
    ["where did they meet?", "where"],
    ["why were the canals closed?", "why"],
    ["what did Oona say about canals?", "said"],
    ["how did Oona Brackwater vote on the canals?", "said"],
    ["which reports cover 11 March 2031?", "covers"],
    ["is there anything on canals?", "any"],
    ["did the NEC discuss canals?", "whether"],
  ])("%s", (question, asked) => {
    expect(askedOf(question)).toBe(asked);
  });
});

describe("A figure is asked for", () => {
  test.each([
    ["membership march 2031 pls", "membership"],
    ["nr of members March 2031?", "members"],
    ["how many members were there altogether in March 2031, roughly", "members"],
  ])("%s", (question, counted) => {
    const { asked, counted: noun } = read(question);
    expect(asked).toBe("count");
    expect(noun).toMatch(new RegExp(`^${counted}`));
  });
});

describe("What a question is about", () => {
  test("names in any spelling, without the words of the asking", () => {
    expect(labels("What happened to the lamp levy?")).toEqual(["Lighthouse Fund"]);
    expect(labels("what did mabel thistlewood say about the grievance board")).toEqual([
      "Mabel Thistlewood",
      "Disputes Panel",
    ]);
    expect(labels("what has the National Executive Committee decided on canals?")).toEqual(["canals"]);
  });

  test("a slip of the keyboard is put right and shown; another word is left alone", () => {
    expect(read("what about recomendations?").corrected).toEqual([
      { typed: "recomendations", read: "recommendations" },
    ]);
    expect(read("what happened to the monorail?").corrected).toEqual([]);
    expect(labels("what happened to the Herrick report?")).toContain("Herrick");
  });

  test("words with capitals side by side are one name", () => {
    expect(labels("Who leads the Purple Gate Council?")).toContain("Purple Gate Council");
  });

  test("another first name makes another person", () => {
    expect(labels("What did Gerald Thistlewood say?")).toEqual(["Gerald Thistlewood"]);
  });

  test("a number is found in figures and in words", () => {
    const [term] = read("what about the 14 boats?").terms;
    expect(term?.spellings.map((words) => words.join(" "))).toEqual(["14", "fourteen"]);
  });

  test("the time is told apart, and the line shows all", () => {
    const question = read("what happened to the Lighthouse Fund in March 2031?");
    expect(question.period).toMatchObject({ from: "2031-03-01", to: "2031-03-31" });
    expect(question.understood).toBe("Lighthouse Fund; March 2031");
  });
});

describe("A question that leans on the one before", () => {
  test("keeps the subject and changes the time", () => {
    const question = read("and in 2032?", "what happened to the Lighthouse Fund in 2031?");
    expect(question.understood).toBe("Lighthouse Fund; 2032");
    expect(question.asked).toBe("happened");
  });

  test("keeps subject and time and asks something else", () => {
    const question = read("who voted for it?", "what happened to the Lighthouse Fund in 2031?");
    expect(question.understood).toContain("Lighthouse Fund");
    expect(question.understood).toContain("2031");
    expect(question.asked).toBe("who");
  });

  test("a whole question does not", () => {
    expect(
      labels("What did Oona Brackwater say about the canals?", "what happened to the Lighthouse Fund?"),
    ).not.toContain("Lighthouse Fund");
  });
});

describe("What stands around a question", () => {
  test.each([["what about the BRL?", [["bottl", "river", "lido"]]]])("%s", async (text, spelt) => {
    const archive = await inventedArchive([
      reportOf({
        file: "lido.md",
        title: "NEC, 3 May 2033",
        authors: ["Agnes Wrenfield"],
        meeting: meetingOf("NEC", "2033-05-03"),
        sections: { "": ["The Bottle River Lido will be closed. Nobody swims there."] },
      }),
    ]);
    const [term] = understand(text, archive, TODAY).terms;
    expect(term?.spellings).toEqual(expect.arrayContaining(spelt));
  });

  test("a place is asked about with or without its local party", () => {
    const [term] = read("what happened with the Brackwell CLP investigation").terms;
    expect(term?.spellings).toEqual([["brackwel", "clp"], ["brackwel"]]);
  });

  test("what is told of a name weighs little beside it", () => {
    const [name, ...told] = read(
      "what happened to Skelby Harbour after all the dodgy rowing contracts?",
    ).terms;
    expect(name?.label).toBe("Skelby Harbour");
    for (const { weight } of told) expect(weight).toBeLessThan((name?.weight ?? 0) / 4);
  });

  test("whose a thing is may be written without its apostrophe", () => {
    expect(labels("how did oonas motion on canals do")).toContain("Oona Brackwater");
    expect(labels("what happened to the mabels motion")).toContain("Mabel Thistlewood");
    expect(labels("what happened to the canals")).toEqual(["canals"]);
  });

  test("the months of an election are when it was, its year is part of its name", () => {
    const found = labels("What did the Nov-Dec 2031 general election campaign set us back?");
    expect(found).toContain("2031");
    expect(found).toContain("cost");
    expect(found.join(" ")).not.toMatch(/nov|dec/i);
  });

  test("a title belongs to the name behind it", () => {
    expect(labels("What did Dame Mabel Thistlewood recommend?")).not.toContain("Dame");
  });

  test("slips in the words of asking leave no word of their own", () => {
    expect(labels("anythng about herring quotas")).toEqual(["herring", "quotas"]);
  });

  test.each([
    ["When the rowing motion was ruled out of order somebody objected. What was the count?", "vote"],
    ["Names of the seven lamplighters?", "who"],
    ["What was the name of the other candidate?", "who"],
    ["Which three NEC members went to Skelby?", "who"],
    ["what is the move to the lighthouse costing us", "count"],
    ["herring quotas: history please", "happened"],
    ["how did the quotas come about?", "happened"],
    ["what was Oona's line on the canals", "said"],
    ["Thistlewood v Brackwater, final round figures", "vote"],
    ["they put the levy up and it was tight. How close?", "vote"],
    ["Closing the canals: what were the figures for and against?", "vote"],
    ["Oona's amendment on canals. How many for and how many against?", "vote"],
    ["who chaired the board when the canals were closed?", "who"],
    ["what went on at last month's NEC, all the accounts you have please", "happened"],
    ["Skelby Harbour, story so far pls", "happened"],
    ["result on letting anglers join the party", "vote"],
    ["How many staff posts did they say would go?", "count"],
  ])("%s", (question, asked) => {
    expect(askedOf(question)).toBe(asked);
  });
});
