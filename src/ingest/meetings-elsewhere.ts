/** The meeting of a report without a date of its own, where others tell of one that was held just before it came out. */
import { weekdayOf } from "../found-date.ts";
import type { Meeting, Report, YearlessMeeting } from "../report.ts";
import { amended, retold } from "./amended-report.ts";

/** Reports come out within days of their meeting. */
const MOST_DAYS_AFTER = 7;
const DAY_MS = 86_400_000;
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reports whose text dates no meeting with that of other reports: where it gives a day without the year, the only
 * meeting of that body which others put on such a day and weekday; else the one meeting of the NEC which they put within
 * the week before it was published. Where that is none, or more than one, it stays undated. One that gives the month
 * has the day of that body's only meeting in it, if that was within the week before.
 */
export function withMeetingsElsewhere(files: readonly Report[]): Report[] {
  const held = meetingsOfReports(files);
  const ofNec = held.filter(({ body }) => body === "NEC");
  return files.map((report) => {
    const { kind, meetings, published, yearless } = report;
    if (kind !== "report") return report;
    if (report.meetingsStated) return report;
    if (meetings !== null) return withDayOfMonth(report, meetings, held);
    const same = yearless === undefined ? [] : held.filter((meeting) => isOnDay(meeting, yearless));
    const [on] = same;
    if (on !== undefined && same.length === 1)
      return dated(report, on, `The year is that of the meeting which other reports put on ${on.from}.`);
    if (published === null || !WHOLE_DAY.test(published)) return report;
    const before = ofNec.filter((meeting) => isJustBefore(meeting, published));
    const [meeting] = before;
    if (meeting === undefined || !before.every((other) => overlap(other, meeting))) return report;
    const message = `The date is that of the meeting which other reports put just before this was published on ${published}.`;
    return dated(report, meeting, message);
  });
}

/** "The November meeting", where others put one meeting of that body in that month, just before this was published. */
function withDayOfMonth(
  report: Report,
  [month, another]: readonly Meeting[],
  held: readonly Meeting[],
): Report {
  const { published } = report;
  if (month?.precision !== "month" || another !== undefined) return report;
  if (published === null || !WHOLE_DAY.test(published)) return report;
  const [day, second] = held.filter(({ body }) => body === month.body).filter((one) => overlap(one, month));
  if (day === undefined || second !== undefined || !isJustBefore(day, published)) return report;
  const message = `The day is that of the one meeting which other reports put in that month, ${day.from}.`;
  return dated(report, day, message);
}

function dated(report: Report, meeting: Meeting, message: string): Report {
  const problems = report.problems.filter(({ code }) => !SETTLED.has(code));
  return amended(retold(report, meeting), {
    meetings: [meeting],
    problems: [...problems, { code: "date-from-other-report", message }],
  });
}

function isOnDay({ body, from, to }: Meeting, day: YearlessMeeting): boolean {
  return (
    body === day.body &&
    from?.slice(5) === day.first &&
    to?.slice(5) === day.last &&
    weekdayOf(from) === day.weekday
  );
}

/** What is said of a report without a date. */
const SETTLED: ReadonlySet<string> = new Set(["undated", "relative-date-unresolved"]);

/** Meetings whose days are known, each once, the one that most reports give first. */
function meetingsOfReports(files: readonly Report[]): readonly Meeting[] {
  const told = files
    .filter(({ kind }) => kind === "report")
    .flatMap(({ meetings }) => meetings ?? [])
    .filter(({ precision }) => precision === "day");
  const alike = Map.groupBy(told, ({ body, from, to }) => `${body} ${from} ${to}`);
  return [...alike.values()].sort((a, b) => b.length - a.length).flatMap(([meeting]) => meeting ?? []);
}

function isJustBefore({ to }: Meeting, published: string): boolean {
  if (to === null || to > published) return false;
  return Date.parse(published) - Date.parse(to) <= MOST_DAYS_AFTER * DAY_MS;
}

function overlap(a: Meeting, b: Meeting): boolean {
  return (a.from ?? "") <= (b.to ?? "") && (b.from ?? "") <= (a.to ?? "");
}
