/** Whether a number of staff is that of the jobs that are to go: a meeting tells of few such numbers. */
import type { Archive } from "../archive/archive.ts";
import type { Figure } from "../report.ts";
import { readPassage } from "./passage-reading.ts";

/** Told in the figure's own sentence, in what leads up to it in its paragraph, or over it: "Redundancies. ... It's 41 jobs." */
export function areJobsLost(archive: Archive, { measure, passage, start, end }: Figure): boolean {
  if (measure !== "staff") return false;
  const found = archive.passage(passage);
  const reading = found === undefined ? null : readPassage(archive, found);
  if (reading === null) return false;
  const at = reading.sentences.findLastIndex((sentence) => reading.passage.start + sentence.start < end);
  const here = reading.sentences[at];
  if (here === undefined || reading.passage.start + here.end <= start) return false;
  const told = reading.sentences
    .slice(Math.max(0, at - SENTENCES_BEFORE), at + 1)
    .filter(({ paragraph }) => paragraph === here.paragraph)
    .map(({ text }) => text);
  return LOST.test([reading.passage.heading ?? "", ...told].join(" "));
}

const SENTENCES_BEFORE = 2;

const LOST =
  /\b(?:redundan\w+|severance|lay-?offs?|laid\s+off|job\s+(?:losses|cuts)|(?:jobs?|posts?|staff)\s+(?:\p{L}+\s+){0,3}?(?:lost|going|gone|go|cut|axed|disappear)|(?:lose|losing|shed|shedding|cut|cutting|axe|axing|rid\s+of)\s+(?:\S+\s+){0,3}?(?:jobs|posts|staff|organisers|people))\b/iu;
