import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingReply } from "../../src/answer/meeting.ts";
import { votesReply } from "../../src/answer/votes.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

type Sections = Readonly<Record<string, readonly string[]>>;

/** An archive of accounts of one meeting, each by a reporter of their own. */
function accountsOf(accounts: Readonly<Record<string, Sections>>, body = "NEC") {
  const reports = Object.entries(accounts).map(([author, sections]) =>
    reportOf({
      file: `${author.split(" ")[1]?.toLowerCase() ?? author}-2031.md`,
      title: `NEC report by ${author}`,
      authors: [author],
      meeting: meetingOf(body, "2031-03-11"),
      sections,
    }),
  );
  return buildArchive({ files: reports, gazetteer });
}

async function ask(text: string, accounts: Readonly<Record<string, Sections>>) {
  const archive = await accountsOf(accounts);
  return (await answerQuestion(text, { archive, today: "2031-06-01" })).reply;
}

describe("Votes are set side by side", () => {
  test("when accounts of one vote differ, with the words of each witness", async () => {
    const reply = await ask("How did the vote on herring quotas go?", {
      "Mabel Thistlewood": { "": ["I moved that herring quotas be halved. It was lost 9-14."] },
      "Piers Quillfeather": {
        "": ["The call to halve the quotas for herring was rejected by 15 votes to 9."],
      },
    });
    expect(reply.conflicts).toHaveLength(1);
    expect(reply.conflicts[0]?.values.map(({ text }) => text.slice(0, 9)).sort()).toEqual([
      "Lost 9–14",
      "Lost 9–15",
    ]);
    expect(new Set(reply.items.map(({ person }) => person))).toEqual(
      new Set(["Mabel Thistlewood", "Piers Quillfeather"]),
    );
  });

  test("but votes on different things of one meeting are not", async () => {
    const reply = await ask("How did the vote on lamps go?", {
      "Mabel Thistlewood": { "": ["The motion on harbour lamps was lost by 22 votes to 14."] },
      "Piers Quillfeather": {
        "": [
          "A motion on harbour lamps was discussed. A further motion would have stopped the sale of rowing boats, and our side lost that vote 22-15.",
        ],
      },
    });
    expect(reply.conflicts).toEqual([]);
    expect(reply.items.flatMap(({ label }) => label ?? [])).toEqual(["Lost 14–22"]);
  });

  test("nor is a tie set against the recount that broke it", async () => {
    const reply = await ask("How did the vote on rowing boats go?", {
      "Mabel Thistlewood": {
        "": ["My amendment on rowing boats was tied at 14-14. On a recount it was defeated 15-14."],
      },
      "Piers Quillfeather": {
        "": ["Mabel's amendment on rowing boats was tied 14-14 and then lost 15-14 on a recount."],
      },
    });
    expect(reply.conflicts).toEqual([]);
  });
});

