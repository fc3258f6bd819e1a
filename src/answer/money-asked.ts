/** Whether a question asks for a sum of money, and for which kind of it. */
import { termsOf } from "../archive/analyzer.ts";

const HOW_MUCH =
  /^(?:(?!\bhow\b).)*\bhow\s+(?:much|many\s+(?:(?:hundred|thousand|million)s?\s+(?:of\s+)?)?(?:pounds|quid))\b/i;
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
  return HOW_MUCH.test(text) || WHAT_IT_COST.test(text) || KIND_OF_SUM.test(text) || asksForPay(text);
}

/** "The harbour lease - rent?": a note that ends with what is wanted. */
const LAST_WORD = /\b(rent|salary|wage|fee|fine|penalty|budget|pension|bonus|levy)\W*$/i;
const A_SENTENCE = /\b(?:how|what|which|who|when|where|why|did|does|do|is|was|were|are|has|had|have|will)\b/i;

/** The kind of sum that is asked for, as an index term: "what salary does she get?"; null where any will do. */
export function sumAsked(text: string): string | null {
  const { what, big, kind } = KIND_OF_SUM.exec(text)?.groups ?? {};
  const word = what ?? big ?? kind ?? (A_SENTENCE.test(text) ? undefined : LAST_WORD.exec(text)?.[1]);
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

const PAY =
  /\bwhat\b[^?]{1,60}\b(?:paid|earn(?:s|ed|ing)?)\b(?:\s+(?:now|a\s+year|per\s+year|these\s+days|for\s+(?:it|that|the\s+job)|as\b[^?]*))?\W*$|\b(?:what|how\s+(?:much|big|high|large))\b[^?]{0,60}\b(?:salary|wages?)\b|\bhow\s+much\b[^?]{1,60}\b(?:(?:is|are|was|were|gets?|got|being)\s+(?:\w+\s+){0,3}paid\W*$|earn(?:s|ed)?\b)/i;

/** What is told of somebody's pay is told in such words. */
export const TELLS_PAY =
  /\b(?:(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+){0,2}paid|pay(?!\s+(?:for|to)\b)|salar(?:y|ies)|earn\w*|wages?|remunerat\w*|on\s+£[\d,.]+k?|(?:a|per)\s+year|p\.a\.)/i;

/** Asks what somebody is paid. */
export function asksForPay(text: string): boolean {
  return PAY.test(text);
}
