/** Features by which the second stage judges passages against a question: lexical, and alike for every engine. */
import type { TermStatistics } from "../archive/engine.ts";
import { type Candidate, type ReadCandidate, readCandidate } from "./candidates.ts";
import type { PassageWords, SentenceWords } from "./passage-words.ts";
import { type QuestionWords, worthOf } from "./question-words.ts";

/**
 * `firstStage`: score there. `textScore`: BM25 of the text alone. `coverage`: worth of the terms held;
 * `flatCoverage`: their number; `focuslessCoverage`: without the noun of "which ...". `surfaceCoverage`: words
 * met letter for letter. `nameCoverage`: names and figures met. `gramCoverage`: runs of four characters met in
 * text, title or heading. `orderedPairs`, `nearPairs`: neighbours in the question that are neighbours, or within
 * eight words, here. `phrase`: longest run of words in common. `bestSentence`: BM25 of the best sentence;
 * `sentencePlace`: how early it stands. `twoSentences`: coverage of the best two in a row. `localSentence`: best
 * sentence by what sets the candidates apart from each other. `answerNear`: something of the kind asked for
 * stands near the question's terms. `headingCoverage`, `dateFit`, `personFit`: terms in the heading, the
 * meeting's date, the author. `logLength`: length.
 */
export const FEATURES = [
  "firstStage",
  "textScore",
  "coverage",
  "flatCoverage",
  "focuslessCoverage",
  "surfaceCoverage",
  "nameCoverage",
  "gramCoverage",
  "orderedPairs",
  "nearPairs",
  "phrase",
  "bestSentence",
  "sentencePlace",
  "twoSentences",
  "localSentence",
  "answerNear",
  "headingCoverage",
  "dateFit",
  "personFit",
  "logLength",
] as const;

export type FeatureName = (typeof FEATURES)[number];

type Features = Record<FeatureName, number>;

/** Features without a scale of their own are divided by the best candidate's. */
const RELATIVE = ["firstStage", "textScore", "orderedPairs", "nearPairs", "phrase", "bestSentence"] as const;

/** What a feature says where the question gives it nothing to judge by. */
const NEITHER = 0.5;

/** The features of each candidate, in the order of the candidates. */
export function featuresOf(
  question: QuestionWords,
  candidates: readonly Candidate[],
  statistics: TermStatistics,
): readonly Features[] {
  const read = candidates.map((candidate) => readCandidate(question, candidate));
  const local = localWorth(
    question,
    read.map(({ words }) => words),
  );
  const localTotal = local.reduce((sum, value) => sum + value, 0);
  const rows = candidates.map((candidate, at) => {
    const passage = read[at];
    return passage === undefined
      ? blank()
      : features(question, candidate, passage, { local, localTotal }, statistics.averageLength);
  });
  for (const name of RELATIVE) {
    let best = 0;
    for (const row of rows) best = Math.max(best, row[name]);
    if (best > 0) for (const row of rows) row[name] /= best;
  }
  return rows;
}

function blank(): Features {
  return Object.fromEntries(FEATURES.map((name) => [name, 0])) as Features;
}

function features(
  question: QuestionWords,
  candidate: Candidate,
  { words: passage, headingCoverage, dateFit, personFit }: ReadCandidate,
  { local, localTotal }: { readonly local: readonly number[]; readonly localTotal: number },
  averageLength: number,
): Features {
  const { worth, totalWorth, withoutFocus } = question;
  const sentence = bestSentences(passage.sentences, worth, local);
  const focusless = worthOf(withoutFocus, worth);
  const { orderedPairs, nearPairs } = pairs(question, passage);
  return {
    firstStage: candidate.score,
    textScore: textScore(passage, worth, averageLength),
    coverage: worthOf(passage.held, worth) / totalWorth,
    flatCoverage: worth.length > 0 ? bitsOf(passage.held) / worth.length : 0,
    focuslessCoverage: focusless > 0 ? worthOf(passage.held & withoutFocus, worth) / focusless : NEITHER,
    surfaceCoverage: surfaceCoverage(question, passage),
    nameCoverage: nameCoverage(question, passage),
    gramCoverage: passage.grams,
    orderedPairs,
    nearPairs,
    phrase: passage.phrase,
    bestSentence: sentence.score,
    sentencePlace: 1 / (1 + sentence.place),
    twoSentences: sentence.two / totalWorth,
    localSentence: localTotal > 0 ? sentence.local / localTotal : NEITHER,
    answerNear: answerNear(question, passage) / totalWorth,
    headingCoverage,
    dateFit: dateFit ?? NEITHER,
    personFit: personFit ?? NEITHER,
    logLength: Math.log(1 + passage.length),
  };
}

