import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english } from "../../src/answer/answer-english.ts";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Reply } from "../../src/reply.ts";
import type { Report } from "../../src/report.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer, inventedArchive, reports, TODAY } from "./invented-archive.ts";

const archive = await inventedArchive();

async function ask(question: string, previous?: string, held: Archive = archive): Promise<Reply> {
  const context = { archive: held, today: TODAY };
  if (previous === undefined) return (await answerQuestion(question, context)).reply;
  const first = await answerQuestion(previous, context);
  return (await answerQuestion(question, { ...context, previous: first.question })).reply;
}

function texts(reply: Reply): string {
  return reply.items.map(({ text, label }) => `${label ?? ""} ${text}`).join("\n");
}

/** The answer itself, without what a line of its own says only to come near it. */
function answerIn({ items, ...reply }: Reply): Reply {
  const near = items.findIndex(({ text }) => text === english.notes.near);
  return { ...reply, items: near < 0 ? items : items.slice(0, near) };
}

describe("What happened to X is answered with its trail", () => {
  test("in order of meeting, undated reports apart, and when it was last heard of", async () => {
    const reply = await ask("What happened to the Lighthouse Fund?");
    expect(reply.verdict).toBe("answered");
    const dates = reply.items.filter(({ kind }) => kind !== "note").map(({ date }) => date);
    expect(dates).toEqual(["2031-03-11", "2031-03-11", null]);
    expect(texts(reply)).toContain("Reports that give no date".toLowerCase().slice(8));
    expect(texts(reply)).toContain("Last heard of: NEC, 11 March 2031");
    expect(texts(reply)).toContain("nothing in the 2 later reports held (to 8 February 2033)");
  });

  test("under an abbreviation, an alias, a misspelling, and an abbreviation that only the reports explain", async () => {
    for (const name of ["LHF", "lamp levy", "Lighthose Fund"]) {
      expect(texts(await ask(`what happened to the ${name}?`)), name).toContain("Lighthouse Fund");
    }
    expect(texts(await ask("what became of the CRU?"))).toContain("community rowing unit (CRU) is to close");
  });

  test("shows two tallies of one vote side by side, and does not choose", async () => {
    const { conflicts } = await ask("What happened to the Lighthouse Fund?");
    const values = conflicts.flatMap((conflict) => conflict.values.map(({ text }) => text));
    expect(values.some((text) => text.includes("19-11"))).toBe(true);
    expect(values.some((text) => text.includes("19 votes to 12"))).toBe(true);
  });
});

describe("A narrow question is answered narrowly", () => {
  test("and below the answer, under a line that says so, stands what else comes near it", async () => {
    const { items } = await ask("When was the canals report published?");
    const [answer, line, ...near] = items;
    expect(answer?.text).toContain("published on the morning");
    expect(line).toMatchObject({ kind: "note", text: english.notes.near });
    expect(near.length).toBeGreaterThan(0);
    expect(near.every(({ citation }) => citation !== null)).toBe(true);
  });

  test("but nothing beside the number or the tally that was asked for", async () => {
    const { items } = await ask("How many recommendations has the canals report?");
    expect(items.map(({ text }) => text)).toEqual(["It has 48 recommendations and all were accepted."]);
  });

  test("and nothing that the same person said of something else", async () => {
    const reply = await ask("What did Mabel Thistlewood say about canals?");
    expect(texts(reply)).not.toContain("Lighthouse Fund");
  });

  test("a vote with its tally and outcome", async () => {
    const reply = await ask("How did the vote on the Lighthouse Fund go?");
    expect(reply.items[0]?.kind).toBe("vote");
    expect(texts(reply)).toContain("Carried 19–11");
    expect(texts(reply)).not.toContain("seaweed");
  });

  test("a number of one meeting", async () => {
    const reply = await ask("How many recommendations has the canals report?");
    expect(texts(reply)).toContain("It has 48 recommendations");
    expect(answerIn(reply).items).toHaveLength(1);
  });

  test("who, by the reporter's own words", async () => {
    expect(texts(await ask("Who asked about herring quotas?"))).toContain("I asked about herring quotas");
    expect((await ask("Who asked about herring quotas?")).items[0]?.person).toBe("Piers Quillfeather");
  });

  test("a former name of a body finds its present one", async () => {
    expect(texts(await ask("How many open cases has the Disputes Panel?"))).toContain("388 open cases");
  });

  test("a person's words are told apart from everybody else's", async () => {
    const reply = await ask("What did Piers Quillfeather say about the Lighthouse Fund in March 2031?");
    expect(
      answerIn(reply).items.every(({ citation }) => citation?.file === "quillfeather-march-2031.md"),
    ).toBe(true);
  });

  test("which reports cover a meeting", async () => {
    const { items } = await ask("Which reports cover the meeting of 11 March 2031?");
    const listed = items.filter(({ kind }) => kind === "report");
    expect(listed.map(({ citation }) => citation?.file).sort()).toEqual([
      "quillfeather-march-2031.md",
      "thistlewood-march-2031.md",
    ]);
    // Each with how it begins.
    expect(items.filter(({ kind }) => kind === "quote").map(({ text }) => text)).toContain(
      "The treasurer proposed a Lighthouse Fund of £40,000 a year. After a long debate it was carried 19-11.",
    );
  });

  test("days that two accounts give for one thing", async () => {
    const { conflicts } = await ask("When is the hearing of the canals inquiry?");
    expect(conflicts[0]?.values.map(({ text }) => text.slice(0, 8)).sort()).toEqual(["14 April", "21 April"]);
  });

  test("figures that two accounts of one meeting give, and none that rounding explains", async () => {
    const { conflicts } = await ask("How many members did the party have in March 2031?");
    expect(conflicts[0]?.values.map(({ text }) => text.slice(0, 7)).sort()).toEqual(["512,400", "522,400"]);
  });
});

