/** Contractions as people type them, with and without the apostrophe, in full: "whats", "who's", "didnt". */

const IS = /\b(what|who|how|where|when|why|that|there|here)['’]?s\b(?!['’])/gi;
/** "What's happened to it?" */
const HAS =
  /\b(what|who|how|where|that|there|it)['’]?s\s+(?=(?:ever\s+|since\s+|actually\s+)?(?:happened|become|been|gone|come|had|taken|changed|written|reported|blogged|covered|said|done|won|lost|left)\b)/gi;
const HAVE = /\b(what|who|how|where)['’]?ve\b/gi;
const NOT = /\b(did|does|do|was|were|is|are|has|have|had|could|would|should|must)n['’]?t\b/gi;
const IRREGULAR: readonly (readonly [RegExp, string])[] = [
  [/\bcan['’]?t\b/gi, "can not"],
  [/\bwon['’]?t\b/gi, "will not"],
];

/** The text with the contractions of asking written out; what is no contraction stays as it is. */
export function withoutContractions(text: string): string {
  const written = text
    .replace(HAS, "$1 has ")
    .replace(IS, "$1 is")
    .replace(HAVE, "$1 have")
    .replace(NOT, "$1 not");
  return IRREGULAR.reduce((before, [contraction, full]) => before.replace(contraction, full), written);
}
