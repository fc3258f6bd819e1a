/** What meets the words of a question and tells of something else is no answer; what tells of just that is. */
import { describe, expect, test } from "vitest";
import { askerOf, inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  wrenfieldOn("2033-03-14", {
    Pilots: [
      "Oona Brackwater spoke of the pilots. Barnaby Pellow is retiring in June; he was thanked.",
      "Mirabel Thrupp was expelled on 3 May. She had hidden the bell. The choir sang on Tuesday.",
    ],
    Lantern: ["The lantern line has had 112 callers. It is staffed by two."],
    Selections: [
      "Callum Strake moved that notes be kept. It was lost by 12 votes to 21. The members of Pellerby came to lobby us.",
      "In Hoxterbrook the members selected Judith Harcastle as candidate.",
    ],
    Bells: ["The bell ringers met. I was in a minority of three on that."],
    Pay: [
      "The general secretary has paid £40,000 for a boat.",
      "Tarnholm chose 13 pilots under the ferry protocol.",
    ],
    Music: ["The choir master is paid £9,000 a year and sings."],
    Inquiry: ["The NEC asked for a review of the harbour master to be set up on Saturday."],
    Strikes: ["The members spoke for an hour about a strike in Corby."],
    Choir: ["Some wished to abolish the choir. Lords of the manor were not heard."],
  }),
]);

const ask = askerOf(archive);

describe("Nothing is answered with", () => {
  test.each([
    ["another's act beside whoever is asked about", "When is Oona Brackwater retiring?"],
    ["what the reporter tells of somebody else's leaving", "When is Agnes Wrenfield retiring from the NEC?"],
    ["what was counted nine months before", "How many callers had the lantern line had by the end of 2033?"],
    ["a name in another sentence than the choice", "Who was finally selected as the candidate for Pellerby?"],
    ["how many were on the reporter's side", "How many bell ringers are there?"],
    ["what somebody paid for a thing", "What does the general secretary get paid?"],
    ["a number of people where a sum is asked", "How many pounds went to Tarnholm under the ferry protocol?"],
    [
      "the day on which a review was asked for",
      "When did the review of the harbour master's post report back?",
    ],
    ["half of what is one thing", "Has the NEC said anything about strike pay?"],
  ])("%s", async (_, question) => {
    expect((await ask(question)).verdict).toBe("not-in-reports");
  });

  test("a motion of which nobody is said to have seconded it, wherever the question says so", async () => {
    const reply = await ask("Callum Strake's motion that notes be kept: who seconded it?");
    expect(reply.verdict).toBe("not-in-reports");
  });
});

describe("What tells of just that is still answered", () => {
  test.each([
    ["When is Barnaby Pellow retiring?", "in June"],
    ["When was Mirabel Thrupp expelled?", "on 3 May"],
    ["How many callers had the lantern line had by March 2033?", "112"],
    ["Who was selected as the candidate for Hoxterbrook?", "Judith Harcastle"],
    ["What does the choir master get paid?", "£9,000"],
    ["Anything about the strike in Corby?", "a strike in Corby"],
  ])("%s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.texts).toContain(told);
  });
});
