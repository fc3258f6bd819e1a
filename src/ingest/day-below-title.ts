/** The day right below a title that is called after a meeting: "NEC meeting", and under it "4 March 2031". */
import { findDates } from "../dates.ts";
import { linesOf } from "../paragraphs.ts";
import { COMMITTEES, NEC_NAMED } from "./kind-words.ts";
import { isDateLine } from "./page-edges.ts";
import type { Title } from "./title.ts";

/** A blog's "NEC report" has the day of the post below it; what is called a meeting has its own. */
const CALLED_MEETING = /\bmeetings?\b|\bminutes\b/iu;
/** As a page has it of a post. */
const WITH_HOUR = /\d:\d{2}|\d\s?[ap]\.?m\b/iu;
const LOOKED_AT = 400;

/**
 * The title with the day below it, to be read as one. Null where it is not called after a meeting of the NEC, has a
 * day of its own, stands elsewhere, or has anything else right below it.
 */
export function titleWithDay(text: string, { stated, span }: Title): string | null {
  if (stated === null || span === null || !CALLED_MEETING.test(stated)) return null;
  if (!(NEC_NAMED.test(stated) || COMMITTEES.test(stated)) || findDates(stated).length > 0) return null;
  const below = linesOf(text.slice(span.end, span.end + LOOKED_AT)).find((line) => /\S/u.test(line.text));
  return below !== undefined && isDateLine(below.text) && !WITH_HOUR.test(below.text)
    ? `${stated}, ${below.text.trim()}`
    : null;
}
