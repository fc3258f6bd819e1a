/** Reports to an archive: names, passage index, ledgers of votes and figures. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Gazetteer } from "../gazetteer.ts";
import { type Coverage, meetingDate, type Passage, type Report } from "../report.ts";
import { ANALYZER_VERSION } from "./analyzer.ts";
import type { Archive } from "./archive.ts";
import { FIELD_SETTINGS } from "./bm25f.ts";
import type { Engine } from "./engine.ts";
import { extractFigures } from "./figures.ts";
import { buildIndex } from "./index-builder.ts";
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

/** What an archive's index was made from, so that the next archive may start from it. */
type Origin = { readonly index: PassageIndex; readonly vocabularyOfNames: string };
const origins = new WeakMap<Archive, Origin>();

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
    statistics: index === null ? countTerms(passages.values()) : statisticsOf(index),
    votes: reports.flatMap(extractVotes),
    figures: reports.flatMap(extractFigures),
    report: (id) => byId.get(id),
    passage: (id) => passages.get(id),
  };
  if (index !== null) origins.set(archive, { index, vocabularyOfNames });
  return archive;
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
    previous && origin?.vocabularyOfNames === vocabularyOfNames
      ? carryOver(origin.index, previous.reports, reports, names)
      : buildIndex(allFields(reports, names));
  // A full or read-only disk costs the next start a second; it must not cost this one its answers.
  if (path !== null) await saveIndex(path, index, fingerprint).catch(() => undefined);
  return index;
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

/** Equal for two readings of a report that are indexed alike. */
function stampOf(report: Report): string {
  const { id, file, hash, title, authors, passages } = report;
  return JSON.stringify([id, file, hash, title, authors, passages.map((passage) => passage.id)]);
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
