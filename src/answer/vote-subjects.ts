/** Of the votes near a question's words, those that were on what is asked about. */
import { termsOf } from "../archive/analyzer.ts";
import type { Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { holdsAny } from "./met-terms.ts";
import type { QuestionTerm } from "./question.ts";
import { isNewMatter } from "./same-thing.ts";

/**
 * The evidence without votes on something else, where another account names what is asked about: beside "the
 * motion on piers fell 14-22", a vote on lamps in the next sentence after one on piers is left out.
 */
export function votesOnSubject(
  entries: readonly Evidence[],
  terms: readonly QuestionTerm[],
): readonly Evidence[] {
  const judged = entries.map((entry) => ({
    entry,
    named: Math.max(0, ...entry.votes.map((vote) => shareNamed(entry, vote, terms))),
  }));
  const best = Math.max(0, ...judged.map(({ named }) => named));
  if (best < WELL_NAMED) return entries;
  return judged
    .filter(({ entry, named }) => named > 0 || !entry.votes.every(standsAlone))
    .map(({ entry }) => entry);
}

const WELL_NAMED = 0.5;

/** Share of what is asked about that stands in the vote's own words, or heads them. */
function shareNamed({ reading, at }: Evidence, vote: Vote, terms: readonly QuestionTerm[]): number {
  const words = new Set([
    ...termsOf(`${vote.subject} ${vote.quote}`),
    ...reading.heading,
    ...(isNewMatter(vote.subject) ? [] : (reading.sentences[at]?.lead ?? [])),
  ]);
  const telling = terms.filter(({ weight, reporter }) => weight > 0 && !reporter);
  const total = telling.reduce((sum, { weight }) => sum + weight, 0);
  const named = telling.filter(
    ({ spellings, synonyms }) => holdsAny(words, spellings) || holdsAny(words, synonyms),
  );
  return total === 0 ? 0 : named.reduce((sum, { weight }) => sum + weight, 0) / total;
}

/** So many words on its subject, and a vote is on what they say. */
const FEWEST_ALONE = 5;

function standsAlone({ subject }: Vote): boolean {
  return new Set(termsOf(subject)).size >= FEWEST_ALONE;
}

/** "Lost by a narrow majority; no figures are given." for votes told without a tally. */
export function endWithoutFigures(votes: readonly Vote[], { missing }: AnswerWording): string {
  const [vote] = votes.filter(({ outcome }) => outcome !== "unknown");
  if (vote === undefined) return missing.noFigures;
  const majority = MAJORITY.exec(vote.quote)?.[1]?.toLowerCase() ?? null;
  return missing.endedWithoutFigures(vote.outcome, majority);
}

const MAJORITY =
  /\b(narrow|small|slim|bare|large|big|clear|comfortable|substantial|overwhelming|huge|two[-\s]thirds)\s+majority\b/i;
