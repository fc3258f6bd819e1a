/** The meeting of a report without a date of its own, where others tell of one that was held just before it came out. */
import type { Meeting, Report } from "../report.ts";
import { amended, retold } from "./amended-report.ts";

/** Reports come out within days of their meeting. */
const MOST_DAYS_AFTER = 7;
const DAY_MS = 86_400_000;
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reports whose text dates no meeting with the one meeting of the NEC that other reports put within the week before
 * they were published; where that is none, or more than one, they stay undated.
 */
export function withMeetingsElsewhere(files: readonly Report[]): Report[] {
  const held = meetingsOfReports(files);
  return files.map((report) => {
    const { kind, meetings, published } = report;
    if (kind !== "report" || meetings !== null || published === null || !WHOLE_DAY.test(published))
      return report;
    const before = held.filter((meeting) => isJustBefore(meeting, published));
    const [meeting] = before;
    if (meeting === undefined || !before.every((other) => overlap(other, meeting))) return report;
    const message = `The date is that of the meeting which other reports put just before this was published on ${published}.`;
    const problems = report.problems.filter(({ code }) => !SETTLED.has(code));
    return amended(retold(report, meeting), {
      meetings: [meeting],
      problems: [...problems, { code: "date-from-other-report", message }],
    });
  });
}

/** What is said of a report without a date. */
const SETTLED: ReadonlySet<string> = new Set(["undated", "relative-date-unresolved"]);

/** Meetings of the NEC whose days are known, the one that most reports give first. */
function meetingsOfReports(files: readonly Report[]): readonly Meeting[] {
  const told = files
    .filter(({ kind }) => kind === "report")
    .flatMap(({ meetings }) => meetings ?? [])
    .filter(({ body, precision }) => body === "NEC" && precision === "day");
  const alike = Map.groupBy(told, ({ from, to }) => `${from} ${to}`);
  return [...alike.values()].sort((a, b) => b.length - a.length).flatMap(([meeting]) => meeting ?? []);
}

function isJustBefore({ to }: Meeting, published: string): boolean {
  if (to === null || to > published) return false;
  return Date.parse(published) - Date.parse(to) <= MOST_DAYS_AFTER * DAY_MS;
}

function overlap(a: Meeting, b: Meeting): boolean {
  return (a.from ?? "") <= (b.to ?? "") && (b.from ?? "") <= (a.to ?? "");
}
