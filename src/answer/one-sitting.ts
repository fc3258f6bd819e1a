/** Which meetings may be one sitting, though accounts of it date it or name it otherwise. */
import type { Archive } from "../archive/archive.ts";
import type { Meeting } from "../report.ts";
import { maybeSameMeeting, meetingsHeld } from "./scope.ts";
import { meetingKey } from "./two-sittings.ts";

/**
 * Two accounts may tell of one sitting: of the same meeting, dated a day apart at most, or of the same time where
 * one of them puts all the committees of that day or month under the NEC.
 */
export function maybeOneSitting(a: Meeting | null, b: Meeting | null): boolean {
  if (maybeMisdated(a, b)) return true;
  if (a === null || b === null || !(MAY_BE_ANY.test(a.body) || MAY_BE_ANY.test(b.body))) return false;
  if (a.from === null || a.to === null || b.from === null || b.to === null) return false;
  if (a.precision === "day" && b.precision === "day") return a.from === b.from && a.to === b.to;
  // A whole year holds too many sittings to be one of them.
  return a.precision !== "year" && b.precision !== "year" && a.from <= b.to && b.from <= a.to;
}

/** Names under which a report may put the sittings of any committee. */
const MAY_BE_ANY = /^NEC(?: (?:sub-?)?(?:committees|panels))?$/i;

/**
 * One of two accounts is of a committee and tells what it sent up to the NEC, the other of the NEC that met on the
 * same day or the day after: both tell what came of it there.
 */
export function wasHandedUp(a: Told, b: Told): boolean {
  const up = (lower: Told, upper: Told) =>
    NAMES_NEC.test(lower.quote) && metJustBefore(lower.meeting, upper.meeting);
  return up(a, b) || up(b, a);
}

type Told = { readonly meeting: Meeting | null; readonly quote: string };

const NAMES_NEC = /\b(?:NEC|National\s+Executive)\b/;

/** A committee met on the day of a meeting of the NEC or the day before it. */
export function metJustBefore(committee: Meeting | null, nec: Meeting | null): boolean {
  if (committee === null || nec === null || committee.body === NEC || nec.body !== NEC) return false;
  if (committee.precision !== "day" || nec.precision !== "day") return false;
  return committee.to === nec.from || isNextDay(committee.to, nec.from);
}

const NEC = "NEC";

/** Two accounts may tell of one meeting though one of them is a day out, as those written the day after often are. */
export function maybeMisdated(a: Meeting | null, b: Meeting | null): boolean {
  if (maybeSameMeeting(a, b)) return true;
  if (a === null || b === null || a.body !== b.body) return false;
  if (a.precision !== "day" || b.precision !== "day") return false;
  return isNextDay(a.to, b.from) || isNextDay(b.to, a.from);
}

function isNextDay(day: string | null, next: string | null): boolean {
  if (day === null || next === null || day >= next) return false;
  if (day.slice(0, 7) === next.slice(0, 7)) return Number(next.slice(8)) - Number(day.slice(8)) === 1;
  return next.endsWith("-01") && Date.parse(next) - Date.parse(day) === DAY;
}

/** In milliseconds: both are read as midnight UTC. */
const DAY = 86_400_000;

type Held = {
  readonly byKey: ReadonlyMap<string, Meeting>;
  /** Meetings by the months in which they may have been. */
  readonly byMonth: ReadonlyMap<number, readonly Meeting[]>;
  /** What has been found, by the key of the meeting asked about. */
  readonly near: Map<string, readonly string[]>;
};

const held = new WeakMap<Archive, Held>();

/** Keys of the meetings told of in an archive that may be one sitting with this one. */
export function meetingsNear(archive: Archive, meeting: Meeting): readonly string[] {
  const { byMonth, near } = heldIn(archive);
  const key = meetingKey(meeting);
  const known = near.get(key);
  if (known !== undefined) return known;
  const reached = monthsOf(meeting).flatMap((month) => byMonth.get(month) ?? []);
  const found = new Set(reached.filter((other) => maybeOneSitting(other, meeting)).map(meetingKey));
  near.set(key, [...found]);
  return [...found];
}

/**
 * Keys of the meetings to which a chain of meetings leads from these, each of which may be one sitting with the next:
 * nothing that is told of any other can be set against what is told of these.
 */
export function sittingsAround(archive: Archive, meetings: Iterable<Meeting | null>): ReadonlySet<string> {
  const { byKey } = heldIn(archive);
  const reached = new Set<string>();
  const further = [...meetings];
  for (let meeting = further.pop(); meeting !== undefined; meeting = further.pop()) {
    if (meeting === null || reached.has(meetingKey(meeting))) continue;
    reached.add(meetingKey(meeting));
    for (const key of meetingsNear(archive, meeting)) further.push(byKey.get(key) ?? null);
  }
  return reached;
}

function heldIn(archive: Archive): Held {
  const known = held.get(archive);
  if (known !== undefined) return known;
  const meetings = new Map(meetingsHeld(archive).map((meeting) => [meetingKey(meeting), meeting]));
  const byMonth = new Map<number, Meeting[]>();
  for (const meeting of meetings.values()) {
    for (const month of monthsOf(meeting)) byMonth.set(month, [...(byMonth.get(month) ?? []), meeting]);
  }
  const made = { byKey: meetings, byMonth, near: new Map() };
  held.set(archive, made);
  return made;
}

/** Months by number, with those that a meeting is in where it is told of a day out; none where it is undated. */
function monthsOf({ from, to }: Meeting): readonly number[] {
  if (from === null || to === null) return [];
  const first = monthOf(from) - (from.endsWith("-01") ? 1 : 0);
  const last = monthOf(to) + (to.slice(8) >= SHORTEST_MONTH ? 1 : 0);
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, after) => first + after);
}

/** The last day of the shortest month. */
const SHORTEST_MONTH = "28";

function monthOf(day: string): number {
  return 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
}
