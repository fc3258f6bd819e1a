/** A question of one thing answered with the few sentences that come nearest to it. */
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import type { Figure } from "../report.ts";
import { countedElsewhere, withMembersToldElsewhere, withVotes } from "./agreeing.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked-kind.ts";
import { askedNumber } from "./asked-number.ts";
import { NEAR_THE_BEST } from "./best-kind.ts";
import { ENOUGH, type Evidence } from "./evidence.ts";
import { figuresOf, measureAsked } from "./fitting.ts";
import { nearestFirst } from "./in-its-words.ts";
import { evidenceItem, figureItem, votesItem } from "./items.ts";
import { holdsAny } from "./met-terms.ts";
import { missingPart } from "./missing.ts";
import { pageOf } from "./paging.ts";
import { callOf, type Question, subjectTerms } from "./question.ts";
import { actionsFor, baseReply, conflictsIn, countedOtherwise } from "./reply-parts.ts";
import { roleAsked } from "./role-asked.ts";
import { nextTo, roundedOut } from "./rounding-out.ts";
import { maybeSameMeeting } from "./scope.ts";
import { conflictsShown, withOtherWitnesses } from "./side-by-side.ts";
import { hasTally } from "./tally.ts";
import { touches } from "./trail.ts";
import { votesOnSubject } from "./vote-subjects.ts";
import { withoutRepeats } from "./witnesses.ts";

/** A tally may stand two sentences after what was voted on. */
const NEAR_THE_BEST_VOTE = 0.72;
/** Somebody's next word on a subject often leaves its name out. */
const NEAR_THE_BEST_SAID = 0.8;
const MOST_NARROW = 5;
/** Asks for no fact of one kind: what other reports tell of the same matter is of use. */
const BROAD: ReadonlySet<Asked> = new Set(["general", "whether", "why", "said"]);
/** Of what comes near in the question's words so many stand before what is near in the reports'. */
const NEAREST = 4;
/** With what only comes near. */
const MOST_ROUNDED = 8;
/** "By the end of 2023": what came long before is no answer. */
const MOST_UP_TO = 3;

function nearEnough(question: Question): number {
  const { asked, period } = question;
  // Each reporter's figure of what was asked for counts, in whatever words it stands.
  if (asked === "count" && period !== null && measureAsked(question) !== null) return ENOUGH;
  if (asked === "said") return NEAR_THE_BEST_SAID;
  if (asked === "vote") return NEAR_THE_BEST_VOTE;
  // Who holds an office: the latest to say so counts, however it is worded.
  if (asked === "who" && roleAsked(question.text) !== null) return ENOUGH;
  // "By the end of 2023": the latest counts, however it is worded.
  return asked === "count" && period !== null && period.from === null ? ENOUGH : NEAR_THE_BEST;
}

export async function narrowReply(
  archive: Archive,
  question: Question,
  chosen: readonly Evidence[],
  evidence: readonly Evidence[],
  page: number,
  words: AnswerWording,
): Promise<Reply> {
  const onSubject = question.asked === "vote" ? votesOnSubject(chosen, subjectTerms(question)) : chosen;
  // "Membership" may be meant by "members", but not where somebody speaks of membership itself.
  const literal = question.asked === "said" ? onSubject.filter(namesSubject) : [];
  const named = literal.length > 0 ? literal : onSubject;
  const best = Math.max(0, ...named.map(({ score }) => score));
  const apart: Evidence[] = [];
  for (const entry of named) {
    if (entry.score < best * nearEnough(question)) continue;
    const beside = apart.findIndex((other) => touches(other, entry));
    if (beside < 0) apart.push(entry);
    else if (question.asked === "vote") apart[beside] = merged(apart[beside] ?? entry, entry);
  }
  apart.push(...countedBeside(question, apart, evidence));
  const told = apart.flatMap((entry) => itemsOf(archive, question, entry, words));
  const near = nextTo(apart, evidence);
  const beside = near.map(evidenceItem);
  const upTo = question.asked === "count" && question.period?.from === null;
  const shown = pageOf(withoutRepeats(archive, told), page, upTo ? MOST_UP_TO : MOST_NARROW);
  const votes = question.asked === "vote" ? apart.flatMap((entry) => entry.votes) : [];
  const counted = countedElsewhere(archive, votes);
  // What only comes near is set against other accounts where the best does not give the number asked for.
  const numberless =
    question.asked === "count" && apart.every((entry) => askedNumber(question, entry) === null);
  const nowhere = numberless && [...apart, ...near].every((entry) => numberTold(question, entry) === null);
  const missing =
    missingPart(question, apart, [...votes, ...counted], words) ?? (nowhere ? words.missing.count : null);
  const conflicts = conflictsShown(
    numberless ? [...shown.items, ...beside] : shown.items,
    conflictsIn(
      archive,
      question,
      evidence,
      words,
      numberless ? [...apart, ...near.filter(isNearest)] : apart,
    ),
  );
  const heard = () => {
    const otherwise = countedOtherwise(archive, question, evidence, words, apart);
    const both = withOtherWitnesses(archive, shown.items, [...conflicts, ...otherwise]);
    if (page > 1) return both;
    if (question.asked === "vote") return withVotes(archive, both, counted, words);
    if (question.asked !== "count") return both;
    const figures = apart.flatMap((entry) => figureTold(question, entry) ?? []);
    return withMembersToldElsewhere(archive, both, figures, words);
  };
  // What one person said is not what another says of the same; the conflict stands beside it.
  const answer = question.asked === "said" ? shown.items : withoutRepeats(archive, heard());
  // Whoever has the tally, or the number, asked for nothing beside it.
  const given =
    (question.asked === "vote" && votes.some(hasTally)) ||
    (question.asked === "count" && apart.some((entry) => figureTold(question, entry) !== null));
  return {
    ...baseReply(archive, question, words),
    verdict: missing === null ? "answered" : "partly",
    summary: missing ?? "",
    items:
      given || shown.remaining > 0 || upTo || roleAsked(question.text) !== null
        ? answer
        : roundedOut(
            archive,
            answer,
            BROAD.has(question.asked) && evidence.length > 0
              ? (await nearestFirst(question, apart, near, archive, NEAREST)).map(evidenceItem)
              : beside,
            MOST_ROUNDED,
            words,
          ),
    conflicts,
    remaining: shown.remaining,
    actions: actionsFor(callOf(question), page, shown.remaining, shown.items, words),
  };
}

