import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
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
    expect(reply.items.map(({ label }) => label)).toEqual(["Lost 14–22"]);
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
    ["by their margins", "The bylaws were carried 18-11.", "The bylaws were carried by a majority of five."],
    ["in the outcome", "The bylaws were carried 18-11.", "The bylaws were defeated by seven votes."],
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
