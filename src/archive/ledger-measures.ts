/** What a number counts: canonical names for the figures that reports come back to, and a fall-back for others. */

import { AMOUNT } from "./ledger-numbers.ts";

export type Measure = { readonly name: string; readonly unit: string | null };

type Rule = {
  readonly name: string;
  readonly unit: string;
  /** Matched against the words just after the number, from their beginning. */
  readonly after?: RegExp;
  /** Matched against the words just before the number, up to their end. */
  readonly before?: RegExp;
  /** Smaller numbers do not mean the whole party. */
  readonly least?: number;
};

/** Adjectives and the like between a number and its noun. */
const GAP =
  "(?:(?!(?:and|or|to|but|in|on|at|of|who|which|for|from|had|has|have|was|were|is|are|be|been|will|would)\\b)[\\p{L}’'-]+\\s+){0,3}?";

/** "Membership has now fallen slightly to": what may stand between a measure and its figure. */
const STANDING_WORDS =
  "(?:\\s+(?:on\\s+the\\s+(?:day|night|morning)|(?:that|this)\\s+(?:day|morning|week|month)|figures?|numbers?|total|level|of|the|party|itself|has|have|had|is|are|was|were|been|now|currently|still|stands?|stood|standing|at|to|fell|fallen|falling|risen|rose|rising|dropped|dipped|down|up|from|increased|grown|grew|reached|passed|reported|which|that|we|they|I|he|she|told|given|gave|said|announced|understand|as|given|a|just|slightly|again|further)){0,8}";
/** An aside may stand within: "membership itself, since people ask, was". */
const STANDING = `${STANDING_WORDS}(?:,[^,.;:\\d]{1,40},${STANDING_WORDS})?\\s*[:,]?\\s*`;

