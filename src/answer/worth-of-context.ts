/** What a term is worth where none of its words stand: by who reports, by the meeting that is told of, by whom a word means. */
import { findDates } from "../dates.ts";
import type { Report } from "../report.ts";
import type { Asked } from "./asked-kind.ts";
import { officesAt } from "./offices.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { QuestionTerm } from "./question.ts";
import { worthOfTelling } from "./who-terms.ts";

export const WORTH_OF_AUTHOR = 0.9;
/** For what somebody did rather than said, being the reporter is weaker. */
const WORTH_OF_BYSTANDER = 0.65;
const WORTH_OF_MEETING = 0.95;
/** "She said", "the general secretary told us", where that is who was asked about. */
const WORTH_OF_MEANT = 0.86;

/** Authors are the "I" of their reports, a meeting's body acts in it, and its year is the year of what it did: 0 to 1. `isByThem`: whether they wrote it. */
export function worthOfContext(
  { passage, sentences }: ReadPassage,
  index: number,
  term: QuestionTerm,
  asked: Asked,
  isByThem: () => boolean,
): number {
  if (term.kind === "person" || term.kind === "name") {
    const worthOfAuthor = REPORTED.has(asked) ? WORTH_OF_AUTHOR : WORTH_OF_BYSTANDER;
    return isByThem() ? worthOfAuthor : 0;
  }
  if (term.toldBy !== undefined) {
    const sentence = sentences[index];
    return sentence === undefined ? 0 : worthOfTelling(term, sentence);
  }
  if (term.kind === "body") return passage.meeting?.body === term.key ? WORTH_OF_MEETING : 0;
  if (term.kind === "number" && /^(?:19|20)\d{2}$/.test(term.label)) {
    const { from, to } = passage.meeting ?? { from: null, to: null };
    if (from?.startsWith(term.label) || to?.startsWith(term.label)) return WORTH_OF_MEETING;
    const text = sentences[index]?.text ?? "";
    if (from !== null && tellsOfYearBefore(text, from, term.label)) return WORTH_OF_MEETING;
    const ahead = Number(term.label) - Number(to?.slice(0, 4));
    return ahead > 0 && ahead <= YEARS_AHEAD && AHEAD.test(text) && !ANY_YEAR.test(text) ? WORTH_OF_AHEAD : 0;
  }
  return 0;
}

/** "The campaign of November and December", told in January: of the year before. */
function tellsOfYearBefore(text: string, meeting: string, year: string): boolean {
  if (Number(year) !== Number(meeting.slice(0, 4)) - 1 || ANY_YEAR.test(text)) return false;
  return findDates(text).some(
    ({ year: given, first }) => given === null && first.month > Number(meeting.slice(5, 7)),
  );
}

/** "There will be 106 target seats", told a year or two before the election that is asked about. */
const YEARS_AHEAD = 2;
const WORTH_OF_AHEAD = 0.6;
const AHEAD = /\b(?:will|(?:is|are)\s+to\s+be|next|forthcoming|upcoming|ahead\s+of)\b/i;
const ANY_YEAR = /\b(?:19|20)\d{2}\b/;

/** Somebody who is asked about by name or office, and meant here by another word. */
export function worthOfMeant(reading: ReadPassage, index: number, term: QuestionTerm, worth: number): number {
  if (worth >= WORTH_OF_MEANT) return 0;
  const who = whoIs(term);
  return who !== null && reading.meant(index).has(who) ? WORTH_OF_MEANT : 0;
}

const named = new WeakMap<QuestionTerm, string | null>();

/** The person or office that a term names; the same for every sentence that it is matched against. */
function whoIs(term: QuestionTerm): string | null {
  const known = named.get(term);
  if (known !== undefined) return known;
  const who = isPersonal(term) ? (term.key ?? term.label) : officeOf(term);
  named.set(term, who);
  return who;
}

function isPersonal({ kind, label }: QuestionTerm): boolean {
  return kind === "person" || (kind === "name" && /\s/.test(label));
}

function officeOf({ kind, key, label }: QuestionTerm): string | null {
  if (kind === "office") return key;
  return officesAt(label).find(({ start, end }) => start === 0 && end === label.length)?.office ?? null;
}

/** Questions about what somebody told. */
const REPORTED: ReadonlySet<Asked> = new Set(["said", "happened", "any", "covers", "general", "whether"]);

/** Whether somebody named in a question is an author of a report; one name of two is enough for a stranger. */
export function isReportBy({ authors }: Report, { kind, key, label }: QuestionTerm): boolean {
  return (authors ?? []).some((author) => {
    const name = author.toLowerCase();
    if (kind === "person" && key !== null) return name === key.toLowerCase();
    return label.toLowerCase() === name || name.split(/[\s-]+/).includes(label.toLowerCase());
  });
}
