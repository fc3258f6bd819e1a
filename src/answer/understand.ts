/** Free text to a question: what it names, its time, and the kind of answer that is wanted. */
import type { Archive } from "../archive/archive.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { askedOf, askingWordMeant } from "./asked.ts";
import { withoutChatSpelling } from "./chat-words.ts";
import { withoutContractions } from "./contractions.ts";
import { termsIn } from "./find-terms.ts";
import { measureAsked } from "./fitting.ts";
import { type FoundPeriod, findPeriod } from "./period.ts";
import { type Question, type QuestionTerm, subjectTerms } from "./question.ts";

const LONGEST_QUESTION = 500;

/** Stands between a question and one that follows up on it: "what happened to X? ↳ and in 2021?" */
export const FOLLOWED_BY = "↳";

/**
 * Understands a question against an archive's names and words. `previous` is the question before it in the
 * same conversation: "and in 2021?" takes from it what it leaves out. `today` is `YYYY-MM-DD`.
 */
export function understand(
  text: string,
  archive: Archive,
  today: string,
  previous?: Question,
  words: AnswerWording = english,
): Question {
  const [first = "", ...later] = text.split(FOLLOWED_BY);
  const begun = understandAlone(first, archive, today, words);
  // Written with what it follows up on, a question leans on nothing else.
  const start = previous === undefined || later.length > 0 ? begun : inScopeOf(previous, begun, words);
  return later.reduce(
    (before, next) => inScopeOf(before, understandAlone(next, archive, today, words), words),
    start,
  );
}

function inScopeOf(previous: Question, question: Question, words: AnswerWording): Question {
  return followsUp(question) ? withScopeOf(previous, question, words) : question;
}

/** Where all of it would be too long, what is known of the subject stands for the questions before. */
function following(previous: Question, { standalone }: Question): string {
  const written = [previous.standalone, describe(previous.terms, previous.period, english)].map((before) =>
    `${before} ${FOLLOWED_BY} ${standalone}`.trim(),
  );
  return written.find(({ length }) => length <= LONGEST_QUESTION) ?? standalone;
}

function understandAlone(text: string, archive: Archive, today: string, words: AnswerWording): Question {
  const standalone = cleanText(text);
  const written = withAskingMended(withoutContractions(withoutChatSpelling(standalone)), archive);
  const cleaned = written.replace(ASIDES, (words) => " ".repeat(words.length));
  const period = findPeriod(cleaned, today);
  const time = period !== null && !period.partOfName ? period : null;
  const rest = time === null ? cleaned : blank(cleaned, time.start, time.end);
  // "Where did it end up?": an aside may tell what is asked, though it names nothing.
  const untimed =
    time === null || OF_A_MEETING.test(time.text) ? written : blank(written, time.start, time.end);
  const asked = askedOf(untimed);
  const { terms, corrected } = termsIn(rest, archive, asked);
  return {
    text: cleaned,
    standalone,
    asked,
    terms,
    counted: asked === "count" || asked === "vote" ? countedIn(rest) : null,
    period: time,
    corrected,
    understood: describe(terms, time, words),
  };
}

/** "What happend": a slip in a word of the asking, where the reports know no such word. */
function withAskingMended(text: string, { vocabulary }: Archive): string {
  return text.replace(/\p{Ll}+/gu, (word) => (vocabulary.has(word) ? word : (askingWordMeant(word) ?? word)));
}

/** "Who wrote up the meeting of 3 May?": what the time is of tells what is asked. */
const OF_A_MEETING = /\b(?:meetings?|executive|committee|panel|nec)\b/i;

