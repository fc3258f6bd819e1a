/** What a figure counts in or leaves out, as its sentence says: one that counts more in is another measure. */
import type { Archive } from "../archive/archive.ts";
import type { Figure } from "../report.ts";
import { readPassage } from "./passage-reading.ts";

/**
 * The larger of two figures is told to count something in that is not told of the smaller, or the smaller to leave
 * something out: "damages of £400,000" and "with costs on both sides included, £600,000" are both right.
 */
export function oneCountsMore(archive: Archive, a: Figure, b: Figure): boolean {
  const [smaller, larger] = a.value < b.value ? [a, b] : [b, a];
  if (smaller.value === larger.value) return false;
  const countsIn =
    COUNTS_IN.test(withoutNegated(larger.quote)) && !COUNTS_IN.test(withoutNegated(smaller.quote));
  if (countsIn || (isPart(smaller.quote) && OF_ALL.test(larger.quote))) return true;
  return leavesOut(archive, smaller) && !leavesOut(archive, larger);
}

const COUNTS_IN =
  /\b(?:(?:is|are|was|were|being)\s+(?:all\s+|also\s+)?(?:included|counted\s+in|added(?:\s+(?:in|on))?|thrown\s+in)|(?:when|if|once|with)\s+(?:you\s+|we\s+|one\s+)?[^.;]{0,60}?\b(?:included|add(?:ed)?(?:\s+(?:in|on))?|thrown\s+in|counted\s+in|(?:put|throw|count)\s+[^.;]{1,60}?\sin)|(?:that|this|it|which)\s+includes)\b|(?:^|[,;:(]\s*)(?:including|counting)\s+(?!\d)[^,;.]{3,60},/i;

const NEGATED = /\b(?:not|never|n['’]t)\s+(?:been\s+)?(?:included|counted\s+in|added|counting|including)\b/gi;

function withoutNegated(text: string): string {
  return text.replace(/n['’]t\b/gi, " not").replace(NEGATED, " ");
}

/** "Damages of £400,000": a part of what a matter costs. */
function isPart(text: string): boolean {
  return A_PART.test(text);
}

const A_PART =
  /\b(?:damages|compensation|(?:legal\s+|lawyers['’]\s+|court\s+)?fees|fines?|deposit|interest|wages|rent|vat|loans?|borrowing|overdraft|severance)\s+(?:(?:of|is|are|was|were|came\s+to|comes?\s+to|at)\s+)+(?:about\s+|around\s+|some\s+|over\s+|nearly\s+)?[£$€]\s?\d/i;
const OF_ALL =
  /\b(?:all\s+told|in\s+all|altogether|in\s+total|all\s+in|total(?:s|led)?|whole|the\s+lot|everything|set\s+(?:us|them|the\s+party)\s+back)\b/i;

/** In its own sentence or in the next, where that points back to it. */
function leavesOut(archive: Archive, { passage, start, quote }: Figure): boolean {
  if (LEFT_OUT.test(quote)) return true;
  const found = archive.passage(passage);
  const reading = found === undefined ? null : readPassage(archive, found);
  if (reading === null) return false;
  const at = reading.sentences.findLastIndex((sentence) => reading.passage.start + sentence.start <= start);
  return LEFT_OUT_THERE.test(reading.sentences[at + 1]?.text ?? "");
}

const LEFT_OUT =
  /\b(?:not\s+(?:counting|including|included)|n['’]t\s+(?:included?|count(?:ed)?)|do(?:es)?\s+not\s+(?:include|count)|excluding|excludes?|leav(?:es?|ing)\s+out|(?:is|are|come|comes)\s+(?:extra|on\s+top))\b/i;
const LEFT_OUT_THERE =
  /\b(?:(?:that|this|it|which|figure|number|sum|total)\s+(?:does\s*n(?:o|['’])t\s+(?:include|count|cover)|leaves\s+out|excludes)|(?:do|did)\s*n(?:o|['’])t\s+(?:include|count)\s+in\s+(?:that|this|it)|on\s+top\s+of\s+(?:that|this|it)|(?:is|are|come|comes)\s+(?:extra|on\s+top))\b/i;
