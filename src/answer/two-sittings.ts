/** Which meetings are known to be two, however near their days. */
import type { Archive } from "../archive/archive.ts";
import type { Meeting } from "../report.ts";

/** Meetings of one body on two days of which somebody has reported both: nobody is a day out there. */
export function areTwoSittings(archive: Archive, a: Meeting | null, b: Meeting | null): boolean {
  if (a === null || b === null || a === b || a.precision !== "day" || b.precision !== "day") return false;
  if (a.body !== b.body || (a.from === b.from && a.to === b.to)) return false;
  const told = reportersIn(archive);
  return !(told.get(meetingKey(a)) ?? NOBODY).isDisjointFrom(told.get(meetingKey(b)) ?? NOBODY);
}

const NOBODY: ReadonlySet<string> = new Set();
const reporters = new WeakMap<Archive, ReadonlyMap<string, ReadonlySet<string>>>();

/** Who has reported on each meeting; a report without an author stands for itself. */
function reportersIn(archive: Archive): ReadonlyMap<string, ReadonlySet<string>> {
  const known = reporters.get(archive);
  if (known !== undefined) return known;
  const made = new Map<string, Set<string>>();
  for (const { id, authors, meetings } of archive.reports) {
    for (const meeting of meetings ?? []) {
      const key = meetingKey(meeting);
      made.set(key, (made.get(key) ?? new Set()).union(new Set(authors ?? [id])));
    }
  }
  reporters.set(archive, made);
  return made;
}

/** The same for accounts of one meeting, as far as they date it alike. */
export function meetingKey(meeting: Meeting | null): string {
  return meeting === null ? "" : `${meeting.body}|${meeting.from}|${meeting.to}|${meeting.precision}`;
}
