/** The project's own judged questions as candidates for the second stage: what the bot itself would rank. */
import { join } from "node:path";
import type { Candidate } from "../src/answer/candidates.ts";
import { candidatesOf, RERANKED } from "../src/answer/rerank.ts";
import type { Archive } from "../src/archive/archive.ts";
import { buildArchive } from "../src/archive/build-archive.ts";
import type { TermStatistics } from "../src/archive/engine.ts";
import { loadFolder } from "../src/ingest/load-folder.ts";
import type { Report } from "../src/report.ts";
import { type Question, readQuestions } from "../test/evaluation/questions.ts";
import type { Grades } from "./judged.ts";

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = { fixtures: join(ROOT, "test/fixtures/reports"), starter: join(ROOT, "corpus") } as const;
const MAX_BYTES = 5_000_000;

export type OwnQuestion = {
  readonly id: string;
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly grades: Grades;
  readonly statistics: TermStatistics;
};

/**
 * The questions of one set with the first stage's candidates. A passage is relevant that stands in an expected report
 * and holds one of the phrases a right answer shows. Questions that nothing answers are left out, and those set
 * apart for measuring (`held`) unless they are asked for.
 */
export async function ownQuestions(
  set: keyof typeof FOLDERS,
  split: Question["split"],
): Promise<readonly OwnQuestion[]> {
  const archive = await openOwnReports(set);
  const found: OwnQuestion[] = [];
  for (const question of readQuestions(set)) {
    if (question.split !== split || question.previous !== undefined) continue;
    const grades = relevantPassages(question, archive.reports);
    if (grades.size === 0) continue;
    const hits = await archive.engine.search({ text: question.question, limit: RERANKED });
    found.push({
      id: question.id,
      text: question.question,
      candidates: candidatesOf(hits, archive),
      grades,
      statistics: archive.statistics,
    });
  }
  return found;
}

/** The archive of the reports that the questions of one set were written from. */
export async function openOwnReports(set: keyof typeof FOLDERS): Promise<Archive> {
  const { files, gazetteer } = await loadFolder(FOLDERS[set], { maxBytes: MAX_BYTES });
  return buildArchive({ files, gazetteer });
}

/** Passages of the expected reports that hold a phrase which a right answer shows. */
export function relevantPassages(question: Question, reports: readonly Report[]): Grades {
  const files = new Set(question.expectReports.flat());
  const phrases = question.mustShow.flat().map(plain);
  const grades = new Map<string, number>();
  for (const report of reports) {
    if (!files.has(report.file)) continue;
    for (const { id, text } of report.passages) {
      const read = plain(text);
      if (phrases.some((phrase) => read.includes(phrase))) grades.set(id, 1);
    }
  }
  return grades;
}

function plain(text: string): string {
  return text.replace(/\s+/gu, " ").toLowerCase();
}
