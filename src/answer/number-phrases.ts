/** Numbers that belong to a noun and mean nothing without it: "votes at 16", "Clause 4", "under 27s". */
import { type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import { readNumber } from "../archive/ledger-numbers.ts";

export type NumberPhrase = {
  readonly start: number;
  readonly end: number;
  /** Stands for noun and number together, however the number is written: "vote#16". */
  readonly term: string;
  readonly noun: Token;
  readonly number: number;
  /** A word stands between them ("at", "of"): the two are surely no tally. */
  readonly joined: boolean;
};

const JOINING: ReadonlySet<string> = new Set("at age aged over under of no number".split(" "));
const MOST_JOINING = 2;
/** Larger numbers are counts, years or sums. */
const LARGEST = 999;
const MAY_HOLD = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\w(?:teen|ty)\b/i;
/** Most words are seen to be no number by how they begin and end. */
const MAY_BE_NUMBER = /^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$|(?:teen|ty)$/;
/** The number goes on: a tally, a span, a share, a count of what follows ("14 days"). */
const GOES_ON =
  /^(?:\s*[-–—/:]\s*\d|\s+(?:to|votes?|against|for)\b|\s?%|\s+per\s?cent|[\s-]+years?[\s-]olds?\b|[\s-]+(?:day|night|week|month|year|hour|minute|mile|page|line|point|part|stage|tier|member|person|seat|way)\b|\s+(?!does\b|goes\b|says\b|remains\b|stays\b|applies\b|means\b|needs\b|comes\b|allows\b|gets\b|wins\b|loses\b)\p{L}{3,}(?<!s)s\b)/iu;

/** Whether a text may have numbers; most are soon seen to have none. */
export function mayHoldNumber(text: string): boolean {
  return MAY_HOLD.test(text);
}

/** The numbers of a text that stand behind their noun, in order. `words`: those of the text, where they are known. */
export function numberPhrases(text: string, words?: readonly Token[]): readonly NumberPhrase[] {
  if (!mayHoldNumber(text)) return [];
  const tokens = words ?? tokenize(text);
  return tokens.flatMap((token, at) => {
    if (!MAY_BE_NUMBER.test(token.word)) return [];
    const number = readNumber(token.word.replace(/(?<=\d)s$/, ""));
    if (number === null || number < 1 || number > LARGEST || GOES_ON.test(text.slice(token.end))) return [];
    const before = tokens[at - 1];
    if (before !== undefined && isAge(text.slice(before.start, token.end)))
      return [
        { start: before.start, end: token.end, noun: before, joined: false, number, term: ageTerm(number) },
      ];
    const from = nounBefore(text, tokens, at);
    const noun = tokens[from];
    if (noun?.term == null || /\d/.test(noun.word) || readNumber(noun.word) !== null) return [];
    // "Charging friends six quid": of many there is no sixth.
    if (at - from === 1 && /^\p{Ll}+[^s]s$/u.test(noun.surface) && !/\d/.test(token.word)) return [];
    // "16 votes to 14"
    if (readNumber(tokens[from - 1]?.word ?? "") !== null) return [];
    const phrase = { start: noun.start, end: token.end, noun, joined: at - from > 1 };
    return [{ ...phrase, number, term: `${noun.term}#${number}` }];
  });
}

/** "Under-18s" are people of an age, whatever word stands before. */
function isAge(words: string): boolean {
  return /^(?:under|over)[-\s]\d{1,2}s$/i.test(words);
}

/** Index of the telling word before a number, joining words passed over; -1 where something parts the two. */
function nounBefore(text: string, tokens: readonly Token[], at: number): number {
  for (let before = at - 1; before >= 0 && at - before <= MOST_JOINING + 1; before--) {
    const [word, next] = [tokens[before], tokens[before + 1]];
    if (word === undefined || next === undefined || !/^[\s-]+$/.test(text.slice(word.end, next.start))) break;
    if (!JOINING.has(word.word)) return before;
  }
  return -1;
}

const AGE =
  /\b(?:at|aged?|over|under)[\s-]+(?:the\s+age\s+of\s+)?(?:(?<number>\d{1,2})s?|(?<words>[a-z]+(?:-[a-z]+)?))\b/gi;

/** Stands for a number at which something begins or ends: "may vote in elections at 16". */
export function ageTermsOf(text: string): readonly string[] {
  if (!mayHoldNumber(text)) return [];
  return [...text.matchAll(AGE)].flatMap(({ groups, index, 0: words }) => {
    const number = readNumber(groups?.number ?? groups?.words ?? "");
    return number === null || GOES_ON.test(text.slice(index + words.length)) ? [] : [ageTerm(number)];
  });
}

/** The same of a number that is asked for with its noun. */
export function ageTerm(number: number): string {
  return `at#${number}`;
}

/**
 * The terms of a name in each way it may be written: a number and its noun as one ("votes at 16" is `vote#16`),
 * words with a hyphen in one word and in several.
 */
export function nameSpellings(name: string): readonly (readonly string[])[] {
  const written = (read: (text: string) => readonly string[]) => {
    let from = 0;
    const terms: string[] = [];
    for (const { start, end, term } of numberPhrases(name)) {
      terms.push(...read(name.slice(from, start)), term);
      from = end;
    }
    return [...terms, ...read(name.slice(from))];
  };
  const apart = (text: string) => tokenize(text).flatMap(({ term }) => term ?? []);
  const closed = (text: string) => termsOf(text.replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, ""));
  return /\p{L}[-‐‑]\p{L}/u.test(name) ? [written(apart), written(closed)] : [written(termsOf)];
}
