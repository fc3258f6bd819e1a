/** Tallies in a sentence, in every order and notation that reports use. */
import { COUNT, readNumber } from "./ledger-numbers.ts";
import { outcomeCues } from "./ledger-outcomes.ts";

/** `sides` are the two numbers as written; `labelled` says that words name them for and against. */
export type Tally = {
  readonly start: number;
  readonly end: number;
  readonly first: number | null;
  readonly second: number | null;
  readonly abstained: number | null;
  /** `labelled`: `first` is for, `second` against. `named`: votes of two candidates. `pair`: the words must tell. */
  readonly kind: "labelled" | "named" | "pair";
  /** Both numbers are per cent of the votes cast. */
  readonly percent?: true;
};

const NAME = "\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:(?:de|da|van|von|al)\\s+)?\\p{Lu}[\\p{L}'’.-]*){0,3}";
/** A second candidate may be named between the numbers: "18 votes to Andi Fox's 17". */
const RIVAL = `(?:(?-i:${NAME})(?:['’]s)?\\s+(?:(?:who\\s+)?(?:received|got|polled|won|had|with|on)\\s+)?)?`;
const VOTES = "(?:\\s+(?:votes?|members|hands)\\b)?";
const ABSTENTIONS = `(?:\\s*[,;(]?\\s*(?:and|with|plus)?\\s*(?:there\\s+were\\s+)?(?<abstained>${COUNT}|\\bno\\b)\\s+(?:members?\\s+)?(?:abstentions?|abstained|abstaining|abstainers?)\\)?)?`;

/** What follows makes two numbers a span of dates or times, a share or an age. */
const NOT_A_TALLY =
  "(?![\\d%]|[.,]\\d|[-–/]\\d|\\s?(?:%|per\\s?cent|pm|am|p\\.m|a\\.m|o['’]clock|years?|months?|weeks?|days?|minutes?|hours?|members\\s+of|point|January|February|March|April|May|June|July|August|September|October|November|December|th\\b|st\\b|nd\\b|rd\\b|year-olds?))";
const PAIR = new RegExp(
  `(?<![\\d.,/£$€-])(?:(?<first>${COUNT})${VOTES}\\s+(?:to|against|versus|v)\\s+${RIVAL}(?<second>${COUNT}|nil\\b|none\\b|zero\\b)|(?<left>\\d{1,3}(?:,\\d{3})*)${VOTES}\\s*[-–—:]\\s*(?<right>\\d{1,3}(?:,\\d{3})*))${NOT_A_TALLY}${VOTES}${ABSTENTIONS}`,
  "giu",
);

/** "62% to 38%", as card votes are told. */
const SHARES =
  /(?<![\d.,£])(?<first>\d{1,2}(?:\.\d+)?)\s?(?:%|per\s?cent)\s*(?:(?:for|in\s+favour)\b,?\s*)?(?:to|against|and|[-–—:,])\s*(?<second>\d{1,2}(?:\.\d+)?)(?:\s?(?:%|per\s?cent))?(?![\d%])/giu;

const AFTER_LABELS = new RegExp(
  `(?<count>${COUNT}|\\bno\\b)\\s+(?:(?:NEC\\s+)?(?:members?|people|votes?|hands|of\\s+us)\\s+)?(?:were\\s+|was\\s+)?(?:(?<not>(?:did|do)(?:\\s+not|n['’]t)\\s+vote\\s+(?:for|in\\s+favour))|(?:voted?|voting|cast)?\\s*(?:(?<for>in\\s+favou?r|for\\b|ayes\\b)|(?<against>against|opposed|noes\\b)|(?<abstained>abstentions?|abstain(?:ed|ing)?|abstainers?)))`,
  "giu",
);

const BEFORE_LABELS = new RegExp(
  `(?:(?<for>\\b(?:votes?\\s+)?(?:in\\s+favou?r|for|ayes))|(?<against>\\b(?:votes?\\s+)?(?:against|noes))|(?<abstained>\\b(?:abstentions?|abstained|abstaining)))\\s*[:=–-]?\\s*(?<count>${COUNT})(?!\\s+(?:months?|years?|days?|weeks?|hours?))`,
  "giu",
);

/** "Oona Brackwater, who has held it for years, had 15": what is told of a candidate between name and number. */
const ASIDE = "(?:,\\s+(?:who|the|a|an|our|my|from|of)\\s[^,;.\\d]{1,80}(?=,))?";

const NAMED = new RegExp(
  `(?<=^|[\\s:(])(?:${NAME})${ASIDE},?:?\\s+(?:(?:got|received|had|won|polled|with|on)\\s+)?\\(?(?<first>\\d{1,3})(?:\\s+votes)?\\)?\\s*(?:,|;|and|to|[-–—])\\s*(?:and\\s+)?(?:${NAME})${ASIDE},?:?\\s+(?:(?:got|received|had|won|polled|with|on)\\s+)?\\(?(?<second>\\d{1,3})(?:\\s+votes)?\\)?(?![\\d%/-])`,
  "gu",
);