const K1 = 1.2;

/** BM25 of the text alone, as if it were the only field. */
function textScore({ counts, length }: PassageWords, worth: readonly number[], average: number): number {
  const norm = K1 * (0.25 + (0.75 * length) / (average || 1));
  return worth.reduce((sum, value, term) => {
    const count = counts[term] ?? 0;
    return sum + (value * count) / (count + norm);
  }, 0);
}

/** Terms of a sentence of usual length. */
const USUAL_SENTENCE = 14;

function bestSentences(
  sentences: readonly SentenceWords[],
  worth: readonly number[],
  local: readonly number[],
) {
  let score = 0;
  let place = 0;
  let two = 0;
  let localBest = 0;
  const counts = new Array<number>(worth.length).fill(0);
  for (const [at, { found, held, length }] of sentences.entries()) {
    const next = sentences[at + 1]?.held ?? 0;
    two = Math.max(two, worthOf(held | next, worth));
    if (held === 0) continue;
    localBest = Math.max(localBest, worthOf(held, local));
    const norm = K1 * (0.5 + (0.5 * length) / USUAL_SENTENCE);
    let value = 0;
    for (const term of found) {
      const before = counts[term] ?? 0;
      counts[term] = before + 1;
      // The gain of one more occurrence: the sum over all of them is BM25's saturated count.
      value += (worth[term] ?? 0) * ((before + 1) / (before + 1 + norm) - before / (before + norm));
    }
    for (const term of found) counts[term] = 0;
    if (value > score) {
      score = value;
      place = at;
    }
  }
  return { score, place, two, local: localBest };
}

/** Worth of each term for telling these candidates apart: none where all of them hold it. */
function localWorth({ worth }: QuestionWords, read: readonly PassageWords[]): readonly number[] {
  const all = read.length;
  return worth.map((_, term) => {
    const holding = read.reduce((sum, { held }) => sum + ((held >>> term) & 1), 0);
    return Math.log((1 + all) / (1 + holding));
  });
}

function surfaceCoverage({ wordWorth }: QuestionWords, { surfaces }: PassageWords): number {
  let met = 0;
  let total = 0;
  for (const [word, value] of wordWorth.entries()) {
    total += value;
    if (surfaces.has(word)) met += value;
  }
  return total > 0 ? met / total : 0;
}

function nameCoverage({ names }: QuestionWords, { surfaces }: PassageWords): number {
  return names.length === 0 ? NEITHER : names.filter((name) => surfaces.has(name)).length / names.length;
}

/** Words between two terms that still stand near each other. */
const NEAR = 8;

function pairs(
  { sequence, worth }: QuestionWords,
  { places, held }: PassageWords,
): { orderedPairs: number; nearPairs: number } {
  let orderedPairs = 0;
  let nearPairs = 0;
  for (let at = 0; at + 1 < sequence.length; at++) {
    const a = sequence[at] ?? 0;
    const b = sequence[at + 1] ?? 0;
    if (a === b || (held & (1 << a)) === 0 || (held & (1 << b)) === 0) continue;
    let next = 0;
    let near = 0;
    for (const x of places[a] ?? []) {
      for (const y of places[b] ?? []) {
        if (y === x + 1) next++;
        if (y - x <= NEAR && x - y <= NEAR) near++;
      }
    }
    const value = Math.min(worth[a] ?? 0, worth[b] ?? 0);
    orderedPairs += (value * next) / (next + 1);
    nearPairs += (value * near) / (near + 1);
  }
  return { orderedPairs, nearPairs };
}

/** How far from an answer a term still speaks for it, in words, and how fast its voice fades. */
const REACH = 12;
const FADE = 4;

function answerNear({ worth }: QuestionWords, { answers, places, held }: PassageWords): number {
  let best = 0;
  for (const answer of answers) {
    let value = 0;
    for (const [term, termPlaces] of places.entries()) {
      if ((held & (1 << term)) === 0) continue;
      let distance = REACH;
      for (const place of termPlaces ?? []) distance = Math.min(distance, Math.abs(place - answer));
      if (distance < REACH) value += (worth[term] ?? 0) / (1 + distance / FADE);
    }
    best = Math.max(best, value);
  }
  return best;
}

function bitsOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left >>>= 1) count += left & 1;
  return count;
}
