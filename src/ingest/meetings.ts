/** Which meetings a report tells of, and which of its parts tells of which. */
import { findDates } from "../dates.ts";
import { weekdayOf } from "../found-date.ts";
import { type Meeting, type Problem, sameMeeting, type YearlessMeeting } from "../report.ts";
import { NEC, NEC_COMMITTEES } from "./bodies.ts";
import { type DatingInput, lastPart, meetingOf } from "./dating-input.ts";
import { mainMeetings, titleLine } from "./main-meeting.ts";
import { distinct, yearProblems } from "./meeting-choice.ts";
import { type Evidence, evidenceInTitle } from "./meeting-evidence.ts";
import { evidenceInName } from "./name-evidence.ts";
import { dateInAddress } from "./publication.ts";
import { headingEvidence, type SectionDate, sectionMeetings } from "./section-meetings.ts";
import type { Anchors } from "./settle-year.ts";

export type Dated = {
  /** Null: undated. */
  readonly meetings: readonly Meeting[] | null;
  /** The meeting of each part, by index. */
  readonly parts: readonly (Meeting | null)[];
  readonly problems: readonly Problem[];
  /** Of an undated report the day that it gives without a year. */
  readonly yearless: YearlessMeeting | null;
};

/**
 * The meetings of a report and of each part. What a person stated stands; else the evidence of title, headings, text,
 * address and file name is weighed, in that order of trust. A conflict is decided for the better supported date and
 * recorded; what nothing dates stays undated.
 */
export function meetingsOf(input: DatingInput): Dated {
  const { meetings: given } = input.given;
  // Where one meeting is stated and no heading could hold a date, nothing is left to find out.
  if (given?.length === 1 && !input.parts.some((part) => /\d/u.test(part.heading ?? ""))) {
    const [only = null] = given;
    return { meetings: given, parts: input.parts.map(() => only), problems: [], yearless: null };
  }
  const anchors = anchorsOf(input);
  const headings = input.parts.map((part) => headingEvidence(part, input.bodies, anchors));
  if (given !== undefined) {
    return { meetings: given, parts: partsOfGiven(input, headings), problems: [], yearless: null };
  }
  const main = mainMeetings(input, anchors);
  const sections = sectionMeetings(input, headings, main, anchors);
  const ownAll = sections.flatMap((section) => section.own ?? []);
  const ownDates = ownAll.filter(
    (own) => own.precision === "day" || ownAll.every((other) => other.precision !== "day"),
  );
  // "March 2021" over sections that have their own days says when the report was written, not when a meeting was.
  // What the text itself says of another body ("the NEC in January discussed ...") is a meeting all the same.
  const replaced = (meeting: Meeting) =>
    (meeting.precision !== "day" || isRound(meeting, ownDates)) &&
    ownDates.some((own) => own.precision === "day" && (!main.told || own.body === meeting.body));
  const kept = committeesInstead(
    main.meetings.filter((meeting) => !replaced(meeting)),
    sections,
    main.committees,
  );
  const meetings = unique([...kept, ...ownDates]).toSorted(byDate);
  const only = kept.length === 1 ? (kept[0] ?? null) : sittingOfDay(meetings);
  const problems = [...main.problems, ...yearProblems(headings.flat())];
  if (meetings.length === 0) {
    if (main.unresolved) {
      problems.push({
        code: "relative-date-unresolved",
        message:
          'The text dates the meeting from the day of writing ("yesterday", "on Tuesday"), which is not known.',
      });
    }
    problems.push({
      code: "undated",
      message: "Neither text, address nor file name gives the meeting's date.",
    });
  } else if (main.unresolved && meetings.every((meeting) => meeting.precision !== "day")) {
    problems.push({
      code: "relative-date-unresolved",
      message:
        "The text dates the meeting from the day of writing, which is not known: the day is not settled.",
    });
  }
  return {
    meetings: meetings.length === 0 ? null : meetings,
    parts: sections.map((section) => section.meeting ?? only),
    problems: distinct(problems),
    yearless: meetings.length === 0 ? yearlessMeeting(input, anchors) : null,
  };
}

/** What stands under no committee's name in a report of one day: a sitting of them all. Null where there were several days. */
function sittingOfDay(meetings: readonly Meeting[]): Meeting | null {
  const [first] = meetings;
  const alike = ({ from, to, precision }: Meeting) =>
    from === first?.from && to === first.to && precision === "day";
  if (first === undefined || meetings.length < 2 || !meetings.every(alike)) return null;
  return meetings.find(({ body }) => body === NEC) ?? { ...first, body: NEC_COMMITTEES };
}

/** The day and weekday on which a report puts its one meeting, whatever the year. */
function yearlessMeeting(input: DatingInput, anchors: Anchors): YearlessMeeting | null {
  const { meetings } = mainMeetings(input, { ...anchors, anyYear: true });
  const [only] = meetings;
  if (only?.from == null || only.to === null || only.precision !== "day" || meetings.length > 1) return null;
  return {
    body: only.body,
    first: only.from.slice(5),
    last: only.to.slice(5),
    weekday: weekdayOf(only.from),
  };
}

