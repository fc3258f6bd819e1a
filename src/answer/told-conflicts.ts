/** Accounts that differ on a day or a decision, as their sentences tell it. */
import type { Archive } from "../archive/archive.ts";
import { findDates } from "../dates.ts";
import type { FoundDate } from "../found-date.ts";
import type { Conflict } from "../reply.ts";
import type { Passage, Report } from "../report.ts";
import { sentences } from "../sentences.ts";
import { alike, conflictOf, groups, SAME_FIGURE, type Told } from "./accounts.ts";
import type { AnswerWording, Decision } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { meetingLabel } from "./items.ts";
import { daysNear, meetingsGiven, openingOfMeeting } from "./meetings-given.ts";
import { maybeSameMeeting } from "./scope.ts";
import { maybeMisdated, maybeOneSitting, Sittings } from "./sittings.ts";

export const NOT_PUT =
  /\b(?:no\s+vote\s+(?:was|could\s+be)\s+(?:taken|held|allowed)|(?:was|were)\s+not\s+put\s+to\s+(?:a|the)\s+vote|without\s+(?:a|any)\s+vote|(?:ruled|ruling)\s+(?:\w+\s+){0,3}out\s+of\s+order|there\s+was\s+no\s+vote)\b/i;

/** Put off counts before carried: "it was agreed to defer" decides nothing. */
const DECISIONS: readonly (readonly [Decision, RegExp])[] = [
  ["not put to a vote", NOT_PUT],
  [
    "put off",
    /\b(?:deferred|postponed|put\s+(?:off|back)|referred\s+back|remitted|held\s+over|left\s+to\s+(?:a|the)\s+(?:later|next)|will\s+(?:return|come\s+back))\b/i,
  ],
  ["lost", /\b(?:rejected|defeated|voted\s+down|fell|lost|not\s+(?:agreed|approved|adopted|carried))\b/i],
  ["carried", /\b(?:agreed|approved|adopted|carried|passed|accepted|endorsed)\b/i],
];

/** One account says that a thing was agreed, another of the same meeting that it was put off or lost. */
export function decisionConflicts(
  archive: Archive,
  evidence: readonly Evidence[],
  words: AnswerWording,
): readonly Conflict[] {
  const decided = evidence.flatMap(({ reading, at, ownCoverage, from, to }) => {
    const near = reading.sentences.slice(Math.max(from, at), Math.min(to, at + 2) + 1);
    const told = near.find(({ text }) => DECISIONS.some(([, pattern]) => pattern.test(text)));
    const decision = told && DECISIONS.find(([, pattern]) => pattern.test(told.text))?.[0];
    if (told === undefined || decision === undefined || ownCoverage < WELL_COVERED) return [];
    const { passage, report } = reading;
    return [
      {
        report: report.id,
        passage: passage.id,
        meeting: passage.meeting,
        quote: told.text,
        start: passage.start + told.start,
        end: passage.start + told.end,
        decision,
        inLedger: told.votes.length > 0,
      },
    ];
  });
  type Decided = (typeof decided)[number];
  const sittings = new Sittings(decided);
  return groups(
    archive,
    decided,
    ({ meeting: a }: Decided, { meeting: b }: Decided) => maybeMisdated(a, b),
    decisionsDiffer,
    ({ meeting }: Decided) => sittings.near(meeting),
  ).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.decision(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      ({ decision }) => words.conflicts.decisions[decision],
    ),
  );
}

type Decisive = { readonly decision: Decision; readonly quote: string; readonly inLedger: boolean };

function decisionsDiffer(a: Decisive, b: Decisive): boolean {
  if (a.decision === b.decision) return false;
  const undecided = ({ decision }: Decisive) => decision === "put off" || decision === "not put to a vote";
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
    const date = sentence === undefined ? null : onlyDate(sentence.text, oneSubject);
    if (sentence === undefined || date === null) return [];
    return [
      {
        report: reading.report.id,
        passage: reading.passage.id,
        meeting: reading.passage.meeting,
        quote: sentence.text,
        start: reading.passage.start + sentence.start,
        end: reading.passage.start + sentence.end,
        date,
      },
    ];
  });
  type Dated = (typeof dated)[number];
  const comparable = (a: Dated, b: Dated) =>
    maybeOneSitting(a.meeting, b.meeting) && (oneSubject || alike(a, b) >= SAME_FIGURE);
  const sittings = new Sittings(dated);
  const near = ({ meeting }: Dated) => sittings.near(meeting);
  return groups(archive, dated, comparable, (a, b) => datesDiffer(a.date, b.date), near).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.date(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      ({ date }) => date.text,
    ),
  );
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
    return first === undefined ? [] : statedDays(report, first);
  });
  const comparable = (a: Stated, b: Stated) =>
    maybeSameMeeting(a.meeting, b.meeting) || givesDayOf(archive, a, b) || givesDayOf(archive, b, a);
  return groups(archive, stated, comparable, (a, b) => a.day !== b.day).flatMap((group) =>
    conflictOf(archive, words.conflicts.meetingDay, group, ({ day }) => words.date(day)),
  );
}

type Stated = Told & { readonly day: string };

/** One of two accounts gives the other's day as well as its own. */
function givesDayOf(archive: Archive, { report }: Stated, { meeting: other }: Stated): boolean {
  const held = archive.report(report);
  return held !== undefined && meetingsGiven(held).some((given) => maybeSameMeeting(given, other));
}

function statedDays(report: Report, passage: Passage): readonly Stated[] {
  const { meeting } = passage;
  if (meeting === null) return [];
  const opening = openingOfMeeting(passage);
  const base = {
    report: report.id,
    passage: passage.id,
    meeting,
    start: passage.start,
    end: passage.start + (opening?.end ?? sentences(passage.text)[0]?.end ?? 0),
  };
  const [told] = opening === null ? [] : daysNear(opening.text, meeting);
  if (told !== undefined && opening !== null) return [{ ...base, day: told, quote: opening.text }];
  const [titled] = daysNear(report.title, meeting);
  return titled === undefined ? [] : [{ ...base, day: titled, quote: report.title }];
}
