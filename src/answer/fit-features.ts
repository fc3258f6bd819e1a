/** Whether a passage's meeting and author are those a question names. */
import { foldWord } from "../archive/analyzer.ts";
import type { PartialDate } from "../report.ts";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

type Named = { readonly years: ReadonlySet<string>; readonly months: ReadonlySet<number> } | null;

const named = new WeakMap<readonly string[], Named>();

/** The years and months that a question names; null where it names none. Found once for all candidates. */
function namedIn(questionWords: readonly string[]): Named {
  const known = named.get(questionWords);
  if (known !== undefined) return known;
  const years = new Set(questionWords.filter((word) => /^(?:19|20)\d\d$/.test(word)));
  const months = new Set(
    questionWords.filter((word) => MONTHS.includes(word)).map((word) => MONTHS.indexOf(word) + 1),
  );
  // "May" alone is as often a verb or a name.
  const none = years.size === 0 && [...months].every((month) => month === MAY);
  const found = none ? null : { years, months };
  named.set(questionWords, found);
  return found;
}

const MAY = 5;

/** Share of the years and months a question names that are the passage's; null where it names none. */
export function dateFit(questionWords: readonly string[], date: PartialDate | null): number | null {
  const asked = namedIn(questionWords);
  if (asked === null) return null;
  if (date === null) return 0;
  const { years, months } = asked;
  const inYear = years.has(date.slice(0, 4));
  const inMonth = months.has(Number(date.slice(5, 7)));
  return (Number(inYear) + Number(inMonth)) / (Number(years.size > 0) + Number(months.size > 0));
}

/** Whether one of the authors is named by surname; null where the passage's author is not known. */
export function personFit(
  questionWords: ReadonlyMap<string, unknown>,
  authors: readonly string[],
): number | null {
  if (authors.length === 0) return null;
  const surnames = authors.flatMap((author) =>
    author
      .trim()
      .split(/[\s-]+/)
      .slice(-1),
  );
  return surnames.some((surname) => questionWords.has(foldWord(surname))) ? 1 : 0;
}
