/** Which meetings a report tells of, and which of its parts tells of which. */
import { findDates } from "../dates.ts";
import { type Meeting, type PartialDate, type Problem, sameMeeting } from "../report.ts";
import { type BodyFinder, NEC } from "./bodies.ts";
import type { GivenFields } from "./given-fields.ts";
import {
  committeesFirst,
  conflicts,
  distinct,
  grouped,
  sourceProblems,
  spanText,
  words,
  yearBefore,
  yearProblems,
} from "./meeting-choice.ts";
import {
  type Anchors,
  type Evidence,
  evidenceInName,
  evidenceInText,
  evidenceInTitle,
  hasUnresolvedRelative,
} from "./meeting-evidence.ts";
import { dateInAddress } from "./publication.ts";
import type { Part } from "./split.ts";
import type { Title } from "./title.ts";

export type Dated = {
  /** Null: undated. */
  readonly meetings: readonly Meeting[] | null;
  /** The meeting of each part, by index. */
  readonly parts: readonly (Meeting | null)[];
  readonly problems: readonly Problem[];
};

export type DatingInput = {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly title: Title;
  /** What the page calls itself, where that is not the title. */
  readonly pageTitle: string | null;
  readonly given: GivenFields;
  readonly published: PartialDate | null;
  readonly address: string | null;
  readonly file: string;
  readonly bodies: BodyFinder;
  readonly digest: boolean;
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
    return { meetings: given, parts: input.parts.map(() => only), problems: [] };
  }
  const anchors = anchorsOf(input);
  const headings = input.parts.map((part) => headingEvidence(part, input.bodies, anchors));
  if (given !== undefined) {
    return { meetings: given, parts: partsOfGiven(input, headings), problems: [] };
  }
  const main = mainMeetings(input, anchors);
  const sections = sectionMeetings(input, headings, main.meetings, anchors);
  const ownAll = sections.flatMap((section) => section.own ?? []);
  const ownDates = ownAll.filter(
    (own) => own.precision === "day" || ownAll.every((other) => other.precision !== "day"),
  );
  // "March 2021" over sections that have their own days says when the report was written, not when a meeting was.
  // What the text itself says of another body ("the NEC in January discussed ...") is a meeting all the same.
  const replaced = (meeting: Meeting) =>
    meeting.precision !== "day" &&
    ownDates.some((own) => own.precision === "day" && (!main.told || own.body === meeting.body));
  const kept = committeesInstead(
    main.meetings.filter((meeting) => !replaced(meeting)),
    sections,
    main.committees,
  );
  const meetings = unique([...kept, ...ownDates]).toSorted(byDate);
  const only = kept.length === 1 ? (kept[0] ?? null) : null;
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
  };
}

