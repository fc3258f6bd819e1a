/** What stands before and after a report on its page: told by its place and form, not by its words. */
import { findDates } from "../dates.ts";
import type { Line } from "../paragraphs.ts";
import { readByline } from "./byline.ts";
import { countWords, isFurnitureLine, isMenu, isProse, plainLine } from "./furniture-lines.ts";
import { MENU_WORD, TRAILERS } from "./furniture-rules.ts";
import { cleanName, isName } from "./personal-names.ts";
import { withFullYears } from "./short-years.ts";

/** A line that holds something, with its number among all lines: what has none between them is one block. */
export type NumberedLine = Line & { readonly number: number };

/** Mastheads have fewer lines, even those with long menus. */
const TOP_LINES = 80;
const BYLINE_LINES = 30;
const LONGEST_BYLINE = 160;
/** "By Ann Example and Bob Example": told as the authors, not as text. */
const BYLINE = /^(?:[Bb]y|BY)(?:[ ,]+(?:\p{Lu}[\p{L}'’.-]*|and|&))+$/u;
const TRAILER_WORDS = 14;
/** Drawn across a message above what its list adds. */
const RULE = /^\s*(?:_{8,}|(?:-=){2,}-?)\s*$/u;
const LONG_PROSE_WORDS = 20;
const PROSE_AGAIN_WORDS = 60;
/** A menu set out line by line has at least so many lines. */
const MENU_LINES = 3;
const MENU_ITEM_WORDS = 4;
/** What can be pressed before a text and never between its title and its first words. */
const WAY_IN =
  /^(?:skip to\b|view (?:this|it)\b.{0,30}\bbrowser|log ?in\b|sign in\b|create blog\b|search\b|back to\b|menu$|(?:.{0,40} )?profile picture\b)/iu;
/** A title that says what is told of stays, whatever stands below it. */
const TELLS = /\b(?:NEC|N\.E\.C|national executive|committee|panel|executive)\b/iu;

/**
 * Marks what belongs to the page at either edge of a text: bylines and days, menus set out line by line, the site's
 * name above its menu, and below the last prose whatever follows the first piece of furniture.
 * @param marked of each line, whether it is known to be furniture; added to
 */
export function markEdges(lines: readonly NumberedLine[], marked: boolean[]): void {
  // A byline may be as long as a sentence.
  const first = lines.findIndex(
    (line, index) => marked[index] !== true && isProse(line.text) && readByline(line.text) === null,
  );
  const head = Math.min(first < 0 ? lines.length : first, TOP_LINES);
  for (const [index, line] of lines.slice(0, BYLINE_LINES).entries()) {
    if (BYLINE.test(plainLine(line.text))) marked[index] = true;
  }
  for (const [index, line] of lines.slice(0, head).entries()) {
    if (isDateLine(line.text) || readByline(line.text) !== null || isWayRow(line.text)) marked[index] = true;
  }
  markMenus(lines, marked);
  markMasthead(lines.slice(0, head), marked);
  markTrailer(lines, marked);
  markTail(lines, marked);
}

/** Whether a line holds a day with its year and nothing else but its weekday and hour. */
export function isDateLine(text: string): boolean {
  const plain = plainLine(text);
  if (plain.length > 90) return false;
  const full = withFullYears(plain);
  const [date] = findDates(full);
  if (date === undefined || date.year === null || date.precision !== "day") return false;
  const rest = `${full.slice(0, date.start)} ${full.slice(date.end)}`
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/giu, "")
    .replace(/\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|BST|at|on|date|by admin)\b/giu, "");
  return !/[\p{L}\p{N}]{2}/u.test(rest);
}

/** What ends the name of a way to other pages, besides words of menus. */
const WAY = /^(?:pages?|index|directory)$/iu;

/** "Front Door | Directory of Reports | Conference Pages | Guestbook": half of its parts end in a word of menus. */
function isWayRow(text: string): boolean {
  if (text.length > LONGEST_BYLINE || !text.includes("|")) return false;
  const parts = text
    .split("|")
    .map(plainLine)
    .filter((part) => part !== "");
  const ways = parts.filter((part) => {
    const last = part.split(" ").at(-1) ?? "";
    return MENU_WORD.test(last) || WAY.test(last) || isFurnitureLine(part);
  });
  const brief = parts.every((part) => countWords(part) <= MENU_ITEM_WORDS + 1 && !/[.:;!?]$|\d/u.test(part));
  return parts.length >= MENU_LINES && ways.length * 2 >= parts.length && brief;
}

/** Items in a row of a few words each, a third of them words of menus: the others are the site's own. */
function markMenus(lines: readonly NumberedLine[], marked: boolean[]): void {
  let from = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index];
    const item = line !== undefined && /^\s*[-*•·+]\s/u.test(line.text) && isBrief(plainLine(line.text));
    if (item) continue;
    const run = lines.slice(from, index);
    const known = run.filter((one) => MENU_WORD.test(plainLine(one.text))).length;
    if (run.length >= MENU_LINES && known * 3 >= run.length) marked.fill(true, from, index);
    from = index + 1;
  }
}

