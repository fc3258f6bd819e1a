/** Of a text of several sentences, those that ask: what is told before or after a question is seldom part of it. */

const OPENER = String.raw`^(?:\W*(?:hi|hello|hey|sorry|please|ok|okay|so|well|um|right|just|thanks|and|but|or|also|anyway)\b)*\W*`;
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
  /** The others, without what whoever asks says of themselves. */
  readonly told: string;
};

/** A text apart into what asks and what is told beside it; null where it is all the one or all the other. */
export function askingIn(text: string): Asking | null {
  const sentences = text.split(END).filter((sentence) => /\p{L}/u.test(sentence));
  const asking = sentences.filter(asks);
  if (asking.length === 0 || asking.length === sentences.length) return null;
  const told = sentences.filter((sentence) => !asks(sentence));
  return {
    question: asking.join(" "),
    told: told.map((sentence) => sentence.replace(OF_ONESELF, "")).join(" "),
  };
}

function asks(sentence: string): boolean {
  return /\?\W*$/.test(sentence) || ASKS.test(sentence);
}
