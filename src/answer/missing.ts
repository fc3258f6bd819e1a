/** What was asked for and the reports leave out, in a sentence. */
import type { Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked.ts";
import { declines } from "./disclosure.ts";
import type { Evidence } from "./evidence.ts";
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
    return votes.some(told) ? null : endWithoutFigures(votes, words);
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
  // Whoever holds an office may decline to tell other things.
  if (question.asked === "who" && roleAsked(question.text) !== null) return null;
  return declines(question, shown) ? words.missing.mayNotBeTold : null;
}
