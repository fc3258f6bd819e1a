/** Of the evidence that fits a question, that which answers it best in kind. */
import { countsAs } from "../archive/ledger-measures.ts";
import type { Evidence } from "./evidence.ts";
import { measureAsked } from "./fitting.ts";
import type { Question } from "./question.ts";
import { isOfficeName, type RoleAsked, roleAsked, statesHolder } from "./role-asked.ts";
import { hasTally } from "./tally.ts";
import { asksForLatest, latestFirst } from "./told-time.ts";

/** How near to the best an entry must come to be shown beside it. */
export const NEAR_THE_BEST = 0.85;

/** Votes themselves before other words about them; the party's own figure before another number. */
export function bestKind(question: Question, fitting: readonly Evidence[]): readonly Evidence[] {
  const role = question.asked === "who" ? roleAsked(question.text) : null;
  if (role !== null) return holders(question, role, fitting);
  const measure = measureAsked(question);
  const exact = fitting.filter(({ votes, reading, at }) =>
    question.asked === "vote"
      ? votes.length > 0
      : measure?.includes("membership") &&
        reading.sentences[at]?.figures.some((figure) => countsAs(figure.measure, measure)),
  );
  if (question.asked === "count" && measure !== null) {
    const ofMeasure = ({ reading, at }: Evidence) =>
      reading.sentences[at]?.figures.some((figure) => figure.measure === measure) ? 0 : 1;
    exact.sort((a, b) => ofMeasure(a) - ofMeasure(b));
  }
  if (question.asked === "count" && question.period !== null && question.period.from === null) {
    // "By September 2024": what was last said before.
    return [...(exact.length > 0 ? exact : fitting)].sort(latestFirst);
  }
  if (question.asked === "vote" && exact.some(({ votes }) => votes.some(hasTally))) {
    return exact.filter(({ votes }) => votes.some((vote) => hasTally(vote) || vote.outcome !== "unknown"));
  }
  if (exact.length === 0) return asksForLatest(question) ? newestOfBest(fitting) : fitting;
  return question.asked === "count" && question.period === null ? [...exact].sort(latestFirst) : exact;
}

/** Sentences that say who holds a role; those of the latest meetings first where it is asked for as it is now. */
function holders(question: Question, role: RoleAsked, fitting: readonly Evidence[]): readonly Evidence[] {
  const stating = fitting.filter(({ reading, at, from, to }) => {
    const around = reading.sentences.slice(Math.max(from, at - 1), Math.min(to, at + 1) + 1);
    return around.some(({ text }) => statesHolder(text, role, question.text));
  });
  if (stating.length === 0) return isOfficeName(role) ? [] : fitting;
  return role.now || question.period === null ? [...stating].sort(latestFirst) : stating;
}

/** "How many are there now?": of what answers as well as any, the newest first. */
function newestOfBest(fitting: readonly Evidence[]): readonly Evidence[] {
  const best = Math.max(0, ...fitting.map(({ score }) => score));
  return fitting.filter(({ score }) => score >= best * NEAR_THE_BEST).sort(latestFirst);
}
