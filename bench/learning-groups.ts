/** Judged questions as the second stage's weights are learnt from them: candidates, their features, which are relevant. */
import { join } from "node:path";
import type { Candidate } from "../src/answer/candidates.ts";
import { readQuestionWords } from "../src/answer/question-words.ts";
import { FEATURES, featuresOf } from "../src/answer/rerank-features.ts";
import type { TermStatistics } from "../src/archive/engine.ts";
import { buildIndex } from "../src/archive/index-builder.ts";
import { plainFields } from "../src/archive/passage-fields.ts";
import { type Collection, type Grades, loadCollection } from "./judged.ts";
import type { Group } from "./listwise.ts";
import { ownQuestions } from "./own-questions.ts";
import { TwoStages } from "./two-stages.ts";

export type Judged = Group & {
  readonly ids: readonly string[];
  readonly grades: Grades;
  /** Questions of one subject share it, and are never on both sides of a split. */
  readonly subject: string;
};
export type Learnt = {
  readonly name: string;
  readonly groups: readonly Judged[];
  /** The same questions about some of the subjects, with only the passages of those indexed; own questions have none. */
  readonly only?: (subjects: ReadonlySet<string>) => readonly Judged[];
};

/** The project's own questions over the reports they were written from. */
export async function ownCollection(set: "fixtures" | "starter"): Promise<Learnt> {
  const questions = await ownQuestions(set, "dev");
  const groups = questions.map(({ id, text, candidates, grades, statistics }) =>
    groupOf(text, candidates, grades, statistics, { subject: id, questions: questions.length }),
  );
  return { name: `own questions, ${set}`, groups };
}

/** Another collection of judged questions: a folder as judged.ts reads it. */
export async function judgedCollection(folder: string, name: string): Promise<Learnt> {
  const collection = await loadCollection(join(folder, name), name);
  return {
    name,
    groups: groupsOf(collection),
    only: (subjects) =>
      groupsOf({
        ...collection,
        passages: collection.passages.filter(({ title, id }) => subjects.has(title || id)),
      }),
  };
}

/** A group for each question whose relevant passages are there. */
function groupsOf({ passages, queries, grades: all }: Collection): readonly Judged[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const index = buildIndex(passages.map(({ id, text, title }) => plainFields(id, text, title)));
  const stages = new TwoStages(index, (id) => byId.get(id) ?? { text: "", title: "" });
  const judged = queries.flatMap(({ id, text }) => {
    const grades: Grades = all.get(id) ?? new Map();
    const [relevant] = grades.keys();
    return relevant !== undefined && byId.has(relevant) ? [{ text, grades, relevant }] : [];
  });
  return judged.map(({ text, grades, relevant }) =>
    groupOf(text, stages.candidates(text), grades, stages.statistics, {
      subject: byId.get(relevant)?.title || relevant,
      questions: judged.length,
    }),
  );
}

function groupOf(
  text: string,
  candidates: readonly Candidate[],
  grades: Grades,
  statistics: TermStatistics,
  { subject, questions }: { readonly subject: string; readonly questions: number },
): Judged {
  const rows = featuresOf(readQuestionWords(text, statistics), candidates, statistics);
  return {
    ids: candidates.map(({ id }) => id),
    rows: rows.map((row) => Float64Array.from(FEATURES, (name) => row[name])),
    relevant: candidates.map(({ id }) => (grades.get(id) ?? 0) > 0),
    grades,
    subject,
    // A large collection counts for more than a small one, but not by as much as it is larger.
    weight: questions ** -0.75,
  };
}
