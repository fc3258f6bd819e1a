/** Accounts that put one thing on different days, or in different months. */
import { LRUCache } from "lru-cache";
import type { Archive } from "../archive/archive.ts";
import { mayHoldDate } from "../dates.ts";
import type { Conflict } from "../reply.ts";
import type { Report } from "../report.ts";
import { alike, conflictOf, groups, SAME_FIGURE } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { meetingLabel } from "./items.ts";
import { maybeOneSitting, wasHandedUp } from "./one-sitting.ts";
import { withOtherAccounts } from "./other-accounts.ts";
import { readPassage } from "./passage-reading.ts";
import { Sittings } from "./sittings.ts";
import {
  dateLabel,
  datesDiffer,
  datesTold,
  isDeadline,
  maybeOfOneThing,
  shareWord,
  type ToldDate,
} from "./told-dates.ts";

/**
 * Conflicts between the days, or the months, that several accounts of one meeting give for one thing; `oneSubject`
 * as for votes. Of what is `shown` the sentences that go with the one that was found are heard as well; where all
 * are of one subject, of `further` evidence, best first, each report is heard with the day that comes nearest.
 */
export function dateConflicts(
  archive: Archive,
  evidence: readonly Evidence[],
  shown: readonly Evidence[],
  words: AnswerWording,
  oneSubject = false,
  further: readonly Evidence[] = [],
): readonly Conflict[] {
  const told = ({ reading }: Evidence, from: number, to: number) =>
    reading.sentences.slice(from, to + 1).flatMap((sentence) => datesTold(reading, sentence, oneSubject));
  const heard = oneSubject ? [...evidence, ...nearestDays(evidence, further)] : evidence;
  const found = heard.flatMap((entry) => told(entry, entry.at, entry.at));
  const known = new Set(found.map(placeOf));
  const beside = shown
    .flatMap((entry) => told(entry, entry.from, entry.to))
    .filter((entry) => !known.has(placeOf(entry)));
  const { all, paired } = withOtherAccounts(archive, [...found, ...beside], {
    toldIn: (report) => daysToldIn(archive, report, oneSubject),
    differ: (a, b) =>
      datesDiffer(a, b) && maybeOfOneThing(a, b) && (oneSubject || isDeadline(a) || shareWord(a, b)),
    likeEnough: () => LIKE_DATE,
    placeOf,
  });
  const given = new Set(found);
  const sameThing = (a: ToldDate, b: ToldDate) =>
    (maybeOneSitting(a.meeting, b.meeting) || wasHandedUp(a, b)) &&
    maybeOfOneThing(a, b) &&
    (paired(a, b) || (given.has(a) && given.has(b) && (oneSubject || alike(a, b) >= SAME_FIGURE)));
  const sittings = new Sittings(archive, all);
  const near = (entry: ToldDate) => [
    ...sittings.near(entry.meeting),
    ...found.filter((other) => wasHandedUp(entry, other)),
  ];
  return groups(archive, all, sameThing, datesDiffer, near).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.date(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      dateLabel,
    ),
  );
}

/** Of each report not heard yet the first sentence that gives a day, where that comes near to what is asked about. */
function nearestDays(evidence: readonly Evidence[], further: readonly Evidence[]): readonly Evidence[] {
  const heard = new Set(evidence.map(({ reading }) => reading.report.id));
  return further.filter((entry) => {
    const { reading, at, alike: loosely, fits, ownCoverage, near } = entry;
    const comesNear = !loosely && fits && ownCoverage >= LEAST_COVERED && near >= LEAST_NEAR;
    const sentence = reading.sentences[at];
    if (!comesNear || heard.has(reading.report.id) || sentence === undefined) return false;
    if (datesTold(reading, sentence, false).length === 0) return false;
    heard.add(reading.report.id);
    return true;
  });
}

const LEAST_COVERED = 0.6;
const LEAST_NEAR = 0.6;

type DaysTold = LRUCache<Report, readonly ToldDate[]>;
const daysTold = new WeakMap<Archive, { readonly days: DaysTold; readonly months: DaysTold }>();
/** Reports whose days are kept: a question sets those of a few meetings beside each other. */
const MOST_KEPT = 500;

/** What the sentences of a report put on one day, or where `months` in one month. */
function daysToldIn(archive: Archive, report: Report, months: boolean): readonly ToldDate[] {
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
    return reading?.sentences.flatMap((sentence) => datesTold(reading, sentence, months)) ?? [];
  });
  told.set(report, found);
  return found;
}

/** Two days that accounts of one meeting give are of one thing where their matters are this alike. */
const LIKE_DATE = 0.15;

/** A sentence may give two days. */
function placeOf({ passage, start, date }: ToldDate): string {
  return `${passage}:${start + date.start}`;
}
