import { readdirSync, readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import PostalMime from "postal-mime";
import { beforeAll, describe, expect, test } from "vitest";
import { binaryFixtures, makeBinaryFixture } from "../fixtures/make-binary-fixtures.ts";
import { comparable, type Question, readExpectations, readQuestions } from "./questions.ts";

const reports = new URL("../fixtures/reports/", import.meta.url);
const corpus = new URL("../../corpus/", import.meta.url);

/** Both texts of a file: as it was written, and as a reader sees it. */
type Source = { readonly raw: string; readonly read: string };

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function readSource(file: string): Promise<Source> {
  const made = binaryFixtures.find(({ target }) => target === file);
  if (made) {
    const text = readFileSync(new URL(`../binary-sources/${made.source}`, reports), "utf8");
    return { raw: decode(readFileSync(new URL(file, reports))), read: text };
  }
  const raw = decode(readFileSync(new URL(file, reports)));
  if (file.endsWith(".eml")) {
    const mail = await PostalMime.parse(raw);
    return { raw: `${raw}\n${mail.text}`, read: `${mail.subject}\n${mail.text}` };
  }
  if (/\.html?$/.test(file)) {
    const { document } = parseHTML(raw.replaceAll(/<(?:br|\/p|\/li|\/h\d|\/div)[^>]*>/gi, "\n$&"));
    return { raw, read: document.documentElement.textContent };
  }
  return { raw, read: raw };
}

function holds(text: string, phrase: string): boolean {
  return comparable(text).includes(comparable(phrase));
}

function alternatives(entry: string | string[]): string[] {
  return typeof entry === "string" ? [entry] : entry;
}

const expectations = readExpectations();
const kindOf = new Map(expectations.map(({ file, kind }) => [file, kind]));
const sources = new Map<string, Source>();

beforeAll(async () => {
  for (const { file } of expectations) sources.set(file, await readSource(file));
});

function source(file: string): Source {
  const found = sources.get(file);
  if (!found) throw new Error(`${file} is not among the fixtures`);
  return found;
}

describe("the fixtures", () => {
  test("have one expectation for each file and no other", () => {
    const files = readdirSync(reports).filter((file) => !file.endsWith(".yaml"));
    expect(expectations.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  });

  test("are at least 48, in every form and kind", () => {
    expect(expectations.length).toBeGreaterThanOrEqual(48);
    expect(new Set(expectations.map(({ kind }) => kind))).toEqual(
      new Set(["report", "listing", "not-a-report", "duplicate", "unreadable"]),
    );
    const endings = new Set(expectations.map(({ file }) => file.slice(file.lastIndexOf("."))));
    expect(endings).toEqual(new Set([".txt", ".md", ".html", ".htm", ".eml", ".docx", ".pdf"]));
  });

  test.each(expectations)("$file holds what it is expected to show", ({ file, mustContain }) => {
    expect(mustContain.filter((phrase) => !holds(source(file).read, phrase))).toEqual([]);
  });

  test.each(expectations)("$file holds the furniture that must not be shown", ({ file, mustNotShow }) => {
    const { raw, read } = source(file);
    const made = binaryFixtures.find(({ target }) => target === file);
    // A page's number stands in a PDF between its drawing commands.
    const all = made ? `${raw}\n${read}` : raw;
    expect(mustNotShow.filter((phrase) => !holds(all, phrase))).toEqual([]);
  });

  test("name a report as the one that a file repeats", () => {
    for (const { duplicateOf, sameWitnessAs, kind } of expectations) {
      expect(kind === "duplicate").toBe(duplicateOf !== null);
      for (const other of [duplicateOf, sameWitnessAs]) {
        if (other !== null) expect(kindOf.get(other)).toBe("report");
      }
    }
  });

  test.each(binaryFixtures)("$target is what the script makes of its text", (fixture) => {
    const committed = readFileSync(new URL(fixture.target, reports));
    expect(Buffer.from(makeBinaryFixture(fixture)).equals(committed)).toBe(true);
  });
});

function problemsOf(question: Question, texts: ReadonlyMap<string, string>, everything: string): string[] {
  const problems: string[] = [];
  for (const file of question.expectReports.flatMap(alternatives)) {
    if (!texts.has(file)) problems.push(`no report ${file}`);
  }
  for (const phrase of [...question.mustShow.flatMap(alternatives), ...(question.conflict?.values ?? [])]) {
    if (![...texts.values()].some((text) => holds(text, phrase))) problems.push(`nowhere: ${phrase}`);
  }
  for (const phrase of question.mustNotShow) {
    if (!holds(everything, phrase)) problems.push(`could never be shown: ${phrase}`);
  }
  if ((question.kind === "follow-up") !== (question.previous !== undefined)) {
    problems.push("a follow-up and its previous question go together");
  }
  if (question.verdict === "not-in-reports") {
    if (question.mustShow.length > 0 || question.expectReports.length > 0) problems.push("asks for evidence");
  } else if (question.expectReports.length === 0) {
    problems.push("expects no report");
  }
  return problems;
}

function checkForm(questions: readonly Question[]): void {
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  const asked = questions.map(({ question, previous, asOf }) => `${previous ?? ""}|${question}|${asOf}`);
  expect(new Set(asked).size).toBe(questions.length);
  const held = questions.filter(({ split }) => split === "held").length / questions.length;
  expect(held).toBeGreaterThan(0.35);
  expect(held).toBeLessThan(0.45);
}

describe("the questions on the fixtures", () => {
  const questions = readQuestions("fixtures");

  test("are at least 160, a fifth of them without a full answer and 15 on conflicts, all told apart", () => {
    expect(questions.length).toBeGreaterThanOrEqual(160);
    const unanswered = questions.filter(({ verdict }) => verdict !== "answered").length;
    expect(unanswered / questions.length).toBeGreaterThanOrEqual(0.2);
    expect(questions.filter(({ conflict }) => conflict).length).toBeGreaterThanOrEqual(15);
    checkForm(questions);
  });

  test("ask for nothing that the reports do not hold", () => {
    const texts = new Map(
      expectations.filter(({ kind }) => kind === "report").map(({ file }) => [file, source(file).read]),
    );
    const everything = [...sources.values()].map(({ read }) => read).join("\n");
    const found = questions.flatMap((question) =>
      problemsOf(question, texts, everything).map((problem) => `${question.id}: ${problem}`),
    );
    expect(found).toEqual([]);
  });
});

describe("the questions on the starter corpus", () => {
  const questions = readQuestions("starter");

  test("are at least 40, ten of them unanswerable, all told apart", () => {
    expect(questions.length).toBeGreaterThanOrEqual(40);
    const unanswerable = questions.filter(({ verdict }) => verdict === "not-in-reports").length;
    expect(unanswerable).toBeGreaterThanOrEqual(10);
    checkForm(questions);
  });

  test("ask for nothing that the digests do not hold", () => {
    const files = readdirSync(corpus).filter((file) => file.endsWith(".md") && file !== "README.md");
    // Front matter is not shown as evidence.
    const body = (file: string) =>
      readFileSync(new URL(file, corpus), "utf8").replace(/^---\n.*?\n---\n/s, "");
    const texts = new Map(files.map((file) => [file, body(file)]));
    const everything = [...texts.values()].join("\n");
    const found = questions.flatMap((question) =>
      problemsOf(question, texts, everything).map((problem) => `${question.id}: ${problem}`),
    );
    expect(found).toEqual([]);
  });
});
