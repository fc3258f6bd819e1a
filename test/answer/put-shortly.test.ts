import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { withPlacesInFull } from "../../src/answer/places-in-short.ts";
import { understand } from "../../src/answer/understand.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  wrenfieldOn("2033-05-03", {
    "Travel pool": [
      "The travel pool is back. A contribution of £18 will be asked of each constituency and the most distant will be reimbursed.",
    ],
    Access: ["The survey was done again: 22 CLPs in every 100 meet where a wheelchair won't go."],
    "Local government seats": [
      "The ballot of all councillors for the two places came back and was carried by 24 votes to 9.",
    ],
    Tenants: ["We have let the third floor to the Heron Trust for five years at £96,000 a year."],
    Suspensions: [
      "Four cases, of which I can say nothing about three. The fourth is Harbourside, and its suspension was lifted with only Walter Ibbotson against.",
    ],
    Recording: [
      "Joan moved that the sound of NEC meetings be recorded and kept. Members would get a proper record. It was rejected by 20 votes to 13.",
    ],
    Dates: [
      "The qualifying date was agreed on a close vote. I voted for the later date, as I think that a promise on a website is a promise.",
    ],
    Office: [
      "The main office will move to Merton over the course of 2034. It was carried 24 to 7. It'll save £210,000 a year after the first two.",
    ],
    Fears: [
      "The critics' fear is infiltration. My answer is that if they want to give us three pounds each we shall be richer.",
    ],
    Beacon: [
      "The new system is called Beacon. I chaired the little group that scored the bids, and we've bought the right thing.",
    ],
  }),
  reportOf({
    file: "northern-ireland.md",
    title: "Northern Ireland: the special session of the NEC, June 2033",
    authors: ["Mabel Thistlewood"],
    meeting: meetingOf("NEC", "2033-06-14"),
    sections: {
      "": [
        "The forum was represented by its chair, Roisin Tallow, who spoke for eleven minutes.",
        "Three options were voted upon. To stand everywhere: 4 in favour. To go on as now: 9. To contest council seats only: 13.",
      ],
    },
  }),
]);

async function ask(question: string, previous?: string) {
  const today = "2034-01-01";
  const before = previous === undefined ? {} : { previous: understand(previous, archive, today) };
  const { reply } = await answerQuestion(question, { archive, today, ...before });
  return { ...reply, first: reply.items[0]?.text ?? "" };
}

describe("Places in short are meant in full", () => {
  test.each([
    ["Who spoke for N Ireland?", "Who spoke for Northern Ireland?"],
    ["NI, 2019: who voted?", "Northern Ireland, 2019: who voted?"],
    ["help with Northants", "help with Northamptonshire"],
    ["S Wales and the W Mids", "South Wales and the West Midlands"],
    ["S Yorks seats", "South Yorkshire seats"],
  ])("%s", (short, full) => {
    expect(withPlacesInFull(short)).toBe(full);
  });

  test.each(["E Thompson spoke", "NI contributions", "bucks and herts", "the Unison report"])(
    "and what is no place stays: %s",
    (text) => {
      expect(withPlacesInFull(text)).toBe(text);
    },
  );
});

describe("A question put shortly or in other words is answered", () => {
  test.each([
    ["travel pool - how much did each clp have to chip in?", "£18"],
    ["What proportion of constituencies meet somewhere wheelchairs cant get in?", "22 CLPs"],
    ["What were the numbers when the all-councillor ballot for the LG seats went thru?", "24 votes to 9"],
    ["what do the tenants on the third floor pay p.a.?", "£96,000"],
    ["Which NEC member put forward recording the meetings?", "Joan moved"],
    ["Why did Agnes Wrenfield go for the later cut-off date?", "a promise on a website"],
    ["What was Agnes Wrenfield's reply to people worrying about infiltrators?", "My answer is"],
    [
      "Who picked the Beacon software - I mean which NEC member was in charge of judging the bids",
      "I chaired",
    ],
    ["What was decided at the special meeting about N Ireland in June 2033?", "council seats only: 13"],
  ])("%s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.items.map(({ text }) => text).join("\n")).toContain(told);
  });

  test("though other cases beside it may not be told", async () => {
    const reply = await ask("Who was the only one against lifting the suspension of Harbourside?");
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain("Walter Ibbotson");
  });

  test("where a follow-up asks for a number that stands beside what it follows up on", async () => {
    const reply = await ask("how much will that save?", "Is the main office moving to Merton?");
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain("£210,000");
  });
});
