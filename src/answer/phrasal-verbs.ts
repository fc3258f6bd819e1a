/** Verbs that mean something else with the little word after them: "stood down" is not "stood". */
import { type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import { isJoined, numberIn, type TextWords } from "./text-words.ts";

const PARTICLES: ReadonlySet<string> = new Set("down off out up over through in back on".split(" "));

/** Stands in the terms of verbs with their particles, and in no other. */
export const JOINT = "_";

/** The term that stands for a verb with its particle; null for words that are none. */
export function phrasalTerm(verb: string | null, particle: string): string | null {
  return verb !== null && PARTICLES.has(particle) ? `${verb}${JOINT}${particle}` : null;
}

/** The terms of an everyday expression whose words are joined by hyphens: "stood-down", "head-office". */
export function expressionTerms(expression: string): readonly string[] {
  const [first = "", last = "", ...more] = expression.split("-");
  const phrasal = more.length > 0 ? null : phrasalTerm(termsOf(first)[0] ?? null, last);
  return phrasal === null ? termsOf(expression.replaceAll("-", " ")) : [phrasal];
}

/** The verbs with particles that stand in a text, as terms. `tokens`: the words of the text, where they are known. */
export function phrasalTermsOf(text: string, tokens: readonly Token[] = tokenize(text)): readonly string[] {
  const found: string[] = [];
  let verb: string | null = null;
  for (const { word, term } of tokens) {
    const phrasal = verb === null ? null : phrasalTerm(verb, word);
    if (phrasal !== null) found.push(phrasal);
    verb = term;
  }
  return found;
}

/** The verbs with particles among words that stand one after another, as `phrasalTermsOf` gives them. */
export function phrasalTermsIn({ book, entries, from, to }: TextWords): readonly string[] {
  const found: string[] = [];
  let verb: string | null = null;
  for (let at = from; at < to; at++) {
    const entry = entries[at] ?? 0;
    if (isJoined(entry)) continue;
    const number = numberIn(entry);
    const phrasal = verb === null ? null : phrasalTerm(verb, book.words[number] ?? "");
    if (phrasal !== null) found.push(phrasal);
    verb = book.terms[number] ?? null;
  }
  return found;
}
