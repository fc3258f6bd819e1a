/** Which of the evidence answers: what repeats the question's words, or else what is likely to mean the same. */
import type { Archive } from "../archive/archive.ts";
import { isHypothetical, outcomeCues } from "../archive/ledger-outcomes.ts";
import type { Asked } from "./asked-kind.ts";
import { bestKind } from "./best-kind.ts";
import { type Evidence, isAbout } from "./evidence.ts";
import { figuresOf, measureAsked } from "./fitting.ts";
import { NEAR } from "./matching.ts";
import { comesNearOnly } from "./near-misses.ts";
import { neighboursApart } from "./neighbours.ts";
import { leansOnAnother, type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { speakerAsked } from "./speaker-asked.ts";
import { stanceAskedOf, tellsStance } from "./stance.ts";
import { standingOut } from "./standing-out.ts";
import { meetsNames, supportOf } from "./support.ts";
import { isDecided } from "./tally.ts";

export type Chosen = {
  /** What is about the question, best first. */
  readonly about: readonly Evidence[];
  /** Of that, what holds the kind of thing that is asked for. */
  readonly fitting: readonly Evidence[];
  /** It only comes close, in other words than the question's. */
  readonly loosely?: true;
};

/** Without a sentence of the right kind these are not answered at all. */
const STRICT: ReadonlySet<Asked> = new Set(["count", "vote", "who"]);
/** Without one these are answered only by a sentence that is about just what is asked. */
const EXACTING: ReadonlySet<Asked> = new Set(["when", "where", "why"]);
const JUST_THAT = 0.8;

/** Evidence in other words than the question's is taken from this likelihood on. */
const LIKELY = 0.5;
/** And of that whatever is nearly as likely as the best. */
const AS_LIKELY = 0.9;

/**
 * Of the evidence found for a question, what answers it: sentences that cover its words, and only where there are none
 * those that are likely to say the same in other words. A judgement of likelihood never adds to what is told plainly.
 */
export function chooseEvidence(question: Question, evidence: readonly Evidence[], archive: Archive): Chosen {
  const stanceOf = stanceAskedOf(question);
  const told = evidence.filter(
    (entry) =>
      (stanceOf === undefined || tellsStance(question, entry, stanceOf)) && !comesNearOnly(question, entry),
  );
  const inItsWords = chosenFrom(
    question,
    told.filter(
      (entry) =>
        isAbout(entry) && (!EXACTING.has(question.asked) || entry.fits || entry.subjectCoverage >= JUST_THAT),
    ),
  );
  // A follow-up has few words of its own, beside all those that it leans on: each of them counts.
  if (leansOnAnother(question)) {
    const own = isAnswer(question, inItsWords) ? [] : tellingItsOwn(question, told);
    return own.length > 0 ? chosenFrom(question, own) : inItsWords;
  }
  if (isAnswer(question, inItsWords) && (question.asked !== "vote" || tellsVote(inItsWords)))
    return inItsWords;
  const figures = figuresAsked(question, told);
  if (figures.length > 0) return chosenFrom(question, figures);
  const inOthers = chosenFrom(
    question,
    likely(
      question,
      question.asked === "vote" ? told.filter(({ votes }) => votes.length > 0) : told,
      archive,
    ),
  );
  if (isAnswer(question, inOthers)) return inOthers;
  const alone = standingOut(question, told, archive);
  if (alone.length > 0) return { about: alone, fitting: alone };
  const loosely = looselyAbout(question, told);
  return loosely.length > 0 ? { about: loosely, fitting: loosely, loosely: true } : inItsWords;
}

/** What meets every word that a follow-up adds, beside something of what it follows up on. */
function tellingItsOwn(question: Question, told: readonly Evidence[]): readonly Evidence[] {
  const text = question.text.toLowerCase();
  const own = subjectTerms(question).filter(({ label }) => text.includes(label.toLowerCase()));
  if (own.length === 0 || !STRICT.has(question.asked)) return [];
  return told.filter(
    ({ complete, alike, fits, coverage, matches }) =>
      complete &&
      !alike &&
      fits &&
      coverage >= LEAST_OF_FOLLOW_UP &&
      matches.every(({ term, worth }) => !own.includes(term) || worth >= WORTH_OF_OWN_WORD),
  );
}

const LEAST_OF_FOLLOW_UP = 0.5;
const WORTH_OF_OWN_WORD = 0.8;

/** Shares of a question's weight, met anywhere around a sentence and met close by. */
type Least = { readonly coverage: number; readonly near: number };
const BROADLY: Least = { coverage: 0.45, near: 0.51 };
/**
 * So much is enough where nothing better is told, no name is missing and the kind is right: a broad question is put in
 * more words than any report repeats, and whose words or which vote is asked for tells it from all else.
 */
const LOOSELY: Readonly<Partial<Record<Asked, Least>>> = {
  happened: BROADLY,
  any: BROADLY,
  general: BROADLY,
  whether: BROADLY,
  why: BROADLY,
  said: { coverage: 0.5, near: 0.45 },
  vote: { coverage: 0.5, near: 0.5 },
};

function looselyAbout(question: Question, told: readonly Evidence[]): readonly Evidence[] {
  const least = LOOSELY[question.asked];
  if (least === undefined) return [];
  const near = told.filter(
    (entry) =>
      entry.complete &&
      !entry.alike &&
      entry.coverage >= least.coverage &&
      entry.near >= least.near &&
      meetsNames(entry) &&
      (question.asked === "vote" ? entry.votes.some(isDecided) : meetsSeveral(entry)),
  );
  const best = Math.max(0, ...near.map(({ coverage }) => coverage));
  return near.filter(({ coverage }) => coverage >= AS_LIKELY * best);
}

/** Of a single thing that is met each may be another's: "council houses" is neither any council nor any house. */
function meetsSeveral({ matches }: Evidence): boolean {
  const met = matches.filter(({ worth, term }) => worth >= NEAR && term.kind !== "number");
  return met.length > 1 && met.some(({ exact }) => exact);
}

/**
 * "What were the membership figures?": the ledger knows them by what they count, whatever words stand beside them; so
 * where a number of what is asked for stands in one paragraph with a sentence about it.
 */
function figuresAsked(question: Question, told: readonly Evidence[]): readonly Evidence[] {
  const measure = question.asked === "count" ? measureAsked(question) : null;
  if (measure === null) return [];
  const known = measure.includes("membership") || isOneMonth(question.period);
  const about = known ? [] : told.filter(isAbout);
  return told.filter(
    (entry) =>
      entry.complete &&
      entry.coverage >= LEAST_OF_FIGURE &&
      figuresOf(question, entry.reading.sentences[entry.at]?.figures ?? [], measure).length > 0 &&
      (known || (!entry.alike && about.some((other) => areTogether(entry, other)))),
  );
}

/** Two sentences of one paragraph, near each other. */
function areTogether(a: Evidence, b: Evidence): boolean {
  const paragraph = ({ reading, at }: Evidence) => reading.sentences[at]?.paragraph;
  return (
    a.reading.passage.id === b.reading.passage.id &&
    paragraph(a) === paragraph(b) &&
    Math.abs(a.at - b.at) <= SENTENCES_BESIDE
  );
}

const SENTENCES_BESIDE = 3;
const LEAST_OF_FIGURE = 0.4;

/** In so short a time a measure that has a name is seldom told of two things. */
function isOneMonth(period: Question["period"]): boolean {
  return period?.from != null && !period.yearless && period.from.slice(0, 7) === period.to?.slice(0, 7);
}

/** Words of voting alone ("the voting system") are told of a vote only where nothing else is. */
function tellsVote({ fitting }: Chosen): boolean {
  return fitting.some(({ votes, reading, at }) => {
    const text = reading.sentences[at]?.text ?? "";
    return votes.length > 0 || outcomeCues(text).some((cue) => !isHypothetical(text, cue));
  });
}

/** Whether there is evidence, and of the right kind where any other is no answer. */
export function isAnswer({ asked }: Question, { about, fitting }: Chosen): boolean {
  return about.length > 0 && (!STRICT.has(asked) || fitting.length > 0);
}

function chosenFrom(question: Question, about: readonly Evidence[]): Chosen {
  return {
    about,
    fitting: bestKind(
      question,
      about.filter(({ fits }) => fits),
    ),
  };
}

/** What meets every name that is asked about and is likely enough to answer, as learnt from judged questions. */
function likely(
  question: Question,
  evidence: readonly Evidence[],
  { statistics }: Archive,
): readonly Evidence[] {
  const speaker = speakerAsked(question.terms, question.asked);
  const judged = evidence
    .filter(
      (entry) =>
        entry.complete && !entry.alike && meetsNames(entry) && meetsMoreThan(speaker, question, entry),
    )
    .map((entry) => ({
      entry,
      support: supportOf({ ...entry, apart: neighboursApart(question, entry) }, statistics.passages),
    }));
  const best = Math.max(0, ...judged.map(({ support }) => support));
  return judged
    .filter(({ support }) => support >= Math.max(LIKELY, AS_LIKELY * best))
    .map(({ entry }) => entry);
}

/** Whatever else somebody says or does is no word of theirs on what is asked about. */
function meetsMoreThan(
  speaker: QuestionTerm | undefined,
  question: Question,
  { matches }: Evidence,
): boolean {
  if (speaker === undefined || subjectTerms(question).length < 2) return true;
  return matches.some(({ term, worth }) => term.label !== speaker.label && worth > 0);
}
