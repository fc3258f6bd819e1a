/** Answers after a restart, when the reports come from a snapshot instead of their files. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { readQuestions } from "./questions.ts";

const REPORTS = fileURLToPath(new URL("../fixtures/reports", import.meta.url));
const KINDS: ReadonlySet<string> = new Set(["vote", "what-happened"]);

test("a bot that starts from its snapshot answers as one that reads every file", {
  timeout: 60_000,
}, async () => {
  const snapshotDir = await mkdtemp(join(tmpdir(), "nec-restart-"));
  try {
    const started = async () => {
      const { files, gazetteer } = await loadFolder(REPORTS, { maxBytes: 5_000_000, snapshotDir });
      return buildArchive({ files, gazetteer });
    };
    const cold = await started();
    const warm = await started();
    const questions = readQuestions("fixtures").filter(({ kind }) => KINDS.has(kind));
    expect(questions.length).toBeGreaterThan(50);
    for (const { id, question, asOf } of questions) {
      const [first, again] = [cold, warm].map((archive) =>
        answerQuestion(question, { archive, today: asOf }),
      );
      expect((await again)?.reply, id).toEqual((await first)?.reply);
    }
  } finally {
    await rm(snapshotDir, { recursive: true, force: true });
  }
});
