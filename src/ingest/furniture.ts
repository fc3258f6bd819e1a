/**
 * Page furniture: what stands on the page and is no part of the report. Found in the text as spans, never cut out of
 * it, so that a quotation's offsets stay true to the file.
 */
import { findDates } from "../dates.ts";
import { type Line, linesOf } from "../paragraphs.ts";
import { readByline } from "./byline.ts";
import { forwardedMessage, quoteMarks } from "./forwarded.ts";
import { APPEALS, LINES, MENU_WORD, TRAILERS } from "./furniture-rules.ts";
import { mergeSpans, type Span } from "./spans.ts";

export type Furniture = {
  /** Ordered and merged. */
  readonly spans: readonly Span[];
  /** A picture's caption was stuck to the first words of the text and has been told apart from them. */
  readonly fusedCaption: boolean;
};

export const NO_FURNITURE: Furniture = { spans: [], fusedCaption: false };

/** A line of so many words, or one that ends like a sentence, is prose. */
const PROSE_WORDS = 14;
const LONG_APPEAL_WORDS = 70;
/** Mastheads have fewer lines, even those with long menus. */
const TOP_LINES = 80;
const BYLINE_LINES = 30;
/** "By Ann Example and Bob Example": told as the authors, not as text. */
const BYLINE = /^(?:[Bb]y|BY)(?:[ ,]+(?:\p{Lu}[\p{L}'’.-]*|and|&))+$/u;
const PROSE_AGAIN_WORDS = 60;

/** Spans of furniture in the text from `start` on; `known` are those the extraction already found. */
export function furnitureOf(text: string, start: number, known: readonly Span[]): Furniture {
  const lines = linesOf(text.slice(start)).map((line) => ({
    ...line,
    start: line.start + start,
    end: line.end + start,
  }));
  const filled = lines.filter((line) => /[^\s\u200b]/u.test(line.text));
  const spans: Span[] = [...known];
  const marked = filled.map((line) => isFurnitureLine(line.text));
  markEdges(filled, marked);
  markTrailer(filled, marked);
  for (const [index, line] of filled.entries())
    if (marked[index]) spans.push({ start: line.start, end: line.end });
  spans.push(
    ...mailHeaders(filled),
    ...forwarderText(text, start),
    ...quoteMarks(text, start),
    ...threadMarkers(text, start),
    ...inlineFurniture(filled),
  );
  const fused = fusedCaption(filled.filter((_line, index) => !marked[index]));
  if (fused !== null) spans.push(fused);
  return { spans: mergeSpans(spans), fusedCaption: fused !== null };
}

/** Whether a line by itself is page furniture. */
export function isFurnitureLine(raw: string): boolean {
  const text = plainLine(raw);
  if (text === "" || text.length > 600) return false;
  if (LINES.some((rule) => rule.test(text))) return true;
  if (isMenu(text)) return true;
  return countWords(text) <= LONG_APPEAL_WORDS && APPEALS.some((rule) => rule.test(text));
}

/** Without list and heading marks, emphasis and link targets. */
function plainLine(raw: string): string {
  return raw
    .replace(/^[\s\u200b]*(?:#{1,6}\s+|[-*•·]\s+)?/u, "")
    .replace(/\*\*|__/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** "Home | News | Contact", "ABOUT   REPORTS   CHIP IN", "Home > News > Reports". */
function isMenu(text: string): boolean {
  const items = text.split(/\s*[|·•>»/]\s*|\s{2,}|\t+/u).filter((item) => item !== "");
  const words = text.split(/[\s|·•>»/]+/u).filter((item) => item !== "");
  if (items.length >= 2 && items.every((item) => countWords(item) <= 4)) {
    const menu = items.filter((item) => MENU_WORD.test(item)).length;
    if (menu >= 2 && menu >= items.length * 0.4) return true;
  }
  return (
    words.length >= 3 &&
    words.length <= 14 &&
    words.every((word) => MENU_WORD.test(word) || /^in$/iu.test(word)) &&
    new Set(words).size >= 3
  );
}

/**
 * Before the first and after the last prose stand mastheads, date lines and names: where furniture is there already,
 * pure date lines and lines like menus that no rule knows are furniture too.
 */
function markEdges(lines: readonly Line[], marked: boolean[]): void {
  const prose = lines.map((line, index) => marked[index] !== true && isProse(line.text));
  const first = prose.indexOf(true);
  for (const [index, line] of lines.slice(0, BYLINE_LINES).entries()) {
    if (BYLINE.test(plainLine(line.text))) marked[index] = true;
  }
  for (const [index, line] of lines.entries()) {
    if ((first >= 0 && index >= first) || index >= TOP_LINES) break;
    if (isDateLine(line.text) || readByline(line.text) !== null) marked[index] = true;
  }
}

function isDateLine(text: string): boolean {
  const plain = plainLine(text);
  if (plain.length > 90) return false;
  const [date] = findDates(plain);
  if (date === undefined || date.year === null || date.precision !== "day") return false;
  const rest = `${plain.slice(0, date.start)} ${plain.slice(date.end)}`
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/giu, "")
    .replace(/\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|BST|at|on|date|by admin)\b/giu, "");
  return !/[\p{L}\p{N}]{2}/u.test(rest);
}

function isProse(text: string): boolean {
  const plain = plainLine(text);
  const words = countWords(plain);
  return (
    words >= PROSE_WORDS * 2 ||
    (words >= 6 && /[.!?:]["”’)]*$/u.test(plain)) ||
    (words >= PROSE_WORDS && /[.!?]["”’)]*\s/u.test(plain))
  );
}

/** From the first line that opens the page's end, as long as no prose of some length comes after it. */
function markTrailer(lines: readonly Line[], marked: boolean[]): void {
  let prose = 0;
  let from = -1;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const text = plainLine(lines[index]?.text ?? "");
    if (marked[index] !== true && countWords(text) >= PROSE_WORDS + 6) prose += countWords(text);
    if (prose > PROSE_AGAIN_WORDS) break;
    if (TRAILERS.some((rule) => rule.test(text)) && countWords(text) <= 14) from = index;
  }
  if (from < 0) return;
  const before = lines.slice(0, from).some((line) => isProse(line.text));
  if (!before) return;
  for (let index = from; index < lines.length; index += 1) marked[index] = true;
}

/** "From: / To: / Subject:" at the top of a pasted or forwarded message. */
function mailHeaders(lines: readonly Line[]): Span[] {
  const found: Span[] = [];
  for (const [index, line] of lines.entries()) {
    if (!/^[>\s]*(?:from|to|cc|bcc|sent|date|subject|reply-to)\s*:\s+\S/iu.test(line.text)) continue;
    const beside = [lines[index - 1], lines[index + 1]].some((other) =>
      /^[>\s]*(?:from|to|cc|bcc|sent|date|subject|reply-to)\s*:/iu.test(other?.text ?? ""),
    );
    if (beside) found.push({ start: line.start, end: line.end });
  }
  for (const line of lines) {
    if (
      /^[>\s-]*(?:original message|forwarded message|begin forwarded message)\b[:\s-]*$/iu.test(line.text)
    ) {
      found.push({ start: line.start, end: line.end });
    }
  }
  return found;
}

/** Who forwards a message may say something first: a few words before the message that was passed on. */
function forwarderText(text: string, start: number): Span[] {
  const forwarded = forwardedMessage(text.slice(start));
  return forwarded === null ? [] : [{ start, end: start + forwarded.start }];
}

/** "3/8", "(3/8)", "3/" at the start or end of a thread's posts; only where they count up to one number. */
function threadMarkers(text: string, start: number): Span[] {
  const body = text.slice(start);
  const found = [
    ...body.matchAll(
      /(?<=^|\n|[\s.!?…"”])\(?(\d{1,2})\/(\d{1,2})?\)?(?=[^\S\n]{0,20}(?:\n|$))|(?<=^|\n)[^\S\n]{0,20}\(?(\d{1,2})\/(\d{1,2})?\)?(?=\s)/gu,
    ),
  ];
  const totals = new Map<string, Set<string>>();
  for (const match of found) {
    const total = match[2] ?? match[4] ?? "";
    totals.set(total, (totals.get(total) ?? new Set()).add(match[1] ?? match[3] ?? ""));
  }
  const thread =
    [...totals.values()].some((numbers) => numbers.size >= 3) ||
    /🧵|\bTHREAD\b|Thread Reader|unroll/u.test(body.slice(0, 3000));
  if (!thread) return [];
  return found.map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
}

/** Furniture inside a line of prose: "READ MORE: ..." at its end, a bracketed caption, "[...]" of a teaser. */
function inlineFurniture(lines: readonly Line[]): Span[] {
  const found: Span[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(
      /(?:^\s*(?:img|image|photo|picture|dsc[fn]?|pic|screenshot)[ _-]?\d{2,}(?=\p{Lu}\p{Ll})|(?<=[.!?”"]\s*)(?:READ MORE|RELATED|READ NEXT|SEE ALSO)\s*:.*$|\((?:Photo|Image|Picture)(?: credit)?:[^)]{0,120}\)|\[(?:image|photo|picture)[^\]]{0,120}\]|!\[[^\]]*\]\([^)]*\)|(?<=\s)Continue reading\b.*$|\{\{[^}\n]{0,80}\}\}|\*\|[A-Z_]{2,30}\|\*)/gu,
    )) {
      found.push({ start: line.start + match.index, end: line.start + match.index + match[0].length });
    }
  }
  return found;
}

const SENTENCE_START =
  "(?:The|This|That|On|In|At|As|We|I|It|Yesterday|Today|There|A|An|After|Before|Our|My|Last|Labour|National|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|With|When|While|Following|Members|Here|Short|First|Despite|Since|For|From|Just|Another|These|Not|NEC|Report)";
const GLUE = new RegExp(
  `(?<=[\\p{Ll}\\d])(?=${SENTENCE_START}(?![\\p{L}]))|(?<=\\p{Lu}{2})(?=${SENTENCE_START}(?![\\p{Lu}]))(?=\\p{Lu}\\p{Ll})`,
  "u",
);

/** "NEC Report ABHarriet opened the meeting": a picture's name that ends with somebody's initials. */
const INITIALS = /^(?:[\p{L}\d]+ ){1,5}\p{Lu}{2,3}(?=\p{Lu}\p{Ll}{2})/u;

const INITIALS_OVER_HEADING = new RegExp(`${INITIALS.source}(?=${SENTENCE_START}(?![\\p{L}]))`, "u");

/** "Portrait1National Executive", "NEC-Report-AB-e134365Many thanks": a picture's name with its number. */
const FILE_NAME = /^\p{L}[\p{L}\d_-]{2,60}\d(?=\p{Lu}\p{Ll}{2})/u;
const TOP_HEADINGS = 6;

/** A picture's caption or file name stuck to the text's first words: "Councillors out in CarwayOn Tuesday ...". */
function fusedCaption(lines: readonly Line[]): Span | null {
  for (const line of lines.slice(0, TOP_HEADINGS)) {
    const name = FILE_NAME.exec(line.text)?.[0] ?? INITIALS_OVER_HEADING.exec(line.text)?.[0];
    if (name !== undefined) return { start: line.start, end: line.start + name.length };
  }
  const first = lines.filter((line) => isProse(line.text)).slice(0, 2);
  for (const line of first) {
    const lead = line.text.slice(0, 160);
    const initials = INITIALS.exec(lead)?.[0];
    if (initials !== undefined) return { start: line.start, end: line.start + initials.length };
    const match = GLUE.exec(lead);
    if (match === null || match.index < 4) continue;
    const caption = lead.slice(0, match.index);
    const last = caption.split(/\s+/u).at(-1) ?? "";
    // "LabourList", "McMay": one word that happens to hold a capital is no seam.
    const several = countWords(caption) >= 2 || /\d$/u.test(last);
    if (several && countWords(caption) <= 16 && !/[.!?;]\s/u.test(caption)) {
      return { start: line.start, end: line.start + match.index };
    }
  }
  return null;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
