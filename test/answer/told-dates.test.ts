import { describe, expect, test } from "vitest";
import { meetingOf } from "../archive/report-builder.ts";
import { BESIDE, labelsOf, twoAccounts } from "./two-accounts.ts";

describe("A day asked for is set beside the day that another account gives", () => {
  const cottages = {
    ...BESIDE,
    "The Gannet survey":
      "Will you get to read the Gannet survey? Yes. It'll be made public on 14 April, so long as the printers are awake.",
  };

  test("though the sentence shares no word with the other, where both stand under one title", async () => {
    const reply = await twoAccounts("When will the Gannet survey be made public?", cottages, {
      ...BESIDE,
      Gannet: "We have had it, and I read as fast as I could. The shorter version will be out on 21 April.",
    });
    expect(
      reply.conflicts.flatMap(({ values }) => values.map(({ text }) => text.split(":")[0])).sort(),
    ).toEqual(["14 April", "21 April"]);
  });

  test("though the other account calls the place by another name, where it answers the question as well", async () => {
    const reply = await twoAccounts(
      "What date does the ferry office move to Osprey Bay?",
      {
        ...BESIDE,
        "Moving house":
          "We'll be in at Osprey Bay from 9 May, with everyone in one room apart from the cook.",
      },
      {
        ...BESIDE,
        "This and that":
          "The rest in brief. The ferry office shifts to the river on 16 May. I asked who would take the cat.",
      },
    );
    expect(labelsOf(reply)).toEqual([["16 May", "9 May"]]);
  });

  test("but not beside the day of something else that shifts", async () => {
    const reply = await twoAccounts(
      "What date does the ferry office move to Osprey Bay?",
      {
        ...BESIDE,
        "Moving house":
          "We'll be in at Osprey Bay from 9 May, with everyone in one room apart from the cook.",
      },
      {
        ...BESIDE,
        "This and that":
          "The rest in brief. The regatta shifts to a Sunday on 16 May. I asked who would take the cat.",
      },
    );
    expect(reply.conflicts).toEqual([]);
  });

  test("but not under another", async () => {
    const reply = await twoAccounts("When will the Gannet survey be made public?", cottages, {
      ...BESIDE,
      Ferries: "We have had it, and I read as fast as I could. The new boats will be out on 21 April.",
    });
    expect(reply.conflicts).toEqual([]);
  });
});

describe("The two ends of one thing", () => {
  test("are no conflict, but two days for one of them are", async () => {
    const ask = (mabels: string) =>
      twoAccounts(
        "When is the last day for keepers to nominate a harbour master?",
        {
          ...BESIDE,
          "": mabels,
        },
        {
          ...BESIDE,
          Dates:
            "The small print. Nominations of a harbour master by keepers open on Monday the 24th and will close on Friday 28 May.",
        },
      );
    const opening = await ask("Nominations of a harbour master by keepers open on Monday 24 May.");
    expect(opening.conflicts).toEqual([]);
    const closing = await ask("Nominations of a harbour master by keepers close on Thursday 27 May.");
    expect(labelsOf(closing)).toEqual([["Friday 28 May", "Thursday 27 May"]]);
  });
});

describe("By when something is to be done", () => {
  const ask = (mabels: string, pierss: string) =>
    twoAccounts(
      "By when is Oona Brackwater to finish her review of the beacons?",
      {
        ...BESIDE,
        Beacons: `Oona Brackwater was asked to lead a review of the beacons. ${mabels}`,
      },
      {
        ...BESIDE,
        Lights: `The review of the beacons goes to Oona Brackwater, which pleased the pilots. ${pierss}`,
      },
    );

  test("is set beside another day, the end of a month being one", async () => {
    const reply = await ask(
      "Her report is due by 30 November.",
      "She has until the end of January 2032 to write it.",
    );
    expect(labelsOf(reply)).toEqual([["30 November", "end of January 2032"]]);
  });

  test.each([
    ["Her report is due by 30 November.", "She has until the end of November to write it."],
    ["Her report is due by 1 December.", "She has until the end of November to write it."],
    ["Her report is due by 30 November.", "The hall with the old beacon reopens on 4 May."],
  ])("but not where both may be right: “%s” “%s”", async (mabels, pierss) => {
    expect((await ask(mabels, pierss)).conflicts).toEqual([]);
  });
});

