/** The sentences of the reports that answer a question, best first. */
import type { Archive } from "../archive/archive.ts";
import type { PassageSet } from "../archive/engine.ts";
import type { Passage, Vote } from "../report.ts";
import { extentOf } from "./extent.ts";
import { answersKind, countedNoun } from "./fitting.ts";
import { type Match, matcherOf } from "./matching.ts";
import { holdsAny } from "./met-terms.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import { type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { rerankHits } from "./rerank.ts";
import { introductionsAsked } from "./role-asked.ts";
import { passagesIn } from "./scope.ts";
import { actAsked, isTheirs, speakerAsked } from "./speaker-asked.ts";
import { withVotesAfter } from "./votes-after.ts";
import { isReportBy } from "./worth-of-context.ts";

/** A sentence with what it needs to be understood: sentences `from` to `to` of a passage. */
export type Evidence = Match & {
  readonly reading: ReadPassage;
  /** The sentence that was matched. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly score: number;
  /** Holds the kind of thing that was asked for: a number, a person, a vote. */
  readonly fits: boolean;
  readonly votes: readonly Vote[];
};

/** Where in its report evidence stands. */
export function stretchOf({ reading: { passage, sentences }, from, to }: Evidence): {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
} {
  return {
    passage: passage.id,
    start: passage.start + (sentences[from]?.start ?? 0),
    end: passage.start + (sentences[to]?.end ?? 0),
  };
}

/** How much of a question's weight must be covered for a sentence to be about its subject. */
export const ENOUGH = 0.6;

/** Whether evidence is about what the question is about, names and subject alike. */
export function isAbout({ complete, alike, coverage, subjectCoverage, near }: Match): boolean {
  return complete && !alike && coverage >= ENOUGH && subjectCoverage >= ENOUGH && near >= ENOUGH_NEAR;
}

/** Words scattered over a long passage are no evidence. */
const ENOUGH_NEAR = 0.38;

/** First-stage hits that are looked at sentence by sentence. */
const MOST_PASSAGES = 40;
/** And of those found through words of like meaning. */
const MOST_ALIKE = 25;

export type EvidenceWanted = {
  /** Also what lies outside the question's period: for naming the nearest thing held. */
  readonly anyTime?: boolean;
  /** Only from these passages; the others are ranked, but not read sentence by sentence. */
  readonly only?: (passage: Passage) => boolean;
  /** Only such sentences, by their index. */
  readonly sentences?: (reading: ReadPassage, at: number) => boolean;
};

/** Evidence for a question inside its period, best first; at most one entry for each sentence. */
export async function findEvidence(
  question: Question,
  archive: Archive,
  { anyTime = false, only = () => true, sentences = () => true }: EvidenceWanted = {},
): Promise<readonly Evidence[]> {
  const { terms, common } = searchedTerms(question);
  if (terms.length === 0) return [];
  const within = anyTime ? null : passagesIn(archive, question.period);
  if (within !== null && within.places.size === 0) return [];
  const introduced = within === null ? introductionsAsked(question, archive) : [];
  const matching = await candidates(question.text, terms, archive, within);
  const named = [...new Set([...matching, ...introduced])];
  const ids = question.asked === "vote" ? withVotesAfter(archive, named) : named;
  const found: Evidence[] = [];
  for (const [rank, id] of ids.entries()) {
    const passage = archive.passage(id);
    const reading = passage && only(passage) && readPassage(archive, passage);
    if (reading)
      found.push(...evidenceIn(reading, question, { terms, common }, 1 - rank / ids.length, sentences));
  }
  return found.sort(byScore);
}

/** Share of the words asked for, in lower case, that stand in a text just as they were typed. */
function exactWords(text: string, labels: readonly string[]): number {
  const folded = text.toLowerCase();
  let met = 0;
  for (const label of labels) if (folded.includes(label)) met++;
  return met / labels.length;
}

/** "What did she propose?": a sentence that tells of proposing. */
function doesAskedAct(
  reading: ReadPassage,
  at: number,
  act: QuestionTerm | undefined,
  speaker: QuestionTerm | undefined,
): number {
  if (act === undefined || speaker === undefined) return 0;
  const here = reading.sentences[at]?.terms;
  if (here === undefined) return 0;
  return holdsAny(here, act.spellings) && isTheirs(reading, at, speaker, isReportBy(reading.report, speaker))
    ? 1
    : 0;
}

/** "Who chaired it?" is answered by "was chaired by", not by "the chair said". */
function doesAct(text: string, terms: readonly QuestionTerm[]): number {
  const act = terms.find(({ kind, label }) => kind === "word" && /ed$/i.test(label));
  return act !== undefined && text.toLowerCase().includes(act.label.toLowerCase()) ? 1 : 0;
}

type SearchedTerms = {
  /** What evidence must cover. */
  readonly terms: readonly QuestionTerm[];
  /** Words that nearly every report holds: they only help to choose among equals. */
  readonly common: readonly QuestionTerm[];
};

