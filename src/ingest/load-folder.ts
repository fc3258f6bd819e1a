/** A folder of whatever a volunteer has put there, read as the bot sees it. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { Gazetteer } from "../gazetteer.ts";
import type { Report } from "../report.ts";
import { extractSource } from "./extract.ts";
import { GAZETTEER_FILES, readGazetteer } from "./gazetteer-files.ts";
import { reportId } from "./identity.ts";
import { NO_EXTRA_RULES } from "./private-strings.ts";
import type { FileProblem } from "./problems.ts";
import { prepareReading, type Reading, readReport } from "./read-report.ts";
import { UnreadableError } from "./source.ts";
import { type FolderEntry, walkFolder } from "./walk.ts";

export type LoadedCorpus = {
  /** Every file of the folder, whatever became of it, ordered by file name. */
  readonly files: readonly Report[];
  readonly gazetteer: Gazetteer;
  /** What is wrong with the configuration files and with the reports. */
  readonly problems: readonly FileProblem[];
};

export type LoadOptions = {
  /** A larger file is named and not read. */
  readonly maxBytes: number;
  /** Stands in for the `people.yaml`, `bodies.yaml` and `topics.yaml` that the folder does not have. */
  readonly gazetteer?: Gazetteer;
  /** Where what was read is kept for the next start; null or absent: nowhere. */
  readonly snapshotDir?: string | null;
};

const CONFIGURATION = new Set<string>([...GAZETTEER_FILES, "feeds.yaml", "redactions.yaml", "reports.yaml"]);

/**
 * Reads a folder and its sub-folders. A bad file never stops the rest: it is listed with the reason.
 * @throws NecError `CORPUS` when there is no such folder.
 */
export async function loadFolder(dir: string, options: LoadOptions): Promise<LoadedCorpus> {
  const entries = await walkFolder(dir);
  const sources: Record<string, string> = {};
  for (const entry of entries) {
    if (CONFIGURATION.has(entry.file) && !entry.link)
      sources[entry.file] = await readFile(entry.path, "utf8");
  }
  const { gazetteer, problems } = readGazetteer(sources, options.gazetteer);
  const reading = prepareReading(gazetteer, NO_EXTRA_RULES);
  const files: Report[] = [];
  for (const entry of entries) files.push(await readEntry(entry, options, reading));
  return {
    files,
    gazetteer,
    problems: [
      ...problems,
      ...files.flatMap((file) => file.problems.map((problem) => ({ ...problem, file: file.file }))),
    ],
  };
}

async function readEntry(entry: FolderEntry, options: LoadOptions, reading: Reading): Promise<Report> {
  if (CONFIGURATION.has(entry.file)) return unread(entry.file, "not-a-report", "Read as configuration.", "");
  if (entry.link) return unread(entry.file, "unreadable", "A link; links are not followed.", "", "link");
  let hash = "";
  try {
    const { size } = await stat(entry.path);
    if (size > options.maxBytes) {
      throw new UnreadableError(
        "too-large",
        `The file has ${size} bytes; at most ${options.maxBytes} are read.`,
      );
    }
    const bytes = await readFile(entry.path);
    hash = createHash("sha256").update(bytes).digest("hex");
    const source = await extractSource(entry.file, bytes);
    if (/^readme\.\w+$/iu.test(entry.file.split("/").at(-1) ?? "")) {
      return unread(entry.file, "not-a-report", "A note about the folder.", hash);
    }
    return readReport(entry.file, hash, source, {}, reading);
  } catch (error) {
    const known = error instanceof UnreadableError;
    const message = known
      ? error.message
      : `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return unread(entry.file, "unreadable", message, hash, known ? error.code : "unreadable");
  }
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
