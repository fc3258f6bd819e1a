/** How much each term of a question counts beside the others. */
import { termsOf } from "../archive/analyzer.ts";
import type { Asked } from "./asked.ts";
import type { QuestionTerm } from "./question.ts";
import type { WordStatistics } from "./word-statistics.ts";

/** A term with its offset in the question. */
export type Placed = QuestionTerm & { readonly at: number };

/** The terms of a question as they are meant together: the asking and what is loosely put count less. */
export function weighTerms(
  text: string,
  terms: readonly Placed[],
  asked: Asked,
  statistics: WordStatistics,
): readonly Placed[] {
  const tempered = temper(easeGerunds(text, terms), statistics);
  if (asked === "who") return stressPredicate(tempered);
  return /\bhow\s+much\b/i.test(text) ? easePrice(tempered) : tempered;
}

/** "Who replaced X", "who was elected": whoever is asked for is the one who did just that. */
function stressPredicate(terms: readonly Placed[]): readonly Placed[] {
  const predicate = terms.find(({ kind, common }) => kind === "word" && !common);
  const heaviest = Math.max(0, ...terms.map(({ weight }) => weight));
  return terms.map((term) =>
    term === predicate ? { ...term, weight: Math.max(term.weight, STRESS * heaviest) } : term,
  );
}

const STRESS = 0.75;

/**
 * "On stopping her return", "when delaying the result was voted on": what was to be done is put in many words, what
 * it was to be done to in few.
 */
function easeGerunds(text: string, terms: readonly Placed[]): readonly Placed[] {
  return terms.map((term) =>
    term.kind === "word" && isGerund(text, term) ? { ...term, weight: EASED * term.weight } : term,
  );
}

function isGerund(text: string, { at, label }: Placed): boolean {
  return (
    /ing$/i.test(label) &&
    /\b(?:on|of|about|for|by|to|against|over|when|after|before|from|without)\s+$/i.test(text.slice(0, at)) &&
    /^\S+\s+(?!(?:of|for|in|on|at|by|to|and|or|was|is|were|are)\b)[\p{L}\d]/iu.test(text.slice(at))
  );
}

/** "How much did X cost?": an amount of money beside X says so without the word. */
function easePrice(terms: readonly Placed[]): readonly Placed[] {
  return terms.map((term) =>
    term.kind === "word" &&
    term.spellings.some((words) => words.length === 1 && PRICE_TERMS.has(words[0] ?? ""))
      ? { ...term, weight: EASED * term.weight }
      : term,
  );
}

const EASED = 0.4;

const PRICE_TERMS: ReadonlySet<string> = new Set(
  termsOf("cost costs spend spent pay paid price worth money cash funds"),
);

/** An unknown word that is no name may be a way of putting it: it weighs no more than the heaviest known one. */
function temper(terms: readonly Placed[], statistics: WordStatistics): readonly Placed[] {
  const isHeld = ({ spellings, synonyms }: QuestionTerm) =>
    [...spellings, ...synonyms].some((words) => words.every((word) => statistics.frequency(word) > 0));
  const heaviest = Math.max(
    0,
    ...terms.filter((term) => !term.common && isHeld(term)).map(({ weight }) => weight),
  );
  if (heaviest === 0) return terms;
  return terms.map((term) =>
    term.kind === "word" && !isHeld(term) ? { ...term, weight: Math.min(term.weight, heaviest) } : term,
  );
}
