/**
 * The judged questions asked of the bot, scored by kind. The floors are what was reached when they were set, less
 * a little; raise them with the answers, never lower them to make a change pass.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import type { Reply } from "../../src/reply.ts";
import { decodedFile, quoteOfFile, squeezed } from "../ingest/decoded-file.ts";
import { faultsOf, textsOf } from "./judge.ts";
import { comparable, type Question, readExpectations, readQuestions } from "./questions.ts";

const FOLDERS = {
  fixtures: fileURLToPath(new URL("../fixtures/reports", import.meta.url)),
  starter: fileURLToPath(new URL("../../corpus", import.meta.url)),
};

/** Least shares of right replies. */
const FLOORS = {
  answerable: 0.92,
  unanswerable: 0.96,
  conflicts: 0.95,
  kinds: {
    "what-happened": 0.84,
    who: 0.88,
    when: 0.89,
    "how-many": 0.91,
    vote: 0.92,
    said: 0.9,
    "which-reports": 0.97,
    "anything-on": 0.89,
    meeting: 0.94,
    "follow-up": 0.92,
  } satisfies Record<Question["kind"], number>,
};

type Judged = {
  readonly question: Question;
  readonly reply: Reply;
  readonly archive: Archive;
  readonly faults: readonly string[];
  readonly ms: number;
};

async function judgeAll(about: keyof typeof FOLDERS): Promise<readonly Judged[]> {
  const { files, gazetteer } = await loadFolder(FOLDERS[about], { maxBytes: 5_000_000 });
  const archive = await buildArchive({ files, gazetteer });
  const judged: Judged[] = [];
  for (const question of readQuestions(about)) {
    const context = { archive, today: question.asOf };
    const previous =
      question.previous === undefined
        ? undefined
        : (await answerQuestion(question.previous, context)).question;
    const started = performance.now();
    const { reply } = await answerQuestion(
      question.question,
      previous === undefined ? context : { ...context, previous },
    );
    const ms = performance.now() - started;
    judged.push({ question, reply, archive, faults: faultsOf(question, reply, archive), ms });
  }
  return judged;
}

let judged: readonly Judged[] = [];
beforeAll(async () => {
  judged = [...(await judgeAll("fixtures")), ...(await judgeAll("starter"))];
});

/** The share of right replies, with what is wrong in the others, for the message of a failing test. */
function share(chosen: readonly Judged[]): { readonly right: number; readonly wrong: string } {
  const wrong = chosen.filter(({ faults }) => faults.length > 0);
  return {
    right: chosen.length === 0 ? 1 : 1 - wrong.length / chosen.length,
    wrong: wrong
      .map(({ question, faults }) => `${question.id} “${question.question}”: ${faults.join("; ")}`)
      .join("\n"),
  };
}

describe("Of the judged questions the bot answers", () => {
  test("most of those that the reports answer", () => {
    const { right, wrong } = share(judged.filter(({ question }) => question.verdict !== "not-in-reports"));
    expect(right, wrong).toBeGreaterThanOrEqual(FLOORS.answerable);
  });

  test("and nearly none of those that they do not", () => {
    const { right, wrong } = share(judged.filter(({ question }) => question.verdict === "not-in-reports"));
    expect(right, wrong).toBeGreaterThanOrEqual(FLOORS.unanswerable);
  });

  test("with conflicting accounts side by side", () => {
    const { right, wrong } = share(judged.filter(({ question }) => question.conflict !== undefined));
    expect(right, wrong).toBeGreaterThanOrEqual(FLOORS.conflicts);
  });

  test("and no conflict where accounts agree in other words", () => {
    const agreeing = judged.filter(({ question }) => question.noConflict);
    expect(agreeing.length).toBeGreaterThan(0);
    expect(
      agreeing.filter(({ reply }) => reply.conflicts.length > 0).map(({ question }) => question.id),
    ).toEqual([]);
  });

  test.each(Object.entries(FLOORS.kinds))("questions of the kind %s", (kind, floor) => {
    const { right, wrong } = share(judged.filter(({ question }) => question.kind === kind));
    expect(right, wrong).toBeGreaterThanOrEqual(floor);
  });
});

test("Every quotation is exactly what stands in its file", async () => {
  const texts = new Map<string, Awaited<ReturnType<typeof decodedFile>>>();
  const decoded = async (path: string) => {
    const known = texts.get(path) ?? (await decodedFile(path, await readFile(path)));
    texts.set(path, known);
    return known;
  };
  let quotations = 0;
  for (const { reply, question } of judged) {
    const folder = readQuestionsFolder(question);
    for (const { kind, text, citation } of reply.items) {
      if (citation === null || kind === "report") continue;
      const file = await decoded(`${folder}/${citation.file}`);
      const quote = quoteOfFile(file.text, citation.start, citation.end, file.form);
      const plain = quote === file.text.slice(citation.start, citation.end);
      expect(plain ? text : squeezed(text), `${question.id} ${citation.file}`).toBe(quote);
      quotations++;
    }
  }
  expect(quotations).toBeGreaterThan(300);
});

const starterQuestions = new Set(readQuestions("starter").map(({ question }) => question));

function readQuestionsFolder({ question }: Question): string {
  return starterQuestions.has(question) ? FOLDERS.starter : FOLDERS.fixtures;
}

test("Nothing private and no page furniture is ever shown", () => {
  const hidden = readExpectations().flatMap(({ mustNotShow }) => mustNotShow);
  expect(hidden.length).toBeGreaterThan(50);
  for (const { reply, question } of judged) {
    const shown = comparable(textsOf(reply).join("\n"));
    for (const words of hidden)
      expect(shown.includes(comparable(words)), `${question.id} shows “${words}”`).toBe(false);
  }
});

test("An answer takes well under a second", () => {
  for (const { ms, question } of judged) expect(ms, question.question).toBeLessThan(1_000);
});
