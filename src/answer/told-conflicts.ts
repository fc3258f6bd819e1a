/** Accounts that differ on a day or a decision, as their sentences tell it. */

import { LRUCache } from "lru-cache";
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { decisionIn, type ToldDecision } from "../archive/ledger-decisions.ts";
import { tallies } from "../archive/ledger-tallies.ts";
import { findDates, mayHoldDate } from "../dates.ts";
import type { FoundDate } from "../found-date.ts";
import type { Conflict } from "../reply.ts";
import type { Meeting, Passage, Report } from "../report.ts";
import type { Sentence } from "../sentences.ts";
import { alike, conflictOf, groups, SAME_FIGURE, type Told } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { meetingLabel } from "./items.ts";
import { daysNear, meetingsGiven, tellsOfMeeting } from "./meetings-given.ts";
import { maybeMisdated, maybeOneSitting } from "./one-sitting.ts";
import { withOtherAccounts } from "./other-accounts.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import type { ReadSentence } from "./reading-sentence.ts";
import { maybeSameMeeting } from "./scope.ts";
import { Sittings } from "./sittings.ts";
import { isTellingTerm, meaningOf } from "./telling-terms.ts";

/**
 * One account says that a thing was agreed, another of the same meeting that it was put off or lost. Of `further`
 * evidence, best first, each report is heard with the decision that comes nearest.
 */
export function decisionConflicts(
  archive: Archive,
  evidence: readonly Evidence[],
  further: readonly Evidence[],
  words: AnswerWording,
): readonly Conflict[] {
  const nearest = nearestOfReports(further);
  const decided = [...new Set([...evidence, ...nearest])].flatMap((entry) => {
    const { reading, at, ownCoverage, from, to } = entry;
    if (ownCoverage < WELL_COVERED && !nearest.has(entry)) return [];
    const near = reading.sentences.slice(Math.max(from, at), to + 1);
    const told = near.find(({ text }) => decisionIn(text) !== null);
    return told === undefined ? [] : decidedIn(reading, told);
  });
  const { all, paired } = withOtherAccounts<ToldDecision>(archive, decided, {
    toldIn: (report) => archive.decisions.of(report),
    differ: decisionsDiffer,
    likeEnough: (a, b) => (standsAlone(a) || standsAlone(b) ? LIKE_DECISION : LIKE_WHOLE),
  });
  const given = new Set<ToldDecision>(decided);
  const sameThing = (a: ToldDecision, b: ToldDecision) =>
    maybeMisdated(a.meeting, b.meeting) && (paired(a, b) || (given.has(a) && given.has(b)));
  const sittings = new Sittings(archive, all);
  const near = ({ meeting }: ToldDecision) => sittings.near(meeting);
  return groups(archive, all, sameThing, decisionsDiffer, near).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.decision(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      ({ decision }) => words.conflicts.decisions[decision],
    ),
  );
}

/** Of each report the first sentence that tells of a decision, where it comes near to what is asked about. */
function nearestOfReports(evidence: readonly Evidence[]): ReadonlySet<Evidence> {
  const first = new Map<string, Evidence>();
  for (const entry of evidence) {
    const { reading, at, complete, alike: loosely, coverage, near } = entry;
    const comesNear = complete && !loosely && coverage >= LEAST_COVERED && near >= LEAST_NEAR;
    if (!comesNear || first.has(reading.report.id)) continue;
    if (decisionIn(reading.sentences[at]?.text ?? "") !== null) first.set(reading.report.id, entry);
  }
  return new Set(first.values());
}

const LEAST_COVERED = 0.5;
const LEAST_NEAR = 0.55;

/** Two decisions of one meeting are on one thing where their matters are this alike. */
const LIKE_DECISION = 0.2;
/** And this alike where neither is counted or is somebody's request: of those a meeting has many. */
const LIKE_WHOLE = 0.12;

/** Told with its count, or as what somebody asked for: one of the many votes and requests of a meeting. */
function standsAlone({ quote }: ToldDecision): boolean {
  return REQUEST.test(quote) || tallies(quote, "").length > 0;
}

const REQUEST = /\b(?:ask(?:ed|s|ing)?|appeal(?:ed)?|request(?:ed)?|suggest(?:ed|ion)?|concession)\b/i;

