/** Years of two digits without an apostrophe, as titles, bylines and file names have them: "Executive, Tue 4 Mar 31". */
import { fullYear } from "../date-words.ts";

const SHORT_YEAR =
  /(?<=\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.?\s)\d{2}(?=\s*(?:$|[,;|·•()–—]|:(?!\d)|-\s))/giu;

/** "Thu Mar 6 09:12:33 GMT 2031": as archives of mailing lists and the C library (https://man7.org/linux/man-pages/man3/ctime.3.html) write it. */
const OF_MAIL =
  /(?<=\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}) \d{2}:\d{2}(?::\d{2})?(?: (?:[A-Z]{2,4}|[+-]\d{4}))? ((?:19|20)\d{2})\b/gu;

/** "NEC 4.3.31": with points, and told from a rule's number by what stands before it. */
const WITH_POINTS =
  /(?<=\b(?:NEC|executive|committee|panel|meeting|report|held|dated|date|of|on)\s?[:,(–-]?\s?)((?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)(\d{2})(?![\d.])/giu;

/** A line with such years written in full; what is longer, or follows no day and month, stays as it is. */
export function withFullYears(line: string): string {
  return line
    .replace(OF_MAIL, "$1 $2")
    .replace(SHORT_YEAR, (short) => String(fullYear(short)))
    .replace(WITH_POINTS, (_, days: string, short: string) => days + String(fullYear(short)));
}
