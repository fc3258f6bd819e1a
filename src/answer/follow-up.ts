/** What a question takes from the one before it in a conversation: its subject, its time, whose words. */
import { readNumber } from "../archive/ledger-numbers.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { LEANS_ON_TOLD, MEANS_A_PERSON, POINTS_BACK } from "./asking-sentences.ts";
import { describeQuestion } from "./describe-question.ts";
import { measureAsked } from "./fitting.ts";
import type { FoundPeriod } from "./period.ts";
import { LONGEST_QUESTION, type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { speakerAsked } from "./speaker-asked.ts";

/** Stands between a question and one that follows up on it: "what happened to X? ↳ and in 2021?" */
export const FOLLOWED_BY = "↳";

/** A question in the scope of the one before it, where it leaves something out; else as it is. */
export function inScopeOf(previous: Question, question: Question, words: AnswerWording): Question {
  return followsUp(question) ? withScopeOf(previous, question, words) : question;
}

const COUNTED_YEARS =
  /\b(?<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+years?\s+(?<way>later|after(?:wards)?|on|earlier|before(?:hand)?|previously)\b(?!\s+\p{Lu}|\s+(?:the|that|this|a)\b)/iu;
const NEXT_YEAR =
  /\bthe\s+(?:(?<near>following|next|previous|preceding)\s+year|year\s+(?<way>after|before))\b(?:\s+that\b)?(?!\s+(?:the|he|she|it|they|we)\b|\s+\p{Lu})/iu;
const SAME_YEAR = /\b(?:(?:in|during)\s+)?(?:that|the\s+same)\s+year\b/iu;
const MONTH_OF =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\s+(?:of\s+)?$/i;

/**
 * A question with the times in it that count from the time of the one before written out: "what about three years
 * later?" as "what about in January 2022?", "in November that year" as "in November 2009".
 */
export function withTimesCounted(text: string, period: FoundPeriod | null): string {
  const before = period === null ? null : fromItsEnd(period);
  const year = before?.from?.slice(0, 4);
  if (year === undefined || before?.to?.slice(0, 4) !== year) return text;
  return text
    .replace(COUNTED_YEARS, (...match) => yearsFrom(before, match.at(-1)))
    .replace(NEXT_YEAR, (...match) => yearsFrom(before, match.at(-1)))
    .replace(SAME_YEAR, (_, at: number) => (MONTH_OF.test(text.slice(0, at)) ? year : `in ${year}`));
}

/** "By March 2017": counted from that month. */
function fromItsEnd(period: FoundPeriod): FoundPeriod {
  const { from, to } = period;
  return from === null && to !== null ? { ...period, from: `${to.slice(0, 7)}-01` } : period;
}

/** The question before, about all of its year, where a text counts years from its month ("the year after"); else null. */
export function ofItsWholeYear(text: string, previous: Question): Question | null {
  const { period } = previous;
  const year = period?.from?.slice(0, 4);
  if (period === null || year === undefined || !isOneMonth(period)) return null;
  if (!COUNTED_YEARS.test(text) && !NEXT_YEAR.test(text)) return null;
  return { ...previous, period: { ...period, from: `${year}-01-01`, to: `${year}-12-31`, text: year } };
}

/**
 * The question before, about its time and the two years after it, where the one that follows it gives no time of its
 * own: what came of a thing may be told later than the thing. What is no figure may have been told the year before as
 * well. Else null.
 */
export function ofYearsAround(question: Question, previous: Question): Question | null {
  const { period } = previous;
  if (period?.from == null || period.to === null || period.yearless || question.period !== period)
    return null;
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  if (last - first >= YEARS_AFTER) return null;
  const from = OF_ITS_TIME.has(question.asked) ? period.from : `${first - 1}-01-01`;
  return { ...previous, period: { ...period, from, to: `${last + YEARS_AFTER}-12-31`, text: "" } };
}

/** Another year has other figures. */
const OF_ITS_TIME: ReadonlySet<Question["asked"]> = new Set(["count", "vote", "when"]);

const YEARS_AFTER = 2;

function isOneMonth({ from, to }: FoundPeriod): boolean {
  return from?.endsWith("-01") === true && from.slice(0, 7) === to?.slice(0, 7);
}

/** A text without "the year before". */
export function withoutYearBefore(text: string): string {
  return text.replace(NEXT_YEAR, (year) => (/after|following|next/i.test(year) ? year : " "));
}

function yearsFrom(
  before: FoundPeriod,
  { count, way, near }: { readonly count?: string; readonly way?: string; readonly near?: string },
): string {
  const years = readNumber(count ?? "") ?? 1;
  const back = /^(?:earlier|before|prev|preced)/i.test(way ?? near ?? "");
  const year = Number(before.from?.slice(0, 4)) + (back ? -years : years);
  // Of a month the same month is meant, of a day no more than its year.
  const month = isOneMonth(before) ? before.from?.slice(5, 7) : undefined;
  if (month === undefined) return `in ${year}`;
  const first = Temporal.PlainDate.from({ year, month: Number(month), day: 1 });
  return `in ${first.toLocaleString("en-GB", { month: "long", year: "numeric" })}`;
}

/** "And in 2021?", "who voted for it?", "what about Wales?", "how many applied?": leans on the question before. */
function followsUp(question: Question): boolean {
  const { text } = question;
  const opener =
    /^\W*(?:(?:ok|okay|right|thanks|great)\W+)*(?:and|or|but|what\s+about|how\s+about|why|who\s+else|when\s+was\s+that|then|since\s+then|so)\b/i.test(
      text,
    );
  const pointer = pointsOutside(question) || THERE.test(text) || ONE_OF_THEM.test(text);
  const telling = subjectTerms(question);
  if (telling.length > 0 && telling.every(({ label }) => SAME_THING.test(label))) return true;
  // "How many went for the job?"
  if (telling.length <= 2 && telling.every(({ kind }) => kind === "word") && LEANS_ON_TOLD.test(text))
    return true;
  // "What were the voting figures?"
  if (telling.length === 0 && question.asked === "vote") return true;
  // "When does it start for those on small allowances?": nothing says what "it" is.
  if (OF_IT.test(text) && telling.length <= MOST_TOLD) return true;
  // "How many members had the party in 2021?" names no subject but asks of one.
  const nothingNamed =
    telling.every((term) => isDone(term) || term.kind === "number") && measureAsked(question) === null;
  if (opener && pointer && telling.length <= MOST_TOLD && telling.every(({ kind }) => kind === "word"))
    return true;
  return nothingNamed || (telling.length <= 2 && (opener || pointer));
}

const OF_IT =
  /(?:^|,)\W*(?:(?:and|so|but|from)\s+)?(?:what|when|where|why|how(?:\s+\p{L}+)?)\s+(?:do|does|did|is|was|were|are|will|would|has|had|have)\s+(?:it|he|she)\b/iu;
const MOST_TOLD = 4;

/** By a word for what the question itself does not name: "My branch asks about the fund. What came of it?" does. */
function pointsOutside({ text, terms }: Question): boolean {
  const found = POINTS_BACK.exec(text);
  if (found === null) return false;
  const before = text.slice(0, found.index).toLowerCase();
  const ofPerson = MEANS_A_PERSON.test(found[0]);
  return !terms.some(
    ({ kind, label }) =>
      kind !== "word" &&
      kind !== "number" &&
      (kind === "person") === ofPerson &&
      before.includes(label.toLowerCase()),
  );
}

/** "Has anyone been sent one yet?", "did any come back?"; but not what was "lost by one". */
export const ONE_OF_THEM =
  /(?<!\bby\s)\b(?:ones?|any|some|none|both|neither)\b(?=\W*$|\s+(?:yet|now|since|before|ever|too|either|as\s+well|then|again|at\s+all|so\s+far|already|back|out|been|of\s+(?:them|those|these))\b)/i;

/** A place that was named before; but not the "there" of "how many were there?". */
const THERE = /(?<!\b(?:is|are|was|were|been|be)\s)\bthere\b/i;

/** "Applied", "introduced": what was done, and not what it was done to. */
export function isDone({ kind, label }: QuestionTerm): boolean {
  return kind === "word" && (/\p{Ll}{3}(?<!e)ed$/u.test(label) || DONE.test(label));
}

const DONE = /^(?:won|lost|fell|beat|stood|spoke|left|paid|chose|began|broke|cost|ran|come|came)$/i;

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
  const own = question.terms.filter(
    ({ kind, label }) =>
      !(kind === "number" && label.toLowerCase() === "one" && ONE_OF_THEM.test(question.text)),
  );
  const onlyTime =
    question.period !== null && own.every(({ common, label }) => common || SAME_THING.test(label));
  const inherits =
    (onlyTime && (question.asked === "count" || question.asked === "vote")) ||
    ((onlyTime || /^\W*(?:and|or|but|what\s+about|how\s+about|so)\b/i.test(question.text)) &&
      (question.asked === previous.asked ||
        ((question.asked === "general" || question.asked === "any") &&
          (onlyTime || !ASKS_ITSELF.test(question.text)))));
  // "And what did the treasurer say?": she is asked in the place of whoever was asked before.
  const other = speakerAsked(own, question.asked);
  const replaced = other === undefined ? undefined : speakerAsked(previous.terms, previous.asked);
  // "What about Wales?" puts Wales in the place of a name of its kind; otherwise names add up.
  const kept = previous.terms.filter(
    (term) =>
      term !== replaced &&
      !own.some(
        (mine) => mine.label === term.label || (inherits && mine.kind === term.kind && term.kind !== "word"),
      ),
  );
  const answered = MEANS_A_PERSON_ANYWHERE.test(question.text) && ASKED_FOR_WHO_DID.test(previous.text);
  const asWell = onlyTime ? own.filter(({ label }) => !SAME_THING.test(label)) : own;
  const before = answered ? kept.map(easedIfPerson) : kept;
  const terms = [...(!inherits && question.asked === "count" ? before.map(easedIfDone) : before), ...asWell];
  const period =
    question.period === null
      ? timeAfter(question, previous.period)
      : inYearOf(question.period, previous.period);
  return {
    ...question,
    standalone: following(previous, question),
    asked: asksByHowMuch(question, previous) ? "vote" : inherits ? previous.asked : question.asked,
    terms,
    counted:
      onlyTime && inherits ? previous.counted : (question.counted ?? (inherits ? previous.counted : null)),
    period,
    understood: describeQuestion(terms, period, words),
  };
}

/** "Who won?" "By how much?" */
function asksByHowMuch({ text }: Question, { text: before, asked }: Question): boolean {
  return BY_HOW_MUCH.test(text) && (asked === "vote" || CONTEST.test(before));
}

const BY_HOW_MUCH = /^\W*(?:and\s+|so\s+)?by\s+how\s+(?:much|many|far)\W*$/i;
const CONTEST =
  /\b(?:w[io]ns?|lost|lose|beat(?:en)?|elected|contest|election|ballot|vote[ds]?|carried|passed|defeated|fell|rejected|chosen)\b/i;

/** "The corresponding figure for May", "the result in 2016": what was asked for before. */
const SAME_THING = /^(?:same|corresponding|equivalent|figures?|numbers?|results?|tally|back|different)$/i;

/** "What replaced it?", "when did she say she was leaving?": told of later than what was asked about before. */
function timeAfter({ text, asked }: Question, before: FoundPeriod | null): FoundPeriod | null {
  const later = asked === "when" || COMES_AFTER.test(text);
  return before !== null && later ? { ...before, to: null, text: "" } : before;
}

const COMES_AFTER =
  /\b(?:replac(?:ed|es|ing)|succeed(?:ed|s)?|instead|came\s+(?:after|next)|comes?\s+next|took\s+over|afterwards|later|since|next|nowadays|now|in\s+the\s+end|eventually)\b/i;

/** "When was the levy introduced? And how much did it raise?": the levy is asked about, and no longer its beginning. */
function easedIfDone(term: QuestionTerm): QuestionTerm {
  return isDone(term) ? { ...term, weight: EASED * term.weight } : term;
}

const EASED = 0.4;

/** "Who came after Ann Field? And who did she beat?": she is who came, and not Ann Field. */
function easedIfPerson(term: QuestionTerm): QuestionTerm {
  return term.kind === "person" ? { ...term, weight: EASED * term.weight, required: false } : term;
}

const MEANS_A_PERSON_ANYWHERE = /\b(?:he|she|him|his|her)\b/i;
const ASKED_FOR_WHO_DID =
  /^\W*(?:(?:and|so|but|ok|okay)\W+)?(?:who(?:['’]s)?|which\s+(?:of\s+)?\p{L}+)\s+(?!(?:did|does|do|has|had)\b)/iu;

/** "And what did it turn out to be?" asks something of its own, though no kind of thing that is known. */
const ASKS_ITSELF =
  /^\W*(?:and|or|but|so)\s+(?:what|how|which|where|why)\s+(?!(?:about|of)\b)(?:\p{L}+\s+){0,2}?(?:did|was|were|is|are|does|do|has|had|have|will|would|can|could)\b/iu;

/** Where all of it would be too long, what is known of the subject stands for the questions before. */
function following(previous: Question, { standalone }: Question): string {
  const written = [previous.standalone, describeQuestion(previous.terms, previous.period, english)].map(
    (before) => `${before} ${FOLLOWED_BY} ${standalone}`.trim(),
  );
  return written.find(({ length }) => length <= LONGEST_QUESTION) ?? standalone;
}
