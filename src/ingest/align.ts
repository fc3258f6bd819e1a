/** Where a text stands in a file that has the same words with other white space and with marks of quoting. */
import { fileMapOf, type MapStep } from "../file-map.ts";
import type { FileMap } from "../report.ts";

/** A part of a mail begins after an empty line; so many such places are tried. */
const MOST_STARTS = 400;
/** A text that repeats itself is compared so many times over at most. */
const MOST_PASSES = 4;

/**
 * The map of a text that stands in the file whole and in order, white space and `>` at the beginnings of lines apart.
 * Null: it stands there otherwise, encoded perhaps.
 */
export function alignedMap(text: string, file: string): FileMap | null {
  const starts = file.matchAll(/(?:^|\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)/gu);
  const budget = { left: text.length * MOST_PASSES };
  for (const start of [0, ...starts.take(MOST_STARTS).map((match) => match.index + match[0].length)]) {
    const steps = alignedSteps(text, file, start, budget);
    if (steps !== null) return fileMapOf(steps);
  }
  return null;
}

function alignedSteps(text: string, file: string, start: number, budget: { left: number }): MapStep[] | null {
  const steps: MapStep[] = [{ kind: "left", fileLength: start }];
  let from = start;
  for (const { 0: token, index } of text.matchAll(/\s+|\S+/gu)) {
    budget.left -= token.length;
    if (budget.left < 0) return null;
    const blank = /^\s/u.test(token);
    const gap = gapAt(file, from);
    if (blank) {
      if (gap === "") return null;
      steps.push(...blankSteps(token, gap));
      from += gap.length;
      continue;
    }
    // Before the first word the file may have marks and blank lines.
    const lead = index === 0 ? gap.length : 0;
    if (!file.startsWith(token, from + lead)) return null;
    steps.push({ kind: "left", fileLength: lead }, { kind: "same", length: token.length });
    from += lead + token.length;
  }
  return steps;
}

/** White space from here on, with the marks of quoting that stand at the beginnings of its lines. */
function gapAt(file: string, from: number): string {
  const before = file[from - 1];
  let lineStart = before === undefined || before === "\n" || before === "\r";
  let end = from;
  for (; end < file.length; end += 1) {
    const character = file[end] ?? "";
    if (character === "\n" || character === "\r") lineStart = true;
    else if (character === ">" ? !lineStart : !/\s/u.test(character)) break;
  }
  return file.slice(from, end);
}

/** Blank by blank, the last standing for what is more; marks were left, and the blanks beside them added. */
function blankSteps(read: string, gap: string): MapStep[] {
  if (read === gap) return [{ kind: "same", length: read.length }];
  const units = gap.match(/\r\n|[\s\S]/gu) ?? [];
  if (gap.trim() === "" && units.length >= read.length) {
    const last = read.length - 1;
    return [...units.slice(0, last), units.slice(last).join("")].map((raw) => ({ kind: "blank", raw }));
  }
  return [
    { kind: "added", length: read.length },
    { kind: "left", fileLength: gap.length },
  ];
}
