/**
 * What kind of answer a question wants. `happened`: the whole trail of a subject. `vote`: a tally or outcome.
 * `count`: a number. `said`: somebody's words. `covers`: which reports tell of it. `any`: whether there is
 * anything on it.
 */
export type Asked =
  | "happened"
  | "vote"
  | "count"
  | "when"
  | "where"
  | "who"
  | "why"
  | "said"
  | "covers"
  | "any"
  | "whether"
  | "general";

/** A form of asking: the kind that it asks for, a question that it decides, and the words by which it is known. */
export type AskedForm = readonly [asked: Asked, example: string, pattern: RegExp];
