import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { inventedArchive, TODAY, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  wrenfieldOn("2030-11-09", { Buoys: ["The away day was by the lake. Two buoys were bought for £400."] }),
]);

async function ask(text: string) {
  return (await answerQuestion(text, { archive, today: TODAY })).reply;
}

describe("A meeting that its date picks", () => {
  test.each([
    "What happened at the July 2032 NEC (the one with the gale)?",
    "what went on at the gale-swept NEC in July 2032?",
    "Give me a rundown of the last meeting before the 2033 election (20 July 2032)",
    "quick recap of the gale-swept meeting of 20 July 2032 please",
  ])("is told whole, whatever else is said of it: %s", async (asked) => {
    const reply = await ask(asked);
    expect(reply.verdict).toBe("answered");
    expect(reply.items.map(({ text }) => text).join(" ")).toContain("48 recommendations");
  });

  test.each([
    "What was decided at the July 2032 NEC on submarines?",
    "What was agreed about submarines at the meeting of 20 July 2032?",
  ])("says nothing of what it did not deal with: %s", async (asked) => {
    expect((await ask(asked)).verdict).toBe("not-in-reports");
  });
});

describe("An away day", () => {
  test("is told of where a report of its time speaks of one", async () => {
    const reply = await ask("what happened at the NEC away day in 2030?");
    expect(reply.items.map(({ text }) => text).join(" ")).toContain("by the lake");
  });

  test("is no other meeting of its year", async () => {
    expect((await ask("when is the NEC away day in 2032?")).verdict).toBe("not-in-reports");
  });
});
