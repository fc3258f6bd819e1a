/** Who else tells of the votes and figures that an answer shows, in words that the question does not have. */
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import type { Figure, Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { figureItem, voteItem } from "./items.ts";
import { counterparts, voteLikeness } from "./same-thing.ts";
import { overlap } from "./side-by-side.ts";
import { figuresNear, votesNear, votesOf } from "./sittings.ts";
import { hasTally, isDecided } from "./tally.ts";
import { witnessOf } from "./witnesses.ts";

/** What other witnesses of the same meetings tell of the same votes, where they give the count. */
export function countedElsewhere(archive: Archive, votes: readonly Vote[]): readonly Vote[] {
  const counted = (vote: Vote) => {
    const entries = votesNear(archive, vote.meeting).filter(hasTally);
    const own = votesOf(archive, vote.report).filter(isDecided);
    return counterparts(archive, vote, { entries, own }, (a, b) => voteLikeness(archive, a, b));
  };
  const found = votes.filter(isDecided).flatMap(counted);
  // Another count of what one account counts may be known only by that count.
  return [...new Set([...found, ...found.flatMap(counted)])].filter((vote) => !votes.includes(vote));
}

/** The items, and after them the votes that they do not show yet. */
export function withVotes(
  archive: Archive,
  items: readonly Item[],
  votes: readonly Vote[],
  words: AnswerWording,
): readonly Item[] {
  const shown = [...items];
  for (const vote of votes) {
    const item = voteItem(archive, vote, words);
    if (item !== null && !shown.some(({ citation }) => overlap(citation, item.citation))) shown.push(item);
  }
  return shown;
}

/** The party's members are counted with those in arrears or without: two measures, and either answers. */
const OF_MEMBERS = ["membership", "paid-up membership"];

/**
 * The items, and after them the number of members that other witnesses of the same meetings give, where it is
 * such a number that the answer shows.
 */
export function withMembersToldElsewhere(
  archive: Archive,
  items: readonly Item[],
  figures: readonly Figure[],
  words: AnswerWording,
): readonly Item[] {
  const shown = [...items];
  const heard = new Set(figures.map(({ report }) => witnessOf(archive, report)));
  for (const figure of figures.filter(({ measure }) => OF_MEMBERS.includes(measure))) {
    for (const other of OF_MEMBERS.flatMap((measure) => figuresNear(archive, { ...figure, measure }))) {
      const witness = witnessOf(archive, other.report);
      // A figure of another day is another figure.
      if (heard.has(witness) || other.asOf !== figure.asOf) continue;
      const item = figureItem(archive, other, words);
      if (item === null) continue;
      heard.add(witness);
      if (!shown.some(({ citation }) => overlap(citation, item.citation))) shown.push(item);
    }
  }
  return shown;
}
