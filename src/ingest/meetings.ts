/** Which meetings a report tells of, and which of its parts tells of which. */
import { type FoundDate, findDates, lastBefore } from "../dates.ts";
import { type Meeting, type PartialDate, type Problem, sameMeeting } from "../report.ts";
import { type BodyFinder, NEC } from "./bodies.ts";
import type { GivenFields } from "./given-fields.ts";
import { spanOf } from "./given-fields.ts";
import type { Part } from "./split.ts";
import type { Title } from "./title.ts";

export type Dated = {
  /** Null: undated. */
  readonly meetings: readonly Meeting[] | null;
  /** The meeting of each part, by index. */
  readonly parts: readonly (Meeting | null)[];
  readonly problems: readonly Problem[];
};

export function meetingsOf(input: {
  text: string;
  parts: readonly Part[];
  title: Title;
  given: GivenFields;
  published: PartialDate | null;
  address: string | null;
  file: string;
  bodies: BodyFinder;
  digest: boolean;
}): Dated {
  const { parts, title, given, published, bodies } = input;
  const fromTitle = title.stated === null ? [] : meetingsIn(title.stated, bodies, published);
  const whole = given.meetings === undefined ? fromTitle : (given.meetings ?? []);
  const only = whole.length === 1 ? (whole[0] ?? null) : null;
  const found: Meeting[] = [...whole];
  const partMeetings = parts.map((part) => {
    const own = part.heading === null ? [] : meetingsIn(part.heading, bodies, published, whole);
    const meeting = own[0] ?? only;
    if (
      meeting !== null &&
      given.meetings === undefined &&
      found.every((one) => !sameMeeting(one, meeting))
    ) {
      found.push(meeting);
    }
    return meeting;
  });
  const meetings = found.length === 0 ? null : found;
  return {
    meetings,
    parts: partMeetings,
    problems:
      meetings === null
        ? [{ code: "undated", message: "Neither text, address nor file name gives the meeting's date." }]
        : [],
  };
}

/** Meetings that a title or heading names: a date, with a body or without. */
function meetingsIn(
  heading: string,
  bodies: BodyFinder,
  published: PartialDate | null,
  known: readonly Meeting[] = [],
): Meeting[] {
  const named = bodies(heading);
  return findDates(heading).flatMap((raw) => {
    const date = settled(raw, published, known);
    if (date === null || date.from === null) return [];
    const body = named[0]?.body ?? NEC;
    return [{ body, from: date.from, to: date.to, precision: date.precision }];
  });
}

function settled(
  date: FoundDate,
  published: PartialDate | null,
  known: readonly Meeting[],
): FoundDate | null {
  if (date.year !== null) return date;
  const latest = published === null ? (known[0]?.to ?? null) : (spanOf(published)?.[1] ?? null);
  return latest === null ? null : lastBefore(date, latest);
}
