/** Which reports and passages a question's time and reporters let in. */
import type { Archive } from "../archive/archive.ts";
import type { Meeting } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Period } from "./period.ts";

/** A period; `yearless` ones ("in May") mean that month of any year. */
export type TimeScope = Period & { readonly yearless?: boolean };

/** Whether a meeting may lie in a period. One without a date never does. */
export function meetingIn(meeting: Meeting | null, scope: TimeScope): boolean {
  if (meeting?.from == null || meeting.to === null) return false;
  if (scope.yearless && scope.from !== null && scope.to !== null) {
    const years = [Number(meeting.from.slice(0, 4)), Number(meeting.to.slice(0, 4))];
    return years.some((year) =>
      overlaps(meeting, { from: inYear(scope.from, year), to: inYear(scope.to, year) }),
    );
  }
  return overlaps(meeting, scope);
}

function overlaps(meeting: Pick<Meeting, "from" | "to">, { from, to }: Pick<Period, "from" | "to">): boolean {
  if (meeting.from === null || meeting.to === null) return false;
  return (to === null || meeting.from <= to) && (from === null || meeting.to >= from);
}

function inYear(day: string | null, year: number): string | null {
  return day === null ? null : `${year}${day.slice(4)}`;
}

/** Ids of the passages whose meeting lies in the period; null when there is no period to keep to. */
export function passagesIn(archive: Archive, scope: TimeScope | null): ReadonlySet<string> | null {
  if (scope === null) return null;
  const ids = new Set<string>();
  for (const [meeting, passages] of meetingsOf(archive)) {
    if (meetingIn(meeting, scope)) for (const id of passages) ids.add(id);
  }
  return ids;
}

/** The meetings that passages of an archive tell of. */
export function meetingsHeld(archive: Archive): readonly Meeting[] {
  return [...meetingsOf(archive).keys()].filter((meeting) => meeting !== null);
}

const meetings = new WeakMap<Archive, ReadonlyMap<Meeting | null, readonly string[]>>();

/** Ids of the passages by their meeting, of which there are far fewer. */
function meetingsOf(archive: Archive): ReadonlyMap<Meeting | null, readonly string[]> {
  const known = meetings.get(archive);
  if (known !== undefined) return known;
  const made = new Map<Meeting | null, string[]>();
  for (const { meeting, id } of archive.reports.flatMap(({ passages }) => passages)) {
    const ids = made.get(meeting);
    if (ids === undefined) made.set(meeting, [id]);
    else ids.push(id);
  }
  meetings.set(archive, made);
  return made;
}

/** One period out of the start of one and the end of another, as the options `from` and `to` give them. */
export function between(
  from: Period | undefined,
  to: Period | undefined,
  words: AnswerWording,
): TimeScope | null {
  if (from === undefined && to === undefined) return null;
  return {
    from: from?.from ?? null,
    to: to?.to ?? null,
    text: words.within(from?.text, to?.text),
  };
}

/** Two accounts may tell of one meeting: the same body, and days that overlap. */
export function maybeSameMeeting(a: Meeting | null, b: Meeting | null): boolean {
  if (a === null || b === null || a.body !== b.body) return false;
  return overlaps(a, { from: b.from, to: b.to }) && b.from !== null;
}
