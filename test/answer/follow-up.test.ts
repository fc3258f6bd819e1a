import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { withTimesCounted } from "../../src/answer/follow-up.ts";
import type { FoundPeriod } from "../../src/answer/period.ts";
import { understand } from "../../src/answer/understand.ts";
import { inventedArchive, TODAY, wrenfieldOn } from "./invented-archive.ts";

const archive = await inventedArchive();

/** The last of several questions asked one after the other. */
function lastOf(...texts: readonly string[]) {
  const [first = "", ...later] = texts;
  return later.reduce(
    (previous, text) => understand(text, archive, TODAY, previous),
    understand(first, archive, TODAY),
  );
}

const period = (from: string, to: string): FoundPeriod => ({
  from,
  to,
  text: "",
  start: 0,
  end: 0,
  yearless: false,
  partOfName: false,
});

describe("A time that counts from the question before", () => {
  const MARCH = period("2031-03-01", "2031-03-31");

  test.each([
    ["what about three years later?", "what about in March 2034?"],
    ["and a year earlier", "and in March 2030"],
    ["and in November that year?", "and in November 2031?"],
    ["and later the same year?", "and later in 2031?"],
    ["what about the year after?", "what about in March 2032?"],
    ["and the previous year", "and in March 2030"],
    ["and two years after the flood?", "and two years after the flood?"],
    ["how many were there?", "how many were there?"],
  ])("is written out: %s", (text, written) => {
    expect(withTimesCounted(text, MARCH)).toBe(written);
  });

  test("is of a day no more than its year, and of several years nothing at all", () => {
    expect(withTimesCounted("and two years later?", period("2031-03-11", "2031-03-11"))).toBe("and in 2033?");
    expect(withTimesCounted("and two years later?", period("2031-01-01", "2032-12-31"))).toBe(
      "and two years later?",
    );
    expect(withTimesCounted("and two years later?", null)).toBe("and two years later?");
  });

  test("is understood with the subject before", () => {
    const question = lastOf("How many members were there in March 2031?", "what about a year later?");
    expect(question.period).toMatchObject({ from: "2032-03-01", to: "2032-03-31" });
    expect(question.asked).toBe("count");
  });

  test("may be any text at all", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof withTimesCounted(text, MARCH)).toBe("string");
      }),
    );
  });
});

