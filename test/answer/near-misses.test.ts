import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "wrenfield-may-2033.md",
    title: "NEC, 3 May 2033",
    authors: ["Agnes Wrenfield"],
    meeting: meetingOf("NEC", "2033-05-03"),
    sections: {
      Pensions: [
        "The scheme for new starters will be worse than the present one. I abstained, out of ignorance.",
      ],
      Ferries: ["Oona Brackwater moved that the ferries be painted. Nobody objected."],
      Security: ["The contract with Harbour Security is to end in June."],
      Glass: ["The glassworks inquiry by Judith Harcastle was published. Its recommendations were accepted."],
    },
  }),
]);

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2034-01-01" });
  return { ...reply, texts: reply.items.map(({ text }) => text).join("\n") };
}

describe("Of a vote of which the reports give no figures", () => {
  test("it is told how people took sides, and that the figures are missing", async () => {
    const reply = await ask("What were the figures when the NEC voted on the scheme for new starters?");
    expect(reply.verdict).toBe("partly");
    expect(reply.texts).toContain("I abstained");
  });
});

describe("Who did a thing", () => {
  test("is whoever did just that", async () => {
    expect((await ask("Who moved that the ferries be painted?")).texts).toContain("Oona Brackwater");
    expect((await ask("Who seconded the motion that the ferries be painted?")).verdict).toBe(
      "not-in-reports",
    );
  });
});

describe("A question is understood", () => {
  test("where a name of several words has a slip in it", async () => {
    const reply = await ask("which reports talk about Harbour Securty?");
    expect(reply.items.map(({ citation }) => citation?.file)).toEqual(["wrenfield-may-2033.md"]);
  });

  test("by the names of what is told before it", async () => {
    const reply = await ask(
      "I joined after the Harcastle report came out so I have never known it - what happened to its recommendations?",
    );
    expect(reply.texts).toContain("Its recommendations were accepted");
  });

  test("where it asks who wrote of a meeting", async () => {
    const reply = await ask("who wrote up the meeting of 3 May 2033?");
    expect(reply.items.map(({ citation }) => citation?.file)).toEqual(["wrenfield-may-2033.md"]);
  });
});
