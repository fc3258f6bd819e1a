/** Sentences of a text with exact offsets: the smallest thing that is quoted. */
import { type Paragraph, paragraphs } from "./paragraphs.ts";

export type Sentence = {
  /** UTF-16 offsets into the text that was given. */
  readonly start: number;
  readonly end: number;
  /** Exactly `text.slice(start, end)`: line ends inside it are as they stood. */
  readonly text: string;
};

const SEGMENTER = new Intl.Segmenter("en-GB", { granularity: "sentence" });

/** Never the end of a sentence: a name or an example follows. */
const BEFORE_NAME =
  /(?:^|[\s("'“‘[/])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Revd?|Hon|Rt|Cllrs?|Ald|Lt|Col|Capt|Sgt|Gen|Gov|Sen|St|Mt|vs|e\.g|eg|i\.e|ie|cf|viz|Org|Asst|Jan|Feb|Aug|Sept?|Oct|Nov|Mon|Tues?|Thurs?|Fri)\.$/iu;
/** Not the end of a sentence before a number. */
const BEFORE_NUMBER =
  /(?:^|[\s("'“‘[])(?:nos?|pp?|paras?|ch|sec|art|fig|vol|c|ca|approx|tel|ext|ref|Apr|Dec|Wed)\.$/iu;
/** The end of a sentence only where a sentence plainly starts after it. */
const MAY_CLOSE =
  /(?:^|[\s("'“‘[])(?:etc|et al|a\.m|p\.m|am|pm|Ltd|Co|Inc|plc|cttee|ctte|dept|govt|Jr|Snr|Jnr|M\.?P|U\.K|U\.S|U\.N|E\.U|N\.E\.C|C\.L\.P|T\.U\.C)\.$/iu;
const INITIAL = /(?:^|[\s("'“‘.])\p{Lu}\.$/u;
/** What ends like this ends with none of them. */
const NO_ABBREVIATION = /[a-z]{7}[.?!]$|[^.]$/;
const STARTER =
  /^["'“‘([]?(?:The|This|That|These|Those|There|Then|They|We|I|It|He|She|You|A|An|And|But|So|In|On|At|As|For|From|However|Our|My|Their|His|Her|No|Not|Some|Many|Most|All|Both|After|Before|When|While|Although|If|What|Why|How|Who)\b/u;

/**
 * Cuts a text into sentences, in order and without overlap. List markers and heading marks belong to none; a
 * heading or a list item is at least one sentence of its own; a sentence may run over hard-wrapped lines.
 * Abbreviations ("Cllr.", "e.g."), initials and a lower-case continuation do not end a sentence, and a full stop
 * with no blank after it ("the paper.When we") does. `within`: the paragraphs of the text, where they are known.
 */
export function sentences(text: string, within: readonly Paragraph[] = paragraphs(text)): Sentence[] {
  return cutUntil(text, within, Number.POSITIVE_INFINITY);
}

/** The first of a text's sentences, as many as `most`: what comes after them is not cut. */
export function firstSentences(text: string, most: number): Sentence[] {
  return cutUntil(text, paragraphs(text), most).slice(0, most);
}

/** The sentences of as many paragraphs as it takes to have `enough` of them. */
function cutUntil(text: string, within: readonly Paragraph[], enough: number): Sentence[] {
  const found: Sentence[] = [];
  for (const paragraph of within) {
    if (found.length >= enough) break;
    if (paragraph.kind === "rule") continue;
    for (const [start, end] of cut(text.slice(paragraph.bodyStart, paragraph.end))) {
      found.push(sentenceAt(text, paragraph.bodyStart + start, paragraph.bodyStart + end));
    }
  }
  return found;
}

type Span = readonly [start: number, end: number];

function sentenceAt(text: string, start: number, end: number): Sentence {
  return { start, end, text: text.slice(start, end) };
}

/** Spans of the sentences of one paragraph, white space at either end left out. */
function cut(paragraph: string): Span[] {
  // The segmenter ends a sentence at every line end; a blank of the same length keeps the offsets.
  const even = paragraph.replace(/[\s\u200b]/gu, " ");
  const merged: [number, number][] = [];
  for (const { segment, index } of SEGMENTER.segment(even)) {
    const end = index + segment.length;
    const last = merged.at(-1);
    if (
      last !== undefined &&
      belongsTogether(even.slice(last[0], last[1]).trimEnd(), even.slice(index, end))
    ) {
      last[1] = end;
    } else {
      merged.push([index, end]);
    }
  }
  return merged
    .flatMap(([start, end]) => splitGlued(even, start, end))
    .flatMap(([start, end]) => splitBeforeNumber(even, start, end))
    .flatMap((span) => trimmed(even, span));
}

function belongsTogether(before: string, after: string): boolean {
  const next = after.trimStart();
  if (next === "" || !/[\p{L}\p{N}]/u.test(next)) return true;
  // A trailing window: the patterns look only at the last word, and a paragraph may be a megabyte long.
  const tail = before.slice(-24);
  if (/^["'“‘(]?\p{Ll}/u.test(next)) return true;
  if (NO_ABBREVIATION.test(tail)) return false;
  if (BEFORE_NAME.test(tail) || (BEFORE_NUMBER.test(tail) && /^[\d£]/u.test(next))) return true;
  if (MAY_CLOSE.test(tail) || INITIAL.test(tail)) return !STARTER.test(next);
  return false;
}

/** A full stop with the next sentence stuck to it: "the rulebook.When we asked". */
function splitGlued(even: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  const text = even.slice(start, end);
  if (!MAY_BE_GLUED.test(text)) return [[start, end]];
  for (const match of text.matchAll(/(?<=\p{Ll}{2}[.?!]["”’)]?)(?=\p{Lu}\p{Ll}*[\s'’])/gu)) {
    spans.push([from, start + match.index]);
    from = start + match.index;
  }
  spans.push([from, end]);
  return spans;
}

/** Far sooner found than what stands before it: hardly any sentence has such a place. */
const MAY_BE_GLUED = /[.?!]["”’)]?\p{Lu}/u;
const MAY_BEGIN_WITH_NUMBER = /[.?!]["”’)]?\s+£?\d/;

/** "... was late. 96 members of staff have gone": the segmenter takes the number for a part of an abbreviation. */
function splitBeforeNumber(even: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  const text = even.slice(start, end);
  if (!MAY_BEGIN_WITH_NUMBER.test(text)) return [[start, end]];
  for (const match of text.matchAll(/(?<=\p{Ll}{3}[.?!]["”’)]?)\s+(?=£?\d[\d,.]*k?\s+\p{L}{3})/gu)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (BEFORE_NAME.test(before) || BEFORE_NUMBER.test(before) || MAY_CLOSE.test(before)) continue;
    spans.push([from, start + match.index]);
    from = start + match.index;
  }
  spans.push([from, end]);
  return spans;
}

function trimmed(even: string, [start, end]: Span): Span[] {
  let from = start;
  let to = end;
  while (from < to && even[from] === " ") from += 1;
  while (to > from && even[to - 1] === " ") to -= 1;
  return from < to ? [[from, to]] : [];
}
