/** Tallies, outcomes and figures of the same thing that differ between accounts: side by side and unjudged. */
import type { Archive } from "../archive/archive.ts";
import { NOT_PUT } from "../archive/ledger-decisions.ts";
import type { Conflict } from "../reply.ts";
import type { Figure, PartialDate, Vote } from "../report.ts";
import { alike, conflictOf, differentWitnesses, groups, SAME_FIGURE, type Told } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { meetingLabel } from "./items.ts";
import { maybeOneSitting } from "./one-sitting.ts";
import { counterparts, figureLikeness, voteLikeness } from "./same-thing.ts";
import { figuresNear, figuresOfValue, Sittings, votesNear, votesOf } from "./sittings.ts";
import { hasTally, inOneUnit, isDecided, marginOf, tallyOf } from "./tally.ts";
import { witnessOf } from "./witnesses.ts";

/**
 * Conflicts between votes: those given, and what other witnesses of the same meeting tell of the same vote.
 * `oneSubject`: the caller has chosen votes that all answer one question.
 */
export function voteConflicts(
  archive: Archive,
  votes: readonly Vote[],
  words: AnswerWording,
  oneSubject = false,
): readonly Conflict[] {
  const given = votes.filter(isTold);
  const pairs = new Map<Vote, Set<Vote>>();
  const pair = (a: Vote, b: Vote) => pairs.set(a, (pairs.get(a) ?? new Set()).add(b));
  const others = new Set<Vote>();
  // What one account sums up without a count leads to another that counts, and that to a third.
  for (const vote of new Set([...given, ...given.flatMap((told) => othersOn(archive, told))])) {
    for (const other of othersOn(archive, vote)) {
      pair(vote, other);
      pair(other, vote);
      others.add(other);
    }
  }
  const comparable = (a: Vote, b: Vote) =>
    maybeOneSitting(a.meeting, b.meeting) &&
    (pairs.get(a)?.has(b) || (oneSubject && (isNotPut(a) || isNotPut(b)))) &&
    (tallyOf(a) === tallyOf(b) || !agreedElsewhere(archive, a, b));
  const compared = [...new Set([...given, ...others])];
  const sittings = new Sittings(archive, compared);
  const near = ({ meeting }: Vote) => sittings.near(meeting);
  return groups(archive, compared, comparable, votesDiffer, near).flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.vote(meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      words.vote,
    ),
  );
}

const known = new WeakMap<Archive, Map<Vote, readonly Vote[]>>();
/** Votes, and figures, of which it is kept what others tell of them: mostly nothing. */
const MOST_KEPT = 10_000;
const NO_VOTES: readonly Vote[] = [];

/** What others tell of the same vote; who gives a count is heard though they sum it up without one as well. */
function othersOn(archive: Archive, vote: Vote): readonly Vote[] {
  const kept = known.get(archive) ?? new Map<Vote, readonly Vote[]>();
  known.set(archive, kept);
  const found = kept.get(vote);
  if (found !== undefined) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = findOthersOn(archive, vote);
  kept.set(vote, made.length === 0 ? NO_VOTES : made);
  return made;
}

function findOthersOn(archive: Archive, vote: Vote): readonly Vote[] {
  const entries = votesNear(archive, vote.meeting).filter(isTold);
  // Nearly always nobody else tells of any vote of the meeting.
  if (!entries.some((entry) => differentWitnesses(archive, entry, vote))) return NO_VOTES;
  const scores = new Map<Vote, Map<Vote, number>>();
  const like = (a: Vote, b: Vote): number => {
    const ofA = scores.get(a) ?? new Map<Vote, number>();
    scores.set(a, ofA);
    const score = ofA.get(b) ?? voteLikeness(archive, a, b);
    ofA.set(b, score);
    return score;
  };
  const own = votesOf(archive, vote.report).filter(isTold);
  const told = counterparts(archive, vote, { entries, own }, like);
  if (!hasTally(vote)) return told;
  const counted = { entries: entries.filter(hasTally), own: own.filter(hasTally) };
  return [...new Set([...counterparts(archive, vote, counted, like), ...told])];
}

/** One of the two witnesses also gives what the other gives: they tell of two votes, not of one in two ways. */
function agreedElsewhere(archive: Archive, a: Vote, b: Vote): boolean {
  const gives = (witness: Vote, told: Vote) =>
    votesNear(archive, told.meeting).some(
      (vote) =>
        vote !== told &&
        witnessOf(archive, vote.report) === witnessOf(archive, witness.report) &&
        hasTally(vote) &&
        tallyOf(vote) === tallyOf(told),
    );
  return hasTally(a) && hasTally(b) && (gives(a, b) || gives(b, a));
}

