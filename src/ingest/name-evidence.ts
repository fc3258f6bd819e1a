/** Dates in addresses and file names. */
import { fullYear } from "../date-words.ts";
import { findDates } from "../dates.ts";
import { type Evidence, evidence } from "./meeting-evidence.ts";
import { type Anchors, settleYear } from "./settle-year.ts";
import { withFullYears } from "./short-years.ts";

/** Evidence in an address or file name: dates in words and digits between its separators. */
export function evidenceInName(name: string, source: "address" | "file", anchors: Anchors): Evidence[] {
  const found: Evidence[] = [];
  for (const text of spellings(name)) {
    for (const date of findDates(withFullYears(text))) {
      const settled = date.year === null ? null : settleYear(date, anchors);
      if (settled === null || found.some((one) => one.from === settled.from && one.to === settled.to))
        continue;
      found.push(evidence(source, settled, [], date.precision === "day" ? 2 : 1, name));
    }
  }
  return found.some((one) => one.precision === "day")
    ? found.filter((one) => one.precision === "day")
    : found;
}

/**
 * Readings of a slug: `nec-meeting-21-march-2006`, `nec_june2003`, `nec/20090519`, `nec-meeting-78-november-2005` (two
 * days run together), `15th-march-2016`.
 */
function spellings(name: string): string[] {
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // A stray per cent sign.
  }
  const words = withMonths(decoded.replace(/\.\w{2,5}$/u, ""))
    .replace(/(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/gu, "$1-$2-$3")
    .replace(/(?<=\d{4}-\d{2}-\d{2})[_-]/gu, " ")
    .replace(/(?<!\d|\d-)(\d{2})[-_](\d{2})[-_](\d{4}|\d{2})(?![\d])/gu, "$1/$2/$3")
    .replace(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d.])/gu, "$1/$2/$3")
    .replace(/(\p{L})(\d{4})(?!\d)/gu, "$1 $2")
    .replace(/(?<!\d{4})(?<!\d{4}-\d{2})[-_+]+(?!\d{2}(?:-\d{2})?(?!\d))|[_+]+/gu, " ")
    .replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})|(?<=(?<!\d|\d{4}-)\d{1,2})-(?=\d{1,2}-?\s?\p{L})/gu, " ");
  const capital = words.replace(
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\b/gu,
    (month) => month[0]?.toUpperCase() + month.slice(1),
  );
  const together = capital.replace(
    /(?<!\d)([1-9])([1-9])(?= (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/gu,
    (whole, first: string, second: string) =>
      Number(whole) > 31 || (Number(second) === Number(first) + 1 && Number(whole) > 31)
        ? `${first}-${second}`
        : whole,
  );
  const two = together.replace(
    /(?<!\d)(\d{1,2}) (\d{1,2})(?= (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/gu,
    (whole, first: string, second: string) =>
      Number(second) === Number(first) + 1 ? `${first}-${second}` : whole,
  );
  return [two];
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2031-03 NEC", "nec_mar31": a year and the number of a month where the NEC is named, a month with its year stuck to it. */
function withMonths(name: string): string {
  const glued = name.replace(
    /(?<![\p{L}\d])(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(\d{2})(?!\d)/giu,
    (_, month: string, year: string) => `${month} ${fullYear(year)}`,
  );
  if (!/(?<!\p{L})(?:nec|exec(?:utive)?)(?!\p{L})/iu.test(name)) return glued;
  return glued.replace(
    /(?<!\d|\d[-_])((?:19|20)\d{2})[-_ ](0[1-9]|1[0-2])(?![-_ ]?\d)/gu,
    (_, year: string, month: string) => `${MONTHS[Number(month) - 1]} ${year}`,
  );
}