function anchorsOf(input: DatingInput): Anchors {
  const years: number[] = [];
  const nameYears: number[] = [];
  const plain: Anchors = { published: null, years: [], nameYears: [], textYears: [] };
  for (const text of [input.title.stated ?? "", ...input.parts.map((part) => part.heading ?? "")]) {
    for (const one of evidenceInTitle(text, "title", () => [], plain))
      years.push(Number(one.from.slice(0, 4)));
    const bare = /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(text)?.[1];
    if (bare !== undefined) years.push(Number(bare));
  }
  for (const date of findDates(`${titleLine(input) ?? ""}\n${input.pageTitle ?? ""}`))
    if (date.year !== null) years.push(date.year);
  for (const name of [input.address ?? "", input.file]) {
    for (const one of evidenceInName(lastPart(name), "file", plain))
      nameYears.push(Number(one.from.slice(0, 4)));
    const path = /\/((?:19|20)\d{2})(?=\/|$|[?#])/u.exec(name.replace(ARCHIVE, ""))?.[1];
    if (path !== undefined) nameYears.push(Number(path));
  }
  const inAddress = input.published === null && input.address !== null ? dateInAddress(input.address) : null;
  return {
    published: input.published ?? inAddress,
    years: [...new Set(years)],
    nameYears: [...new Set(nameYears)],
    textYears: [...new Set([...input.text.matchAll(A_YEAR)].map((match) => Number(match[0])))],
  };
}

const A_YEAR = /(?<![\d£$.,])(?:19|20)\d{2}(?!,?\d)/gu;
/** After so many words the report proper has begun. */
const BEGUN_WORDS = 40;
/** A web archive's own part of an address, with the stamp of the capture. */
const ARCHIVE = /^https?:\/\/web\.archive\.[^/]+\/web\/\d+[a-z_]*\//iu;

function headingEvidence(part: Part, bodies: BodyFinder, anchors: Anchors): Evidence[] {
  return part.heading === null ? [] : evidenceInTitle(part.heading, "heading", bodies, anchors);
}

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

type Main = {
  readonly meetings: readonly Meeting[];
  readonly problems: Problem[];
  readonly unresolved: boolean;
  /** A sentence of the text gives the date and names the body. */
  readonly told: boolean;
  /** It is the day of several committees, which the words do not name. */
  readonly committees: boolean;
};

/** "Labour's NEC in January looked at ...": a meeting, and not the time of writing. */
const MET_IN =
  /\b(?:NEC|[Ee]xecutive|[Cc]ommittee|[Pp]anel)\)?,?\s+(?:meeting\s+|met\s+)?(?:in|of)\s+\p{Lu}\p{Ll}+,?\s+\p{Ll}+ed\b/u;
const NOT_TOLD = { told: false, committees: false };
const SEVERAL_COMMITTEES = /\bNEC(?:['’]s)? (?:\p{Ll}+ )?(?:sub-?\s?)?(?:committees|panels)\b/iu;

/** The date or dates of the report as a whole. */
function mainMeetings(input: DatingInput, anchors: Anchors): Main {
  const { title, bodies, parts } = input;
  const inTitle = [title.stated, titleLine(input)]
    .filter((text) => text !== null)
    .flatMap((text) => evidenceInTitle(text, "title", bodies, anchors));
  if (inTitle.length === 0 && input.pageTitle !== null) {
    inTitle.push(...evidenceInTitle(input.pageTitle, "title", bodies, anchors));
  }
  const top = parts[0] === undefined ? "" : bodyText(input.text, parts[0]);
  const lead = parts.find((part) => part.body.length > 0);
  const opening = lead === undefined ? "" : openingText(input);
  const inText = evidenceInText(opening, bodies, anchors, true);
  if (top !== "" && top !== opening) inText.push(...evidenceInText(top, bodies, anchors, true));
  const begun = parts.findIndex((part) => countWords(bodyText(input.text, part)) >= BEGUN_WORDS);
  const headline = parts
    .slice(0, begun < 0 ? 3 : Math.min(3, begun))
    .flatMap((part) =>
      part.body.length === 0 && part.heading !== null && part.heading !== title.stated
        ? evidenceInTitle(part.heading, "title", bodies, anchors)
        : [],
    );
  const inAddress = input.address === null ? [] : evidenceInName(lastPart(input.address), "address", anchors);
  const inFile = evidenceInName(lastPart(input.file), "file", anchors);
  // "November 2017" over a text that says "on Sunday": not the Sunday before it was posted in December.
  const months = inTitle.filter((one) => one.precision === "month");
  const fitting = inText.filter(
    (one) =>
      one.settled !== "relative" ||
      months.length === 0 ||
      months.some((month) => month.from <= one.to && month.to >= one.from),
  );
  const all = [...inTitle, ...headline, ...fitting, ...inAddress, ...inFile];
  const unresolved =
    !all.some((one) => one.settled === "relative") &&
    hasUnresolvedRelative(opening, bodies) &&
    (anchors.published?.length ?? 0) < 10;
  const days = inTitle.filter((one) => one.precision === "day");
  if (new Set(days.map((one) => one.from)).size > 1) {
    return {
      meetings: days.map((one) => meetingOf(one, bodyFor([one], input))),
      problems: yearProblems(days),
      unresolved,
      ...NOT_TOLD,
    };
  }
  if (!all.some((one) => one.precision === "day")) {
    // The text may say it anywhere: "This report is based on the NEC meeting of 4 November."
    for (const part of parts.slice(0, 60)) {
      const said = evidenceInText(bodyText(input.text, part), bodies, anchors, false);
      all.push(
        ...said
          .filter((one) => one.weight >= 5 && one.bodies.includes(NEC) && one.precision === "day")
          .slice(0, 1),
      );
    }
  }
  const groups = grouped(all, anchors);
  const [best, ...others] = groups;
  if (best !== undefined && best.score <= 0 && best.support.some((one) => one.source === "title")) {
    const corrected = yearBefore(best.date, input.published ?? anchors.published);
    if (corrected !== null) {
      const message = `${words(best)} against the date of publication, ${input.published ?? anchors.published}: ${corrected.from} is used, the year being a slip.`;
      return {
        meetings: committeesOf(best.support, input).map((body) => meetingOf(corrected, body)),
        problems: [{ code: "date-conflict", message }],
        unresolved,
        ...NOT_TOLD,
      };
    }
    const message = `${words(best)}: ${spanText(best.date)} lies after the date of publication, ${input.published ?? anchors.published}; one of the two is wrong.`;
    const meetings = committeesOf(best.support, input).map((body) => meetingOf(best.date, body));
    return { meetings, problems: [{ code: "date-conflict", message }], unresolved, ...NOT_TOLD };
  }
  if (best === undefined || best.score <= 0) return { meetings: [], problems: [], unresolved, ...NOT_TOLD };
  const problems = [...conflicts(best, others), ...yearProblems(best.support), ...sourceProblems(best)];
  const named = committeesOf(best.support, input);
  return {
    meetings: named.map((body) => meetingOf(best.date, body)),
    problems,
    unresolved,
    told: best.support.some((one) => one.source === "text" && MET_IN.test(one.words)),
    committees: best.support.some((one) => SEVERAL_COMMITTEES.test(one.words)),
  };
}

/** A short line under the title that is no sentence: "NEC Meetings, 20 and 24 September 2016". */
function titleLine(input: DatingInput): string | null {
  const first = input.parts.find((part) => part.body.length > 0)?.body[0];
  if (first === undefined) return null;
  const line = input.text.slice(first.bodyStart, first.end).replace(/[*_]+/gu, "").trim();
  return line.length <= 120 &&
    !/[.!?:;\n]/u.test(line) &&
    /\b(?:NEC|meetings?|committees?|executive)\b/iu.test(line)
    ? line
    : null;
}

/** The first words of the report proper: a pulled quotation may stand before them under its own heading. */
function openingText(input: DatingInput): string {
  let text = "";
  for (const part of input.parts.slice(0, 4)) {
    text += `${bodyText(input.text, part)}\n\n`;
    if (countWords(text) >= BEGUN_WORDS) break;
  }
  return text;
}

/** The bodies that met on the report's main date. */
function committeesOf(support: readonly Evidence[], input: DatingInput): string[] {
  const named = [...new Set(support.flatMap((one) => one.bodies))];
  const committees = named.filter((body) => body !== NEC && isOurs(body));
  // "The NEC's equalities, disputes and organisational committees met on 6 March": the NEC itself did not.
  if (
    committees.length > 0 &&
    !support.some(
      (one) =>
        one.source === "title" &&
        one.bodies.length === 1 &&
        one.bodies[0] === NEC &&
        one.settled === "own" &&
        !/committees?\b/iu.test(one.words),
    )
  ) {
    return committees;
  }
  if (committees.length > 1) return committees;
  return [bodyFor(support, input)];
}

function bodyFor(support: readonly Evidence[], input: DatingInput): string {
  for (const one of support) {
    const [first] = one.bodies;
    if (first !== undefined && isOurs(first)) return first;
  }
  const inTitle = input
    .bodies(input.title.stated ?? "")
    .map((mention) => mention.body)
    .filter((body) => isOurs(body));
  return inTitle.find((body) => body !== NEC) ?? inTitle[0] ?? NEC;
}

/** What a body that meets is called, as against a slate or an organisation. */
const MEETS =
  /\b(?:NEC|N\.E\.C\.|(?:sub-?)?committee|panel|commission|group|forum|task\s?force|board|executive|officers|conference|council|working party|inquiry|summit|policy)\b/iu;

/** Committees of the NEC, as against select committees and other parties' bodies that a text mentions. */
function isOurs(body: string): boolean {
  return (
    (!/\b(?:select|scottish|welsh|general|local|party|constituency|executive) (?:committee|executive)\b/iu.test(
      body,
    ) &&
      MEETS.test(body)) ||
    body === NEC
  );
}

type SectionDate = { readonly meeting: Meeting | null; readonly own: readonly Meeting[] | null };

/** The meeting of each part: its heading's or first words', else that of the part it is under. */
function sectionMeetings(
  input: DatingInput,
  headings: readonly Evidence[][],
  main: readonly Meeting[],
  anchors: Anchors,
): SectionDate[] {
  let last: { meeting: Meeting; level: number | null } | null = null;
  return input.parts.map((part, index) => {
    const dated = (headings[index] ?? []).filter((one) => isMeetingHeading(part.heading ?? "", one));
    const title = part.heading === input.title.stated;
    const text =
      part.body.length === 0 || title
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
      const match = main.find((meeting) => meeting.body === bodyOnly) ?? sameDay(main, bodyOnly, input);
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

function sameDay(main: readonly Meeting[], body: string, input: DatingInput): Meeting | null {
  const [first] = main;
  const committees = /\b(?:sub-?)?committees\b|\bcommittee (?:meetings?|reports?)\b/iu.test(
    input.title.stated ?? "",
  );
  return main.length >= 1 && first !== undefined && committees && main.every((one) => one.from === first.from)
    ? { ...first, body }
    : null;
}

/** "NEC committees, 10 July": where sections name the committees, these are the meetings. */
function committeesInstead(
  main: readonly Meeting[],
  sections: readonly SectionDate[],
  committees: boolean,
): readonly Meeting[] {
  const [only] = main;
  if (main.length !== 1 || only === undefined || only.body !== NEC) return main;
  const named = unique(
    sections.flatMap(({ meeting, own }) =>
      meeting !== null && (own === null || committees) && meeting.body !== NEC && meeting.from === only.from
        ? [meeting]
        : [],
    ),
  );
  return named.length > 0 ? named : main;
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

function bodyText(text: string, part: Part): string {
  const first = part.body[0];
  const last = part.body.at(-1);
  return first === undefined || last === undefined
    ? ""
    : text.slice(first.bodyStart, Math.min(last.end, first.bodyStart + 4000));
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

function meetingOf(one: Evidence, body: string): Meeting {
  return { body, from: one.from, to: one.to, precision: one.precision };
}

function unique(meetings: readonly Meeting[]): Meeting[] {
  const found: Meeting[] = [];
  for (const meeting of meetings) if (!found.some((one) => sameMeeting(one, meeting))) found.push(meeting);
  return found;
}

function byDate(a: Meeting, b: Meeting): number {
  return (a.from ?? "") < (b.from ?? "") ? -1 : (a.from ?? "") > (b.from ?? "") ? 1 : 0;
}

function lastPart(name: string): string {
  return name.split(/[?#]/u)[0]?.replace(/\/+$/u, "").split("/").at(-1) ?? "";
}
