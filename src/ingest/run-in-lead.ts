/** Run-in leads: "**Disputes Panel, 21.01.2021.** We had ..." heads a section without a line of its own. */
import { findDates } from "../dates.ts";

export type RunInLead = {
  /** Body and date as a heading has them. */
  readonly heading: string;
  /** Characters of the lead with its closing mark; the section's own text begins after the white space that follows. */
  readonly length: number;
};

const LONGEST = 110;
const BODY =
  /\b(?:NEC|N\.E\.C\.|[Ee]xecutive|[Cc]ommittee|[Cc]ttee|[Pp]anel|[Cc]ommission|[Bb]oard|[Ss]ub|[Ff]orum|[Mm]eeting|[Aa]way[- ]?[Dd]ay|[Oo]fficers)\b/u;
const NOT_HELD = /\b(?:next|future|forthcoming|dates?|deadline|closes?|closing|until|by|from|since|on)\b/iu;
const BEFORE =
  /^[*_]{0,3}((?:[\p{Lu}\d][\p{L}\d'’.-]*|and|of|the|for|on|&|meetings?|(?:sub-?)?committee|panel|away|day|executive|,|\s|[–—-])*?)[\s,(:–—-]*$/u;
/** What closes a lead: a full stop or colon inside or outside emphasis or brackets, or a dash. */
const CLOSED = /^\)?(?:[*_]{1,3}\s?[.:]?|[.:]\)?[*_]{0,3}|\)\s?[:.]?[*_]{0,3}|\s[–—-])(?=\s)\s+/u;
const AFTER_DATE = /^[,:\s–—-]+((?:[\p{Lu}][\p{L}'’-]*\s?|and\s|of\s|&\s){1,7})/u;

/** "Disputes Panel: we had ...", "**Equalities Committee.** A survey ...". */
const BODY_ALONE =
  /^[*_]{0,3}(?:The\s+)?((?:(?:\p{Lu}[\p{L}'’-]*|and|of|for|on|&)\s+){1,5}(?:(?:[Ss]ub-?\s?)?[Cc]ommittee|[Pp]anel|[Cc]ommission))[*_]{0,3}\s?(?:[.:]|[–—-](?=\s))[*_]{0,3}\s+["“‘(£]?[\p{L}\d]/u;

/**
 * The body that a paragraph begins with, by itself and without a day: which of the committees that met on one day it
 * tells of. Its words stay a part of the paragraph. Null where it begins with none.
 */
export function leadingBody(words: string): string | null {
  return BODY_ALONE.exec(words.slice(0, LONGEST))?.[1]?.replace(/\s+/gu, " ") ?? null;
}

/** Whether words are body and day of a lead and nothing else, as pages set them in bold before a section's text. */
export function isLeadAlone(words: string): boolean {
  const lead = words.length > LONGEST ? null : runInLead(`${words.trim()}: A`);
  return lead !== null && lead.length >= words.trim().length;
}

/** The lead that a paragraph's words begin with; null where they begin with none. Body and day must both be in it. */
export function runInLead(words: string): RunInLead | null {
  const top = words.slice(0, LONGEST);
  if (!/^[*_]{0,3}[\p{Lu}\d]/u.test(top) || !/\d/u.test(top) || !BODY.test(top)) return null;
  const [date] = findDates(top);
  if (date === undefined || date.precision !== "day") return null;
  const before = BEFORE.exec(top.slice(0, date.start))?.[1]?.trim();
  if (before === undefined) return null;
  let end = date.end;
  let named = before;
  if (!BODY.test(before)) {
    // "26 January, Organisation Committee: ..."
    const after = /^(?:\p{L}+day)?$/u.test(before) ? AFTER_DATE.exec(words.slice(end, end + 80)) : null;
    if (after === null || !BODY.test(after[1] ?? "")) return null;
    named = after[1] ?? "";
    end += after[0].trimEnd().length;
  }
  if (NOT_HELD.test(named.replace(/^.*\bsub-?committee on\b/iu, ""))) return null;
  const closed = CLOSED.exec(words.slice(end));
  if (closed === null) return null;
  const length = end + closed[0].length;
  // Something of its own must follow, and it must begin like a sentence.
  if (!/^[*_"'“‘(£]{0,3}[\p{Lu}\d]/u.test(words.slice(length))) return null;
  const heading = words
    .slice(0, end + (/^\)/u.test(words.slice(end)) ? 1 : 0))
    .replace(/[*_]+/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return { heading, length };
}
