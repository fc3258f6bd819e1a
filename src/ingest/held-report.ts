/**
 * Reports of which only the outline is held in memory. Their passages lie in a file of records and are read from it
 * when they are asked for: a corpus may be larger than memory.
 *
 * A record: the lengths of its four parts, what is held of the report, the sketch of its text, what its passages are
 * besides their words, and the words.
 */
import { LRUCache } from "lru-cache";
import { bytesOf, type Records } from "../record-file.ts";
import type {
  FileKind,
  FileMap,
  Meeting,
  Outline,
  PartialDate,
  Passage,
  Problem,
  Report,
  Section,
  TextKind,
  YearlessMeeting,
} from "../report.ts";
import type { Trace } from "./author-trace.ts";
import { keyOf } from "./snapshot.ts";

/** Everything of a report but its passages. */
export type Header = Omit<Report, "sections" | "passages" | "fileMap" | "outline">;

/** What is held of a report as it was read from its file alone. */
export type Draft = {
  /** Of everything that went into it. */
  readonly key: string;
  readonly header: Header;
  readonly outline: Outline;
  /** Where the text names no author. */
  readonly trace: Trace;
};

/** What the passages are besides their words: one entry for each passage. */
type Places = {
  /** Ids without the report's. */
  readonly ids: readonly string[];
  readonly starts: readonly number[];
  /** UTF-16 units; negative where each takes two bytes. */
  readonly lengths: readonly number[];
  readonly fileMap?: FileMap;
};

type Told = Pick<Report, "sections" | "passages" | "fileMap">;

const PARTS = 4;
const LENGTHS_BYTES = PARTS * 4;

/** Passages kept read, by what they take of the heap: those of the reports that were asked about last. */
const MOST_BYTES = 24_000_000;
const PASSAGE_BYTES = 200;

/** A report as a record, in parts. */
export function recordOf(
  key: string,
  report: Report,
  sketch: ArrayLike<number>,
  trace: Trace,
): readonly Uint8Array[] {
  const { sections, passages, fileMap, outline: _, ...header } = report;
  const texts = passages.map(({ text }) => encoded(text));
  const places: Places = {
    ids: passages.map(({ id }) => id.slice(report.id.length)),
    starts: passages.map(({ start }) => start),
    lengths: passages.map(({ text }, at) => (texts[at]?.length === text.length ? text.length : -text.length)),
    ...(fileMap === undefined ? {} : { fileMap }),
  };
  const parts = sections.map((section) => ({ ...section, passages: section.passages.length }));
  const outline: Outline = {
    parts,
    letters: passages.reduce((sum, { text }) => sum + text.length, 0),
    key: keyOf(JSON.stringify([parts, places.ids, places.starts])),
  };
  const draft: Draft = { key, header, outline, trace };
  const written = [
    Buffer.from(JSON.stringify(draft)),
    bytesOf(Uint32Array.from(sketch)),
    Buffer.from(JSON.stringify(places)),
    Buffer.concat(texts),
  ];
  return [bytesOf(Uint32Array.from(written, ({ length }) => length)), ...written];
}

/** Words in one byte a unit where that is enough, else in two. */
function encoded(text: string): Buffer {
  return Buffer.from(text, /[^\0-\xff]/.test(text) ? "utf16le" : "latin1");
}

