/** Reports to an archive: names, passage index, ledgers of votes and figures. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Gazetteer } from "../gazetteer.ts";
import { type Coverage, type Figure, meetingDate, type Passage, type Report, type Vote } from "../report.ts";
import { ANALYZER_VERSION } from "./analyzer.ts";
import type { Archive } from "./archive.ts";
import { FIELD_SETTINGS } from "./bm25f.ts";
import type { Engine } from "./engine.ts";
import { extractFigures } from "./figures.ts";
import { buildIndex, IndexBuilder } from "./index-builder.ts";
import { loadIndex, saveIndex } from "./index-snapshot.ts";
import { countTerms, statisticsOf } from "./index-statistics.ts";
import { updateIndex } from "./index-update.ts";
import { MemoryEngine } from "./memory-engine.ts";
import { collectNames, meetingsOf, type NameEntry } from "./name-entries.ts";
import type { Names } from "./names.ts";
import { createNames } from "./names-index.ts";
import type { PassageFields } from "./passage-fields.ts";
import type { PassageIndex } from "./passage-index.ts";
import { fieldsOf } from "./report-fields.ts";
import { collectVocabulary } from "./vocabulary.ts";
import { extractVotes } from "./votes.ts";

export type ArchiveInput = {
  /** Every file of the corpus folder; only those of kind `report` are searched. */
  readonly files: readonly Report[];
  readonly gazetteer: Gazetteer;
  /** Searches instead of the index in memory, which is then not built. */
  readonly engine?: Engine;
  /** Where the passage index is kept between starts; absent: it is built at every start. */
  readonly snapshotDir?: string;
  /** The archive that this one follows: what has not changed since is not analysed again. */
  readonly previous?: Archive;
};

/** What was drawn from one reading of a report. */
type Ledgers = { readonly votes: readonly Vote[]; readonly figures: readonly Figure[] };

/** What an archive was made from, so that the next one may start from it. */
type Origin = {
  readonly index: PassageIndex | null;
  readonly vocabularyOfNames: string;
  /** By `stampOf` the report. */
  readonly ledgers: ReadonlyMap<string, Ledgers>;
};
const origins = new WeakMap<Archive, Origin>();

/** Reports after which a build lets others have a turn: it runs while people ask. */
const TURN = 20;

/**
 * Makes the archive of a corpus. The order of `files` does not matter. Snapshot files that are missing, damaged
 * or out of date are made anew; one that cannot be written is done without.
 */
export async function buildArchive(input: ArchiveInput): Promise<Archive> {
  const files = [...input.files].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const reports = files.filter(({ kind }) => kind === "report");
  const passages = new Map<string, Passage>();
  for (const passage of reports.flatMap((report) => report.passages)) {
    if (!passages.has(passage.id)) passages.set(passage.id, passage);
  }
  const vocabulary = collectVocabulary([...passages.values()].map(({ text }) => text));
  const entries = collectNames(input.gazetteer, reports, vocabulary);
  const names = createNames(entries, vocabulary);
  const vocabularyOfNames = fingerprintOfNames(entries);
  const origin = input.previous && origins.get(input.previous);
  const ledgers = await ledgersOf(reports, origin?.ledgers ?? new Map());
  const index = input.engine ? null : await indexFor(input, reports, names, vocabularyOfNames);
  const engine = input.engine ?? new MemoryEngine(index ?? buildIndex([]), names.correct);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const archive: Archive = {
    files,
    reports,
    gazetteer: input.gazetteer,
    coverage: coverageOf(reports),
    names,
    engine,
    vocabulary,
    statistics: index === null ? countTerms(passages.values()) : statisticsOf(index),
    votes: [...ledgers.values()].flatMap(({ votes }) => votes),
    figures: [...ledgers.values()].flatMap(({ figures }) => figures),
    report: (id) => byId.get(id),
    passage: (id) => passages.get(id),
  };
  origins.set(archive, { index, vocabularyOfNames, ledgers });
  return archive;
}

