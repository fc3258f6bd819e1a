/** Whether a sentence holds the kind of thing that a question asks for. */

import { termsOf, tokenize } from "../archive/analyzer.ts";
import { countsAs, measureOf } from "../archive/ledger-measures.ts";
import type { Figure } from "../report.ts";
import { COMMON_WORDS } from "./asked.ts";
import { holdsAny } from "./met-terms.ts";
import { asksForPay, asksForPrice, asksForSum, sumAsked, TELLS_PAY } from "./money-asked.ts";
import { namesWhoIsAsked } from "./names-somebody.ts";
import { NUMBER, withoutDates } from "./numbers-in-text.ts";
import type { ReadPassage } from "./passage-reading.ts";
import { phrasalTerm } from "./phrasal-verbs.ts";
import { type Question, subjectTerms } from "./question.ts";
import { coversRest, standsAlone } from "./unnamed-counts.ts";

const DATE =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|easter|christmas|(?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th)|today|yesterday|tomorrow|next\s+(?:week|month|year|meeting)|last\s+(?:week|month|year)|immediately|weeks?|months?|years?)\b/i;
const VOTING =
  /\b(?:vot(?:e|es|ed|ing)|carried|defeated|rejected|lost|fell|failed|passed|agreed|approved|adopted|unanimous(?:ly)?|ballot|elected|majority|show\s+of\s+hands|tied?|acclamation)\b/i;
/** "MPs who lost a trigger ballot": whoever lost or won is told of, and no vote by those who report. */
const VOTED_OUT = /\bwho\s+(?:had\s+|have\s+)?(?:lost|won|passed|voted|elected)\b/i;
const BECAUSE =
  /\b(?:because|since|as\s+(?:it|they|the|he|she|there|a|an|no|this|that|I|we|you|those|these|some|most|many|nobody)|due\s+to|owing\s+to|so\s+that|in\s+order|reasons?|on\s+the\s+grounds?|on\s+grounds|for\s+fear|for\s+(?:lack|want)|thanks\s+to|following|after|argu(?:ed|ing|es)|caus(?:ed|es)|cited|citing|blam(?:ed|ing|es)|explain(?:ed|s|ing)?|result\s+of|why|given\s+that|in\s+protest|protesting|unable\s+to|could\s+not|to\s+(?:allow|avoid|ensure|give|save|make|prevent|help|protect|enable|let|keep|reduce|raise|spend|concentrate|focus))\b|:\s/i;
const PLACE = /\b(?:in|at|to|from|near|of)\s+(?:the\s+)?\p{Lu}|\p{Lu}\p{L}+\s+(?:for|in)\s+(?:19|20)\d{2}\b/u;
/** Whether the sentence at `index`, quoted with those from `from` to `to`, can answer this kind of question. */
export function answersKind(
  question: Question,
  reading: ReadPassage,
  index: number,
  from = index,
  to = index,
): boolean {
  const sentence = reading.sentences[index];
  if (sentence === undefined) return false;
  switch (question.asked) {
    case "count":
      return holdsNumber(question, sentence.text) && countsWhatIsAsked(question, reading, index);
    case "vote":
      return sentence.votes.length > 0 || (VOTING.test(sentence.text) && !VOTED_OUT.test(sentence.text));
    case "when":
      return DATE.test(sentence.text);
    case "where":
      return PLACE.test(sentence.text);
    case "who":
      return namesWhoIsAsked(question, told(reading, from, to));
    case "why":
      return BECAUSE.test(sentence.text);
    default:
      return true;
  }
}

/** A number that is neither a date nor one that the question names; for how many there are, no sum and no span either. */
function holdsNumber(question: Question, text: string): boolean {
  if (HOW_LONG.test(question.text) && UP_TO_A_DATE.test(text)) return true;
  const { named, ofThings } = countOf(question);
  const untallied = withoutDates(text).replace(TALLY, " ");
  const bare = ofThings ? untallied.replace(SUM_OR_SPAN, " ").replace(FRACTION, " ") : untallied;
  return NUMBER.test(bare.replace(/\d[\d,.]*\d|\d/g, (number) => (named.has(number) ? " " : number)));
}

/** "How long is the lease safe?" may be answered by the day until which it is. */
const HOW_LONG = /\bhow\s+(?:much\s+)?long(?:er)?\b/i;
const UP_TO_A_DATE = new RegExp(
  `\\b(?:until|till?|since|up\\s+to|to\\s+the\\s+end\\s+of|expires?\\s+(?:in|on)|runs?\\s+out\\s+(?:in|on))\\s+(?:\\S+\\s+){0,3}?${DATE.source}`,
  "i",
);

type Count = {
  /** The numbers that the question gives. */
  readonly named: ReadonlySet<string>;
  readonly noun: string | null;
  /** Asks how many there are of something. */
  readonly ofThings: boolean;
  /** Money, or a share of it. */
  readonly ofMoney: boolean;
  /** What something costs, and no share. */
  readonly ofPrice: boolean;
  /** What somebody is paid. */
  readonly ofPay: boolean;
  /** The counted noun and whatever else is said for it, as index terms. */
  readonly ways: readonly (readonly string[])[];
};

