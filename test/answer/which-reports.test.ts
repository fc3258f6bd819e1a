import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { inventedArchive } from "./invented-archive.ts";

const onRegatta = { Regatta: ["The regatta committee was wound up."] };
const onKelp = { Kelp: ["The harvest of kelp is late this year."] };
const report = (
  file: string,
  authors: readonly string[],
  day: string,
  sections: typeof onRegatta | typeof onKelp,
) => reportOf({ file, title: file, authors: [...authors], meeting: meetingOf("NEC", day), sections });

const archive = await inventedArchive([
  report("mabel-regatta.md", ["Mabel Thistlewood"], "2034-05-16", onRegatta),
  report("piers-kelp.md", ["Piers Quillfeather"], "2034-05-16", onKelp),
  report("mabel-kelp.md", ["Mabel Thistlewood"], "2034-09-19", onKelp),
  report("together.md", ["Mabel Thistlewood", "Oona Brackwater", "Piers Quillfeather"], "2034-11-21", onKelp),
]);

async function filesFor(question: string) {
  const { reply } = await answerQuestion(question, { archive, today: "2035-01-01" });
  return reply.items.flatMap(({ kind, citation }) => (kind === "report" ? [citation?.file] : []));
}

describe("Which reports there are is told in whatever words it is asked", () => {
  test.each([
    "list me all write ups of 16 May 2034",
    "who wrote up the 16 May 2034 meeting?",
    "list everybody who wrote about the NEC of 16 May 2034",
  ])("“%s” lists every account of the day", async (question) => {
    expect(await filesFor(question)).toEqual(["mabel-regatta.md", "piers-kelp.md"]);
  });

  test.each([
    "who wrote up the regatta meeting, 16/5/34",
    "who covered the meeting in May 2034 where they wound up the regatta committee?",
  ])("“%s” lists the accounts of the meeting that tell of other things as well", async (question) => {
    expect(await filesFor(question)).toEqual(["mabel-regatta.md", "piers-kelp.md"]);
  });

  test.each([
    "What have we got written up by Mabel Thistlewood in 2034?",
    "which of these were written by Mabel Thistlewood in 2034?",
    "reports by Mabel Thistlewood in 2034",
  ])("“%s” lists hers, whatever they tell of", async (question) => {
    expect(await filesFor(question)).toEqual(["mabel-regatta.md", "mabel-kelp.md", "together.md"]);
  });

  test.each([
    "which of the reports were put out jointly by several reps?",
    "list the joint reports",
    "which reports on kelp were written together?",
  ])("“%s” lists what several put their names to", async (question) => {
    expect(await filesFor(question)).toEqual(["together.md"]);
  });

  test("a regatta that only one account tells of, asked for by its name alone, lists that account", async () => {
    expect(await filesFor("which reports cover the regatta?")).toEqual(["mabel-regatta.md"]);
  });
});
