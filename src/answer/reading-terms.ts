/** The terms by which a stretch of a report is matched against a question. */
import { readText, type Token } from "../archive/analyzer.ts";
import { ageTermsOf, numberPhrases } from "./number-phrases.ts";

/** The terms of a text, and what stands for a number with its noun. */
export function readTerms(text: string): readonly string[] {
  const { tokens, terms } = readText(text);
  return [...terms, ...numberTerms(text, tokens)];
}

/** What stands for the numbers of a text with their nouns; `tokens` are its words. */
export function numberTerms(text: string, tokens: readonly Token[]): readonly string[] {
  return [...numberPhrases(text, tokens).map(({ term }) => term), ...ageTermsOf(text)];
}
