import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractVotes } from "../../src/archive/votes.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

function votesIn(text: string, heading = "") {
  const report = reportOf({ meeting: meetingOf("NEC", "2031-03-11"), sections: { [heading]: [text] } });
  return extractVotes(report);
}

/** "lost 10-17" for the first vote, and so on. */
function told(text: string, heading = ""): readonly string[] {
  return votesIn(text, heading).map(({ outcome, for: pro, against, abstained }) =>
    [
      outcome,
      pro === null && against === null ? "" : `${pro ?? "?"}-${against ?? "?"}`,
      abstained === null ? "" : `(${abstained})`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  );
}

describe("A vote's outcome comes from the words, not from the order of the numbers", () => {
  test.each([
    ["I backed a ballot of all branches on the ferry motion, but lost 9-16.", ["lost 9-16"]],
    ["The ferry motion lost 16-9.", ["lost 9-16"]],
    ["A bid to reopen the minutes was rejected by 15 votes to four.", ["lost 4-15"]],
    [
      "My amendment on lighthouses was carried 19-7, and two seats for anglers were carried 12-11.",
      ["carried 19-7", "carried 12-11"],
    ],
    [
      "The harbour paper was passed by twenty-one votes to nine with three abstentions.",
      ["carried 21-9 (3)"],
    ],
    ["The harbour paper was NOT CARRIED: 11 votes to 14.", ["lost 11-14"]],
    ["The pier amendment was VOTED DOWN 8-20.", ["lost 8-20"]],
    ["In the end the NEC voted 20 to 13 to close the pier.", ["carried 20-13"]],
    ["A rule on piers was lost by 26 votes to nil.", ["lost 0-26"]],
    ["The pier amendment was tied 15-15 but defeated 16-14 on a recount.", ["tied 15-15", "lost 14-16"]],
    ["On the nets we were outvoted, 12 to 19.", ["lost 12-19"]],
    ["By 19 to 12 the committee threw out the ferry timetable.", ["lost 12-19"]],
    ["The ferry paper squeaked through 16-15.", ["carried 16-15"]],
    ["The vote on ferries was 18 to 13 in favour.", ["carried 18-13"]],
    ["The vote on ferries was 13 to 18 against.", ["lost 13-18"]],
    ["The old timetable was restored by 21 votes to 10.", ["carried 21-10"]],
    ["The committee approved the ferry timetable by a margin of 18 to 6.", ["carried 18-6"]],
    ["Mabel Thistlewood defeated Piers Quillfeather by 17 votes to 14.", ["elected 17-14"]],
    ["The sale of the pier went through 16-6, the six being the usual ones.", ["carried 16-6"]],
    ["I tried for a smaller pier, which went down, 12-21.", ["lost 12-21"]],
    ["It was decided by 18 to 14 that a keeper needs no ferry.", ["carried 18-14"]],
    ["Mabel won a lot of applause for her pier: 12 for, 17 against.", ["lost 12-17"]],
    ["The catch went down from 12 to 9.", []],
    ["I moved that the ferry paper be put off. That was lost, though it was close.", ["lost"]],
    ["Mabel proposed two ferries a day as a compromise. It failed.", ["lost"]],
    ["The chair put it to the meeting, and that lost by a handful.", ["lost"]],
    ["My umbrella was on the ferry. It was lost.", []],
    ["The chair was contested: Mabel Thistlewood got 17 votes and Piers Quillfeather 14.", ["elected 17-14"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("whichever way round the figures are written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom<readonly [string, "lost" | "carried"]>(
          ["was carried", "carried"],
          ["was rejected", "lost"],
          ["fell", "lost"],
          ["was passed", "carried"],
        ),
        (a, b, [verb, outcome]) => {
          fc.pre(a !== b && !(a === 50 && b === 50));
          const [vote] = votesIn(`The motion on lighthouses ${verb} by ${a} votes to ${b}.`);
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          expect(vote).toMatchObject({
            outcome,
            for: outcome === "carried" ? more : less,
            against: outcome === "carried" ? less : more,
          });
        },
      ),
    );
  });
});

describe("Tallies are read in the forms that reports use", () => {
  test.each([
    ["On the lighthouse motion there were 14 for, 22 against and one abstention.", ["lost 14-22 (1)"]],
    ["Lighthouse motion: For 12, Against 19, Abstain 2 in the vote.", ["lost 12-19"]],
    ["19 votes for the lighthouse paper, 12 did not vote for it.", ["carried 19-12"]],
    ["Mabel Thistlewood was elected vice-chair by 18 votes to 17 for Piers Quillfeather.", ["elected 18-17"]],
    ["By 18 votes to Piers Quillfeather's 11, Mabel Thistlewood won the chair.", ["elected 18-11"]],
    ["The vote was tied at 12-12 and goes to the full NEC.", ["tied 12-12"]],
    ["It ended in a 15-15 tie but then was defeated 16-14 on a recount.", ["tied 15-15", "lost 14-16"]],
    ["The code on netting was agreed with two votes against.", ["carried ?-2"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("candidates with their votes, under a heading that says what was contested", () => {
    expect(told("Mabel Thistlewood 18, Piers Quillfeather 11.", "Election of the chair")).toEqual([
      "elected 18-11",
    ]);
  });

  test("a batch, each part with its own result", () => {
    expect(
      told("Amendments 1, 4 and 6 were taken together and fell 9-24; amendment 7 was carried 30-3."),
    ).toEqual(["lost 9-24", "carried 30-3"]);
  });
});

describe("Tallies told in the manner of speech", () => {
  test.each([
    [
      "Oona Brackwater had 19 votes and Piers Quillfeather, who has chaired it for years, had 12.",
      "New chair!",
      ["elected 19-12"],
    ],
    ["That was the decision, by 18 to 9, after an ill-tempered debate.", "", ["unknown 18-9"]],
    ["The harbour rules were carried on a card vote, 64% to 36%.", "", ["carried 64-36"]],
    ["On a card vote the harbour rules were rejected by 55.5 per cent to 44.5.", "", ["lost 44.5-55.5"]],
    ["Turnout in the ballot rose from 31% to 38%, and it was worth a vote.", "", []],
    ["They voted to put the levy up by 20% to 24%.", "", ["unknown"]],
    ["It ended up 17 for Oona and 12 for Piers, with one spoilt paper.", "", ["elected 17-12"]],
    ["In the last ballot there were 16 votes for Oona Brackwater, 14 for Piers.", "", ["elected 16-14"]],
    ["The levy is now twelve pounds. It was 15-14!!", "", ["unknown 15-14"]],
    ["The levy is now twelve pounds. 18–11.", "", ["unknown 18-11"]],
  ])("%s", (text, heading, expected) => {
    expect(told(text, heading)).toEqual(expected);
  });

  test("stand in the words that name what was carried before a count was called", () => {
    const [vote] = votesIn(
      "I moved that the herring lists be posted on the pier. Somebody wanted to refer it to the officers. There was a count in the end, hands in the air, and it was carried by 12 votes to 9.",
    );
    expect(vote?.quote).toMatch(/^I moved that the herring lists/);
    expect(vote?.percent).toBeUndefined();
  });
});

describe("Where no figures are given none are shown", () => {
  test.each([
    ["It went to a vote and by a narrow majority the anglers lost the vote.", ["lost"]],
    ["I moved an amendment on nets. This amendment fell.", ["lost"]],
    ["We spoke against the paper. The paper passed.", ["carried"]],
    ["The procedures were agreed unanimously by those present.", ["unanimous"]],
    ["The chair ruled a vote out of order.", ["unknown"]],
    ["Mabel Thistlewood was elected treasurer, unopposed.", ["elected"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test.each([
    "The paper will be put to a vote in May. If carried, it would be sent on.",
    "Membership fell from 489,000 to 466,000.",
    "The Tories lead 43-32 in the poll.",
    "We meet on 9-10 July, and the plan runs from 2016-2018.",
    "Ninety-seven recommendations have been carried out.",
    "It passed by a majority of more than two to one.",
  ])("no tally is made of: %s", (text) => {
    expect(votesIn(text).filter(({ for: pro, against }) => pro !== null || against !== null)).toEqual([]);
  });
});

describe("What was no vote of the meeting is none", () => {
  test.each([
    "The actions from the last motion had been carried out.",
    "The surplus on the conference motion was carried forward to next year.",
    "Two MPs lost a trigger ballot and 14 councillors lost their seats.",
    "Hilda, who moved so many motions, passed away in May.",
    "I passed on the frustration of members about the motion.",
    "Turnout in the vote fell by 13 per cent.",
    "The council seats were won 34-28.",
    "Labour won 34-28 in council seats.",
    "The latest poll has Labour ahead 43-32.",
    "The government was defeated 310-267 in the Commons.",
    "Mabel Thistlewood was elected to parliament in June.",
    "She has chaired the forum since she was elected in 2027.",
    "Some people had voted by e-mail.",
    "The harbour team played ours. It was 3-1.",
    "There are to be 4 for Saltwick and 3 for Gullhaven.",
    "The room is open 10-12 on most days.",
  ])("%s", (text) => {
    expect(told(text)).toEqual([]);
  });

  test("and saying how one voted is told by the vote, not counted again", () => {
    expect(told("The pier paper was agreed by 16 votes to 12. I voted against it.")).toEqual([
      "carried 16-12",
    ]);
  });
});

describe("A vote is quoted with what it needs to be understood", () => {
  test("a sentence that points back brings the one before", () => {
    const [vote] = votesIn("Rain all day. I moved that nets be mended by hand. This was lost 9-14.");
    expect(vote?.quote).toBe("I moved that nets be mended by hand. This was lost 9-14.");
    expect(vote?.subject).toContain("nets be mended by hand");
  });

  test("each of several votes keeps its own subject and no more words than it needs", () => {
    const votes = votesIn(
      "Mabel moved an amendment on nets. Colin spoke against. It was lost 9-14. The pier paper was carried 18-5. A third proposal, on lamps, fell 7-16.",
    );
    expect(votes.map(({ quote }) => quote)).toEqual([
      "Mabel moved an amendment on nets. Colin spoke against. It was lost 9-14.",
      "The pier paper was carried 18-5.",
      "A third proposal, on lamps, fell 7-16.",
    ]);
    expect(votes.map(({ subject }) => subject)).toEqual([
      "Mabel moved an amendment on nets. It was lost",
      "The pier paper was carried",
      "A third proposal, on lamps, fell",
    ]);
  });

  test("“the paper” is the one that was named, over what was said between", () => {
    const [vote] = votesIn(
      "A paper on lighthouse fees came from the officers. I asked who would pay. The paper was carried 19-11.",
    );
    expect(vote?.subject).toContain("lighthouse fees");
    expect(vote?.quote).toMatch(/^A paper on lighthouse fees/);
  });

  test("a heading set in the line belongs to it", () => {
    const [vote] = votesIn(
      "Tea was late. Nets and lamps. Our motion on the practice was carried unanimously.",
    );
    expect(vote?.quote).toBe("Nets and lamps. Our motion on the practice was carried unanimously.");
  });

  test("the quotation is exactly what stands at its offsets", () => {
    const text = "We began late.\n\nThe pier paper was carried 20-8, and lamps were agreed 19-9. Then tea.";
    const report = reportOf({ sections: { "": [text] } });
    for (const vote of extractVotes(report)) expect(text.slice(vote.start, vote.end)).toBe(vote.quote);
    expect(extractVotes(report)).toHaveLength(2);
  });

  test("of any text, and every number of a vote stands in its quotation", () => {
    const words = fc.constantFrom(
      "motion",
      "carried",
      "lost",
      "10-17",
      "by 4 votes to 16",
      "The",
      "paper",
      "fell.",
      "It",
      "was",
      "tied",
      "14 for,",
      "22 against",
      "elected",
      "1 abstention",
      "–",
      "\n",
      "Mabel Thistlewood 18,",
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 40 }).map((list) => list.join(" ")),
        (text) => {
          for (const vote of votesIn(text)) {
            expect(text.slice(vote.start, vote.end)).toBe(vote.quote);
            for (const number of [vote.for, vote.against, vote.abstained]) {
              if (number !== null) expect(vote.quote).toContain(String(number));
            }
          }
        },
      ),
    );
  });
});

describe("A vote far from what it was on", () => {
  const debate =
    "The lamps are old and the oil is dear, and many spoke of storms that they had seen. ".repeat(9);

  test("is told to be on the motion that was named long before", () => {
    const [vote] = votesIn(
      `Oona then moved her motion calling for wooden piers to be given up. ${debate}There was a heated debate, resulting in the motion passing by 22 votes to 12.`,
    );
    expect(vote?.outcome).toBe("carried");
    expect(vote?.subject).toContain("wooden piers");
    expect(vote?.quote).not.toContain("wooden piers");
  });
});

test.each([
  ["The bylaws were voted down.", ["lost"]],
  ["The bylaws were narrowly voted through.", ["carried"]],
  ["The bylaws were defeated by seven votes.", ["lost"]],
  ["The bylaws could be voted down.", []],
])("whatever is voted on, a vote in the passive is a vote: %s", (text, expected) => {
  expect(told(text)).toEqual(expected);
});