describe("Accounts of one decision are set side by side", () => {
  test.each([
    [
      "in words and in digits",
      "The bylaws were carried by eighteen votes to eleven.",
      "The bylaws were agreed 18-12.",
    ],
    ["by their labels", "The bylaws: 18 for, 11 against.", "The bylaws were agreed by 18 votes to 12."],
    [
      "in the abstentions",
      "The bylaws: 18 for, 11 against, two abstentions.",
      "The bylaws passed 18-11, with 3 abstentions.",
    ],
    [
      "in their shares",
      "The bylaws were carried 62% to 38%.",
      "The bylaws were carried by 58 per cent to 42.",
    ],
    ["by their margins", "The bylaws were carried 18-11.", "The bylaws were carried by a majority of five."],
    ["in the outcome", "The bylaws were carried 18-11.", "The bylaws were defeated by seven votes."],
    ["unanimous or not", "The bylaws were agreed unanimously.", "The bylaws were carried 18-11."],
    ["without any figures", "The bylaws were carried.", "The bylaws were voted down."],
    [
      "put off or agreed",
      "The decision on the bylaws was deferred to September.",
      "The NEC agreed the bylaws by 20 votes to 9.",
    ],
  ])("where they differ %s", async (_, first, second) => {
    const reply = await ask("How did the vote on the bylaws go?", {
      "Mabel Thistlewood": { "": [first] },
      "Piers Quillfeather": { "": [second] },
    });
    expect(reply.conflicts).toHaveLength(1);
    expect(reply.conflicts[0]?.values).toHaveLength(2);
  });

  test.each([
    [
      "in words and in digits",
      "The bylaws were carried by eighteen votes to eleven.",
      "The bylaws were agreed 18-11.",
    ],
    ["the margin of the tally", "The bylaws were carried 18-11.", "The bylaws were carried by seven votes."],
    [
      "one share, rounded or not",
      "The bylaws were carried 62% to 38%.",
      "The bylaws were carried 61.6% to 38.4%.",
    ],
    ["shares and hands", "The bylaws were carried 62% to 38%.", "The bylaws were carried 18-11."],
    ["that nobody was against", "The bylaws were agreed unanimously.", "The bylaws were carried 29-0."],
    ["a narrow win", "The bylaws were narrowly carried.", "The bylaws were passed by 16 votes to 15."],
  ])("but not where both tell %s", async (_, first, second) => {
    const reply = await ask("How did the vote on the bylaws go?", {
      "Mabel Thistlewood": { "": [first] },
      "Piers Quillfeather": { "": [second] },
    });
    expect(reply.conflicts).toEqual([]);
  });

  test("and an agreeing witness is heard who uses none of the asked words", async () => {
    const reply = await ask("How did the vote on herring quotas go?", {
      "Mabel Thistlewood": {
        "": ["I moved that herring quotas be halved for small boats. It was lost 9-14."],
      },
      "Piers Quillfeather": {
        "": ["The attempt to halve what small boats may land was rejected by 14 votes to 9."],
      },
    });
    expect(reply.conflicts).toEqual([]);
    expect(new Set(reply.items.map(({ person }) => person))).toEqual(
      new Set(["Mabel Thistlewood", "Piers Quillfeather"]),
    );
  });
});

describe("Figures are set side by side", () => {
  test.each([
    [
      "How many staff took voluntary severance?",
      "Eighty-six people took voluntary severance.",
      "96 members of staff have taken voluntary severance.",
    ],
    [
      "What was the debt?",
      "The party owes £17.5 million.",
      "The treasurer said that the debt stood at £17.2 million, down from £19.9 million a year ago.",
    ],
    [
      "How many seats did we take from the Tories?",
      "Of our 823 gains, 400 came from the Tories and 300 from others.",
      "We gained 823 council seats (405 of them from the Conservatives, 336 from others).",
    ],
  ])("for whatever was counted, in whatever words: %s", async (question, first, second) => {
    const reply = await ask(question, {
      "Mabel Thistlewood": { "": [first] },
      "Piers Quillfeather": { "": [second] },
    });
    expect(reply.conflicts).toHaveLength(1);
  });

  test("when two accounts give the cost of one thing otherwise", async () => {
    const reply = await ask("How much did the lightship cost?", {
      "Mabel Thistlewood": { "": ["Lightship. The cost to date is £6.1 million."] },
      "Piers Quillfeather": { "": ["Lightship: I had the cost in writing. £6.8 million, and counting."] },
    });
    expect(reply.conflicts[0]?.values.map(({ text }) => text.slice(0, 10)).sort()).toEqual([
      "£6,100,000",
      "£6,800,000",
    ]);
  });

  test.each([
    ["Membership is 434,000 including arrears.", "There are 415,000 members, of whom 33,000 are in arrears."],
    ["Membership: 518k, down on the year.", "Membership stood at 518,659."],
  ])("but not when they count or round differently: %s / %s", async (first, second) => {
    const reply = await ask("How many members did the party have in March 2031?", {
      "Mabel Thistlewood": { Membership: [first] },
      "Piers Quillfeather": { Membership: [second] },
    });
    expect(reply.conflicts).toEqual([]);
  });

  test.each([
    [" before a penny of interest", ", including the interest", 0],
    ["", "", 1],
  ])("of what they owe%s against%s: %i conflicts", async (first, second, conflicts) => {
    const reply = await ask("How much did the party owe in March 2031?", {
      "Mabel Thistlewood": { Money: [`We owe £8.4 million${first}.`] },
      "Piers Quillfeather": { Money: [`We owe £9.6 million${second}.`] },
    });
    expect(reply.conflicts).toHaveLength(conflicts);
  });
});

