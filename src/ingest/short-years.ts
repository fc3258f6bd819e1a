/** Years of two digits without an apostrophe, as titles, bylines and file names have them: "Executive, Tue 4 Mar 31". */
import { fullYear } from "../date-words.ts";

const SHORT_YEAR =
  /(?<=\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.?\s)\d{2}(?=\s*(?:$|[,;|·•()–—]|:(?!\d)|-\s))/giu;

/** A line with such years written in full; what is longer, or follows no day and month, stays as it is. */
export function withFullYears(line: string): string {
  return line.replace(SHORT_YEAR, (short) => String(fullYear(short)));
}
