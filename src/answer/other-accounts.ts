/** What other witnesses of a meeting tell on the same matter, found by what they tell and not by a question's words. */
import type { Archive } from "../archive/archive.ts";
import { differentWitnesses, type Told } from "./accounts.ts";
import { matterLikeness, matterOf } from "./matters.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import { passagesNear } from "./sittings.ts";

type Sought<Entry> = {
  /** What a passage tells of the kind that is sought. */
  readonly toldIn: (reading: ReadPassage) => readonly Entry[];
  readonly differ: (a: Entry, b: Entry) => boolean;
  /** From this likeness of their matters on, 0 to 1, two entries tell of one thing. */
  readonly likeEnough: number;
};

type Accounts<Entry> = {
  /** The entries given, and after them what was found to differ from one of them. */
  readonly all: readonly Entry[];
  /** Whether one of two was found for the other. */
  readonly paired: (a: Entry, b: Entry) => boolean;
};

/** Of each other witness the entry on the same matter that is most like a given one, where it differs from it. */
export function withOtherAccounts<Entry extends Told>(
  archive: Archive,
  given: readonly Entry[],
  { toldIn, differ, likeEnough }: Sought<Entry>,
): Accounts<Entry> {
  const own = new Set(given.map(placeOf));
  const found: Entry[] = [];
  const pairs = new Set<string>();
  const like = (a: Entry, b: Entry) => matterLikeness(matterOf(archive, a), matterOf(archive, b));
  for (const entry of given) {
    const told = passagesNear(archive, entry.meeting).flatMap((passage) => {
      const reading = readPassage(archive, passage);
      return reading === null ? [] : toldIn(reading);
    });
    const best = new Map<string, { other: Entry; likeness: number }>();
    for (const other of told) {
      if (own.has(placeOf(other)) || !differentWitnesses(archive, entry, other)) continue;
      const likeness = like(entry, other);
      if (likeness >= Math.max(likeEnough, best.get(other.report)?.likeness ?? 0))
        best.set(other.report, { other, likeness });
    }
    for (const { other, likeness } of best.values()) {
      // Accounts of several things are paired off, not crossed.
      const rival = told.some((mine) => mine.report === entry.report && like(mine, other) > likeness);
      if (rival || !differ(entry, other)) continue;
      found.push(other);
      pairs.add(`${placeOf(entry)} ${placeOf(other)}`);
    }
  }
  return {
    all: [...given, ...found],
    paired: (a, b) => pairs.has(`${placeOf(a)} ${placeOf(b)}`) || pairs.has(`${placeOf(b)} ${placeOf(a)}`),
  };
}

function placeOf({ passage, start, end }: Told): string {
  return `${passage}:${start}-${end}`;
}