describe("A vote told without figures", () => {
  const thread = {
    "Mabel Thistlewood": {
      "": [
        "So we asked for a woman on the panel that picks the keeper for Gullhaven, and what did we get? When we asked one of the two men to stand aside, both refused to do so, and spoke at length of their long service to the lamps.",
        "It went to a vote and by a narrow majority we lost the vote.",
      ],
    },
  };

  test("a paragraph after its subject was named is found, and says what is missing", async () => {
    const reply = await ask("How did the vote on Gullhaven go?", thread);
    expect(reply.verdict).toBe("partly");
    expect(reply.summary).toBe("Lost by a narrow majority; no figures are given.");
  });

  test("and the ledger of votes shows its sentence", async () => {
    const reply = votesReply(await accountsOf(thread), { subject: "Gullhaven" });
    expect(reply.items.map(({ text }) => text)).toEqual([
      "It went to a vote and by a narrow majority we lost the vote.",
    ]);
  });
});

describe("Accounts of one meeting are known though they date it or name it otherwise", () => {
  type Account = {
    readonly meeting: ReturnType<typeof meetingOf>;
    readonly told: string;
    readonly title?: string;
    /** Default: each by somebody else. */
    readonly by?: string;
  };

  async function askOf(question: string, accounts: readonly Account[]) {
    const authors = ["Mabel Thistlewood", "Piers Quillfeather"];
    const files = accounts.map(({ meeting, told, title = "NEC report", by }, index) =>
      reportOf({
        file: `account-${index}.md`,
        title,
        authors: [by ?? authors[index] ?? ""],
        meeting,
        sections: { "": [told] },
      }),
    );
    const archive = await buildArchive({ files, gazetteer });
    return (await answerQuestion(question, { archive, today: "2031-06-01" })).reply;
  }
  const month = (body: string) => ({
    ...meetingOf(body, "2031-03-01"),
    to: "2031-03-31",
    precision: "month" as const,
  });
  const first = "The motion on harbour lamps was carried by 18 votes to 12.";
  const second = "We passed the motion on lamps for the harbour, 17-12.";

  test.each([
    ["a day apart", meetingOf("NEC", "2031-03-11"), meetingOf("NEC", "2031-03-12")],
    ["to the month alone", month("NEC"), meetingOf("NEC", "2031-03-12")],
    [
      "under its committees together",
      meetingOf("NEC committees", "2031-03-12"),
      meetingOf("Disputes Panel", "2031-03-12"),
    ],
    ["as the NEC's, where it was its committee's", month("NEC"), meetingOf("Disputes Panel", "2031-03-12")],
  ])("%s: their tallies are confronted", async (_, here, there) => {
    const reply = await askOf("How did the vote on the harbour lamps go?", [
      { meeting: here, told: first },
      { meeting: there, told: second },
    ]);
    expect(reply.conflicts).toHaveLength(1);
    expect(new Set(reply.items.map(({ person }) => person)).size).toBe(2);
  });

  test.each([
    ["two days apart", meetingOf("NEC", "2031-03-11"), meetingOf("NEC", "2031-03-13")],
    [
      "of two committees on one day",
      meetingOf("Disputes Panel", "2031-03-11"),
      meetingOf("Equalities", "2031-03-11"),
    ],
    [
      "of two committees on days that follow",
      meetingOf("Disputes Panel", "2031-03-11"),
      meetingOf("NEC", "2031-03-12"),
    ],
  ])("but votes %s are two", async (_, here, there) => {
    const reply = await askOf("How did the vote on the harbour lamps go?", [
      { meeting: here, told: first },
      { meeting: there, told: second },
    ]);
    expect(reply.conflicts).toEqual([]);
  });

  test("and so are votes on days that follow, where one reporter tells of both", async () => {
    const accounts = (third: string) =>
      askOf("How did the vote on the harbour lamps go?", [
        { meeting: meetingOf("NEC", "2031-03-11"), told: first },
        { meeting: meetingOf("NEC", "2031-03-12"), told: second },
        {
          meeting: meetingOf("NEC", third),
          told: "The chair read out a letter from Saltwick.",
          by: "Mabel Thistlewood",
        },
      ]);
    expect((await accounts("2031-03-12")).conflicts).toEqual([]);
    expect((await accounts("2031-04-12")).conflicts).toHaveLength(1);
  });

  test("and the months that they give for one thing are set side by side", async () => {
    const meeting = meetingOf("NEC", "2031-03-11");
    const question = "When will the regatta in Saltwick be?";
    const told = (text: string) => ({ meeting, told: text });
    const october = told("The regatta in Saltwick will be in October 2032.");
    const reply = await askOf(question, [october, told("The regatta will be in Saltwick in November 2032.")]);
    expect(reply.conflicts[0]?.values.map(({ text }) => text.split(":")[0]).sort()).toEqual([
      "November 2032",
      "October 2032",
    ]);
    const agreed = await askOf(question, [october, told("The regatta will be in Saltwick on 9 October.")]);
    expect(agreed.conflicts).toEqual([]);
    expect(agreed.items.length).toBeGreaterThan(1);
  });

  test("and one who gives only the count is heard beside one who gives the outcome", async () => {
    const meeting = meetingOf("NEC", "2031-03-11");
    const reply = await askOf("How did the vote on abolishing the ferry toll go?", [
      { meeting, told: "I moved that we abolish the ferry toll at once. The motion was voted down." },
      {
        meeting,
        told: "Mabel wanted the toll on the ferry gone. It was defeated, 11 in favour and 19 against.",
      },
    ]);
    expect(reply.items.map(({ label }) => label)).toContain("Lost 11–19");
    expect(reply.conflicts).toEqual([]);
  });

  test("and what leads up to the only vote of a paragraph says what it was on", async () => {
    const reply = await ask("How did they vote on reinstating the pilots barred over lamp oil?", {
      "Mabel Thistlewood": {
        "Barred pilots": [
          "Nine pilots have been barred for talking about lamp oil. We moved that all be reinstated until their hearing. The motion was voted down.",
        ],
      },
      "Piers Quillfeather": {
        "": [
          "Much time went on the pilots who are barred, around the lamp oil. Five newcomers wanted every penalty lifted at a stroke, which I could not support. It was defeated, 12 in favour and 19 against.",
        ],
      },
    });
    expect(reply.items.map(({ label }) => label)).toContain("Lost 12–19");
  });

  test("and the same count in the same room is the same vote, in whatever words", async () => {
    const meeting = meetingOf("NEC", "2031-03-11");
    const reply = await askOf("What was the vote on keeping out of the lighthouse quarrel?", [
      {
        meeting,
        told: "We agreed to keep out of the lighthouse quarrel. Nineteen voted for it and eight against.",
      },
      { meeting, told: "Lamp oil: neither camp will get our backing. That was the decision, by 19 to 8." },
    ]);
    expect(new Set(reply.items.map(({ person }) => person)).size).toBe(2);
    expect(reply.conflicts).toEqual([]);
  });
});