/** "It ended up 17 for Oona and 12 for Wilf". */
const NAMED_AFTER = new RegExp(
  `(?<![\\d.,/£$€-])(?<first>\\d{1,3})(?:\\s+votes)?\\s+for\\s+${NAME},?\\s*(?:and|to|against|[;,–—-])\\s*(?<second>\\d{1,3})(?:\\s+votes)?\\s+for\\s+${NAME}`,
  "gu",
);

/** "The vote was tied, 18 each", "a draw at fourteen all". */
const EVEN = new RegExp(
  `\\b(?:tie[ds]?|draws?|drawn|level|equal|dead\\s+heat)\\b[^.;:\\d]{0,24}?(?<![\\d.,/£$€-])(?<first>${COUNT})${VOTES}\\s+(?:each|apiece|all)\\b`,
  "giu",
);

/** "It was 15-14!", "it went 19-11 for Ilse": a sentence of two numbers and whose they are. */
const NOTHING_BESIDES =
  /^\W*(?:(?:and|so|but|in\s+the\s+end)\W+)?(?:(?:it|that|this)\s+(?:was|went|ended(?:\s+up)?|finished)\s+)?(?<first>\d{1,2})\s*[-–—]\s*(?<second>\d{1,2})(?:\s+(?:to|for|in\s+favour\s+of)\s+(?:the\s+)?\p{L}+(?:\s+\p{Lu}\p{L}+)?)?\W*$/iu;
/** A committee's hands: fewer are a score of goals. */
const FEWEST_HANDS = 12;
const MOST_HANDS = 50;

function isBareTally(sentence: string): boolean {
  const { first, second } = NOTHING_BESIDES.exec(sentence)?.groups ?? {};
  const cast = Number(first) + Number(second);
  return cast >= FEWEST_HANDS && cast <= MOST_HANDS;
}

/** Words of voting or of its outcome, without which two numbers are a score, a span of dates or an age. */
function isAboutVoting(text: string): boolean {
  return ABOUT_VOTING.test(text) || outcomeCues(text).length > 0;
}

const ABOUT_VOTING =
  /\b(?:vot(?:e|es|ed|ing)|ballots?|spoil(?:t|ed)\s+(?:votes?|(?:ballot\s+)?papers?)|wins?|defeat\w*|reject\w*|elect(?:ion|ions)|majority|margin|back(?:ed|ing)|opposed|split|divided|decided\s+by|decision\s*,?\s+by|amendments?|motions?|recount|show\s+of\s+hands|in\s+favour|abstain\w*|abstentions?|candidates?|proposals?|result|(?:final|official|head)\s+count|the\s+count\s+was|how\s+(?:close|tight)\s+it\s+was|(?:that|as)\s+close\s+as\s+that)\b/i;

/**
 * The tallies of a sentence in order. `context` (the heading, the sentence before) may supply the words that
 * show that two numbers are votes.
 */
export function tallies(sentence: string, context: string): readonly Tally[] {
  const found: Tally[] = [];
  const add = (tally: Tally) => {
    if (!found.some((other) => other.start < tally.end && tally.start < other.end)) found.push(tally);
  };
  const voting = isAboutVoting(sentence);
  const { whole, single } = labelled(sentence);
  for (const tally of whole) add(tally);
  if (voting || isAboutVoting(context) || /\bchair|\bcandidate/i.test(context)) {
    for (const match of sentence.matchAll(NAMED)) add(pairOf(match, "named"));
    for (const match of sentence.matchAll(NAMED_AFTER)) add(pairOf(match, "named"));
  }
  if (voting)
    for (const match of sentence.matchAll(SHARES))
      if (isWhole(match)) add({ ...pairOf(match, "pair"), percent: true });
  if (voting || /^\W*(?:vote|result)/i.test(context) || isBareTally(sentence)) {
    for (const match of sentence.matchAll(PAIR)) {
      if (isVotePair(sentence, match)) add(pairOf(match, "pair"));
    }
  }
  for (const match of sentence.matchAll(EVEN)) {
    const tally = pairOf(match, "pair");
    add({ ...tally, second: tally.first });
  }
  for (const tally of single) add(tally);
  return found.sort((a, b) => a.start - b.start);
}

function pairOf(match: RegExpExecArray, kind: Tally["kind"]): Tally {
  const { left, right, abstained } = match.groups ?? {};
  const { first = left, second = right } = match.groups ?? {};
  return {
    start: match.index,
    end: match.index + match[0].length,
    first: first === undefined ? null : readNumber(first),
    second: second === undefined ? null : readNumber(second),
    abstained: abstained === undefined ? null : readNumber(abstained),
    kind,
  };
}

/** Rounding leaves two shares of one vote, and a few abstentions, not far from the whole. */
const LEAST_SHARED = 95;
const MOST_SHARED = 101;

