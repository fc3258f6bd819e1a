/** Whether a question asks for a sum of money, and for which kind of it. */
import { termsOf } from "../archive/analyzer.ts";

const HOW_MUCH = /^(?:(?!\bhow\b).)*\bhow\s+much\b/i;
const WHAT_IT_COST =
  /\bwhat\b[^?]*\b(?:costs?|costing|set\s+(?:us|them)\s+back)\b|\bwhat\s+(?:did|does|do|must|should|will|would|had|has|have)\b[^?]*\b(?:pay|owe|spend)\b/i;
const SUM = `(?:salar(?:y|ies)|wages?|pay|rent|price|cost|fees?|fines?|penalty|pension|budget|bonus|deposit|levy|compensation|damages|settlement|loan|donation|bill)`;
/** "What salary ...?", "how big was the fine", "what is the leader's salary". */
const KIND_OF_SUM = new RegExp(
  `\\b(?:what|which)\\s+(?<what>${SUM})\\b(?!-)|\\bhow\\s+(?:big|large|high|low|hefty|steep|small)\\s+(?:was|is|were|are|will|would)\\s+(?:\\S+\\s+){1,4}?(?<big>${SUM})\\b(?!-)|\\bwhat\\s+(?:was|is|were|are)\\s+(?:\\S+\\s+){1,3}?(?<kind>salary|wage|fine|penalty|rent|fee)\\b(?!-|['’]s)`,
  "iu",
);

/** Asks how much money, by whatever words. */
export function asksForSum(text: string): boolean {
  return HOW_MUCH.test(text) || WHAT_IT_COST.test(text) || KIND_OF_SUM.test(text);
}

/** The kind of sum that is asked for, as an index term: "what salary does she get?"; null where any will do. */
export function sumAsked(text: string): string | null {
  const { what, big, kind } = KIND_OF_SUM.exec(text)?.groups ?? {};
  const word = what ?? big ?? kind;
  // Any sum is a price.
  return word === undefined || /^(?:price|cost)$/i.test(word) ? null : (termsOf(word)[0] ?? null);
}

/** "What will it cost?", "how much does it save?" */
const PRICE =
  /\b(?:what|how\s+much)\b[^?]{0,60}?\b(?:costs?|costing|save[ds]?|saving|set\s+(?:us|them)\s+back)\W*$/i;

/** Asks what something costs or saves: no share answers that. */
export function asksForPrice(text: string): boolean {
  return PRICE.test(text);
}
