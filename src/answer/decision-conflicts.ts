/** Accounts that differ on what was decided, as their sentences tell it. */
import type { Archive } from "../archive/archive.ts";
import { decisionIn, type ToldDecision } from "../archive/ledger-decisions.ts";
import { tallies } from "../archive/ledger-tallies.ts";
import type { Conflict } from "../reply.ts";
import type { Vote } from "../report.ts";
import { conflictOf, differentWitnesses, groups, toldAt } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { meetingLabel } from "./items.ts";
import { maybeMisdated } from "./one-sitting.ts";
import { withOtherAccounts } from "./other-accounts.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { ReadSentence } from "./reading-sentence.ts";
import { isNewMatter } from "./same-thing.ts";
import { Sittings, votesNear } from "./sittings.ts";
import { hasTally, tallyOf } from "./tally.ts";

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
  const told = [...new Set([...evidence, ...nearest.keys()])].flatMap((entry) => {
    const { reading, at, ownCoverage, from, to } = entry;
    if (ownCoverage < WELL_COVERED && !nearest.has(entry)) return [];
    const near = reading.sentences.slice(Math.max(from, at), to + 1);
    const telling =
      nearest.get(entry) ??
      near.find(
        (sentence, index) =>
          decisionIn(sentence.text) !== null && (index === 0 || !isNewMatter(sentence.text)),
      );
    return telling === undefined ? [] : decidedIn(reading, telling);
  });
  // Several stretches may hold one sentence.
  const decided = [...new Map(told.map((entry) => [`${entry.passage}:${entry.start}`, entry])).values()];
  const { all, paired } = withOtherAccounts<ToldDecision>(archive, decided, {
    toldIn: (report) => archive.decisions.of(report).filter(isOfItsTime),
    differ: decisionsDiffer,
    likeEnough: (a, b) => (standsAlone(a) || standsAlone(b) ? LIKE_DECISION : LIKE_WHOLE),
  });
  const given = new Set<ToldDecision>(decided);
  const sameThing = (a: ToldDecision, b: ToldDecision) =>
    maybeMisdated(a.meeting, b.meeting) &&
    (paired(a, b) || (given.has(a) && given.has(b))) &&
    !givesCountOf(archive, a, b) &&
    !givesCountOf(archive, b, a);
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

/** Whoever gives elsewhere the count with which the other has it decided agrees on that, and tells here of another thing. */
function givesCountOf(archive: Archive, witness: ToldDecision, told: ToldDecision): boolean {
  const tells = (vote: Vote, { report, start, end }: ToldDecision) =>
    vote.report === report && vote.start < end && vote.end > start;
  const counted = votesNear(archive, told.meeting).filter(hasTally);
  const counts = new Set(counted.filter((vote) => tells(vote, told)).map(tallyOf));
  return counted.some(
    (vote) =>
      counts.has(tallyOf(vote)) && !tells(vote, witness) && !differentWitnesses(archive, vote, witness),
  );
}

/**
 * Of each report the first entry that tells of a decision where it comes near to what is asked about, with the sentence
 * that tells it.
 */
function nearestOfReports(evidence: readonly Evidence[]): ReadonlyMap<Evidence, ReadSentence> {
  const heard = new Set<string>();
  const nearest = new Map<Evidence, ReadSentence>();
  for (const entry of evidence) {
    const { reading, at, complete, alike: loosely, coverage, near } = entry;
    const comesNear = complete && !loosely && coverage >= LEAST_COVERED && near >= LEAST_NEAR;
    const telling = comesNear && !heard.has(reading.report.id) ? decidingAt(reading, at) : undefined;
    if (telling === undefined) continue;
    heard.add(reading.report.id);
    nearest.set(entry, telling);
  }
  return nearest;
}

/** The sentence itself; where it puts a motion, the one soon after that decides it: "I seconded. It was lost." */
function decidingAt({ sentences }: ReadPassage, at: number): ReadSentence | undefined {
  const [own, ...after] = sentences.slice(at, at + 1 + SENTENCES_AFTER);
  if (own === undefined || decisionIn(own.text) !== null) return own;
  if (!PUTS_MOTION.test(own.text)) return undefined;
  const next = after.find(({ text }) => decisionIn(text) !== null);
  return next?.paragraph === own.paragraph && OF_MOTION.test(next.text) ? next : undefined;
}

const SENTENCES_AFTER = 2;
const PUTS_MOTION =
  /\b(?:moved|proposed|(?:had|put|tabled|brought)\s+(?:an?|the)\s+(?:\p{L}+\s+)?(?:amendment|motion|resolution|proposal))\b/iu;
const OF_MOTION =
  /^\W*(?:(?:it|this|that)\b|[^.;]*?\b(?:the|his|her|my)\s+(?:amendment|motion|resolution|proposal)\b)/i;

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
    : [{ ...toldAt(reading, sentence), decision, inLedger: sentence.votes.length > 0 }].filter(isOfItsTime);
}

/** "I lost it in 2007" is no decision of a meeting ten years later. */
function isOfItsTime({ quote, meeting }: ToldDecision): boolean {
  const years = [...quote.matchAll(PAST_YEAR)].map(([, year]) => Number(year));
  const held = Number(meeting?.from?.slice(0, 4) ?? Number.NaN);
  return years.length === 0 || Number.isNaN(held) || years.some((year) => year >= held - 1);
}

const PAST_YEAR = /\b(?:in|since|of|from)\s+(?:\p{Lu}\p{Ll}+\s+)?((?:19|20)\d{2})\b/gu;

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
