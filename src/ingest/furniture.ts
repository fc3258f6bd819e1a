/**
 * Page furniture: what stands on the page and is no part of the report. Found in the text as spans, never cut out of
 * it, so that a quotation's offsets stay true to the file.
 */

import { type Line, linesOf } from "../paragraphs.ts";
import { readChat } from "./chat-export.ts";
import { forwardedMessage, quoteMarks } from "./forwarded.ts";
import { countWords, isFurnitureLine, isProse } from "./furniture-lines.ts";
import { markEdges } from "./page-edges.ts";
import { mergeSpans, type Span } from "./spans.ts";

export type Furniture = {
  /** Ordered and merged. */
  readonly spans: readonly Span[];
  /** A picture's caption was stuck to the first words of the text and has been told apart from them. */
  readonly fusedCaption: boolean;
};

export const NO_FURNITURE: Furniture = { spans: [], fusedCaption: false };

/** Spans of furniture in the text from `start` on; `known` are those the extraction already found. */
export function furnitureOf(text: string, start: number, known: readonly Span[]): Furniture {
  const lines = linesOf(text.slice(start)).map((line, number) => ({
    ...line,
    number,
    start: line.start + start,
    end: line.end + start,
  }));
  const filled = lines.filter((line) => /[^\s\u200b]/u.test(line.text));
  const spans: Span[] = [...known];
  const marked = filled.map((line) => isFurnitureLine(line.text) && !isGlued(line.text));
  markEdges(filled, marked);
  for (const [index, line] of filled.entries())
    if (marked[index]) spans.push({ start: line.start, end: line.end });
  spans.push(
    ...mailHeaders(filled),
    ...(readChat(text.slice(start))?.stamps.map((stamp) => ({
      start: stamp.start + start,
      end: stamp.end + start,
    })) ?? []),
    ...forwarderText(text, start),
    ...quoteMarks(text, start),
    ...threadMarkers(text, start),
    ...inlineFurniture(filled),
  );
  const fused = fusedCaption(filled.filter((_line, index) => !marked[index]));
  if (fused !== null) spans.push(fused);
  return { spans: mergeSpans(spans), fusedCaption: fused !== null };
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

/** Four signs, as of "{{}}". */
const SHORTEST_INLINE = 4;

/** Furniture inside a line of prose: "READ MORE: ..." at its end, a bracketed caption, "[...]" of a teaser. */
function inlineFurniture(lines: readonly Line[]): Span[] {
  const found: Span[] = [];
  for (const line of lines) {
    if (line.text.length < SHORTEST_INLINE) continue;
    for (const match of line.text.matchAll(
      /(?:^\s*(?:img|image|photo|picture|dsc[fn]?|pic|screenshot)[ _-]?\d{2,}(?=\p{Lu}\p{Ll})|(?<=[.!?”"]\s*)(?:READ MORE|RELATED|READ NEXT|SEE ALSO)\s*:.*$|\((?:Photo|Image|Picture)(?: credit)?:[^)]{0,120}\)|\[(?:[Ii]mage|[Pp]hoto|[Pp]icture)[^\]]{0,120}\]|!\[[^\]]*\]\([^)]*\)(?:\s{0,3}\*[^*\n]{1,160}\*(?=\s*$))?|(?<=\s)Back to (?:the )?(?:index|top|home(?: ?page)?|main (?:page|menu)|all (?:posts|reports))\b[^.!?]{0,40}$|(?<=\s)Continue reading\b.*$|\{\{[^}\n]{0,80}\}\}|\*\|[A-Z_]{2,30}\|\*)/gu,
    )) {
      found.push({ start: line.start + match.index, end: line.start + match.index + match[0].length });
    }
  }
  return found;
}

const LEAD = 160;
const CAPTION = /^\W*(?:image|photo|picture|caption)s?\s*:/iu;
const SENTENCE_START =
  "(?:The|This|That|On|In|At|As|We|I|It|Yesterday|Today|There|A|An|After|Before|Our|My|Last|Labour|National|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|With|When|While|Following|Members|Here|Short|First|Despite|Since|For|From|Just|Another|These|Not|NEC|Report)";
const GLUE = new RegExp(
  `(?<=[\\p{Ll}\\d])(?=${SENTENCE_START}(?![\\p{L}]))|(?<=\\p{Lu}{2})(?=${SENTENCE_START}(?![\\p{Lu}]))(?=\\p{Lu}\\p{Ll})`,
  "u",
);

/** "Image: a harbour at duskOn Tuesday we met": the caption ends where the text begins. */
function isGlued(text: string): boolean {
  return CAPTION.test(text) && GLUE.test(text.slice(0, LEAD));
}

/** "NEC Report ABHarriet opened the meeting": a picture's name that ends with somebody's initials. */
const INITIALS = /^(?:[\p{L}\d]+ ){1,5}\p{Lu}{2,3}(?=\p{Lu}\p{Ll}{2})/u;

const INITIALS_OVER_HEADING = new RegExp(`${INITIALS.source}(?=${SENTENCE_START}(?![\\p{L}]))`, "u");

/** "Portrait1National Executive", "NEC-Report-AB-e134365Many thanks": a picture's name with its number. */
const FILE_NAME = /^\p{L}[\p{L}\d_-]{2,60}\d(?=\p{Lu}\p{Ll}{2})/u;
const TOP_HEADINGS = 6;
const TOP_LINES = 20;

/** A picture's caption or file name stuck to the text's first words: "Councillors out in CarwayOn Tuesday ...". */
function fusedCaption(lines: readonly Line[]): Span | null {
  for (const line of lines.slice(0, TOP_HEADINGS)) {
    const name = FILE_NAME.exec(line.text)?.[0] ?? INITIALS_OVER_HEADING.exec(line.text)?.[0];
    if (name !== undefined) return { start: line.start, end: line.start + name.length };
  }
  const glued = lines.slice(0, TOP_LINES).find((line) => isGlued(line.text));
  if (glued !== undefined) {
    const caption = GLUE.exec(glued.text.slice(0, LEAD))?.index ?? 0;
    return { start: glued.start, end: glued.start + caption };
  }
  const first = lines.filter((line) => isProse(line.text)).slice(0, 2);
  for (const line of first) {
    const lead = line.text.slice(0, LEAD);
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
