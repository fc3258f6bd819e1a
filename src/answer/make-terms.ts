/** One thing that a question names, or one word of it, as a term to look for. */
import { type Token, termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { numberInWords, readNumber } from "../archive/ledger-numbers.ts";
import { COMMON_WORDS } from "./asked.ts";
import { ageTerm, type NumberPhrase } from "./number-phrases.ts";
import { holdersEver, type Office } from "./offices.ts";
import type { QuestionTerm } from "./question.ts";
import { phraseSynonymsOf, synonymsOf } from "./synonyms.ts";
import { otherFormsOf } from "./word-forms.ts";
import type { WordStatistics } from "./word-statistics.ts";

/** Words that nearly every report holds count this much. */
export const COMMON_SHARE = 0.15;

/** Verbs that stand with any subject ("deal with", "put forward") and small numbers say less of it than its nouns. */
const LIGHT_SHARE = 0.4;

/** Up to here a number is told of many things: "three", "four times". */
const LARGEST_SMALL = 9;

const LIGHT_TERMS: ReadonlySet<string> = new Set(
  termsOf(
    "earlier previous previously due get getting got real really proper properly fully actual actually deal dealt keep kept put bring brought give gave given make made mean meant want wanted try tried seem become became stay turn turned let letting set setting stop stopped stopping ask asked happen happened plan planned manage managed do done use used receive received involve involved consist include included concern relate related intend intended suppose supposed attempt attempts attempted never",
  ),
);

export const COMMON_TERMS: ReadonlySet<string> = new Set([...COMMON_WORDS].flatMap((word) => termsOf(word)));

/** "The general secretary": whoever held the office, under their name as well. */
export function officeTerm(office: Office, archive: Archive, statistics: WordStatistics): QuestionTerm {
  const terms = termsOf(office);
  return {
    kind: "office",
    label: office,
    spellings: [terms],
    synonyms: distinct([
      ...phraseSynonymsOf(terms),
      ...holdersEver(archive, office).map((name) => termsOf(name)),
    ]),
    weight: weightOfPhrase(terms, statistics),
    required: true,
    common: false,
    key: office,
  };
}

export type Phrase = { readonly start: number; readonly end: number; readonly tokens: readonly Token[] };

/** Words that name an organisation when they stand with capitals beside others. */
const ORGANISATION =
  /^(?:party|clps?|branch|constituency|ward|committee|council|executive|commission|forum|union|board|panel|association|society|network|federation|congress|assembly|institute|trust|fund|review|report|inquiry|group|office|campaign|act|bill)$/;

/** "Merton St" is Merton Street. */
const ADDRESS_WORDS: Readonly<Record<string, string>> = {
  st: "street",
  rd: "road",
  sq: "square",
  ave: "avenue",
  gdns: "gardens",
};

/** A person unknown to the gazetteer may go by the last name alone; an organisation only by all its words or initials. */
export function phraseTerm({ tokens }: Phrase, label: string, statistics: WordStatistics): QuestionTerm {
  const terms = tokens.flatMap(({ term }) => (term === null ? [] : [withoutPossession(term, statistics)]));
  const organisation = tokens.some(({ word }) => ORGANISATION.test(word));
  const initials = tokens.map(({ word }) => word[0] ?? "").join("");
  // A local party goes by its place alone, and not by the three letters that all of them share.
  const place = /^clps?$/.test(tokens.at(-1)?.word ?? "") ? [terms.slice(0, -1)] : [[initials]];
  const shorter = organisation ? place : standsAlone(tokens, statistics) ? [terms.slice(-1)] : [];
  const common = terms.every((term) => COMMON_TERMS.has(term));
  const weight = weightOfPhrase(terms, statistics);
  const inFull = ADDRESS_WORDS[tokens.at(-1)?.word ?? ""];
  const address = inFull === undefined ? [] : [[...terms.slice(0, -1), ...termsOf(inFull)]];
  return {
    kind: "name",
    label,
    spellings: distinct([terms, ...address, ...shorter]),
    synonyms: [],
    weight: common ? weight * COMMON_SHARE : weight,
    required: !common,
    common,
    key: null,
  };
}

/** "Mabel Thistlewoods place": a name that only the reports' spelling without its "s" is known by. */
function withoutPossession(term: string, statistics: WordStatistics): string {
  const bare = term.replace(/s$/, "");
  return bare !== term && statistics.frequency(term) === 0 && statistics.isName(bare) ? bare : term;
}

/** What the names of many places end with: "Harbour West" is no other west. */
const OF_MANY_PLACES =
  /^(?:north|south|east|west|central|upper|lower|northern|southern|eastern|western|row|road|street|lane|square|court|hall|house|place|park|green|bridge|wharf|quay|valley|county|borough|island|islands|university|college|hospital|station)$/;

/** Whether a stranger's surname can be told from other words: no word of its stem is ever written in lower case. */
function standsAlone(tokens: readonly Token[], statistics: WordStatistics): boolean {
  const last = tokens.at(-1);
  if (tokens.length !== 2 || last?.term == null) return false;
  return statistics.isName(last.term) && !COMMON_TERMS.has(last.term) && !OF_MANY_PLACES.test(last.word);
}

/** What a phrase is worth: its most telling word, and a little for the rest. */
export function weightOfPhrase(terms: readonly string[], statistics: WordStatistics): number {
  const weights = terms.map((term) => statistics.weight(term));
  const heaviest = Math.max(0.1, ...weights);
  return heaviest + 0.3 * (sum(weights) - heaviest);
}

/** An everyday phrase that means one thing: its words together, or what else is said for it. */
export function everydayTerm({ tokens }: Phrase, statistics: WordStatistics): QuestionTerm {
  const terms = tokens.flatMap(({ term }) => term ?? []);
  const synonyms = phraseSynonymsOf(terms);
  const isHeld = (words: readonly string[]) => words.every((word) => statistics.frequency(word) > 0);
  const held = isHeld(terms);
  // What the reports never call so is worth what they call it.
  const alike = synonyms.filter(isHeld).map((words) => weightOfPhrase(words, statistics));
  return {
    kind: "word",
    label: tokens.map(({ surface }) => surface).join(" "),
    spellings: [terms],
    synonyms,
    weight: held || alike.length === 0 ? weightOfPhrase(terms, statistics) : Math.max(...alike),
    required: false,
    common: false,
    key: null,
    oneMeaning: true,
  };
}

/** "Rule 14", "votes at 16": the noun and the number together. */
export function numberPhraseTerm(
  { term, noun, number, joined }: NumberPhrase,
  label: string,
  statistics: WordStatistics,
): QuestionTerm {
  // "Under 18s" may be told of as those of 14 to 17.
  const isAge = term === ageTerm(number);
  return {
    kind: "name",
    label,
    spellings: joined && noun.term !== null ? [[term], [noun.term, ageTerm(number)]] : [[term]],
    synonyms: [],
    weight: statistics.weight(isAge ? term : (noun.term ?? noun.word)) + NUMBERED,
    required: !isAge,
    common: false,
    key: null,
  };
}

/** What a number adds to the worth of its noun. */
const NUMBERED = 2;

export function wordTerm(
  token: Token,
  read: string | null,
  opensSentence: boolean,
  statistics: WordStatistics,
): QuestionTerm {
  const word = read ?? token.word;
  const terms = termsOf(word);
  const [term = word] = terms;
  const number = readNumber(word);
  const small = number !== null && number <= LARGEST_SMALL;
  const capitalised = /^\p{Lu}/u.test(token.surface) && !opensSentence;
  const others = otherFormsOf(term);
  const held = [term, ...others].some((form) => statistics.frequency(form) > 0);
  const name = number === null && (statistics.isName(term) || (capitalised && !held));
  const common = [term, ...others].some((form) => COMMON_TERMS.has(form));
  const plain = withPlural(terms);
  const alternatives = plain
    .flatMap((forms) => forms.flatMap((form) => synonymsOf(form)))
    .flatMap((words) => withPlural(words));
  const synonyms = [
    ...others.map((form) => [form]),
    ...alternatives,
    // A name is the beginning of other names that have nothing to do with it.
    ...(name ? [] : statistics.relatedTo(term).map((root) => [root])),
  ];
  const alike = synonyms.flat().filter((other) => statistics.frequency(other) > 0);
  const full =
    held || alike.length === 0
      ? Math.min(
          ...[term, ...others]
            .filter((form, at) => at === 0 || statistics.frequency(form) > 0)
            .map((form) => statistics.weight(form)),
        )
      : Math.max(...alike.map((other) => statistics.weight(other)));
  return {
    kind: number !== null ? "number" : name ? "name" : "word",
    label: read ?? token.surface,
    spellings: number === null ? plain : distinct([terms, ...otherWaysToWrite(number)]),
    synonyms,
    weight: common ? full * COMMON_SHARE : LIGHT_TERMS.has(term) || small ? full * LIGHT_SHARE : full,
    required: (name && !common && alternatives.length === 0) || (number !== null && !small),
    common,
    key: null,
    ...(held || alternatives.length === 0 ? {} : { oneMeaning: true as const }),
  };
}

export function fullFormTerm(
  text: string,
  { abbreviation, start, end }: { abbreviation: string; start: number; end: number },
  statistics: WordStatistics,
): QuestionTerm {
  const terms = termsOf(text.slice(start, end));
  return {
    kind: "name",
    label: text.slice(start, end),
    spellings: distinct([terms, [abbreviation]]),
    synonyms: [],
    weight: weightOfPhrase(terms, statistics),
    required: true,
    common: false,
    key: null,
  };
}

/** The stemmer leaves the plural of an abbreviation alone: "CLPs" is "CLP". */
function withPlural(terms: readonly string[]): readonly (readonly string[])[] {
  const [term] = terms;
  if (term === undefined || terms.length > 1 || /[aeiouy]/.test(term) || term.length > 6) return [terms];
  return [terms, [term.endsWith("s") ? term.slice(0, -1) : `${term}s`]];
}

/** "14" is "fourteen" in some reports, and the other way round. */
function otherWaysToWrite(number: number): readonly (readonly string[])[] {
  const inWords = numberInWords(number);
  return [[String(number)], ...(inWords === null ? [] : [termsOf(inWords)])];
}

export function distinct(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return lists.filter((list) => {
    const key = list.join(" ");
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
