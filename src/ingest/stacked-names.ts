/** The author in two lines at the head of a text: a name, and below it an office or a day. */
import { findDates } from "../dates.ts";
import { type Hint, hint, NAMES_ALONE, ROLE_AFTER_NAME, withoutMarks } from "./author-hints.ts";
import { cleanName, isName } from "./personal-names.ts";

/** A name by itself with a role on the next line, as whoever sends a report signs the letter before it. */
export function nameOverRoleHints(line: string, next: string): Hint[] {
  const name = cleanName(line.replace(/[*_]+/gu, ""));
  const role =
    next.length < 80 &&
    !/[.!?:]$/u.test(next) &&
    /^\P{Ll}*(?:NEC|CLP|[Cc]onstituency|[Mm]ember|[Rr]ep)/u.test(next);
  return role && NAMES_ALONE.test(name) && isName(name) && ROLE_AFTER_NAME.test(next)
    ? [hint([name], 8)]
    : [];
}

/** A name by itself, perhaps as an item of a list, with nothing but a day on the next line. */
export function nameOverDayHints(line: string, next: string): Hint[] {
  const name = cleanName(withoutMarks(line).replace(/^[-•·]\s+/u, ""));
  const [date] = next.length > LONGEST_DAY ? [] : findDates(next);
  const bare =
    date?.precision === "day" &&
    !/\p{L}{3}/u.test(`${next.slice(0, date.start)} ${next.slice(date.end)}`.replace(ASIDES, " "));
  return bare && NAMES_ALONE.test(name) && isName(name) ? [hint([name], 5)] : [];
}
const LONGEST_DAY = 60;
const ASIDES =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:public|edited|GMT|BST|UTC)\b/giu;
