/** What is not here yet: accounts that are usually written, and meetings that nobody has told of. */
import { meetingLabel } from "../answer/items.ts";
import { type Archive, passagesOf } from "../archive/archive.ts";
import { findDates } from "../dates.ts";
import type { Meeting } from "../report.ts";
import { accountsOf, keyOf } from "./arrivals.ts";
import type { DigestWording } from "./digest-wording.ts";

/** How many earlier meetings of a body show who usually writes. */
const LOOK_BACK = 6;

export type UsualAuthor = {
  readonly meeting: Meeting;
  readonly author: string;
  /** Of the `of` meetings before, how many this author has told of. */
  readonly wrote: number;
  readonly of: number;
};

/** Authors who told of at least half of the body's last six meetings, and of this one not yet. */
export function usualAuthorsMissing(archive: Archive, meeting: Meeting): readonly UsualAuthor[] {
  const before = earlierMeetings(archive, meeting);
  if (before.length < 2) return [];
  const here = authorsOf(archive, meeting);
  const counts = new Map<string, number>();
  for (const earlier of before) {
    for (const author of authorsOf(archive, earlier)) counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return [...counts]
    .filter(([author, wrote]) => wrote * 2 >= before.length && wrote > 1 && !here.has(author))
    .map(([author, wrote]) => ({ meeting, author, wrote, of: before.length }))
    .sort((a, b) => b.wrote - a.wrote || a.author.localeCompare(b.author));
}

function earlierMeetings(archive: Archive, meeting: Meeting): readonly Meeting[] {
  const found = new Map<string, Meeting>();
  for (const other of archive.reports.flatMap((report) => report.meetings ?? [])) {
    const earlier = other.body === meeting.body && other.precision === "day" && other.from !== null;
    if (earlier && meeting.from !== null && (other.from ?? "") < meeting.from) found.set(keyOf(other), other);
  }
  return [...found.values()].sort((a, b) => (b.from ?? "").localeCompare(a.from ?? "")).slice(0, LOOK_BACK);
}

function authorsOf(archive: Archive, meeting: Meeting): ReadonlySet<string> {
  return new Set(accountsOf(archive, [keyOf(meeting)]).flatMap((report) => report.authors ?? []));
}

export type UntoldMeeting = { readonly body: string; readonly day: string };

/** A report names a coming meeting at most so many days ahead. */
const FURTHEST_AHEAD = 200;

/** How near a known meeting's day a named day may be and still be that meeting, moved. */
const SAME_MEETING_DAYS = 3;

/**
 * Meetings that reports announce ("the next NEC meeting is on 20 July") and of which there is no account,
 * between two days. Only sentences that name a body, say it meets, and give a full date count.
 */
export function untoldMeetings(archive: Archive, from: string, to: string): readonly UntoldMeeting[] {
  const held = archive.reports.flatMap((report) => report.meetings ?? []);
  const found = new Map<string, UntoldMeeting>();
  for (const passage of passagesOf(archive)) {
    const written = passage.meeting?.from ?? null;
    if (written === null || !/\bmeet(?:s|ing)?\b/iu.test(passage.text)) continue;
    for (const sentence of passage.text.split(/(?<=[.!?])\s+/u)) {
      if (!/\bmeet(?:s|ing)?\b/iu.test(sentence)) continue;
      const body = archive.names.mentions(sentence).find((match) => match.kind === "body")?.name;
      const day = announcedDay(sentence, written);
      if (body === undefined || day === null || day < from || day > to) continue;
      if (!held.some((meeting) => meeting.body === body && covers(meeting, day))) {
        found.set(`${body}@${day}`, { body, day });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.day.localeCompare(b.day) || a.body.localeCompare(b.body));
}

/** The one full date a sentence gives that lies ahead of the day it was written; null for none or several. */
function announcedDay(sentence: string, written: string): string | null {
  const limit = addDays(written, FURTHEST_AHEAD);
  const days = findDates(sentence)
    .filter((date) => date.precision === "day")
    .map((date) => date.from ?? comingDay(date.first.month, date.first.day, written))
    .filter((day) => day !== null && day > written && day <= limit);
  return days.length === 1 ? (days[0] ?? null) : null;
}

function comingDay(month: number, day: number | null, written: string): string | null {
  if (day === null) return null;
  const year = Number(written.slice(0, 4));
  for (const candidate of [year, year + 1]) {
    const text = `${candidate}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    if (text > written && isDay(text)) return text;
  }
  return null;
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function covers(meeting: Meeting, day: string): boolean {
  if (meeting.from === null || meeting.to === null) return false;
  const near = meeting.precision === "day" ? SAME_MEETING_DAYS : 0;
  return addDays(meeting.from, -near) <= day && day <= addDays(meeting.to, near);
}

function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** "NEC, 25 May 2021: nothing yet from Ann Archer, who wrote about 5 of the 6 meetings before." */
export function expectedLines(
  missing: readonly UsualAuthor[],
  untold: readonly UntoldMeeting[],
  wording: DigestWording,
): readonly string[] {
  const { news } = wording;
  return [
    ...missing.map(({ meeting, author, wrote, of }) =>
      news.nothingYet(meetingLabel(meeting, wording), author, wrote, of),
    ),
    ...untold.map(({ body, day }) => news.announced(body, wording.date(day))),
  ];
}
