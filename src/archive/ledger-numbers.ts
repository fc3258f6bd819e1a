/** Numbers as reports write them: "434,000", "489k", "5.5 million", "four", "twenty-two", "two hundred and forty". */

const UNITS: Readonly<Record<string, number>> = Object.fromEntries(
  `no none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen`
    .split(/\s+/)
    .map((word, index) => [word, Math.max(0, index - 1)]),
);
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1_000,
  thousand: 1_000,
  m: 1_000_000,
  mn: 1_000_000,
  million: 1_000_000,
  bn: 1_000_000_000,
  billion: 1_000_000_000,
  dozen: 12,
};

const SMALL_WORDS = Object.keys(UNITS).filter((word) => !/^no/.test(word));
const WORD_NUMBER = `(?:${Object.keys(TENS).join("|")})(?:[-\\s](?:${SMALL_WORDS.slice(0, 9).join("|")}))?|${SMALL_WORDS.sort((a, b) => b.length - a.length).join("|")}`;

/** Source of a pattern for a whole number in digits or words, without groups; use with the flag `i`. */
export const COUNT = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,7}|\\b(?:${WORD_NUMBER})\\b)`;

const HUNDREDS = `(?:(?:an?|${WORD_NUMBER})[-\\s]hundred(?:\\s+(?:and\\s+)?(?:${WORD_NUMBER}))?|${WORD_NUMBER})`;
const IN_WORDS = `(?:half\\s+an?\\s+(?:hundred|thousand|million|billion)|(?:an?|${HUNDREDS})\\s+(?:and\\s+a\\s+half\\s+)?(?:thousand|million|billion)(?:,?\\s+(?:and\\s+)?${HUNDREDS})?|${HUNDREDS})`;

/** Source of a pattern for a number with decimals and scale: "1,300", "489k", "5.5 million", "two hundred and four". */
export const AMOUNT = `(?:(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:\\.\\d+)?(?:\\s?(?:k|m|mn|bn|thousand|million|billion)\\b)?|\\b${IN_WORDS}\\b)`;

/** The value of what one of the patterns matched; null for anything else. */
export function readNumber(text: string): number | null {
  const folded = text.trim().toLowerCase().replaceAll(",", "");
  if (folded === "nil" || folded === "zero") return 0;
  const digits = /^(\d+(?:\.\d+)?)\s?([a-z]+)?$/.exec(folded);
  if (digits) {
    const scale = digits[2] === undefined ? 1 : SCALES[digits[2]];
    return scale === undefined ? null : Math.round(Number(digits[1]) * scale * 100) / 100;
  }
  return numberFromWords(folded.split(/[-\s]+/));
}

/** "Two and a half million", "a hundred and twelve": hundreds count within their thousands. */
function numberFromWords(words: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  let read = false;
  for (const [at, word] of words.entries()) {
    const small = UNITS[word] ?? TENS[word];
    const scale = SCALES[word];
    if (word === "and" && read) continue;
    if (/^an?$/.test(word)) {
      group += words[at + 1] === "half" || words[at - 1] === "half" ? 0 : 1;
      continue;
    }
    if (word === "half") group += 0.5;
    else if (small !== undefined) group += small;
    else if (word === "hundred" && group > 0) group *= 100;
    else if (scale !== undefined && group > 0) {
      total += group * scale;
      group = 0;
    } else return null;
    read = true;
  }
  return read ? total + group : null;
}

/** "twenty-two" for 22; null for what is not a whole number from 0 to 99. */
export function numberInWords(number: number): string | null {
  if (!Number.isInteger(number) || number < 0 || number > 99) return null;
  const small = SMALL_WORDS.find((word) => UNITS[word] === number);
  if (small !== undefined) return small;
  const tens = Object.keys(TENS).find((word) => TENS[word] === number - (number % 10));
  if (tens === undefined) return null;
  const rest = number % 10 === 0 ? null : numberInWords(number % 10);
  return rest === null ? tens : `${tens}-${rest}`;
}
