/** Votes told a paragraph or two after what they were on was named. */
import type { Archive } from "../archive/archive.ts";
import { inOneSection, type Passage } from "../report.ts";
import { readPassage } from "./passage-reading.ts";

const PASSAGES_AFTER = 2;
/** Among so many of the best passages what is voted on is looked for. */
const MOST_NAMING = 8;

/** The passages given, best first, and after them those just behind the best in which a vote is told. */
export function withVotesAfter(archive: Archive, ids: readonly string[]): readonly string[] {
  const after = ids.slice(0, MOST_NAMING).flatMap((id) => {
    const passage = archive.passage(id);
    return passage === undefined ? [] : following(archive, passage).map((next) => next.id);
  });
  return [...new Set([...ids, ...after])];
}

function following(archive: Archive, passage: Passage): readonly Passage[] {
  const passages = archive.report(passage.report)?.passages ?? [];
  const at = passages.findIndex(({ id }) => id === passage.id);
  return passages
    .slice(at + 1, at + 1 + PASSAGES_AFTER)
    .filter(
      (next) =>
        inOneSection(next, passage) &&
        readPassage(archive, next)?.sentences.some(({ votes }) => votes.length > 0),
    );
}
