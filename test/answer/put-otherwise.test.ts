import { describe, expect, test } from "vitest";
import { INITIALISMS } from "../../src/answer/initialisms.ts";
import { asksForSum, sumAsked } from "../../src/answer/money-asked.ts";
import { shortened } from "../../src/answer/short-forms.ts";
import { synonymsOf } from "../../src/answer/synonyms.ts";
import { termsOf } from "../../src/archive/analyzer.ts";
import { askerOf, inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  wrenfieldOn("2033-05-03", {
    Posts: ["The general secretary told us that 90 posts must go, and that nobody is paid to be idle."],
    Pilots: ["Pilots are to have a wage of £28,000 from the autumn."],
    Ballots: [
      "On the last evening the site of Castlewright Ltd fell over. We will withhold the last instalment, of £48,000.",
    ],
    Grievances: ["Women's conf: I moved that it last two days. It was lost 14-12."],
    Fennmouth: [
      "The hotel at Fennmouth Sands has no agreement with its staff. We agreed unanimously to hold nothing there until the dispute is settled.",
    ],
    Lanterns: ["The Information Commissioner fined us £900 for a list of lamplighters left on a tram."],
    Wharf: ["We move to Pellow Wharf on 4 October. The lease of Ferrygate was given up in the spring."],
    Rents: ["For Pellow Wharf the rent of £71,000 seems to me a fair price for so much mud."],
    Register: ["The register of pilots was copied by a thief, and 4,300 members were in that register."],
  }),
]);

const ask = askerOf(archive);

describe("A question is answered", () => {
  test.each([
    [
      "by the sum that it asks for in everyday words",
      "how much did we hold back from Castlewright Ltd?",
      "£48,000",
    ],
    ["by the kind of sum that it names", "What wage will the pilots get?", "£28,000"],
    ["for an office under its initials", "ICO fine over the lamplighters, how much?", "£900"],
    [
      "where a misspelt word has a meaning that is told",
      "How did the Fennmouth Sands boycot come about?",
      "hold nothing there",
    ],
    [
      "where its affair is called another",
      "What is the Fennmouth Sands scandal about?",
      "hold nothing there",
    ],
    [
      "where the place that was left is not told",
      "date of the move from Ferrygate to Pellow Wharf",
      "4 October",
    ],
    [
      "with a judgement in other words",
      "Did Agnes Wrenfield think the rent of Pellow Wharf was extortionate?",
      "fair price",
    ],
    [
      "where those whose entries they were are counted",
      "How many members' details were in the register of pilots?",
      "4,300",
    ],
  ])("%s: %s", async (_, question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.texts).toContain(told);
  });

  test("without taking an everyday word for a slip", async () => {
    const { title } = await ask("Anything about land values in the Vale?");
    expect(title).not.toContain("vale,");
    expect(title).toContain("values");
  });

  test("but not with a number of posts where a salary is asked for", async () => {
    const { verdict } = await ask("What salary does the general secretary get?");
    expect(verdict).toBe("not-in-reports");
  });
});

test("A sum is asked for by its kind or by any", () => {
  expect(sumAsked("how big was the fine for it")).toBe(termsOf("fine")[0]);
  expect(sumAsked("What price-cutting was agreed?")).toBeNull();
  expect(asksForSum("what did they have to pay to vote?")).toBe(true);
  expect(asksForSum("How many posts went?")).toBe(false);
});

test("Names of several words are met cut short", () => {
  expect(shortened(termsOf("women's conference"))).toContainEqual([...termsOf("women's"), "conf"]);
  expect(shortened(termsOf("conference"))).toEqual([]);
});

test("Initials and what they stand for are words for one another", () => {
  const lines = INITIALISMS.split("\n");
  expect(new Set(lines).size).toBe(lines.length);
  for (const line of lines) {
    const [first = "", ...others] = line.split(" ");
    expect(others.length, line).toBeGreaterThan(0);
    if (!first.includes("-")) expect(synonymsOf(termsOf(first)[0] ?? first).length, line).toBeGreaterThan(0);
  }
});
