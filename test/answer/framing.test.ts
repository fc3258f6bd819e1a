import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { withoutFraming } from "../../src/answer/framing.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { gazetteer, reports } from "./invented-archive.ts";

const archive = await buildArchive({ files: reports, gazetteer });
const nothing = () => false;

async function ask(question: string) {
  return (await answerQuestion(question, { archive, today: "2033-06-01" })).reply;
}

const QUESTION = "how did the vote on the Lighthouse Fund go";

describe("What is said around a question", () => {
  test.each([
    `Could somebody remind me: ${QUESTION}?`,
    `Sorry if this is a silly question but ${QUESTION}?`,
    `My branch was arguing about this last night: ${QUESTION}?`,
    `A few members keep asking me, ${QUESTION}?`,
    `I missed the last meeting. H${QUESTION.slice(1)}?`,
    `Does anybody remember ${QUESTION}?`,
    `Hi, I'm not sure ${QUESTION}?`,
    `H${QUESTION.slice(1)}, as far as anybody wrote down?`,
    `H${QUESTION.slice(1)}, if you know?`,
    `H${QUESTION.slice(1)}, remember it being close but I was mostly asleep, sorry?`,
    `H${QUESTION.slice(1)}? Would love the figures, for a talk.`,
    `H${QUESTION.slice(1)}? Any help appreciated!`,
    `branch officer here, writing a leaflet: ${QUESTION}?`,
    `H${QUESTION.slice(1)} (branch secretary, need it for our AGM)?`,
    `H${QUESTION.slice(1)} as I have to tell our members and the secretary is away?`,
  ])("is no part of it: %s", async (asked) => {
    const plain = await ask(`H${QUESTION.slice(1)}?`);
    const framed = await ask(asked);
    expect(plain.items.length).toBeGreaterThan(0);
    expect(framed.items).toEqual(plain.items);
    expect(framed.verdict).toBe(plain.verdict);
  });

  test("does not answer what the reports do not hold", async () => {
    expect((await ask("What became of the submarine fleet, as far as anybody wrote down?")).verdict).toBe(
      "not-in-reports",
    );
  });

  test("is read where nothing else says what is asked about", async () => {
    const reply = await ask("People argued about the lighthouse fund. What was decided in the end?");
    expect(reply.items[0]?.text).toContain("Lighthouse Fund");
  });

  test("is read where the question says no more than the place, the lady or since", async () => {
    for (const asked of [
      "That community rowing unit we set up - what's happened to the place since?",
      "There was a rowing unit for the community. What has become of the thing in the end?",
    ]) {
      expect((await ask(asked)).items[0]?.text).toContain("to close in the autumn");
    }
  });

  test("counts by its names where all that is said of them hides what is told, and is said to be perhaps an answer", async () => {
    const reply = await ask(
      "Awful blisters after the regatta for the Lighthouse Fund, splendid outfit though. Did the treasurer want it?",
    );
    expect(reply.verdict).toBe("answered");
    expect(reply.loosely).toBe(true);
    expect(reply.items[0]?.text).toContain("Lighthouse Fund");
  });

  test("is no subject where the question asks of a person alone", async () => {
    const asked =
      "A bit obsessed with submarines, I am. Mabel Thistlewood must have spoken of them. What did she say?";
    expect((await ask(asked)).verdict).toBe("not-in-reports");
  });

  test("gives the question its time", async () => {
    const { question } = await answerQuestion(
      "Back in 2031 when we met by the lake - what did the treasurer propose for the lighthouse fund?",
      { archive, today: "2033-06-01" },
    );
    expect(question.period).toMatchObject({ from: "2031-01-01", to: "2031-12-31" });
  });

  test("stays where it tells what the question is about", () => {
    for (const text of [
      "We voted on the trams: how did it go?",
      "I heard from Oldcastle: what happened in May?",
      "I was there in 2031, what was decided?",
      "What did the leader say: who would chair the panel?",
      "Did the chair say who would pay?",
    ])
      expect(withoutFraming(text, nothing)).toBe(text);
    expect(withoutFraming("I asked piers, what was decided?", (words) => words.includes("piers"))).toContain(
      "piers",
    );
  });

  test("leaves an end of the text, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(text.length).toBeGreaterThanOrEqual(withoutFraming(text, nothing).length);
        expect(text).toContain(withoutFraming(text, nothing).replace(/[?.!]*\s*$/, ""));
      }),
    );
  });
});
