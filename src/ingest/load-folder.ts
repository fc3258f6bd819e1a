/** A folder of whatever a volunteer has put there, read as the bot sees it. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { asError } from "../errors.ts";
import type { Gazetteer } from "../gazetteer.ts";
import type { Report } from "../report.ts";
import { amended } from "./amended-report.ts";
import { NO_TRACE } from "./author-trace.ts";
import { traceOf, withAuthorsElsewhere } from "./authors-elsewhere.ts";
import { DraftBook, type Fresh, type Revision } from "./draft-book.ts";
import { markDuplicates, sketchOf } from "./duplicates.ts";
import { extractSource } from "./extract.ts";
import { GAZETTEER_FILES } from "./gazetteer-files.ts";
import { gazetteerOf } from "./gazetteer-snapshot.ts";
import type { GivenFields } from "./given-fields.ts";
import { reportId } from "./identity.ts";
import { withMeetingsElsewhere } from "./meetings-elsewhere.ts";
import type { PrivateStrings } from "./private-strings.ts";
import type { FileProblem } from "./problems.ts";
import { ingestVersion, keyOf } from "./snapshot.ts";
import { type Source, UnreadableError } from "./source.ts";
import { type Overrides, readOverrides, readRedactions, unusedOverrides } from "./volunteer-files.ts";
import { type FolderEntry, walkFolder } from "./walk.ts";

export type LoadedCorpus = {
  /** Every file of the folder, whatever became of it, ordered by file name. */
  readonly files: readonly Report[];
  readonly gazetteer: Gazetteer;
  /** What is wrong with the configuration files and with the reports. */
  readonly problems: readonly FileProblem[];
  /** Reports that differ from the loader's last reading, by file; empty on the first. */
  readonly changes: Changes;
};

export type Changes = {
  readonly added: readonly string[];
  /** Same report (same id), other text. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
};

export type LoadOptions = {
  /** A larger file is named and not read. */
  readonly maxBytes: number;
  /** Stands in for the `people.yaml`, `bodies.yaml` and `topics.yaml` that the folder does not have. */
  readonly gazetteer?: Gazetteer;
  /** Where what was read is kept for the next start; null or absent: nowhere. */
  readonly snapshotDir?: string | null;
};

/** Reads a folder again and again, each time only what has changed since. */
export type FolderLoader = { load(): Promise<LoadedCorpus> };

const CONFIGURATION = new Set<string>([...GAZETTEER_FILES, "feeds.yaml", "redactions.yaml", "reports.yaml"]);
const AT_ONCE = 8;

/**
 * Reads a folder and its sub-folders. A bad file never stops the rest: it is listed with the reason.
 * @throws NecError `CORPUS` when there is no such folder.
 */
export function loadFolder(dir: string, options: LoadOptions): Promise<LoadedCorpus> {
  return folderLoader(dir, options).load();
}

export function folderLoader(dir: string, options: LoadOptions): FolderLoader {
  const snapshotDir = options.snapshotDir ?? null;
  let kept: DraftBook | null = null;
  let stamps = new Map<string, Stamp>();
  let previous: readonly Held[] | null = null;
  return {
    async load() {
      const version = await ingestVersion();
      const revision = (kept ?? (await DraftBook.open(snapshotDir, version))).revise();
      const entries = await walkFolder(dir);
      const sources = await configuration(entries);
      const { gazetteer, problems: gazetteerProblems } = await gazetteerOf(
        sources,
        options.gazetteer,
        snapshotDir,
        version,
      );
      const overrides = readOverrides(sources["reports.yaml"]);
      const redactions = readRedactions(sources["redactions.yaml"]);
      const context: Context = {
        options,
        reader: once(() => readerOf(gazetteer, redactions.rules)),
        overrides,
        setting: keyOf(
          version,
          JSON.stringify([gazetteer.people, gazetteer.bodies]),
          sources["redactions.yaml"] ?? "",
        ),
        revision,
        stamps,
        freshStamps: new Map(),
      };
      const unread = await readAll(entries, context);
      const book = await revision.finish();
      kept = book;
      stamps = context.freshStamps;
      const read = entries.flatMap(({ file }) => unread.get(file) ?? book.report(file) ?? []);
      const attributed = withAuthorsElsewhere(withMeetingsElsewhere(withOwnIds(read)), (file) =>
        book.trace(file),
      );
      const files = markDuplicates(attributed, (file) => book.sketch(file));
      const changes = changesBetween(previous, files);
      previous = files.map(({ file, hash }) => ({ file, hash }));
      const problems = [
        ...gazetteerProblems,
        ...overrides.problems,
        ...redactions.problems,
        ...unusedOverrides(sources["reports.yaml"], files),
        ...files.flatMap((file) => file.problems.map((problem) => ({ ...problem, file: file.file }))),
      ];
      return { files, gazetteer, problems, changes };
    },
  };
}

type Held = Pick<Report, "file" | "hash">;

type Stamp = {
  readonly mtimeMs: number;
  readonly size: number;
  readonly inode: number;
  readonly hash: string;
};

type Reader = (file: string, hash: string, source: Source, override: GivenFields) => Report;

