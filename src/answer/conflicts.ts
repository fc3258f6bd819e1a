/** Accounts that differ: tallies, outcomes, figures and dates of the same thing, side by side and unjudged. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { findDates, withYear } from "../dates.ts";
import { formatDate } from "../format-date.ts";
import type { Conflict } from "../reply.ts";
import type { Figure, Passage, Report, Vote } from "../report.ts";
import { sentences } from "../sentences.ts";
import type { Evidence } from "./evidence.ts";
import { citationOf, figureLabel, meetingLabel, voteLabel } from "./items.ts";
import { maybeSameMeeting } from "./scope.ts";
import { likeness, witnessOf } from "./witnesses.ts";

/** How like two sentences' words must be to tell of the same vote or event of one meeting. */
const SAME_SUBJECT = 0.14;

/**
 * Conflicts between votes. `oneSubject`: the caller has chosen votes that all answer one question, so that
 * their wording need not agree as well.
 */
export function voteConflicts(
  archive: Archive,
  votes: readonly Vote[],
  oneSubject = false,
): readonly Conflict[] {
  const comparable = (a: Vote, b: Vote) =>
    maybeSameMeeting(a.meeting, b.meeting) &&
    (sameSubject(a, b) ||
      (oneSubject &&
        (isNotPut(a) || isNotPut(b) || (hasTally(a) && hasTally(b) && sameEnd(a) === sameEnd(b))))) &&
    (tallyOf(a) === tallyOf(b) || !agreedElsewhere(archive, a, b));
  const told = votes.filter((vote) => hasTally(vote) || vote.outcome !== "unknown" || isNotPut(vote));
  return groups(archive, told, comparable, votesDiffer).flatMap((group) =>
    conflictOf(archive, `The vote at ${meetingLabel(group[0]?.meeting ?? null)}`, group, voteLabel),
  );
}

/** One of the two witnesses also gives what the other gives: they tell of two votes, not of one in two ways. */
function agreedElsewhere(archive: Archive, a: Vote, b: Vote): boolean {
  const gives = (witness: Vote, told: Vote) =>
    archive.votes.some(
      (vote) =>
        vote !== told &&
        maybeSameMeeting(vote.meeting, told.meeting) &&
        witnessOf(archive, vote.report) === witnessOf(archive, witness.report) &&
        hasTally(vote) &&
        tallyOf(vote) === tallyOf(told),
    );
  return hasTally(a) && hasTally(b) && (gives(a, b) || gives(b, a));
}

/** Told as a vote that was not held. */
function isNotPut(vote: Vote): boolean {
  return !hasTally(vote) && NOT_PUT.test(vote.quote);
}

/** "Elected with 20 votes" and "won by 20 votes" end alike. */
function sameEnd({ outcome }: Vote): string {
  return outcome === "elected" || outcome === "unanimous" ? "carried" : outcome;
}

function hasTally(vote: Vote): boolean {
  return vote.for !== null && vote.against !== null;
}

function tallyOf(vote: Vote): string {
  return [vote.for, vote.against].sort((x, y) => Number(x) - Number(y)).join("-");
}

/** Conflicts between figures of one measure at one time; `oneSubject` as for votes. */
export function figureConflicts(
  archive: Archive,
  figures: readonly Figure[],
  oneSubject = false,
): readonly Conflict[] {
  // Whoever gives the other's value as well tells of two things.
  const gives = (witness: Figure, told: Figure) =>
    archive.figures.some(
      (other) =>
        sameWitness(archive, other, witness) &&
        sameTime(other, told) &&
        other.measure === told.measure &&
        other.value === told.value,
    );
  const comparable = (a: Figure, b: Figure) =>
    sameTime(a, b) &&
    sameMeasure(a, b) &&
    (OF_THE_PARTY.test(a.measure) || (likeSize(a, b) && (oneSubject || alike(a, b) >= SAME_FIGURE))) &&
    (a.value === b.value || !(gives(b, a) || gives(a, b)));
  return groups(archive, figures, comparable, figuresDiffer).flatMap((group) =>
    conflictOf(
      archive,
      `${group[0]?.measure ?? "Figure"} at ${meetingLabel(group[0]?.meeting ?? null)}`,
      group,
      figureLabel,
    ),
  );
}

/** There is one such figure at a time; of money, seats or cases there are many. */
const OF_THE_PARTY = /^(?:paid-up |youth )?membership(?: arrears)?$/;
const SAME_FIGURE = 0.2;

/** 131 completed and 17 outstanding are not two counts of one thing; 178 and 187 may be. */
function likeSize(a: Figure, b: Figure): boolean {
  return Math.max(a.value, b.value) <= LIKE_SIZE * Math.min(a.value, b.value);
}

const LIKE_SIZE = 1.6;

function sameWitness(archive: Archive, a: Told, b: Told): boolean {
  return !differentWitnesses(archive, a, b);
}

function alike(a: Told, b: Told): number {
  const words = ({ quote }: Told) => new Set(termsOf(quote).filter((term) => !/^\d/.test(term)));
  return likeness(words(a), words(b));
}

type Decision = "carried" | "lost" | "put off" | "not put to a vote";

const NOT_PUT =
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
export function decisionConflicts(archive: Archive, evidence: readonly Evidence[]): readonly Conflict[] {
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
      `The decision at ${meetingLabel(group[0]?.meeting ?? null)}`,
      group,
      ({ decision }) => decision,
    ),
  );
}

