/**
 * How likely a sentence answers a question that it does not repeat word for word. What is asked about by name must be
 * met; of the other words the everyday ones may be put differently, the rare ones hardly.
 */
import { LEAST_REQUIRED, type Match } from "./matching.ts";
import { SUPPORT_FEATURES, type Supporting, supportFeatures } from "./support-features.ts";
import { SUPPORT_WEIGHTS } from "./support-weights.ts";

/** Probability, as learnt from judged questions, that the sentence answers; see bench/train-support.ts. */
export function supportOf(supporting: Supporting, passages: number): number {
  const features = supportFeatures(supporting, passages);
  const score = SUPPORT_FEATURES.reduce(
    (reached, name) => reached + SUPPORT_WEIGHTS[name] * features[name],
    SUPPORT_WEIGHTS.bias,
  );
  return 1 / (1 + Math.exp(-score));
}

/** Every name, number and title that is asked about is met: only plain words may be put otherwise. */
export function meetsNames({ matches }: Pick<Match, "matches">): boolean {
  return matches.every(({ term, worth }) => term.kind === "word" || worth >= LEAST_REQUIRED);
}
