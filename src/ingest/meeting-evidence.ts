/** Dates of a text that may be a meeting's, each with how much speaks for it. */
import type { FoundDate } from "../found-date.ts";
import { findRelativeDates, resolveRelative } from "../relative-dates.ts";
import { firstSentences } from "../sentences.ts";
import { type BodyFinder, type BodyMention, NEC } from "./bodies.ts";
import { doneOn, doneThen, NEEDS_SUPPORT, opensWith, toldLater, wasTheDay } from "./done-on-day.ts";
import { datesInTitle, datesWithin } from "./month-days.ts";
import { clauseAtEnd, NOT_HELD, NOT_THE_MEETING, NOT_THIS_PAST } from "./not-the-meeting.ts";
import { splitNames } from "./personal-names.ts";
import { type Anchors, type SettledSpan, settleYear } from "./settle-year.ts";
import { withFullYears } from "./short-years.ts";
import type { WeekdayDays } from "./weekend-days.ts";

export type EvidenceSource = "title" | "heading" | "text" | "address" | "file";

export type Evidence = SettledSpan & {
  readonly source: EvidenceSource;
  readonly bodies: readonly string[];
  readonly weight: number;
  /** The words, for the problem's message. */
  readonly words: string;
};

/** "The last meeting before the holidays took place on": it is the meeting told of, and its place in the year. */
const LAST_OF_YEAR =
  /\b(?:(?:first|last|final)\s+(?:full\s+)?(?:\p{L}+\s+)?(?:meeting|gathering|session|NEC|executive)|last of the year)\b[^.]{0,60}\b(?:was|took\s+place|met|fell|came|gathered)(?:\s+(?:held\s+)?on)?\s*$/iu;
const MEETING_WORDS =
  /\b(?:met|(?:my|our|this) reports?|meets|meeting|meetings|what happened|held|attended|gathered|gathering|(?:re)?convened|away[- ]?day|session|sittings?|assembled|sat)\b/iu;

