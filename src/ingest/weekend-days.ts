/** Days of a month that is not named, each with its weekday in short: "last weekend (Sat 25 and Sun 26)". */
import { weekdayNumber } from "../date-words.ts";
import type { RelativeDate } from "../relative-dates.ts";

/** One such day, or two in a row: the second is then `following`. */
export type WeekdayDays = RelativeDate & { readonly following?: true };

const WEEKDAY = "(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+(?:the\\s+)?";
const DAY = "([12]?\\d|3[01])(?:st|nd|rd|th)?";
const MONTHS =
  "(?!\\d|[:.]\\d|\\s*(?:of\\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\\s*[/.-]\\d)";
const PAIR = new RegExp(
  `(?<![\\p{L}\\p{N}])${WEEKDAY}${DAY}\\s*(?:and|&|[-–—/]|to)\\s*${WEEKDAY}${DAY}(?![\\p{L}\\p{N}])${MONTHS}`,
  "giu",
);

/** Two days in a row of which neither gives its month; a number that only looks like a day has no such neighbour. */
export function daysInARow(text: string): WeekdayDays[] {
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const [words, first = "", day = "", second = "", next = ""] = match;
    const weekday = weekdayNumber(first);
    const follows =
      Number(next) === Number(day) + 1 && weekday !== null && weekdayNumber(second) === (weekday % 7) + 1;
    const place = { start: match.index, end: match.index + words.length, text: words };
    return follows
      ? [{ ...place, kind: "monthday", offset: -1, weekday, monthday: Number(day), following: true } as const]
      : [];
  });
}
