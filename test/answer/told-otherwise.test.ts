import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { decisionIn } from "../../src/archive/ledger-decisions.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

type Told = Readonly<Record<string, string>>;

/** Asks a question of two accounts of one meeting. */
async function ask(question: string, mabels: Told, pierss: Told) {
  const files = Object.entries({ "Mabel Thistlewood": mabels, "Piers Quillfeather": pierss }).map(
    ([author, told]) =>
      reportOf({
        file: `${author.split(" ")[1]?.toLowerCase()}-2031.md`,
        title: `NEC report by ${author}`,
        authors: [author],
        meeting: meetingOf("NEC", "2031-03-11"),
        sections: Object.fromEntries(Object.entries(told).map(([heading, text]) => [heading, [text]])),
      }),
  );
  const archive = await buildArchive({ files, gazetteer });
  return (await answerQuestion(question, { archive, today: "2031-06-01" })).reply;
}

/** What else happened at the meeting, so that no word is rare only because little is told. */
const BESIDE = {
  Kelp: "The harvest of kelp was discussed at length, and the treasurer spoke of boats, nets and insurance.",
  Regatta: "The regatta will have a second course. Nobody knew who is to pay for the buoys and the flags.",
};

describe("One matter told in other words is set side by side", () => {
  test("where one account has it put off and the other lost", async () => {
    const reply = await ask(
      "What happened to Wilfred Gannet's amendment after the muddle over the wording?",
      {
        ...BESIDE,
        Business:
          "We met for six hours, and lunch was late. Wilfred Gannet proposed an amendment so that nobody who began in the last ten nights could choose the head keeper until the harbour office had seen their papers. After some muddle over the wording, the amendment was remitted to the working party. I can see good in it, though the secretaries who would do the checking will not thank him.",
      },
      {
        ...BESIDE,
        "The choice":
          "The rules seem loose, and most of the new hands are friends of ours. All the same it was proposed that latecomers, within ten nights of the freeze, should not choose the head keeper until the harbour office had verified their papers. It wasn't meant to wreck anything. Pilots spoke for it. But when the chair had put it, the amendment fell, and by the look on his face the clerk was glad to see the back of it.",
      },
    );
    expect(reply.conflicts.flatMap(({ values }) => values.map(({ text }) => text.split(":")[0]))).toEqual(
      expect.arrayContaining(["put off", "lost"]),
    );
  });

  test("but not a request that was met beside a paper that was put off", async () => {
    const reply = await ask(
      "What was decided on the paper about keepers' cottages?",
      {
        ...BESIDE,
        Cottages:
          "The paper about keepers' cottages was deferred until the spring, since the surveyor was ill.",
      },
      {
        ...BESIDE,
        "The harbour office":
          "Roofs leak and cottages are cold. I asked for a list of all that is owed to the glaziers, and that was agreed.",
      },
    );
    expect(reply.conflicts).toEqual([]);
  });
});

describe("A day asked for is set beside the day that another account gives", () => {
  const cottages = {
    ...BESIDE,
    "The Gannet survey":
      "Will you get to read the Gannet survey? Yes. It'll be made public on 14 April, so long as the printers are awake.",
  };

  test("though the sentence shares no word with the other, where both stand under one title", async () => {
    const reply = await ask("When will the Gannet survey be made public?", cottages, {
      ...BESIDE,
      Gannet: "We have had it, and I read as fast as I could. The shorter version will be out on 21 April.",
    });
    expect(
      reply.conflicts.flatMap(({ values }) => values.map(({ text }) => text.split(":")[0])).sort(),
    ).toEqual(["14 April", "21 April"]);
  });

  test("but not under another", async () => {
    const reply = await ask("When will the Gannet survey be made public?", cottages, {
      ...BESIDE,
      Ferries: "We have had it, and I read as fast as I could. The new boats will be out on 21 April.",
    });
    expect(reply.conflicts).toEqual([]);
  });
});

describe("What is no decision of a meeting", () => {
  test.each([
    ["The fund pays for travel and lost wages."],
    ["I asked if he accepted what the divers say."],
    ["She would not tell us whether the owner had agreed."],
  ])("“%s”", (text) => {
    expect(decisionIn(text)).toBeNull();
  });

  test.each([
    ["He accepted the amendment.", "carried"],
    ["It lost, time and again.", "lost"],
  ])("but “%s” is one", (text, decision) => {
    expect(decisionIn(text)).toBe(decision);
  });
});
