/** What was read of a folder's files, each under its key, from one reading to the next and from one start to the next. */
import path from "node:path";
import { openRecords, RecordWriter } from "../record-file.ts";
import type { Report } from "../report.ts";
import { NO_TRACE, type Trace } from "./author-trace.ts";
import type { Sketch } from "./duplicates.ts";
import { Drafts, HeldReport, interning, recordOf } from "./held-report.ts";

const NAME = "reports.records";

/** A file as it was read just now, with what is compared of it. */
export type Fresh = {
  /** Of everything that went into it. */
  readonly key: string;
  readonly report: Report;
  readonly sketch: Sketch;
  readonly trace: Trace;
};

type Entry = {
  readonly key: string;
  readonly number: number;
  readonly report: HeldReport;
  readonly trace: Trace;
};

/** Where a book is kept, and by which version of the code it was written. */
type Shelf = { readonly place: string | null; readonly version: string };

export class DraftBook {
  readonly #shelf: Shelf;
  readonly #drafts: Drafts;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(shelf: Shelf, drafts: Drafts, entries: ReadonlyMap<string, Entry>) {
    this.#shelf = shelf;
    this.#drafts = drafts;
    this.#entries = entries;
  }

  /** The book of an earlier start with the same `version` of the code; an empty one where none can be relied on. */
  static async open(dir: string | null, version: string): Promise<DraftBook> {
    const place = dir === null ? null : path.join(dir, NAME);
    const records = place === null ? null : await openRecords(place, version);
    const drafts = new Drafts(records ?? (await (await RecordWriter.begin(null, version)).finish()));
    return new DraftBook({ place, version }, drafts, entriesOf(drafts, drafts.count));
  }

  report(file: string): Report | undefined {
    return this.#entries.get(file)?.report;
  }

  trace(file: string): Trace {
    return this.#entries.get(file)?.trace ?? NO_TRACE;
  }

  sketch(file: string): Sketch {
    const entry = this.#entries.get(file);
    return entry === undefined ? [] : this.#drafts.sketch(entry.number);
  }

  /** The next book: what is kept of this one, and what is added. */
  revise(): Revision {
    return new Revision(this, this.#shelf, this.#drafts, this.#entries);
  }
}

/** The entries of the first drafts, by file. */
function entriesOf(drafts: Drafts, count: number): Map<string, Entry> {
  const intern = interning();
  const entries = new Map<string, Entry>();
  for (let number = 0; number < count; number++) {
    const draft = drafts.draft(number);
    const report = HeldReport.from(drafts, number, draft, intern);
    entries.set(report.file, { key: draft.key, number, report, trace: draft.trace });
  }
  return entries;
}

/** A book being made. What is added goes to the disk at once. */
export class Revision {
  readonly #before: DraftBook;
  readonly #shelf: Shelf;
  readonly #drafts: Drafts;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #kept: [string, Entry][] = [];
  #writer: RecordWriter | null = null;
  #added = 0;

  constructor(before: DraftBook, shelf: Shelf, drafts: Drafts, entries: ReadonlyMap<string, Entry>) {
    this.#before = before;
    this.#shelf = shelf;
    this.#drafts = drafts;
    this.#entries = entries;
  }

  /** Whether the file's draft of this key is held already; then it stays. */
  keep(file: string, key: string): boolean {
    const entry = this.#entries.get(file);
    if (entry?.key !== key) return false;
    this.#kept.push([file, entry]);
    return true;
  }

  async add({ key, report, sketch, trace }: Fresh): Promise<void> {
    this.#writer ??= await this.#begin();
    await this.#writer.add(...recordOf(key, report, sketch, trace));
    this.#added++;
  }

  async finish(): Promise<DraftBook> {
    if (this.#writer === null && this.#kept.length === this.#entries.size) return this.#before;
    const writer = this.#writer ?? (await this.#begin());
    const numbers: number[] = [];
    for (const [, { number }] of this.#kept) numbers.push(await writer.add(this.#drafts.record(number)));
    const drafts = new Drafts(await writer.finish());
    const entries = entriesOf(drafts, this.#added);
    for (const [at, [file, entry]] of this.#kept.entries()) {
      const number = numbers[at] ?? 0;
      entries.set(file, { ...entry, number, report: entry.report.movedTo(drafts, number) });
    }
    return new DraftBook(this.#shelf, drafts, entries);
  }

  #begin(): Promise<RecordWriter> {
    return RecordWriter.begin(this.#shelf.place, this.#shelf.version);
  }
}
