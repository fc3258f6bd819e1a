/**
 * Learns the weights of the second stage from judged questions and writes `src/answer/rerank-weights.ts`.
 *
 *   node bench/train-reranker.ts [--judged DIR] [--check]
 *
 * The project's own questions are judged over the reports they were written from; DIR holds a folder for each further
 * collection (see judged.ts). First every question is judged by weights learnt from others only (questions about one
 * title stay together), and the quality on those unseen questions is printed; where a collection has many questions a
 * title, also by halves of its titles, learnt from the one half alone and judged on the other. Then weights are learnt
 * from all.
 * `--check` prints and writes nothing.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FEATURES } from "../src/answer/rerank-features.ts";
import { type Judged, judgedCollection, type Learnt, ownCollection } from "./learning-groups.ts";
import { type Group, learnWeights, scoreRow, type Training } from "./listwise.ts";
import { judge, meanQuality, type Quality } from "./measures.ts";

const TRAINING: Training = { epochs: 30, rate: 0.02, decay: 1e-4, seed: 1 };
const FOLDS = 4;
/** Fewer questions a subject than this, and halves by subject are halves by chance. */
const QUESTIONS_A_SUBJECT = 10;
const OUTPUT = join(import.meta.dirname, "../src/answer/rerank-weights.ts");

const { values } = parseArgs({
  options: {
    judged: { type: "string", default: join(import.meta.dirname, "../../shared/judged") },
    check: { type: "boolean", default: false },
  },
});

const learnt: Learnt[] = [await ownCollection("fixtures"), await ownCollection("starter")];
for (const name of foldersIn(values.judged)) learnt.push(await judgedCollection(values.judged, name));
for (const line of crossValidation(learnt)) console.log(line);
for (const line of learnt.flatMap(byHalves)) console.log(line);
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

/**
 * Learnt from the questions on every other title of one collection, judged on the rest and the other way round: with
 * all its passages indexed, and with those of the unseen titles alone.
 */
function byHalves({ name, groups, only }: Learnt): readonly string[] {
  const subjects = [...new Set(groups.map(({ subject }) => subject))].sort();
  if (only === undefined || groups.length < QUESTIONS_A_SUBJECT * subjects.length) return [];
  const pools = { "all its passages": [] as Halves[], "those of the unseen titles": [] as Halves[] };
  for (const parity of [0, 1]) {
    const unseen = new Set(subjects.filter((_, at) => at % 2 !== parity));
    const weights = learn(groups.filter(({ subject }) => !unseen.has(subject)));
    const judged = (held: readonly Judged[]) =>
      held.map((group) => ({
        first: judge(group.ids, group.grades),
        both: judge(ranked(group, weights), group.grades),
      }));
    pools["all its passages"].push(...judged(groups.filter(({ subject }) => unseen.has(subject))));
    pools["those of the unseen titles"].push(...judged(only(unseen)));
  }
  return Object.entries(pools).flatMap(([pool, rows]) => [
    `${name} by halves, ${pool} indexed, first stage: ${show(meanQuality(rows.map(({ first }) => first)))}`,
    `${name} by halves, ${pool} indexed, both stages: ${show(meanQuality(rows.map(({ both }) => both)))}`,
  ]);
}

type Halves = { readonly first: Quality; readonly both: Quality };

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
