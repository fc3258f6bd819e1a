/** Single days, months, seasons and years as they are written in English, each as a span of days. */
import {
  days,
  months,
  nearestSeason,
  partOfMonth,
  partOfYear,
  type Span,
  seasonOf,
  shifted,
  span,
  unitAround,
  years,
} from "./calendar-spans.ts";

export type Point = Span & {
  /** Offset just after the words that were read. */
  readonly end: number;
  /** No year was written: the latest such day or month up to today was taken. */
  readonly yearless: boolean;
  /** The month that was written, where there was one: lends itself to "4 and 5 November". */
  readonly month: number | null;
  /** A plain four-digit year: may be part of a name ("the 2019 manifesto"). */
  readonly bareYear: boolean;
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEKDAY = `(?:(?:${WEEKDAYS.join("|")}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\\b,?\\s+)?`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:19|20)\\d{2})(?!\\d|[.,]\\d)";
/** "March 09", "in 24": a year of two digits, as members type it; one that is over or under way. */
const SHORT_YEAR = "['’]?(\\d{2})(?![\\d%:]|[.,]\\d|st\\b|nd\\b|rd\\b|th\\b)";
/** Nothing that a number could count follows. */
const NOTHING_COUNTED = "(?=\\s*(?:[?.,;:)!]|$|nec\\b|meeting\\b))";
const SEASON = "(spring|summer|autumn|fall|winter)";
const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  "couple of": 2,
  "a couple of": 2,
  two: 2,
  three: 3,
  few: 3,
  "a few": 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};
const COUNT = `(\\d{1,3}|${Object.keys(COUNTS)
  .sort((a, b) => b.length - a.length)
  .join("|")})`;

type Reading = Span & { readonly yearless?: boolean; readonly month?: number; readonly bareYear?: boolean };
type Form = {
  readonly pattern: RegExp;
  read(groups: readonly (string | undefined)[], today: Temporal.PlainDate): Reading | null;
};

