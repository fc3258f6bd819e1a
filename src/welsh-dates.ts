/** Dates typed in Welsh, put into the English that periods are read in. */

/** Each with its softened form ("o Fawrth", "i Fai"), which stands after some small words. */
const MONTHS: Readonly<Record<string, string>> = {
  ionawr: "January",
  chwefror: "February",
  "mawrth|fawrth": "March",
  ebrill: "April",
  "mai|fai": "May",
  "mehefin|fehefin": "June",
  "gorffennaf|orffennaf": "July",
  awst: "August",
  "medi|fedi": "September",
  hydref: "October",
  "tachwedd|dachwedd": "November",
  rhagfyr: "December",
};

const BOUNDS: Readonly<Record<string, string>> = {
  "hyd(?:\\s+at)?": "to",
  ers: "since",
  cyn: "before",
  "ar\\s+ôl": "after",
};

const RULES = Object.entries({ ...MONTHS, ...BOUNDS }).map(
  ([welsh, english]) => [new RegExp(`(?<![\\p{L}])(?:${welsh})(?![\\p{L}])`, "giu"), english] as const,
);

/** "6 Mawrth 2018" → "6 March 2018", "ers Ionawr 2021" → "since January 2021"; the rest as it stands. */
export function withEnglishDates(text: string): string {
  return RULES.reduce((read, [pattern, english]) => read.replaceAll(pattern, english), text);
}
