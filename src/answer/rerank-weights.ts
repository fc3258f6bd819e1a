/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  firstStage: 5.676,
  textScore: -2.46,
  coverage: -5.211,
  flatCoverage: 0.3028,
  focuslessCoverage: 2.302,
  surfaceCoverage: 0.4284,
  nameCoverage: 0.5897,
  gramCoverage: 4.506,
  orderedPairs: 0.4566,
  nearPairs: 0.03114,
  phrase: 0.3558,
  bestSentence: 1.301,
  sentencePlace: 0.1707,
  twoSentences: 1.436,
  localSentence: 0.2677,
  answerNear: 4.419,
  headingCoverage: -0.764,
  dateFit: 2.781,
  personFit: 0.6756,
  logLength: -0.1013,
};
