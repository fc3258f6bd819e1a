/** What was asked for and the reports leave out, in a sentence. */
import type { Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked-kind.ts";
import { declines, leavesOpen } from "./disclosure.ts";
import type { Evidence } from "./evidence.ts";
import { leavesNamesOut } from "./names-somebody.ts";
import type { Question } from "./question.ts";
import { roleAsked } from "./role-asked.ts";
import { hasTally } from "./tally.ts";
import { endWithoutFigures } from "./vote-subjects.ts";

/** Where the reports speak of the subject, but hold nothing of the kind that was asked for; null: any kind will do. */
export function missingKind(asked: Asked, { missing }: AnswerWording): string | null {
  switch (asked) {
    case "vote":
    case "count":
    case "who":
    case "why":
    case "when":
    case "where":
      return missing[asked];
    default:
      return null;
  }
}

const ASKS_FOR_FIGURES =
  /\bhow\s+did\s+(?:the\s+|that\s+|this\s+)?votes?\b.*\bgo\b|\bwhat\s+(?:was|were|is)\s+the\s+(?:\S+\s+){0,3}?votes?\b|\bhow\s+(?:many|close)|\bby\s+(?:how|what)|tally|figures|numbers|margin|count|score/i;
const ASKS_FOR_A_DAY =
  /\bwhen\s+(?:exactly\s+|precisely\s+)?(?:will|is|are|does|do|can|should)\b|\b(?:what|which)\s+(?:date|day)\b|\bexactly\b/i;

/** What is still to come did not happen on the day of the meeting that speaks of it. */
const AHEAD =
  /\b(?:will|would|(?:is|are|was|were)\s+(?:still\s+)?to\s+be|not\s+ruled\s+out|planned|expected|may|might|soon|hope[ds]?)\b/i;

/** Without a date of its own a sentence tells of the day of its meeting, where that is known. */
function isUndated({ reading }: Evidence): boolean {
  return reading.passage.meeting?.from == null;
}

/**
 * What was asked for beyond what the reports tell: the figures of a vote whose outcome they give, the day. `votes` are
 * those that are shown.
 */
export function missingPart(
  question: Question,
  shown: readonly Evidence[],
  votes: readonly Vote[],
  words: AnswerWording,
): string | null {
  if (question.asked === "vote" && ASKS_FOR_FIGURES.test(question.text)) {
    const told = (vote: Vote) => hasTally(vote) || vote.outcome === "unanimous";
    const meant = votesMeant(question.text, untalliedBest(shown) ?? votes);
    return meant.some(told) ? null : endWithoutFigures(meant, words);
  }
  const ahead = shown.some(({ reading, at }) => AHEAD.test(reading.sentences[at]?.text ?? ""));
  if (
    question.asked === "when" &&
    !shown.some(({ fits }) => fits) &&
    (ahead || ASKS_FOR_A_DAY.test(question.text) || shown.every(isUndated))
  ) {
    return words.missing.when;
  }
  if (question.asked === "why" && !shown.some(({ fits }) => fits)) return words.missing.why;
  if (question.asked === "who" && leavesNamesOut(question, toldIn(shown))) return words.missing.who;
  // Whoever holds an office may decline to tell other things.
  if (question.asked === "who" && roleAsked(question.text) !== null) return null;
  if (declines(question, shown)) return words.missing.mayNotBeTold;
  return leavesOpen(question, shown) ? words.missing.withheld : null;
}

/** A tally of something that meets this share less of the question is another vote's. */
const FAR_LESS = 0.75;

/** Decided votes without a tally that meet far more of a question than any with one does; null where there are none. */
function untalliedBest(shown: readonly Evidence[]): readonly Vote[] | null {
  const decided = shown.filter(({ votes }) => votes.some(({ outcome }) => outcome !== "unknown"));
  const [best] = decided.toSorted((a, b) => b.coverage - a.coverage);
  if (best === undefined || best.votes.some(hasTally)) return null;
  const rival = decided.find(
    ({ votes, coverage }) => votes.some(hasTally) && coverage >= FAR_LESS * best.coverage,
  );
  return rival === undefined ? best.votes : null;
}

const ASKED_AS_CARRIED =
  /\b(?:passed|carried|agreed|approved|adopted|went\s+through|got\s+through|voted\s+through)\b/i;
const ASKED_AS_LOST = /\b(?:lost|fell|defeated|rejected|voted\s+down|beaten|failed)\b/i;

/** "By how many was the paper passed?": where something passed, the tally of what was lost beside it is another's. */
function votesMeant(text: string, votes: readonly Vote[]): readonly Vote[] {
  const carried = ASKED_AS_CARRIED.test(text);
  if (carried === ASKED_AS_LOST.test(text)) return votes;
  const isMeant = ({ outcome }: Vote) =>
    carried ? outcome === "carried" || outcome === "unanimous" : outcome === "lost";
  const meant = votes.filter(isMeant);
  return meant.length > 0 ? meant : votes;
}

/** The sentences that were matched, of all that is shown. */
function toldIn(shown: readonly Evidence[]): readonly string[] {
  return shown.map(({ reading, at }) => reading.sentences[at]?.text ?? "");
}