/** Where no count is told of a vote: those of other accounts of its meeting that come near it, with their count. */
function countedBeside(
  { asked }: Question,
  apart: readonly Evidence[],
  evidence: readonly Evidence[],
): readonly Evidence[] {
  if (asked !== "vote" || apart.some(({ votes }) => votes.some(hasTally))) return [];
  const found = nextTo(apart, evidence).filter(
    (entry) =>
      !entry.alike &&
      entry.coverage >= LEAST_COUNTED &&
      entry.near >= LEAST_COUNTED &&
      entry.votes.some(hasTally) &&
      apart.some(({ reading }) => maybeSameMeeting(reading.passage.meeting, entry.reading.passage.meeting)),
  );
  return found.slice(0, 1);
}

const LEAST_COUNTED = 0.33;

/** Of what comes near what may be told of the very thing. */
function isNearest({ alike, fits, coverage, near }: Evidence): boolean {
  return !alike && fits && coverage >= LEAST_NEAREST.coverage && near >= LEAST_NEAREST.near;
}

const LEAST_NEAREST = { coverage: 0.45, near: 0.3 } as const;

/** Holds a word of the subject itself, not only one of like meaning. */
function namesSubject({ matches, reading, from, to }: Evidence): boolean {
  const subject = matches.filter(({ term }) => term.kind !== "person" && term.kind !== "body");
  const told = reading.sentences.slice(from, to + 1);
  const places = [reading.heading, ...told.flatMap(({ terms, lead }) => [terms, lead])];
  return (
    subject.length === 0 ||
    subject.some(({ term }) => places.some((words) => holdsAny(words, term.spellings)))
  );
}

/** An amendment and the motion it was to change are told together. */
function merged(a: Evidence, b: Evidence): Evidence {
  return {
    ...a,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    votes: [...new Set([...a.votes, ...b.votes])],
  };
}

function itemsOf(
  archive: Archive,
  question: Question,
  entry: Evidence,
  words: AnswerWording,
): readonly Item[] {
  if (question.asked === "vote") {
    const { votes } = entry;
    if (votes.length > 0) return [votesItem(entry, votes, words)];
  }
  if (question.asked === "count") {
    const figure = figureTold(question, entry);
    const item = figure === null ? null : figureItem(archive, figure, words);
    if (item !== null) return [item];
  }
  return [evidenceItem(entry)];
}

function numberTold(question: Question, entry: Evidence): Figure | null {
  return figureTold(question, entry) ?? askedNumber(question, entry);
}

/** The figure of an entry's sentence that answers a question of how many; null where none can be told to. */
function figureTold(question: Question, entry: Evidence): Figure | null {
  const measure = measureAsked(question);
  const told = figuresOf(question, entry.reading.sentences[entry.at]?.figures ?? [], measure);
  const number = told.length === 1 ? null : askedNumber(question, entry);
  return told.find(({ value }) => value === number?.value) ?? (measure === null ? null : told[0]) ?? null;
}
