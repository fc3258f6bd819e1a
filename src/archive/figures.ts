/** Figures as reports give them: what is counted, how many, with which reservation, and for which date. */
import { pointAt } from "../calendar.ts";
import type { Figure, Meeting, PartialDate, Passage, Report } from "../report.ts";
import { type Sentence, sentences } from "../sentences.ts";
import { type Measure, measureOf } from "./ledger-measures.ts";
import { AMOUNT, readNumber } from "./ledger-numbers.ts";
import { tallies } from "./ledger-tallies.ts";

/**
 * Every figure of a report, in order, with the sentence it stands in. Values are as reported, "489k" as
 * 489,000; nothing is summed, averaged or inferred. Tallies of votes are left to the votes.
 */
export function extractFigures(report: Report): Figure[] {
  return report.passages.flatMap(figuresOfPassage);
}

const FIGURE = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?<sign>£\\s?)?(?<amount>${AMOUNT})(?<share>\\s?(?:%|per\\s?cent))?(?!\\p{L}|\\p{N})`,
  "giu",
);

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty)\b/iu;

/** What runs on longer is a table or damage. */
const LONGEST_SENTENCE = 3_000;

function figuresOfPassage(passage: Passage): Figure[] {
  if (!NUMBER.test(passage.text)) return [];
  return sentences(passage.text).flatMap((sentence, index, list) =>
    sentence.text.length <= LONGEST_SENTENCE && NUMBER.test(sentence.text)
      ? figuresOfSentence(passage, sentence, list[index - 1]?.text ?? "")
      : [],
  );
}

function figuresOfSentence(passage: Passage, sentence: Sentence, previous: string): Figure[] {
  const { text } = sentence;
  const votes = tallies(text, passage.heading ?? "");
  const dates = datesIn(text, passage.meeting);
  const found: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const { sign, amount, share } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (votes.some((vote) => vote.start < end && match.index < vote.end)) continue;
    if (dates.some((date) => date.start < end && match.index < date.end)) continue;
    const value = readNumber(amount ?? "");
    if (value === null || (sign === undefined && isYear(amount ?? "", value))) continue;
    const before = text.slice(Math.max(0, match.index - 90), match.index);
    const after = text.slice(end, end + 90);
    const named = measureOf(
      withoutDates(text, dates).slice(Math.max(0, match.index - 90), match.index),
      after,
      value,
      sign !== undefined ? "£" : share !== undefined ? "%" : null,
    );
    const measure =
      named ??
      (isDifference(before, after) || found.some(({ measure: other }) => other === MEMBERSHIP.name)
        ? null
        : underHeading([passage.heading ?? "", previous, IN_LINE.exec(text)?.[0] ?? ""], value, sign)) ??
      carriedOver(found.at(-1), value, text, match.index);
    if (measure === null) continue;
    const paidUp = measure.name === MEMBERSHIP.name && ARE_PAID_UP.test(after);
    found.push({
      passage: passage.id,
      report: passage.report,
      meeting: passage.meeting,
      measure: paidUp ? PAID_UP.name : measure.name,
      value,
      unit: measure.unit,
      qualifier: qualifierOf(before, after, measure.name),
      asOf:
        asOf(text, match.index, end, dates) ??
        atYearsEnd(after, passage.meeting) ??
        atClose(before, passage.meeting),
      start: passage.start + sentence.start,
      end: passage.start + sentence.end,
      quote: text,
    });
  }
  return found;
}

/** "329,957, compared with 339,000 in November": a bare number of like size after a named one counts the same. */
function carriedOver(last: Figure | undefined, value: number, text: string, at: number): Measure | null {
  if (last === undefined || last.value < 1_000 || value < last.value / 2 || value > last.value * 2)
    return null;
  const joined =
    /\b(?:compared\s+(?:with|to)|from|to|than|and|was|were|against|at|of)\s+(?:\p{L}+\s+){0,2}$|=\s*$/iu;
  return joined.test(text.slice(Math.max(0, at - 30), at)) ? { name: last.measure, unit: last.unit } : null;
}

/** "23k fewer than in February", "down by 5,000": how far apart two figures are, and neither of them. */
function isDifference(before: string, after: string): boolean {
  return (
    /^\s*(?:\p{L}+\s+)?(?:fewer|less|more|lower|higher|above|below)\b/iu.test(after) ||
    /\b(?:by|(?:fall|drop|rise|loss|gain|increase|decrease|decline)\s+of|lost|gained|another|further|extra)\s+(?:\p{L}+\s+)?$/iu.test(
      before,
    )
  );
}

/** "162,400 and falling", under the heading "Membership", after it as the opening of the paragraph or in line. */
function underHeading(headings: readonly string[], value: number, sign: string | undefined): Measure | null {
  const about =
    sign === undefined &&
    value >= LEAST_UNDER_HEADING &&
    headings.some((heading) => OF_MEMBERSHIP.test(heading));
  return about ? MEMBERSHIP : null;
}

/** "A membership figure of 161,400 at the year's end, fully paid up". */
const ARE_PAID_UP = /^(?:(?!\bnot\b)[^.;()\d]){0,40},\s+(?:all\s+)?(?:fully\s+)?paid[-\s]up\b/i;
const PAID_UP: Measure = { name: "paid-up membership", unit: "members" };
const MEMBERSHIP: Measure = { name: "membership", unit: "members" };
const OF_MEMBERSHIP =
  /^[\W\d]*(?:party\s+)?(?:membership|members|numbers)(?:\s+(?:figures?|figs?|numbers?))?\W*$/i;
/** "Membership: we were given 333,000", "**Members.** 552,000". */
const IN_LINE = /^[^:.]{3,40}[:.]/;

/** Without what says when: "Membership on 31 December was 182,370". */
function withoutDates(text: string, dates: readonly DatedWords[]): string {
  return dates.reduceRight((rest, { start, end }) => {
    const lead = /\b(?:on|in|at|by|as\s+(?:of|at))\s+(?:the\s+)?(?:(?:start|beginning|end)\s+of\s+)?$/i.exec(
      rest.slice(0, start),
    );
    const from = lead?.index ?? start;
    return rest.slice(0, from) + " ".repeat(end - from) + rest.slice(end);
  }, text);
}

const LEAST_UNDER_HEADING = 20_000;

function isYear(amount: string, value: number): boolean {
  return /^(?:19|20)\d{2}$/.test(amount) && value <= 2100;
}

const BEFORE =
  /\b(about|around|(?:a\s+(?:little|bit|shade|touch|fraction)|just|slightly|well|far)\s+(?:over|under|above|below|more\s+than|less\s+than)|just\s+(?:shy|short)\s+of|compared\s+(?:with|to)|(?:down|up)\s+from|from|approximately|approx\.?|roughly|some|nearly|almost|over|more\s+than|under|fewer\s+than|less\s+than|at\s+least|up\s+to|circa)\s*$/i;

/** "Including the supporters' network, which stands at 16,000, we are just over 193,000". */
const INCLUDING =
  /(?:^|[.;:]\s+|\band\s+)((?:including|excluding|counting|without|not\s+counting)\s+[^,;.\d]{3,60}),/i;

/** "£19.6 million, including the interest", "£18.4 million before interest": what a number has in it or leaves out. */
const INCLUSION =
  /^(?:\s+\p{L}+){0,2},?\s+\(?((?:including|excluding|counting|not\s+counting|leaving\s+out|net\s+of)\s+(?!\d)[^,;.()\d]{3,40}|(?:before|after)\s+(?:\p{L}+\s+){0,3}(?:interest|tax|costs?|deductions|expenses|vat|depreciation))/iu;

/** What a number includes or leaves out, in lower case, as told just after it; null where nothing is said. */
export function inclusionIn(after: string): string | null {
  return INCLUSION.exec(after)?.[1]?.toLowerCase().replace(/\s+/g, " ").trim() ?? null;
}

/** The reservation as reported, arrears included; null where the figure is given flat. */
function qualifierOf(before: string, after: string, measure: string): string | null {
  const parts: string[] = [];
  const hedge = BEFORE.exec(before)?.[1];
  if (hedge !== undefined) parts.push(hedge.toLowerCase().replace(/\s+/g, " "));
  const counted = INCLUDING.exec(before)?.[1];
  if (counted !== undefined) parts.push(counted.toLowerCase().replace(/\s+/g, " "));
  const included = inclusionIn(after);
  if (included !== null && !included.includes("arrears")) parts.push(included);
  if (/^\s*(?:\+|[-\s]?plus\b(?!\s+\d))/.test(after)) parts.push("plus");
  if (measure === "membership" || measure === "paid-up membership") {
    const arrears =
      /^[^.;]{0,40}?\b(incl(?:uding|\.)?\s+(?:(?:those|people|members|\d[\d,k]*)\s+)?(?:in\s+)?arrears|(?:of\s+(?:whom|which|these)|with|plus|and\s+a\s+further|excluding|not\s+counting)\s+[^.;]{0,40}?\barrears)/i.exec(
        after,
      )?.[1];
    if (arrears !== undefined) parts.push(arrears.replace(/\s+/g, " "));
    else if (/\bincluding\s+(?:those\s+in\s+)?arrears[^.;\d]{0,30}$/i.test(before))
      parts.push("including arrears");
  }
  return parts.length === 0 ? null : parts.join(", ");
}

type DatedWords = {
  readonly start: number;
  readonly end: number;
  readonly date: PartialDate;
  readonly leadIn: string;
};

const MOST_DATES = 6;

/** Dates written in the sentence, yearless ones taken as the latest before the meeting. */
function datesIn(text: string, meeting: Meeting | null): readonly DatedWords[] {
  const found: DatedWords[] = [];
  const today = meeting?.to ?? "2100-12-31";
  const starts =
    /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+|(?:19|20)\d{2}|january|february|march|april|may|june|july|august|september|october|november|december)/gi;
  for (const match of text.matchAll(starts)) {
    if (found.length >= MOST_DATES || (found.at(-1)?.end ?? 0) > match.index) continue;
    const point = pointAt(text, match.index, today);
    if (point === null) continue;
    // Without a year and without a meeting to count from, a date is no date.
    const date = point.yearless && meeting === null ? "" : partial(point.from, point.to);
    found.push({
      start: match.index,
      end: point.end,
      date,
      leadIn: text.slice(Math.max(0, match.index - 24), match.index),
    });
  }
  return found;
}

function partial(from: string, to: string): PartialDate {
  if (from === to) return from;
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}

/** "161,400 at the year's end": told in the first months of the next one. */
function atYearsEnd(after: string, meeting: Meeting | null): PartialDate | null {
  if (meeting?.from == null || !AT_YEARS_END.test(after)) return null;
  const [year = "", month = ""] = meeting.from.split("-");
  return month !== "" && Number(month) <= LAST_MONTH_AFTER ? `${Number(year) - 1}-12-31` : null;
}

const AT_YEARS_END =
  /^[^,;.\d]{0,25}\bat\s+(?:(?:the|last)\s+)?(?:year['’]?s?[\s-]+end|end\s+of\s+(?:the|last)\s+year)\b/i;
const LAST_MONTH_AFTER = 4;

/** "We closed the half-year on 193,000", told in the months after: at the end of June; of the year, of December. */
function atClose(before: string, meeting: Meeting | null): PartialDate | null {
  const closed = CLOSED.exec(before);
  if (closed === null || meeting?.from == null) return null;
  const [year = "", month = ""] = meeting.from.split("-");
  const after = closed.groups?.half === undefined ? Number(month) : Number(month) - HALF_A_YEAR;
  if (month === "" || after < 1 || after > LAST_MONTH_AFTER) return null;
  return closed.groups?.half === undefined ? `${Number(year) - 1}-12-31` : `${year}-06-30`;
}

const CLOSED =
  /\b(?:closed|ended|finished)\s+(?:the|last)\s+(?<half>half[\s-])?year\s+(?:on|at|with)\s+(?:a\s+membership\s+of\s+)?$/i;
/** In months. */
const HALF_A_YEAR = 6;

/** "338,570 on 1 November", "348,000 in July": a date just after the figure, or "As of 6 March" at the start. */
function asOf(text: string, start: number, end: number, dates: readonly DatedWords[]): PartialDate | null {
  const after = dates.find((date) => date.start >= end);
  if (after && after.date !== "" && after.start - end <= 45) {
    const between = text.slice(end, after.start);
    if (
      /\b(?:in|at|on|by|as\s+of|as\s+at|(?:at\s+)?the\s+end\s+of|end\s+of)\s+(?:the\s+)?$/i.test(between) &&
      !/\d|;|\bsince\b|\bfrom\b/.test(between)
    )
      return after.date;
  }
  const leading = dates.find(
    (date) =>
      date.end <= end &&
      /\b(?:as\s+(?:of|at)|by|in|at(?:\s+the\s+end\s+of)?|on)\s+(?:the\s+)?$/i.test(date.leadIn),
  );
  if (leading === undefined || leading.date === "") return null;
  return leading.start < 30 || STOOD_AT.test(text.slice(leading.end, start)) ? leading.date : null;
}

/** "Total debt at the end of June was £11 million". */
const STOOD_AT =
  /^\s*(?:was|were|is|are|(?:stood|stands|was\s+put)\s+at|(?:came|comes|amounted|amounts|ran)\s+to|reached)\s+(?:\p{L}+\s+){0,2}$/iu;