describe("A report whose title and text give different days", () => {
  const meeting = meetingOf("NEC", "2031-03-12");
  const written = reportOf({
    file: "thistlewood.md",
    title: "NEC report, 11 March 2031",
    authors: ["Mabel Thistlewood"],
    meeting,
    sections: { "": ["The NEC met on Wednesday 12 March. Herring was on the table."] },
  });
  const divided = { ...written, problems: [{ code: "date-conflict", message: "Title against text." }] };
  const other = reportOf({
    file: "quillfeather.md",
    title: "NEC report, 11 March 2031",
    authors: ["Piers Quillfeather"],
    meeting: meetingOf("NEC", "2031-03-11"),
    sections: { "": ["The NEC met on Tuesday 11 March. We heard of herring."] },
  });

  test.each(["11 March 2031", "12 March 2031"])("is an account of the meeting of %s", async (day) => {
    const archive = await buildArchive({ files: [divided, other], gazetteer });
    const context = { archive, today: "2031-06-01" };
    const { reply } = await answerQuestion(`Which reports cover the NEC meeting of ${day}?`, context);
    expect(reply.items.map(({ citation }) => citation?.file)).toContain("thistlewood.md");
    const account = meetingReply(archive, { meeting: day }, "2031-06-01");
    expect(account.items.map(({ citation }) => citation?.file)).toContain("thistlewood.md");
  });

  test("is set against the account that gives one of them", async () => {
    const archive = await buildArchive({ files: [divided, other], gazetteer });
    const { conflicts } = meetingReply(archive, { meeting: "11 March 2031" }, "2031-06-01");
    expect(conflicts.map(({ values }) => values.length)).toEqual([2]);
  });
});

