/**
 * Running text out of lines: paragraphs, list items and headings, with exact offsets. Reports come hard-wrapped,
 * with one line to a paragraph, with bullets on lines of their own, and with lines broken inside sentences; what
 * belongs together is decided here once, for passages and for sentences.
 */

export type Line = { readonly start: number; readonly end: number; readonly text: string };

/** `item`: an entry of a bulleted or numbered list. `rule`: a line of dashes, asterisks or the like. */
export type ParagraphKind = "prose" | "item" | "heading" | "rule";

export type Paragraph = {
  readonly kind: ParagraphKind;
  /** First character that is not white space, list marker and heading marks included. */
  readonly start: number;
  /** After the last character that is not white space. */
  readonly end: number;
  /** Where the words begin: after a list marker or heading marks. */
  readonly bodyStart: number;
  /** The list marker or heading marks as written, without white space; empty where there are none. */
  readonly marker: string;
  /** Whether a blank line stands before it. */
  readonly afterBlank: boolean;
};

const BLANK = /^[\s\u200b-\u200d\u2060]*$/u;
const HEADING_MARKS = /^\s{0,3}(#{1,6})(?:\s+|$)/u;
const RULE = /^\s*([-=_*~#·•.–—]\s*){3,}$/u;
const BULLET = /^[\s\u200b]*([•·▪◦‣●○■□➢►▶✓✔➤❖]|[-–—*+](?=\s|$)|o(?=\t))[\s\u200b]*/u;
const NUMBER = /^\s*(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)](?:[.)])?)(?=\s|$)\s*/u;
const TERMINATED = /[.?!…:;]["'”’»)\]*_]*\s*$/u;
/** An address by itself is no part of the sentence around it. */
const ADDRESS = /^\s*(?:https?:\/\/|www\.)\S+\s*$/iu;
const SENTENCE_INSIDE = /[.?!…]["'”’)\]]*\s+["'“‘(]?\p{Lu}/u;
/** Words after which a line was broken, since nothing ends with them. */
const DANGLING =
  /(?<=[\p{L},;]\s)(?:an?|the|of|and|or|that|which|whom|whose|than|their|our|its|my|were|had|have|been)$/u;
const NARROWEST_WRAP = 40;
const WIDEST_WRAP = 110;
const LONGEST_HEADING = 120;

/** The lines of a text without their ends (`\n`, `\r\n`, `\r`, line and paragraph separator). */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n|[\n\r\u2028\u2029\f\v]/gu;
  let start = 0;
  for (const match of text.matchAll(ends)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

/** Paragraphs, list items and headings of a text in order; every character that is not white space is in one of them. */
export function paragraphs(text: string): Paragraph[] {
  if (!LINE_END.test(text)) return onlyLine(text);
  const lines = linesOf(text);
  const broken = breaksInsideSentences(lines);
  const found: Paragraph[] = [];
  let group: Marked[] = [];
  let blanks = 0;
  let width = 0;
  let blockEnd = -1;
  let lastNumber: number | null = null;
  const close = () => {
    const paragraph = group.length === 0 ? null : paragraphOf(group);
    if (paragraph !== null) found.push(paragraph);
    group = [];
  };
  for (const [index, line] of lines.entries()) {
    if (BLANK.test(line.text)) {
      blanks += 1;
      continue;
    }
    if (index > blockEnd) {
      blockEnd = endOfBlock(lines, index);
      width = widestLine(lines, index, blockEnd);
    }
    const last = group.at(-1);
    const openEnded = last !== undefined && blanks === 0 && !TERMINATED.test(last.line.text);
    const marked = markedLine(line, openEnded && last?.marker !== last?.line.text.trim(), lastNumber);
    const joined = last !== undefined && continues({ group, last, marked, blanks, width, broken });
    if (!joined) close();
    const number = Number.parseInt(marked.marker.replace("(", ""), 10);
    if (!Number.isNaN(number)) lastNumber = number;
    group.push({ ...marked, afterBlank: blanks > 0 || index === 0 });
    blanks = 0;
  }
  close();
  return settleHeadings(text, found);
}

const LINE_END = /[\n\r\u2028\u2029\f\v]/;

/** A text without a line end is one paragraph at most, as most passages are. */
function onlyLine(text: string): Paragraph[] {
  if (BLANK.test(text)) return [];
  const line = { start: 0, end: text.length, text };
  const paragraph = paragraphOf([{ ...markedLine(line, false, null), afterBlank: true }]);
  return paragraph === null ? [] : [paragraph];
}

/**
 * A stretch of a report as it reads: hard-wrapped lines joined, words hyphenated over a line end put together,
 * runs of white space made one blank. For showing and indexing; a quotation's offsets belong to the raw text.
 * @param isWord says whether a word stands elsewhere in the corpus without hyphen; settles "commit-/tee" against "open-/skies".
 */
export function flow(text: string, isWord: (word: string) => boolean = () => false): string {
  return text
    .replace(/\u00ad[^\S\n]*\r?\n?\s*/gu, "")
    .replace(/(\p{L}+)-[^\S\n\r]*\r?\n[^\S\n\r]*(\p{Ll}+)/gu, (_whole, left: string, right: string) =>
      isWord(`${left}${right}`.toLowerCase()) ? `${left}${right}` : `${left}-${right}`,
    )
    .replace(/[\s\u200b]+/gu, " ")
    .trim();
}

type Marked = {
  readonly line: Line;
  readonly marker: string;
  readonly kind: ParagraphKind;
  /** Length of white space, marker and the white space after it. */
  readonly lead: number;
  readonly afterBlank: boolean;
};

function markedLine(line: Line, midSentence: boolean, lastNumber: number | null): Marked {
  const plain = { line, marker: "", lead: leadOf(line.text), afterBlank: false };
  if (RULE.test(line.text)) return { ...plain, kind: "rule" };
  const heading = HEADING_MARKS.exec(line.text);
  if (heading !== null) {
    return { ...plain, kind: "heading", marker: heading[1] ?? "", lead: heading[0].length };
  }
  const bullet = BULLET.exec(line.text);
  if (bullet !== null && !(midSentence && /^[-–—+*o]/u.test(bullet[1] ?? ""))) {
    return { ...plain, kind: "item", marker: bullet[1] ?? "", lead: bullet[0].length };
  }
  const number = NUMBER.exec(line.text);
  if (number !== null) {
    const value = Number.parseInt((number[1] ?? "").replace("(", ""), 10);
    const follows = Number.isNaN(value) ? !midSentence : value === 1 || value === (lastNumber ?? 0) + 1;
    if (!midSentence || follows) {
      return { ...plain, kind: "item", marker: number[1] ?? "", lead: number[0].length };
    }
  }
  return { ...plain, kind: "prose" };
}

function continues(at: {
  group: readonly Marked[];
  last: Marked;
  marked: Marked;
  blanks: number;
  width: number;
  broken: boolean;
}): boolean {
  const { group, last, marked, blanks, width, broken } = at;
  if (marked.marker !== "" || marked.kind !== "prose") return false;
  if (last.kind === "rule" || last.kind === "heading") return false;
  if (ADDRESS.test(last.line.text) || ADDRESS.test(marked.line.text)) return false;
  const before = last.line.text.trimEnd();
  const after = marked.line.text.trimStart();
  // A bullet or number alone on its line belongs to the line that follows.
  if (last.marker !== "" && before.trim() === last.marker) return blanks <= 1;
  const terminated = TERMINATED.test(before);
  const lowerNext = /^["'“‘(]?\p{Ll}/u.test(after);
  if (blanks > 0) {
    return (
      blanks === 1 &&
      !terminated &&
      lowerNext &&
      before.length >= NARROWEST_WRAP &&
      /[\p{Ll},]$/u.test(before)
    );
  }
  if (!terminated && DANGLING.test(before)) return true;
  if (!terminated && (lowerNext || /^[,)\]&%–—]/u.test(after) || before.endsWith("-"))) return true;
  const firstWord = /^\S+/u.exec(after)?.[0].length ?? 0;
  const wrapped =
    width >= NARROWEST_WRAP && width <= WIDEST_WRAP && before.length + 1 + Math.min(firstWord, 20) > width;
  if (wrapped) return true;
  if (terminated) return false;
  const prose =
    group.length > 1 ||
    SENTENCE_INSIDE.test(before) ||
    before.length > LONGEST_HEADING ||
    lowerCaseWords(before) >= 5;
  // Where lines break anywhere, a line much shorter than the others still ends where it was meant to.
  return broken && prose && before.length >= width * 0.6;
}

/** Whether many lines end inside a sentence: then a line that ends without a full stop is no heading. */
function breaksInsideSentences(lines: readonly Line[]): boolean {
  let broken = 0;
  let filled = 0;
  let previous: string | null = null;
  for (const { text } of lines) {
    if (BLANK.test(text)) {
      previous = null;
      continue;
    }
    filled += 1;
    if (previous !== null && !TERMINATED.test(previous) && /^\s*\p{Ll}/u.test(text)) broken += 1;
    previous = text;
  }
  return filled > 0 && broken / filled >= 0.15;
}

function endOfBlock(lines: readonly Line[], from: number): number {
  let index = from;
  while (index + 1 < lines.length && !BLANK.test(lines[index + 1]?.text ?? "")) index += 1;
  return index;
}

function widestLine(lines: readonly Line[], from: number, to: number): number {
  let widest = 0;
  for (let index = from; index <= to; index += 1) {
    widest = Math.max(widest, lines[index]?.text.trimEnd().length ?? 0);
  }
  // Two lines say little about a margin: one long line and its remainder look the same as heading and text.
  return to - from >= 2 ? widest : 0;
}

function paragraphOf(group: readonly Marked[]): Paragraph | null {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return null;
  const end = last.line.start + last.line.text.replace(/[\s\u200b-\u200d\u2060]+$/u, "").length;
  const second = group[1];
  const markerAlone = first.marker !== "" && first.lead >= first.line.text.trimEnd().length;
  const bodyStart =
    markerAlone && second !== undefined
      ? second.line.start + leadOf(second.line.text)
      : first.line.start + first.lead;
  return {
    kind: first.kind,
    start: first.line.start + leadOf(first.line.text),
    end,
    bodyStart: Math.min(bodyStart, end),
    marker: first.marker,
    afterBlank: first.afterBlank,
  };
}

/** A short line without a full stop, with something longer after it, is a heading; so is such a numbered line. */
function settleHeadings(text: string, found: readonly Paragraph[]): Paragraph[] {
  return found.map((paragraph, index) => {
    if (paragraph.kind !== "prose" && !(paragraph.kind === "item" && /\d/u.test(paragraph.marker)))
      return paragraph;
    let after = index + 1;
    while (found[after]?.kind === "rule") after += 1;
    const next = found[after];
    if (next === undefined || (next.kind === "item" && paragraph.kind === "item" && !next.afterBlank))
      return paragraph;
    const words = text.slice(paragraph.bodyStart, paragraph.end);
    const longer =
      next.end - next.bodyStart > words.length || next.kind === "item" || next.kind === "heading";
    return looksLikeHeading(words) && (longer || isShort(words))
      ? { ...paragraph, kind: "heading" }
      : paragraph;
  });
}

function lowerCaseWords(words: string): number {
  return words.match(/(?<=^|\s)\p{Ll}+/gu)?.length ?? 0;
}

function looksLikeHeading(raw: string): boolean {
  const words = raw.replace(/^(\*{1,3}|_{1,3})(.+)\1$/u, "$2");
  if (words.length > LONGEST_HEADING || /[\r\n]/u.test(words)) return false;
  if (/[.;,]["'”’)\]]*$/u.test(words) && !/(?:\.\.\.|\b(?:etc|cttee|No|[ap]\.\s?m)\.)$/iu.test(words))
    return false;
  if (SENTENCE_INSIDE.test(words) && words.length > 70) return false;
  const count = words.split(/\s+/u).length;
  // "The NEC met on Tuesday and talked about the following:" is a sentence that goes on.
  if (count > 8 && /:["'”’)\]]*$/u.test(words)) return false;
  return count <= 16 && /^["'“‘([@#]?[\p{Lu}\p{N}]/u.test(words) && /\p{L}/u.test(words);
}

function isShort(words: string): boolean {
  return words.length <= 45 && !/:$/u.test(words);
}

function leadOf(text: string): number {
  return /^[\s\u200b-\u200d\u2060\ufeff]*/u.exec(text)?.[0].length ?? 0;
}
