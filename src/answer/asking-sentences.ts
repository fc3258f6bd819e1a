/** Of a text of several sentences, those that ask: what is told before or after a question is seldom part of it. */

import { FILLERS } from "./chat-words.ts";

const OPENER = String.raw`^(?:\W*(?:so|well|um|er|right|just|and|but|or|also|${[...FILLERS].join("|")})\b)*\W*`;
const ASKS = new RegExp(
  `${OPENER}(?:(?:what|how|who|when|where|why|which)(?:ever|m|se)?|is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|any(?:thing|one|body)?|list|show|find|give\\s+me|tell\\s+(?:me|us)|remind\\s+(?:me|us)|explain|names?\\s+of)\\b`,
  "i",
);

/** Where one sentence ends and another begins; a dash between blanks ends one as well. */
const END = /(?<=[.?!…;])\s+|\s+[–—-]+\s+|\n+/u;

/** The beginning of one who talks of themselves: "I keep being told different things about the trams". */
const OF_ONESELF =
  /^\W*(?:I|my|we|our|me)\b[^.?!]*?\b(?:about|regarding|concerning|that|over|how|whether)\s+(?=\S)/i;

export type Asking = {
  /** The sentences that ask, in order. */
  readonly question: string;
  /** What is told before them, without what whoever asks says of themselves. */
  readonly before: string;
};

/** A text apart into what asks and what is told before it; null where it is all the one or all the other. */
export function askingIn(text: string): Asking | null {
  const sentences = text.split(END).filter((sentence) => /\p{L}/u.test(sentence));
  const first = sentences.findIndex(asks);
  if (first < 0 || sentences.every(asks)) return null;
  return {
    question: sentences.filter(asks).join(" "),
    before: sentences
      .slice(0, first)
      .map((sentence) => sentence.replace(OF_ONESELF, ""))
      .join(" "),
  };
}

/** Points back to what was told before: "Torch: is it dead?" */
export const POINTS_BACK = /\b(?:it|its|this|that|they|them|their|he|she|him|her|his|these|those)\b/i;

function asks(sentence: string): boolean {
  return /\?\W*$/.test(sentence) || sentence.split(/,\s+/).some((clause) => ASKS.test(clause));
}