/** The telling terms; where a question has none ("how many members?"), what it counts, or else all its words. */
function searchedTerms(question: Question): SearchedTerms {
  const noun = countedNoun(question.counted);
  const telling = subjectTerms(question).map((term) =>
    question.asked === "count" && noun !== null && term.spellings.some((words) => words.includes(noun))
      ? { ...term, weight: COUNTED_SHARE * term.weight }
      : term,
  );
  const common = question.terms.filter((term) => term.common);
  if (telling.length > 0) return { terms: telling, common };
  const counted = common.filter(
    ({ spellings }) => noun !== null && spellings.some((words) => words.includes(noun)),
  );
  return counted.length > 0
    ? { terms: counted, common: common.filter((term) => !counted.includes(term)) }
    : { terms: common, common: [] };
}

function byScore(a: Evidence, b: Evidence): number {
  return (
    b.score - a.score ||
    (a.reading.passage.id < b.reading.passage.id
      ? -1
      : a.reading.passage.id > b.reading.passage.id
        ? 1
        : a.at - b.at)
  );
}

/** Passages by the question's own words, put in order by the second stage; then by words of like meaning as well. */
async function candidates(
  asked: string,
  terms: readonly QuestionTerm[],
  archive: Archive,
  within: PassageSet | null,
): Promise<readonly string[]> {
  const search = async (text: string, limit: number) => {
    const query = { text, limit };
    const hits = await archive.engine.search(within === null ? query : { ...query, within });
    return rerankHits(asked, hits, archive).map(({ passage }) => passage);
  };
  const own = terms
    .flatMap(({ label, spellings }) => [label, ...spellings.map((words) => words.join(" "))])
    .join(" ");
  const alike = terms.flatMap(({ synonyms }) => synonyms.map((words) => words.join(" "))).join(" ");
  const first = await search(own, MOST_PASSAGES);
  const second = alike === "" ? [] : await search(`${own} ${alike}`, MOST_ALIKE);
  return [...new Set([...first, ...second])];
}

const WORTH_OF_FIT = 0.25;
const WORTH_OF_OWN = 0.25;
const WORTH_OF_ACT = 0.12;
const WORTH_OF_ASKED_ACT = 0.2;
const WORTH_OF_RANK = 0.2;
/** "How many staff went?" may be told as "eighty-six went": what is counted often goes without saying. */
const COUNTED_SHARE = 0.6;
const WORTH_OF_TIME = 0.15;
/** "Disablism" and "disabled" have one root; a sentence with the very word is meant. */
const WORTH_OF_EXACT = 0.15;
const WORTH_OF_COMMON = 0.1;

function evidenceIn(
  reading: ReadPassage,
  question: Question,
  { terms, common }: SearchedTerms,
  rank: number,
  isWanted: (reading: ReadPassage, at: number) => boolean,
): readonly Evidence[] {
  const found: Evidence[] = [];
  const act = actAsked(terms, question.asked);
  const speaker = speakerAsked(terms, question.asked);
  const matchAt = matcherOf(reading, terms, question.asked);
  const commonAt = common.length === 0 ? null : matcherOf(reading, common, question.asked);
  const labels = terms.map(({ label }) => label.toLowerCase());
  for (let at = 0; at < reading.sentences.length; at++) {
    if (!isWanted(reading, at)) continue;
    const match = matchAt(at);
    if (match.coverage === 0) continue;
    const { from, to } = extentOf(reading, at, match, question.asked);
    const votes = votesIn(reading, from, to);
    const fits = answersKind(question, reading, at, from, to);
    const score =
      match.coverage +
      WORTH_OF_OWN * match.ownCoverage +
      WORTH_OF_EXACT * exactWords(reading.sentences[at]?.text ?? "", labels) +
      (fits ? WORTH_OF_FIT : 0) +
      (question.asked === "who" ? WORTH_OF_ACT * doesAct(reading.sentences[at]?.text ?? "", terms) : 0) +
      WORTH_OF_ASKED_ACT * doesAskedAct(reading, at, act, speaker) +
      (question.asked === "vote" ? worthOfVotes(reading.sentences[at]?.votes ?? []) : 0) +
      WORTH_OF_RANK * rank +
      worthOfTime(question, reading, at) +
      (commonAt === null ? 0 : WORTH_OF_COMMON * commonAt(at).coverage);
    found.push({ ...match, reading, at, from, to, score, fits, votes });
  }
  return found;
}

function votesIn({ sentences }: ReadPassage, from: number, to: number): readonly Vote[] {
  return from === to
    ? (sentences[from]?.votes ?? [])
    : sentences.slice(from, to + 1).flatMap((sentence) => sentence.votes);
}

/** A sentence that names the time asked about is meant, one that names other years only is rather not. */
function worthOfTime({ period }: Question, { sentences }: ReadPassage, at: number): number {
  if (period?.from == null || period.to === null || period.yearless) return 0;
  const years = sentences[at]?.text.match(/\b(?:19|20)\d{2}\b(?!\s?(?:members|people|votes))/g) ?? [];
  if (years.length === 0) return 0;
  const { from, to } = period;
  return years.some((year) => year >= from.slice(0, 4) && year <= to.slice(0, 4))
    ? WORTH_OF_TIME
    : -WORTH_OF_TIME;
}

/** A tally is what was asked for; an outcome without figures nearly so. */
function worthOfVotes(votes: readonly Vote[]): number {
  if (votes.some((vote) => vote.for !== null || vote.against !== null)) return 0.3;
  return votes.length > 0 ? 0.15 : 0;
}
