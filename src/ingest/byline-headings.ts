/** Headings that are none: who wrote a report and when it was put up, set on lines of their own as headings are. */
import { findDates } from "../dates.ts";
import type { Meeting, PartialDate } from "../report.ts";

const PARTS = /\s*[·•|,–—]\s*|\s+(?:and|&)\s+/u;
const COUNTED = /^\d+\s+(?:min(?:ute)?s?\s+read|comments?|likes?|shares?|claps?)$/iu;

/**
 * "Ann Example · 5 min read", "Ann Example and Bob Example", "7 March 2031": all the authors, or the day of publication
 * where another day is the meeting's, and nothing more. One of several authors may head what she wrote herself.
 */
export function isBylineHeading(
  heading: string,
  report: {
    readonly authors: readonly string[] | null;
    readonly published: PartialDate | null;
    readonly meeting: Meeting | null;
  },
): boolean {
  const [date] = heading.length > 40 ? [] : findDates(heading);
  if (date !== undefined && lettersOf(heading.replace(date.text, "")) === "")
    return date.from !== null && date.from === report.published && date.from !== report.meeting?.from;
  const names = new Set((report.authors ?? []).map(lettersOf));
  const parts = heading
    .replace(/^by\s+/iu, "")
    .split(PARTS)
    .filter((part) => part !== "" && !COUNTED.test(part))
    .map(lettersOf);
  return names.size > 0 && parts.length === names.size && names.isSubsetOf(new Set(parts));
}

function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
