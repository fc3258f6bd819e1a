import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { askingIn } from "../../src/answer/asking-sentences.ts";
import { withPlainRequests } from "../../src/answer/requests.ts";
import { inventedArchive, TODAY, wrenfieldOn } from "./invented-archive.ts";

describe("A request is read as the question that it is", () => {
  test.each([
    ["Please state the date on which the pier was closed.", "when was it that the pier was closed?"],
    ["Could you confirm the date of the move?", "when was the move?"],
    ["Kindly let me have the number of boats lost.", "how many boats lost?"],
    ["Please give the name of the seconder of the lamp motion.", "who seconded the lamp motion?"],
    ["Could you identify the member by whom the levy was moved?", "who moved the levy?"],
    ["Please advise whether kelp has been mentioned in any report.", "is there anything on kelp?"],
    ["Please indicate whether there is any plan.", "is there any plan?"],
    ["May I ask whether the paper was passed?", "is it true that the paper was passed?"],
    ["A history of the kelp study is requested.", "what happened to the kelp study?"],
    ["I would be obliged for information on how the case was settled.", "how the case was settled?"],
    ["Hello, could someone fill me in on the NEC of 3 May 2031?", "what was the NEC of 3 May 2031?"],
    ["Could the figures for that vote be given?", "what were the figures for that vote?"],
    ["Any reference to eels should be drawn to my attention, please.", "anything on eels?"],
    ["can I get a rundown of the Oldcastle away day", "what happened at the Oldcastle away day?"],
    ["Quick recap of the last meeting please", "what happened at the last meeting?"],
    ["Give me a run-through of the lamp affair", "what happened to the lamp affair?"],
    ["Could someone walk me through how we ended up with two piers?", "what is the history of two piers?"],
    ["Walk me through the lamp affair", "what happened to the lamp affair?"],
    ["sum up the May meeting for us please", "what happened at the May meeting?"],
    ["recap what the NEC did in May", "what the NEC did in May?"],
    ["Please list the accounts of the May meeting.", "which accounts of the May meeting?"],
    ["the lamp motion - seconder?", "who seconded the lamp motion?"],
    ["Ann Field's successor, treasurer", "who succeeded Ann Field as treasurer?"],
    ["Ann Field handed over as treasurer to who?", "who took over from Ann Field as treasurer?"],
    ["Treasurer after Ann Field", "who took over from Ann Field as Treasurer?"],
    ["The motion was seconded by?", "who seconded The motion?"],
    ["Which way did Ann Field go herself on the levy?", "how did Ann Field vote on the levy?"],
    ["What was the overall number of boats lost?", "how many boats lost?"],
    ["How big was Ann Field's win over Bo Marsh?", "by how many votes did Ann Field beat Bo Marsh?"],
    ["Any idea how Ann Field felt about kelp?", "what did Ann Field say about kelp?"],
    ["Could I get a run-down of the May meeting?", "what happened at the May meeting?"],
    ["What was said by Ann Field on kelp?", "what did Ann Field say on kelp?"],
  ])("%s", (request, question) => {
    expect(withPlainRequests(request)).toBe(question);
  });

  test.each([
    "What happened to the pier?",
    "Have the members voted on it?",
    "Does the report state the cost?",
    "membership January 2031",
    "Name of the new treasurer?",
    "The pier was closed. Why?",
  ])("and what is none stays as it is: %s", (question) => {
    expect(withPlainRequests(question)).toBe(question);
  });

  test("any text at all ends in a text", () => {
    const words = fc.constantFrom(
      ..."please could you confirm the date on which was is requested whether seconder by whom an account of NEC Ann Field's successor , . ? -".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((said) => said.join(" ")),
        ),
        (text) => {
          expect(typeof withPlainRequests(text)).toBe("string");
        },
      ),
    );
  });
});

describe("What somebody says of themselves", () => {
  test.each([
    [
      "I chair our harbour forum and we liked Ann's idea of lamps. How did it go?",
      "we liked Ann's idea of lamps.",
    ],
    ["Hi from Port Ember, people here tell me things about the pier. Was it closed?", "the pier."],
    ["New member from Port Ember, people talk of the pier. Was it closed?", "people talk of the pier."],
    ["I remember the pier being closed. Why was that?", "the pier being closed."],
  ])("is told from what they tell of: %s", (text, before) => {
    expect(askingIn(text)?.before).toBe(before);
  });

  test("gives the names in it, and nothing else, to a question that points back", async () => {
    const archive = await inventedArchive([
      wrenfieldOn("2033-05-03", { Piers: ["The harbour gift was lost at sea."] }),
    ]);
    const context = { archive, today: TODAY };
    const asked =
      "I gave my first speech on the Lighthouse Fund with a cold and a harbour gift. How did the vote on it go?";
    const { question, reply } = await answerQuestion(asked, context);
    expect(question.terms.map(({ label }) => label)).toEqual(["Lighthouse Fund"]);
    expect(reply.items[0]?.text).toContain("Lighthouse Fund");
  });
});
