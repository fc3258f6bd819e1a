/** Evidence that meets the words of a question and yet tells of something else, or of nothing that was asked. */
import { isAnothersAct } from "./anothers-act.ts";
import type { Asked } from "./asked-kind.ts";
import type { Evidence } from "./evidence.ts";
import { namesApart } from "./names-apart.ts";
import { neighboursIn } from "./neighbours.ts";
import { announcesOnly } from "./only-announced.ts";
import { isOfAnotherBody } from "./other-body.ts";
import { type Question, subjectTerms } from "./question.ts";

/** Whether evidence only comes near: of another body, person, thing or time than is asked about, or a plan of it. */
export function comesNearOnly(question: Question, entry: Evidence): boolean {
  return (
    announcesOnly(question, entry) ||
    isOfAnotherBody(entry) ||
    namesApart(entry) ||
    isAnothersAct(question, entry) ||
    isOnlyTheirReport(question, entry) ||
    lacksHalf(question, entry) ||
    lacksHead(question, entry) ||
    isTooEarly(question, entry) ||
    isWonElsewhere(question, entry)
  );
}

/** Asks for a fact of somebody: that they wrote the report tells none. */
const OF_A_FACT: ReadonlySet<Asked> = new Set(["vote", "count", "when", "where", "who"]);
/** Whoever is asked about stands in the sentence or is meant in it. */
const LEAST_OF_SOMEBODY = 0.7;

/** "Votes for Ann Field in 2018": she is all that is asked about, and has only written the report of another vote. */
function isOnlyTheirReport(question: Question, { matches }: Evidence): boolean {
  const telling = subjectTerms(question);
  return (
    OF_A_FACT.has(question.asked) &&
    telling.length === 1 &&
    telling[0]?.kind === "person" &&
    matches.every(({ term, worth }) => term.common || worth < LEAST_OF_SOMEBODY)
  );
}

/** Asks for whatever is told of a thing. */
const OF_A_THING: ReadonlySet<Asked> = new Set(["any", "happened", "general", "whether", "why"]);

/** "Anything about strike pay?": two words for one thing, of which one stands nowhere. */
function lacksHalf(question: Question, { matches }: Evidence): boolean {
  const telling = subjectTerms(question);
  return (
    OF_A_THING.has(question.asked) &&
    telling.length === 2 &&
    telling.every(({ kind }) => kind === "word") &&
    neighboursIn(telling).length === 1 &&
    matches.some(({ term, worth }) => !term.common && worth === 0)
  );
}

const HEAD_OF_NAME = /(?<=\p{L}\s)(?<head>\p{Lu}\p{Ll}+)\s+of\s+(?:the\s+)?\p{Lu}\p{Ll}+/gu;

/** "The House of Lords": a name whose first word stands nowhere is not met by its last. */
function lacksHead({ text }: Question, { matches }: Evidence): boolean {
  const heads = [...text.matchAll(HEAD_OF_NAME)].map(({ groups }) => groups?.head?.toLowerCase());
  return matches.some(({ term, worth }) => worth === 0 && heads.includes(term.label.toLowerCase()));
}

const AS_OF_THE_END = /\b(?:by|at|until|up\s+to)\s+the\s+(?:very\s+)?end\s+of\b/i;
/** What was counted longer before was not so many by then. */
const MONTHS_BEFORE = 6;

/** "How many by the end of 2019?" is not answered by what was counted in March. */
function isTooEarly({ asked, text, period }: Question, { reading }: Evidence): boolean {
  if (asked !== "count" || period === null || period.from !== null || period.to === null) return false;
  const day = reading.passage.meeting?.to;
  if (day == null || !AS_OF_THE_END.test(text)) return false;
  const least = Temporal.PlainDate.from(period.to).subtract({ months: MONTHS_BEFORE });
  return day < least.toString();
}

const WON_OR_CHOSEN =
  /\bwho\b.{1,60}?\b(?:w[io]n|wins|pick(?:ed)?|cho(?:o?se|sen)|select(?:ed)?|elect(?:ed)?|adopt(?:ed)?)\b/i;
/** A place that is named only in the passages before is another's. */
const LEAST_OF_PLACE = 0.62;

/** "Who was selected for Pellerby?": in the sentence or beside it stands the place. */
function isWonElsewhere({ asked, text }: Question, { matches }: Evidence): boolean {
  return (
    asked === "who" &&
    WON_OR_CHOSEN.test(text) &&
    matches.some(({ term, worth }) => term.kind === "name" && term.required && worth < LEAST_OF_PLACE)
  );
}