describe("What an answer needs is not left out", () => {
  test("neither how it ended, at the end of a long paragraph", async () => {
    const reply = await ask("What happened to the petition for a winter regatta?", {
      "Mabel Thistlewood": {
        "": [
          "Some weeks ago a dozen rowers handed in a petition for a winter regatta on the lower harbour. That used to be held every year as a matter of course, and stopped, as far as anybody can remember, in the fifties. Oona Brackwater had asked the coastguard, whose view was that the bylaws allow boats to go out in the dark months but do not require anyone to save them. After an hour it was agreed, with only two against, that none would be held. Lunch was herring.",
        ],
      },
    });
    expect(reply.items[0]?.text).toMatch(/none would be held\.$/);
  });

  test("nor the number of members that another counts without those in arrears", async () => {
    const reply = await ask("How many members did the party have in March 2031?", {
      "Mabel Thistlewood": { Membership: ["Membership is 502,000, including those in arrears."] },
      "Piers Quillfeather": {
        "": ["There are 474,000 paid-up members and another 28,000 behind with their dues."],
      },
    });
    expect(reply.items.map(({ label }) => label?.slice(0, 7))).toEqual(["502,000", "474,000"]);
    expect(reply.conflicts).toEqual([]);
  });
});

describe("Accounts are confronted by what they tell of, whatever words the question has", () => {
  test.each([
    [
      "a tally, where one sums up and the others count",
      "How did the vote on striking out the ticket levy go?",
      {
        "Mabel Thistlewood": {
          "": ["The levy on tickets. The attempt to strike it out fell, and so it goes ahead."],
        },
        "Piers Quillfeather": {
          "": ["On the ticket levy Nora moved to strike it out. That attempt was lost by 18 votes to 12."],
        },
        "Oona Brackwater": {
          "": [
            "First, the ticket levy of a penny. It was in the paper from the harbour. A motion to delete it was defeated by 18 votes to 11.",
          ],
        },
      },
      ["18 votes to 12", "18 votes to 11"],
    ],
    [
      "a decision, and that it was put off",
      "What was decided on a ballot of every angler for the harbour places?",
      {
        "Mabel Thistlewood": {
          "": [
            "The harbour places. A ballot of every angler for the two harbour places was agreed, I am glad to say.",
          ],
        },
        "Piers Quillfeather": {
          "": [
            "Anglers. I care about this one. The review wants a ballot of every angler for the harbour places. I am for it. It was deferred until May, as nobody had asked the anglers.",
          ],
        },
      },
      ["agreed", "deferred until May"],
    ],
    [
      "the day on which something ends",
      "When does the suspension of the Ravensby branch end?",
      {
        "Mabel Thistlewood": {
          "": [
            "The suspension of the Ravensby branch will be lifted from 1 October, as the caretakers advised.",
          ],
        },
        "Piers Quillfeather": {
          "": ["RAVENSBY. At last. The caretakers have done well. The suspension ends on 1 September."],
        },
      },
      ["1 September", "1 October"],
    ],
    [
      "the day until which something may be sent in",
      "When was the deadline for submissions to the kelp review?",
      {
        "Mabel Thistlewood": {
          "": ["The kelp review was launched. Submissions are open to all until 31 March."],
        },
        "Piers Quillfeather": {
          "": [
            "**The kelp review.** Lady Fothering leads it. You have until 30 April to write to her about kelp.",
          ],
        },
      },
      ["31 March", "30 April"],
    ],
  ])("%s", async (_, question, accounts, expected) => {
    const { conflicts } = await ask(question, accounts);
    expect(conflicts).toHaveLength(1);
    for (const value of expected)
      expect(conflicts[0]?.values.some(({ text }) => text.includes(value))).toBe(true);
  });

  test.each([
    [
      "a deadline and the day of the hearing",
      "When was the deadline for submissions to the kelp review?",
      {
        "Mabel Thistlewood": {
          "": ["The kelp review was launched. Submissions are open to all until 31 March."],
        },
        "Piers Quillfeather": {
          "": ["**The kelp review.** The kelp review has its first hearing on 9 April."],
        },
      },
    ],
    [
      "votes of like size on unlike things",
      "How did the vote on lamps go?",
      {
        "Mabel Thistlewood": { "": ["The motion on harbour lamps was lost by 18 votes to 12."] },
        "Piers Quillfeather": { "": ["A motion to sell the rowing boats was lost by 18 votes to 11."] },
      },
    ],
    [
      "members with and without the friends who are counted in",
      "What was the membership in March 2031?",
      {
        "Mabel Thistlewood": { Membership: ["There are 177,000 full members."] },
        "Piers Quillfeather": {
          Membership: ["Including the network of friends, we are just over 193,000 members."],
        },
      },
    ],
  ])("but not %s", async (_, question, accounts) => {
    expect((await ask(question, accounts)).conflicts).toEqual([]);
  });
});

