/**
 * Learns when a sentence answers a question in other words, and writes `src/answer/support-weights.ts`.
 *
 *   node bench/train-support.ts [--judged DIR] [--check]
 *
 * From the project's own questions and from the collections in DIR whose questions have one passage that answers them
 * (see judged.ts). First each question is judged by weights learnt from other subjects only, and it is printed how
 * many right sentences are let pass for each share of wrong ones, beside what the coverage of words alone would do.
 * `--check` prints and writes nothing.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SUPPORT_FEATURES } from "../src/answer/support-features.ts";
import { type Learnt, learnLogistic, likelihood } from "./logistic.ts";
import { collectionExamples, ownExamples, type SupportExample } from "./support-examples.ts";

const COLLECTION = "squad-even";
const FOLDS = 4;
const OUTPUT = join(import.meta.dirname, "../src/answer/support-weights.ts");
const WRONG_LET_PASS = [0.1, 0.2, 0.4, 0.6];

const { values } = parseArgs({
  options: {
    judged: { type: "string", default: join(import.meta.dirname, "../../shared/judged") },
    check: { type: "boolean", default: false },
  },
});

const own = [...(await ownExamples("fixtures")), ...(await ownExamples("starter"))];
const others = existsSync(join(values.judged, COLLECTION))
  ? await collectionExamples(values.judged, COLLECTION)
  : [];
if (others.length === 0)
  console.error(`No ${COLLECTION} in ${values.judged}: learning from the own questions alone.`);
for (const line of unseen({ own, [COLLECTION]: others })) console.log(line);
if (!values.check) {
  writeFileSync(OUTPUT, weightsModule(learn([...own, ...others])));
  console.log(`Wrote ${OUTPUT}`);
}

function learn(examples: readonly SupportExample[]): Learnt {
  return learnLogistic(examples, SUPPORT_FEATURES.length);
}

function unseen(sets: Readonly<Record<string, readonly SupportExample[]>>): readonly string[] {
  const all = Object.values(sets).flat();
  const subjects = [...new Set(all.map(({ subject }) => subject))].sort();
  const folds = new Map(subjects.map((subject, at) => [subject, at % FOLDS]));
  const scores = new Map<SupportExample, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const learnt = learn(all.filter(({ subject }) => folds.get(subject) !== fold));
    for (const example of all)
      if (folds.get(example.subject) === fold) scores.set(example, likelihood(example.row, learnt));
  }
  return Object.entries(sets).flatMap(([name, examples]) => [
    `${name}, ${examples.length} sentences, by coverage: ${passed(examples, ({ coverage }) => coverage)}`,
    `${name}, ${examples.length} sentences, by support: ${passed(examples, (example) => scores.get(example) ?? 0)}`,
  ]);
}

/** Right sentences let pass at the mark that lets pass a given share of the wrong ones. */
function passed(examples: readonly SupportExample[], score: (example: SupportExample) => number): string {
  const right = examples.filter((example) => example.right).map(score);
  const wrong = examples
    .filter((example) => !example.right)
    .map(score)
    .sort((a, b) => b - a);
  return WRONG_LET_PASS.map((share) => {
    const mark = wrong[Math.floor(share * wrong.length)] ?? 0;
    const kept = right.filter((value) => value > mark).length / (right.length || 1);
    return `${kept.toFixed(3)} of the right with ${share} of the wrong`;
  }).join(", ");
}

function weightsModule({ weights, bias }: Learnt): string {
  const number = (value: number) => Number(value.toPrecision(6));
  const lines = SUPPORT_FEATURES.map((name, at) => `  ${name}: ${number(weights[at] ?? 0)},`);
  return `/** Made by bench/train-support.ts from judged questions; not to be edited by hand. */
import type { SupportFeature } from "./support-features.ts";

export const SUPPORT_WEIGHTS: Readonly<Record<SupportFeature | "bias", number>> = {
${lines.join("\n")}
  bias: ${number(bias)},
};
`;
}
