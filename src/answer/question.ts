/** A question as it was understood: what is asked, of what, by whom said, and of which time. */
import type { CommandCall } from "../reply.ts";
import type { Asked } from "./asked-kind.ts";
import type { FoundPeriod } from "./period.ts";

/** `office`: whoever held it at the time. */
export type TermKind = "person" | "office" | "body" | "topic" | "name" | "number" | "word";

/** One thing a question names or one telling word of it. */
export type QuestionTerm = {
  readonly kind: TermKind;
  /** As shown to the asker: a canonical name, or the word as typed or corrected. */
  readonly label: string;
  /** Each is a list of index terms that stand for the term when a text holds all of them. */
  readonly spellings: readonly (readonly string[])[];
  /** As `spellings`, for words of like meaning: worth less than the word itself. */
  readonly synonyms: readonly (readonly string[])[];
  readonly weight: number;
  /** Without it a text is about something else. */
  readonly required: boolean;
  /** "According to" this person: only their own reports will do. */
  readonly reporter?: boolean;
  /** It stands right after the term before it, no word between. */
  readonly follows?: true;
  /** Also told where one of those who stood had more votes, or by whose inquiry it is. */
  readonly toldBy?: "contest" | "inquiry";
  /** An expression, or a word that no report has: words of like meaning are what it is told in. */
  readonly oneMeaning?: true;
  /** A word that nearly every report holds: it says nothing about the subject. */
  readonly common: boolean;
  /** The canonical name of a person, body or topic of the corpus. */
  readonly key: string | null;
};

/** A term that a text meets by any of the spellings, each a list of index terms, and by nothing of like meaning. */
export function plainTerm(
  kind: "word" | "name",
  label: string,
  spellings: QuestionTerm["spellings"],
  weight: number,
): QuestionTerm {
  return {
    kind,
    label,
    spellings,
    synonyms: [],
    weight,
    required: kind === "name",
    common: false,
    key: null,
  };
}

/** Characters of a question that are read; what is longer is cut. */
export const LONGEST_QUESTION = 500;

/** A term with its offset in the question. */
export type PlacedTerm = QuestionTerm & { readonly at: number };

export type Question = {
  readonly text: string;
  /** Asked anywhere and at any time this is understood as the question was: with those that it follows up on. */
  readonly standalone: string;
  readonly asked: Asked;
  readonly terms: readonly QuestionTerm[];
  /** What a "how many" counts, in the words after it: "members", "delegates from Wales". */
  readonly counted: string | null;
  readonly period: FoundPeriod | null;
  readonly corrected: readonly { readonly typed: string; readonly read: string }[];
  /** "Corbyn, whip; January 2022". */
  readonly understood: string;
};

/** Terms that say what a question is about; without any it asks about nothing. */
export function subjectTerms(question: Question): readonly QuestionTerm[] {
  return question.terms.filter(({ common }) => !common);
}

/** Asks the same again, by itself. */
export function callOf({ standalone }: Question): CommandCall {
  return { command: "ask", values: { question: standalone } };
}

/** Takes what it leaves out from the question before it. */
export function leansOnAnother({ text, standalone }: Question): boolean {
  return standalone.length > text.length;
}
