/** Entries of the ledgers by the sitting they tell of: what may be set beside one another without asking every pair. */
import type { Archive } from "../archive/archive.ts";
import type { Figure, Meeting, Passage, Vote } from "../report.ts";
import type { Told } from "./accounts.ts";
import { maybeSameMeeting } from "./scope.ts";
import { meetingKey } from "./two-sittings.ts";

/**
 * Two accounts may tell of one sitting: of the same meeting, dated a day apart at most, or of the same time where
 * one of them puts all the committees of that day or month under the NEC.
 */
export function maybeOneSitting(a: Meeting | null, b: Meeting | null): boolean {
  if (maybeMisdated(a, b)) return true;
  if (a === null || b === null || !(MAY_BE_ANY.test(a.body) || MAY_BE_ANY.test(b.body))) return false;
  if (a.from === null || a.to === null || b.from === null || b.to === null) return false;
  if (a.precision === "day" && b.precision === "day") return a.from === b.from && a.to === b.to;
  // A whole year holds too many sittings to be one of them.
  return a.precision !== "year" && b.precision !== "year" && a.from <= b.to && b.from <= a.to;
}

/** Names under which a report may put the sittings of any committee. */
const MAY_BE_ANY = /^NEC(?: (?:sub-?)?(?:committees|panels))?$/i;

/** Two accounts may tell of one meeting though one of them is a day out, as those written the day after often are. */
export function maybeMisdated(a: Meeting | null, b: Meeting | null): boolean {
  if (maybeSameMeeting(a, b)) return true;
  if (a === null || b === null || a.body !== b.body) return false;
  if (a.precision !== "day" || b.precision !== "day") return false;
  return isNextDay(a.to, b.from) || isNextDay(b.to, a.from);
}

function isNextDay(day: string | null, next: string | null): boolean {
  return day !== null && next !== null && day < next && Date.parse(next) - Date.parse(day) === DAY;
}

/** In milliseconds: both are read as midnight UTC. */
const DAY = 86_400_000;

/** Entries of one meeting, with their places among all. */
type Sitting<Entry> = {
  readonly meeting: Meeting | null;
  readonly entries: Entry[];
  readonly places: number[];
};

export class Sittings<Entry extends Pick<Told, "meeting">> {
  readonly #sittings = new Map<string, Sitting<Entry>>();
  /** The sittings that reach into each month; under null those without both their days. */
  readonly #months = new Map<number | null, Set<Sitting<Entry>>>();
  readonly #near = new Map<string, readonly Entry[]>();

  constructor(entries: Iterable<Entry>) {
    let place = 0;
    for (const entry of entries) {
      const key = meetingKey(entry.meeting);
      const sitting = this.#sittings.get(key) ?? { meeting: entry.meeting, entries: [], places: [] };
      sitting.entries.push(entry);
      sitting.places.push(place++);
      this.#sittings.set(key, sitting);
      for (const month of monthsOf(entry.meeting)) {
        this.#months.set(month, (this.#months.get(month) ?? new Set()).add(sitting));
      }
    }
  }

  /** The entries that may tell of one sitting with this meeting, in the order in which they were given. */
  near(meeting: Meeting | null): readonly Entry[] {
    const key = meetingKey(meeting);
    const known = this.#near.get(key);
    if (known !== undefined) return known;
    const months = monthsOf(meeting);
    const reached = months.includes(null)
      ? this.#sittings.values()
      : new Set([...months, null].flatMap((month) => [...(this.#months.get(month) ?? [])]));
    const placed = [...reached]
      .filter((sitting) => maybeOneSitting(sitting.meeting, meeting))
      .flatMap(({ entries, places }) => entries.map((entry, at) => ({ entry, place: places[at] ?? 0 })))
      .sort((a, b) => a.place - b.place);
    const found = placed.map(({ entry }) => entry);
    this.#near.set(key, found);
    return found;
  }
}

/** Months by their number since the year 0, with those that a sitting is in where it is told of a day out. */
function monthsOf(meeting: Meeting | null): readonly (number | null)[] {
  if (meeting?.from == null || meeting.to === null) return [null];
  const first = monthOf(meeting.from) - (meeting.from.endsWith("-01") ? 1 : 0);
  const last = monthOf(meeting.to) + (meeting.to.slice(8) >= SHORTEST_MONTH ? 1 : 0);
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, after) => first + after);
}

/** The last day of the shortest month. */
const SHORTEST_MONTH = "28";

function monthOf(day: string): number {
  return 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
}

type Ledgers = {
  readonly votes: Sittings<Vote>;
  readonly votesByReport: ReadonlyMap<string, readonly Vote[]>;
  readonly figures: ReadonlyMap<string, Sittings<Figure>>;
  readonly figuresByValue: ReadonlyMap<string, readonly Figure[]>;
};

const ledgers = new WeakMap<Archive, Ledgers>();

const passages = new WeakMap<Archive, Sittings<Passage>>();

/** All passages of an archive that may tell of one sitting with this meeting. */
export function passagesNear(archive: Archive, meeting: Meeting | null): readonly Passage[] {
  const known = passages.get(archive) ?? new Sittings(archive.reports.flatMap((report) => report.passages));
  passages.set(archive, known);
  return known.near(meeting);
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
    votes: new Sittings(archive.votes),
    votesByReport: Map.groupBy(archive.votes, ({ report }) => report),
    figures: new Map([...byMeasure].map(([measure, figures]) => [measure, new Sittings(figures)])),
    figuresByValue: Map.groupBy(archive.figures, valueKey),
  };
  ledgers.set(archive, made);
  return made;
}

function valueKey({ measure, value }: Figure): string {
  return `${measure}|${value}`;
}
