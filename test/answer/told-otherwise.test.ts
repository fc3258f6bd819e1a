import { describe, expect, test } from "vitest";
import { decisionIn } from "../../src/archive/ledger-decisions.ts";
import { BESIDE, labelsOf, twoAccounts } from "./two-accounts.ts";

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

  test("where a tie was broken in the one account and the other has it left to the officers", async () => {
    const reply = await twoAccounts(
      "What became of Mabel's amendment on an outside surveyor, was it voted down?",
      {
        ...BESIDE,
        "Who surveys the surveyors":
          "So I moved an amendment, seconded by Oona Brackwater, that complaints about leaks be looked into by an outside surveyor from now on. It was a tie, 16 to 16. The chair, Rosalind Keel, used her casting vote against, and so it fell. I have looked for that custom in the rules.",
      },
      {
        ...BESIDE,
        Surveyors:
          "Then the outside surveyor. Mabel Thistlewood had an amendment that I voted for. It was as tight as anything, and Rosalind Keel from the chair said there would be no decision on the day: her amendment was remitted to the officers, who are to bring it back.",
      },
    );
    expect(labelsOf(reply)).toEqual([["lost", "put off"]]);
    expect(reply.items.map(({ text }) => text).join("\n")).toContain("used her casting vote against");
  });

  test("where how it ended stands behind all that was said of it", async () => {
    const reply = await twoAccounts(
      "Was lending the signal lamps to everyone agreed or not?",
      {
        ...BESIDE,
        "Signal lamps":
          "This went badly. Wilfred Gannet wants to lend the signal lamps to everyone at a further cost of £19,000. I have used one. Of all the signals sent since May, most were about supper. I said that a lamp that needs lessons isn't a lamp. A lot of people agreed with me, from both banks. The paper was referred back. We'll see it again in the autumn.",
      },
      {
        ...BESIDE,
        Sundry:
          "Signal lamps. After a lively talk the lending of lamps to all harbours was agreed, at a further £19,000, with a review in the autumn.",
      },
    );
    expect(labelsOf(reply)).toEqual([["carried", "put off"]]);
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

describe("What is told of another time or of parts", () => {
  test("is no conflict with what a meeting decided", async () => {
    const ask = (pierss: string) =>
      twoAccounts(
        "What was decided on the harbour tolls?",
        {
          ...BESIDE,
          Tolls: "The harbour tolls came last, and were carried against the advice of the pilots.",
        },
        { ...BESIDE, "Harbour tolls": pierss },
      );
    expect((await ask("The harbour tolls, then. I lost that one in 2027.")).conflicts).toEqual([]);
    expect((await ask("The harbour tolls, then. I lost that one.")).conflicts).toHaveLength(1);
  });

  test("nor are twelve out of fourteen and twelve", async () => {
    const ask = (pierss: string) =>
      twoAccounts(
        "How many of the beacon recommendations have been met?",
        { ...BESIDE, Beacons: "12 out of 14 beacon recommendations have been met." },
        { ...BESIDE, Beacon: pierss },
      );
    expect((await ask("Twelve of the beacon recommendations have been met.")).conflicts).toEqual([]);
    expect((await ask("Eleven of the beacon recommendations have been met.")).conflicts).toHaveLength(1);
  });
});

describe("What is no decision of a meeting", () => {
  test.each([
    ["The fund pays for travel and lost wages."],
    ["I asked if he accepted what the divers say."],
    ["She would not tell us whether the owner had agreed."],
    ["It was agreed not to tell the owner."],
    ["An attempt to defer it was made."],
    ["A lot of people agreed with me."],
    ["He went through the accounts."],
    ["Staff support was withdrawn in May."],
    ["Even the treasurer agreed with Oona Brackwater."],
  ])("“%s”", (text) => {
    expect(decisionIn(text)).toBeNull();
  });

  test.each([
    ["He accepted the amendment.", "carried"],
    ["It lost, time and again.", "lost"],
    ["It was agreed with two against.", "carried"],
    ["The paper on nets went through without much fuss.", "carried"],
    ["It was kicked into the long grass.", "put off"],
    ["It was thrown out.", "lost"],
    ["It was agreed in principle, without a vote.", "carried"],
    ["It was closed without a vote.", "not put to a vote"],
    ["The paper was withdrawn in May.", "withdrawn"],
    ["It was agreed to defer the sale until May.", "put off"],
    ["We decided, by 14 votes to 9, to put it off.", "put off"],
    ["The committee voted to reject the sale.", "lost"],
  ])("but “%s” is one", (text, decision) => {
    expect(decisionIn(text)).toBe(decision);
  });
});

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

  test("as when asked how close it was, where one account names both sides and the other who won", async () => {
    const reply = await twoAccounts(
      "How close was it when Oona Brackwater beat Wilfred Gannet to head keeper?",
      {
        ...BESIDE,
        "A head keeper":
          "Nine applied and two were put to us. Oona Brackwater was elected with 17 votes to 14 for Wilfred Gannet, and one paper was spoilt.",
      },
      {
        ...BESIDE,
        "": "The big one: we picked a head keeper. I do not say how I voted, but Wilfred Gannet has rowed through more fog than anybody I know. Oona Brackwater won it 18 to 13. She starts in the autumn.",
      },
    );
    expect(labelsOf(reply)).toEqual([["Carried 18–13", "Elected 17–14"]]);
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

  test("though the one gives the time just before the figure and the other behind it", async () => {
    const reply = await twoAccounts(
      "How much did the harbour owe in February 2031?",
      {
        ...BESIDE,
        "The purse":
          "The purser said that the total debt at the end of February was £11.2 million, most of it in loans that will be repaid by instalments up to 2036.",
      },
      {
        ...BESIDE,
        Purse: "The harbour owes £13.4 million as at the end of February. Nobody pretended otherwise.",
      },
    );
    expect(labelsOf(reply).map((labels) => labels.map((label) => label.slice(0, 11)))).toEqual([
      ["£11,200,000", "£13,400,000"],
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

describe("Jobs that are to go", () => {
  const lamps = {
    ...BESIDE,
    "The lamp school":
      "The hard decision of the day. The lamp school will close in May. Thirty-four posts will go, and those concerned will be offered a place in the boats.",
  };
  const question = "How many keepers' posts went when the lamp school closed?";

  test.each([
    [
      "by another word",
      "The cruellest cut. We were asked to close the lamp school. Forty-one jobs will be lost.",
    ],
    ["under what leads up to it", "Redundancies, then. The paper speaks of the weather. It's 41 jobs."],
  ])("are set beside those that another account counts %s", async (_, told) => {
    const reply = await twoAccounts(question, lamps, { ...BESIDE, "": told });
    expect(labelsOf(reply).map((labels) => labels.map((label) => label.slice(0, 2)))).toEqual([["34", "41"]]);
  });

  test.each([
    ["who are there", "Lights, then. The paper speaks of the weather. The harbour office has 41 jobs."],
    ["who are far more", "Redundancies, then. The paper speaks of the weather. It's 410 jobs."],
    ["in the same number", "Redundancies, then. The paper speaks of the weather. It's 34 jobs."],
  ])("but not beside those %s", async (_, told) => {
    const reply = await twoAccounts(question, lamps, { ...BESIDE, "": told });
    expect(reply.conflicts).toEqual([]);
    expect(reply.items[0]?.text).toContain("Thirty-four posts");
  });
});

describe("A sum that counts more in than another", () => {
  const ask = (mabels: string, pierss: string) =>
    twoAccounts(
      "What did the salvage of the Petrel cost the harbour?",
      { ...BESIDE, "The Petrel": `The salvage of the Petrel came up again. ${mabels}` },
      { ...BESIDE, Petrel: `The clerk had to explain the salvage of the Petrel. ${pierss}` },
    );

  test.each([
    ["The salvage cost £12,000.", "With ropes and tugs thrown in, the salvage cost £19,000."],
    ["The salvage cost £12,000. That does not include the tugs.", "The salvage cost £19,000."],
    [
      "Damages of £12,000 were awarded to the owner.",
      "All told the salvage has set us back £19,000 with the owner.",
    ],
    ["The salvage cost £12,000.", "The salvage cost £19,000 when you put the tugs in with the ropes."],
  ])("is another measure, and both are told: “%s” “%s”", async (mabels, pierss) => {
    const reply = await ask(mabels, pierss);
    expect(reply.conflicts).toEqual([]);
    const told = reply.items.map(({ text }) => text).join("\n");
    expect(told).toContain("£12,000");
    expect(told).toContain("£19,000");
  });

  test.each([
    ["neither says what it counts", "The salvage cost £12,000.", "The salvage cost £19,000."],
    [
      "both count it in",
      "With the tugs included, the salvage cost £12,000.",
      "With ropes and tugs thrown in, the salvage cost £19,000.",
    ],
    [
      "it is the smaller one",
      "With the tugs included, the salvage cost £12,000.",
      "The salvage cost £19,000.",
    ],
  ])("but not where %s", async (_, mabels, pierss) => {
    expect((await ask(mabels, pierss)).conflicts).toHaveLength(1);
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
