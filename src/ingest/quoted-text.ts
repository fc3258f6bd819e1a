/** Text that was saved with the marks of quoting before its lines, read without them. */
import { fileMapOf, type MapStep } from "../file-map.ts";
import type { Traced } from "./traced-text.ts";

const QUOTED_LINE = /^[^\S\n]*>/gmu;
const FILLED_LINE = /^.*\S.*$/gmu;
/** A line end with the marks before the next line, or the marks at the very beginning. */
const MARKS = /(?:\r\n|\r|\n|^)(?:[^\S\r\n]*>)+[^\S\r\n]?/gu;
/** Fewer are quotations in a text that is not itself quoted. */
const LEAST_SHARE = 0.3;
const LEAST_LINES = 4;

/**
 * A quoted text without its marks, so that its paragraphs, headings and sentences are whole; null for any other.
 * A quotation over a line end still is the file's own characters, mark and all.
 */
export function withoutQuoting(text: string): Traced | null {
  const quoted = text.match(QUOTED_LINE)?.length ?? 0;
  if (quoted < LEAST_LINES || quoted < (text.match(FILLED_LINE)?.length ?? 0) * LEAST_SHARE) return null;
  const steps: MapStep[] = [];
  let read = "";
  let last = 0;
  for (const { 0: raw, index } of text.matchAll(MARKS)) {
    steps.push({ kind: "same", length: index - last });
    read += text.slice(last, index);
    last = index + raw.length;
    if (/^[\r\n]/u.test(raw)) {
      read += "\n";
      steps.push({ kind: "blank", raw });
    } else {
      steps.push({ kind: "left", fileLength: raw.length });
    }
  }
  steps.push({ kind: "same", length: text.length - last });
  return { text: read + text.slice(last), fileMap: fileMapOf(steps) };
}
