/**
 * How likely a sentence answers a question that it does not repeat word for word. What is asked about by name must be
 * met; of the other words the everyday ones may be put differently, the rare ones hardly.
 */
import { tellingShare } from "./everyday-words.ts";
import { LEAST_REQUIRED, type Match, NEAR, type TermMatch } from "./matching.ts";
import type { QuestionTerm } from "./question.ts";
import { SUPPORT_WEIGHTS } from "./support-weights.ts";

export const SUPPORT_FEATURES = [
  /** Share of the telling weight that is met in the sentence itself. */
  "own",
  /** Telling weight that is met near by, in units of a word that no passage holds; of the heaviest terms, met or not. */
  "met",
  "heaviestMet",
  "heaviestUnmet",
  "unmetTerms",
  "terms",
  "fits",
] as const;
export type SupportFeature = (typeof SUPPORT_FEATURES)[number];

/** What the likelihood is told from; `fits`: the sentence holds the kind of thing that was asked for. */
export type Supporting = Pick<Match, "matches"> & { readonly fits: boolean };

/** Weight of a word that none of so many passages holds: the heaviest there is. */
function heaviestWeight(passages: number): number {
  return Math.log(1 + (passages + 0.5) / 0.5);
}

/** `passages`: how many the archive holds. */
export function supportFeatures(
  { matches, fits }: Supporting,
  passages: number,
): Readonly<Record<SupportFeature, number>> {
  const unit = heaviestWeight(passages);
  const weighed = matches.map((match) => ({ ...match, weight: tellingWeight(match.term) / unit }));
  const met = weighed.filter(({ worth }) => worth >= NEAR);
  const unmet = weighed.filter(({ worth }) => worth < NEAR);
  const total = sum(weighed.map(({ weight }) => weight)) || 1;
  const share = (worth: (match: TermMatch) => number) =>
    sum(weighed.map((match) => match.weight * worth(match))) / total;
  return {
    own: share(({ own, worth }) => (own ? worth : 0)),
    met: sum(met.map(({ weight }) => weight)),
    heaviestMet: Math.max(0, ...met.map(({ weight }) => weight)),
    heaviestUnmet: Math.max(0, ...unmet.map(({ weight }) => weight)),
    unmetTerms: unmet.length,
    terms: matches.length,
    fits: fits ? 1 : 0,
  };
}

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

function tellingWeight({ kind, label, weight }: QuestionTerm): number {
  return kind === "word" ? weight * Math.max(...label.split(/\s+/).map(tellingShare)) : weight;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
