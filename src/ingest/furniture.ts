/** Page furniture: what stands on the page and is no part of the report. */
import { mergeSpans, type Span } from "./spans.ts";

/** Spans of furniture in the text from `start` on, ordered; `known` are those the extraction already found. */
export function furnitureOf(_text: string, _start: number, known: readonly Span[]): Span[] {
  return mergeSpans(known);
}