describe("Figures that stand with others in what is shown", () => {
  test("are each set against what another account gives for the same", async () => {
    const reply = await ask("What is the annual rent of the Lantern Wharf offices?", {
      "Mabel Thistlewood": {
        "": [
          "The party takes three floors of Lantern Wharf for ten years. The rent is £640,000 a year, and a further £210,000 goes on fitting out.",
        ],
      },
      "Piers Quillfeather": {
        "": [
          "We were shown a picture of Lantern Wharf. It is a ten-year lease with rent of £690,000 a year, and some more to paint it.",
        ],
      },
    });
    expect(reply.conflicts).toHaveLength(1);
    const [conflict] = reply.conflicts;
    expect(conflict?.values.map(({ text }) => /£6\d0,000/.exec(text)?.[0]).sort()).toEqual([
      "£640,000",
      "£690,000",
    ]);
  });
});

describe("A topic of the list that is only a number asked for", () => {
  test("is the number, in whatever words each account gives it", async () => {
    const reports = [
      ["Mabel Thistlewood", "We were told that the Party has 431,200 members."],
      ["Piers Quillfeather", "**Membership.** We're down to 418,000."],
    ].map(([author = "", text = ""]) =>
      reportOf({
        file: `${author.split(" ")[1]?.toLowerCase()}-2031.md`,
        authors: [author],
        meeting: meetingOf("NEC", "2031-03-11"),
        sections: { "": [text] },
      }),
    );
    const topics = [{ name: "Membership figures", aliases: ["number of members"], abbreviations: [] }];
    const archive = await buildArchive({ files: reports, gazetteer: { ...gazetteer, topics } });
    const { reply } = await answerQuestion("membership figure mar 2031?", { archive, today: "2031-06-01" });
    expect(reply.verdict).toBe("answered");
    expect(reply.items.map(({ kind }) => kind)).toEqual(["figure", "figure"]);
    expect(reply.conflicts[0]?.values.map(({ text }) => text.slice(0, 7)).sort()).toEqual([
      "418,000",
      "431,200",
    ]);
  });
});

