import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive } from "./invented-archive.ts";

const reported = (file: string, day: string, sections: Record<string, readonly string[]>) =>
  reportOf({
    file,
    title: `NEC, ${day}`,
    authors: ["Oona Brackwater"],
    meeting: meetingOf("NEC", day),
    sections,
  });

const archive = await inventedArchive([
  reported("a.md", "2032-03-02", {
    Money: ["The treasurer, Mabel Thistlewood, spoke of the overdraft. It replaced nothing and cost much."],
    Lamps: ["Piers Quillfeather was elected chair of the Lamps Group by 9 votes to 4."],
    Canals: ["I was made chair of the Canals Group in place of Verity Hollin, who has moved away."],
  }),
  reported("b.md", "2033-03-01", {
    Money: [
      "Mabel Thistlewood leaves in May after nine years as treasurer. Instead of a gift she wants a bench.",
    ],
    Press: [
      "Judith Harcastle stood down as press officer.",
      "The press officer's desk was replaced. Nobody wept, said Piers Quillfeather.",
    ],
  }),
  reported("c.md", "2033-09-06", {
    Money: ["Edmund Larkspur was welcomed as treasurer, and asked for the keys."],
    Farewell: [
      "It was Ivo Brambling's last meeting. His knees are bad. He spoke for an hour. Una takes his place.",
    ],
    Herrings: [
      "Conrad Mallow stepped down as chair of the Herring Group. His successor is Ottilie Finch, chosen without a vote.",
    ],
  }),
  reported("d.md", "2034-09-05", { Money: ["The treasurer, Sybil Oakhurst, gave her first report."] }),
]);

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2035-01-01" });
  return { ...reply, first: reply.items[0]?.text ?? "" };
}

describe("Who came after somebody in a role", () => {
  test("is the next to hold the office, though the report does not say after whom", async () => {
    const reply = await ask("who took over from Mabel Thistlewood as treasurer?");
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain("Edmund Larkspur");
    const chosen = await ask("who did the party appoint as treasurer after Mabel Thistlewood?");
    expect(chosen.first).toContain("Edmund Larkspur");
  });

  test("is told by whoever reports of a place that was another's", async () => {
    expect((await ask("Who replaced Verity Hollin as chair of the Canals Group?")).first).toContain(
      "in place of Verity Hollin",
    );
  });

  test("is told in the sentence after the one that names who went", async () => {
    expect((await ask("Who succeeded Conrad Mallow as chair of the Herring Group?")).first).toContain(
      "Ottilie Finch",
    );
  });

  test("is not told by words on the one who went, nor on other things that were replaced", async () => {
    expect((await ask("Who succeeded Piers Quillfeather as chair of the Lamps Group?")).verdict).toBe(
      "not-in-reports",
    );
    expect((await ask("Who replaced Judith Harcastle as press officer?")).verdict).toBe("not-in-reports");
    expect((await ask("Who took over as treasurer after Sybil Oakhurst?")).verdict).toBe("not-in-reports");
  });

  test.each([
    "who's our treasurer after Mabel Thistlewood?",
    "who got the treas job after mabel thistlewood packed it in",
    "who got the job after Mabel Thistlewood?",
    "who is in Mabel Thistlewood's old job?",
  ])("is asked in many ways: %s", async (question) => {
    expect((await ask(question)).first).toContain("Edmund Larkspur");
  });

  test("takes a seat some sentences after the one that names whose it was", async () => {
    expect(
      (await ask("who took Conrad Mallows seat on the Herring Group when he called it a day")).first,
    ).toContain("Ottilie Finch");
    expect((await ask("who got Ivo Brambling's seat?")).first).toContain("Una takes his place");
  });
});