describe("What the reports do not hold is not answered", () => {
  test.each([
    ["a subject nobody reports", "What happened to the monorail?"],
    ["the right subject in the wrong year", "How did the vote on the Lighthouse Fund go in 2032?"],
    ["a person nobody names", "What did Gwendolyn Harkaway say about the canals?"],
    ["a person who said nothing on it", "What did Oona Brackwater say about herring quotas?"],
    ["a number that was not given", "How many recommendations did the seaweed amendment have?"],
    ["a vote that was not told", "How did the vote on herring quotas go?"],
    ["somebody else's body", "Who was elected chair of the Herring Board?"],
  ])("%s", async (_, question) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("not-in-reports");
    expect(reply.items.filter(({ kind }) => kind !== "note")).toEqual([]);
    expect(reply.summary).toContain("5 reports were searched");
    expect(reply.lookedFor.length).toBeGreaterThan(0);
  });

  test("but the nearest thing is named as such", async () => {
    const reply = await ask("How did the vote on the Lighthouse Fund go in 2032?");
    expect(texts(reply)).toContain(
      "Nearest thing held, which does not answer the question: outside the time asked about, NEC, 11 March 2031",
    );
    expect(reply.actions.map(({ kind }) => kind)).toContain("context");
  });

  test("an outcome without figures is a part of the answer", async () => {
    const reply = await ask("What was the tally of the vote on seaweed?");
    expect(reply.verdict).toBe("partly");
    expect(texts(reply)).toContain("narrow majority");
    expect(reply.summary).toContain("no figures are given");
  });

  test("so is a report that declines to tell", async () => {
    const reply = await ask("What was offered in the talks with the pilots' union?");
    expect(reply.verdict).toBe("partly");
    expect(reply.summary).toContain("this may not be told");
    expect(texts(reply)).not.toContain("this may not be told");
  });

  test.each(["", "   ", "🦞🦞🦞", "????", "what?", "the"])(
    "a question about nothing (%j) says so",
    async (question) => {
      expect((await ask(question)).verdict).toBe("not-in-reports");
    },
  );
});

describe("A follow-up takes from the question before what it leaves out", () => {
  test("another time", async () => {
    const reply = await ask("and in July 2032?", "What was said about the canals in March 2031?");
    expect(texts(reply)).toContain("48 recommendations");
    expect(texts(reply)).not.toContain("by the spring");
  });

  test("another question about it", async () => {
    expect(texts(await ask("how did the vote on it go?", "What happened to the Lighthouse Fund?"))).toContain(
      "19-11",
    );
  });

  test("but a question of its own stands alone", async () => {
    const reply = await ask(
      "How many open cases has the Grievance Board?",
      "What happened to the Lighthouse Fund in 2031?",
    );
    expect(texts(reply)).toContain("388 open cases");
  });
});

