/** Words that a question puts side by side ("north west", "standing charges") mean one thing where they stand together. */
import { tokenize } from "../archive/analyzer.ts";
import type { Evidence } from "./evidence.ts";
import type { Question, QuestionTerm, TermKind } from "./question.ts";

/** Farther apart than this, counted in words, they are not said of each other. */
const FARTHEST = 4;

const PLAIN: ReadonlySet<TermKind> = new Set(["word", "name", "number"]);

/** Terms that follow each other in a question with no word between, one of them telling. */
export function neighboursIn(
  terms: readonly QuestionTerm[],
): readonly (readonly [QuestionTerm, QuestionTerm])[] {
  return terms.flatMap((term, at) => {
    const before = terms[at - 1];
    const pair =
      before !== undefined &&
      term.follows === true &&
      PLAIN.has(term.kind) &&
      PLAIN.has(before.kind) &&
      !(term.common && before.common);
    return pair ? [[before, term] as const] : [];
  });
}

/** Share of a question's neighbours that evidence has apart, in what is quoted, beside it and in its heading. */
export function neighboursApart({ terms }: Question, { reading, from, to }: Evidence): number {
  const around = reading.sentences.slice(Math.max(0, from - 1), to + 2).map(({ text }) => text);
  return apartIn([reading.passage.heading ?? "", ...around].join("\n"), terms);
}

/** Share of a question's neighbours that a text has far apart, or lacks: 0 where there are no neighbours. */
export function apartIn(text: string, terms: readonly QuestionTerm[]): number {
  const pairs = neighboursIn(terms);
  if (pairs.length === 0) return 0;
  const words = tokenize(text).map(({ term }) => term);
  const apart = pairs.filter(
    ([first, second]) => !areTogether(placesOf(first, words), placesOf(second, words)),
  );
  return apart.length / pairs.length;
}

function areTogether(first: readonly number[], second: readonly number[]): boolean {
  return first.some((one) => second.some((other) => Math.abs(one - other) <= FARTHEST));
}

/** Where a term stands, by any of its words; a spelling of several words by each of them. */
function placesOf(
  { spellings, synonyms }: QuestionTerm,
  words: readonly (string | null)[],
): readonly number[] {
  const meant = new Set([...spellings, ...synonyms].flat());
  return words.flatMap((word, at) => (word !== null && meant.has(word) ? [at] : []));
}
