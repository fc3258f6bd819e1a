/**
 * The passage index in PostgreSQL, shared by processes. What is stored never changes: each reading of a report is
 * kept under a stamp of all that was indexed of it, and an archive searches the readings it was made from. So
 * processes that have not yet seen the same files, or read another folder, do not disturb each other. Everything
 * here can be made again from the reports: the tables may be dropped at any time while no process runs.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { asError, NecError } from "../errors.ts";
import { readKept, writeKept } from "../ingest/snapshot.ts";
import { connectPostgres, type Postgres, type PostgresRunner } from "../postgres.ts";
import { passageCount, type Report } from "../report.ts";
import { ANALYZER_VERSION } from "./analyzer.ts";
import { FIELD_SETTINGS, FIELDS, K1 } from "./bm25f.ts";
import type { MakeEngine, SearchedCorpus } from "./engine.ts";
import { buildIndex } from "./index-builder.ts";
import type { PassageFields } from "./passage-fields.ts";
import { computeImpacts } from "./passage-index.ts";
import { type Edition, PostgresEngine } from "./postgres-engine.ts";
import { averagesOf, chooseScale, type Measure, measure } from "./postgres-scales.ts";
import { addPostings, type Posting, prepareTables } from "./postgres-tables.ts";
import { termBytes, termCount } from "./term-dictionary.ts";

export type PostgresIndex = {
  /** Brings the tables up to date with a corpus, and searches that corpus. */
  readonly engineFor: MakeEngine;
  close(): Promise<void>;
};

/** A reading of a report that no process has used for so long is removed. */
export const KEPT_MS = 7 * 24 * 3_600_000;
/** Reports after which indexing lets others have a turn. */
const TURN = 20;
/** Postings sent in one statement. */
const MOST_SENT = 20_000;
const CONNECTIONS = 5;

/**
 * @param snapshotDir where the stamps of an archive are kept for the next start; absent: nowhere
 * @throws NecError when the server cannot be reached
 */
export async function openPostgresIndex(
  url: string,
  now: () => Temporal.Instant,
  snapshotDir?: string,
): Promise<PostgresIndex> {
  // Compiling a query takes longer than any query here.
  const database = connectPostgres(url, CONNECTIONS, "-c jit=off");
  try {
    await database.transaction(prepareTables);
  } catch (error) {
    await database.close();
    if (!(error instanceof NecError)) throw error;
    throw new NecError(
      "INDEX",
      `The search index in ${database.location} cannot be used: ${asError(error.cause).message}. Check DATABASE_URL and that PostgreSQL is running.`,
      { cause: error },
    );
  }
  return {
    async engineFor(corpus) {
      const readings = await readingsOf(corpus, snapshotDir);
      const synchronise = () => bringUpToDate(database, corpus, readings, now());
      return new PostgresEngine(database, await synchronise(), { correct: corpus.correct, now, synchronise });
    },
    close: () => database.close(),
  };
}

/** A report as it is indexed. */
type Reading = { readonly report: Report; readonly stamp: string };

type StoredReading = Measure & {
  readonly number: number;
  readonly stamp: string;
  readonly scale: number;
  readonly first: number;
};

/** The reports that have passages. What was indexed of the same archive before need not be worked out again. */
async function readingsOf(
  corpus: SearchedCorpus,
  snapshotDir: string | undefined,
): Promise<readonly Reading[]> {
  const reports = corpus.reports.filter((report) => passageCount(report) > 0);
  const file = snapshotDir === undefined ? null : join(snapshotDir, "stamps.json");
  const kept = file === null ? null : ((await readKept(file, corpus.fingerprint)) as string[] | null);
  const stamps = kept ?? (await stampsOf(corpus, reports));
  if (file !== null && kept === null) await writeKept(file, corpus.fingerprint, stamps);
  return reports.map((report, at) => ({ report, stamp: stamps[at] ?? "" }));
}

async function stampsOf(corpus: SearchedCorpus, reports: readonly Report[]): Promise<readonly string[]> {
  const stamps: string[] = [];
  for (const report of reports) {
    const hash = createHash("sha256").update(JSON.stringify([ANALYZER_VERSION, FIELD_SETTINGS, K1]));
    for (const { fields } of fieldsOf(corpus, report)) {
      hash.update(JSON.stringify([fields.id, ...FIELDS.map((field) => fields[field])]));
    }
    if (stamps.push(hash.digest("base64url")) % TURN === 0) await breathe();
  }
  return stamps;
}

/** Stores what is not stored yet; the numbers under which the corpus is found. */
async function bringUpToDate(
  database: Postgres,
  corpus: SearchedCorpus,
  readings: readonly Reading[],
  now: Temporal.Instant,
): Promise<Edition> {
  const { edition, added } = await database.transaction((transaction) =>
    storeMissing(transaction, corpus, readings, now),
  );
  // Rows that are counted and known to be visible are planned for rightly and read from the index alone.
  if (added > 0) await database.run("VACUUM (ANALYZE) search1_postings, search1_terms");
  return edition;
}