/** Tried in order at one place of a text; the first that can be read wins, so longer forms stand first. */
const FORMS: readonly Form[] = [
  form(/(\d{4})-(\d{2})-(\d{2})(?!\d)/, ([, year, month, day]) => days(num(year), num(month), num(day))),
  form(/(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/, ([, day, month, year], today) =>
    days(fullYear(year, today), num(month), num(day)),
  ),
  form(/((?:19|20)\d{2})-(0[1-9]|1[0-2])(?!\d)/, ([, year, month]) => months(num(year), num(month))),
  // "2016-18", "2016/17", "2016 – 2018"
  form(/((?:19|20)\d{2})\s*[-–—/]\s*((?:19|20)\d{2}|\d{2})(?!\d)/, ([, first, last]) => {
    const end = last?.length === 2 ? num(`${first?.slice(0, 2)}${last}`) : num(last);
    return end > num(first) ? years(num(first), end) : null;
  }),
  // "4-5 November 2013", "24/29 September 2021", "4th and 5th November"
  form(
    `${WEEKDAY}${DAY}\\s*(?:-|–|—|/|to|and|&)\\s*${DAY}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?`,
    ([, first, last, month, year], today) => dayRange(num(first), num(last), monthOf(month), year, today),
  ),
  form(
    `${WEEKDAY}(?:the\\s+)?${DAY}(?:\\s+of)?\\s+${MONTH}\\s+${SHORT_YEAR}${NOTHING_COUNTED}`,
    ([, day, month, year], today) => {
      const full = yearMeant(year, today);
      return full === null ? null : days(full, monthOf(month), num(day));
    },
  ),
  form(
    `${WEEKDAY}(?:the\\s+)?${DAY}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?`,
    ([, day, month, year], today) => dayRange(num(day), num(day), monthOf(month), year, today),
  ),
  form(
    `${WEEKDAY}${MONTH}\\s+${DAY}\\s*(?:-|–|—|/|to|and|&)\\s*${DAY}(?!\\d)(?:,?\\s+${YEAR})?`,
    ([, month, first, last, year], today) => dayRange(num(first), num(last), monthOf(month), year, today),
  ),
  // The British put the day first: "July 22" is a month of 2022, unless something is said to be on it.
  form(
    `(?<!\\bon\\s+)${MONTH}\\s+${SHORT_YEAR}(?!,?\\s+(?:19|20)\\d{2})${NOTHING_COUNTED}`,
    ([, month, year], today) => {
      const full = yearMeant(year, today);
      return full === null ? null : months(full, monthOf(month));
    },
  ),
  form(`${WEEKDAY}${MONTH}\\s+${DAY}(?!\\d)(?:,?\\s+${YEAR})?`, ([, month, day, year], today) =>
    dayRange(num(day), num(day), monthOf(month), year, today),
  ),
  form(
    `(?:(early|mid|late|(?:the\\s+)?(?:start|beginning|middle|end) of)[-\\s]+)(?:${MONTH},?\\s+(?:of\\s+)?)?${YEAR}`,
    ([, part, month, year]) =>
      month === undefined
        ? partOfYear(part, num(year))
        : partOfMonth(part, Temporal.PlainYearMonth.from({ year: num(year), month: monthOf(month) })),
  ),
  form(`${MONTH},?\\s+(?:of\\s+)?${YEAR}`, ([, month, year]) => months(num(year), monthOf(month))),
  form(`${MONTH}\\s+['’](\\d{2})(?!\\d)`, ([, month, year], today) =>
    months(fullYear(year, today), monthOf(month)),
  ),
  form(`(?:the\\s+)?${SEASON}(?:\\s+of|,)?\\s+${YEAR}(?:[/-](?:20)?\\d{2}(?!\\d))?`, ([, season, year]) =>
    seasonOf(season, num(year)),
  ),
  form(`(?:the\\s+)?${SEASON}(?:\\s+of)?\\s+${SHORT_YEAR}${NOTHING_COUNTED}`, ([, season, year], today) => {
    const full = yearMeant(year, today);
    return full === null ? null : seasonOf(season, full);
  }),
  // What is told of a holiday is told at the meetings about it.
  form(`(?:the\\s+)?christmas(?:\\s+of|,)?\\s+${YEAR}`, ([, year]) => months(num(year), 12, 2)),
  form(`(?:the\\s+)?new\\s+year(?:\\s+of|,)?\\s+${YEAR}`, ([, year]) => months(num(year) - 1, 12, 2)),
  form(`(?:the\\s+)?easter(?:\\s+of|,)?\\s+${YEAR}`, ([, year]) => months(num(year), 3, 2)),
  form(
    `(?:the\\s+)?(first|second|third|fourth|last)\\s+(half|quarter)\\s+of\\s+${YEAR}`,
    ([, which, unit, year]) => {
      const length = unit?.toLowerCase() === "half" ? 6 : 3;
      const name = which?.toLowerCase() ?? "";
      const index = name === "last" ? 12 / length - 1 : ["first", "second", "third", "fourth"].indexOf(name);
      return index < 12 / length ? months(num(year), index * length + 1, length) : null;
    },
  ),
  form(`q([1-4])\\s+${YEAR}`, ([, quarter, year]) => months(num(year), num(quarter) * 3 - 2, 3)),
  form(/(?:the\s+)?((?:19|20)\d)0s\b/, ([, decade]) => years(num(`${decade}0`), num(`${decade}9`))),
  form(YEAR, ([, year]) => ({ ...years(num(year), num(year)), bareYear: true })),
  form(
    `(?<=\\b(?:in|since|during|until|before|after|early|late)\\s+)${SHORT_YEAR}${NOTHING_COUNTED}`,
    ([, year], today) => {
      const full = yearMeant(year, today);
      return full === null ? null : years(full, full);
    },
  ),
  form("today\\b", (_, today) => span(today, today)),
  form("yesterday\\b", (_, today) => span(today.subtract({ days: 1 }), today.subtract({ days: 1 }))),
  form("tomorrow\\b", (_, today) => span(today.add({ days: 1 }), today.add({ days: 1 }))),
  form(
    `(?:the\\s+)?(?:last|past|previous)\\s+${COUNT}\\s+(day|week|month|year)s?\\b`,
    ([, count, unit], today) => span(today.subtract(duration(count, unit)), today),
  ),
  form(`${COUNT}\\s+(day|week|month|year)s?\\s+ago\\b`, ([, count, unit], today) =>
    unitAround(unit ?? "", today.subtract(duration(count, unit))),
  ),
  form(
    `(?:the\\s+)?(last|previous|this|current|next)\\s+(week|month|quarter|year)\\b`,
    ([, which, unit], today) => {
      const name = unit?.toLowerCase() ?? "";
      const step = name === "quarter" ? { months: 3 } : { [`${name}s`]: 1 };
      return unitAround(name, shifted(today, which, step));
    },
  ),
  form(`(?:the\\s+)?(last|previous|this|next)\\s+${SEASON}\\b`, ([, which, season], today) =>
    nearestSeason(which ?? "", season ?? "", today),
  ),
  form(`(?:the\\s+)?(last|previous|this|next)\\s+${MONTH}`, ([, which, month], today) => {
    const wanted = monthOf(month);
    const name = which?.toLowerCase();
    if (name === "this") return months(today.year, wanted);
    if (name === "next") return months(wanted > today.month ? today.year : today.year + 1, wanted);
    return months(wanted < today.month ? today.year : today.year - 1, wanted);
  }),
  form(`(last|this|next|on)\\s+(${WEEKDAYS.join("|")})\\b`, ([, which, weekday], today) => {
    const wanted = WEEKDAYS.indexOf(weekday?.toLowerCase() ?? "") + 1;
    const ahead = (wanted - today.dayOfWeek + 7) % 7;
    const day = /next|this/i.test(which ?? "")
      ? today.add({ days: ahead || 7 })
      : today.subtract({ days: 7 - ahead });
    return span(day, day);
  }),
  form(MONTH, ([, month], today) => {
    const wanted = monthOf(month);
    const year = wanted <= today.month ? today.year : today.year - 1;
    return { ...months(year, wanted), yearless: true, month: wanted };
  }),
];

/** The day, month, season or year written at `index` of `text`, if one starts just there. */
export function pointAt(text: string, index: number, today: string): Point | null {
  const now = Temporal.PlainDate.from(today);
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match === null) continue;
    const reading = read(match, now);
    if (reading === null) continue;
    return {
      from: reading.from,
      to: reading.to,
      end: index + match[0].length,
      yearless: reading.yearless ?? false,
      month: reading.month ?? null,
      bareYear: reading.bareYear ?? false,
    };
  }
  return null;
}

