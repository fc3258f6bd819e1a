/** Accounts that differ on a day or a decision, as their sentences tell it. */
import type { Archive } from "../archive/archive.ts";
import { findDates } from "../dates.ts";
import { withYear } from "../found-date.ts";
import type { Conflict } from "../reply.ts";
import type { Passage, Report } from "../report.ts";
import { sentences } from "../sentences.ts";
import { alike, conflictOf, groups, SAME_FIGURE, type Told } from "./accounts.ts";
import type { AnswerWording, Decision } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { meetingLabel } from "./items.ts";
import { maybeSameMeeting } from "./scope.ts";

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
  return groups(
    archive,
    decided,
    ({ meeting: a }: Decided, { meeting: b }: Decided) => maybeSameMeeting(a, b),
    decisionsDiffer,
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

/** Conflicts between the days that several accounts of one meeting give for one thing; `oneSubject` as for votes. */
export function dateConflicts(
  archive: Archive,
  evidence: readonly Evidence[],
  words: AnswerWording,
  oneSubject = false,
): readonly Conflict[] {
  const dated = evidence.flatMap((entry) => {
    const { reading, at } = entry;
    const sentence = reading.sentences[at];
    const days =
      sentence === undefined ? [] : findDates(sentence.text).filter(({ precision }) => precision === "day");
    const [day] = days;
    if (sentence === undefined || day === undefined || days.length > 1) return [];
    return [
      {
        report: reading.report.id,
        passage: reading.passage.id,
        meeting: reading.passage.meeting,
        quote: sentence.text,
        start: reading.passage.start + sentence.start,
        end: reading.passage.start + sentence.end,
        day: `${day.first.month}-${day.first.day}`,
        text: day.text,
      },
    ];
  });
  type Dated = (typeof dated)[number];
  const comparable = (a: Dated, b: Dated) =>
    maybeSameMeeting(a.meeting, b.meeting) && (oneSubject || alike(a, b) >= SAME_FIGURE);
  return groups(archive, dated, comparable, (a, b) => a.day !== b.day).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.date(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      ({ text }) => text,
    ),
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
  const comparable = (a: Stated, b: Stated) => maybeSameMeeting(a.meeting, b.meeting);
  return groups(archive, stated, comparable, (a, b) => a.day !== b.day).flatMap((group) =>
    conflictOf(archive, words.conflicts.meetingDay, group, ({ day }) => words.date(day)),
  );
}

type Stated = Told & { readonly day: string };

/** Days further from the meeting's are other days. */
const NEAR_DAYS = 10;

function statedDays(report: Report, passage: Passage): readonly Stated[] {
  const { meeting } = passage;
  if (meeting?.from == null || meeting.to === null || meeting.precision !== "day") return [];
  const [opening] = sentences(passage.text);
  const base = {
    report: report.id,
    passage: passage.id,
    meeting,
    start: passage.start,
    end: passage.start + (opening?.end ?? 0),
  };
  const days = (text: string): readonly string[] =>
    findDates(text).flatMap((date) => {
      const dated = date.from === null ? withYear(date, Number(meeting.from?.slice(0, 4))) : date;
      if (dated?.from == null || dated.from !== dated.to || meeting.from === null) return [];
      const apart = Math.abs(Temporal.PlainDate.from(meeting.from).until(dated.from).days);
      return apart <= NEAR_DAYS ? [dated.from] : [];
    });
  const [told] =
    opening !== undefined && /\b(?:met|meeting|meets|held|took\s+place)\b/i.test(opening.text)
      ? days(opening.text)
      : [];
  if (told !== undefined && opening !== undefined) return [{ ...base, day: told, quote: opening.text }];
  const [titled] = days(report.title);
  return titled === undefined ? [] : [{ ...base, day: titled, quote: report.title }];
}
