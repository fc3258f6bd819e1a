/** Entries of the ledgers by the sitting they tell of: what may be set beside one another without asking every pair. */
import type { Archive } from "../archive/archive.ts";
import { type Figure, type Meeting, outlineOf, type Report, type Vote } from "../report.ts";
import type { Told } from "./accounts.ts";
import { meetingsNear } from "./one-sitting.ts";
import { meetingKey } from "./two-sittings.ts";

/** Entries of one meeting, with their places among all. */
type Sitting<Entry> = { readonly entries: Entry[]; readonly places: number[] };

export class Sittings<Entry extends Pick<Told, "meeting">> {
  readonly #archive: Archive;
  readonly #sittings = new Map<string, Sitting<Entry>>();
  readonly #near = new Map<string, readonly Entry[]>();

  /** Of entries about meetings of the archive. */
  constructor(archive: Archive, entries: Iterable<Entry>) {
    this.#archive = archive;
    let place = 0;
    for (const entry of entries) {
      const key = meetingKey(entry.meeting);
      const sitting = this.#sittings.get(key) ?? { entries: [], places: [] };
      sitting.entries.push(entry);
      sitting.places.push(place++);
      this.#sittings.set(key, sitting);
    }
  }

  /** The entries that may tell of one sitting with this meeting, in the order in which they were given. */
  near(meeting: Meeting | null): readonly Entry[] {
    if (meeting === null) return [];
    const key = meetingKey(meeting);
    const known = this.#near.get(key);
    if (known !== undefined) return known;
    const found = meetingsNear(this.#archive, meeting)
      .flatMap((other) => this.#sittings.get(other) ?? [])
      .flatMap(({ entries, places }) => entries.map((entry, at) => ({ entry, place: places[at] ?? 0 })))
      .sort((a, b) => a.place - b.place)
      .map(({ entry }) => entry);
    this.#near.set(key, found);
    return found;
  }
}

type Ledgers = {
  readonly votes: Sittings<Vote>;
  readonly votesByReport: ReadonlyMap<string, readonly Vote[]>;
  readonly figures: ReadonlyMap<string, Sittings<Figure>>;
  readonly figuresByValue: ReadonlyMap<string, readonly Figure[]>;
};

const ledgers = new WeakMap<Archive, Ledgers>();

type ToldOf = { readonly meeting: Meeting | null; readonly report: Report };

const reports = new WeakMap<Archive, Sittings<ToldOf>>();

/** The reports of an archive with passages that may tell of one sitting with this meeting, in its order. */
export function reportsNear(archive: Archive, meeting: Meeting | null): readonly Report[] {
  const known = reports.get(archive) ?? new Sittings(archive, partsOf(archive));
  reports.set(archive, known);
  return [...new Set(known.near(meeting).map(({ report }) => report))];
}

function partsOf(archive: Archive): readonly ToldOf[] {
  return archive.reports.flatMap((report) => {
    const told = outlineOf(report).filter(({ passages }) => passages > 0);
    return [...new Set(told.map(({ meeting }) => meeting))].map((meeting) => ({ meeting, report }));
  });
}

/** All votes of an archive that may be of one sitting with this meeting. */
export function votesNear(archive: Archive, meeting: Meeting | null): readonly Vote[] {
  return ledgersOf(archive).votes.near(meeting);
}

/** The votes that one report tells of. */
export function votesOf(archive: Archive, report: string): readonly Vote[] {
  return ledgersOf(archive).votesByReport.get(report) ?? [];
}

/** All figures of one measure that may be of one sitting with this meeting. */
export function figuresNear(archive: Archive, { measure, meeting }: Figure): readonly Figure[] {
  return ledgersOf(archive).figures.get(measure)?.near(meeting) ?? [];
}

/** All figures of this one's measure and value, whenever they were given. */
export function figuresOfValue(archive: Archive, figure: Figure): readonly Figure[] {
  return ledgersOf(archive).figuresByValue.get(valueKey(figure)) ?? [];
}

function ledgersOf(archive: Archive): Ledgers {
  const known = ledgers.get(archive);
  if (known !== undefined) return known;
  const byMeasure = Map.groupBy(archive.figures, ({ measure }) => measure);
  const made = {
    votes: new Sittings(archive, archive.votes),
    votesByReport: Map.groupBy(archive.votes, ({ report }) => report),
    figures: new Map([...byMeasure].map(([measure, figures]) => [measure, new Sittings(archive, figures)])),
    figuresByValue: Map.groupBy(archive.figures, valueKey),
  };
  ledgers.set(archive, made);
  return made;
}

function valueKey({ measure, value }: Figure): string {
  return `${measure}|${value}`;
}