function decisionsDiffer(a: { decision: Decision }, b: { decision: Decision }): boolean {
  // Of lost and carried the ledger of votes judges: an amendment may be lost and its motion carried.
  const undecided = (decision: Decision) => decision === "put off" || decision === "not put to a vote";
  return a.decision !== b.decision && (undecided(a.decision) || undecided(b.decision));
}

/** The sentence itself names what was decided. */
const WELL_COVERED = 0.6;

/** Conflicts between the days that several accounts of one meeting give for one thing; `oneSubject` as for votes. */
export function dateConflicts(
  archive: Archive,
  evidence: readonly Evidence[],
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
    conflictOf(archive, `A date at ${meetingLabel(group[0]?.meeting ?? null)}`, group, ({ text }) => text),
  );
}

/** Accounts of one meeting that put it on different days: in their titles, or where they tell of its opening. */
export function dayConflicts(
  archive: Archive,
  accounts: readonly { report: Report; passages: readonly Passage[] }[],
): readonly Conflict[] {
  const stated = accounts.flatMap(({ report, passages }) => {
    const [first] = passages;
    return first === undefined ? [] : statedDays(report, first);
  });
  const comparable = (a: Stated, b: Stated) => maybeSameMeeting(a.meeting, b.meeting);
  return groups(archive, stated, comparable, (a, b) => a.day !== b.day).flatMap((group) =>
    conflictOf(archive, "The day of the meeting", group, ({ day }) => formatDate(day)),
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

type Told = Pick<Vote, "report" | "passage" | "start" | "end" | "quote" | "meeting">;

function conflictOf<Entry extends Told>(
  archive: Archive,
  about: string,
  group: readonly Entry[],
  label: (entry: Entry) => string,
): readonly Conflict[] {
  const values = group.flatMap((entry) => {
    const report = archive.report(entry.report);
    const passage = archive.passage(entry.passage);
    return report && passage
      ? [
          {
            text: `${label(entry)}: ${entry.quote.replace(/^[*_]{1,3}\s+/, "")}`,
            citation: citationOf(report, passage, entry.start, entry.end),
          },
        ]
      : [];
  });
  return values.length > 1 ? [{ about, values }] : [];
}

/**
 * Accounts of one thing among which at least two differ, the first of each witness standing for it.
 * `comparable` says that two entries tell of the same thing, `differ` that they tell it otherwise.
 */
function groups<Entry extends Told>(
  archive: Archive,
  entries: readonly Entry[],
  comparable: (a: Entry, b: Entry) => boolean,
  differ: (a: Entry, b: Entry) => boolean,
): readonly (readonly Entry[])[] {
  const found: Entry[][] = [];
  const used = new Set<Entry>();
  for (const entry of entries) {
    if (used.has(entry)) continue;
    const group = [entry];
    for (const other of entries) {
      const heard = group.some((member) => !differentWitnesses(archive, member, other));
      if (!heard && !used.has(other) && comparable(entry, other)) group.push(other);
    }
    if (!group.some((a) => group.some((b) => a !== b && differ(a, b)))) continue;
    for (const member of group) used.add(member);
    found.push(group);
  }
  return found;
}

function differentWitnesses(archive: Archive, a: Told, b: Told): boolean {
  return witnessOf(archive, a.report) !== witnessOf(archive, b.report);
}

function sameSubject(a: Vote, b: Vote): boolean {
  return likeness(subjectWords(a), subjectWords(b)) >= SAME_SUBJECT;
}

const ABOUT_VOTING = new Set(
  termsOf(
    "vote votes voted voting carried lost won passed defeated rejected fell agreed approved elected motion amendment paper proposal against favour abstention abstained meeting nec supported narrowly majority one two tied",
  ),
);

function subjectWords(vote: Vote): ReadonlySet<string> {
  return new Set(
    termsOf(vote.subject.length > 20 ? vote.subject : vote.quote).filter(
      (term) => !ABOUT_VOTING.has(term) && !/^\d+$/.test(term),
    ),
  );
}

/** Tallies that differ, or one outcome against another; a tally against none is no conflict. */
function votesDiffer(a: Vote, b: Vote): boolean {
  if (isNotPut(a) !== isNotPut(b) && (hasTally(a) || hasTally(b))) return true;
  if (hasTally(a) && hasTally(b)) {
    if (tallyOf(a) !== tallyOf(b)) return true;
    return a.abstained !== null && b.abstained !== null && a.abstained !== b.abstained;
  }
  const opposite = (x: Vote["outcome"], y: Vote["outcome"]) =>
    x === "lost" && (y === "carried" || y === "unanimous");
  return opposite(a.outcome, b.outcome) || opposite(b.outcome, a.outcome);
}

function sameTime(a: Figure, b: Figure): boolean {
  if (a.asOf !== null || b.asOf !== null) return a.asOf !== null && a.asOf === b.asOf;
  return maybeSameMeeting(a.meeting, b.meeting);
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
  return /compared|from/.test(qualifier) ? "earlier" : "";
}

/** The step to which a value is rounded: 489,000 to 1,000, 512,400 to 100; looser for "over" and "about". */
function roundedTo({ value, qualifier }: Figure): number {
  let step = 1;
  while (step < value && value % (step * 10) === 0) step *= 10;
  const exact = step === 1 ? 0 : step;
  return qualifier !== null &&
    /about|around|approx|roughly|some|nearly|almost|over|more|under|less|fewer|just|plus/.test(qualifier)
    ? Math.max(exact, value * 0.01)
    : exact / 2;
}
