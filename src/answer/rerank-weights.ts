/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  firstStage: 5.915,
  textScore: -1.783,
  coverage: -4.443,
  flatCoverage: -0.4844,
  focuslessCoverage: 1.751,
  surfaceCoverage: 0.6982,
  nameCoverage: 1.387,
  gramCoverage: 3.953,
  orderedPairs: 0.2627,
  nearPairs: -0.03456,
  phrase: 0.4066,
  bestSentence: 0.8326,
  sentencePlace: 0.3503,
  twoSentences: 1.135,
  localSentence: 1.039,
  answerNear: 5.983,
  headingCoverage: 0,
  dateFit: 0,
  personFit: 0,
  logLength: -0.1297,
};
