/** What kind of thing a question asks for, and which words may be such a thing. */

export type AnswerType = "number" | "date" | "name";

const ASKS: readonly (readonly [AnswerType, RegExp])[] = [
  [
    "number",
    /\bhow (?:many|much|long|old|far|tall|large|big|often|high|wide)\b|\b(?:what|which) (?:percent|percentage|number|amount|proportion|share|figure|total|tally)\b|\bwhat was the (?:vote|tally|figure|number|total)\b/,
  ],
  ["date", /\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|decade|time)\b/],
  [
    "name",
    /\bwho\b|\bwhom\b|\bwhose\b|\bwhere\b|\b(?:what|which) (?:company|person|team|organisation|organization|name|city|country|state|place|union|committee|body|member|mp|region|town|group|party)\b/,
  ],
];

/** The kind of thing asked for by a question of these folded words; null where any text may be the answer. */
export function askedFor(words: readonly string[]): AnswerType | null {
  const text = words.join(" ");
  return ASKS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const NUMBER_WORDS = new Set(
  "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion half dozen third quarter unanimous unanimously".split(
    " ",
  ),
);
const DATE_WORDS = new Set(
  "january february march april may june july august september october november december century spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

/** Whether a word may be, or be part of, a thing of this kind. `opensSentence`: its capital says nothing. */
export function mayBe(
  type: AnswerType,
  word: string,
  surface: string,
  start: number,
  opensSentence: boolean,
): boolean {
  const code = surface.charCodeAt(start);
  const digit = code >= 48 && code <= 57;
  switch (type) {
    case "number":
      return digit || NUMBER_WORDS.has(word);
    case "date":
      return digit ? /^(?:1\d\d\d|20\d\d)s?$|^\d+(?:st|nd|rd|th)$/.test(word) : DATE_WORDS.has(word);
    case "name":
      return (
        !opensSentence &&
        ((code >= 65 && code <= 90) || (code > 127 && /\p{Lu}/u.test(surface.charAt(start))))
      );
  }
}
