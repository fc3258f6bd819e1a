/** The date or dates of a report as a whole: title, first lines, text, address and file name weighed together. */
import type { Meeting, Problem } from "../report.ts";
import { isOurs, NEC } from "./bodies.ts";
import { BEGUN_WORDS, bodyText, countWords, type DatingInput, lastPart, meetingOf } from "./dating-input.ts";
import { NEEDS_SUPPORT } from "./done-on-day.ts";
import {
  conflicts,
  grouped,
  sourceProblems,
  spanText,
  words,
  yearBefore,
  yearProblems,
} from "./meeting-choice.ts";
import {
  type Evidence,
  evidenceInText,
  evidenceInTitle,
  hasUnresolvedRelative,
  NEEDS_MONTH,
} from "./meeting-evidence.ts";
import { evidenceInName } from "./name-evidence.ts";
import type { Anchors } from "./settle-year.ts";

export type Main = {
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

const LETTER_PARTS = 2;

const NOT_TOLD = { told: false, committees: false };

const SEVERAL_COMMITTEES =
  /\bNEC(?:['’]s)? (?:\p{Ll}+ )?(?:sub-?\s?)?(?:committees|panels)\b|\b(?:two|three|four|five|both|several|all|some)(?: of (?:the|its|our))?(?: \p{Ll}+){0,2} (?:sub-?\s?)?(?:committees|panels)\b|\bcommittee day\b/iu;

const ENDS_WITH_DAY =
  /\b(?:(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last night)(?:\W*$|\.\s)|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)['’]s (?:full )?(?:NEC|executive|meeting)\b/iu;

/** "Held at head office on 4 March 2031", below the title that says which body. */
const HELD = /^\W*(?:(?:the |a )?meeting )?(?:was )?held\b/iu;

/** The date or dates of the report as a whole. */
export function mainMeetings(input: DatingInput, anchors: Anchors): Main {
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
  // A salutation may have a paragraph to itself, above the heading under which a letter begins.
  const letter = parts.filter(({ body }) => body.length > 0).slice(0, LETTER_PARTS);
  for (const words of letter.map((part) => bodyText(input.text, part))) {
    if (opening.includes(words)) continue;
    const said = evidenceInText(words, bodies, anchors, false);
    inText.push(...said.filter(({ weight }) => weight <= NEEDS_SUPPORT).slice(0, 1));
  }
  const begun = parts.findIndex((part) => countWords(bodyText(input.text, part)) >= BEGUN_WORDS);
  const headline = parts
    .slice(0, begun < 0 ? 3 : Math.min(3, begun))
    .flatMap((part) =>
      part.body.length === 0 && part.heading !== null && part.heading !== title.stated
        ? evidenceInTitle(part.heading, "title", bodies, anchors)
        : [],
    );
  const subtitle = parts
    .slice(0, 3)
    .find(({ heading }) => heading !== null && heading !== title.stated)?.heading;
  // "My first NEC", and below it: "What happened at the hall on Tuesday".
  if (
    subtitle != null &&
    (ENDS_WITH_DAY.test(subtitle) || HELD.test(subtitle)) &&
    ![...inTitle, ...headline].some((one) => one.precision === "day")
  )
    headline.push(
      ...evidenceInTitle(subtitle, "title", (words) => bodies(`${words}\n${title.stated ?? ""}`), anchors),
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
  const all = supported([...inTitle, ...headline, ...fitting, ...inAddress, ...inFile], anchors);
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

/** So soon after a meeting reports of it are written, if nothing else says when it was. */
const WRITTEN_WITHIN_DAYS = 45;

/** Without days on which just something was done, unless it is the first and a month or the publication fits it. */
function supported(all: readonly Evidence[], anchors: Anchors): Evidence[] {
  const unsure = all.filter(
    (one) => one.source === "text" && one.weight <= NEEDS_SUPPORT && one.precision === "day",
  );
  const firm = all.filter((one) => !unsure.includes(one));
  const titles = firm.filter(({ source }) => source === "title");
  const vague = unsure.filter(({ weight }) => weight <= NEEDS_MONTH);
  const sure = unsure.filter(({ weight }) => weight > NEEDS_MONTH);
  const alike = vague.every(({ from }) => from === vague[0]?.from);
  const [first] =
    sure.length > 0 ? sure : alike ? vague.filter((day) => titles.some((one) => holds(one, day))) : [];
  if (first === undefined || firm.some((one) => one.precision === "day")) return firm;
  const inMonth = firm.some((one) => holds(one, first));
  const { published } = anchors;
  const days =
    published?.length === 10
      ? Temporal.PlainDate.from(first.to).until(Temporal.PlainDate.from(published)).total("days")
      : -1;
  return inMonth || (firm.length === 0 && days >= 0 && days <= WRITTEN_WITHIN_DAYS) ? [...firm, first] : firm;
}

function holds(span: Evidence, day: Evidence): boolean {
  return span.from <= day.from && span.to >= day.to;
}

/** A short line under the title that is no sentence: "NEC Meetings, 20 and 24 September 2016". */
export function titleLine(input: DatingInput): string | null {
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
  // "NEC: the one with the women's conference row": what the NEC spoke of.
  const met = inTitle.includes(NEC) ? inTitle.filter((body) => !/\bconference\b/iu.test(body)) : inTitle;
  return met.find((body) => body !== NEC) ?? inTitle[0] ?? committeeOfOpening(input) ?? NEC;
}

/** "I've been put on the Disputes Panel", and below it "my first sitting on Tuesday": the one committee that is spoken of. */
function committeeOfOpening(input: DatingInput): string | null {
  const opening = openingText(input).slice(0, OPENING);
  const mentions = input.bodies(opening);
  const [first] = mentions;
  // "Our Welsh panel" is nobody's name.
  const called = first !== undefined && /\p{Lu}[\p{L}-]*$/u.test(opening.slice(first.start, first.end));
  const alone = mentions.every(({ body }) => body === first?.body);
  return called && alone && first.body !== NEC && isOurs(first.body) ? first.body : null;
}

const OPENING = 400;