const STRONG =
  /(?:\bmet\b(?:\s+\p{L}+){0,8}?\s*(?:on|,|for)?|\bmeetings?\s+(?:(?:was|were|is)\s+)?(?:held\s+)?(?:on|of|for)|\bheld\s+on|\b(?:NEC|executive|committee|panel|away[- ]day|(?:ruling|governing)\s+body)\s*(?:meeting)?\s*(?:on|of|,|\()|\breports?\s+(?:of|from|on|to)\b.{0,60}?(?:on|of|,)?|\bnotes\s+(?:of|from|on)\b.{0,60}?(?:on|of)?|\b(?:NEC|executive|committee|panel|meeting|away[- ]day|session|sitting)\s+(?:was|took\s+place|fell|came)(?:\s+on)?|\breconvened(?:\s+\p{L}+){0,3}?(?:\s+on)?|\battended\b.{0,60}?\bon)\s*(?:the\s+)?$/iu;

const STRONG_AFTER =
  /^[,\s]*(?!(?:and|but|so|while)\b)(?:the\s+)?(?:\p{L}+['’]?s?\s+){0,3}?(?:NEC|National Executive|executive|committee|panel|meeting)\b.{0,60}?\b(?:met|meeting|held|was|gathered|discussed|took place|convened)\b/iu;

/** "Ann has sent this after the NEC on Tuesday 29 November." */
const AFTER_MEETING =
  /\b(?:after|following)\s+(?:the|yesterday['’]s|our)\s+(?:full\s+|last\s+)?(?:NEC|National Executive|executive)(?:\s+meeting)?\s+(?:on|of)\s*$/iu;
/** It was held: whatever else the sentence goes on to expect. */
const HELD =
  /\b(?:met|gathered|convened|reconvened|assembled|sat|held|attended|told|informed|reported to|addressed|briefed)\b[^.;]{0,40}$/iu;
const STRONGEST = 5;
/** "The 4th of March executive", "Tuesday's NEC": what is called after its day. */
const CALLED = /^['’]?s?\s+(?:\p{L}+\s+){0,3}?(?:NEC|meeting|executive|committee)\b/iu;
/** "The meeting, on the 4th": a few words before it, it was a meeting that was told of. */
const OF_MEETING = /\b(?:NEC|executive|meeting|met|gathered|convened|sat)\b[^.;:]{0,30}$/iu;
/** Of evidence that stands only within the month that a title gives: "on the 4th" may be of anything. */
export const NEEDS_MONTH = 1.5;

const OPENING_SENTENCES = 10;
/** "Next meeting: 20 May 2031", "The next full NEC is on". */
const NEXT =
  /\b(?:next|following|future)\s+(?:\p{L}+\s+){0,2}(?:meetings?|NEC|executive|sitting|session)\b(?:\s+(?:is|will be|takes place))?\s*[:,–—-]?\s*(?:(?:is\s+)?on\s+)?(?:\p{L}+day,?\s*)?$/iu;
const NEXT_WITHIN = 60;

/** Evidence in a title or heading: every date in it. */
export function evidenceInTitle(
  written: string,
  source: "title" | "heading",
  bodies: BodyFinder,
  anchors: Anchors,
): Evidence[] {
  const title = withFullYears(written);
  const dates = datesInTitle(title);
  const named = withoutVenue(bodies(title));
  if (dates.length === 0) return relativeInTitle(title, source, named, anchors);
  return dates.flatMap((date, index) => {
    const before = title.slice(Math.max(0, date.start - 24), date.start);
    if (/\b(?:since|before|until|by|deadline|next)\s*(?:the\s+)?$/iu.test(before)) return [];
    if (NEXT.test(title.slice(Math.max(0, date.start - NEXT_WITHIN), date.start))) return [];
    // The date of publication, as sites print it before a headline.
    if (
      /(?:^|[\s(])(?:(?<!\bmeeting\s)date(?: of (?:this |the )?(?:report|issue|writing))?|posted|published|updated|circulated|written(?: up)?|filed|compiled|prepared|revised|issue \d+)\b(?:\s+on)?[\s:·|,–-]*(?:\p{L}+day,?\s*)?$/iu.test(
        before,
      )
    )
      return [];
    // "20 May 2031, 14 tweets, 4 min read": likewise of a thread.
    if (/^\W*(?:\d{2}\W+)?\d+\s+(?:tweets|posts|min(?:ute)?s?\s+read)\b/iu.test(title.slice(date.end)))
      return [];
    // "Ann Example 6 March 2031" on that day's page.
    const rest = `${title.slice(0, date.start)} ${title.slice(date.end)}`.replace(/[^\p{L}'’ -]+/gu, " ");
    if (date.from !== null && date.from === anchors.published && splitNames(rest).length > 0) return [];
    const settled = settleYear(date, anchors);
    if (settled === null) return [];
    const weight = date.precision === "day" ? 6 : 3;
    return [
      evidence(
        source,
        settled,
        bodiesBefore(named, date.start, dates[index - 1]?.end ?? 0),
        weight,
        written.trim(),
      ),
    ];
  });
}

/** "The National Executive at Annual Conference": where it met. */
function withoutVenue(named: readonly BodyMention[]): readonly BodyMention[] {
  const met = named.filter(({ body }) => !/\bconference\b/iu.test(body));
  return met.some(({ body }) => body === NEC) ? met : named;
}

/** "Tuesday's NEC: they are sitting on it", "Yesterday at the NEC". */
function relativeInTitle(
  title: string,
  source: "title" | "heading",
  named: readonly BodyMention[],
  anchors: Anchors,
): Evidence[] {
  const day = anchors.published?.length === 10 ? anchors.published : null;
  const [relative, another] = day === null ? [] : findRelativeDates(title);
  if (relative === undefined || day === null || relative.offset > 0 || relative.kind === "week") return [];
  if (NOT_THIS_PAST.test(title.slice(0, relative.start))) return [];
  // "A wet Tuesday": whatever happened then, if nothing else dates the meeting.
  if (named.length === 0)
    return another === undefined && relative.kind === "weekday" && source === "title"
      ? [evidence("text", resolved(relative, day), [], NEEDS_SUPPORT, title.trim())]
      : [];
  return [
    evidence(
      source,
      resolved(relative, day),
      named.map((one) => one.body),
      4,
      title.trim(),
    ),
  ];
}

function resolved(relative: WeekdayDays, day: string): SettledSpan {
  const { from, to: last } = resolveRelative(relative, day);
  const to = relative.following === true ? Temporal.PlainDate.from(last).add({ days: 1 }).toString() : last;
  return { from, to, precision: "day", wrongWeekday: null, rightWeekday: false, settled: "relative" };
}

/** Evidence in running text: dates that a sentence gives as those of a meeting. `opening`: it begins the report. */
export function evidenceInText(
  text: string,
  bodies: BodyFinder,
  anchors: Anchors,
  opening: boolean,
): Evidence[] {
  const found: Evidence[] = [];
  // "Septem-" at the end of a line is no month.
  const whole = text.replace(/(\p{L})-\r?\n\s*(?=\p{Ll})/gu, "$1");
  for (const [index, sentence] of firstSentences(whole, OPENING_SENTENCES).entries()) {
    found.push(
      ...evidenceInSentence(sentence.text, bodies, anchors, {
        early: opening && index < 3,
        first: opening && index === 0,
      }),
    );
  }
  return found;
}

function evidenceInSentence(
  sentence: string,
  bodies: BodyFinder,
  anchors: Anchors,
  { early, first }: { readonly early: boolean; readonly first: boolean },
): Evidence[] {
  // Most sentences give no date, and whose names they hold takes the longest to find.
  const { dates, relatives } = datesWithin(sentence);
  if (dates.length === 0 && relatives.length === 0) return [];
  const named = bodies(sentence);
  const called = dates.some(({ end, precision }) => precision === "day" && CALLED.test(sentence.slice(end)));
  const met = named.length > 0 || called || MEETING_WORDS.test(sentence);
  if (!met && !early && !dates.some((date) => wasTheDay(sentence, date) > 0)) return [];
  const found: Evidence[] = [];
  for (const date of dates) {
    if (date.precision === "year") continue;
    const strength = met
      ? strengthOf(sentence, date, named, early) || toldLater(sentence, date, early)
      : first && opensWith(sentence, date)
        ? 3
        : (early && doneOn(sentence, date)) || wasTheDay(sentence, date);
    if (strength === 0 || isPublication(sentence, date, anchors)) continue;
    const settled = settleYear(date, anchors);
    if (settled !== null) {
      const weight = date.precision === "day" ? strength : strength / 2;
      found.push(evidence("text", settled, bodiesNear(named, date), weight, sentence));
    }
  }
  return [...found, ...relativeInSentence(sentence, relatives, named, anchors, { met, early })];
}

/** "Yesterday's executive was a quiet one, as everybody waits for Saturday's result": the day that is said to be its. */
function relativeInSentence(
  sentence: string,
  relatives: readonly WeekdayDays[],
  named: readonly BodyMention[],
  anchors: Anchors,
  { met, early }: { readonly met: boolean; readonly early: boolean },
): Evidence[] {
  const day = anchors.published?.length === 10 ? anchors.published : null;
  if (day === null) return [];
  const weighed = relatives.flatMap((relative) => {
    if (relative.offset > 0) return [];
    // "on" belongs to what it stands before.
    const start = relative.start + (/^on\s+/iu.exec(relative.text)?.[0].length ?? 0);
    const strength = met
      ? strengthOf(sentence, { start, end: relative.end }, named, early, NOT_THIS_PAST)
      : doneThen(sentence, relative);
    if (strength < (early ? 1 : STRONGEST)) return [];
    const vague = relative.kind === "monthday" && relative.weekday === null && strength < STRONGEST;
    if (vague && !OF_MEETING.test(sentence.slice(0, start))) return [];
    return [{ relative, strength: vague ? NEEDS_MONTH : strength }];
  });
  const said = weighed.filter(({ strength }) => strength >= STRONGEST);
  return (said.length > 0 ? said : weighed).map(({ relative, strength }) =>
    evidence(
      "text",
      resolved(relative, day),
      bodiesNear(named, relative),
      strength <= NEEDS_SUPPORT ? strength : relative.kind === "week" ? 2.5 : 4,
      sentence,
    ),
  );
}

/** Whether relative words date the meeting but nothing says from when they count. */
export function hasUnresolvedRelative(text: string, bodies: BodyFinder): boolean {
  return firstSentences(text, 5).some(({ text: sentence }) => {
    const relatives = findRelativeDates(sentence).filter(({ offset }) => offset <= 0);
    if (relatives.length === 0) return false;
    const named = bodies(sentence);
    return (
      (named.length > 0 || MEETING_WORDS.test(sentence)) &&
      relatives.some((relative) => strengthOf(sentence, relative, named, true) > 0)
    );
  });
}

/** "Ann Example reports from the executive | 21 September 2031": when the page was put up. */
function isPublication(sentence: string, { from, start }: FoundDate, { published }: Anchors): boolean {
  return from === published && /[|·•]\s*$/u.test(sentence.slice(0, start));
}

/** How much speaks for a date being the meeting's: 0 nothing, 3 same sentence, 5 said in so many words. */
function strengthOf(
  sentence: string,
  place: { start: number; end: number },
  named: readonly BodyMention[],
  early: boolean,
  others: RegExp = NOT_THE_MEETING,
): number {
  const before = sentence.slice(0, place.start);
  const after = sentence.slice(place.end);
  const clause = clauseAtEnd(before);
  if (AFTER_MEETING.test(clause)) return early ? 3 : 0;
  const theLast = LAST_OF_YEAR.test(clause);
  if ((others.test(clause.slice(-70)) && !theLast) || NOT_HELD.test(clause)) return 0;
  if (/^\s*(?:deadline|elections?|ballot|conference)\b/iu.test(after)) return 0;
  if (/^.{0,50}\b(?:will|would|is to|are to|shall)\b/iu.test(after) && !HELD.test(clause)) return 0;
  if (/\b(?:next|future|forthcoming) (?:full )?(?:NEC|meeting|executive)\b/iu.test(sentence)) return 0;
  if (STRONG.test(before.slice(-90)) || STRONG_AFTER.test(after)) return 5;
  if (CALLED.test(after)) return 5;
  if (!early) return 0;
  return named.length > 0 || MEETING_WORDS.test(sentence) ? 3 : 0;
}

export function evidence(
  source: EvidenceSource,
  span: SettledSpan,
  bodies: readonly string[],
  weight: number,
  words: string,
): Evidence {
  return { source, ...span, bodies, weight, words: words.replace(/\s+/gu, " ").slice(0, 160) };
}

/**
 * In a heading the date belongs to the bodies named before it, and to those since the date before, if there are any;
 * to those after it where none is before it.
 */
function bodiesBefore(named: readonly BodyMention[], start: number, lastDate: number): string[] {
  const before = named.filter((one) => one.end <= start);
  const since = before.filter((one) => one.start >= lastDate);
  const nearest = since.length > 0 ? since : before;
  return [...new Set((nearest.length > 0 ? nearest : named).map((one) => one.body))];
}

function bodiesNear(named: readonly BodyMention[], place: { start: number; end: number }): string[] {
  // "The last meeting before annual conference": a conference is what else there is at the time.
  const close = named.filter(
    (one) => one.start - place.end < 60 && place.start - one.end < 120 && !/\bconference\b/iu.test(one.body),
  );
  return [...new Set(close.map((one) => one.body))];
}
