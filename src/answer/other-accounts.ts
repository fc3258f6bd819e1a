/** What other witnesses of a meeting tell on the same matter, found by what they tell and not by a question's words. */
import type { Archive } from "../archive/archive.ts";
import type { Meeting, Report } from "../report.ts";
import { differentWitnesses, type Told } from "./accounts.ts";
import { matterLikeness, matterOf } from "./matters.ts";
import { meetingsNear } from "./one-sitting.ts";
import { reportsNear } from "./sittings.ts";
import { meetingKey } from "./two-sittings.ts";

type Sought<Entry> = {
  /** What a report tells of the kind that is sought. */
  readonly toldIn: (report: Report) => readonly Entry[];
  readonly differ: (a: Entry, b: Entry) => boolean;
  /** From which likeness of their matters on, 0 to 1, two entries tell of one thing. */
  readonly likeEnough: (a: Entry, b: Entry) => number;
  /** Tells apart entries of one sentence; left out where each has a sentence of its own. */
  readonly placeOf?: (entry: Entry) => string;
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
  { toldIn, differ, likeEnough, placeOf = sentenceOf }: Sought<Entry>,
): Accounts<Entry> {
  const own = new Set(given.map(placeOf));
  const found: Entry[] = [];
  const pairs = new Set<string>();
  const like = (a: Entry, b: Entry) => matterLikeness(matterOf(archive, a), matterOf(archive, b));
  const known = new Map<Meeting | null, ReadonlyMap<string, readonly Entry[]>>();
  const toldOf = (meeting: Meeting | null) => {
    const told = known.get(meeting) ?? byReport(archive, meeting, toldIn);
    known.set(meeting, told);
    return told;
  };
  for (const entry of given) {
    const told = toldOf(entry.meeting);
    const mine = told.get(entry.report) ?? [];
    for (const entries of told.values()) {
      const [first] = entries;
      if (first === undefined || !differentWitnesses(archive, entry, first)) continue;
      const others = entries.filter((other) => !own.has(placeOf(other)));
      // Most tell nothing that could be set against it, and finding what is most like it takes the longest.
      const differing = others.filter((other) => differ(entry, other));
      const nearest = mostLike(entry, differing, like, likeEnough);
      if (nearest === null) continue;
      const best = mostLike(entry, others, like, likeEnough);
      if (best === null || !differing.includes(best)) continue;
      // Accounts of several things are paired off, not crossed.
      const likeness = like(entry, best);
      if (mine.some((rival) => like(rival, best) > likeness)) continue;
      // What says the same and is more like it has been found already.
      if (
        entries.some(
          (other) => own.has(placeOf(other)) && like(entry, other) > likeness && !differ(entry, other),
        )
      )
        continue;
      // One of its own for each pair: several entries may differ from it. A quotation read by a getter is not copied.
      found.push({ ...best, quote: best.quote });
      pairs.add(`${placeOf(entry)} ${placeOf(best)}`);
    }
  }
  return {
    all: [...given, ...found],
    paired: (a, b) => pairs.has(`${placeOf(a)} ${placeOf(b)}`) || pairs.has(`${placeOf(b)} ${placeOf(a)}`),
  };
}

/** What is told of a meeting in the reports that may be accounts of it, by report. */
function byReport<Entry extends Told>(
  archive: Archive,
  meeting: Meeting | null,
  toldIn: (report: Report) => readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  if (meeting === null) return new Map();
  const near = new Set(meetingsNear(archive, meeting));
  const ofIt = (entry: Entry) => entry.meeting !== null && near.has(meetingKey(entry.meeting));
  return new Map(reportsNear(archive, meeting).map((report) => [report.id, toldIn(report).filter(ofIt)]));
}

/** The last of those that are most like an entry; null where none is like enough. */
function mostLike<Entry>(
  entry: Entry,
  others: readonly Entry[],
  like: (a: Entry, b: Entry) => number,
  likeEnough: (a: Entry, b: Entry) => number,
): Entry | null {
  let best: Entry | null = null;
  let most = 0;
  for (const other of others) {
    const likeness = like(entry, other);
    // What is enough takes long to find out, and most are not alike at all.
    if (likeness === 0 || likeness < most || likeness < likeEnough(entry, other)) continue;
    most = likeness;
    best = other;
  }
  return best;
}

function sentenceOf({ passage, start, end }: Told): string {
  return `${passage}:${start}-${end}`;
}
