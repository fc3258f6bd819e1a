/** Accounts that differ: tallies, outcomes, figures and dates of the same thing, side by side and unjudged. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { findDates } from "../dates.ts";
import type { Conflict } from "../reply.ts";
import type { Figure, Vote } from "../report.ts";
import type { Evidence } from "./evidence.ts";
import { citationOf, figureLabel, meetingLabel, voteLabel } from "./items.ts";
import { maybeSameMeeting } from "./scope.ts";
import { likeness, witnessOf } from "./witnesses.ts";

/** How like two sentences' words must be to tell of the same vote or event of one meeting. */
const SAME_SUBJECT = 0.14;

/** Conflicts between votes on one subject; the caller has chosen votes that answer one question. */
export function voteConflicts(archive: Archive, votes: readonly Vote[]): readonly Conflict[] {
  return groups(
    votes,
    (a, b) =>
      differentWitnesses(archive, a, b) &&
      maybeSameMeeting(a.meeting, b.meeting) &&
      sameSubject(a, b) &&
      votesDiffer(a, b),
  ).flatMap((group) =>
    conflictOf(archive, `The vote at ${meetingLabel(group[0]?.meeting ?? null)}`, group, voteLabel),
  );
}

/** Conflicts between figures of one measure at one time. */
export function figureConflicts(archive: Archive, figures: readonly Figure[]): readonly Conflict[] {
  return groups(
    figures,
    (a, b) => differentWitnesses(archive, a, b) && sameTime(a, b) && figuresDiffer(a, b),
  ).flatMap((group) =>
    conflictOf(
      archive,
      `${group[0]?.measure ?? "Figure"} at ${meetingLabel(group[0]?.meeting ?? null)}`,
      group,
      figureLabel,
    ),
  );
}

/** Conflicts between the days that several accounts of one meeting give for one thing. */
export function dateConflicts(archive: Archive, evidence: readonly Evidence[]): readonly Conflict[] {
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
  return groups(
    dated,
    (a, b) =>
      differentWitnesses(archive, a, b) &&
      maybeSameMeeting(a.meeting, b.meeting) &&
      a.day !== b.day &&
      likeness(new Set(termsOf(a.quote)), new Set(termsOf(b.quote))) >= 2 * SAME_SUBJECT,
  ).flatMap((group) =>
    conflictOf(archive, `A date at ${meetingLabel(group[0]?.meeting ?? null)}`, group, ({ text }) => text),
  );
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
            text: `${label(entry)}: ${entry.quote}`,
            citation: citationOf(report, passage, entry.start, entry.end),
          },
        ]
      : [];
  });
  return values.length > 1 ? [{ about, values }] : [];
}

/** Entries that differ from one another, each group once; the first of every witness stands for it. */
function groups<Entry extends Told>(
  entries: readonly Entry[],
  differ: (a: Entry, b: Entry) => boolean,
): readonly (readonly Entry[])[] {
  const found: Entry[][] = [];
  const used = new Set<Entry>();
  for (const [index, entry] of entries.entries()) {
    if (used.has(entry)) continue;
    const rivals = entries.slice(index + 1).filter((other) => !used.has(other) && differ(entry, other));
    if (rivals.length === 0) continue;
    const group = [entry];
    for (const rival of rivals)
      if (group.every((member) => member.report !== rival.report)) group.push(rival);
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
  const counted = (vote: Vote) => vote.for !== null && vote.against !== null;
  if (counted(a) && counted(b)) {
    const sides = (vote: Vote) => [vote.for, vote.against].sort((x, y) => Number(x) - Number(y)).join("-");
    if (sides(a) !== sides(b)) return true;
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

/** Same measure on the same terms, and further apart than rounding explains. */
function figuresDiffer(a: Figure, b: Figure): boolean {
  if (a.measure !== b.measure || a.unit !== b.unit || basis(a) !== basis(b) || basis(a) === "earlier")
    return false;
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
