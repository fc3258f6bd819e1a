/** The day right below a title that is called after a meeting: "NEC meeting", and under it "4 March 2031". */
import { monthNumber } from "../date-words.ts";
import { findDates } from "../dates.ts";
import { linesOf } from "../paragraphs.ts";
import type { Meeting } from "../report.ts";
import { lastPart } from "./dating-input.ts";
import { COMMITTEES, NEC_NAMED } from "./kind-words.ts";
import { isDateLine } from "./page-edges.ts";
import { withFullYears } from "./short-years.ts";
import type { Title } from "./title.ts";

/** A blog's "NEC report" has the day of the post below it; what is called a meeting has its own. */
const CALLED_MEETING = /\bmeetings?\b|\bminutes\b/iu;
/** What is kept under the name of a month holds that month's report: "circular May 31.txt". */
const CALLED_REPORT = /\breport\b/iu;
/** As a page has it of a post. */
const WITH_HOUR = /\d:\d{2}|\d\s?[ap]\.?m\b/iu;
const LOOKED_AT = 400;
const NAMED_MONTH =
  /(?<!\d[\s_-]?|\d(?:st|nd|rd|th)[\s_-]?)(?<!\p{L})(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|tember|ober)?[\s_-]*['’]?((?:19|20)?\d{2})(?!\d|[\s_-]\d)/iu;

/**
 * The title with the day below it, to be read as one. Null where it is not called after a meeting of the NEC, has a
 * day of its own, stands elsewhere, or has anything else right below it.
 */
export function titleWithDay(text: string, { stated, span }: Title, file: string): string | null {
  if (stated === null || span === null) return null;
  const report = CALLED_REPORT.test(stated) && !CALLED_MEETING.test(stated);
  if (!report && !CALLED_MEETING.test(stated)) return null;
  if (!(NEC_NAMED.test(stated) || COMMITTEES.test(stated)) || findDates(stated).length > 0) return null;
  const below = linesOf(text.slice(span.end, span.end + LOOKED_AT)).find((line) => /\S/u.test(line.text));
  if (below === undefined || !isDateLine(below.text) || WITH_HOUR.test(below.text)) return null;
  return report && !isNamedAfterMonth(file, below.text) ? null : `${stated}, ${below.text.trim()}`;
}

/** Whether each of the meetings lies in a month that was known before, if any was. */
export function isNearer(days: readonly Meeting[], months: readonly Meeting[] | null): boolean {
  return days.every(
    ({ from, to }) =>
      months?.some((month) => (month.from ?? "") <= (from ?? "") && (month.to ?? "") >= (to ?? "")) ?? true,
  );
}

/** Whether a file's name gives the month of a day and nothing nearer, its year in two digits or four. */
function isNamedAfterMonth(file: string, day: string): boolean {
  const [date] = findDates(withFullYears(day));
  const [, month, , year] = NAMED_MONTH.exec(lastPart(file)) ?? [];
  return (
    date !== undefined &&
    month !== undefined &&
    monthNumber(month) === date.first.month &&
    Number(year) % 100 === (date.year ?? 0) % 100
  );
}