/** Asked for at every sentence, and long to find out. */
const counts = new WeakMap<Question, Count>();

function countOf(question: Question): Count {
  const known = counts.get(question);
  if (known !== undefined) return known;
  const { text, counted } = question;
  const noun = sumAsked(text) ?? countedNoun(counted);
  const count = {
    named: new Set<string>(text.match(/\d[\d,.]*/g) ?? []),
    noun,
    ofThings: /\bhow\s+many\b(?!\s+(?:pounds|pence)\b)/i.test(text) && !SPAN_TERMS.has(noun ?? ""),
    ofMoney: asksForSum(text),
    ofPrice: asksForPrice(text),
    ofPay: asksForPay(text),
    ways: noun === null ? [] : waysToCount(question, noun),
  };
  counts.set(question, count);
  return count;
}

/** "21 votes to 15", "54 to 46 of a card vote", "in a minority of three": counts nothing but votes. */
const TALLY =
  /\b[\p{L}\d-]+\s+votes?\s+to\s+[\p{L}\d-]+|\b(?:by|was|were)\s+\d+\s+to\s+\d+\b|\b(?:minority|majority)\s+of\s+[\p{L}\d]+/giu;
const SUM_OR_SPAN =
  /[£$€]\s?\d[\d,.]*(?:\s?(?:k|m|bn|million|billion))?\b|\b(?:\d+|\p{L}+)[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|pounds?|pence)\b|\b\d+(?:st|nd|rd|th)\b/giu;
/** "Two thirds of branches" is not how many there are. */
const FRACTION = /\b(?:one|two|three|four|a)[\s-]+(?:halves|half|thirds?|quarters?|fifths?|tenths?)\b/gi;
const SPAN_TERMS: ReadonlySet<string> = new Set(
  termsOf("years months weeks days hours minutes pounds times"),
);

function told({ sentences }: ReadPassage, from: number, to: number): string {
  return sentences
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(" ");
}

/** Canonical name of what a question counts, when it is one of the measures the ledger knows. */
export function measureAsked(question: Question): string | null {
  const known = measures.get(question);
  if (known !== undefined) return known;
  const measure = measureCounted(question);
  measures.set(question, measure);
  return measure;
}

/** Asked for at every sentence, and long to find out. */
const measures = new WeakMap<Question, string | null>();

function measureCounted(question: Question): string | null {
  // Members whose details were lost are no membership.
  if (question.counted === null || WHOSE_DETAILS.test(question.counted)) return null;
  const counted = question.counted.replace(
    /^(?:(?:the|of|all|our|more|paid|total|current|overall|full|actual|exact|real|true|correct)\s+)+/gi,
    "",
  );
  // "Membership: what is the true number?" counts what it is about.
  const [only, ...others] = subjectTerms(question);
  const words = JUST_A_NUMBER.test(counted) && others.length === 0 ? (only?.label ?? counted) : counted;
  return (
    measureOf("", ` ${words}`, 1_000_000, null)?.name ??
    measureOf(`${words} `, "", 1_000_000, null)?.name ??
    null
  );
}

const JUST_A_NUMBER = /^(?:numbers?|figures?|totals?|counts?|size)\b\W*$/i;

/** Smaller numbers of members are not the party's. */
const LEAST_MEMBERSHIP = 1_000;

const IS_MONEY = /[£$€]|\b\d+p\b|\b(?:pence|penny|pounds?|quid|grand)\b/i;

/** A number beside what is to be counted: the figure's own measure, or the counted noun in or over the sentence. */
function countsWhatIsAsked(question: Question, reading: ReadPassage, index: number): boolean {
  const sentence = reading.sentences[index];
  if (sentence === undefined) return false;
  const { noun, ofMoney, ofPrice, ofPay, ways } = countOf(question);
  if (ofPay && !(IS_MONEY.test(sentence.text) && TELLS_PAY.test(sentence.text))) return false;
  if (ofPrice && !IS_MONEY.test(sentence.text)) return false;
  if (ofMoney && !IS_MONEY.test(sentence.text) && !/%|\bper\s?cent\b/i.test(sentence.text)) return false;
  const measure = measureAsked(question);
  if (measure !== null && figuresOf(question, sentence.figures, measure).length > 0) return true;
  if (measure !== null && sentence.figures.some((figure) => countsAs(figure.measure, measure))) return false;
  if (measure === "membership") {
    return (
      reading.heading.has("membership") && sentence.figures.some(({ value }) => value >= LEAST_MEMBERSHIP)
    );
  }
  // Whoever else is counted beside them is not in arrears.
  if (measure === "membership arrears") return ARREARS_TERMS.some((term) => sentence.terms.has(term));
  if (noun === null || (MONEY_TERMS.has(noun) && /[£$€]\s?\d/.test(sentence.text))) return true;
  if (holdsAny(sentence.terms, ways))
    return (
      isBesideNumber(sentence.text, new Set(ways.flat())) || doesWhatIsAsked(question, sentence.text, noun)
    );
  const around = [reading.heading, sentence.lead, reading.sentences[index - 1]?.terms];
  return (
    around.some((terms) => terms !== undefined && holdsAny(terms, ways)) ||
    (standsAlone(sentence.text) &&
      coversRest(
        question,
        reading,
        new Set([...sentence.terms, ...around.flatMap((terms) => [...(terms ?? [])])]),
        noun,
        ways,
      ))
  );
}

