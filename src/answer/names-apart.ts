/** Whether the words of a name stand apart in what is told: "Labour over pay and student fees" is no Labour Students. */
import { tokenize } from "../archive/analyzer.ts";
import type { Evidence } from "./evidence.ts";
import { NEAR } from "./matching.ts";
import type { QuestionTerm } from "./question.ts";

/** Words that stand beside anything in these reports: only next to the others are they of a name. */
const ANYWHERE: ReadonlySet<string> = new Set("labour parti nation nec".split(" "));
/** A name is looked for so far before and after the sentence that was matched. */
const SENTENCES_AROUND = 3;

/** A name with such a word is met near by, and nowhere there do its words follow one another. */
export function namesApart({ matches, reading, at }: Evidence): boolean {
  const parted = matches.filter(
    ({ term, worth, exact }) => exact && worth >= NEAR && isSplit(term) && !term.synonyms.length,
  );
  if (parted.length === 0) return false;
  const around = reading.sentences.slice(Math.max(0, at - SENTENCES_AROUND), at + SENTENCES_AROUND + 1);
  const texts = [reading.passage.heading ?? "", ...around.map(({ text }) => text)].map(termsInOrder);
  return parted.some(({ term }) => !term.spellings.some((words) => texts.some((text) => holds(text, words))));
}

function isSplit({ kind, spellings }: QuestionTerm): boolean {
  return (
    (kind === "topic" || kind === "name") &&
    spellings.every((words) => words.length > 1 && words.some((word) => ANYWHERE.has(word)))
  );
}

function termsInOrder(text: string): string {
  return ` ${tokenize(text)
    .flatMap(({ term }) => term ?? [])
    .join(" ")} `;
}

function holds(text: string, words: readonly string[]): boolean {
  return text.includes(` ${words.join(" ")} `);
}
