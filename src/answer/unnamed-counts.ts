/** Numbers beside which what they count goes without saying: "eighty-six took severance". */
import { holdsAny } from "./met-terms.ts";
import { NUMBER, withoutDates } from "./numbers-in-text.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { Question } from "./question.ts";

/** "Eighty-six took severance", but not "two of five workshop rooms": a number that counts nothing named beside it. */
export function standsAlone(text: string): boolean {
  const plain = withoutDates(text);
  return [...plain.matchAll(new RegExp(NUMBER, "giu"))].some(
    ({ 0: number, index }) =>
      !/^[^.,;:()]{0,4}(?:\s+\p{Ll}[\p{L}’'-]*){0,3}?\s+\p{Ll}{2,}(?<!s|wa|ha|doe|i)s\b/u.test(
        plain.slice(index + number.length),
      ),
  );
}

/**
 * "Eighty-six took voluntary severance": all that is asked but the counted noun stands in the sentence; or all but a
 * word as well, where a name does and the passage has said what is counted: "Of the 83 cases ... 31 went to appeal".
 */
export function coversRest(
  question: Question,
  { terms: whole, section, passage }: ReadPassage,
  terms: ReadonlySet<string>,
  noun: string,
  ways: readonly (readonly string[])[],
): boolean {
  const rest = question.terms.filter(
    ({ common, spellings, key }) =>
      !common &&
      (key === null || key !== passage.meeting?.body) &&
      !spellings.some((words) => words.includes(noun)),
  );
  const unmet = rest.filter(
    ({ spellings, synonyms }) => !holdsAny(terms, spellings) && !holdsAny(terms, synonyms),
  );
  if (rest.length < 2) return false;
  const [only, ...others] = unmet;
  return (
    only === undefined ||
    (others.length === 0 &&
      only.kind === "word" &&
      rest.some((term) => term !== only && term.kind !== "word" && term.kind !== "number") &&
      (holdsAny(whole, ways) || holdsAny(section, ways)))
  );
}