function isWhole({ groups = {} }: RegExpExecArray): boolean {
  const sum = Number(groups.first) + Number(groups.second);
  return sum >= LEAST_SHARED && sum <= MOST_SHARED;
}

/** "Three to one" is a ratio, "18 to 6" are votes. */
const LARGEST_RATIO = 5;
const A_COUNT = new RegExp(COUNT, "giu");

/** Two numbers joined by "to" or a dash are often spans, scores, shares or times. */
function isVotePair(sentence: string, match: RegExpExecArray): boolean {
  const before = sentence.slice(Math.max(0, match.index - 40), match.index);
  const after = sentence.slice(match.index + match[0].length, match.index + match[0].length + 30);
  const dashed = /[-–—:]/.test(match[0]) && !/vote/i.test(match[0]);
  if (
    /\b(?:between|from|aged?|ages|pages?|clauses?|rules?|sections?|chapters?|articles?|paragraphs?|dates?|motions?|amendments?|items?|seats?)\s+$/i.test(
      before,
    ) &&
    !/vote/i.test(match[0])
  ) {
    return false;
  }
  if (
    /\b(?:poll|polls|polling|lead|points|Con|Tories|Conservatives|Lab)\b/.test(before + after) &&
    !/vote/i.test(match[0])
  )
    return false;
  // "By a majority of more than two to one" is a ratio.
  if (
    /\b(?:majority|ratio|margin)\s+of\s+(?:(?:more|less)\s+than\s+|about\s+|over\s+|nearly\s+|almost\s+)?$/i.test(
      before,
    ) &&
    Math.max(...[...match[0].matchAll(A_COUNT)].map(([count]) => readNumber(count) ?? 0)) <= LARGEST_RATIO
  )
    return false;
  if (/^\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(after)) return false;
  const years = /\b(?:19|20)\d{2}\s*[-–—:]/.test(match[0]);
  if (dashed && years) return false;
  // "increased from 9 to 12", "50-50": not votes unless the word stands in the tally itself.
  if (
    /\b(?:from|increase[ds]?|reduce[ds]?|rose|down|up|expanded|cut|enlarged|grew)\b[^.;]{0,30}$/i.test(
      before,
    ) &&
    !/vote/i.test(match[0]) &&
    !/\b(?:voted|went)\s+(?:down|through)|defeat|carried|lost|passed/i.test(before)
  ) {
    return false;
  }
  return !/^50\D+50$/.test(match[0].trim());
}

type Labels = { for: number | null; against: number | null; abstained: number | null };

/** "14 for, 22 against, 1 abstention" or "For: 14, against: 22": neighbouring labelled counts make one tally. */
function labelled(sentence: string): { readonly whole: readonly Tally[]; readonly single: readonly Tally[] } {
  const hasBoth = ({ first, second }: Tally) => first !== null && second !== null;
  const after = group(sentence, AFTER_LABELS);
  const whole = after.some(hasBoth) ? after : group(sentence, BEFORE_LABELS).filter(hasBoth);
  // One side alone ("with two votes against") needs its verb or noun of voting close by.
  const single = after.filter(({ start, end }) =>
    /\b(?:vot|abst)/i.test(sentence.slice(Math.max(0, start - 30), end + 20)),
  );
  return { whole, single };
}

const FARTHEST_LABEL = 70;

function group(sentence: string, pattern: RegExp): readonly Tally[] {
  const groups: { start: number; end: number; labels: Labels }[] = [];
  for (const match of sentence.matchAll(pattern)) {
    const { count, for: pro, against, not, abstained } = match.groups ?? {};
    const value = count === undefined ? null : readNumber(count);
    const key =
      pro !== undefined
        ? "for"
        : against !== undefined || not !== undefined
          ? "against"
          : abstained !== undefined
            ? "abstained"
            : null;
    if (value === null || key === null || isDuration(sentence, match)) continue;
    const last = groups.at(-1);
    const end = match.index + match[0].length;
    if (last && last.labels[key] === null && match.index - last.end <= FARTHEST_LABEL) {
      last.labels[key] = value;
      last.end = end;
    } else {
      groups.push({
        start: match.index,
        end,
        labels: { for: null, against: null, abstained: null, [key]: value },
      });
    }
  }
  return groups
    .filter(({ labels }) => labels.against !== null || labels.abstained !== null)
    .map(({ start, end, labels }) => ({
      start,
      end,
      first: labels.for,
      second: labels.against,
      abstained: labels.abstained,
      kind: "labelled",
    }));
}

/** "two for women", "one for each region": a count of seats, not of votes. */
function isDuration(sentence: string, match: RegExpExecArray): boolean {
  return (
    match.groups?.for?.toLowerCase() === "for" &&
    /^\s+(?:every|each|women|men|all)\b/i.test(sentence.slice(match.index + match[0].length))
  );
}
