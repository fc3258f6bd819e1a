import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { FOLLOWED_BY } from "../../src/answer/follow-up.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "brackwater-june-2034.md",
    title: "NEC, 6 June 2034",
    authors: ["Oona Brackwater"],
    meeting: meetingOf("NEC", "2034-06-06"),
    sections: {
      Tramway: [
        "The Tramway depot is ours until 2041. The rent will not go up.",
        "Two of our candidates for Port Ember were struck from the ballot paper without being told why. Both have appealed, and both appeals were upheld.",
      ],
      Aviary: [
        "There were 212 letters about the aviary. We read them all.",
        "Ninety were passed to the Falconry Board, sixty were answered and the rest were about pigeons.",
      ],
      Moorland: [
        "The moorland vote was on a paper by Mabel Thistlewood. It was carried, with four against.",
        "Piers Quillfeather spoke for a long time about lamps.",
      ],
      Kelp: ["The kelp study is under way. It was asked for by the harbour branches."],
    },
  }),
  reportOf({
    file: "quillfeather-june-2034.md",
    title: "A Tuesday in June",
    authors: ["Piers Quillfeather"],
    meeting: meetingOf("NEC", "2034-06-06"),
    sections: { "": ["I was late, and the aviary was over when I came."] },
  }),
]);

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2035-01-01" });
  return { ...reply, texts: reply.items.map(({ text }) => text).join("\n") };
}

describe("How long something lasts", () => {
  test("is told by the day until which it does", async () => {
    const reply = await ask("how long is the Tramway depot ours?");
    expect(reply.verdict).toBe("answered");
    expect(reply.texts).toContain("ours until 2041");
  });
});

describe("How many there are", () => {
  test("is told by a number that leaves out what it counts, where the section has said it", async () => {
    const reply = await ask("how many letters about the aviary were sent up to the Falconry Board?");
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("Ninety were passed to the Falconry Board");
    expect((await ask("how many gloves for the aviary were sent up to the Falconry Board?")).verdict).toBe(
      "not-in-reports",
    );
  });
});

describe("A question that asks only for the end of it", () => {
  test("is about all that was told before it", async () => {
    const reply = await ask("the two Port Ember candidates who were struck off and appealed - any outcome?");
    expect(reply.texts).toContain("both appeals were upheld");
  });
});

describe("What has happened since a time", () => {
  const years = inventedArchive(
    ["2031", "2033", "2034"].map((year, at) =>
      reportOf({
        file: `${year}.md`,
        title: `NEC, 3 May ${year}`,
        authors: ["Mabel Thistlewood"],
        meeting: meetingOf("NEC", `${year}-05-03`),
        sections: {
          Bursary: [
            [
              "The Oakhurst bursary was begun with a gift.",
              "The Oakhurst bursary ran out of money.",
              "The Oakhurst bursary opens again in June.",
            ][at] ?? "",
          ],
        },
      }),
    ),
  );

  test("is told to the end, and not of that year alone", async () => {
    for (const question of [
      "what has happened to the Oakhurst bursary since the money ran out in 2033?",
      "what happened to the Oakhurst bursary in 2033, did it ever open again?",
    ]) {
      const { reply } = await answerQuestion(question, { archive: await years, today: "2035-01-01" });
      const texts = reply.items.map(({ text }) => text).join(" ");
      expect(texts).toContain("opens again in June");
      expect(texts).not.toContain("begun with a gift");
    }
  });
});

describe("How somebody voted", () => {
  test("is not told by what else they did", async () => {
    expect((await ask("How did Piers Quillfeather himself vote on the moorland?")).verdict).toBe(
      "not-in-reports",
    );
  });
});

describe("Which four it was", () => {
  test("goes on with the question before, and is not told by any four", async () => {
    const reply = await ask(`what happened to the moorland paper? ${FOLLOWED_BY} which four were against?`);
    expect(reply.understood).toContain("moorland");
    expect(reply.verdict).toBe("partly");
  });
});

describe("What a study found", () => {
  test("is not told by its being under way", async () => {
    expect((await ask("what did the kelp study conclude?")).verdict).toBe("not-in-reports");
    expect((await ask("what happened to the kelp study?")).texts).toContain("under way");
  });
});

describe("Who else reported", () => {
  test("is anybody but whoever is named", async () => {
    const reply = await ask("did anyone else besides Oona Brackwater write up the June 2034 NEC?");
    expect(new Set(reply.items.map(({ citation }) => citation?.file))).toEqual(
      new Set(["quillfeather-june-2034.md"]),
    );
    const other = await ask("any reports of the June 2034 NEC apart from Piers Quillfeather's?");
    expect(new Set(other.items.map(({ citation }) => citation?.file))).toEqual(
      new Set(["brackwater-june-2034.md"]),
    );
  });

  test("is nobody where there is no other report", async () => {
    expect((await ask("who else covered the March 2033 NEC, besides Mabel Thistlewood?")).verdict).toBe(
      "not-in-reports",
    );
  });
});
