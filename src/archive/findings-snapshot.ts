/**
 * What was drawn from the reports, kept on disk while the program runs and for the next start. Only ever a short cut: a
 * file that is damaged, or that another version of the code has written, is as good as none.
 *
 * A record for each report: the length of the first part, its stamp with its votes and figures, the places of names.
 * The last record holds what the reports have together.
 */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { keyOf } from "../ingest/snapshot.ts";
import { bytesOf, openRecords, type Records, RecordWriter } from "../record-file.ts";
import type { Report } from "../report.ts";
import { type Findings, findingsOf, stampOf } from "./findings.ts";
import { type CountedTerms, countedTerms, packTermCounts, type TermCounts } from "./index-statistics.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What reports have together. */
export type Words = {
  readonly vocabulary: Vocabulary;
  /** Null where nobody asked for them. */
  readonly terms: TermCounts | null;
};

export type Drawn = Words & {
  readonly findings: KeptFindings;
  /** Key of the reports, in order. */
  readonly corpus: string;
};

type Stored = {
  /** Word, term, occurrences, those in lower case. */
  readonly words: readonly (readonly [string, string, number, number])[];
  readonly terms: CountedTerms | null;
  readonly corpus: string;
};

const LENGTH_BYTES = 4;

/** What was drawn from each report, by its stamp. */
export class KeptFindings {
  readonly #records: Records;
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(records: Records, numbers: ReadonlyMap<string, number>) {
    this.#records = records;
    this.#numbers = numbers;
  }

  /** The bytes of a record; null where nothing is kept under the stamp. */
  record(stamp: string): Uint8Array | null {
    const number = this.#numbers.get(stamp);
    return number === undefined ? null : this.#records.read(number);
  }

  findings(stamp: string): Findings {
    return readFirst(this.#bytes(stamp))[1];
  }

  places(stamp: string): string {
    const bytes = this.#bytes(stamp);
    return JSON.parse(bytes.toString("utf8", LENGTH_BYTES + bytes.readUInt32LE(0))) as string;
  }

  #bytes(stamp: string): Buffer {
    return this.#records.read(this.#numbers.get(stamp) ?? 0);
  }
}

function readFirst(bytes: Buffer): readonly [stamp: string, findings: Findings] {
  const end = LENGTH_BYTES + bytes.readUInt32LE(0);
  return JSON.parse(bytes.toString("utf8", LENGTH_BYTES, end)) as readonly [string, Findings];
}

/** What an earlier start has drawn; null where there is nothing that can be relied on. */
export async function loadDrawn(path: string): Promise<Drawn | null> {
  const records = await openRecords(path, await codeVersion());
  if (records === null || records.count === 0) return null;
  const last = records.count - 1;
  const numbers = new Map<string, number>();
  for (let number = 0; number < last; number++) numbers.set(readFirst(records.read(number))[0], number);
  const stored = JSON.parse(records.read(last).toString()) as Stored;
  return {
    findings: new KeptFindings(records, numbers),
    vocabulary: new Vocabulary(
      stored.words.map(([word, term, count, lowerCase]) => ({ word, term, count, lowerCase })),
    ),
    terms: stored.terms === null ? null : packTermCounts(stored.terms),
    corpus: stored.corpus,
  };
}

/** Writes what is drawn from reports as it is drawn; without a path it is held in memory. */
export class DrawnWriter {
  readonly #writer: RecordWriter;
  readonly #numbers = new Map<string, number>();

  private constructor(writer: RecordWriter) {
    this.#writer = writer;
  }

  static async begin(path: string | null): Promise<DrawnWriter> {
    return new DrawnWriter(await RecordWriter.begin(path, await codeVersion()));
  }

  /** Takes over what is known of the report, or draws it. */
  async add(report: Report, known: KeptFindings | undefined): Promise<void> {
    const stamp = stampOf(report);
    if (this.#numbers.has(stamp)) return;
    const record = known?.record(stamp) ?? null;
    const parts = record === null ? drawnRecord(report, stamp) : [record];
    this.#numbers.set(stamp, await this.#writer.add(...parts));
  }

  async finish({ vocabulary, terms }: Words, corpus: string): Promise<Drawn> {
    const stored: Stored = {
      words: Array.from(vocabulary.words(), ({ word, term, count, lowerCase }) => [
        word,
        term,
        count,
        lowerCase,
      ]),
      terms: terms === null ? null : countedTerms(terms),
      corpus,
    };
    await this.#writer.add(Buffer.from(JSON.stringify(stored)));
    const findings = new KeptFindings(await this.#writer.finish(), this.#numbers);
    return { findings, vocabulary, terms, corpus };
  }
}

function drawnRecord(report: Report, stamp: string): readonly Uint8Array[] {
  const { findings, places } = findingsOf(report);
  const first = Buffer.from(JSON.stringify([stamp, findings]));
  return [bytesOf(Uint32Array.of(first.length)), first, Buffer.from(JSON.stringify(places))];
}

/** Changes with the code that draws from reports and with its stemmer: nobody has to count a version up. */
async function codeVersion(): Promise<string> {
  const here = import.meta.dirname;
  const files = await Promise.all([sourcesIn(here), sourcesIn(join(here, ".."))]);
  const stemmer = createRequire(import.meta.url).resolve("snowball-stemmers/package.json");
  const sources = [...files.flat(), stemmer].map((file) => readFile(file, "utf8"));
  return keyOf(...(await Promise.all(sources)));
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  return names.sort().map((name) => join(folder, name));
}