/** In order: the first that fits names the figure. */
const RULES = [
  {
    name: "membership arrears",
    unit: "members",
    after: words(
      `(?:(?:members?|people|of\\s+(?:them|whom|which|these))\\s+)?(?:(?!incl|this|that|these)\\p{L}+\\s+){0,3}in\\s+arrears`,
    ),
    before: ends("(?:in\\s+)?arrears\\s*(?:of|is|are|was|were|:|at|now|stood\\s+at|stand\\s+at|\\()?\\s*"),
  },
  {
    name: "members joined",
    unit: "members",
    after: words(
      `(?:new\\s+(?:members|joiners|recruits)|joiners|(?:(?:people|members|have|had|more|others)\\s+){0,3}(?:re-?joined|joined|joining|signed\\s+up))`,
    ),
    before: ends("(?:joined|joiners|gained|recruited|new\\s+members)\\s*(?:by|of|:|are|were|numbered)?\\s*"),
    least: 20,
  },
  {
    name: "members lost",
    unit: "members",
    after: words(
      `(?:(?:members|people)\\s+)?(?:(?:have|had)\\s+)?(?:left(?!\\s+(?:over|behind|wing|to|for))|leavers|resigned|resignations|lapsed|fewer\\s+members|members\\s+(?:lost|fewer|since))`,
    ),
    before: ends(
      "(?:lost|loss\\s+of|losing|leavers|fallen\\s+by|down\\s+by|dropped\\s+by|fell\\s+by)\\s*:?\\s*",
    ),
    least: 1_000,
  },
  {
    name: "paid-up membership",
    unit: "members",
    after: words(
      `(?:are\\s+|were\\s+)?(?:fully\\s+)?(?:paid(?:[-\\s]up)?|paying)(?:\\s+(?:up\\s+)?members)?`,
    ),
    before: ends(`\\bpaid(?:[-\\s]up)?\\s+(?:membership|members)\\b${STANDING}`),
    least: 1_000,
  },
  {
    name: "youth membership",
    unit: "members",
    after: words(`(?:young|youth)\\s+members`),
    before: ends(`(?:young|youth)\\s+(?:wing\\s+)?(?:membership|members)\\b${STANDING}`),
    least: 1_000,
  },
  {
    name: "membership",
    unit: "members",
    after: words(
      `(?:(?:party|Labour|full|individual|total|current|individual\\s+party)\\s+)*(?:members(?!\\s+(?:of\\s+(?:staff|the\\s+(?:NEC|committee|panel|public|House))|who\\s+(?:had\\s+|have\\s+)?(?:voted|joined|left|took|attended|signed|returned|nominated|supported)))|membership|(?:incl(?:uding|\\.)?|counting)\\s+(?:(?:those|members|people)\\s+)?(?:in\\s+)?arrears\\b)`,
    ),
    before: ends(`(?:membership|members)\\b${STANDING}`),
    least: 5_000,
  },
  {
    name: "turnout",
    unit: "%",
    after: words(`(?:%\\s*|per\\s?cent\\s*)?(?:\\p{L}+\\s+){0,1}turn-?out`),
    before: ends("turn-?out\\b(?:\\s+\\p{L}+){0,4}\\s*[:,(]?\\s*"),
  },
  {
    name: "suspensions",
    unit: "people",
    after: words(
      `${GAP}(?:suspensions|suspended)|(?:members|people)\\s+(?:have\\s+been|had\\s+been|were|are|still|remain(?:ed)?)\\s+(?:\\p{L}+\\s+)?suspended`,
    ),
    before: ends("(?:suspended|suspensions)\\s*(?:of|:|are|were|at)?\\s*"),
  },
  {
    name: "expulsions",
    unit: "people",
    after: words(
      `${GAP}(?:expulsions|expelled|(?:auto-?)?exclusions|(?:auto-?)?excluded)|(?:members|people)\\s+(?:have\\s+been|had\\s+been|were)\\s+(?:\\p{L}+\\s+)?(?:expelled|excluded)`,
    ),
    before: ends("(?:expelled|excluded)\\s+"),
  },
  {
    name: "complaints and cases",
    unit: "cases",
    after: words(`${GAP}(?:cases|complaints|referrals|appeals|allegations)\\b`),
  },
  { name: "delegates", unit: "delegates", after: words(`${GAP}delegates\\b`) },
  {
    name: "attendance",
    unit: "people",
    after: words(
      `${GAP}(?:attendees|visitors|attending|attended|took\\s+part|participants|women\\s+attended|people\\s+(?:attended|came))`,
    ),
    before: ends("(?:attendance|attended\\s+by)\\s*(?:of|was|:)?\\s*"),
  },
  {
    name: "votes cast",
    unit: "votes",
    after: words(
      `${GAP}(?:valid\\s+votes|votes\\s+(?:were\\s+)?cast|ballots?\\s+(?:papers\\s+)?(?:were\\s+)?(?:returned|cast))`,
    ),
  },
  { name: "eligible voters", unit: "people", after: words(`${GAP}(?:eligible|entitled\\s+to\\s+vote)`) },
  {
    name: "staff",
    unit: "people",
    after: words(`${GAP}(?:staff|members\\s+of\\s+staff|employees|organisers|jobs|posts)\\b`),
    before: ends(
      "(?:staff|employees|headcount)\\b(?:\\s+(?:numbers|cut|reduced|down|fell|fallen|from|to|of|at|is|was|are|were|now)){0,4}\\s*",
    ),
  },
  {
    name: "candidates",
    unit: "candidates",
    after: words(`${GAP}(?:candidates|PPCs|shortlisted|applicants|applications|nominations)\\b`),
  },
  { name: "seats", unit: "seats", after: words(`${GAP}(?:seats|marginals|constituencies|gains)\\b`) },
  { name: "councillors", unit: "councillors", after: words(`${GAP}(?:councillors|councils)\\b`) },
  { name: "MPs", unit: "MPs", after: words(`${GAP}(?:MPs|MEPs|MSPs|peers)\\b`) },
  {
    name: "submissions",
    unit: "submissions",
    after: words(`${GAP}(?:submissions|responses|replies|comments|e-?mails|letters|signatures)\\b`),
  },
  {
    name: "motions",
    unit: "motions",
    after: words(`${GAP}(?:motions|amendments|rule\\s+changes|composites|resolutions)\\b`),
  },
  {
    name: "branches and CLPs",
    unit: "parties",
    after: words(`${GAP}(?:branches|CLPs|local\\s+parties|constituency\\s+parties)\\b`),
  },
] as const satisfies readonly Rule[];

