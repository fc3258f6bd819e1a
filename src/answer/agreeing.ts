/** Who else tells of the votes that an answer shows, in words that the question does not have. */
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import type { Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { voteItem } from "./items.ts";
import { counterparts, voteLikeness } from "./same-thing.ts";
import { overlap } from "./side-by-side.ts";
import { votesNear, votesOf } from "./sittings.ts";
import { hasTally, isDecided } from "./tally.ts";

/** The items, and after them what other witnesses of the same meetings tell of the same votes. */
export function withAgreeing(
  archive: Archive,
  items: readonly Item[],
  votes: readonly Vote[],
  words: AnswerWording,
): readonly Item[] {
  const shown = [...items];
  for (const vote of votes.filter(isDecided)) {
    // Another who gives the count is heard even where the first gives none.
    const entries = votesNear(archive, vote.meeting).filter(hasTally);
    const own = votesOf(archive, vote.report).filter(isDecided);
    const others = counterparts(archive, vote, { entries, own }, (a, b) => voteLikeness(archive, a, b));
    for (const other of others) {
      const item = voteItem(archive, other, words);
      if (item === null || shown.some(({ citation }) => overlap(citation, item.citation))) continue;
      shown.push(item);
    }
  }
  return shown;
}
