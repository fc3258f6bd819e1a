/** Passages to be judged by the second stage, read against a question. */
import type { PartialDate } from "../report.ts";
import { dateFit, personFit } from "./fit-features.ts";
import { type PassageWords, readPassageWords } from "./passage-words.ts";
import { type QuestionWords, worthOf } from "./question-words.ts";
import { isJoined, numberIn, readWords, type TextWords, WordBook } from "./text-words.ts";

/** A passage to be judged, with its score in the first stage. */
export type Candidate = {
  readonly id: string;
  readonly score: number;
  readonly text: string;
  readonly title: string;
  readonly heading: string | null;
  /** Of the meeting it tells of. */
  readonly date: PartialDate | null;
  /** Who wrote it. */
  readonly authors: readonly string[];
  /** As they were read before; they are read anew where they are not given. */
  readonly words?: CandidateWords;
};

export type CandidateWords = {
  readonly text: TextWords;
  readonly title: TextWords;
  readonly heading: TextWords;
};

/** A candidate with what a question finds in it; null where the question names no date or nobody wrote it. */
export type ReadCandidate = {
  readonly candidate: Candidate;
  readonly words: PassageWords;
  readonly headingCoverage: number;
  readonly dateFit: number | null;
  readonly personFit: number | null;
};
const known = new WeakMap<QuestionWords, Map<string, ReadCandidate>>();

/** What was read of a passage for a question is kept as long as the question. */
export function readCandidate(question: QuestionWords, candidate: Candidate): ReadCandidate {
  const { id, text, title, heading } = candidate;
  const kept = known.get(question) ?? new Map<string, ReadCandidate>();
  known.set(question, kept);
  const read = kept.get(id);
  if (read?.candidate.text === text && read.candidate.title === title && read.candidate.heading === heading)
    return read;
  const candidateWords = candidate.words ?? wordsOf(candidate);
  const around = [candidateWords.title, candidateWords.heading];
  const words = readPassageWords(question, text, candidateWords.text, around);
  const made = {
    candidate,
    words,
    headingCoverage: coverageOf(question, candidateWords.heading),
    dateFit: dateFit(question.allWords, candidate.date),
    personFit: personFit(question.words, candidate.authors),
  };
  kept.set(id, made);
  return made;
}

function wordsOf({ text, title, heading }: Candidate): CandidateWords {
  const book = new WordBook();
  return {
    text: readWords(book, text),
    title: readWords(book, title),
    heading: readWords(book, heading ?? ""),
  };
}

function coverageOf({ terms, worth, totalWorth }: QuestionWords, heading: TextWords): number {
  const { book, entries, from, to } = heading;
  let held = 0;
  for (let at = from; at < to; at++) {
    const entry = entries[at] ?? 0;
    const term = isJoined(entry) ? null : (book.terms[numberIn(entry)] ?? null);
    const number = term === null ? undefined : terms.get(term);
    if (number !== undefined) held |= 1 << number;
  }
  return worthOf(held, worth) / totalWorth;
}