function form(pattern: RegExp | string, read: Form["read"]): Form {
  const source = typeof pattern === "string" ? pattern : pattern.source;
  return { pattern: new RegExp(source, "iy"), read };
}

function num(text: string | undefined): number {
  return Number(text);
}

function monthOf(text: string | undefined): number {
  return MONTHS.indexOf(text?.slice(0, 3).toLowerCase() ?? "") + 1;
}

/** "18" is 2018; a two-digit year that would lie more than a year ahead belongs to the last century. */
function fullYear(text: string | undefined, today: Temporal.PlainDate): number {
  if (text?.length === 4) return num(text);
  const year = 2000 + num(text);
  return year > today.year + 1 ? year - 100 : year;
}

/** Two digits as a year of this century up to now; null where they can be none. */
function yearMeant(text: string | undefined, today: Temporal.PlainDate): number | null {
  const year = 2000 + num(text);
  return year > 2000 && year <= today.year ? year : null;
}

function dayRange(
  first: number,
  last: number,
  month: number,
  year: string | undefined,
  today: Temporal.PlainDate,
): Reading | null {
  if (year !== undefined) return days(num(year), month, first, last);
  const thisYear = days(today.year, month, first, last);
  const past =
    thisYear && thisYear.from <= today.toString() ? thisYear : days(today.year - 1, month, first, last);
  const found = past ?? thisYear;
  return found && { ...found, yearless: true, month };
}

function duration(count: string | undefined, unit: string | undefined): Temporal.DurationLike {
  const words = count?.toLowerCase() ?? "";
  return { [`${unit?.toLowerCase()}s`]: COUNTS[words] ?? num(words) };
}
