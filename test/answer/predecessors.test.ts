import { describe, expect, test } from "vitest";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { askerOf, inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "harcastle-2033.md",
    title: "My first meeting",
    authors: ["Judith Harcastle"],
    meeting: meetingOf("NEC", "2033-05-03"),
    sections: {
      "": [
        "I walked from the station. I took Edmund Larkspur's place as next in the ballot, and knew nobody.",
        "The chair took her place at nine, and the kettle took another hour.",
      ],
    },
  }),
  wrenfieldOn("2033-09-06", {
    Herrings: [
      "Conrad Mallow stepped down as chair of the Herring Group. Ottilie Finch was elected in his place by 9 votes to 4.",
    ],
    Press: ["Sybil Oakhurst replaced Ivo Brambling as press officer in June."],
    Ropes: [
      "The Rope Group. Ruth Ashgrove leaves the chair and Desmond Vail follows her.",
      "A general secretary: Hugo Marl was appointed in March, following the departure of Lena Frost.",
    ],
    Lifts: ["Agnes Wrenfield asked when the lift will be replaced. The porter, Bill Sykes, did not know."],
    Farewell: ["Rosalind Keel was replaced by Wilfred Gannet on the Lamps Group."],
  }),
]);

const ask = askerOf(archive, "2035-01-01");

describe("Who went before somebody", () => {
  test.each([
    "whose place did Judith Harcastle take on the NEC?",
    "who did Judith Harcastle replace?",
    "whose seat did Judith Harcastle fill on the committee?",
    "Who did Judith Harcastle take over from?",
  ])("is told by whoever came in their own report: %s", async (question) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.first).toContain("Edmund Larkspur");
  });

  test("is told in the sentence before the one that tells of who came", async () => {
    expect((await ask("Whose place did Ottilie Finch take?")).first).toContain("Conrad Mallow");
  });

  test("is told of a role, and from the other side", async () => {
    expect((await ask("Who did Sybil Oakhurst succeed as press officer?")).first).toContain("Ivo Brambling");
    expect((await ask("Whose seat did Wilfred Gannet get on the Lamps Group?")).first).toContain(
      "Rosalind Keel",
    );
  });

  test("is told the other way round by the same sentences", async () => {
    expect((await ask("Who took over from Ruth Ashgrove as chair of the Rope Group?")).first).toContain(
      "Desmond Vail",
    );
    expect((await ask("Who became general secretary after Lena Frost?")).first).toContain("Hugo Marl");
  });

  test("is not told by what says who came after them", async () => {
    expect((await ask("Whose place did Rosalind Keel take on the Lamps Group?")).first).not.toContain(
      "replaced by Wilfred Gannet",
    );
  });
});