describe("Whatever is asked", () => {
  const question = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          "what",
          "happened",
          "to",
          "the",
          "Lighthouse",
          "Fund",
          "vote",
          "how many",
          "members",
          "in 2031",
          "since",
          "Mabel",
          "Thistlewood",
          "who",
          "said",
          "canals",
          "*",
          "@everyone",
          "<b>",
          "(",
          "19-11",
          "?",
        ),
        { maxLength: 14 },
      )
      .map((words) => words.join(" ")),
  );

  test("a reply comes, quotations are exact, and verdict and evidence agree", async () => {
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const reply = await ask(text);
        for (const item of reply.items) {
          if (item.citation === null || item.kind === "report") continue;
          const passage = archive.passage(item.citation.passage);
          expect(
            passage?.text.slice(item.citation.start - passage.start, item.citation.end - passage.start),
          ).toBe(item.text);
        }
        if (reply.verdict === "not-in-reports")
          expect(reply.items.every(({ kind }) => kind === "note")).toBe(true);
        expect(reply.items.length).toBeLessThanOrEqual(13);
      }),
      { numRuns: 80 },
    );
  });

  const asked = [
    "What happened to the Lighthouse Fund?",
    "How did the vote on the Lighthouse Fund go?",
    "How many members in March 2031?",
    "What did Mabel Thistlewood say about the canals?",
    "What happened to the monorail?",
  ];

  test("the order of files and passages never changes the answer", async () => {
    const shuffled = fc.shuffledSubarray([...reports], {
      minLength: reports.length,
      maxLength: reports.length,
    });
    await fc.assert(
      fc.asyncProperty(shuffled, fc.constantFrom(...asked), async (files, text) => {
        const other = await buildArchive({ files, gazetteer });
        expect(await ask(text, undefined, other)).toEqual(await ask(text));
      }),
      { numRuns: 20 },
    );
  });

  test("a report on something else takes no evidence away", async () => {
    const words = fc.constantFrom(
      "turnips",
      "were",
      "weighed",
      "and",
      "sold",
      "at",
      "market",
      "with",
      "butter",
      "scales",
    );
    const unrelated = fc.array(words, { minLength: 3, maxLength: 30 }).map(
      (list): Report =>
        reportOf({
          file: "turnips.md",
          title: "Turnips",
          meeting: meetingOf("NEC", "2033-05-01"),
          sections: { "": [`${list.join(" ")}.`] },
        }),
    );
    await fc.assert(
      fc.asyncProperty(unrelated, fc.constantFrom(...asked), async (report, text) => {
        const before = await ask(text);
        const after = await ask(text, undefined, await inventedArchive([report]));
        const quoted = (reply: Reply) =>
          reply.items.filter(({ kind }) => kind !== "note").map(({ text: quote }) => quote);
        expect(quoted(after)).toEqual(expect.arrayContaining(quoted(before)));
        expect(after.verdict).toBe(before.verdict);
      }),
      { numRuns: 20 },
    );
  });
});

test("a long trail comes in pages that lose nothing and repeat nothing but the choice on the first", async () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    reportOf({
      file: `dredging-${index}.md`,
      title: `Report ${index}`,
      authors: ["Mabel Thistlewood"],
      meeting: meetingOf(
        "NEC",
        `20${40 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-05`,
      ),
      sections: {
        Dredging: [
          `The dredging of harbour number ${index + 1} was discussed at length, and boat ${index * 7} was named.`,
        ],
      },
    }),
  );
  const held = await inventedArchive(many);
  const page = async (number: number) =>
    (
      await answerQuestion("what happened about dredging?", {
        archive: held,
        today: "2050-01-01",
        page: number,
      })
    ).reply;
  const first = await page(1);
  expect(first.items.filter(({ kind }) => kind === "quote")).toHaveLength(12);
  expect(first.remaining).toBe(18);
  expect(first.actions.find(({ kind }) => kind === "more")?.call).toEqual({
    command: "ask",
    values: { question: "what happened about dredging?", page: "2" },
  });
  expect(first.items[0]?.date).toBe("2040-01-05");
  const all = new Set(
    [first, await page(2), await page(3)].flatMap(({ items }) => items.map(({ text }) => text)),
  );
  expect([...all].filter((text) => text.startsWith("The dredging")).length).toBe(30);
});

test("where somebody speaks of a thing itself, words of like meaning are not taken for it", async () => {
  const held = await inventedArchive([
    reportOf({
      file: "brackwater-2033.md",
      title: "NEC, 1 March 2033",
      authors: ["Oona Brackwater"],
      meeting: meetingOf("NEC", "2033-03-01"),
      sections: {
        "": [
          "I asked why membership falls every winter and had no answer.",
          "Nothing was said about the pier, which is to be painted in the spring.",
          "Members brought cake to the ferry and I took a slice of it home.",
        ],
      },
    }),
  ]);
  const reply = await ask("What did Oona Brackwater say about membership?", undefined, held);
  expect(texts(answerIn(reply))).toContain("falls every winter");
  expect(texts(answerIn(reply))).not.toContain("cake");
});

test.each([
  ["What's the latest on the canals?", "newest first", "2032-07-20"],
  ["What happened about the canals?", "oldest first", "2031-03-11"],
])("%s is told %s", async (question, order, first) => {
  const reply = await ask(question);
  expect(reply.summary).toContain(order);
  expect(reply.items[0]?.date).toBe(first);
});
