/** Made by bench/train-reranker.ts from judged questions; not to be edited by hand. */
import type { FeatureName } from "./rerank-features.ts";

export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  firstStage: 5.66404,
  textScore: -2.47206,
  coverage: -5.18727,
  flatCoverage: 0.279567,
  focuslessCoverage: 2.30743,
  surfaceCoverage: 0.428242,
  nameCoverage: 0.597266,
  gramCoverage: 4.52355,
  orderedPairs: 0.456403,
  nearPairs: 0.0344784,
  phrase: 0.353954,
  bestSentence: 1.30881,
  sentencePlace: 0.170043,
  twoSentences: 1.43504,
  localSentence: 0.249691,
  answerNear: 4.42956,
  headingCoverage: -0.703272,
  dateFit: 2.7779,
  personFit: 0.67936,
  logLength: -0.105972,
};
