/** Which words tell what a vote or figure is about, and which of them mean one thing. */
import { termsOf } from "../archive/analyzer.ts";

/** Words that stand by any vote or figure and tell nothing of what it is about. */
const NOT_TELLING = new Set(
  termsOf(`vote votes voted voting carried lost won passed defeated rejected fell agreed approved elected motion motions
    amendment paper proposal proposed moved recommendation against favour abstention abstained meeting nec committee
    supported narrowly narrow majority one two three tied recount tie result reported report reports said told asked
    party labour member members people total number figure figures million thousand including about over now year
    time stood stands given further last first new put made would could should debate discussed spoke argued
    everybody nobody many some most`),
);
/** Words for one thing of the accounts. */
const SAME_MEANING: readonly (readonly [RegExp, string])[] = [
  [/^(?:debt|ow|owe|owed|owing|borrow|loan)/, "debt"],
  [/^(?:deficit|shortfal|overspend|overspent)/, "deficit"],
  [/^(?:exclu|auto-?exclu|expel|expuls)/, "exclusion"],
  [/^(?:proscri)/, "proscription"],
  [/^(?:suspen)/, "suspension"],
  [/^(?:elect|ballot|contest|stood)/, "election"],
  [/^(?:redund|severanc)/, "redundancy"],
  [/^(?:cost|spend|spent|expens)/, "cost"],
];

/** Most words are seen at once to have none of these meanings. */
const ANY_MEANING = new RegExp(SAME_MEANING.map(([{ source }]) => source).join("|"));

/** Whether an index term tells of a matter at all: neither a number nor a word of voting and counting. */
export function isTellingTerm(term: string): boolean {
  const first = term.charCodeAt(0);
  return !(first >= DIGIT_0 && first <= DIGIT_9) && !NOT_TELLING.has(term);
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** Terms of which the meaning is kept: those of a corpus come again and again. */
const MOST_KEPT = 20_000;
const meanings = new Map<string, string>();

/** The term itself, or what stands for all terms that mean the same. */
export function meaningOf(term: string): string {
  const known = meanings.get(term);
  if (known !== undefined) return known;
  const found = findMeaning(term);
  if (meanings.size >= MOST_KEPT) meanings.clear();
  meanings.set(term, found);
  return found;
}

function findMeaning(term: string): string {
  if (!ANY_MEANING.test(term)) return term;
  return SAME_MEANING.find(([pattern]) => pattern.test(term))?.[1] ?? term;
}
