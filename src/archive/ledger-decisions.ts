/** Decisions as single sentences tell them, in whatever words: agreed, lost, put off, not put to a vote. */
import type { Report, Vote } from "../report.ts";
import { sentences } from "../sentences.ts";
import { NOT_A_VOTE_AFTER } from "./ledger-other-senses.ts";

/** How a thing ended at a meeting. */
export type Decision = "carried" | "lost" | "put off" | "not put to a vote";

/** A sentence that tells of a decision. */
export type ToldDecision = Pick<Vote, "passage" | "report" | "meeting" | "start" | "end" | "quote"> & {
  readonly decision: Decision;
  /** It tells of a vote, or is needed to understand one. */
  readonly inLedger: boolean;
};

export const NOT_PUT =
  /\b(?:no\s+vote\s+(?:was|could\s+be)\s+(?:taken|held|allowed)|(?:was|were)\s+not\s+put\s+to\s+(?:a|the)\s+vote|without\s+(?:a|any)\s+vote|(?:ruled|ruling)\s+(?:\w+\s+){0,3}out\s+of\s+order|there\s+was\s+no\s+vote)\b/i;

/** Put off counts before carried: "it was agreed to defer" decides nothing. */
const DECISIONS: readonly (readonly [Decision, RegExp])[] = [
  ["not put to a vote", NOT_PUT],
  [
    "put off",
    /\b(?:deferred|postponed|put\s+(?:off|back)|referred\s+back|remitted|held\s+over|left\s+to\s+(?:a|the)\s+(?:later|next)|will\s+(?:return|come\s+back))\b/i,
  ],
  [
    "lost",
    new RegExp(
      `\\b(?:rejected|defeated|voted\\s+down|fell\\b${NOT_A_VOTE_AFTER.fell}|(?<!\\b(?:have|had|['’]ve|['’]d)\\s)lost\\b${NOT_A_VOTE_AFTER.lost}|not\\s+(?:agreed|approved|adopted|carried))\\b`,
      "iu",
    ),
  ],
  ["carried", /\b(?:agreed|approved|adopted|carried|passed|accepted|endorsed)\b/i],
];

/** Of these words one at least stands in every decision, whatever comes before or after it. */
const MAY_DECIDE =
  /\b(?:vote|out\s+of\s+order|deferred|postponed|put\s+(?:off|back)|referred\s+back|remitted|held\s+over|left\s+to|will\s+(?:return|come\s+back)|rejected|defeated|voted\s+down|fell|lost|agreed|approved|adopted|carried|passed|accepted|endorsed)\b/i;

/** What a sentence tells to have been decided; null where it tells of no decision. */
export function decisionIn(text: string): Decision | null {
  return DECISIONS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Every sentence of a report that tells of a decision, in order; `votes` are those of the report. */
export function extractDecisions({ id, passages }: Report, votes: readonly Vote[]): ToldDecision[] {
  const seen = new Set<string>();
  return passages.flatMap((passage) => {
    if (seen.has(passage.id) || !MAY_DECIDE.test(passage.text)) return [];
    seen.add(passage.id);
    const own = votes.filter((vote) => vote.passage === passage.id);
    return sentences(passage.text).flatMap(({ text, start: from, end: to }): ToldDecision[] => {
      const decision = decisionIn(text);
      if (decision === null) return [];
      const [start, end] = [passage.start + from, passage.start + to];
      const inLedger = own.some((vote) => vote.end > start && vote.start < end);
      const { id: place, meeting } = passage;
      return [{ passage: place, report: id, meeting, start, end, quote: text, decision, inLedger }];
    });
  });
}
