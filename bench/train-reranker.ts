/**
 * Learns the weights of the second stage from judged questions and writes `src/answer/rerank-weights.ts`.
 *
 *   node bench/train-reranker.ts [--judged DIR] [--check]
 *
 * The project's own questions are judged over the reports they were written from; DIR holds a folder for each further
 * collection (see judged.ts). First every question is judged by weights learnt from others only (questions about one
 * title stay together), and the quality on those unseen questions is printed; then weights are learnt from all.
 * `--check` prints and writes nothing.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readQuestionWords } from "../src/answer/question-words.ts";
import { type Candidate, FEATURES, featuresOf } from "../src/answer/rerank-features.ts";
import type { TermStatistics } from "../src/archive/engine.ts";
import { buildIndex } from "../src/archive/index-builder.ts";
import { plainFields } from "../src/archive/passage-fields.ts";
import { type Grades, loadCollection } from "./judged.ts";
import { type Group, learnWeights, scoreRow, type Training } from "./listwise.ts";
import { judge, meanQuality, type Quality } from "./measures.ts";
import { ownQuestions } from "./own-questions.ts";
import { TwoStages } from "./two-stages.ts";

const TRAINING: Training = { epochs: 30, rate: 0.02, decay: 1e-4, seed: 1 };
const FOLDS = 4;
const OUTPUT = join(import.meta.dirname, "../src/answer/rerank-weights.ts");

type Judged = Group & {
  readonly ids: readonly string[];
  readonly grades: Grades;
  /** Questions of one subject share it, and are never on both sides of a split. */
  readonly subject: string;
};
type Learnt = { readonly name: string; readonly groups: readonly Judged[] };

const { values } = parseArgs({
  options: {
    judged: { type: "string", default: join(import.meta.dirname, "../../shared/judged") },
    check: { type: "boolean", default: false },
  },
});

const learnt: Learnt[] = [await ownCollection("fixtures"), await ownCollection("starter")];
for (const name of foldersIn(values.judged)) learnt.push(await judgedCollection(values.judged, name));
for (const line of crossValidation(learnt)) console.log(line);
if (!values.check) {
  writeFileSync(OUTPUT, weightsModule(learn(learnt.flatMap(({ groups }) => groups))));
  console.log(`Wrote ${OUTPUT}`);
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) {
    console.error(`No judged collections in ${folder}: learning from the project's own questions alone.`);
    return [];
  }
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function ownCollection(set: "fixtures" | "starter"): Promise<Learnt> {
  const questions = await ownQuestions(set, "dev");
  const groups = questions.map(({ id, text, candidates, grades, statistics }) =>
    groupOf(text, candidates, grades, statistics, { subject: id, questions: questions.length }),
  );
  return { name: `own questions, ${set}`, groups };
}

async function judgedCollection(folder: string, name: string): Promise<Learnt> {
  const collection = await loadCollection(join(folder, name), name);
  const byId = new Map(collection.passages.map((passage) => [passage.id, passage]));
  const index = buildIndex(collection.passages.map(({ id, text, title }) => plainFields(id, text, title)));
  const stages = new TwoStages(index, (id) => byId.get(id) ?? { text: "", title: "" });
  const judged = collection.queries.filter(({ id }) => collection.grades.has(id));
  const groups = judged.map(({ id, text }) => {
    const grades: Grades = collection.grades.get(id) ?? new Map();
    const [firstRelevant = id] = grades.keys();
    const subject = byId.get(firstRelevant)?.title || firstRelevant;
    return groupOf(text, stages.candidates(text), grades, stages.statistics, {
      subject,
      questions: judged.length,
    });
  });
  return { name, groups };
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

function learn(groups: readonly Group[]): Float64Array {
  return learnWeights(groups, FEATURES.length, TRAINING);
}

function crossValidation(collections: readonly Learnt[]): readonly string[] {
  const unseen = collections.map(() => [] as Quality[]);
  for (let fold = 0; fold < FOLDS; fold++) {
    const splits = collections.map(({ groups }) => splitBySubject(groups, fold));
    const weights = learn(splits.flatMap(({ seen }) => seen));
    for (const [at, { held }] of splits.entries()) {
      for (const group of held) unseen[at]?.push(judge(ranked(group, weights), group.grades));
    }
  }
  return collections.flatMap(({ name, groups }, at) => [
    `${name}, ${groups.length} questions, first stage: ${show(meanQuality(groups.map(({ ids, grades }) => judge(ids, grades))))}`,
    `${name}, both stages, unseen: ${show(meanQuality(unseen[at] ?? []))}`,
  ]);
}

function splitBySubject(groups: readonly Judged[], fold: number) {
  const subjects = [...new Set(groups.map(({ subject }) => subject))].sort();
  const folds = new Map(subjects.map((subject, at) => [subject, at % FOLDS]));
  return {
    seen: groups.filter(({ subject }) => folds.get(subject) !== fold),
    held: groups.filter(({ subject }) => folds.get(subject) === fold),
  };
}

function ranked({ ids, rows }: Judged, weights: Float64Array): readonly string[] {
  return ids
    .map((id, at) => ({ id, score: scoreRow(rows[at] ?? new Float64Array(), weights) }))
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

function show({ first, ten, mrr, ndcg }: Quality): string {
  const text = (value: number) => value.toFixed(3);
  return `R@1 ${text(first)}  R@10 ${text(ten)}  MRR ${text(mrr)}  nDCG@10 ${text(ndcg)}`;
}

function weightsModule(weights: Float64Array): string {
  const lines = FEATURES.map((name, at) => `  ${name}: ${Number((weights[at] ?? 0).toPrecision(6))},`);
  return `/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
${lines.join("\n")}
};
`;
}
