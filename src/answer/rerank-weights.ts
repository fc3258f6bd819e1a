/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  firstStage: 5.682,
  textScore: -2.466,
  coverage: -5.237,
  flatCoverage: 0.306,
  focuslessCoverage: 2.306,
  surfaceCoverage: 0.4252,
  nameCoverage: 0.589,
  gramCoverage: 4.512,
  orderedPairs: 0.4559,
  nearPairs: 0.03168,
  phrase: 0.3568,
  bestSentence: 1.301,
  sentencePlace: 0.1683,
  twoSentences: 1.461,
  localSentence: 0.2611,
  answerNear: 4.416,
  headingCoverage: -0.7828,
  dateFit: 2.78,
  personFit: 0.6965,
  logLength: -0.09981,
};
