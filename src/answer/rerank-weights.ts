/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  firstStage: 5.07,
  textScore: -1.73,
  coverage: -5.896,
  flatCoverage: -0.0449,
  focuslessCoverage: 2.721,
  surfaceCoverage: 0.2976,
  nameCoverage: 0.6866,
  gramCoverage: 4.869,
  orderedPairs: 0.4908,
  nearPairs: -0.06547,
  phrase: 0.3349,
  bestSentence: 1.079,
  sentencePlace: 0.181,
  twoSentences: 1.905,
  localSentence: 0.3825,
  answerNear: 4.891,
  headingCoverage: -1.195,
  dateFit: 2.981,
  personFit: 0.953,
  logLength: -0.06001,
};