describe("When something ends", () => {
  const ask = (mabels: string, pierss: string, meeting?: ReturnType<typeof meetingOf>) =>
    twoAccounts(
      "When will the watch on Saltwick harbour come to an end?",
      { ...BESIDE, Saltwick: `Saltwick harbour was before us again. ${mabels}` },
      { ...BESIDE, Harbours: `Saltwick, then. ${pierss}` },
      meeting,
    );

  test.each([
    ["The watch on the harbour is to end on 1 June.", "The watch on the harbour goes on until 30 September."],
    [
      "The watch on the harbour expires at the end of June.",
      "The watch on the harbour is lifted from 1 May.",
    ],
    ["The watch on the harbour runs out on 1 June.", "The watch on the harbour stays until the end of July."],
  ])("is told in many ways: “%s” “%s”", async (mabels, pierss) => {
    const reply = await ask(mabels, pierss);
    expect(reply.conflicts).toHaveLength(1);
  });

  test("is not when it began", async () => {
    const reply = await ask(
      "The watch on the harbour is to end on 1 June.",
      "The watch on the harbour began on 3 May, and nobody has been seen since.",
    );
    expect(reply.conflicts).toEqual([]);
  });

  test("is told by a committee that sent it up to the executive, and by who sat there the day after", async () => {
    const panel = meetingOf("Disputes Panel", "2031-03-10");
    const sentUp =
      "What went up to the NEC the next day was that the watch on the harbour should end on 1 June, and it was agreed there.";
    const other = "The watch on the harbour goes on until the end of September.";
    const reply = await ask(sentUp, other, panel);
    expect(labelsOf(reply)).toEqual([["1 June", "end of September"]]);
    const kept = await ask(
      "The panel agreed that the watch on the harbour should end on 1 June.",
      other,
      panel,
    );
    expect(kept.conflicts).toEqual([]);
    const before = await ask(sentUp, other, meetingOf("Disputes Panel", "2031-03-06"));
    expect(before.conflicts).toEqual([]);
  });
});

describe("What does not begin until a day", () => {
  test("begins on it, and no end is told", async () => {
    const reply = await twoAccounts(
      "When will the new ferry start running?",
      { ...BESIDE, "The ferry": "The new ferry will start running on 3 May, if the paint is dry." },
      { ...BESIDE, Ferry: "The new ferry will not start running until 1 June, says the engineer." },
    );
    expect(labelsOf(reply)).toEqual([["1 June", "3 May"]]);
  });
});

describe("A sentence that gives both ends of a thing", () => {
  const both =
    "The polls for keeper of the bell open on Monday 2 July and stay open for long, with close on Thursday 26 July.";
  const ask = (question: string, told: string) =>
    twoAccounts(question, { ...BESIDE, Bell: both }, { ...BESIDE, Polls: told });

  test("is heard for each of them", async () => {
    const opening = await ask(
      "When do the polls for keeper of the bell open?",
      "The polls for keeper of the bell open on 9 July.",
    );
    expect(labelsOf(opening)).toEqual([["9 July", "Monday 2 July"]]);
    const closing = await ask(
      "When do the polls for keeper of the bell close?",
      "The polls for keeper of the bell close on 30 July.",
    );
    expect(labelsOf(closing)).toEqual([["30 July", "Thursday 26 July"]]);
  });

  test("and agrees with who gives one of them", async () => {
    const reply = await ask(
      "When do the polls for keeper of the bell open?",
      "The polls for keeper of the bell open on 2 July.",
    );
    expect(reply.conflicts).toEqual([]);
  });
});
