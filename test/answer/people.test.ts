import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { roleAsked, statesHolder } from "../../src/answer/role-asked.ts";
import { type Standing, standingOf } from "../../src/answer/speech.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const listed = (name: string, role?: string, from?: string, to?: string) => ({
  name,
  aliases: [],
  misspellings: [],
  handles: [],
  roles: role === undefined ? [] : [{ role, from: from ?? null, to: to ?? null }],
});

const gazetteer: Gazetteer = {
  people: [
    listed("Dorrit Fenn"),
    listed("Caspar Holloway", "General Secretary", "2040", "2043"),
    listed("Maud Ibbotson", "General Secretary", "2043"),
    listed("Ivo Pellew", "Leader", "2039"),
    listed("Lettice Marr"),
  ],
  bodies: [{ name: "NEC", aliases: [], formerNames: [], parent: null }],
  topics: [],
};

const archive = await buildArchive({
  gazetteer,
  files: [
    reportOf({
      file: "fenn-march-2042.md",
      title: "NEC, 4 March 2042",
      authors: ["Dorrit Fenn"],
      meeting: meetingOf("NEC", "2042-03-04"),
      sections: {
        "": [
          "Lettice Marr, in the chair, thanked Ivo Pellew for his work on the herring quota.",
          "I asked that the canal barges be painted green. I voted against the levy on umbrellas, which was carried 12-9.",
        ],
        Staff: [
          "The general secretary reported. Morale was good. The archive needs three more clerks. I asked when the lifts would be mended.",
        ],
        "Deputy leader's report": ["Rollo Quayle regretted the loss of the pier."],
        "Leader's report": [
          "Ivo said that the lighthouses were a disgrace.",
          "He promised a paper on pilots by the autumn.",
        ],
      },
    }),
    reportOf({
      file: "marr-may-2044.md",
      title: "NEC, 10 May 2044",
      authors: ["Lettice Marr", "Dorrit Fenn"],
      meeting: meetingOf("NEC", "2044-05-10"),
      sections: {
        "": [
          "Maud Ibbotson, the general secretary, told us that the clerks had been found, but not where, which may not be told.",
          "Ivo Pellew was criticised over the tramways. Caspar Holloway sent his good wishes.",
          "The treasurer, Rollo Quayle, reported a surplus of fireworks. The barges came up again, and Ivo Pellew proposed that they be sold.",
        ],
      },
    }),
  ],
});

async function ask(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2045-01-01" });
  return { ...reply, texts: reply.items.map(({ text }) => text).join("\n") };
}

describe("What somebody said", () => {
  test.each([
    ["What did Caspar Holloway say about clerks?", "three more clerks"],
    ["What did the general secretary say about clerks in 2042?", "three more clerks"],
    ["what did the gen sec say about clerks in May 2044", "clerks had been found"],
    ["What did Ivo say about lighthouses?", "lighthouses were a disgrace"],
    ["What did Ivo Pellow say about lighthouses?", "lighthouses were a disgrace"],
    ["what did ibotson say about clerks", "clerks had been found"],
    ["What did Ivo Pellew promise on pilots?", "He promised a paper on pilots"],
    ["What did the leader say about lighthouses?", "lighthouses were a disgrace"],
    ["What did Dorrit Fenn ask about barges?", "barges be painted green"],
    ["What did Rollo Quayle report about fireworks?", "surplus of fireworks"],
    ["What did the deputy leader say about the pier?", "loss of the pier"],
    ["What did the treasurer say about fireworks?", "surplus of fireworks"],
    ["What has Dorrit Fenn written about lifts?", "when the lifts would be mended"],
  ])("is found under a name, an office, a first name or a pronoun: %s", async (question, words) => {
    const reply = await ask(question);
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain(words);
  });

  test.each([
    "What did Ivo Pellew say about the herring quota?",
    "What did Ivo Pellew say about tramways?",
    "What did Maud Ibbotson say about lighthouses?",
    "What did the general secretary say about lifts?",
  ])("is not what others say to somebody or about them: %s", async (question) => {
    expect((await ask(question)).verdict).toBe("not-in-reports");
  });

  test("by whoever writes reports, and is in none of them: how many are held", async () => {
    const reply = await ask("What did Dorrit Fenn say about submarines?");
    expect(reply.verdict).toBe("not-in-reports");
    expect(reply.texts).toContain("None of the 2 reports by Dorrit Fenn");
  });

  test("by each of two people is asked of each", async () => {
    const reply = await ask("What did Ivo Pellew and Maud Ibbotson say about lighthouses?");
    expect(reply.verdict).toBe("partly");
    expect(reply.texts).toContain("lighthouses were a disgrace");
    expect(reply.summary).toContain("Maud Ibbotson");
  });

  test("at a time, with nothing else asked, is the account of that meeting", async () => {
    const reply = await ask("What did Lettice Marr report in May 2044?");
    expect(reply.items[0]).toMatchObject({ kind: "meeting", date: "2044-05-10" });
    expect(reply.texts).toContain("clerks had been found");
  });
});