/** What was read of a folder's files, by number. */
export class Drafts {
  readonly #records: Records;
  readonly #told = new LRUCache<HeldReport, Told>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ passages }) =>
      passages.reduce((sum, { text }) => sum + text.length + PASSAGE_BYTES, PASSAGE_BYTES),
  });

  constructor(records: Records) {
    this.#records = records;
  }

  get count(): number {
    return this.#records.count;
  }

  /** The bytes of a draft, as `recordOf` made them. */
  record(number: number): Uint8Array {
    return this.#records.read(number);
  }

  draft(number: number): Draft {
    const [, end = 0] = this.ends(number);
    return JSON.parse(this.#records.read(number, LENGTHS_BYTES, end).toString()) as Draft;
  }

  sketch(number: number): Uint32Array {
    const [, start = 0, end = 0] = this.ends(number);
    return new Uint32Array(Uint8Array.from(this.#records.read(number, start, end)).buffer);
  }

  /** Where the parts of a record begin, and where it ends. */
  ends(number: number): readonly number[] {
    const lengths = this.#records.read(number, 0, LENGTHS_BYTES);
    let end = LENGTHS_BYTES;
    return [end, ...Array.from({ length: PARTS }, (_, at) => (end += lengths.readUInt32LE(at * 4)))];
  }

  /** The passages of a report, whose last two parts begin at these places of its record. */
  told(report: HeldReport, number: number, places: number, texts: number): Told {
    const known = this.#told.get(report);
    if (known !== undefined) return known;
    const bytes = this.#records.read(number, places);
    const read = toldOf(report, bytes, texts - places);
    this.#told.set(report, read);
    return read;
  }
}

function toldOf({ id: report, outline }: HeldReport, bytes: Buffer, textsFrom: number): Told {
  const { ids, starts, lengths, fileMap } = JSON.parse(bytes.toString("utf8", 0, textsFrom)) as Places;
  const passages: Passage[] = [];
  let at = textsFrom;
  const sections = outline.parts.map(({ heading, meeting, passages: count }): Section => {
    const held: string[] = [];
    for (let left = count; left > 0; left--) {
      const place = passages.length;
      const id = `${report}${ids[place]}`;
      const start = starts[place] ?? 0;
      const length = lengths[place] ?? 0;
      const end = at + (length < 0 ? -2 * length : length);
      const text = bytes.toString(length < 0 ? "utf16le" : "latin1", at, end);
      at = end;
      held.push(id);
      passages.push({ id, report, heading, meeting, start, end: start + text.length, text });
    }
    return { heading, meeting, passages: held };
  });
  return { sections, passages, ...(fileMap === undefined ? {} : { fileMap }) };
}

/** One value for all that are alike: thousands of reports have the same few authors and meetings. */
export type Intern = <Value>(value: Value) => Value;

export function interning(): Intern {
  const known = new Map<string, unknown>();
  return <Value>(value: Value): Value => {
    if (value === null) return value;
    const key = JSON.stringify(value);
    const held = known.get(key);
    if (held !== undefined) return held as Value;
    known.set(key, value);
    return value;
  };
}

/** A report whose passages are read when they are asked for. */
export class HeldReport implements Report {
  readonly id: string;
  readonly file: string;
  readonly kind: FileKind;
  readonly reason: string | null;
  readonly title: string;
  readonly authors: readonly string[] | null;
  readonly published: PartialDate | null;
  readonly publisher: string | null;
  readonly address: string | null;
  readonly text: TextKind;
  readonly meetings: readonly Meeting[] | null;
  /** Few reports have one. */
  declare readonly yearless?: YearlessMeeting | undefined;
  declare readonly meetingsStated?: true | undefined;
  readonly duplicateOf: string | null;
  readonly sameWitnessAs: string | null;
  readonly hash: string;
  readonly problems: readonly Problem[];
  readonly outline: Outline;
  readonly #drafts: Drafts;
  readonly #number: number;
  readonly #places: number;
  readonly #texts: number;

  private constructor(
    header: Header,
    outline: Outline,
    drafts: Drafts,
    number: number,
    places: number,
    texts: number,
  ) {
    this.id = header.id;
    this.file = header.file;
    this.kind = header.kind;
    this.reason = header.reason;
    this.title = header.title;
    this.authors = header.authors;
    this.published = header.published;
    this.publisher = header.publisher;
    this.address = header.address;
    this.text = header.text;
    this.meetings = header.meetings;
    if (header.yearless !== undefined) this.yearless = header.yearless;
    if (header.meetingsStated) this.meetingsStated = true;
    this.duplicateOf = header.duplicateOf;
    this.sameWitnessAs = header.sameWitnessAs;
    this.hash = header.hash;
    this.problems = header.problems;
    this.outline = outline;
    this.#drafts = drafts;
    this.#number = number;
    this.#places = places;
    this.#texts = texts;
  }

  /** The report of the draft with this number. */
  static from(drafts: Drafts, number: number, { header, outline }: Draft, intern: Intern): HeldReport {
    const meetings = header.meetings?.map(intern) ?? null;
    const own = { ...header, authors: intern(header.authors), publisher: intern(header.publisher), meetings };
    const parts = outline.parts.map((part) => ({ ...part, meeting: intern(part.meeting) }));
    const [, , places = 0, texts = 0] = drafts.ends(number);
    return new HeldReport(own, { ...outline, parts }, drafts, number, places, texts);
  }

  get sections(): readonly Section[] {
    return this.#told().sections;
  }

  get passages(): readonly Passage[] {
    return this.#told().passages;
  }

  get fileMap(): FileMap | undefined {
    return this.#told().fileMap;
  }

  /** The same passages under another header; their ids begin with the report's. */
  with(changes: Partial<Header>): HeldReport {
    return new HeldReport(
      { ...this, ...changes },
      this.outline,
      this.#drafts,
      this.#number,
      this.#places,
      this.#texts,
    );
  }

  /** The same report with this meeting for each passage that has none. */
  dated(meeting: Meeting): HeldReport {
    const parts = this.outline.parts.map((part) => ({ ...part, meeting: part.meeting ?? meeting }));
    const key = keyOf(this.outline.key, JSON.stringify(meeting));
    const outline = { ...this.outline, parts, key };
    return new HeldReport(this, outline, this.#drafts, this.#number, this.#places, this.#texts);
  }

  /** The same report where its record was copied to. */
  movedTo(drafts: Drafts, number: number): HeldReport {
    return new HeldReport(this, this.outline, drafts, number, this.#places, this.#texts);
  }

  /** All of it: what is on disk counts as much as what is held. */
  toJSON(): Report {
    const { outline: _, ...header } = this;
    return { ...header, ...this.#told() };
  }

  #told(): Told {
    return this.#drafts.told(this, this.#number, this.#places, this.#texts);
  }
}
