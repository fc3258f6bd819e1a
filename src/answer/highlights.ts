/** The most telling lines of an account: votes, figures, decisions, and what each section opens with. */
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import type { Passage, Report } from "../report.ts";
import { passageItem, voteItem } from "./items.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import { TURNING } from "./trail.ts";

type Line = { readonly item: Item; readonly worth: number; readonly order: number };

/** A line is rounded out with its neighbours up to this many characters. */
const ROUNDED = 260;
/** What is shorter is a heading or a fragment. */
const FRAGMENT = 30;

/** At most `most` lines of these passages, in the order of the text. */
export function highlights(
  archive: Archive,
  report: Report,
  passages: readonly Passage[],
  most: number,
): readonly Item[] {
  const lines = passages.flatMap((passage, order) => {
    const reading = readPassage(archive, passage);
    return reading === null ? [] : linesOf(archive, report, reading, order);
  });
  return lines
    .sort((a, b) => b.worth - a.worth || a.order - b.order)
    .slice(0, most)
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** One line for a passage; a long one with several votes gives a line for each of these. */
function linesOf(archive: Archive, report: Report, reading: ReadPassage, order: number): readonly Line[] {
  const votes = reading.sentences.flatMap(({ votes: told }) => told);
  const counted = votes.filter((vote) => vote.for !== null || vote.against !== null);
  if (counted.length > 0) {
    return counted.flatMap((vote, index) => {
      const item = voteItem(archive, vote);
      return item === null || (counted[index - 1]?.start === vote.start && index > 0)
        ? []
        : [{ item, worth: 4, order: order + index / 100 }];
    });
  }
  let best = { at: 0, worth: -1 };
  for (const [at, sentence] of reading.sentences.entries()) {
    if (sentence.text.length < FRAGMENT) continue;
    const worth =
      (sentence.votes.length > 0 ? 1.5 : 0) +
      (sentence.figures.some(({ value }) => value >= 100) ? 1.2 : sentence.figures.length > 0 ? 0.6 : 0) +
      (TURNING.test(sentence.text) ? 0.8 : 0) +
      (at === 0 ? 0.3 : 0);
    if (worth > best.worth) best = { at, worth };
  }
  const { start, end } = rounded(reading, best.at);
  return end > start
    ? [{ item: passageItem(report, reading.passage, start, end), worth: best.worth, order }]
    : [];
}

function rounded({ sentences }: ReadPassage, at: number): { start: number; end: number } {
  let from = at;
  let to = at;
  const length = (first: number, last: number) =>
    (sentences[last]?.end ?? 0) - (sentences[first]?.start ?? 0);
  if (from > 0 && length(from - 1, to) <= ROUNDED) from--;
  while (to + 1 < sentences.length && length(from, to + 1) <= ROUNDED) to++;
  return { start: sentences[from]?.start ?? 0, end: sentences[to]?.end ?? 0 };
}
