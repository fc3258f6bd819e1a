/** A report's text cut into sections and passages; see `Passage` for what a passage promises. */
import { createHash } from "node:crypto";
import { type Paragraph, paragraphs } from "../paragraphs.ts";
import type { Meeting, Passage, Section } from "../report.ts";
import { sentences } from "../sentences.ts";
import { leadingBody, runInLead } from "./run-in-lead.ts";
import { overlapsAny, type Span, trimSpan, without } from "./spans.ts";

/** A passage is closed once it has so many words, and grows no longer than so many. */
const ENOUGH_WORDS = 45;
const MOST_WORDS = 180;
const CHUNK_WORDS = 130;

/** A part of the text under one heading, before anything is cut into passages. */
export type Part = {
  readonly heading: string | null;
  /** Depth where the text has levels (`##`, `<h3>`); null where it is plain. */
  readonly level: number | null;
  readonly headingSpan: Span | null;
  readonly body: readonly Paragraph[];
};

/** Divides the text from `start` on at its headings and run-in leads. Headings inside blocked spans (page furniture) do not count. */
export function divide(text: string, start: number, blocked: readonly Span[]): Part[] {
  const parts: {
    heading: string | null;
    level: number | null;
    headingSpan: Span | null;
    body: Paragraph[];
  }[] = [{ heading: null, level: null, headingSpan: null, body: [] }];
  let headed: number | null = null;
  for (const raw of paragraphs(text.slice(start))) {
    const paragraph = shift(raw, start);
    if (paragraph.kind === "rule") continue;
    const visible = without(paragraph, blocked);
    if (visible.length === 0) continue;
    // A post of a thread is short, and its marker ("3/8") shows that it is no heading.
    const marked =
      visible.length > 1 || visible[0]?.start !== paragraph.start || visible[0]?.end !== paragraph.end;
    if (paragraph.kind === "heading" && !marked) {
      const [first] = without({ start: paragraph.bodyStart, end: paragraph.end }, blocked);
      const heading = first === undefined ? "" : plainHeading(text.slice(first.start, first.end));
      if (heading === "") continue;
      const level = paragraph.marker.startsWith("#") ? paragraph.marker.length : null;
      parts.push({
        heading,
        level,
        headingSpan: { start: paragraph.bodyStart, end: paragraph.end },
        body: [],
      });
      headed = level;
      continue;
    }
    const words = text.slice(paragraph.bodyStart, paragraph.end);
    const lead = runInLead(words);
    const body = lead === null ? leadingBody(words) : null;
    if (body !== null) {
      const level = headed === null ? null : headed + 1;
      parts.push({ heading: body, level, headingSpan: null, body: [paragraph] });
      continue;
    }
    const leadSpan = { start: paragraph.bodyStart, end: paragraph.bodyStart + (lead?.length ?? 0) };
    if (lead === null || overlapsAny(leadSpan, blocked)) {
      parts.at(-1)?.body.push(paragraph);
      continue;
    }
    parts.push({
      heading: lead.heading,
      // Under the last heading proper: the next heading of that level ends it.
      level: headed === null ? null : headed + 1,
      headingSpan: leadSpan,
      body: [{ ...paragraph, kind: "prose", marker: "", start: leadSpan.end, bodyStart: leadSpan.end }],
    });
  }
  return parts;
}

