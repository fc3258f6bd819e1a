/** Reports to an archive: names, passage index, ledgers of votes and figures. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Gazetteer } from "../gazetteer.ts";
import { type Coverage, meetingDate, outlineOf, type Report, reportOfPassage } from "../report.ts";
import { ANALYZER_VERSION } from "./analyzer.ts";
import type { Archive } from "./archive.ts";
import { FIELD_SETTINGS } from "./bm25f.ts";
import { drawFrom } from "./draw.ts";
import type { MakeEngine } from "./engine.ts";
import { entriesOf, stampOf } from "./findings.ts";
import type { Drawn, KeptFindings } from "./findings-snapshot.ts";
import { buildIndex, IndexBuilder } from "./index-builder.ts";
import { loadIndex, saveIndex } from "./index-snapshot.ts";
import { NO_TERM_COUNTS, statisticsFrom, statisticsOf } from "./index-statistics.ts";
import { updateIndex } from "./index-update.ts";
import { ToldDecisions } from "./ledger-decisions.ts";
import { MemoryEngine } from "./memory-engine.ts";
import { type Naming, passagesTouched } from "./name-changes.ts";
import { collectNames, type NameEntry } from "./name-entries.ts";
import type { Names } from "./names.ts";
import { createNames } from "./names-index.ts";
import type { PassageFields } from "./passage-fields.ts";
import type { PassageIndex } from "./passage-index.ts";
import { passageLookup } from "./passage-lookup.ts";
import { fieldsOf } from "./report-fields.ts";
import { meetingsOf } from "./title-names.ts";

export type ArchiveInput = {
  /** Every file of the corpus folder; only those of kind `report` are searched. */
  readonly files: readonly Report[];
  readonly gazetteer: Gazetteer;
  /** Makes what searches instead of the index in memory, which is then not built. */
  readonly engine?: MakeEngine;
  /** Where the passage index and what was drawn from reports are kept between starts; absent: nowhere. */
  readonly snapshotDir?: string;
  /** The archive that this one follows: what has not changed since is not analysed again. */
  readonly previous?: Archive;
};

/** What an archive was made from, so that the next one may start from it. */
type Origin = {
  readonly index: PassageIndex | null;
  readonly entries: readonly NameEntry[];
  readonly drawn: Drawn;
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
  const origin = input.previous && origins.get(input.previous);
  const before = origin && input.previous ? { drawn: origin.drawn, reports: input.previous.reports } : null;
  const path = input.snapshotDir === undefined ? null : join(input.snapshotDir, "findings.records");
  const drawn = await drawFrom(reports, before, { countTerms: input.engine !== undefined, path });
  const { vocabulary, findings } = drawn;
  const entries = collectNames(input.gazetteer, reports, placesIn(reports, findings), vocabulary);
  const names = createNames(entries, reports, vocabulary);
  const fingerprint = fingerprintOf(reports, fingerprintOfNames(entries));
  const index = input.engine
    ? null
    : await indexFor(input, reports, { names, entries, vocabulary }, fingerprint);
  const engine = input.engine
    ? await input.engine({
        reports,
        fieldsOf: (report) => fieldsOf(report, names),
        correct: names.correct,
        fingerprint: fingerprint.toString("hex"),
      })
    : new MemoryEngine(index ?? buildIndex([]), names.correct);
  const decisions = new Map<string, readonly number[]>();
  const told = reports.map((report) => {
    const own = findings.findings(stampOf(report));
    decisions.set(report.id, own.decisions);
    return entriesOf(report, own);
  });
  const byId = new Map(reports.map((report) => [report.id, report]));
  const archive: Archive = {
    files,
    reports,
    gazetteer: input.gazetteer,
    coverage: coverageOf(reports),
    names,
    engine,
    vocabulary,
    statistics: index === null ? statisticsFrom(drawn.terms ?? NO_TERM_COUNTS) : statisticsOf(index),
    votes: told.flatMap(({ votes }) => votes),
    figures: told.flatMap(({ figures }) => figures),
    decisions: new ToldDecisions(decisions),
    report: (id) => byId.get(id),
    passage: passageLookup(byId),
  };
  origins.set(archive, { index, entries, drawn });
  return archive;
}

function* placesIn(reports: readonly Report[], findings: KeptFindings): Generator<string> {
  for (const report of reports) yield findings.places(stampOf(report));
}

type Named = Naming & { readonly names: Names };

async function indexFor(
  { snapshotDir, previous }: ArchiveInput,
  reports: readonly Report[],
  named: Named,
  fingerprint: Uint8Array,
): Promise<PassageIndex> {
  const origin = previous && origins.get(previous);
  const path = snapshotDir === undefined ? null : join(snapshotDir, "passages.index");
  const stored = path === null || origin ? null : await loadIndex(path, fingerprint);
  if (stored !== null) return stored;
  const index =
    (previous && origin?.index && carryOver(origin.index, origin, previous, reports, named)) ??
    (await indexAll(reports, named.names));
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

/** The previous index with the passages of changed reports replaced; null where most have to be read again. */
function carryOver(
  index: PassageIndex,
  { entries, drawn }: Origin,
  { reports: before }: Archive,
  now: readonly Report[],
  named: Named,
): PassageIndex | null {
  const headings = new Set(before.flatMap((report) => outlineOf(report).map(({ heading }) => heading ?? "")));
  const touched = passagesTouched(index, { entries, vocabulary: drawn.vocabulary }, named, headings);
  if (touched === null) return null;
  const stamps = new Set(before.map(stampOf));
  const current = new Set(now.map(stampOf));
  const idsOf = (reports: readonly Report[]) =>
    reports.flatMap((report) => report.passages.map(({ id }) => id));
  const removed = new Set([...idsOf(before.filter((report) => !current.has(stampOf(report)))), ...touched]);
  const unchanged = now.filter((report) => stamps.has(stampOf(report)));
  // A passage that an unchanged report shares with a removed one must be indexed again under the same id.
  const holders = new Set([...removed].map(reportOfPassage));
  const shared = unchanged.filter(({ id }) => holders.has(id));
  const added = [...now.filter((report) => !stamps.has(stampOf(report))), ...shared];
  return updateIndex(index, removed, [...allFields(added, named.names)]);
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

function fingerprintOf(reports: readonly Report[], vocabularyOfNames: string): Buffer {
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