/** Says how it ended, or that it was not held. */
function isTold(vote: Vote): boolean {
  return isDecided(vote) || isNotPut(vote);
}

/** Told as a vote that was not held. */
function isNotPut(vote: Vote): boolean {
  return !hasTally(vote) && NOT_PUT.test(vote.quote);
}

/** Conflicts between figures of one measure at one time; `oneSubject` as for votes. */
export function figureConflicts(
  archive: Archive,
  figures: readonly Figure[],
  words: AnswerWording,
  oneSubject = false,
): readonly Conflict[] {
  return conflictsOf(archive, figureGroups(archive, figures, oneSubject), words);
}

/** Figures of one measure at one time that differ, each group as `conflictsOf` tells it. */
export function figureGroups(
  archive: Archive,
  figures: readonly Figure[],
  oneSubject = false,
): readonly (readonly Figure[])[] {
  // Whoever gives the other's value as well tells of two things.
  const gives = (witness: Figure, told: Figure) =>
    figuresOfValue(archive, told).some(
      (other) => sameWitness(archive, other, witness) && sameTime(other, told),
    );
  const pairs = new Set<string>();
  const others = new Set<Figure>();
  for (const figure of figures) {
    for (const other of othersGiving(archive, figure)) {
      pairs.add(`${placeOf(figure)} ${placeOf(other)}`).add(`${placeOf(other)} ${placeOf(figure)}`);
      others.add(other);
    }
  }
  const comparable = (a: Figure, b: Figure) =>
    sameTime(a, b) &&
    sameMeasure(a, b) &&
    (OF_THE_PARTY.test(a.measure) ||
      pairs.has(`${placeOf(a)} ${placeOf(b)}`) ||
      (likeSize(a, b) && (oneSubject || alike(a, b) >= SAME_FIGURE))) &&
    (a.value === b.value || !(gives(b, a) || gives(a, b)));
  const compared = [...new Set([...figures, ...others])];
  return groups(archive, compared, comparable, figuresDiffer, ofOneTime(archive, compared));
}

/** Groups of figures that differ, side by side. */
export function conflictsOf(
  archive: Archive,
  figures: readonly (readonly Figure[])[],
  words: AnswerWording,
): readonly Conflict[] {
  return figures.flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.figure(group[0]?.measure, meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      words.figure,
    ),
  );
}

const given = new WeakMap<Archive, Map<Figure, readonly Figure[]>>();

/** Of each other witness of its meeting the figure that counts the same as this one, if any does. */
function othersGiving(archive: Archive, figure: Figure): readonly Figure[] {
  const kept = given.get(archive) ?? new Map<Figure, readonly Figure[]>();
  given.set(archive, kept);
  const found = kept.get(figure);
  if (found !== undefined) return found;
  const entries = figuresNear(archive, figure);
  const own = entries.filter(({ report }) => report === figure.report);
  const like = (a: Figure, b: Figure) =>
    !sameTime(a, b)
      ? 0
      : OF_THE_PARTY.test(a.measure) && a.measure === b.measure
        ? 1
        : figureLikeness(archive, a, b);
  const made = counterparts(archive, figure, { entries, own }, like);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(figure, made.length === 0 ? NO_FIGURES : made);
  return made;
}

const NO_FIGURES: readonly Figure[] = [];

function placeOf({ passage, start, value }: Figure): string {
  return `${passage}:${start}:${value}`;
}

/** There is one such figure at a time; of money, seats or cases there are many. */
const OF_THE_PARTY = /^(?:paid-up |youth )?membership(?: arrears)?$/;

/** 131 completed and 17 outstanding are not two counts of one thing; 178 and 187 may be, and so may 31 and 13. */
function likeSize(a: Figure, b: Figure): boolean {
  const digits = ({ value }: Figure) => [...String(value)].sort().join("");
  return Math.max(a.value, b.value) <= LIKE_SIZE * Math.min(a.value, b.value) || digits(a) === digits(b);
}

const LIKE_SIZE = 1.6;

function sameWitness(archive: Archive, a: Told, b: Told): boolean {
  return !differentWitnesses(archive, a, b);
}

