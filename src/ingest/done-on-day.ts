/** Days on which something was done, without a word of a meeting held then: they need other evidence to stand. */
import type { FoundDate } from "../found-date.ts";
import type { RelativeDate } from "../relative-dates.ts";
import { clauseAtEnd, NOT_HELD, NOT_THE_MEETING } from "./not-the-meeting.ts";

/** Of evidence that needs other evidence, such as a month, to stand. */
export const NEEDS_SUPPORT = 2;

/** "On 17 March we went through the papers": what a writer and others did on a day, whoever met. */
const DONE_ON = /\bon\s+(?:the\s+)?$/iu;
const DONE =
  /\b(?:I|we|us|it|there)\b[^.]{0,60}\b(?:was|were|had|went|got|came|took|told|could|sat|spent|began|saw|did|made|held|heard|spoke|chose|\p{L}{2,}ed)\b/iu;
const FIRST_WORDS = 4;
/** "I told my colleagues so on". */
const I_DID =
  /\b(?:I|we)\s+(?:\p{L}+\s+)?(?:was|were|had|went|got|came|took|told|sat|spent|did|made|heard|spoke|\p{L}{2,}ed)\b[^.;:,]{0,40}\bon\s+(?:the\s+)?$/iu;
const WE_DID =
  /^[,\s]*(?:I|we)\s+(?:\p{L}+\s+)?(?:was|were|had|went|got|came|took|sat|spent|began|saw|did|made|held|heard|spoke|chose|\p{L}{2,}ed)\b/u;
/** "Yesterday's was an exception": one of what the sentence before it is about. */
const ONE_OF_THEM = /^\s+(?:one\s+)?(?:was|had|went|took|lasted|began|ran|came|did|made)\b/u;

/** "On 24 January I took two trains to my second meeting": further on, where a meeting or who met is named too. */
export function toldLater(sentence: string, date: FoundDate, early: boolean): number {
  const before = sentence.slice(0, date.start);
  const after = sentence.slice(date.end);
  if (early || !(WE_DID.test(after) || I_DID.test(before))) return 0;
  return /\b(?:will|would|next)\b/iu.test(sentence) ? 0 : doneOn(sentence, date);
}

/** A day on which something was done that is told of near the beginning, without a word of who met. */
export function doneOn(sentence: string, date: FoundDate): number {
  const before = sentence.slice(0, date.start);
  const done = DONE_ON.test(before) && DONE.test(sentence) && date.precision === "day";
  const clause = clauseAtEnd(before).slice(-70);
  return done && !NOT_THE_MEETING.test(clause) && !NOT_HELD.test(sentence) ? NEEDS_SUPPORT : 0;
}

/** "Tuesday 29 March, and we were back in a cold hall": a report that begins with its day. */
export function opensWith(sentence: string, date: FoundDate): boolean {
  const before = sentence.slice(0, date.start);
  return (
    date.precision === "day" &&
    !/[\p{L}\p{N}]/u.test(before) &&
    /^[,:;.–—\s-]+(?:and |so |when )?(?:we|I|it was|there (?:was|were)|a|another)\s/iu.test(
      sentence.slice(date.end),
    ) &&
    DONE.test(sentence)
  );
}

/** What else has a day of its own on which "we" do something. */
const ANOTHER_DAY =
  /\b(?:polling|election|count|result|conference|rally|march|demo(?:nstration)?|funeral|wedding|birthday|canvass\p{L}*|campaign\p{L}*|hustings|deadline|strike|holiday|launch|first day|last day)\b/iu;

/** "Tuesday 23 May was the day after the storm, and we began with a silence": a day by its weekday, and what was done on it. */
export function wasTheDay(sentence: string, date: FoundDate): number {
  const before = sentence.slice(0, date.start);
  const after = sentence.slice(date.end);
  const opens = !/[\p{L}\p{N}]/u.test(before) && /^\s+(?:was|found|saw|began|started)\b/u.test(after);
  const done = /\b(?:we|us)\b/u.test(after) && date.weekday !== null && date.precision === "day";
  return opens && done && !ANOTHER_DAY.test(after) && !NOT_HELD.test(sentence) ? NEEDS_SUPPORT : 0;
}

/** "Yesterday we picked a general secretary." */
export function doneThen(sentence: string, { start, end, offset, kind }: RelativeDate): number {
  const after = sentence.slice(end);
  const ours = WE_DID.test(after) || (/['’]s$/u.test(sentence.slice(start, end)) && ONE_OF_THEM.test(after));
  const done = start <= FIRST_WORDS && kind !== "week" && offset < 0 && ours;
  return done && !NOT_HELD.test(sentence) ? NEEDS_SUPPORT : 0;
}
