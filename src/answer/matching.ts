/** How well a sentence, with what stands around it, covers the terms of a question. */

import type { Report } from "../report.ts";
import type { Asked } from "./asked-kind.ts";
import { Marks, type Met, MetTerm } from "./met-terms.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { SoughtTerms, type WaysToMeet } from "./sought-terms.ts";
import { speakerAsked, worthOfSpeaker } from "./speaker-asked.ts";
import type { WordBook } from "./text-words.ts";
import { isReportBy, WORTH_OF_AUTHOR, worthOfContext, worthOfMeant } from "./worth-of-context.ts";

/** What a term is worth by where it is met; a word of like meaning is worth less than the word itself. */
const WORTH = {
  own: [1, 0.85],
  heading: [0.88, 0.75],
  lead: [0.9, 0.77],
  before: [0.8, 0.65],
  earlier: [0.7, 0.58],
  after: [0.65, 0.53],
  passage: [0.5, 0.4],
  section: [0.6, 0.45],
  title: [0.3, 0.25],
} as const;
/** A required term met only at less than this (in a title, say) does not count as met. */
export const LEAST_REQUIRED = 0.4;
/** Share of the weight that must be met by the very words. */
const LEAST_EXACT = 0.2;
/** Of an expression, and of a word that no report has, this share counts as met by its own word where another is. */
const OF_ONE_MEANING = 0.5;
/** Whose words are asked for must speak, or be named close by. */
const LEAST_OF_SPEAKER = 0.72;
/** Met in the sentence, beside it or in its heading. */
export const NEAR = 0.62;

export type TermMatch = {
  readonly term: QuestionTerm;
  readonly worth: number;
  readonly own: boolean;
  /** Met by the very word, not by one of like meaning. */
  readonly exact: boolean;
};

export type Match = {
  /** Share of the question's weight that is covered, 0 to 1. */
  readonly coverage: number;
  /** The same, by the sentence's own words alone. */
  readonly ownCoverage: number;
  /** `coverage` without the people and bodies that must be met in any case: what is said about them. */
  readonly subjectCoverage: number;
  /** Share of the weight that is met in the sentence, beside it or in its heading. */
  readonly near: number;
  readonly matches: readonly TermMatch[];
  /** Every required name is met. */
  readonly complete: boolean;
  /** Of several terms hardly any is met by its own word: each may be meant in another sense. */
  readonly alike: boolean;
};

/** Matches the sentence at an index of a passage against a question's terms. */
export type MatchSentence = (index: number) => Match;

/** What matches the sentences of a passage: made once for all of them, since they share what stands around them. */
export function matcherOf(reading: ReadPassage, terms: readonly QuestionTerm[], asked: Asked): MatchSentence {
  const { speaker, ordered, sought } = askedFor(terms, asked, reading.book);
  const marks = new Marks(reading, sought);
  const read = ordered.map((term) => new ReadTerm(reading, term, marks));
  return (index) => matchSentence(reading, index, read, speaker, asked);
}

/** What is the same for all passages that are matched. */
type AskedFor = {
  readonly asked: Asked;
  readonly book: WordBook;
  readonly speaker: QuestionTerm | undefined;
  readonly ordered: readonly AskedTerm[];
  readonly sought: SoughtTerms;
};

type AskedTerm = {
  readonly term: QuestionTerm;
  readonly ways: WaysToMeet;
  /** The matches of most sentences: the very word stands in it, or nothing that means the term stands anywhere. */
  readonly itself: TermMatch;
  readonly nothing: TermMatch;
};

const known = new WeakMap<readonly QuestionTerm[], AskedFor>();

