/** A question in a short line, as it was understood: "Corbyn, whip; January 2022". */
import type { AnswerWording } from "./answer-wording.ts";
import type { FoundPeriod } from "./period.ts";
import type { QuestionTerm } from "./question.ts";

/** What a question is about, and of which time, in the words of one language. */
export function describeQuestion(
  terms: readonly QuestionTerm[],
  period: FoundPeriod | null,
  words: AnswerWording,
): string {
  const subject = terms
    .filter(({ weight }) => weight > 0)
    .map(({ label }) => label)
    .join(", ");
  return [subject, period === null ? "" : describePeriod(period, words)]
    .filter((part) => part !== "")
    .join("; ");
}

function describePeriod({ from, to, text }: FoundPeriod, words: AnswerWording): string {
  if (from !== null && to !== null) return wholeUnit(from, to, words);
  if (from !== null) return words.fromDate(words.span(from, from));
  return to === null ? text : words.upToDate(words.span(to, to));
}

function wholeUnit(from: string, to: string, words: AnswerWording): string {
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return words.span(from.slice(0, 4), to.slice(0, 4));
  const last = Temporal.PlainDate.from(to);
  const months = from.endsWith("-01") && last.day === last.daysInMonth;
  return months ? words.span(from.slice(0, 7), to.slice(0, 7)) : words.span(from, to);
}
