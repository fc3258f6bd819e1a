/** What tells how likely a sentence answers a question that it does not repeat word for word. */
import { tellingShare } from "./everyday-words.ts";
import { type Match, NEAR, type TermMatch } from "./matching.ts";
import type { QuestionTerm } from "./question.ts";

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
  "apart",
] as const;
export type SupportFeature = (typeof SUPPORT_FEATURES)[number];

/**
 * What the likelihood is told from. `fits`: the sentence holds the kind of thing that was asked for. `apart`: share of
 * the question's neighbouring words that do not stand together here.
 */
export type Supporting = Pick<Match, "matches"> & { readonly fits: boolean; readonly apart: number };

/** Weight of a word that none of so many passages holds: the heaviest there is. */
function heaviestWeight(passages: number): number {
  return Math.log(1 + (passages + 0.5) / 0.5);
}

/** `passages`: how many the archive holds. */
export function supportFeatures(
  { matches, fits, apart }: Supporting,
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
    apart,
  };
}

function tellingWeight({ kind, label, weight }: QuestionTerm): number {
  return kind === "word" ? weight * Math.max(...label.split(/\s+/).map(tellingShare)) : weight;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
