/** How English texts write dates, the British way (day before month): patterns, and what their words stand for. */

const MONTHS = [
  "january|jan",
  "february|feb",
  "march|mar",
  "april|apr",
  "may",
  "june|jun",
  "july|jul",
  "august|aug",
  "september|sept|sep",
  "october|oct",
  "november|nov",
  "december|dec",
];

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A full stop belongs to an abbreviation only: after a whole name it ends the sentence. */
const MONTH = `(?:${MONTHS.map((names) => names.replace(/\|(\w+)/gu, "|$1\\.?")).join("|")})(?![\\p{L}\\p{N}])`;

const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?!\\d)(?:\\s?(?:st|nd|rd|th)\\b)?";

const LINK = "\\s*(?:[-–—/&,]|,?\\s+and\\b|\\bto\\b|,\\s*&)\\s*";

const YEAR = "(?:,?\\s+(?:of\\s+)?((?:19|20)\\d{2})(?!\\d)|\\s*['’](\\d{2})(?!\\d))";

const WEEKDAY =
  "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?(?:\\s*[-–/&]\\s*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)?(?:,?\\s+|\\s+\\()(?:the\\s+)?)";

export const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,/]|\\d:)(${WEEKDAY})?(${DAY}(?:${LINK}(?:${WEEKDAY})?${DAY})*)\\s*(?:of\\s+|[-–](?=\\p{L}))?(${MONTH})${YEAR}?`,
  "giu",
);

export const MONTH_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}])(${WEEKDAY})?(${MONTH})\\s*(?:the\\s+)?(${DAY}(?:${LINK}${DAY})*)(?![:/.]?\\d|\\s?%)${YEAR}?`,
  "giu",
);

const ORDINALS = [
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth",
  "sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|twenty-second|twenty-third|twenty-fourth",
  "twenty-fifth|twenty-sixth|twenty-seventh|twenty-eighth|twenty-ninth|thirtieth|thirty-first",
].flatMap((words) => words.split("|"));

/** "the fourth of March": with "of", without which it may count anything. */
export const DAY_IN_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${WEEKDAY})?(?:the\\s+)?(${ORDINALS.map((word) => word.replace("-", "[-\\s]")).join("|")})\\s+of\\s+(${MONTH})(?!['’]s)${YEAR}?`,
  "giu",
);

/** "July the nineteenth": with "the", and ending there; after "in" it counts what was in that month. */
export const MONTH_THEN_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\bin\\s)(${WEEKDAY})?(${MONTH})\\s+the\\s+(${ORDINALS.map((word) => word.replace("-", "[-\\s]")).join("|")})(?![\\p{L}\\p{N}-])${YEAR}?(?=\\s*(?:$|[.,;:!?)\\]–—])|\\s+(?:at|when|we|I|it)\\b)`,
  "giu",
);

export function dayInWords(ordinal: string): number {
  return ORDINALS.indexOf(ordinal.toLowerCase().replace(/\s/u, "-")) + 1;
}

export const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![/.-]?\d)/gu;

export const ISO =
  /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)|(?<![\p{L}\d/.-])((?:19|20)\d{2})\/(\d{2})\/(\d{2})(?![\d/])/gu;

export const MONTH_YEAR = new RegExp(
  `(?<![\\p{L}\\p{N}])(${MONTH})(?:\\s*(?:[-–—/&]|and|to)\\s*(${MONTH}))?${YEAR}`,
  "giu",
);

export const MONTH_ALONE = new RegExp(`(?<![\\p{L}\\p{N}])(${MONTH})(?:\\s*[/–-]\\s*(${MONTH}))?`, "giu");

export const MAYBE = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d[/.-]\d{1,2}[/.-]\d/iu;

export function monthNumber(name: string | undefined): number | null {
  const start = name?.slice(0, 3).toLowerCase() ?? "";
  const index = MONTHS.findIndex((month) => month.startsWith(start));
  return start === "" || index < 0 ? null : index + 1;
}

export function weekdayNumber(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

export function yearOf(full: string | undefined, short: string | undefined): number | null {
  if (full !== undefined) return Number(full);
  return short === undefined ? null : fullYear(short);
}

/** Two-digit years: reports of this kind begin in the 1990s. */
export function fullYear(short: string): number {
  const value = Number(short);
  return value >= 80 ? 1900 + value : 2000 + value;
}

/** "may" and "march" are words too: a month's name has a capital. */
export function properMonth(name: string | undefined): boolean {
  return name !== undefined && (/^\p{Lu}/u.test(name) || !/^(?:may|mar|march)\b/iu.test(name));
}

/** Whether a month's name without day or year is one: "May" opens questions, and is a surname. */
export function isMonthName(text: string, start: number, whole: string): boolean {
  if (
    !/^(?:May|Mar|March|Jun|Jan|Dec|Sep|Sept|Oct|Nov|Feb|Apr|Aug|Jul|April|June|August)\b/u.test(whole) &&
    !/^\p{Lu}/u.test(whole)
  )
    return false;
  if (!/^(?:May|April|June|August|March|Jan|Mar|Dec|Jun|Sep)\b/iu.test(whole)) return true;
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(start + whole.length, start + whole.length + 24);
  return (
    /(?:\b(?:in|of|since|until|till|by|from|for|before|after|during|late|early|mid|last|next|this|to|and|between|on)|['’]s|s['’])[\s-]+$/iu.test(
      before,
    ) ||
    /^(?:['’]s)?\s+(?:\d|executive|meeting|NEC|report|update|elections?|local|council|conference|away)/iu.test(
      after,
    )
  );
}
