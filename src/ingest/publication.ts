/** When a report was published: needed to make sense of "yesterday" and of dates without a year. */
import { findDates } from "../dates.ts";
import { linesOf } from "../paragraphs.ts";
import type { PartialDate, Problem } from "../report.ts";
import { readByline } from "./byline.ts";
import { readChat } from "./chat-export.ts";
import { readDatedSignature } from "./dated-signature.ts";
import { forwardedMessage } from "./forwarded.ts";
import { isFurnitureLine, isProse } from "./furniture-lines.ts";
import type { GivenFields } from "./given-fields.ts";
import { spanOf } from "./given-fields.ts";
import { NEC_NAMED } from "./kind-words.ts";
import { NAME_LIST } from "./personal-names.ts";
import type { Post } from "./posts.ts";
import { withFullYears } from "./short-years.ts";
import type { Source } from "./source.ts";

export type Publication = { readonly date: PartialDate | null; readonly problems: readonly Problem[] };

const STATED =
  /^\W*(?!dates? of (?:the |this |next )*(?:meeting|nec|executive)\b)(?:(?:first )?(?:posted|published|submitted|created|written|added|updated|last updated|circulated|date of (?:this |the )?(?:report|issue|writing)|date|on)\b(?:\s+(?:on|by|at)\b)?[:\s]|.{0,60}\b(?:posted|published)\b.{0,30}\bon\b|(?:sent|date):)/iu;
const SAID = /^\W*(?:this (?:entry|post|article) was )?(?:posted|published|sent|written|submitted)\b/iu;
const NEAR_TOP = 20;
const BYLINE = new RegExp(`^(?:[Bb]y|BY)[:\\s]+${NAME_LIST}[.]?$`, "u");
const SIGNED_WITHIN = 8;

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
  // What was passed on was written before that.
  const passedOn = forwardedMessage(text.slice(start))?.sent ?? null;
  const date =
    passedOn ??
    source.published ??
    post?.date ??
    readChat(text.slice(start))?.date ??
    statedDate(text.slice(post?.start ?? start)) ??
    (post === null ? null : statedDate(text.slice(start, post.start))) ??
    (address === null ? null : dateInAddress(address));
  return { date, problems: [] };
}

/** The date of a byline or of a line that holds nothing else, near the top; else of one at the end that says so. */
export function statedDate(body: string): PartialDate | null {
  const top = linesOf(body.slice(0, 4000)).filter((line) => /\S/u.test(line.text));
  for (const [index, line] of top.slice(0, NEAR_TOP).entries()) {
    // "_Posted on 6 March 2031. Ann has no site of her own, so we host her letter._"
    const plain = line.text.replace(/^[\s>]*[*_]{1,3}(?=[^\s*_])|[*_]{1,3}\s*$/gu, "");
    const first = firstSentence(plain);
    const text = SAID.test(plain) && findDates(first).length > 0 ? first : line.text;
    const date =
      readByline(text)?.date ??
      (text.length > 120 ? null : dateIfSaid(text)) ??
      (index === 0 || BYLINE.test(top[index - 1]?.text.trim() ?? "") ? dateOfMasthead(text) : null);
    if (date !== null) return date;
  }
  const end = linesOf(body.slice(-1500)).filter((line) => /\S/u.test(line.text));
  return (
    end
      .map(({ text }) =>
        SAID.test(text) ? (readByline(firstSentence(text))?.date ?? null) : dateOfPage(text),
      )
      .find((date) => date !== null) ??
    signedDate(end.slice(-SIGNED_WITHIN).map(({ text }) => text)) ??
    null
  );
}

/** "6 March 2031 • 14 notes" */
function dateOfPage(line: string): PartialDate | null {
  const byline = readByline(line);
  return byline?.pressed === true ? byline.date : null;
}

/** Of the last lines a signature with a day, below which no text stands. */
function signedDate(lines: readonly string[]): PartialDate | null {
  const at = lines.findLastIndex((line) => readDatedSignature(line) !== null);
  const goesOn = lines.slice(at + 1).some((line) => isProse(line) && !isFurnitureLine(line));
  return at < 0 || goesOn ? null : (readDatedSignature(lines[at] ?? "")?.date ?? null);
}

/** "RED LEDGER | 15 November 2031", as it stands below who wrote a text, or above all of it. */
function dateOfMasthead(line: string): PartialDate | null {
  const [name = "", day = "", ...others] = line.split(/\s+[|·•]\s+/u);
  const brief =
    others.length === 0 && !NEC_NAMED.test(name) && /^(?:\p{Lu}[\p{L}'’-]*\s*){1,5}$/u.test(name.trim());
  return brief ? dateIfSaid(day) : null;
}

/** "Published 15 November 2031. Ann can be written to at the office." */
function firstSentence(line: string): string {
  return line.split(/(?<=\d|\p{L}{3})\.\s+(?=\p{Lu})/u, 1)[0] ?? line;
}

const LAST_ALTERED = /\blast (?:altered|amended|changed|edited|modified|revised|updated)\b:?\s+(?:on\s+)?$/iu;

/** When a page says at its end that it was last changed: its text is no younger, but may be much older. */
export function lastAltered(text: string): PartialDate | null {
  const foot = text.slice(-1500);
  const date = findDates(foot).findLast(
    (one) => one.precision === "day" && LAST_ALTERED.test(foot.slice(0, one.start)),
  );
  return date?.from ?? null;
}

const COPYRIGHT = /(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d{2}\s*[-–]\s*)?((?:19|20)\d{2})(?!\d)/giu;

/** The years of the notices of copyright at a page's end: it was there then, whenever it was written. */
export function copyrightYears(text: string): number[] {
  return [...text.slice(-1500).matchAll(COPYRIGHT)].map((match) => Number(match[1]));
}

function dateIfSaid(line: string): PartialDate | null {
  const text = withFullYears(line);
  const date = findDates(text).find((one) => one.year !== null && one.precision === "day");
  if (date?.from == null || date.from !== date.to) return null;
  const bare = `${text.slice(0, date.start)} ${text.slice(date.end)}`
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/giu, "")
    .replace(/\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|BST|UTC)\b/giu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return bare === "" || STATED.test(text) || /^date\s+\d/iu.test(text.trim()) ? date.from : null;
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
