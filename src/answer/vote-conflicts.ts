/** Tallies and outcomes of one vote that differ between accounts: side by side and unjudged. */
import type { Archive } from "../archive/archive.ts";
import { NOT_PUT } from "../archive/ledger-decisions.ts";
import type { Conflict } from "../reply.ts";
import type { Vote } from "../report.ts";
import { conflictOf, differentWitnesses, groups } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { meetingLabel } from "./items.ts";
import { maybeOneSitting } from "./one-sitting.ts";
import { counterparts, voteLikeness } from "./same-thing.ts";
import { Sittings, votesNear, votesOf } from "./sittings.ts";
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
/** Votes of which it is kept what others tell of them: mostly nothing. */
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

/** Tallies that differ, or one outcome against another; a tally against none is no conflict. */
function votesDiffer(a: Vote, b: Vote): boolean {
  if (isNotPut(a) !== isNotPut(b) && (hasTally(a) || hasTally(b))) return true;
  if (inOneUnit(a, b)) {
    if (a.percent) return sharesDiffer(a, b);
    if (tallyOf(a) !== tallyOf(b)) return !(isRatioOf(a, b) || isRatioOf(b, a));
    return a.abstained !== null && b.abstained !== null && a.abstained !== b.abstained;
  }
  const [first, second] = [marginOf(a), marginOf(b)];
  if (first !== null && second !== null && first !== second) return true;
  const opposite = (x: Vote["outcome"], y: Vote["outcome"]) =>
    x === "lost" && (y === "carried" || y === "unanimous");
  const dissent = (x: Vote, y: Vote) => x.outcome === "unanimous" && (y.against ?? 0) > 0;
  return opposite(a.outcome, b.outcome) || opposite(b.outcome, a.outcome) || dissent(a, b) || dissent(b, a);
}

/** "It fell by two to one" sums up 9 to 18, near enough. */
function isRatioOf(ratio: Vote, counted: Vote): boolean {
  if (!A_RATIO.test(ratio.quote) || ratio.outcome !== counted.outcome) return false;
  const [more, less] = sidesOf(ratio);
  const [most, least] = sidesOf(counted);
  return (
    less === 1 && most + least > FEWEST_COUNTED && Math.abs(most / Math.max(1, least) - more) <= more * NEARLY
  );
}

function sidesOf({ for: pro, against }: Vote): readonly [more: number, less: number] {
  const [first, second] = [pro ?? 0, against ?? 0];
  return [Math.max(first, second), Math.min(first, second)];
}

const A_RATIO = /\b(?:two|three|four|five|2|3|4|5)(?:\s*(?:to|-|:)\s*)(?:one|1)\b/i;
/** A count of no more than this may be meant as it stands. */
const FEWEST_COUNTED = 8;
const NEARLY = 0.25;

/** Further apart than shares that one rounds and another does not. */
function sharesDiffer(a: Vote, b: Vote): boolean {
  const larger = ({ for: pro, against }: Vote) => Math.max(pro ?? 0, against ?? 0);
  return Math.abs(larger(a) - larger(b)) >= 1;
}
