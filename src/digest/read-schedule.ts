/** "weekly friday 09:00 Europe/London" → when a digest comes. */

import { refused } from "./refused.ts";
import { cronProblem } from "./schedule.ts";

export type ReadSchedule = {
  readonly cadence: "scheduled" | "as-they-land";
  readonly cron: string | null;
  readonly timeZone: string;
};

/** Each part as typed; null where it was not given. `when` may hold all of them. */
export type ScheduleWords = {
  readonly when: string | null;
  readonly day: string | null;
  readonly at: string | null;
  readonly timeZone: string | null;
};

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const ORDINALS = ["first", "second", "third", "fourth"];

/**
 * Reads when digests are wanted. Without a day: Friday, or the first of the month; without a time: 09:00.
 * @throws UsageError naming the word that cannot be read.
 */
export function readSchedule(words: ScheduleWords, defaultZone: string): ReadSchedule {
  const given = (words.when ?? "").trim();
  const zoneInText = /\S+\/\S+$|\butc$/i.exec(looksLikeCron(given) ? "" : given)?.[0];
  const timeZone = readTimeZone(words.timeZone ?? zoneInText ?? defaultZone);
  const rest = zoneInText === undefined ? given : given.slice(0, -zoneInText.length).trim();
  if (looksLikeCron(rest)) {
    const problem = cronProblem(rest);
    if (problem !== null) throw refused(({ notCron }) => notCron(rest, problem));
    return { cadence: "scheduled", cron: rest, timeZone };
  }
  const parts = rest
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const [first = "weekly"] = parts;
  const rhythm = ["weekly", "daily", "monthly", "as-they-land"].find((known) => known === first);
  if (rhythm === undefined) {
    throw refused(({ notARhythm }) => notARhythm(first.slice(0, 40)));
  }
  if (rhythm === "as-they-land") return { cadence: "as-they-land", cron: null, timeZone };
  const timeAt = parts.findIndex((word, index) => index > 0 && readTime(word) !== null);
  const dayWords = parts
    .slice(1, timeAt === -1 ? undefined : timeAt)
    .filter((word) => !["on", "at", "every"].includes(word));
  const { hour, minute } = timeOrThrow(words.at ?? parts[timeAt] ?? "09:00");
  const day = (words.day ?? dayWords.join(" ")).trim().toLowerCase();
  return { cadence: "scheduled", cron: `${minute} ${hour} ${dayFields(rhythm, day)}`, timeZone };
}

function looksLikeCron(text: string): boolean {
  const fields = text.split(/\s+/);
  return fields.length === 5 && /^[\d*][\d*/,-]*$/.test(fields[0] ?? "");
}

function dayFields(rhythm: string, day: string): string {
  if (rhythm === "daily") {
    if (day === "" || day === "day") return "* * *";
    if (/^weekdays?$/.test(day)) return "* * 1-5";
    throw refused(({ noDayDaily }) => noDayDaily(day));
  }
  if (rhythm === "weekly") return `* * ${day === "" ? 5 : weekdayOrThrow(day)}`;
  if (day === "") return "1 * *";
  if (/^last( day)?$/.test(day)) return "L * *";
  const [ordinal = "", weekday = ""] = day.split(/\s+/);
  if (weekday !== "") {
    if (ordinal === "last") return `* * ${weekdayOrThrow(weekday)}L`;
    const nth = ORDINALS.indexOf(ordinal) + 1;
    if (nth > 0) return `* * ${weekdayOrThrow(weekday)}#${nth}`;
  }
  const date = /^([1-9]|1\d|2[0-8])(st|nd|rd|th)?$/.exec(day)?.[1];
  if (date !== undefined) return `${date} * *`;
  throw refused(({ notADayOfMonth }) => notADayOfMonth(day.slice(0, 40)));
}

function weekdayOrThrow(day: string): number {
  const wanted = day.replace(/s$/, "");
  const index = WEEKDAYS.findIndex((name) => wanted.length >= 3 && name.startsWith(wanted));
  if (index === -1) throw refused(({ notAWeekday }) => notAWeekday(day.slice(0, 40)));
  return index;
}

type Time = { readonly hour: number; readonly minute: number };

/** "09:00", "9.30", "9am", "noon"; null when it is no time. A bare number is a day, unless asked for as a time. */
function readTime(text: string, bare = false): Time | null {
  if (text === "noon") return { hour: 12, minute: 0 };
  if (text === "midnight") return { hour: 0, minute: 0 };
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (match === null || (match[2] === undefined && match[3] === undefined && !bare)) return null;
  const half = match[3]?.toLowerCase();
  const typed = Number(match[1]);
  if (half !== undefined && (typed < 1 || typed > 12)) return null;
  const hour = half === undefined ? typed : (typed % 12) + (half === "pm" ? 12 : 0);
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? { hour, minute } : null;
}

function timeOrThrow(text: string): Time {
  const time = readTime(text.toLowerCase(), true);
  if (time === null) throw refused(({ notATime }) => notATime(text.slice(0, 40)));
  return time;
}

function readTimeZone(name: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
  } catch {
    throw refused(({ notATimeZone }) => notATimeZone(name.slice(0, 40)));
  }
}
