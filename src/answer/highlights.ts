/** The most telling lines of an account: votes, figures, decisions, and what each section opens with. */
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import type { Passage, Report } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { passageItem, votesItem } from "./items.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import type { ReadSentence } from "./reading-sentence.ts";
import { TURNING } from "./trail.ts";

type Line = { readonly item: () => Item; readonly worth: number; readonly order: number };

/** Characters of a line, unless a single sentence is longer. */
const STRETCH = 330;
/** What is shorter is a heading or a fragment. */
const FRAGMENT = 30;

export type Account = { readonly report: Report; readonly passages: readonly Passage[] };

/** Each makes a line: of an overview of many years only a page is shown. */
type Lines = readonly (() => Item)[];

/**
 * The lines of several accounts that share `most` places: each has its best two (one where many share), the
 * rest go to the most telling of all. In the order of the accounts and of their texts.
 */
export function highlights(
  archive: Archive,
  accounts: readonly Account[],
  most: number,
  words: AnswerWording,
): readonly Lines[] {
  if (accounts.length >= most) return accounts.map((account) => bestOf(archive, account, words));
  const lines = accounts.map((account) => allOf(archive, account, words));
  const assured = accounts.length * 2 <= most ? 2 : 1;
  const chosen = lines.map((own) => own.slice(0, assured));
  const rest = lines
    .flatMap((own, account) => own.slice(assured).map((line) => ({ line, account })))
    .sort((a, b) => b.line.worth - a.line.worth);
  for (const { line, account } of rest.slice(0, Math.max(0, most - assured * accounts.length))) {
    chosen[account]?.push(line);
  }
  return chosen.map((own) => own.sort((a, b) => a.order - b.order).map(({ item }) => item));
}

/** The best line of an account that tells anything, looked for when it is made. */
function bestOf(archive: Archive, account: Account, words: AnswerWording): Lines {
  const [any] = linesIn(archive, account, words).take(1);
  return any === undefined ? [] : [() => (allOf(archive, account, words)[0] ?? any).item()];
}

/** All lines of an account, the most telling first. */
function allOf(archive: Archive, account: Account, words: AnswerWording): readonly Line[] {
  return [...linesIn(archive, account, words)].sort((a, b) => b.worth - a.worth || a.order - b.order);
}

function* linesIn(archive: Archive, { report, passages }: Account, words: AnswerWording): Generator<Line> {
  for (const [order, passage] of passages.entries()) {
    const reading = readPassage(archive, passage);
    if (reading !== null) yield* linesOf(report, reading, order, words);
  }
}

/** A passage in stretches of a few sentences; a stretch with a tally is a vote. */
function linesOf(report: Report, reading: ReadPassage, order: number, words: AnswerWording): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from < reading.sentences.length) {
    const to = endOfStretch(reading, from);
    const stretch = reading.sentences.slice(from, to + 1);
    const start = stretch[0]?.start ?? 0;
    const end = stretch.at(-1)?.end ?? start;
    const votes = [...new Set(stretch.flatMap((sentence) => sentence.votes))].filter(
      (vote) => vote.for !== null || vote.against !== null,
    );
    const [first, last] = [from, to];
    const item = () =>
      votes.length === 0
        ? passageItem(report, reading.passage, start, end)
        : votesItem({ reading, from: first, to: last }, votes, words);
    const worth = Math.max(...stretch.map((sentence) => worthOf(sentence))) + (from === 0 ? 0.3 : 0);
    if (end - start >= FRAGMENT || worth >= 1) lines.push({ item, worth, order: order + from / 1_000 });
    from = to + 1;
  }
  return lines;
}

function endOfStretch({ sentences }: ReadPassage, from: number): number {
  let to = from;
  const start = sentences[from]?.start ?? 0;
  const paragraph = sentences[from]?.paragraph;
  while (sentences[to + 1]?.paragraph === paragraph && (sentences[to + 1]?.end ?? 0) - start <= STRETCH) to++;
  return to;
}

function worthOf({ text, votes, figures }: ReadSentence): number {
  const counted = votes.some((vote) => vote.for !== null || vote.against !== null);
  return (
    (counted ? 3 : votes.length > 0 ? 1.2 : 0) +
    (figures.some(({ value }) => value >= 100) ? 1.2 : figures.length > 0 ? 0.6 : 0) +
    (TURNING.test(text) ? 0.8 : 0)
  );
}