function askedFor(terms: readonly QuestionTerm[], asked: Asked, book: WordBook): AskedFor {
  const kept = known.get(terms);
  if (kept?.asked === asked && kept.book === book) return kept;
  const speaker = speakerAsked(terms, asked);
  // Who speaks is the longest to find out: only where something of what is asked about is told.
  const ordered = speaker === undefined ? terms : [...terms.filter((other) => other !== speaker), speaker];
  const sought = new SoughtTerms(terms, book);
  const made = {
    asked,
    book,
    speaker,
    ordered: ordered.map((term) => ({
      term,
      ways: sought.waysOf(term),
      itself: { term, worth: WORTH.own[0], own: true, exact: true },
      nothing: { term, worth: 0, own: false, exact: false },
    })),
    sought,
  };
  known.set(terms, made);
  return made;
}

/** A term and where it stands in the passage that is read. */
class ReadTerm {
  readonly term: QuestionTerm;
  readonly met: MetTerm;
  readonly asked: AskedTerm;
  readonly #report: Report;
  #isReportBy: boolean | null = null;

  constructor(reading: ReadPassage, asked: AskedTerm, marks: Marks) {
    this.term = asked.term;
    this.met = new MetTerm(reading, asked.term, asked.ways, marks);
    this.asked = asked;
    this.#report = reading.report;
  }

  get isReportBy(): boolean {
    this.#isReportBy ??= isReportBy(this.#report, this.term);
    return this.#isReportBy;
  }

