/** The days on which a report puts its meeting, where its title and its text do not agree. */
import { findDates } from "../dates.ts";
import { withYear } from "../found-date.ts";
import type { Meeting, Report } from "../report.ts";
import { sentences } from "../sentences.ts";

/** Days further from the meeting's are other days. */
const NEAR_DAYS = 10;

/** The days near a meeting that a text gives, `YYYY-MM-DD`; one without a year is of the meeting's. */
export function daysNear(text: string, meeting: Meeting): readonly string[] {
  const { from } = meeting;
  if (from === null || meeting.precision !== "day") return [];
  return findDates(text).flatMap((date) => {
    const dated = date.from === null ? withYear(date, Number(from.slice(0, 4))) : date;
    if (dated?.from == null || dated.from !== dated.to) return [];
    const apart = Math.abs(Temporal.PlainDate.from(from).until(dated.from).days);
    return apart <= NEAR_DAYS ? [dated.from] : [];
  });
}

/** Whether the first sentence of a passage tells of a meeting being held. */
export function tellsOfMeeting(opening: string): boolean {
  return /\b(?:met|meeting|meets|held|took\s+place)\b/i.test(opening);
}

/**
 * The meetings of a report under every day that it gives: those it was taken to tell of, and the same meeting on
 * the other day where its title and its opening were found not to agree.
 */
export function meetingsGiven(report: Report): readonly Meeting[] {
  const held = report.meetings ?? [];
  const [meeting, ...others] = held;
  if (meeting === undefined || others.length > 0) return held;
  if (!report.problems.some(({ code }) => code === "date-conflict")) return held;
  const [first] = report.passages;
  const opening = first === undefined ? "" : (sentences(first.text)[0]?.text ?? "");
  const days = [
    ...daysNear(report.title, meeting),
    ...(tellsOfMeeting(opening) ? daysNear(opening, meeting) : []),
  ];
  const rivals = [...new Set(days)].filter((day) => day !== meeting.from && day !== meeting.to);
  return [meeting, ...rivals.map((day) => ({ ...meeting, from: day, to: day }))];
}