/** Turns of phrase that ask for nothing of their own. */
const ASIDES =
  /\b(?:to\s+begin\s+with|from\s+(?:start|beginning|launch)\s+to\s+(?:finish|end)|over\s+the\s+years|step\s+by\s+step|in\s+order(?:\s+if\s+possible)?|at\s+first|in\s+the\s+end|so\s+far|in\s+total|altogether|all\s+in\s+all|at\s+(?:the|that)\s+time|each\s+(?:candidate|side|person)|(?:take|took|taken|taking)\s+place|(?:end|turn|work|pan)(?:s|ed|ing)?\s+(?:up|out)|do\s+you\s+(?:know|have)|can\s+you\s+(?:tell|show|find)\s+me|i['’]d\s+like\s+to\s+know|i\s+want\s+to\s+know)\b/gi;

/** Without control characters, markup of chat platforms and runs of white space; cut to a sane length. */
function cleanText(text: string): string {
  return text
    .slice(0, LONGEST_QUESTION * 2)
    .replace(/<[@#!][^>\s]{0,40}>|@(?:everyone|here|channel)\b/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_QUESTION);
}

function blank(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${" ".repeat(end - start)}${text.slice(end)}`;
}

/** What is to be counted: the words after "how many", or those before "figures". */
function countedIn(text: string): string | null {
  const match =
    /\b(?:how\s+(?:many|much)|(?:number|percentage|proportion|share|total|amount)\s+of|what\s+(?:was|is|were|are|did)\s+the)\s+([^?.!]{1,80})/i.exec(
      text,
    ) ?? /((?:\p{L}[\p{L}'’-]*\s+){1,3})(?:figures?|numbers?|totals?|counts?)\b/iu.exec(text);
  return match?.[1]?.trim() ?? null;
}

function describe(terms: readonly QuestionTerm[], period: FoundPeriod | null, words: AnswerWording): string {
  const subject = terms
    .filter(({ weight }) => weight > 0)
    .map(({ label }) => label)
    .join(", ");
  return [subject, period === null ? "" : describePeriod(period, words)]
    .filter((part) => part !== "")
    .join("; ");
}

function describePeriod({ from, to, text }: FoundPeriod, words: AnswerWording): string {
  if (from !== null && to !== null) return wholeUnit(from, to, words);
  if (from !== null) return words.fromDate(words.span(from, from));
  return to === null ? text : words.upToDate(words.span(to, to));
}

function wholeUnit(from: string, to: string, words: AnswerWording): string {
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return words.span(from.slice(0, 4), to.slice(0, 4));
  const last = Temporal.PlainDate.from(to);
  const months = from.endsWith("-01") && last.day === last.daysInMonth;
  return months ? words.span(from.slice(0, 7), to.slice(0, 7)) : words.span(from, to);
}

/** "And in 2021?", "who voted for it?", "what about Wales?": leans on the question before. */
function followsUp(question: Question): boolean {
  const { text } = question;
  const opener =
    /^\W*(?:and|or|but|what\s+about|how\s+about|why|who\s+else|when\s+was\s+that|then|since\s+then|so)\b/i.test(
      text,
    );
  const pointer = /\b(?:it|its|that|this|they|them|their|he|she|him|her|his|those|these|there)\b/i.test(text);
  const telling = subjectTerms(question);
  // "How many members had the party in 2021?" names no subject but asks of one.
  const nothingNamed = telling.length === 0 && measureAsked(question) === null;
  return nothingNamed || (telling.length <= 2 && (opener || pointer));
}

/** "What was it in January 2022? And in July?": July of the same year. */
function inYearOf(period: FoundPeriod, before: FoundPeriod | null): FoundPeriod {
  const year = before?.from?.slice(0, 4);
  if (!period.yearless || year === undefined || before?.to?.slice(0, 4) !== year) return period;
  const from = period.from === null ? null : `${year}${period.from.slice(4)}`;
  const to = period.to === null ? null : `${year}${period.to.slice(4)}`;
  return period.from?.slice(0, 4) === period.to?.slice(0, 4)
    ? { ...period, from, to, text: `${period.text} ${year}`, yearless: false }
    : period;
}

function withScopeOf(previous: Question, question: Question, words: AnswerWording): Question {
  const own = question.terms;
  const inherits =
    /^\W*(?:and|or|but|what\s+about|how\s+about|so)\b/i.test(question.text) &&
    (question.asked === "general" || question.asked === "any");
  // "What about Wales?" puts Wales in the place of a name of its kind; otherwise names add up.
  const kept = previous.terms.filter(
    (term) =>
      !own.some(
        (mine) => mine.label === term.label || (inherits && mine.kind === term.kind && term.kind !== "word"),
      ),
  );
  const terms = [...kept, ...own];
  const period = question.period === null ? previous.period : inYearOf(question.period, previous.period);
  return {
    ...question,
    standalone: following(previous, question),
    asked: inherits ? previous.asked : question.asked,
    terms,
    counted: question.counted ?? (inherits ? previous.counted : null),
    period,
    understood: describe(terms, period, words),
  };
}
