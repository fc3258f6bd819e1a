/** The days and months that sentences of reports give, and whether two of them can be of one thing. */
import { termsOf } from "../archive/analyzer.ts";
import { findDates } from "../dates.ts";
import type { FoundDate } from "../found-date.ts";
import { type Told, toldAt } from "./accounts.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { ReadSentence } from "./reading-sentence.ts";
import { isTellingTerm, meaningOf } from "./telling-terms.ts";

/** A sentence with a day, or a month, on which it puts something. */
export type ToldDate = Told & { readonly date: FoundDate };

/**
 * The one day that a sentence gives; of several each that is another end of a thing ("opens on ... and closes on ...").
 * Else, where `months`, the one month in which it puts something; the end of a month is a day.
 */
export function datesTold(
  reading: ReadPassage,
  sentence: ReadSentence,
  months: boolean,
): readonly ToldDate[] {
  return datesIn(sentence.text, months).map((date) => ({ ...toldAt(reading, sentence), date }));
}

function datesIn(text: string, months: boolean): readonly FoundDate[] {
  const found = findDates(text);
  const days = found.filter((date) => date.precision === "day" || isEndOfMonth(text, date));
  if (days.length > 1) {
    const ends = new Set(days.map((date) => endTold(text, date)));
    return ends.size === days.length && !ends.has(null) ? days : [];
  }
  if (days.length === 1 || !months) return days;
  const inMonths = found.filter(
    ({ precision, start }) => precision === "month" && PUTS_IN.test(text.slice(0, start)),
  );
  return inMonths.length === 1 ? inMonths : [];
}

const PUTS_IN = /\b(?:in|for|till|until|to|by|before)\s+$/i;

/** The date as its sentence gives it: "end of September". */
export function dateLabel({ quote, date }: ToldDate): string {
  const [before = ""] = isEndOfMonth(quote, date) ? (END_OF.exec(quote.slice(0, date.start)) ?? []) : [];
  return `${before}${date.text}`.replace(/\s+/g, " ");
}

function isEndOfMonth(text: string, { precision, start }: FoundDate): boolean {
  return precision === "month" && END_OF.test(text.slice(0, start));
}

const END_OF = /\bend\s+of\s+$/i;

/** Whether two dates may be told of one thing: what lasts until a day is not what begins or takes place on another. */
export function maybeOfOneThing(a: ToldDate, b: ToldDate): boolean {
  if (areBothEnds(a, b)) return false;
  return isDeadline(a) === isDeadline(b) || (isDeadline(a) ? endsOn(b) : endsOn(a));
}

/** "Until 31 March", but not "not until 31 March". */
export function isDeadline({ quote, date }: ToldDate): boolean {
  const before = quote.slice(0, date.start);
  return DEADLINE.test(before) && !NOT_UNTIL.test(before);
}

/** "It won't open until 31 March", "not before May": then it begins. */
const NOT_UNTIL =
  /(?:\b(?:not|never|cannot)\b|n['’]t\b)[^.;:]{0,50}\b(?:until|till|before)\s+(?:\S+\s+){0,4}$/i;

const OF_A_MONTH = "\\s*(?:the\\s+)?(?:(?:end|middle|start|beginning|close)\\s+of\\s+)?$";
const DEADLINE = new RegExp(
  `\\b(?:until|till|by|before|no\\s+later\\s+than|deadline\\s+(?:of|is|was)|clos(?:es?|ing)\\s+(?:date\\s+)?(?:on|is|was|of)?)${OF_A_MONTH}`,
  "i",
);

/** "Ends on 1 June", "will be lifted from 1 June". */
function endsOn({ quote, date }: ToldDate): boolean {
  return ENDS_ON.test(quote.slice(0, date.start));
}

const ENDS_ON = new RegExp(
  `\\b(?:ends?|ended|ending|expires?|expired|expiring|lapses?|lapsed|finish(?:es|ed)?|stops?|stopped|lifted|removed|r(?:un|uns|an)\\s+out)(?:\\s+(?:on|at|in|from|as\\s+from))?${OF_A_MONTH}`,
  "i",
);

/** "Nominations open on", "nominations close on": the two ends of one thing. */
function areBothEnds(a: ToldDate, b: ToldDate): boolean {
  const [first, second] = [endTold(a.quote, a.date), endTold(b.quote, b.date)];
  return first !== null && second !== null && first !== second;
}

function endTold(text: string, { start }: FoundDate): "opens" | "closes" | null {
  // "Opens at the end of March" opens.
  const told = text.slice(0, start).replace(PART_OF_MONTH, " ");
  const last = [...told.matchAll(AN_END)].at(-1);
  return last === undefined ? null : last.groups?.closes === undefined ? "opens" : "closes";
}

const PART_OF_MONTH = /\b(?:end|start|beginning|close)\s+of\s+$/i;

const AN_END =
  /\b(?:(?<closes>clos(?:es?|ed|ing)|ends?|ended|ending|deadline)|opens?|opened|opening|begins?|began|beginning|starts?|started|starting)\b/gi;

/** What has a day of its own is called the same in both: a hearing, a suspension that ends. */
export function shareWord(a: ToldDate, b: ToldDate): boolean {
  const words = ({ quote, date }: ToldDate) =>
    new Set(
      termsOf(quote.slice(0, date.start) + quote.slice(date.end))
        .filter(isTellingTerm)
        .map(meaningOf),
    );
  return !words(a).isDisjointFrom(words(b));
}

/** In the month, in the day where both give one, in the year where both give one. */
export function datesDiffer(a: ToldDate, b: ToldDate): boolean {
  if (areAtOneTurn(a, b) || areAtOneTurn(b, a)) return false;
  const [first, second] = [a.date, b.date];
  if (first.first.month !== second.first.month) return true;
  if (first.precision === "day" && second.precision === "day" && first.first.day !== second.first.day)
    return true;
  return (
    first.precision === "month" &&
    second.precision === "month" &&
    first.from !== null &&
    second.from !== null &&
    first.from !== second.from
  );
}

/** "Until the end of June" and "until 1 July". */
function areAtOneTurn(a: ToldDate, b: ToldDate): boolean {
  return (
    isEndOfMonth(a.quote, a.date) &&
    b.date.first.day === 1 &&
    b.date.first.month === (a.date.last.month % 12) + 1
  );
}
