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

/** Share of the years and months a question names that are the passage's; null where it names none. */
export function dateFit(questionWords: readonly string[], date: PartialDate | null): number | null {
  const years = questionWords.filter((word) => /^(?:19|20)\d\d$/.test(word));
  const months = questionWords
    .filter((word) => MONTHS.includes(word))
    .map((word) => MONTHS.indexOf(word) + 1);
  const named = Number(years.length > 0) + Number(months.length > 0);
  // "May" alone is as often a verb or a name.
  if (named === 0 || (years.length === 0 && months.every((month) => month === 5))) return null;
  if (date === null) return 0;
  const inYear = years.includes(date.slice(0, 4));
  const inMonth = months.includes(Number(date.slice(5, 7)));
  return (Number(inYear) + Number(inMonth)) / named;
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
