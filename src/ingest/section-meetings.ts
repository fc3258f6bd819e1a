/** The meeting of each part of a report: its heading's or first words', else that of the part it is under. */
import type { Meeting, PartialDate } from "../report.ts";
import { type BodyFinder, isOurs, NEC } from "./bodies.ts";
import { bodyText, type DatingInput, meetingOf } from "./dating-input.ts";
import type { Main } from "./main-meeting.ts";
import { committeesFirst } from "./meeting-choice.ts";
import { type Evidence, evidenceInText, evidenceInTitle } from "./meeting-evidence.ts";
import type { Anchors } from "./settle-year.ts";
import type { Part } from "./split.ts";

export type SectionDate = { readonly meeting: Meeting | null; readonly own: readonly Meeting[] | null };

export function headingEvidence(part: Part, bodies: BodyFinder, anchors: Anchors): Evidence[] {
  return part.heading === null ? [] : evidenceInTitle(part.heading, "heading", bodies, anchors);
}

/** The meeting of each part: its heading's or first words', else that of the part it is under. */
export function sectionMeetings(
  input: DatingInput,
  headings: readonly Evidence[][],
  { meetings: main, committees }: Pick<Main, "meetings" | "committees">,
  anchors: Anchors,
): SectionDate[] {
  let last: { meeting: Meeting; level: number | null } | null = null;
  return input.parts.map((part, index) => {
    const dated = (headings[index] ?? []).filter(
      (one) => isMeetingHeading(part.heading ?? "", one) && !isDateline(one, main, input.published),
    );
    const title = part.heading === input.title.stated;
    const text =
      part.body.length === 0 || title || dated.length > 0
        ? []
        : evidenceInText(bodyText(input.text, part).slice(0, 1500), input.bodies, anchors, false);
    const stated = text.find(
      (one) =>
        one.weight >= 5 && one.precision === "day" && one.bodies.some((body) => body !== NEC && isOurs(body)),
    );
    const chosen = title ? [] : dated.length > 0 ? dated : stated === undefined ? [] : [stated];
    if (chosen.length > 0) {
      const own = chosen.flatMap((one) =>
        (one.bodies.length > 0
          ? committeesFirst(one.bodies.filter((body) => isOurs(body)))
          : [main[0]?.body ?? NEC]
        )
          .slice(0, 3)
          .map((body) => meetingOf(one, body)),
      );
      const [first] = own;
      if (first !== undefined) {
        last = { meeting: first, level: part.level };
        return { meeting: first, own };
      }
    }
    const bodyOnly = bodyHeading(part.heading, input);
    if (bodyOnly !== null) {
      const match =
        main.find((meeting) => meeting.body === bodyOnly) ?? sameDay(main, bodyOnly, input, committees);
      if (match !== null) {
        last = { meeting: match, level: part.level };
        return { meeting: match, own: null };
      }
    }
    const several = main.length > 1 && main.every((meeting) => meeting.from === main[0]?.from);
    if (several && !title) {
      // Of committees that met on one day a part tells of the one that its words name first.
      const mentioned = input
        .bodies(`${part.heading ?? ""}\n${bodyText(input.text, part).slice(0, 1500)}`)
        .find((mention) => main.some((meeting) => meeting.body === mention.body));
      const match = main.find((meeting) => meeting.body === mentioned?.body);
      if (match !== undefined) return { meeting: match, own: null };
    }
    const under: { meeting: Meeting; level: number | null } | null = last;
    // Plain text has no levels: a heading without a date goes on with the meeting before it.
    const inherits =
      under !== null && (part.level === null || under.level === null || part.level > under.level);
    return { meeting: inherits && under !== null ? under.meeting : null, own: null };
  });
}

/** A heading that is hardly more than a body's name. */
function bodyHeading(heading: string | null, input: DatingInput): string | null {
  if (heading === null) return null;
  const [mention] = input.bodies(heading);
  if (mention === undefined || mention.body === NEC || !isOurs(mention.body)) return null;
  return mention.end - mention.start >= heading.length * 0.7 ? mention.body : null;
}

/** @param told the words that give the day speak of several committees */
function sameDay(main: readonly Meeting[], body: string, input: DatingInput, told: boolean): Meeting | null {
  const [first] = main;
  const committees =
    told || /\b(?:sub-?)?committees\b|\bcommittee (?:meetings?|reports?)\b/iu.test(input.title.stated ?? "");
  return main.length >= 1 && first !== undefined && committees && main.every((one) => one.from === first.from)
    ? { ...first, body }
    : null;
}

/** The day of publication by itself, where title or text put the meeting on an earlier one. */
function isDateline(one: Evidence, main: readonly Meeting[], published: PartialDate | null): boolean {
  return (
    one.bodies.length === 0 &&
    one.precision === "day" &&
    one.from === published &&
    main.some(({ precision, to }) => precision === "day" && (to ?? "") < one.from)
  );
}

/** A date in a heading is a meeting's when a body or a meeting is named, or when there is nothing but the date. */
function isMeetingHeading(heading: string, one: Evidence): boolean {
  // "Ann Example, NEC member, March 2031" says when she wrote.
  if (one.precision !== "day" && /,.*\b(?:representative|rep|member|councillor)\b/iu.test(heading))
    return false;
  if (one.bodies.length > 0) return true;
  if (/\b(?:meetings?|away[- ]?day|officers|committee|panel|commission|session)\b/iu.test(heading))
    return one.precision === "day";
  return (
    one.precision === "day" &&
    heading.replace(/[^\p{L}\p{N}]+/gu, "").length <= 28 &&
    /^\W*(?:\p{L}+day|\d)/u.test(heading)
  );
}