function isBrief(plain: string): boolean {
  return countWords(plain) <= MENU_ITEM_WORDS && !/[.:;!?]$|\d/u.test(plain);
}

/** The site's name and motto above its menu; a title stays, and whoever's name is all that stands there. */
function markMasthead(head: readonly NumberedLine[], marked: boolean[]): void {
  const last = head.findLastIndex(({ text }, index) => {
    const plain = plainLine(text);
    return WAY_IN.test(plain) || isMenu(plain) || (marked[index] === true && MENU_WORD.test(plain));
  });
  for (const [index, { text }] of head.slice(0, Math.max(0, last)).entries()) {
    const title = TELLS.test(text) && (/^\s*#/u.test(text) || findDates(text).length > 0);
    if (!title && !isName(cleanName(plainLine(text)))) marked[index] = true;
  }
}

/** From the first line that opens the page's end, as long as no prose of some length comes after it. */
function markTrailer(lines: readonly NumberedLine[], marked: boolean[]): void {
  let prose = 0;
  let from = -1;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const text = plainLine(lines[index]?.text ?? "");
    if (marked[index] !== true && text.length >= 2 * LONG_PROSE_WORDS && countWords(text) >= LONG_PROSE_WORDS)
      prose += countWords(text);
    if (prose > PROSE_AGAIN_WORDS) break;
    const opens = TRAILERS.some((rule) => rule.test(text)) || RULE.test(lines[index]?.text ?? "");
    if (opens && countWords(text) <= TRAILER_WORDS) from = index;
  }
  if (from < 0) return;
  const before = lines.slice(0, from).some((line) => isProse(line.text));
  if (before) marked.fill(true, from);
}

/**
 * Below the last prose: what follows the first piece of furniture, and what stands with it in one block. Names, as
 * texts are signed with them, stay.
 */
function markTail(lines: readonly NumberedLine[], marked: boolean[]): void {
  const end = lines.findLastIndex((line, index) => marked[index] !== true && isSaid(line.text)) + 1;
  // What is dated and counted is of the page wherever it stands, as between the posts of a thread.
  for (const [index, { text }] of lines.entries()) {
    const may = text.length <= LONGEST_BYLINE && (index >= end ? end > 0 : /\b(?:19|20)\d{2}\b/u.test(text));
    const byline = may ? readByline(text) : null;
    if (byline?.pressed === true && (index >= end || byline.date !== null)) marked[index] = true;
  }
  const first = marked.indexOf(true, end);
  if (end === 0 || first < 0) return;
  marked.fill(true, first);
  for (let index = first - 1; index >= end; index -= 1) {
    const here = lines[index];
    const next = lines[index + 1];
    if (here === undefined || next === undefined || next.number - here.number > 1) break;
    if (countWords(here.text) <= 3 || /^\s*(?:[-*•]\s|[Ss]igned\b)/u.test(here.text)) break;
    marked[index] = true;
  }
}

/** Prose, or a short sentence. */
function isSaid(text: string): boolean {
  return isProse(text) || (countWords(text) >= 4 && /[.!?]["”’)]*(?:\s*$|\s+\p{Lu})/u.test(text));
}
