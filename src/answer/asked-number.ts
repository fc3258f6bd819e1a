/** Which of the numbers of a sentence answers a question: the one that stands nearest to what is asked about. */
import { tokenize } from "../archive/analyzer.ts";
import { inclusionIn } from "../archive/figures.ts";
import { AMOUNT, readNumber } from "../archive/ledger-numbers.ts";
import { tallies } from "../archive/ledger-tallies.ts";
import type { Figure } from "../report.ts";
import type { Evidence } from "./evidence.ts";
import { countedNoun, countedWords } from "./fitting.ts";
import { withoutDates } from "./numbers-in-text.ts";
import type { Question, QuestionTerm } from "./question.ts";

const A_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?<sign>[£$€]\\s?)?(?<amount>${AMOUNT})(?<share>\\s?(?:%|per\\s?cent))?(?![\\p{L}\\p{N}])`,
  "giu",
);
/** What was before, or is only compared with. */
const EARLIER =
  /\b(?:down\s+from|up\s+from|from|compared\s+(?:with|to)|instead\s+of|than|last\s+year['’]?s?|previously|was)\s+(?:about\s+|around\s+|some\s+|over\s+)?$/i;
/** The reservation just before a number, as told. */
export const HEDGE =
  /\b(about|around|approximately|roughly|some|nearly|almost|just\s+(?:over|under)|over|more\s+than|under|fewer\s+than|less\s+than|at\s+least|up\s+to)\s*$/i;
const NOT_COUNTED =
  /^\s*(?:st|nd|rd|th)\b|^\s*(?:years?|months?|weeks?|days?|hours?|minutes?|o['’]clock|am|pm)\b/i;

/** The number of the matched sentence that answers a "how many" or "how much", as a figure; null where none does. */
export function askedNumber(question: Question, { reading, at, matches }: Evidence): Figure | null {
  const sentence = reading.sentences[at];
  if (sentence === undefined) return null;
  const text = withoutDates(sentence.text);
  const money = asksForMoney(question, text);
  const share = /\b(?:per\s?cent|percentage|proportion|share|turnout|rate)\b|%/i.test(question.text);
  const votes = tallies(text, "");
  const terms = matches.flatMap(({ term }) => (term.weight > 0 ? [term] : []));
  const places = placesOf(text, terms);
  const named = new Set(question.terms.flatMap(({ spellings }) => spellings.flat()));
  const nouns = countedWords(question);
  let best: { figure: Figure; worth: number } | null = null;
  for (const match of text.matchAll(A_NUMBER)) {
    const { sign, amount = "", share: percent } = match.groups ?? {};
    const end = match.index + match[0].length;
    const value = readNumber(amount);
    if (value === null || named.has(amount) || (sign !== undefined) !== money) continue;
    if (share !== (percent !== undefined) && !(share && percent === undefined)) continue;
    if (votes.some((vote) => vote.start < end && match.index < vote.end)) continue;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (EARLIER.test(before) || NOT_COUNTED.test(text.slice(end))) continue;
    const counts = nouns.size > 0 && isCounted(text.slice(end), nouns);
    const worth = nearness(text, places, match.index, end) + (counts ? OF_THE_NOUN : 0);
    if (best !== null && worth <= best.worth) continue;
    const { passage, report } = reading;
    const unit = money
      ? "£"
      : percent === undefined
        ? countedNoun(question.counted) === null
          ? null
          : nounOf(question)
        : "%";
    best = {
      worth,
      figure: {
        passage: passage.id,
        report: report.id,
        meeting: passage.meeting,
        measure: nounOf(question) ?? question.understood,
        value,
        unit,
        qualifier: qualifierOf(before, text.slice(end)),
        asOf: null,
        start: passage.start + sentence.start,
        end: passage.start + sentence.end,
        quote: sentence.text,
      },
    };
  }
  return best?.figure ?? null;
}

function qualifierOf(before: string, after: string): string | null {
  const parts = [HEDGE.exec(before)?.[1]?.toLowerCase(), inclusionIn(after)];
  return parts.filter((part) => part != null).join(", ") || null;
}

function asksForMoney({ text }: Question, told: string): boolean {
  if (/\bhow\s+many\b/i.test(text)) return false;
  return /[£$€]\s?\d/.test(told);
}

/** What is counted, in the asker's word. */
function nounOf({ counted }: Question): string | null {
  const noun = countedNoun(counted);
  if (noun === null || counted === null) return null;
  return tokenize(counted).find(({ term }) => term === noun)?.word ?? null;
}

type Place = { readonly start: number; readonly end: number; readonly weight: number };

/** Where the asked words, or words of like meaning, stand. */
function placesOf(text: string, terms: readonly QuestionTerm[]): readonly Place[] {
  const weights = new Map<string, number>();
  for (const { spellings, synonyms, weight } of terms) {
    for (const word of [...spellings, ...synonyms].flat())
      weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  }
  return tokenize(text).flatMap(({ term, start, end }) => {
    const weight = term === null ? undefined : weights.get(term);
    return weight === undefined ? [] : [{ start, end, weight }];
  });
}

/** "212 members came", "240 people": what is counted stands just behind the number, which is worth more than any nearness. */
function isCounted(after: string, nouns: ReadonlySet<string>): boolean {
  const [, words = ""] = /^((?:[-\s]+[\p{L}’'-]+){1,2})/u.exec(after) ?? [];
  return tokenize(words).some(({ term }) => term !== null && nouns.has(term));
}

const OF_THE_NOUN = 100;

/** Characters at which nearness has fallen by half. */
const HALF = 20;

/** What lies between makes them parts of two statements: "400 from the Tories and 300 from others". */
const PARTED = /[,;()]|\d|\band\b|\bbut\b/i;
const PARTED_SHARE = 0.3;

function nearness(text: string, places: readonly Place[], start: number, end: number): number {
  return places.reduce((sum, place) => {
    const [from, to] = place.start >= end ? [end, place.start] : [place.end, start];
    const share = PARTED.test(text.slice(from, to)) ? PARTED_SHARE : 1;
    return sum + (share * place.weight) / (1 + Math.max(0, to - from) / HALF);
  }, 0);
}