/** Tallies that differ, or one outcome against another; a tally against none is no conflict. */
function votesDiffer(a: Vote, b: Vote): boolean {
  if (isNotPut(a) !== isNotPut(b) && (hasTally(a) || hasTally(b))) return true;
  if (inOneUnit(a, b)) {
    if (a.percent) return sharesDiffer(a, b);
    if (tallyOf(a) !== tallyOf(b)) return true;
    return a.abstained !== null && b.abstained !== null && a.abstained !== b.abstained;
  }
  const [first, second] = [marginOf(a), marginOf(b)];
  if (first !== null && second !== null && first !== second) return true;
  const opposite = (x: Vote["outcome"], y: Vote["outcome"]) =>
    x === "lost" && (y === "carried" || y === "unanimous");
  const dissent = (x: Vote, y: Vote) => x.outcome === "unanimous" && (y.against ?? 0) > 0;
  return opposite(a.outcome, b.outcome) || opposite(b.outcome, a.outcome) || dissent(a, b) || dissent(b, a);
}

/** Further apart than shares that one rounds and another does not. */
function sharesDiffer(a: Vote, b: Vote): boolean {
  const larger = ({ for: pro, against }: Vote) => Math.max(pro ?? 0, against ?? 0);
  return Math.abs(larger(a) - larger(b)) >= 1;
}

function sameTime(a: Figure, b: Figure): boolean {
  const [first, second] = [dayOf(a), dayOf(b)];
  if (first === null && second === null) return maybeOneSitting(a.meeting, b.meeting);
  return first !== null && second !== null && isWithin(first, second);
}

/** The time a figure is of, where that is not the day on which it was told. */
function dayOf({ asOf, meeting }: Figure): PartialDate | null {
  return asOf !== null && meeting?.precision === "day" && asOf === meeting.from ? null : asOf;
}

/** "At the end of February" and "on 28 February" may be one day; "in 2031" says too little. */
function isWithin(a: PartialDate, b: PartialDate): boolean {
  return a === b || (Math.min(a.length, b.length) >= MONTH && (a.startsWith(b) || b.startsWith(a)));
}

/** Characters of `YYYY-MM`. */
const MONTH = 7;

/** Of these figures those that are of one time with a given one, as `sameTime` says. */
function ofOneTime(archive: Archive, figures: readonly Figure[]): (figure: Figure) => readonly Figure[] {
  const dated = Map.groupBy(figures, (figure) => dayOf(figure)?.slice(0, MONTH) ?? null);
  const undated = new Sittings(archive, dated.get(null) ?? []);
  return (figure) => {
    const day = dayOf(figure);
    return day === null ? undated.near(figure.meeting) : (dated.get(day.slice(0, MONTH)) ?? []);
  };
}

function sameMeasure(a: Figure, b: Figure): boolean {
  return a.measure === b.measure && a.unit === b.unit && basis(a) === basis(b) && basis(a) !== "earlier";
}

/** Further apart than rounding explains. */
function figuresDiffer(a: Figure, b: Figure): boolean {
  if (a.value === b.value) return false;
  const rounding = Math.max(roundedTo(a), roundedTo(b));
  return Math.abs(a.value - b.value) > rounding;
}

/** What the figure includes: "434,000 including arrears" and "415,000, of whom 33,000 in arrears" count differently. */
function basis({ qualifier }: Figure): string {
  if (qualifier === null) return "";
  if (/incl|including/.test(qualifier)) return "including arrears";
  if (/arrears/.test(qualifier))
    return /plus|further|excluding|not counting/.test(qualifier) ? "without arrears" : "of which arrears";
  if (/compared|from/.test(qualifier)) return "earlier";
  return (
    /\b(?:(?:in|ex)cluding|(?:not )?counting|without|leaving out|net of|before|after)\b.*/.exec(
      qualifier,
    )?.[0] ?? ""
  );
}

/** The step to which a value is rounded: 489,000 to 1,000, 512,400 to 100; looser for "over" and "about". */
function roundedTo({ value, qualifier }: Figure): number {
  let step = 1;
  while (step < value && value % (step * 10) === 0) step *= 10;
  const exact = step === 1 ? 0 : step;
  return qualifier !== null &&
    /about|around|approx|roughly|some|nearly|almost|over|more|under|less|fewer|just|plus/.test(qualifier)
    ? Math.max(exact, value * 0.01)
    : // "518k" may be 518,659 cut short; "400", given flat, is not said of 405.
      step >= 1_000
      ? exact
      : value < 1_000
        ? 0
        : exact / 2;
}
