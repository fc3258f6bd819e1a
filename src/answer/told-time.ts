/** Which evidence tells of the time that is asked about: by its meeting, by a date in the sentence, as the newest. */
import type { Archive } from "../archive/archive.ts";
import { pointAt } from "../calendar.ts";
import { findDates, mayHoldDate } from "../dates.ts";
import { type FoundDate, lastBefore, withYear } from "../found-date.ts";
import type { Meeting, Passage } from "../report.ts";
import type { Asked } from "./asked-kind.ts";
import { type Evidence, findEvidence } from "./evidence.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { Question } from "./question.ts";
import { meetingIn, type TimeScope } from "./scope.ts";

/** What may be told at another meeting than that of its time: counts, days, places and who. */
const TOLD_AT_ANY_TIME: ReadonlySet<Asked> = new Set(["count", "when", "where", "who", "general"]);

/** Evidence from meetings in the period asked about, and sentences from others that name that very time. */
export async function inTime(question: Question, archive: Archive): Promise<readonly Evidence[]> {
  const within = await findEvidence(question, archive);
  const { period } = question;
  if (period === null || !TOLD_AT_ANY_TIME.has(question.asked) || !mayBeNamed(period)) return within;
  const only = ({ meeting, text }: Passage) =>
    !meetingIn(meeting, period) &&
    (text.includes(yearOf(period)) || mayHoldDate(text) || RELATIVE.test(text) || DAY_ALONE.test(text));
  const sentences = (reading: ReadPassage, at: number) => tellsOfTime(reading, at, period);
  const elsewhere = await findEvidence(question, archive, { anyTime: true, only, sentences });
  return [...within, ...elsewhere].sort((a, b) => b.score - a.score);
}

/** The sentence names the time, or one just before it in its paragraph does: "On 2 August ... About 9,300 are affected." */
function tellsOfTime({ sentences, passage }: ReadPassage, at: number, period: TimeScope): boolean {
  const here = sentences[at];
  const day = passage.meeting?.to ?? null;
  if (here !== undefined && day !== null && namesTimeByMeeting(here.text, period, day)) return true;
  return sentences
    .slice(Math.max(0, at - SENTENCES_BEFORE), at + 1)
    .some(({ text, paragraph }) => paragraph === here?.paragraph && namesTime(text, period, passage.meeting));
}

const SENTENCES_BEFORE = 2;

/** A period within one year, as a sentence names it. */
function mayBeNamed({ from, to, yearless }: TimeScope): boolean {
  return !yearless && from !== null && to !== null && from.slice(0, 4) === to.slice(0, 4);
}

function yearOf({ from }: TimeScope): string {
  return from?.slice(0, 4) ?? "";
}

/** A sentence gives a date in the period; one without a year is the latest before its meeting. */
function namesTime(text: string, period: TimeScope, meeting: Meeting | null): boolean {
  const { from, to } = period;
  if (from === null || to === null) return false;
  const wholeYear = from.endsWith("-01-01") && to.endsWith("-12-31");
  if (
    wholeYear &&
    text.includes(yearOf(period)) &&
    new RegExp(`\\b(?:for|in|of|during)\\s+${yearOf(period)}\\b`).test(text)
  )
    return true;
  return findDates(text).some((date) => {
    // "Since January" is not a thing of January; "by 22 January" mostly is.
    const open = date.precision === "day" ? OPEN_FROM_A_DAY : OPEN;
    if (open.test(text.slice(0, date.start))) return false;
    const dated = date.from === null && meeting?.to != null ? nearestTo(date, meeting.to) : date;
    if (dated?.from == null || dated.to === null) return false;
    // The end of June is told of as June as well.
    const within = dated.precision === "month" && dated.from <= from && to <= dated.to;
    return within || (dated.from >= from && dated.to <= to);
  });
}

/** "Last autumn", "this summer", told at a meeting; "on the 2nd", of its month or of the one before. */
function namesTimeByMeeting(text: string, { from, to }: TimeScope, day: string): boolean {
  if (from === null || to === null) return false;
  const relative = RELATIVE.exec(text);
  const span = relative === null ? null : pointAt(text, relative.index, day);
  if (span !== null && span.from >= from && span.to <= to) return true;
  const alone = DAY_ALONE.exec(text)?.[1];
  if (alone === undefined) return false;
  const meeting = Temporal.PlainDate.from(day);
  const month = Number(alone) <= meeting.day ? meeting : meeting.subtract({ months: 1 });
  if (Number(alone) > month.daysInMonth) return false;
  const told = month.with({ day: Number(alone) }).toString();
  return from === to && told === from;
}

const RELATIVE =
  /\b(?:last|this)\s+(?:spring|summer|autumn|winter|year|january|february|march|april|may|june|july|august|september|october|november|december)\b/i;
const DAY_ALONE = /\bon\s+the\s+(\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?\p{Lu}|\s+floor)/u;

const OPEN = /\b(?:since|from|until|till|before|after|than|by)\s+(?:\S+\s+)?$/i;
const OPEN_FROM_A_DAY = /\b(?:since|from|until|till|before|after|than)\s+(?:\S+\s+)?$/i;

/** A date without a year is the one nearest to the meeting: "we defend seats in May" at a meeting in March. */
function nearestTo(date: FoundDate, day: string): FoundDate | null {
  const last = lastBefore(date, day);
  const next = last?.from == null ? null : withYear(date, Number(last.from.slice(0, 4)) + 1);
  if (last?.to == null || next?.from == null) return last;
  const meeting = Temporal.PlainDate.from(day);
  const since = meeting.since(last.to).days;
  return Temporal.PlainDate.from(next.from).since(meeting).days < since ? next : last;
}

/** Asks for the state of things as it is now, or for what was told last. */
export function asksForLatest({ text, period }: Question): boolean {
  return (
    period === null &&
    /\b(?:latest|newest|most\s+recent(?:ly)?|right\s+now|(?<!until\s)now|currently|current|at\s+present|today|these\s+days|nowadays|as\s+(?:it|things)\s+stands?|last\s+(?:heard|reported|told))\b/i.test(
      text,
    )
  );
}

/** Newest meeting first; undated ones last. */
export function latestFirst(a: Evidence, b: Evidence): number {
  const day = ({ reading }: Evidence) => reading.passage.meeting?.to ?? "";
  return day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : b.score - a.score;
}

/** Entries this near to the best are as good as it. */
const AS_GOOD = 0.85;

/**
 * "In May", without a year: of what answers it, that of the latest year. `left` are the other years in which
 * there is such evidence too.
 */
export function ofLatestYear(chosen: readonly Evidence[]): {
  readonly year: string | null;
  readonly left: readonly string[];
  readonly kept: readonly Evidence[];
} {
  const best = Math.max(0, ...chosen.map(({ score }) => score));
  const yearOf = ({ reading }: Evidence) => reading.passage.meeting?.to?.slice(0, 4) ?? null;
  const years = chosen.filter(({ score }) => score >= AS_GOOD * best).flatMap((entry) => yearOf(entry) ?? []);
  const [year = null, ...left] = [...new Set(years)].sort().reverse();
  return { year, left, kept: year === null ? chosen : chosen.filter((entry) => yearOf(entry) === year) };
}
