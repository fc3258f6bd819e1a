/** Numbers of a text that may count something. */
import { RecentMap } from "../archive/recent-map.ts";
import { findDates } from "../dates.ts";

/** A number in figures or in words. */
export const NUMBER =
  /(?<![\p{L}\p{N}])(?:[£$€]?\d[\d,.]*\s?(?:%|k\b|m\b|bn\b|million|billion)?|(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|quarter|third)(?![\p{L}\p{N}]))/iu;

const BARE_YEAR =
  /(?<![£$€\d,.])\b(?:19|20)\d{2}\b(?!\s+(?:members|people|votes|delegates|cases|complaints))/g;

/** A text with its dates blanked out: a day or a year counts nothing. */
export function withoutDates(text: string): string {
  const known = blankedLast.get(text);
  if (known !== undefined) return known;
  const blanked = blank(text);
  blankedLast.set(text, blanked);
  return blanked;
}

/** A sentence is looked at from several sides. */
const blankedLast = new RecentMap<string, string>(200);

function blank(text: string): string {
  let blanked = text;
  for (const { start, end } of findDates(text))
    blanked = blanked.slice(0, start) + " ".repeat(end - start) + blanked.slice(end);
  return blanked.replace(BARE_YEAR, "    ");
}
