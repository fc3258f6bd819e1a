import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { tellingShare } from "../../src/answer/everyday-words.ts";
import { findEvidence, isAbout } from "../../src/answer/evidence.ts";
import { meetsNames, supportOf } from "../../src/answer/support.ts";
import { understand } from "../../src/answer/understand.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

const TODAY = "2042-01-01";

/** Passages that have nothing to say, so that what does is rare among them. */
const ROOMS =
  "hall library kitchen attic cellar gallery pantry nursery foyer lounge study chapel barn loft cabin"
    .split(" ")
    .flatMap((room) => [
      `front ${room}`,
      `back ${room}`,
      `old ${room}`,
      `new ${room}`,
      `red ${room}`,
      `grey ${room}`,
      `blue ${room}`,
      `long ${room}`,
      `low ${room}`,
      `high ${room}`,
    ]);

const archive = await buildArchive({
  gazetteer,
  files: [
    reportOf({
      file: "wrenfield-may-2041.md",
      title: "NEC, 14 May 2041",
      authors: ["Agnes Wrenfield"],
      meeting: meetingOf("NEC", "2041-05-14"),
      sections: {
        Skelderby: [
          "Members know that in Skelderby the mayor and the branch officers no longer speak. A visit by two of us in June was agreed.",
        ],
        Badges: [
          "Pensioners pay £4 for a visitor's badge, and the proposal that they should pay £3 fell, with five in favour.",
        ],
        Trams: ["Lady Fothering was appointed to lead a review of the trams. She will report by October."],
        Buses: [
          "The buses review by Lord Ketteridge recommended fewer stops and found that nobody had counted passengers.",
        ],
        Stables: ["Complaints. Of the cases closed since March, Oona Brackwater said, 12 led to expulsion."],
      },
    }),
    reportOf({
      file: "pellow-september-2041.md",
      title: "NEC, 16 September 2041",
      authors: ["Barnaby Pellow"],
      meeting: meetingOf("NEC", "2041-09-16"),
      sections: {
        Elections: [
          "Next year's elections will use a new voting system, which is ZPV.",
          "A motion to adopt ZPV for every panel came next. People were tired. The change was carried by 23 votes to 11.",
        ],
        Weather: [
          "It rained for most of the morning. The council of elders sent its regards to every branch.",
        ],
        Rooms: ROOMS.map((room) => `The chair thanked the staff for the ${room}, which was warm.`),
      },
    }),
  ],
});

async function ask(question: string) {
  return (await answerQuestion(question, { archive, today: TODAY })).reply;
}

describe("A question in other words than the reports'", () => {
  test("is answered where what names its subject is met and the rest is everyday English", async () => {
    const question = "What did we do for Skelderby, where the mayor had fallen out with his team?";
    const evidence = await findEvidence(understand(question, archive, TODAY), archive);
    expect(evidence.some(isAbout)).toBe(false);
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("A visit by two of us in June was agreed.");
  });

  test("is not answered where a rare word of it is met nowhere", async () => {
    expect((await ask("What was done about the fallen Skelderby zeppelin?")).verdict).toBe("not-in-reports");
    expect((await ask("Is there anything on council archery?")).verdict).toBe("not-in-reports");
  });

  test("is not answered about somebody else", async () => {
    expect((await ask("What did Piers Quillfeather say about Skelderby?")).verdict).toBe("not-in-reports");
  });

  test("is not answered with a number of something else", async () => {
    expect((await ask("How many letters about Skelderby had the mayor sent?")).verdict).toBe(
      "not-in-reports",
    );
  });
});

describe("How a vote went", () => {
  test("is told by its tally, though talk of voting uses more of the question's words", async () => {
    const reply = await ask("How did the vote on bringing in ZPV go?");
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("carried by 23 votes to 11");
  });
});

describe("What is so according to somebody", () => {
  test("is found where another reports their words", async () => {
    const reply = await ask("How many cases led to expulsion, according to Oona Brackwater?");
    expect(reply.items[0]?.text).toContain("12 led to expulsion");
    expect((await ask("How many cases led to expulsion, according to Mabel Thistlewood?")).verdict).toBe(
      "not-in-reports",
    );
  });
});

describe("What an inquiry found", () => {
  test("is not told by the news that there will be one", async () => {
    for (const asked of ["recommend", "find", "conclude"])
      expect((await ask(`What did Lady Fothering's review of the trams ${asked}?`)).verdict).toBe(
        "not-in-reports",
      );
  });

  test("is told where the reports say so", async () => {
    const reply = await ask("What did Lord Ketteridge's review of the buses find?");
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("nobody had counted passengers");
  });

  test("is not what somebody asks who asks what happened to it", async () => {
    const reply = await ask("What happened to the review of the trams?");
    expect(reply.items[0]?.text).toContain("She will report by October.");
  });
});

describe("How telling a word is", () => {
  test("depends on how many people use it", () => {
    expect(tellingShare("idea")).toBeLessThan(tellingShare("badge"));
    expect(tellingShare("Ended")).toBe(tellingShare("ended"));
    expect(tellingShare("zeppelin")).toBe(1);
  });
});

describe("The likelihood of support", () => {
  const terms = understand("idea about the Skelderby mayor and zeppelin", archive, TODAY).terms;
  const matched = (worths: readonly number[], fits: boolean, apart = 0) => ({
    fits,
    apart,
    matches: terms.map((term, at) => {
      const worth = worths[at] ?? 0;
      return { term, worth, own: worth === 1, exact: worth > 0 };
    }),
  });
  const worths = fc.array(fc.constantFrom(0, 0.5, 0.8, 1), { minLength: 4, maxLength: 4 });

  test("is a probability, and never falls when one more term is met in the sentence", () => {
    fc.assert(
      fc.property(
        worths,
        fc.nat(3),
        fc.boolean(),
        fc.integer({ min: 1, max: 200_000 }),
        (met, at, fits, size) => {
          const before = supportOf(matched(met, fits), size);
          const after = supportOf(
            matched(
              met.map((worth, index) => (index === at ? 1 : worth)),
              fits,
            ),
            size,
          );
          expect(before).toBeGreaterThan(0);
          expect(before).toBeLessThan(1);
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  test("is less where the question's neighbouring words stand apart", () => {
    const together = matched([1, 1, 1, 1], true);
    expect(supportOf({ ...together, apart: 1 }, 500)).toBeLessThan(supportOf(together, 500));
  });

  test("does not count where a name is not met", () => {
    const named = terms.findIndex(({ label }) => label === "Skelderby");
    expect(meetsNames(matched([1, 1, 1, 1], true))).toBe(true);
    expect(meetsNames(matched([1, 1, 1, 1].with(named, 0), true))).toBe(false);
  });
});
