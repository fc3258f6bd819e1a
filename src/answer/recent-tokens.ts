/** The words of the sentences read last: a sentence is read for its terms and then for the people whom it names. */
import { readText, type Token, tokenize } from "../archive/analyzer.ts";

/** Sentences: more than a passage has, and few enough to weigh nothing. */
const MOST_KEPT = 64;

const recent = new Map<string, readonly Token[]>();

/** As `readText`; the words are kept for whoever asks next. */
export function readSentence(text: string): ReturnType<typeof readText> {
  const read = readText(text);
  if (recent.size >= MOST_KEPT) recent.clear();
  recent.set(text, read.tokens);
  return read;
}

/** The words of a text, as `tokenize` gives them. */
export function tokensOf(text: string): readonly Token[] {
  return recent.get(text) ?? tokenize(text);
}
