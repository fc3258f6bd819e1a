import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive([
  reportOf({
    file: "wrenfield-may-2033.md",
    title: "NEC, 3 May 2033",
    authors: ["Agnes Wrenfield"],
    meeting: meetingOf("NEC", "2033-05-03"),
    sections: {
      Pensions: [
        "The scheme for new starters will be worse than the present one. I abstained, out of ignorance.",
      ],
      Ferries: ["Oona Brackwater moved that the ferries be painted. Nobody objected."],
      Security: ["The contract with Harbour Security is to end in June."],
      Shortlist: [
        "There was a shortlist of two for the post of harbour master, and Oona Brackwater was appointed; the other one withdrew at breakfast.",
        "Four were interviewed for the post of pilot. They waited until Christmas.",
      ],
      Quotas: [
        "The consultants found favouritism in two fleets. The report does not say which fleets.",
        "I moved that the herring paper be put off; that was lost by 19 votes to 10. The herring paper was then agreed on a show of hands.",
      ],
      Glass: ["The glassworks inquiry by Judith Harcastle was published. Its recommendations were accepted."],
    },
  }),
]);

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2034-01-01" });
  return { ...reply, texts: reply.items.map(({ text }) => text).join("\n") };
}

describe("Of a vote of which the reports give no figures", () => {
  test("it is told how people took sides, and that the figures are missing", async () => {
    const reply = await ask("What were the figures when the NEC voted on the scheme for new starters?");
    expect(reply.verdict).toBe("partly");
    expect(reply.texts).toContain("I abstained");
  });
});

describe("What is left out of an answer is said", () => {
  test.each([
    [
      "What was the name of the other candidate shortlisted against Oona Brackwater for harbour master?",
      "at breakfast",
    ],
    ["Who were the four interviewed for the post of pilot?", "Four were interviewed"],
    ["which two fleets did the consultants find favouritism in?", "in two fleets"],
    ["By how many votes was the herring paper itself agreed?", "show of hands"],
  ])("%s", async (question, told) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("partly");
    expect(reply.texts).toContain(told);
  });
});

test("A tally that meets far less of the question than a vote without one is another vote's", async () => {
  const told = await inventedArchive([
    wrenfieldOn("2033-06-14", {
      Regatta: ["Oona Brackwater proposed two regattas in alternate years as a compromise. It failed."],
      "Emergency motions": [
        "A motion on regattas abroad was ruled out of order. Oona challenged the chair's ruling, and lost by 9 votes to 21.",
      ],
    }),
  ]);
  const { reply } = await answerQuestion(
    "What was the tally when Oona Brackwater moved two regattas in alternate years?",
    {
      archive: told,
      today: "2034-01-01",
    },
  );
  expect(reply.verdict).toBe("partly");
  expect(reply.summary).toContain("no figures are given");
});

test("A name is not met by the beginning of another", async () => {
  const named = await inventedArchive([
    wrenfieldOn("2033-06-14", {
      Schools: ["I said that trust schools were not what people in Hoxterbrook had voted for."],
    }),
  ]);
  const { reply } = await answerQuestion("What did Agnes Wrenfield say about Hoxter?", {
    archive: named,
    today: "2034-01-01",
  });
  expect(reply.verdict).toBe("not-in-reports");
});

describe("Who did a thing", () => {
  test("is whoever did just that", async () => {
    expect((await ask("Who moved that the ferries be painted?")).texts).toContain("Oona Brackwater");
    expect((await ask("Who seconded the motion that the ferries be painted?")).verdict).toBe(
      "not-in-reports",
    );
  });
});

describe("A question is understood", () => {
  test("where a name of several words has a slip in it", async () => {
    const reply = await ask("which reports talk about Harbour Securty?");
    expect(new Set(reply.items.map(({ citation }) => citation?.file))).toEqual(
      new Set(["wrenfield-may-2033.md"]),
    );
    expect(reply.items.map(({ kind }) => kind)).toEqual(["report", "quote"]);
  });

  test("by the names of what is told before it", async () => {
    const reply = await ask(
      "I joined after the Harcastle report came out so I have never known it - what happened to its recommendations?",
    );
    expect(reply.texts).toContain("Its recommendations were accepted");
  });

  test("where it asks who wrote of a meeting", async () => {
    const reply = await ask("who wrote up the meeting of 3 May 2033?");
    expect(new Set(reply.items.map(({ citation }) => citation?.file))).toEqual(
      new Set(["wrenfield-may-2033.md"]),
    );
    expect(reply.items[0]?.kind).toBe("report");
  });
});

describe("Answers in other words than the question's", () => {
  const told = [
    reportOf({
      file: "pellow-june-2033.md",
      title: "NEC, 14 June 2033",
      authors: ["Barnaby Pellow"],
      meeting: meetingOf("NEC", "2033-06-14"),
      sections: {
        Exhibition: [
          "Agnes Wrenfield wanted betting firms kept out of the exhibition at conference. The idea was noted, and nobody liked it much.",
        ],
        Rowing: [
          "Two hundred and forty people rowed. The rowing club's annual general meeting was attended by 212 members.",
        ],
        Hearing: ["Four members were expelled. Their names were not given."],
        Clerk: [
          "Sixty applied to be town clerk. Judith Harcastle was chosen, and the other one withdrew at breakfast.",
        ],
      },
    }),
  ];

  test("say so, where they only come close", async () => {
    const close = await inventedArchive(told);
    const askClose = async (question: string) =>
      (await answerQuestion(question, { archive: close, today: "2034-01-01" })).reply;
    const loosely = await askClose(
      "What became of the idea of banning turf accountants' stalls from the exhibition halls?",
    );
    expect(loosely.verdict).toBe("answered");
    expect(loosely.loosely).toBe(true);
    expect(loosely.summary).toContain("Perhaps this, in other words");
    expect(loosely.items.map(({ text }) => text).join(" ")).not.toContain("Last heard of");
    expect(loosely.items.map(({ text }) => text).join(" ")).toContain("betting firms");
    const plainly = await askClose("What came of the idea of keeping betting firms out of the exhibition?");
    expect(plainly.items.map(({ text }) => text).join(" ")).toContain("betting firms");
    expect(plainly.summary).not.toContain("in other words");
  });

  test("give no name where none is told", async () => {
    const close = await inventedArchive(told);
    for (const question of [
      "Names of the four members who were expelled?",
      "Who did they pick for the ferry?",
    ]) {
      const { reply } = await answerQuestion(question, { archive: close, today: "2034-01-01" });
      expect(reply.verdict).not.toBe("answered");
    }
  });

  test("give no group's name where only their number is told", async () => {
    const archive = await inventedArchive([
      wrenfieldOn("2033-09-20", {
        Groups: ["Four groups were proscribed. It was carried easily, and I abstained from the vote."],
        Boats: ["The contract for the new boats went to Tarrow Marine of Hull."],
      }),
    ]);
    const asked = async (question: string) =>
      (await answerQuestion(question, { archive, today: "2034-01-01" })).reply;
    expect((await asked("Which groups were proscribed?")).verdict).not.toBe("answered");
    expect((await asked("Which company got the contract for the boats?")).items[0]?.text).toContain(
      "Tarrow Marine",
    );
  });

  test("count what was asked for, in words above a hundred too", async () => {
    const close = await inventedArchive(told);
    const { reply } = await answerQuestion("How many people came to the AGM of the rowing club?", {
      archive: close,
      today: "2034-01-01",
    });
    expect(reply.items.map(({ text }) => text).join(" ")).toContain("212 members");
  });
});
