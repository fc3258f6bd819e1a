/**
 * Learns the weights of the second stage from judged collections and writes `src/answer/rerank-weights.ts`.
 *
 *   node bench/train-reranker.ts --judged DIR [--check]
 *
 * DIR holds a folder for each collection (see judged.ts). First every question is judged by weights learnt from
 * others only (questions about one title stay together), and the quality on those unseen questions is printed;
 * then weights are learnt from all. `--check` prints and writes nothing.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readQuestionWords } from "../src/answer/question-words.ts";
import { FEATURES, featuresOf } from "../src/answer/rerank-features.ts";
import { buildIndex } from "../src/archive/index-builder.ts";
import { plainFields } from "../src/archive/passage-fields.ts";
import { type Collection, type Grades, loadCollection } from "./judged.ts";
import { type Group, learnWeights, scoreRow, type Training } from "./listwise.ts";
import { judge, meanQuality, type Quality } from "./measures.ts";
import { TwoStages } from "./two-stages.ts";

const TRAINING: Training = { epochs: 30, rate: 0.02, decay: 1e-4, seed: 1 };
const FOLDS = 4;
const OUTPUT = join(import.meta.dirname, "../src/answer/rerank-weights.ts");

type Judged = Group & {
  readonly collection: string;
  readonly ids: readonly string[];
  readonly grades: Grades;
  /** Questions of one subject share it, and are never on both sides of a split. */
  readonly subject: string;
};

const { values } = parseArgs({
  options: {
    judged: { type: "string", default: "../shared/judged" },
    check: { type: "boolean", default: false },
  },
});
if (!existsSync(values.judged)) {
  console.error(`No judged collections in ${values.judged}: give their folder with --judged DIR.`);
  process.exit(2);
}
const names = readdirSync(values.judged, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const collections: (readonly Judged[])[] = [];
for (const name of names) collections.push(groupsOf(await loadCollection(join(values.judged, name), name)));

const unseen = collections.map(() => [] as Quality[]);
for (let fold = 0; fold < FOLDS; fold++) {
  const folds = collections.map((groups) => splitBySubject(groups, fold));
  const weights = learn(folds.flatMap(({ seen }) => seen));
  for (const [at, { held }] of folds.entries()) {
    for (const group of held) unseen[at]?.push(judge(ranked(group, weights), group.grades));
  }
}
for (const [at, groups] of collections.entries()) {
  const first = meanQuality(groups.map(({ ids, grades }) => judge(ids, grades)));
  console.log(`${names[at]}: first stage  ${show(first)}`);
  console.log(`${names[at]}: both stages, questions not learnt from  ${show(meanQuality(unseen[at] ?? []))}`);
}
if (!values.check) {
  writeFileSync(OUTPUT, weightsModule(learn(collections.flat())));
  console.log(`Wrote ${OUTPUT}`);
}

function learn(groups: readonly Group[]): Float64Array {
  return learnWeights(groups, FEATURES.length, TRAINING);
}

function groupsOf(collection: Collection): readonly Judged[] {
  const byId = new Map(collection.passages.map((passage) => [passage.id, passage]));
  const index = buildIndex(collection.passages.map(({ id, text, title }) => plainFields(id, text, title)));
  const stages = new TwoStages(index, (id) => byId.get(id) ?? { text: "", title: "" });
  const judged = collection.queries.filter(({ id }) => collection.grades.has(id));
  return judged.map(({ id, text }) => {
    const grades: Grades = collection.grades.get(id) ?? new Map();
    const candidates = stages.candidates(text);
    const rows = featuresOf(readQuestionWords(text, stages.statistics), candidates, stages.statistics);
    const [firstRelevant = id] = grades.keys();
    return {
      collection: collection.name,
      ids: candidates.map((candidate) => candidate.id),
      rows: rows.map((row) => Float64Array.from(FEATURES, (name) => row[name])),
      relevant: candidates.map((candidate) => (grades.get(candidate.id) ?? 0) > 0),
      grades,
      subject: byId.get(firstRelevant)?.title || firstRelevant,
      // A large collection counts for more than a small one, but not by as much as it is larger.
      weight: judged.length ** -0.75,
    };
  });
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
  const lines = FEATURES.map((name, at) => `  ${name}: ${Number((weights[at] ?? 0).toPrecision(4))},`);
  return `/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
${lines.join("\n")}
};
`;
}
