/** Dates and times of day in each language. */
import { formatDate, formatSpan } from "./format-date.ts";
import { wordings } from "./language.ts";
import type { PartialDate } from "./report.ts";

export type DateWording = {
  date(date: PartialDate): string;
  span(from: PartialDate, to: PartialDate): string;
  /** "Friday 6 March 2026 at 09:00", in the time zone. */
  moment(instant: Temporal.Instant, timeZone: string): string;
  /** Of a meeting that nothing dates. */
  readonly undated: string;
};

const en: DateWording = {
  date: formatDate,
  span: formatSpan,
  moment(instant, timeZone) {
    const { weekday, day, time } = localTime(instant, timeZone);
    return `${ENGLISH_WEEKDAYS[weekday]} ${formatDate(day)} at ${time}`;
  },
  undated: "undated",
};

const cy: DateWording = {
  date: welshDate,
  span: welshSpan,
  moment(instant, timeZone) {
    const { weekday, day, time } = localTime(instant, timeZone);
    // As an adverb, "on Friday", the word for a day softens.
    return `ddydd ${WELSH_WEEKDAYS[weekday]} ${welshDate(day)} am ${time}`;
  },
  undated: "heb ddyddiad",
};

export const dateWordings = wordings({ en, cy });

/** Names of the days, Sunday first. */
export const ENGLISH_WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
/** As they stand after "dydd". */
export const WELSH_WEEKDAYS = ["Sul", "Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn"] as const;

function localTime(instant: Temporal.Instant, timeZone: string) {
  const local = instant.toZonedDateTimeISO(timeZone);
  return {
    // Temporal counts Monday 1 to Sunday 7.
    weekday: local.dayOfWeek % 7,
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

const WELSH_MONTHS = [
  "Ionawr",
  "Chwefror",
  "Mawrth",
  "Ebrill",
  "Mai",
  "Mehefin",
  "Gorffennaf",
  "Awst",
  "Medi",
  "Hydref",
  "Tachwedd",
  "Rhagfyr",
];

function welshDate(date: PartialDate): string {
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? undefined : WELSH_MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

function welshSpan(from: PartialDate, to: PartialDate): string {
  if (from === to) return welshDate(from);
  const day = from.split("-")[2];
  return from.slice(0, 7) === to.slice(0, 7) && day !== undefined && to.length === 10
    ? `${Number(day)}–${welshDate(to)}`
    : `${welshDate(from)} hyd ${welshDate(to)}`;
}