/** The figures of a measure that are not given for another time than is asked about: "570,000 in 2020". */
export function figuresOf(
  { period }: Question,
  figures: readonly Figure[],
  measure: string | null,
): readonly Figure[] {
  return figures.filter(
    ({ measure: own, asOf, quote }) =>
      countsAs(own, measure) &&
      (asOf === null ||
        // A year that the sentence itself does not give is a guess.
        !quote.includes(asOf.slice(0, 4)) ||
        period?.from == null ||
        period.to === null ||
        period.yearless ||
        (asOf.slice(0, 4) >= period.from.slice(0, 4) && asOf.slice(0, 4) <= period.to.slice(0, 4))),
  );
}

/** The counted noun and whatever else is said for it, as index terms; none where the question counts nothing. */
export function countedWords(question: Question): ReadonlySet<string> {
  return new Set(countOf(question).ways.flat());
}

function waysToCount({ terms }: Question, noun: string): readonly (readonly string[])[] {
  const term = terms.find(({ spellings }) => spellings.some((words) => words.includes(noun)));
  return [
    [noun],
    ...(term?.spellings ?? []),
    ...(term?.synonyms ?? []),
    ...(PEOPLE_TERMS.has(noun) ? KINDS_OF_PEOPLE : []),
    // "Held by 240 votes"
    ...(noun === MAJORITY ? [[VOTE]] : []),
  ];
}

const [MAJORITY = "", VOTE = ""] = termsOf("majority votes");

/** "How many people were affected?" is answered by a number of members, "1,155 delegates" by one of people. */
const PEOPLE_TERMS: ReadonlySet<string> = new Set(termsOf("people person persons folk individuals"));
const KINDS_OF_PEOPLE: readonly (readonly string[])[] = termsOf(
  "people members delegates staff employees candidates applicants voters comrades women men councillors supporters complainants volunteers organisers",
).map((term) => [term]);

/** "How much money": every sum is that. */
const MONEY_TERMS: ReadonlySet<string> = new Set(termsOf("money cash funds funding income sum much"));

const ARREARS_TERMS = termsOf("arrears");

/** Words that may stand between a number and what it counts: "28 of the 51 seats", "delegates, a record 1,870". */
const FARTHEST_NUMBER = 8;

function isBesideNumber(text: string, nouns: ReadonlySet<string>): boolean {
  const tokens = tokenize(withoutDates(text));
  const numbers = tokens.flatMap(({ surface }, at) => (NUMBER.test(surface) ? [at] : []));
  return tokens.some(
    ({ term }, at) =>
      term !== null &&
      (nouns.has(term) || nouns.has(phrasalTerm(term, tokens[at + 1]?.word ?? "") ?? term)) &&
      numbers.some((number) => Math.abs(number - at) <= FARTHEST_NUMBER),
  );
}

/** "Of the MPs who went through it, six face a contest": the number stands just before what they are asked to do. */
function doesWhatIsAsked({ terms }: Question, text: string, noun: string): boolean {
  const acts = new Set(
    terms
      .filter(({ kind, common }) => kind === "word" && !common)
      .flatMap(({ spellings }) => spellings.flat())
      .filter((term) => term !== noun),
  );
  const tokens = tokenize(withoutDates(text).replace(FRACTION, " "));
  return tokens.some(({ surface }, at) => {
    const next = tokens[at + 1]?.term;
    return NUMBER.test(surface) && next != null && acts.has(next);
  });
}

/** "How many people's details were in it?" counts the people. */
const WHOSE_DETAILS =
  /(?:['’]s|(?<=s)['’])\s+(?:(?:personal|private|bank|contact)\s+)?(?:details|data|names|records|addresses|information|cards?|accounts|jobs|posts)\b/i;

/** "delegates from Wales attended" counts delegates: the last word before the noun phrase ends. */
export function countedNoun(counted: string | null): string | null {
  if (counted === null) return null;
  const phrase = counted
    .replace(WHOSE_DETAILS, " ")
    .split(
      /\b(?:did|do|does|were|was|are|is|have|has|had|in|at|on|of|for|from|to|about|against|among|between|after|before|during|since|under|without|who|that|which|by|with|will|would|could|can|left|put|got|get|came|come|went|go|stood|ran|took|sent)\b|(?<=\p{L}\s)\p{L}{3,}ed\b/iu,
    )[0];
  const terms = termsOf(phrase ?? "");
  const last = terms.at(-1);
  return last === undefined || (COMMON_WORDS.has(last) && terms.length > 1) ? null : last;
}