async function storeMissing(
  transaction: PostgresRunner,
  corpus: SearchedCorpus,
  readings: readonly Reading[],
  now: Temporal.Instant,
): Promise<{ readonly edition: Edition; readonly added: number }> {
  await prepareTables(transaction);
  const stored = await storedReadings(transaction, readings);
  const measures: Measure[] = [];
  for (const { report, stamp } of readings) {
    const [known] = stored.get(stamp) ?? [];
    measures.push(known ?? measure(fieldsOf(corpus, report).map(({ fields }) => fields)));
    if (measures.length % TURN === 0) await breathe();
  }
  const scale = await chooseScale(
    transaction,
    averagesOf(measures),
    [...stored.values()].flat().map((reading) => reading.scale),
  );
  const found = new Map<string, StoredReading>();
  for (const [stamp, versions] of stored) {
    const same = versions.find((version) => version.scale === scale.number);
    if (same !== undefined) found.set(stamp, same);
  }
  const missing = readings.flatMap((reading, at) => {
    const measured = measures[at];
    return measured === undefined || found.has(reading.stamp) ? [] : [{ reading, measured }];
  });
  let postings: Posting[] = [];
  let first = await nextPassage(transaction);
  for (const [at, { reading, measured }] of missing.entries()) {
    found.set(reading.stamp, await addReading(transaction, reading, measured, scale.number, first, now));
    for (const posting of postingsOf(fieldsOf(corpus, reading.report), first, scale.averages))
      postings.push(posting);
    first += passageCount(reading.report);
    if (postings.length >= MOST_SENT || at === missing.length - 1) {
      await addPostings(transaction, postings);
      postings = [];
    }
  }
  const kept = [...found.values()].map(({ number }) => number);
  await transaction.run("UPDATE search1_reports SET used_at = $2 WHERE number = ANY($1::int[])", [
    kept,
    now.epochMilliseconds,
  ]);
  await removeUnused(transaction, now);
  return { edition: editionOf(readings, found, now), added: missing.length };
}

/** What is indexed of a passage, and its place in the report. */
type PlacedFields = { readonly fields: PassageFields; readonly place: number };

function fieldsOf(corpus: SearchedCorpus, report: Report): readonly PlacedFields[] {
  const seen = new Set<string>();
  return [...corpus.fieldsOf(report)].flatMap((fields, place) => {
    if (seen.has(fields.id)) return [];
    seen.add(fields.id);
    return [{ fields, place }];
  });
}

async function storedReadings(
  transaction: PostgresRunner,
  readings: readonly Reading[],
): Promise<ReadonlyMap<string, readonly StoredReading[]>> {
  const rows = await transaction.run<StoredReading>(
    `SELECT number, stamp, scale, first, sums, holding FROM search1_reports
     WHERE stamp = ANY($1::text[]) ORDER BY number`,
    [readings.map(({ stamp }) => stamp)],
  );
  return Map.groupBy(rows, ({ stamp }) => stamp);
}

async function nextPassage(transaction: PostgresRunner): Promise<number> {
  const [row] = await transaction.run<{ readonly next: number }>(
    "SELECT coalesce(max(first + passages), 0) AS next FROM search1_reports",
  );
  return row?.next ?? 0;
}

async function addReading(
  transaction: PostgresRunner,
  { stamp, report }: Reading,
  { sums, holding }: Measure,
  scale: number,
  first: number,
  now: Temporal.Instant,
): Promise<StoredReading> {
  const [made] = await transaction.run<StoredReading>(
    `INSERT INTO search1_reports (stamp, scale, first, passages, sums, holding, used_at)
     VALUES ($1, $2, $3, $4, $5::int[], $6::int[], $7)
     RETURNING number, stamp, scale, first, sums, holding`,
    [stamp, scale, first, passageCount(report), sums, holding, now.epochMilliseconds],
  );
  if (made === undefined) throw new Error("PostgreSQL returned no row for an INSERT ... RETURNING.");
  return made;
}

const decoder = new TextDecoder();

/** The postings of one report, its passages numbered from `first`, with impacts as over a corpus of these averages. */
function* postingsOf(
  placed: readonly PlacedFields[],
  first: number,
  averages: readonly number[],
): Generator<Posting> {
  const { terms, postingStarts, passages, counts, lengths } = buildIndex(placed.map(({ fields }) => fields));
  const impacts = computeImpacts(passages, counts, lengths, averages);
  for (let term = 0; term < termCount(terms); term++) {
    const text = decoder.decode(termBytes(terms, term));
    const end = postingStarts[term + 1] ?? 0;
    for (let at = postingStarts[term] ?? 0; at < end; at++) {
      const place = placed[passages[at] ?? 0]?.place ?? 0;
      yield { term: text, passage: first + place, impact: impacts[at] ?? 0 };
    }
  }
}

async function removeUnused(transaction: PostgresRunner, now: Temporal.Instant): Promise<void> {
  const gone = await transaction.run<{ readonly first: number; readonly passages: number }>(
    "DELETE FROM search1_reports WHERE used_at < $1 RETURNING first, passages",
    [now.epochMilliseconds - KEPT_MS],
  );
  if (gone.length === 0) return;
  await transaction.run(
    `DELETE FROM search1_postings AS posting USING unnest($1::int[], $2::int[]) AS gone (first, past)
     WHERE posting.passage >= gone.first AND posting.passage < gone.past`,
    [gone.map(({ first }) => first), gone.map(({ first, passages }) => first + passages)],
  );
  await transaction.run("DELETE FROM search1_scales WHERE number NOT IN (SELECT scale FROM search1_reports)");
}

function editionOf(
  readings: readonly Reading[],
  found: ReadonlyMap<string, StoredReading>,
  madeAt: Temporal.Instant,
): Edition {
  const reports = readings.map(({ report, stamp }) => {
    const first = found.get(stamp)?.first;
    if (first === undefined) throw new Error("A report that was to be stored is not among the stored ones.");
    return { report, first, count: passageCount(report) };
  });
  return { reports, madeAt };
}