  /** Whether all of the report is theirs: what many sign together cannot be said to be what one of them said. */
  get tellsAll(): boolean {
    return (this.#report.authors ?? []).length <= MOST_SPEAKING && this.isReportBy;
  }
}

const MOST_SPEAKING = 3;

function matchSentence(
  reading: ReadPassage,
  index: number,
  terms: readonly ReadTerm[],
  speaker: QuestionTerm | undefined,
  asked: Asked,
): Match {
  let total = 0;
  let met = 0;
  let own = 0;
  let near = 0;
  let subject = 0;
  let subjectMet = 0;
  let exactWeight = 0;
  let meantWeight = 0;
  let termsMet = 0;
  const matches: TermMatch[] = [];
  let complete = true;
  for (const read of terms) {
    const { term } = read;
    const untold = terms.length > 1 && met === 0;
    const match =
      term === speaker
        ? matchSpeaker(reading, index, read, asked, untold)
        : matchTerm(reading, index, read, asked);
    total += term.weight;
    met += term.weight * match.worth;
    if (match.worth >= NEAR && term !== speaker) near += term.weight;
    if (match.exact) exactWeight += term.weight;
    else if (term.oneMeaning && match.worth > 0) meantWeight += OF_ONE_MEANING * term.weight;
    if (match.worth > 0) termsMet++;
    if (match.own) own += term.weight * match.worth;
    if (term.kind !== "person" && term.kind !== "office" && term.kind !== "body") {
      subject += term.weight;
      subjectMet += term.weight * match.worth;
    }
    matches.push(match);
    const least = term === speaker && asked === "said" ? LEAST_OF_SPEAKER : LEAST_REQUIRED;
    if (term.required && match.worth < least) complete = false;
  }
  return {
    coverage: total === 0 ? 0 : met / total,
    ownCoverage: total === 0 ? 0 : own / total,
    near: nearShare(near, total, speaker, terms.length),
    subjectCoverage: subject === 0 ? 1 : subjectMet / subject,
    matches,
    complete,
    // One word of several, and that in another word only: "caught fire" is no sacking of a manager.
    alike: matches.length > 1 && exactWeight + (termsMet > 1 ? meantWeight : 0) < LEAST_EXACT * total,
  };
}

/** Whoever speaks is always near: what they speak of must be. */
function nearShare(near: number, total: number, speaker: QuestionTerm | undefined, terms: number): number {
  const asked = total - (speaker?.weight ?? 0);
  if (speaker !== undefined && terms === 1) return 1;
  return asked <= 0 ? 0 : near / asked;
}

/** Whose words are asked for: the author of a report tells all of it, others what they are said to say. */
function matchSpeaker(
  reading: ReadPassage,
  index: number,
  read: ReadTerm,
  asked: Asked,
  untold: boolean,
): TermMatch {
  const { term } = read;
  // That the author's name stands in a sentence too makes it no more theirs.
  if (read.tellsAll) return { term, worth: WORTH_OF_AUTHOR, own: false, exact: true };
  if (untold) return matchTerm(reading, index, read, asked);
  const worth = worthOfSpeaker(reading, index, term);
  const named = asked === "said" ? null : matchTerm(reading, index, read, asked);
  if (named !== null && named.worth > worth) return named;
  return { term, worth, own: worth > LEAST_OF_SPEAKER, exact: worth > 0 };
}

function worthAt(place: keyof typeof WORTH, met: Met): number {
  const [full, alike] = WORTH[place];
  return met === "word" ? full : met === "alike" ? alike : 0;
}

function matchTerm(reading: ReadPassage, index: number, read: ReadTerm, asked: Asked): TermMatch {
  const { term, met } = read;
  if (term.reporter) {
    const told = worthOfSpeaker(reading, index, term);
    const worth = read.tellsAll ? 1 : told >= LEAST_OF_SPEAKER ? told : 0;
    return { term, worth, own: false, exact: true };
  }
  const here = met.sentence(index);
  // Nothing is worth more than the word itself.
  if (here === "word") return read.asked.itself;
  const { worth, exact } = asked !== "vote" && met.isNowhere ? NOWHERE : worthAround(met, index, here, asked);
  const context = Math.max(
    worthOfContext(reading, index, term, asked, () => read.isReportBy),
    worthOfMeant(reading, index, term, worth),
  );
  if (context > worth) return { term, worth: context, own: false, exact: true };
  if (worth === 0) return read.asked.nothing;
  return { term, worth, own: here === "alike" && worth === WORTH.own[1], exact };
}

const NOWHERE = { worth: 0, exact: false } as const;

/** The most that a term is worth by where it stands by the sentence at an index, whose own words have it not itself. */
function worthAround(
  met: MetTerm,
  index: number,
  here: Met,
  asked: Asked,
): { readonly worth: number; readonly exact: boolean } {
  const { heading, passage } = met;
  const lead = met.lead(index);
  let worth = Math.max(worthAt("own", here), worthAt("heading", heading), worthAt("lead", lead));
  let exact = heading === "word" || lead === "word";
  if (passage !== "nowhere") {
    const before = met.beside(index, index - 1);
    const second = met.beside(index, index - 2);
    const third = met.beside(index, index - 3);
    // What is voted on is named before its result, and whoever speaks next speaks for themselves.
    const after = asked === "vote" || asked === "said" ? "nowhere" : met.beside(index, index + 1);
    worth = Math.max(
      worth,
      worthAt("before", before),
      worthAt("earlier", second),
      worthAt("earlier", third),
      worthAt("after", after),
      worthAt("passage", passage),
    );
    exact ||= passage === "word";
  }
  if (asked === "vote") {
    const votedOn = met.votedOn(index);
    worth = Math.max(worth, worthAt("before", votedOn));
    exact ||= votedOn === "word";
  }
  // What stands farther off and could change nothing any more need not be read.
  if (!exact || worth < WORTH.section[0]) {
    const { section } = met;
    worth = Math.max(worth, worthAt("section", section));
    exact ||= section === "word";
  }
  if (!exact || worth < WORTH.title[0]) {
    const { title } = met;
    worth = Math.max(worth, worthAt("title", title));
    exact ||= title === "word";
  }
  return { worth, exact };
}

/** Terms of a question that no match met at all. */
export function unmet(question: Question, matches: readonly TermMatch[]): readonly QuestionTerm[] {
  return question.terms.filter(
    (term) =>
      term.weight > 0 && !matches.some((match) => match.term === term && match.worth >= LEAST_REQUIRED),
  );
}
