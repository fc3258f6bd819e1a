/** Accounts that put their meeting on different days. */
import type { Archive } from "../archive/archive.ts";
import type { Conflict } from "../reply.ts";
import type { Meeting, Passage, Report } from "../report.ts";
import { conflictOf, groups, type Told } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { daysNear, meetingsGiven, tellsOfMeeting } from "./meetings-given.ts";
import { readPassage } from "./passage-reading.ts";
import { maybeSameMeeting } from "./scope.ts";

/** Accounts of one meeting that put it on different days: in their titles, or where they tell of its opening. */
export function dayConflicts(
  archive: Archive,
  accounts: readonly { report: Report; passages: readonly Passage[] }[],
  words: AnswerWording,
): readonly Conflict[] {
  const stated = accounts.flatMap(({ report, passages }) => {
    const [first] = passages;
    return first === undefined ? [] : statedDays(archive, report, first);
  });
  const comparable = (a: Stated, b: Stated) =>
    maybeSameMeeting(a.meeting, b.meeting) || givesDayOf(a, b) || givesDayOf(b, a);
  return groups(archive, stated, comparable, (a, b) => a.day !== b.day).flatMap((group) =>
    conflictOf(archive, words.conflicts.meetingDay, group, ({ day }) => words.date(day)),
  );
}

/** The day on which an account puts its meeting, and that meeting under every day that it gives. */
type Stated = Told & { readonly day: string; readonly given: readonly Meeting[] };

/** One of two accounts gives the other's day as well as its own. */
function givesDayOf({ given }: Stated, { meeting: other }: Stated): boolean {
  return given.some((meeting) => maybeSameMeeting(meeting, other));
}

function statedDays(archive: Archive, report: Report, passage: Passage): readonly Stated[] {
  const { meeting } = passage;
  if (meeting === null) return [];
  const first = readPassage(archive, passage)?.sentences[0];
  const opening = first !== undefined && tellsOfMeeting(first.text) ? first : null;
  const base = {
    report: report.id,
    passage: passage.id,
    meeting,
    given: meetingsGiven(report),
    start: passage.start,
    end: passage.start + (first?.end ?? 0),
  };
  const [told] = opening === null ? [] : daysNear(opening.text, meeting);
  if (told !== undefined && opening !== null) return [{ ...base, day: told, quote: opening.text }];
  const [titled] = daysNear(report.title, meeting);
  return titled === undefined ? [] : [{ ...base, day: titled, quote: report.title }];
}