/** The ledgers of each report, in the order of the reports; those of unchanged reports are taken over. */
async function ledgersOf(
  reports: readonly Report[],
  known: ReadonlyMap<string, Ledgers>,
): Promise<ReadonlyMap<string, Ledgers>> {
  const ledgers = new Map<string, Ledgers>();
  for (const [at, report] of reports.entries()) {
    const stamp = stampOf(report);
    ledgers.set(stamp, known.get(stamp) ?? { votes: extractVotes(report), figures: extractFigures(report) });
    if (at % TURN === TURN - 1) await breathe();
  }
  return ledgers;
}

async function indexFor(
  { snapshotDir, previous }: ArchiveInput,
  reports: readonly Report[],
  names: Names,
  vocabularyOfNames: string,
): Promise<PassageIndex> {
  const origin = previous && origins.get(previous);
  const fingerprint = fingerprintOf(reports, vocabularyOfNames);
  const path = snapshotDir === undefined ? null : join(snapshotDir, "passages.index");
  const stored = path === null || origin ? null : await loadIndex(path, fingerprint);
  if (stored !== null) return stored;
  const index =
    previous && origin?.index && origin.vocabularyOfNames === vocabularyOfNames
      ? carryOver(origin.index, previous.reports, reports, names)
      : await indexAll(reports, names);
  // A full or read-only disk costs the next start a second; it must not cost this one its answers.
  if (path !== null) await saveIndex(path, index, fingerprint).catch(() => undefined);
  return index;
}

async function indexAll(reports: readonly Report[], names: Names): Promise<PassageIndex> {
  const builder = new IndexBuilder();
  for (const [at, report] of reports.entries()) {
    for (const fields of fieldsOf(report, names)) builder.add(fields);
    if (at % TURN === TURN - 1) await breathe();
  }
  return builder.finish();
}

function* allFields(reports: readonly Report[], names: Names): Generator<PassageFields> {
  for (const report of reports) yield* fieldsOf(report, names);
}

/** The previous index with the passages of changed reports replaced. */
function carryOver(
  index: PassageIndex,
  before: readonly Report[],
  now: readonly Report[],
  names: Names,
): PassageIndex {
  const stamps = new Set(before.map(stampOf));
  const current = new Set(now.map(stampOf));
  const idsOf = (reports: readonly Report[]) =>
    reports.flatMap((report) => report.passages.map(({ id }) => id));
  const removed = new Set(idsOf(before.filter((report) => !current.has(stampOf(report)))));
  const unchanged = now.filter((report) => stamps.has(stampOf(report)));
  // A passage that an unchanged report shares with a removed one must be indexed again under the same id.
  const shared = unchanged.filter((report) => report.passages.some(({ id }) => removed.has(id)));
  const added = [...now.filter((report) => !stamps.has(stampOf(report))), ...shared];
  return updateIndex(index, removed, [...allFields(added, names)]);
}

/** Equal for two readings of a report from which the same is drawn; a passage's id stands for its text. */
function stampOf({ id, file, hash, title, authors, passages }: Report): string {
  const places = passages.map((passage) => [passage.id, passage.start, passage.heading, passage.meeting]);
  return JSON.stringify([id, file, hash, title, authors, places]);
}

function fingerprintOfNames(entries: readonly NameEntry[]): string {
  const hash = createHash("sha256");
  for (const { kind, name, spellings } of entries) {
    if (kind === "person" || kind === "body" || kind === "topic") {
      hash.update(JSON.stringify([kind, name, spellings]));
    }
  }
  return hash.digest("hex");
}

function fingerprintOf(reports: readonly Report[], vocabularyOfNames: string): Uint8Array {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([ANALYZER_VERSION, FIELD_SETTINGS, vocabularyOfNames]));
  for (const report of reports) hash.update(stampOf(report));
  return hash.digest();
}

function coverageOf(reports: readonly Report[]): Coverage {
  const dates = reports
    .flatMap(meetingsOf)
    .flatMap((meeting) => {
      const date = meetingDate(meeting);
      return date === null ? [] : [date];
    })
    .sort();
  return { reports: reports.length, from: dates.at(0) ?? null, to: dates.at(-1) ?? null };
}