describe("Where somebody stood", () => {
  test("is answered by words that say so", async () => {
    const reply = await ask("Did Dorrit Fenn vote for the levy on umbrellas?");
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("I voted against the levy");
  });

  test("is left open where the reports only mention them", async () => {
    expect((await ask("Did Ivo Pellew support the levy on umbrellas?")).verdict).toBe("not-in-reports");
    expect((await ask("Did Maud Ibbotson oppose selling the barges?")).verdict).toBe("not-in-reports");
  });
});

describe("Who holds an office", () => {
  test("now is whoever the latest report names as such, not whoever is mentioned beside it", async () => {
    const reply = await ask("Who is the general secretary?");
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("Maud Ibbotson");
    expect(reply.texts).not.toContain("lifts");
  });

  test("of chairing a meeting is whoever was in the chair", async () => {
    const reply = await ask("Who chaired the NEC in March 2042?");
    expect(reply.items[0]?.text).toContain("Lettice Marr, in the chair");
  });

  test("is left open where no report says so", async () => {
    expect((await ask("Who is the chief whip?")).verdict).toBe("not-in-reports");
  });

  test.each([
    ["Who is the general secretary?", "general secretary", true],
    ["who's the party's chief whip", "chief whip", true],
    ["Who was deputy leader in 2041?", "deputy leader", false],
    ["Who chairs the herring panel?", "chair", true],
  ])("is asked for by %s", (question, role, now) => {
    expect(roleAsked(question)).toEqual({ role, now });
  });

  test.each(["Who was elected treasurer?", "Who said the leader was late?", "Who is on the panel?"])(
    "is not asked for by %s",
    (question) => {
      expect(roleAsked(question)).toBeNull();
    },
  );

  test.each([
    ["Maud Ibbotson, the general secretary, spoke.", true],
    ["General Secretary Maud Ibbotson spoke.", true],
    ["The NEC elected Maud Ibbotson general secretary.", true],
    ["The general secretary said that Maud Ibbotson was ill.", false],
    ["Maud Ibbotson, deputy general secretary, spoke.", false],
    ["Maud Ibbotson, general secretary of the Lamplighters, spoke.", false],
  ])("is told or not by: %s", (text, states) => {
    const question = "Who is the general secretary?";
    expect(statesHolder(text, { role: "general secretary", now: true }, question)).toBe(states);
  });
});

describe("Somebody named in a sentence", () => {
  const name = "Ivo Pellew";
  test.each<[string, Standing]>([
    ["Ivo Pellew said that it would rain.", "speaks"],
    ["Ivo Pellew MP, the leader, rightly objected.", "speaks"],
    ["Ivo Pellew and Maud Ibbotson both spoke.", "speaks"],
    ["It was moved by Ivo Pellew.", "speaks"],
    ["Ivo Pellew’s report was long.", "speaks"],
    ["According to Ivo Pellew it would rain.", "speaks"],
    ["Ivo Pellew sent a card.", "acts"],
    ["We thanked Ivo Pellew for his card.", "named"],
    ["They told Maud Ibbotson and Ivo Pellew to wait.", "named"],
    ["Ivo Pellew was criticised for it.", "named"],
    ["A complaint about Ivo Pellew was heard.", "named"],
  ])("%s", (text, standing) => {
    const start = text.indexOf(name);
    expect(standingOf(text, start, start + name.length)).toBe(standing);
  });

  test("stands in one way in any text, without fail", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const standing = standingOf(`${before}${name}${after}`, before.length, before.length + name.length);
        expect(["speaks", "acts", "named"]).toContain(standing);
      }),
    );
  });
});

test("Whoever a sentence begins with is meant by the pronoun after it, not whoever it ends with", async () => {
  const told = await buildArchive({
    gazetteer,
    files: [
      reportOf({
        file: "fenn-july-2042.md",
        title: "NEC, 20 July 2042",
        authors: ["Dorrit Fenn"],
        meeting: meetingOf("NEC", "2042-07-20"),
        sections: {
          Pledges: [
            "Lettice Marr was asked about the meeting that she had promised to Ivo Pellew. “After the summer”. On the barges, she said that the flood changes the picture.",
          ],
        },
      }),
    ],
  });
  const ask = async (question: string) =>
    (await answerQuestion(question, { archive: told, today: "2045-01-01" })).reply;
  expect((await ask("What did Lettice Marr say about the barges?")).items[0]?.text).toContain(
    "changes the picture",
  );
  expect((await ask("What did Ivo Pellew say about the barges?")).verdict).toBe("not-in-reports");
});

test("A campaign of November that is told of in January is of the year before", async () => {
  const told = await buildArchive({
    gazetteer,
    files: [
      reportOf({
        file: "fenn-january-2042.md",
        title: "NEC, 28 January 2042",
        authors: ["Dorrit Fenn"],
        meeting: meetingOf("NEC", "2042-01-28"),
        sections: { Money: ["The herring campaign of November and December cost us £12,400."] },
      }),
    ],
  });
  const { reply } = await answerQuestion("What did the 2041 herring campaign set us back?", {
    archive: told,
    today: "2045-01-01",
  });
  expect(reply.verdict).toBe("answered");
  const other = await answerQuestion("What did the 2040 herring campaign set us back?", {
    archive: told,
    today: "2045-01-01",
  });
  expect(other.reply.verdict).toBe("not-in-reports");
});
