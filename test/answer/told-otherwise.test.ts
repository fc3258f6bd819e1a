import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { decisionIn } from "../../src/archive/ledger-decisions.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

type Told = Readonly<Record<string, string>>;

/** Asks a question of two accounts of one meeting. */
async function twoAccounts(question: string, mabels: Told, pierss: Told) {
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
    const reply = await twoAccounts(
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
    const reply = await twoAccounts(
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

describe("What is told alike is no conflict", () => {
  test("where one account says that it was put off and the other that this was agreed", async () => {
    const reply = await twoAccounts(
      "What was decided on the sale of the pier?",
      { ...BESIDE, Pier: "The sale of the pier was put off until May." },
      { ...BESIDE, Sundry: "It was agreed to defer the sale of the pier until May." },
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
    const reply = await twoAccounts("When will the Gannet survey be made public?", cottages, {
      ...BESIDE,
      Gannet: "We have had it, and I read as fast as I could. The shorter version will be out on 21 April.",
    });
    expect(
      reply.conflicts.flatMap(({ values }) => values.map(({ text }) => text.split(":")[0])).sort(),
    ).toEqual(["14 April", "21 April"]);
  });

  test("but not under another", async () => {
    const reply = await twoAccounts("When will the Gannet survey be made public?", cottages, {
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
    ["It was agreed not to tell the owner."],
    ["An attempt to defer it was made."],
  ])("“%s”", (text) => {
    expect(decisionIn(text)).toBeNull();
  });

  test.each([
    ["He accepted the amendment.", "carried"],
    ["It lost, time and again.", "lost"],
    ["It was agreed to defer the sale until May.", "put off"],
    ["We decided, by 14 votes to 9, to put it off.", "put off"],
    ["The committee voted to reject the sale.", "lost"],
  ])("but “%s” is one", (text, decision) => {
    expect(decisionIn(text)).toBe(decision);
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

/** How the values of each conflict begin, up to the words of the reports. */
function labelsOf(reply: Awaited<ReturnType<typeof twoAccounts>>): readonly (readonly string[])[] {
  return reply.conflicts.map(({ values }) => values.map(({ text }) => text.split(":")[0] ?? "").sort());
}

describe("Votes of one meeting are paired off", () => {
  test("the last ballot with the last, not with the first", async () => {
    const reply = await twoAccounts(
      "How did the vote between Oona Brackwater and Wilfred Gannet go in the final round?",
      {
        ...BESIDE,
        "The new keeper":
          "Three dropped out. In the final round Oona Brackwater, at present keeper at Saltwick, beat Wilfred Gannet, 17 votes to 13.",
      },
      {
        ...BESIDE,
        Keepers:
          "First ballot: Oona Brackwater 13, Wilfred Gannet 11. Then it narrowed. It ended up 17 for Oona and 12 for Wilfred, with one spoilt paper.",
      },
    );
    expect(labelsOf(reply)).toEqual([["Elected 17–12", "Elected 17–13"]]);
  });

  test("and one that has its own match in the other account leaves the rest to others", async () => {
    const reply = await twoAccounts(
      "How did the vote on the price of lamp oil go?",
      {
        ...BESIDE,
        Ballots:
          "The harbour master stays without needing the pilots' names, nor the price of a window or lamp oil. It was a secret vote, 19-14.",
        Oil: "The price of lamp oil went from four pounds to twelve, with a window of two days. Passed by 16 votes to 14.",
      },
      {
        ...BESIDE,
        Ballots: "The harbour master stays without needing the pilots' names. It was a secret vote, 19-14.",
        Afterwards:
          "The price of the oil is now twelve pounds and the window is 48 hours. It was 15-14!! One hand.",
      },
    );
    expect(labelsOf(reply)).toEqual([["Carried 16–14", "Vote 15–14"]]);
  });
});

describe("Figures of one thing are set side by side", () => {
  test("though one account gives the day and the other the end of its month", async () => {
    const reply = await twoAccounts(
      "How many members did we have at the end of February 2031?",
      { ...BESIDE, Membership: "At 28 February there were 164,200 members." },
      { ...BESIDE, Membership: "Membership stood at 166,400 at the end of February, says the sheet." },
    );
    expect(labelsOf(reply)).toEqual([
      ["164,200 members, 28 February 2031", "166,400 members, February 2031"],
    ]);
  });

  test("but not those of two months", async () => {
    const reply = await twoAccounts(
      "How many members did we have at the end of February 2031?",
      { ...BESIDE, Membership: "At 28 February there were 164,200 members." },
      { ...BESIDE, Membership: "Membership stood at 166,400 at the end of January, says the sheet." },
    );
    expect(reply.conflicts).toEqual([]);
  });

  test("where little but the matter around them is told alike", async () => {
    const reply = await twoAccounts(
      "How many people had joined since the storm?",
      {
        ...BESIDE,
        "Coming home":
          "Piers Gannet reported that 34,000 people had joined since the storm, one in three of them former smugglers. The line on the graph has gone up.",
      },
      {
        ...BESIDE,
        Numbers:
          "After the great wind 31,000 have joined us, and when I looked at the Saltwick list I would say that a good half of ours have a boat. The graph was shown, and its line has gone up.",
      },
    );
    expect(labelsOf(reply)).toEqual([["31,000 members (members joined)", "34,000 members (members joined)"]]);
  });
});

describe("How many are counted", () => {
  const breach = {
    ...BESIDE,
    "A breach":
      "On 2 March a chandler in Saltwick who prints our lists sent a file to the wrong shop. 9,300 people are affected, according to the paper that we were given.",
  };
  const question = "A chandler leaked our lists to a shop. How many of us were affected?";

  test("is set beside what another account counts, in words that the question does not have", async () => {
    const reply = await twoAccounts(question, breach, {
      ...BESIDE,
      "": "First up, the leak. Somebody in Saltwick posted a file of ours to a maker of sails. We were told 11,400 members had their names in it.",
    });
    expect(labelsOf(reply)).toEqual([["11,400 people", "9,300 people"]]);
  });

  test.each([
    ["the same number", "We were told that 9,300 members had their names in it."],
    ["a number that is rounded to it", "We were told that about 9,000 members had their names in it."],
    ["a number of other things", "We were told that 11,400 sails had been sold by Saltwick."],
    ["far more people", "We were told that 61,400 members live in Saltwick."],
  ])("but not beside %s", async (_, told) => {
    const reply = await twoAccounts(question, breach, {
      ...BESIDE,
      "": `First up, the leak. Somebody in Saltwick posted a file of ours to a maker of sails. ${told}`,
    });
    expect(reply.conflicts).toEqual([]);
  });

  test("few are set beside few only where both are told to have done the same", async () => {
    const asked = "How many people put in for the harbour master's post?";
    const first = {
      ...BESIDE,
      "Harbour master":
        "Rosalind Keel was elected harbour master by 19 votes to 15. Piers sat on the panel: 21 people applied, five were seen, and two came through.",
    };
    const applied = await twoAccounts(asked, first, {
      ...BESIDE,
      "": "Yesterday the committee elected the new harbour master, Rosalind Keel. I wasn't on the panel. I'm told that 12 people applied, which compares badly with the last time.",
    });
    expect(labelsOf(applied)).toEqual([["12 people", "21 people"]]);
    const came = await twoAccounts(asked, first, {
      ...BESIDE,
      "": "Yesterday the committee elected the new harbour master, Rosalind Keel. I wasn't on the panel. In the hall 12 people clapped.",
    });
    expect(came.conflicts).toEqual([]);
  });
});