describe("A question that leans on the one before", () => {
  test("does not, where it only asks how many there were", () => {
    const labels = lastOf(
      "What happened to the Lighthouse Fund?",
      "How many members were there in March 2031?",
    ).terms.map(({ label }) => label);
    expect(labels).not.toContain("Lighthouse Fund");
  });

  test("is answered by itself, where together with the one before it is not", async () => {
    const context = { archive, today: TODAY };
    const previous = (await answerQuestion("What did Oona Brackwater say about herring quotas?", context))
      .question;
    const { reply } = await answerQuestion("what about the canals inquiry?", { ...context, previous });
    expect(reply.verdict).toBe("answered");
    expect(reply.items.map(({ text }) => text).join(" ")).toContain("canals");
  });

  test("asks somebody else in the place of whoever was asked", () => {
    const question = lastOf(
      "What did Mabel Thistlewood say about the canals?",
      "And what did Piers Quillfeather say?",
    );
    const labels = question.terms.map(({ label }) => label);
    expect(labels).toContain("canals");
    expect(labels).toContain("Piers Quillfeather");
    expect(labels).not.toContain("Mabel Thistlewood");
  });

  test("says it of what was named before, whatever else it tells", () => {
    const labels = lastOf(
      "Has the Lighthouse Fund been agreed?",
      "when does it start for branches with small harbours?",
    ).terms.map(({ label }) => label);
    expect(labels).toContain("Lighthouse Fund");
    expect(
      lastOf("What happened to the Lighthouse Fund?", "who won?").terms.map(({ label }) => label),
    ).toContain("Lighthouse Fund");
  });

  test("counts years from the month by which something was asked about", () => {
    expect(lastOf("How many canals were open by March 2031?", "and a year later?").period).toMatchObject({
      from: "2032-03-01",
      to: "2032-03-31",
    });
  });

  test("names what was done, and nothing that it was done to", () => {
    const labels = lastOf("Who leads the Purple Gate Council?", "how many people applied?").terms.map(
      ({ label }) => label,
    );
    expect(labels).toContain("Purple Gate Council");
    expect(labels).toContain("applied");
  });

  test("is answered from a year that was compared with the one asked about", async () => {
    const compared = await inventedArchive([
      wrenfieldOn("2033-05-03", {
        Wrecks: ["There were 181 new wrecks last year, which compares with 295 the year before."],
      }),
    ]);
    const context = { archive: compared, today: "2034-01-01" };
    const previous = (await answerQuestion("How many new wrecks were there (May 2033)?", context)).question;
    const { reply } = await answerQuestion("and how many the year before that", { ...context, previous });
    expect(reply.verdict).toBe("answered");
    expect(reply.items[0]?.text).toContain("295");
    const next = await answerQuestion("and how many the year after that", { ...context, previous });
    expect(next.reply.verdict).toBe("not-in-reports");
  });

  test("of the year after a month is answered from anywhere in that year", async () => {
    const context = { archive, today: TODAY };
    const previous = (await answerQuestion("what happened to the canals in March 2031?", context)).question;
    const { reply } = await answerQuestion("and the year after?", { ...context, previous });
    expect(reply.items.map(({ date }) => date?.slice(0, 4))).toContain("2032");
  });

  test("asks of a later time for what came after, and for when something took place", () => {
    for (const text of ["what replaced it?", "when did she say she was leaving?"])
      expect(lastOf("What happened to the Lighthouse Fund in 2031?", text).period).toMatchObject({
        from: "2031-01-01",
        to: null,
      });
  });

  test("says of one or any of them what was named before", () => {
    for (const text of ["has anyone been sent one yet?", "have any come back?"]) {
      const terms = lastOf("Did the board promise lanterns to the pilots?", text).terms;
      expect(terms.map(({ label }) => label)).toContain("lanterns");
      expect(terms.map(({ label }) => label)).not.toContain("one");
    }
  });

  test("asks of whoever was asked for, and not of whom she followed", () => {
    const [who] = lastOf(
      "Who took over the board from Mabel Thistlewood?",
      "and who did she beat?",
    ).terms.filter(({ kind }) => kind === "person");
    expect(who).toMatchObject({ label: "Mabel Thistlewood", required: false });
    const [same] = lastOf("Who did Mabel Thistlewood succeed?", "and who did she beat?").terms.filter(
      ({ kind }) => kind === "person",
    );
    expect(same).toMatchObject({ required: true });
  });

  test("with a question of its own asks no longer for what was asked before", () => {
    expect(lastOf("Who audited the lamps?", "and what did the trouble look like?").asked).not.toBe("who");
    expect(lastOf("Who audited the lamps?", "and the canals?").asked).toBe("who");
  });

  test("is answered from the two years after, where its time tells nothing, and with no figure from before or after those", async () => {
    const told = await inventedArchive([
      wrenfieldOn("2029-05-01", {
        Beacons: ["The beacon contract went to Osprey. They beat Heron by a mile."],
      }),
      wrenfieldOn("2030-05-07", { Beacons: ["The price of the beacon contract was reported as £72,000."] }),
    ]);
    const ofBeacons = async (year: string) => {
      const context = { archive: told, today: TODAY };
      const previous = (await answerQuestion(`Who got the beacon contract in ${year}?`, context)).question;
      return (await answerQuestion("and what was the price?", { ...context, previous })).reply;
    };
    const later = await ofBeacons("2029");
    expect(later.verdict).toBe("answered");
    expect(later.items[0]?.text).toContain("£72,000");
    expect((await ofBeacons("2031")).verdict).toBe("not-in-reports");
    expect((await ofBeacons("2027")).verdict).toBe("not-in-reports");
  });
});