/** The passages of one part. A blocked span ends a passage; the next begins after it. */
export function passagesOf(text: string, part: Part, blocked: readonly Span[]): Span[] {
  const found: Span[] = [];
  let open: { start: number; end: number; words: number; list: boolean } | null = null;
  const close = () => {
    if (open !== null) found.push({ start: open.start, end: open.end });
    open = null;
  };
  for (const paragraph of part.body) {
    for (const visible of without(paragraph, blocked)) {
      const span = trimSpan(text, visible);
      if (span === null || !/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end))) continue;
      const words = countWords(text.slice(span.start, span.end));
      const item = paragraph.kind === "item";
      const current: { start: number; end: number; words: number; list: boolean } | null = open;
      if (current !== null) {
        // Whatever may not be shown between two pieces keeps them apart.
        const between = { start: current.end, end: span.start };
        const apart = overlapsAny(between, blocked);
        const full = current.words + words > MOST_WORDS;
        const enough = current.words >= ENOUGH_WORDS && !(item && (current.list || leadsIn(text, current)));
        if (apart || full || enough) close();
      }
      if (words > MOST_WORDS) {
        close();
        found.push(...chunks(text, span));
        continue;
      }
      open = open === null ? { ...span, words, list: item } : grown(open, span, words, item);
    }
  }
  close();
  return found;
}

/** A passage with its id, `<report id>.<short hash of the text>`; a text that repeats gets a number. */
export function makePassage(
  report: string,
  text: string,
  span: Span,
  section: Pick<Section, "heading" | "meeting">,
  taken: Map<string, number>,
): Passage {
  const words = text.slice(span.start, span.end);
  const hash = createHash("sha256").update(words).digest("hex").slice(0, 8);
  const copy = (taken.get(hash) ?? 0) + 1;
  taken.set(hash, copy);
  const id = copy === 1 ? `${report}.${hash}` : `${report}.${hash}-${copy}`;
  const meeting: Meeting | null = section.meeting;
  return { id, report, heading: section.heading, meeting, start: span.start, end: span.end, text: words };
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** Heading text without Markdown emphasis, links and closing marks. */
function plainHeading(text: string): string {
  return text
    .replace(/\s+#+$/u, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replace(/^[*_]{1,3}(.*?)[*_]{1,3}$/u, "$1")
    .replace(/\s+/gu, " ")
    .replace(/[:\s]+$/u, "")
    .trim();
}

type Open = { start: number; end: number; words: number; list: boolean };

function grown(open: Open, span: Span, words: number, item: boolean): Open {
  return { start: open.start, end: span.end, words: open.words + words, list: item };
}

/** "The following were agreed:" belongs to the list after it. */
function leadsIn(text: string, span: Span): boolean {
  return /[:–—-]\s*$/u.test(text.slice(span.start, span.end));
}

/** A very long paragraph at its sentences, in pieces of like size; a sentence longer than that at white space. */
function chunks(text: string, span: Span): Span[] {
  const pieces = sentences(text.slice(span.start, span.end)).flatMap((sentence) =>
    shortened(text, { start: span.start + sentence.start, end: span.start + sentence.end }),
  );
  const total = countWords(text.slice(span.start, span.end));
  const size = total / Math.max(1, Math.round(total / CHUNK_WORDS));
  const found: { start: number; end: number; words: number }[] = [];
  for (const piece of pieces) {
    const words = countWords(text.slice(piece.start, piece.end));
    const last = found.at(-1);
    if (last !== undefined && last.words + words / 2 <= size && last.words + words <= MOST_WORDS) {
      last.end = piece.end;
      last.words += words;
    } else {
      found.push({ start: piece.start, end: piece.end, words });
    }
  }
  return found.map(({ start, end }) => ({ start, end }));
}

/** Text without full stops, or without blanks, still ends somewhere. */
function shortened(text: string, span: Span): Span[] {
  const longest = MOST_WORDS * 10;
  if (span.end - span.start <= longest) return [span];
  const found: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    let end = Math.min(start + longest, span.end);
    if (end < span.end) {
      const blank = text.lastIndexOf(" ", end);
      if (blank > start + longest / 2) end = blank;
      else if (/[\ud800-\udbff]/u.test(text[end - 1] ?? "")) end -= 1;
    }
    const piece = trimSpan(text, { start, end });
    if (piece !== null) found.push(piece);
    start = end;
  }
  return found;
}

function shift(paragraph: Paragraph, by: number): Paragraph {
  return {
    ...paragraph,
    start: paragraph.start + by,
    end: paragraph.end + by,
    bodyStart: paragraph.bodyStart + by,
  };
}