describe("What many sign together", () => {
  const reports = (authors: readonly string[]) => [
    reportOf({
      file: "joint-2031.md",
      title: "Report of the slate",
      authors,
      meeting: meetingOf("NEC", "2031-03-11"),
      sections: { "": ["We also agreed a plan for a members' ferry, at a cost of £340,000."] },
    }),
  ];
  const two = ["Mabel Thistlewood", "Piers Quillfeather"];

  test.each([
    ["is not what one of them said", [...two, "Oona Brackenbury", "Rafe Dunmore"], "not-in-reports"],
    ["is what each of two said", two, "answered"],
  ])("%s", async (_name, authors, verdict) => {
    const archive = await buildArchive({ files: reports(authors), gazetteer });
    const { reply } = await answerQuestion("What did Mabel Thistlewood say about the ferry?", {
      archive,
      today: "2031-06-01",
    });
    expect(reply.verdict).toBe(verdict);
  });
});

describe("What came of a thing is set side by side", () => {
  test("when one account has it withdrawn and another voted down", async () => {
    const reply = await ask("What happened to the proposal that lamplighters must live by the harbour?", {
      "Mabel Thistlewood": {
        "": [
          "It was proposed that lamplighters must live by the harbour. I spoke against. In the end she withdrew it.",
        ],
      },
      "Piers Quillfeather": {
        "": ["The proposal that lamplighters must live by the harbour was voted down."],
      },
    });
    expect(reply.conflicts.flatMap(({ values }) => values.map(({ text }) => text.split(":")[0]))).toEqual(
      expect.arrayContaining(["withdrawn", "lost"]),
    );
  });

  test("when an account puts it in few of the question's words", async () => {
    const reply = await ask("What did the NEC do with the proposal for a lamplighters' fair?", {
      "Mabel Thistlewood": {
        Lamplighters: [
          "The committee proposed that the lamplighters' fair should stand on its own, on two days. Costs were thrown at us, and in the end the proposal was remitted to the officers.",
        ],
      },
      "Piers Quillfeather": {
        Lamplighters: ["I am sorry that the proposal for a separate lamplighters' fair was voted down."],
      },
    });
    expect(reply.conflicts).toHaveLength(1);
  });

  test("when two accounts give numbers of people in their own words", async () => {
    const reply = await ask("How many people came to the harbour fair?", {
      "Mabel Thistlewood": { "": ["Two hundred and forty people came to the harbour fair."] },
      "Piers Quillfeather": { "": ["The harbour fair was held, and 212 members came to it."] },
    });
    expect(reply.conflicts[0]?.values).toHaveLength(2);
  });

  test("and of a vote told without figures the count of another account is shown", async () => {
    const reply = await ask("How did the vote on lowering the lamp threshold go?", {
      "Mabel Thistlewood": {
        "Lamp threshold": ["The NEC voted to keep the lamp threshold for now, by the smallest of margins."],
      },
      "Piers Quillfeather": { "": ["Lamp threshold: the plan to lower it to a third was beaten, 17-19."] },
    });
    expect(reply.items.map(({ text }) => text).join(" ")).toContain("17-19");
  });
});