function decidedIn(reading: ReadPassage, sentence: ReadSentence): readonly ToldDecision[] {
  const decision = decisionIn(sentence.text);
  return decision === null
    ? []
    : [{ ...toldAt(reading, sentence), decision, inLedger: sentence.votes.length > 0 }];
}

function toldAt({ passage, report }: ReadPassage, { text, start, end }: Sentence): Told {
  return {
    report: report.id,
    passage: passage.id,
    meeting: passage.meeting,
    quote: text,
    start: passage.start + start,
    end: passage.start + end,
  };
}

function decisionsDiffer(a: ToldDecision, b: ToldDecision): boolean {
  if (a.decision === b.decision) return false;
  const undecided = ({ decision }: ToldDecision) =>
    decision === "put off" || decision === "not put to a vote" || decision === "withdrawn";
  if (undecided(a) || undecided(b)) return true;
  // An amendment may be lost and its motion carried: of votes with their subjects the ledger judges.
  return !(a.inLedger && b.inLedger) && !OF_PARTS.test(a.quote) && !OF_PARTS.test(b.quote);
}

const OF_PARTS = /\b(?:amend|attempt|call|bid|move|reference|motion)/i;

/** The sentence itself names what was decided. */
const WELL_COVERED = 0.6;

/**
 * Conflicts between the days, or the months, that several accounts of one meeting give for one thing; `oneSubject`
 * as for votes.
 */
export function dateConflicts(
  archive: Archive,
  evidence: readonly Evidence[],
  words: AnswerWording,
  oneSubject = false,
): readonly Conflict[] {
  const dated = evidence.flatMap(({ reading, at }) => {
    const sentence = reading.sentences[at];
    return sentence === undefined ? [] : datedIn(reading, sentence, oneSubject);
  });
  const { all, paired } = withOtherAccounts(archive, dated, {
    toldIn: (report) => daysToldIn(archive, report, oneSubject),
    differ: (a, b) =>
      datesDiffer(a.date, b.date) &&
      isDeadline(a) === isDeadline(b) &&
      !areBothEnds(a, b) &&
      (oneSubject || isDeadline(a) || shareWord(a, b)),
    likeEnough: () => LIKE_DATE,
  });
  const given = new Set(dated);
  const sameThing = (a: Dated, b: Dated) =>
    maybeOneSitting(a.meeting, b.meeting) &&
    !areBothEnds(a, b) &&
    (paired(a, b) || (given.has(a) && given.has(b) && (oneSubject || alike(a, b) >= SAME_FIGURE)));
  const sittings = new Sittings(archive, all);
  const near = ({ meeting }: Dated) => sittings.near(meeting);
  return groups(archive, all, sameThing, (a, b) => datesDiffer(a.date, b.date), near).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.date(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      ({ date }) => date.text,
    ),
  );
}

type Dated = Told & { readonly date: FoundDate };

type DaysTold = LRUCache<Report, readonly Dated[]>;
const daysTold = new WeakMap<Archive, { readonly days: DaysTold; readonly months: DaysTold }>();
/** Reports whose days are kept: a question sets those of a few meetings beside each other. */
const MOST_KEPT = 500;

/** What the sentences of a report put on one day, or where `months` in one month. */
function daysToldIn(archive: Archive, report: Report, months: boolean): readonly Dated[] {
  const known = daysTold.get(archive) ?? {
    days: new LRUCache({ max: MOST_KEPT }),
    months: new LRUCache({ max: MOST_KEPT }),
  };
  daysTold.set(archive, known);
  const told = months ? known.months : known.days;
  const kept = told.get(report);
  if (kept !== undefined) return kept;
  const found = report.passages.flatMap((passage) => {
    const reading = mayHoldDate(passage.text) ? readPassage(archive, passage) : null;
    return reading?.sentences.flatMap((sentence) => datedIn(reading, sentence, months)) ?? [];
  });
  told.set(report, found);
  return found;
}

/** Two days that accounts of one meeting give are of one thing where their matters are this alike. */
const LIKE_DATE = 0.15;

function datedIn(reading: ReadPassage, sentence: ReadSentence, months: boolean): readonly Dated[] {
  const date = onlyDate(sentence.text, months);
  return date === null ? [] : [{ ...toldAt(reading, sentence), date }];
}