/** Loaded when a file is met that no snapshot holds: what recognises authors and dates takes a while to make ready. */
async function readerOf(gazetteer: Gazetteer, privateStrings: PrivateStrings): Promise<Reader> {
  const { prepareReading, readReport } = await import("./read-report.ts");
  const reading = prepareReading(gazetteer, privateStrings);
  return (file, hash, source, override) => readReport(file, hash, source, override, reading);
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type Context = {
  readonly options: LoadOptions;
  readonly reader: () => Promise<Reader>;
  readonly overrides: Overrides;
  /** Key of everything besides the file that a report depends on. */
  readonly setting: string;
  readonly revision: Revision;
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly freshStamps: Map<string, Stamp>;
};

async function configuration(entries: readonly FolderEntry[]): Promise<Record<string, string>> {
  const sources: Record<string, string> = {};
  for (const entry of entries) {
    if (CONFIGURATION.has(entry.file) && !entry.link)
      sources[entry.file] = await readFile(entry.path, "utf8").catch(() => "");
  }
  return sources;
}

/**
 * Several at a time; between files other work gets its turn. What was read is in the book then; @returns what could not
 * be read, or is no report, by file.
 */
async function readAll(
  entries: readonly FolderEntry[],
  context: Context,
): Promise<ReadonlyMap<string, Report>> {
  const unread = new Map<string, Report>();
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const read = await Promise.all(
      entries
        .slice(at, at + AT_ONCE)
        .map(async (entry) => [entry.file, await readEntry(entry, context)] as const),
    );
    for (const [file, one] of read) {
      if (one === null) continue;
      // In the order of entries, so that the same folder makes the same book.
      if ("key" in one) await context.revision.add(one);
      else unread.set(file, one);
    }
    await breathe();
  }
  return unread;
}

async function readEntry(entry: FolderEntry, context: Context): Promise<Report | Fresh | null> {
  const { file } = entry;
  if (CONFIGURATION.has(file)) return unread(file, "not-a-report", "Read as configuration.", "");
  if (entry.link) return unread(file, "unreadable", "A link; links are not followed.", "", "link");
  try {
    const { mtimeMs, size, ino } = await stat(entry.path);
    if (size > context.options.maxBytes) {
      const message = `The file has ${size} bytes; at most ${context.options.maxBytes} are read.`;
      return unread(file, "unreadable", message, "", "too-large");
    }
    const override = context.overrides.of(file);
    const stamp = context.stamps.get(file);
    const still =
      stamp !== undefined && stamp.mtimeMs === mtimeMs && stamp.size === size && stamp.inode === ino;
    const bytes = still ? null : await readFile(entry.path);
    const hash = bytes === null ? (stamp?.hash ?? "") : createHash("sha256").update(bytes).digest("hex");
    context.freshStamps.set(file, { mtimeMs, size, inode: ino, hash });
    const key = keyOf(hash, file, context.setting, JSON.stringify(override));
    if (context.revision.keep(file, key)) return null;
    return { key, ...(await readBytes(file, hash, bytes ?? (await readFile(entry.path)), context)) };
  } catch (error) {
    return unread(file, "unreadable", `The file cannot be read: ${asError(error).message}`, "", "unreadable");
  }
}

async function readBytes(
  file: string,
  hash: string,
  bytes: Uint8Array,
  context: Context,
): Promise<Omit<Fresh, "key">> {
  const without = (report: Report) => ({ report, sketch: [], trace: NO_TRACE });
  try {
    const source = await extractSource(file, bytes);
    if (/^(?:readme|licen[cs]e|contributing)\b/iu.test(file.split("/").at(-1) ?? "")) {
      return without(unread(file, "not-a-report", "A note about the folder.", hash));
    }
    const read = await context.reader();
    const report = read(file, hash, source, context.overrides.of(file));
    const nameless = report.kind === "report" && report.authors === null;
    const trace = nameless ? traceOf(file, source, report.address) : NO_TRACE;
    return { report, sketch: sketchOf(report), trace };
  } catch (error) {
    const code = error instanceof UnreadableError ? error.code : "unreadable";
    const { message } = asError(error);
    const reason = error instanceof UnreadableError ? message : `The file cannot be read: ${message}`;
    return without(unread(file, "unreadable", reason, hash, code));
  }
}

/** Two files with one address (a page whose text changes): the later file is known by its name. */
function withOwnIds(files: readonly Report[]): Report[] {
  const taken = new Set<string>();
  return files.map((report) => {
    if (!taken.has(report.id)) {
      taken.add(report.id);
      return report;
    }
    const id = reportId(null, report.file);
    taken.add(id);
    return amended(report, { id });
  });
}

function changesBetween(before: readonly Held[] | null, after: readonly Report[]): Changes {
  if (before === null) return { added: [], changed: [], removed: [] };
  const old = new Map(before.map((report) => [report.file, report]));
  const present = new Set(after.map((report) => report.file));
  return {
    added: after.filter((report) => !old.has(report.file)).map((report) => report.file),
    changed: after
      .filter((report) => (old.get(report.file)?.hash ?? report.hash) !== report.hash)
      .map((report) => report.file),
    removed: before.filter((report) => !present.has(report.file)).map((report) => report.file),
  };
}

function unread(
  file: string,
  kind: "not-a-report" | "unreadable",
  reason: string,
  hash: string,
  code?: string,
): Report {
  return {
    id: reportId(null, file),
    file,
    kind,
    reason,
    title: file.split("/").at(-1) ?? file,
    authors: null,
    published: null,
    publisher: null,
    address: null,
    text: "verbatim",
    meetings: null,
    sections: [],
    passages: [],
    duplicateOf: null,
    sameWitnessAs: null,
    hash,
    problems: code === undefined ? [] : [{ code, message: reason }],
  };
}