function anchorsOf(input: DatingInput): Anchors {
  const years: number[] = [];
  const nameYears: number[] = [];
  const plain: Anchors = { published: null, years: [], nameYears: [], textYears: [], altered: null };
  for (const text of [input.title.stated ?? "", ...input.parts.map((part) => part.heading ?? "")]) {
    for (const one of evidenceInTitle(text, "title", () => [], plain))
      years.push(Number(one.from.slice(0, 4)));
    const bare = /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(text)?.[1];
    if (bare !== undefined) years.push(Number(bare));
  }
  for (const date of findDates(`${titleLine(input) ?? ""}\n${input.pageTitle ?? ""}`))
    if (date.year !== null) years.push(date.year);
  const season = SEASON.exec(input.pageTitle ?? "")?.[1] ?? SEASON.exec(input.text.slice(0, HEAD))?.[1];
  if (season !== undefined) years.push(Number(season));
  for (const name of [input.address ?? "", input.file]) {
    for (const one of evidenceInName(lastPart(name), "file", plain))
      nameYears.push(Number(one.from.slice(0, 4)));
    // "newsletter-autumn-2031": the season says no more, but the year does.
    const alone =
      nameYears.length > 0 ? undefined : /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(lastPart(name))?.[1];
    if (alone !== undefined) nameYears.push(Number(alone));
    const path = /\/((?:19|20)\d{2})(?=\/|$|[?#])/u.exec(name.replace(ARCHIVE, ""))?.[1];
    if (path !== undefined) nameYears.push(Number(path));
  }
  const inAddress = input.published === null && input.address !== null ? dateInAddress(input.address) : null;
  return {
    published: input.published ?? inAddress,
    years: [...new Set(years)],
    nameYears: [...new Set(nameYears)],
    textYears: [
      ...new Set([
        ...[...input.text.matchAll(A_YEAR)].map((match) => Number(match[0])),
        ...input.copyrightYears,
      ]),
    ],
    altered: input.altered,
  };
}

/** "Autumn 2031", "Issue 14, Spring 2031": when a newsletter came out. */
const SEASON =
  /\b(?:spring|summer|autumn|winter|gwanwyn|haf|hydref|gaeaf)\s+(?:issue,?\s+|edition,?\s+)?((?:19|20)\d{2})\b/iu;
const HEAD = 400;

/** "The rule has been there since 1996": no year in which something just happened. */
const A_YEAR = /(?<![\d£$.,]|\b(?:since|until|till|before|back in)\s)(?:19|20)\d{2}(?!,?\d)/gu;

/** A web archive's own part of an address, with the stamp of the capture. */
const ARCHIVE = /^https?:\/\/web\.archive\.[^/]+\/web\/\d+[a-z_]*\//iu;

/** Where a person stated the meetings, a part has the one its heading names: by date, by body, or the only one. */
function partsOfGiven(input: DatingInput, headings: readonly Evidence[][]): (Meeting | null)[] {
  const given = input.given.meetings ?? [];
  return input.parts.map((part, index) => {
    const dated = (headings[index] ?? []).filter((one) => one.precision === "day");
    for (const one of dated) {
      const same = given.filter(
        (meeting) => meeting.from !== null && meeting.from <= one.from && (meeting.to ?? "") >= one.to,
      );
      const match =
        same.find((meeting) => one.bodies.includes(meeting.body)) ??
        (same.length === 1 ? same[0] : undefined);
      if (match !== undefined) return match;
      // A heading with body and date is a meeting of its own even where the list forgot it.
      if (one.bodies.length > 0) return meetingOf(one, one.bodies[0] ?? NEC);
    }
    if (given.length === 1) return given[0] ?? null;
    const named = part.heading === null ? [] : input.bodies(part.heading).map((mention) => mention.body);
    const byBody = given.filter((meeting) => named.includes(meeting.body));
    return byBody.length === 1 ? (byBody[0] ?? null) : null;
  });
}

/** "NEC committees, 10 July": where sections name the committees, these are the meetings. */
function committeesInstead(
  main: readonly Meeting[],
  sections: readonly SectionDate[],
  committees: boolean,
): readonly Meeting[] {
  const [only] = main;
  // A list of bodies may have a name for all of them together.
  const together = only !== undefined && (only.body === NEC || /\bcommittees$/iu.test(only.body));
  if (main.length !== 1 || only === undefined || !together) return main;
  const named = unique(
    sections.flatMap(({ meeting, own }) =>
      meeting !== null &&
      (own === null || committees) &&
      meeting.body !== NEC &&
      meeting.body !== only.body &&
      meeting.from === only.from
        ? [meeting]
        : [],
    ),
  );
  return named.length > 0 ? named : main;
}

/** "Two committees met this week", over sections that have days of that week. */
function isRound({ from, to }: Meeting, own: readonly Meeting[]): boolean {
  const days = own.filter(
    (one) => one.precision === "day" && (one.from ?? "") >= (from ?? "") && (one.to ?? "") <= (to ?? ""),
  );
  return from !== to && days.length >= 2 && days.every((one) => one.from === one.to);
}

function unique(meetings: readonly Meeting[]): Meeting[] {
  const found: Meeting[] = [];
  for (const meeting of meetings) if (!found.some((one) => sameMeeting(one, meeting))) found.push(meeting);
  return found;
}

function byDate(a: Meeting, b: Meeting): number {
  return (a.from ?? "") < (b.from ?? "") ? -1 : (a.from ?? "") > (b.from ?? "") ? 1 : 0;
}