/** The measures that have names of their own, and the units they are counted in. */
export type KnownMeasure = (typeof RULES)[number]["name"] | "money" | "percentages";
export type KnownUnit = (typeof RULES)[number]["unit"] | "£";

/** "28 of the 51 seats": seats are counted, out of so many. */
const OUT_OF = new RegExp(
  `^\\s*(?:out\\s+)?of\\s+(?:(?:the|its|our|their|those|all)\\s+)*${AMOUNT}\\s+`,
  "i",
);

/** "Gained 31 seats": what is counted stands after the number, whatever stands before it. */
const OTHER_NOUN = new RegExp(
  `^\\s+(?:${GAP})(?:seats|councils|councillors|MPs|MEPs|MSPs|votes|points|delegates|branches|CLPs|staff|jobs|cases|complaints|motions|amendments|candidates|mayors)\\b`,
  "iu",
);

/** Spans of time, places in a list, parts of dates: numbers that count nothing. */
const NO_FIGURE =
  /^\s*(?:(?:st|nd|rd|th)\b|(?:more\s+|other\s+|further\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|things|ways|reasons|miles|o['’]clock|am|pm|votes?\s+to|noon|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|[-–/]\d|[:.]\d)/iu;
const IN_A_LIST =
  /\b(?:rule|clause|item|motion|amendment|page|section|chapter|paragraph|article|appendix|option|phase|part|stage|table|number|no\.?|round|question|under|aged?|at\s+least\s+one|january|february|march|april|may|june|july|august|september|october|november|december)\s+$/i;

/**
 * What a number stands for, judged by the words on either side in its sentence; null when it counts nothing
 * (a date, a span of time, a place in a list).
 */
export function measureOf(
  before: string,
  after: string,
  value: number,
  sign: "£" | "%" | null,
): Measure | null {
  if (NO_FIGURE.test(after) || (sign === null && IN_A_LIST.test(before))) return null;
  const counted = after.replace(OUT_OF, " ");
  for (const rule of RULES as readonly Rule[]) {
    if (sign === "£" || (sign === "%" && rule.unit !== "%") || (rule.unit === "%" && sign !== "%")) continue;
    if (value < (rule.least ?? 0)) continue;
    if (rule.after?.test(counted) || (!OTHER_NOUN.test(counted) && rule.before?.test(before)))
      return { name: rule.name, unit: rule.unit };
  }
  if (sign === "£") return { name: "money", unit: "£" };
  if (sign === "%") return { name: "percentages", unit: "%" };
  const noun = /^\s+((?:\p{L}[\p{L}’'-]*\s+){0,2}?\p{Ll}[\p{L}’'-]{2,}s)\b/u.exec(counted);
  return noun?.[1] === undefined || /\b(?:was|is|has|this|votes|of|in|to|and)\b/.test(noun[1])
    ? null
    : { name: noun[1].toLowerCase().replace(/\s+/g, " "), unit: null };
}

/** Whether a figure of one measure answers for another: paid-up members are members. */
export function countsAs(measure: string, asked: string | null): boolean {
  return measure === asked || (asked === "membership" && measure === "paid-up membership");
}

function words(source: string): RegExp {
  return new RegExp(`^[\\s(-]*${source}`, "iu");
}

function ends(source: string): RegExp {
  return new RegExp(
    `${source}(?:(?:about|around|approximately|approx\\.?|roughly|some|nearly|almost|over|more\\s+than|under|fewer\\s+than|less\\s+than|at\\s+least|just|(?:a\\s+)?(?:little|bit|shade|touch|fraction|whisker|shy\\s+of|short\\s+of|below|above)|an?|the|circa|c\\.?)\\s*){0,4}$`,
    "iu",
  );
}
