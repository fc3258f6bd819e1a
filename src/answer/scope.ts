/** Which reports and passages a question's time and reporters let in. */
import { LRUCache } from "lru-cache";
import type { Archive } from "../archive/archive.ts";
import type { PassageSet, PlaceRange } from "../archive/engine.ts";
import { type Meeting, outlineOf, passageCount, type Report, reportOfPassage } from "../report.ts";
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

/** The passages whose meeting lies in the period; null when there is no period to keep to. */
export function passagesIn(archive: Archive, scope: TimeScope | null): PassageSet | null {
  if (scope === null) return null;
  const kept = found.get(archive) ?? new LRUCache<string, PassageSet>({ max: MOST_KEPT });
  found.set(archive, kept);
  const key = `${scope.from} ${scope.to} ${scope.yearless ?? false}`;
  const known = kept.get(key) ?? findPassagesIn(archive, scope);
  kept.set(key, known);
  return known;
}

const found = new WeakMap<Archive, LRUCache<string, PassageSet>>();
/** Periods whose passages are kept: one question asks for its period several times. */
const MOST_KEPT = 8;

function findPassagesIn(archive: Archive, scope: TimeScope): PassageSet {
  const places = new Map<string, readonly PlaceRange[]>();
  const whole = new Set<string>();
  for (const report of archive.reports) {
    const ranges = placesIn(report, scope);
    const [first] = ranges;
    if (first === undefined) continue;
    places.set(report.id, ranges);
    if (first[1] - first[0] === passageCount(report)) whole.add(report.id);
  }
  return {
    places,
    whole,
    has: (passage) => {
      const report = reportOfPassage(passage);
      // Of most reports all passages tell of one meeting: then none needs to be looked at.
      return (
        whole.has(report) ||
        (places.has(report) && meetingIn(archive.passage(passage)?.meeting ?? null, scope))
      );
    },
  };
}

/** The meetings that passages of an archive tell of. */
export function meetingsHeld(archive: Archive): readonly Meeting[] {
  const meetings = new Set<Meeting>();
  for (const report of archive.reports) {
    for (const { meeting, passages } of outlineOf(report)) {
      if (meeting !== null && passages > 0) meetings.add(meeting);
    }
  }
  return [...meetings];
}

function placesIn(report: Report, scope: TimeScope): readonly PlaceRange[] {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const { meeting, passages } of outlineOf(report)) {
    const past = from + passages;
    const last = ranges.at(-1);
    if (passages > 0 && meetingIn(meeting, scope)) {
      if (last !== undefined && last[1] === from) last[1] = past;
      else ranges.push([from, past]);
    }
    from = past;
  }
  return ranges;
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
