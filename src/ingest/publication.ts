/** When a report was published: needed to make sense of "yesterday" and of dates without a year. */
import { findDates } from "../dates.ts";
import { linesOf } from "../paragraphs.ts";
import type { PartialDate, Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import { spanOf } from "./given-fields.ts";
import type { Post } from "./posts.ts";
import type { Source } from "./source.ts";

export type Publication = { readonly date: PartialDate | null; readonly problems: readonly Problem[] };

const STATED =
  /^\W*(?:(?:first )?(?:posted|published|submitted|created|written|added|updated|last updated|date|on)\b(?:\s+(?:on|by|at)\b)?[:\s]|.{0,60}\b(?:posted|published)\b.{0,30}\bon\b|(?:sent|date):)/iu;
const NEAR_TOP = 15;

/**
 * The publication date: stated by a person, by the page's meta data, in a line of its own near the top ("Posted on 20
 * March 2018", "22nd March, 2018, 8:02 am"), or by the address (`/2018/03/22/`). An archive's stamp is none.
 */
export function publicationOf(input: {
  text: string;
  start: number;
  given: GivenFields;
  source: Source;
  address: string | null;
  /** The first post about the NEC, on a page of several. */
  post: Post | null;
}): Publication {
  const { text, start, given, source, address, post } = input;
  if (given.published !== undefined) {
    const exists = given.published === null || spanOf(given.published) !== null;
    if (exists) return { date: given.published, problems: [] };
  }
  const date =
    source.published ??
    post?.date ??
    statedDate(text.slice(post?.start ?? start)) ??
    (address === null ? null : dateInAddress(address));
  return { date, problems: [] };
}

/** The date of a line near the top that holds hardly anything else, or says that it is the publication's. */
export function statedDate(body: string): PartialDate | null {
  const lines = linesOf(body.slice(0, 4000)).filter((line) => /\S/u.test(line.text));
  for (const { text } of lines.slice(0, NEAR_TOP)) {
    if (text.length > 120) continue;
    const date = findDates(text).find((one) => one.year !== null && one.precision === "day");
    if (date?.from == null || date.from !== date.to) continue;
    const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`;
    const bare = rest
      .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/giu, "")
      .replace(
        /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|BST|UTC)\b|\b\d+\s+(?:min(?:ute)?s?\s+read|tweets|comments?)\b/giu,
        "",
      )
      .replace(/[^\p{L}\p{N}]+/gu, "");
    if (
      bare === "" ||
      STATED.test(text) ||
      /^(?:date\s+\d|.{0,20}\d{4}\s+by\s|\W*by\s\P{N}{3,60}\bon\s+\d)/iu.test(text.trim())
    )
      return date.from;
    // "May 28, 2020 / Ann Example / 0 comments", "By Ann Example | 26th September, 2019".
    const alone = text.split(/\s+[/|•·–—-]\s+|\.\s+(?=By\b)/u).some((piece) => {
      const [inside] = findDates(piece);
      return (
        inside !== undefined && piece.replace(inside.text, "").replace(/[^\p{L}\p{N}]+/gu, "").length <= 6
      );
    });
    const short = (text.match(/\S+/gu)?.length ?? 0) <= 16;
    if (alone && short && /\s[/|•·]\s|\.\s+By\b|\bmin(?:ute)?s? read\b|^by\b/iu.test(text)) return date.from;
  }
  return null;
}

/** The date in an address's path (`/2018/03/22/`, `/2018/03/`); a web archive's own stamp does not count. */
export function dateInAddress(address: string): PartialDate | null {
  const path = address.replace(/^https?:\/\/web\.archive\.org\.?\/web\/\d+[a-z_]*\//iu, "");
  const match = /\/((?:19|20)\d{2})\/(0?[1-9]|1[0-2])(?:\/(0?[1-9]|[12]\d|3[01]))?(?=\/|$)/u.exec(path);
  if (match === null) return null;
  const [, year = "", month = "", day] = match;
  const date = `${year}-${month.padStart(2, "0")}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`;
  return spanOf(date) === null ? null : date;
}
