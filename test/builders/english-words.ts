/** English in a text that should be Welsh, told by the small words that no English sentence does without. */

/** None of them is a word of Welsh. */
const ENGLISH =
  /(?<![\p{L}-])(?:the|of|and|is|are|was|were|be|been|by|with|for|from|this|that|has|have|had|not|no|it|its|in|on|an|to|or|if|can|may|will|more|only|first|which|what|when|who|how|about|any|please|try|give|takes?|here|nothing|reports?|meetings?|votes?|accounts?|figures?|undated|held|pages?|answers?|questions?|channels?|digests?|messages?|posted|paused|stopped|followed|looked|understood|settings|language|private|public|days?|weeks?|months?|years?|every|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)(?![\p{L}-])/giu;

/** The English words in a text, beside those of `known` phrases and of what stands in quotation marks. */
export function englishIn(text: string, known: readonly string[]): readonly string[] {
  let rest = text.replaceAll(/“[^”]*”/g, " ");
  for (const phrase of [...known].sort((a, b) => b.length - a.length)) {
    if (phrase !== "") rest = rest.replaceAll(new RegExp(escaped(phrase), "giu"), " ");
  }
  return rest.match(ENGLISH) ?? [];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