/** "Until 31 March": what comes to an end then is not what begins or takes place on another day. */
function isDeadline({ quote, date }: Dated): boolean {
  return /\b(?:until|till|by|before|no\s+later\s+than|deadline\s+(?:of|is|was)|clos(?:es?|ing)\s+(?:date\s+)?(?:on|is|was|of)?)\s*(?:the\s+)?$/i.test(
    quote.slice(0, date.start),
  );
}

/** "Nominations open on", "nominations close on": the two ends of one thing. */
function areBothEnds(a: Dated, b: Dated): boolean {
  const [first, second] = [endTold(a), endTold(b)];
  return first !== null && second !== null && first !== second;
}

function endTold({ quote, date }: Dated): "opens" | "closes" | null {
  const last = [...quote.slice(0, date.start).matchAll(AN_END)].at(-1);
  return last === undefined ? null : last.groups?.closes === undefined ? "opens" : "closes";
}

const AN_END =
  /\b(?:(?<closes>clos(?:es?|ed|ing)|ends?|ended|ending|deadline)|opens?|opened|opening|begins?|began|beginning|starts?|started|starting)\b/gi;

/** What has a day of its own is called the same in both: a hearing, a suspension that ends. */
function shareWord(a: Dated, b: Dated): boolean {
  const words = ({ quote, date }: Dated) =>
    new Set(
      termsOf(quote.slice(0, date.start) + quote.slice(date.end))
        .filter(isTellingTerm)
        .map(meaningOf),
    );
  return !words(a).isDisjointFrom(words(b));
}

/** The one day that a sentence gives; else, where `months`, the one month in which it puts something. */
function onlyDate(text: string, months: boolean): FoundDate | null {
  const found = findDates(text);
  const days = found.filter(({ precision }) => precision === "day");
  const inMonths =
    months && days.length === 0
      ? found.filter(
          ({ precision, start }) =>
            precision === "month" && /\b(?:in|for|till|until|to)\s+$/i.test(text.slice(0, start)),
        )
      : [];
  const [date, other] = [...days, ...inMonths];
  return date === undefined || other !== undefined ? null : date;
}

/** In the month, in the day where both give one, in the year where both give one. */
function datesDiffer(a: FoundDate, b: FoundDate): boolean {
  if (a.first.month !== b.first.month) return true;
  if (a.precision === "day" && b.precision === "day" && a.first.day !== b.first.day) return true;
  return (
    a.precision === "month" &&
    b.precision === "month" &&
    a.from !== null &&
    b.from !== null &&
    a.from !== b.from
  );
}

/** Accounts of one meeting that put it on different days: in their titles, or where they tell of its opening. */
export function dayConflicts(
  archive: Archive,
  accounts: readonly { report: Report; passages: readonly Passage[] }[],
  words: AnswerWording,
): readonly Conflict[] {
  const stated = accounts.flatMap(({ report, passages }) => {
    const [first] = passages;
    return first === undefined ? [] : statedDays(archive, report, first);
  });
  const comparable = (a: Stated, b: Stated) =>
    maybeSameMeeting(a.meeting, b.meeting) || givesDayOf(a, b) || givesDayOf(b, a);
  return groups(archive, stated, comparable, (a, b) => a.day !== b.day).flatMap((group) =>
    conflictOf(archive, words.conflicts.meetingDay, group, ({ day }) => words.date(day)),
  );
}

/** The day on which an account puts its meeting, and that meeting under every day that it gives. */
type Stated = Told & { readonly day: string; readonly given: readonly Meeting[] };

/** One of two accounts gives the other's day as well as its own. */
function givesDayOf({ given }: Stated, { meeting: other }: Stated): boolean {
  return given.some((meeting) => maybeSameMeeting(meeting, other));
}

function statedDays(archive: Archive, report: Report, passage: Passage): readonly Stated[] {
  const { meeting } = passage;
  if (meeting === null) return [];
  const first = readPassage(archive, passage)?.sentences[0];
  const opening = first !== undefined && tellsOfMeeting(first.text) ? first : null;
  const base = {
    report: report.id,
    passage: passage.id,
    meeting,
    given: meetingsGiven(report),
    start: passage.start,
    end: passage.start + (first?.end ?? 0),
  };
  const [told] = opening === null ? [] : daysNear(opening.text, meeting);
  if (told !== undefined && opening !== null) return [{ ...base, day: told, quote: opening.text }];
  const [titled] = daysNear(report.title, meeting);
  return titled === undefined ? [] : [{ ...base, day: titled, quote: report.title }];
}
