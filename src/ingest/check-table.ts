/** What `nec check` prints: each file as the bot reads it, and what a person should mend. */
import { type Meeting, meetingDate, passageCount, type Report } from "../report.ts";
import type { FileProblem } from "./problems.ts";

export type CheckRow = {
  readonly file: string;
  readonly kind: string;
  readonly authors: string;
  readonly meetings: string;
  readonly passages: number;
  /** One sentence each. */
  readonly problems: readonly string[];
  /** What to do about them, one sentence each; empty when nothing needs doing. */
  readonly mend: readonly string[];
};

export type CheckTable = {
  readonly rows: readonly CheckRow[];
  /** Problems of the configuration files. */
  readonly configuration: readonly string[];
  readonly counts: {
    readonly files: number;
    readonly reports: number;
    readonly duplicates: number;
    readonly listings: number;
    readonly notReports: number;
    readonly unreadable: number;
    readonly undated: number;
    readonly unknownAuthors: number;
    readonly toMend: number;
  };
};

/** By problem code; a code without an entry is for information only. */
const MEND: Readonly<Record<string, string>> = {
  "front-matter": "Correct the front matter at the line named.",
  undated: "Add `meetings:` to the front matter or to reports.yaml, if you know the date.",
  "no-author": "Add `authors:` to the front matter or to reports.yaml, or write `authors: unknown`.",
  "author-conflict": "State `authors:` in the front matter or in reports.yaml.",
  "date-conflict": "State `meetings:` in the front matter or in reports.yaml if the wrong date was chosen.",
  "weekday-conflict": "State `meetings:` in the front matter or in reports.yaml if the date is wrong.",
  "relative-date-unresolved": "Add `published:` (the day it was posted), or `meetings:`.",
  "file-name-date": "Confirm the date with `meetings:` in the front matter or in reports.yaml.",
  "address-date": "Confirm the date with `meetings:` in the front matter or in reports.yaml.",
  "no-title": "Add `title:` to the front matter or to reports.yaml.",
  "no-text": "Look at the file: the bot found no text of a report in it.",
  "too-large": "Save the report's text alone, or raise the size limit.",
  "no-text-layer": "Run text recognition on the PDF, or paste its text into a .txt file.",
  empty: "Save the file again with its text, or remove it.",
  binary: "Save it as text, Markdown, HTML, PDF, Word or e-mail, or remove it.",
  damaged: "Save the file again, or paste its text into a .txt file.",
  link: "Copy the file itself into the folder.",
  "zip-bomb": "Remove the file.",
  "too-slow": "Paste the text into a .txt file.",
  unreadable: "See whether the file can be opened, and whether the bot may read it.",
  "names-missing": "Compare with the original: names seem to have been lost from the text.",
};

export function checkTable(files: readonly Report[], problems: readonly FileProblem[] = []): CheckTable {
  const rows = files.map(rowOf);
  const known = new Set(files.filter((file) => file.kind !== "not-a-report").map((file) => file.file));
  const of = (kind: Report["kind"]) => files.filter((file) => file.kind === kind).length;
  const reports = files.filter((file) => file.kind === "report");
  return {
    rows,
    configuration: problems
      .filter((problem) => !known.has(problem.file))
      .map((problem) => problemText(problem)),
    counts: {
      files: files.length,
      reports: reports.length,
      duplicates: of("duplicate"),
      listings: of("listing"),
      notReports: of("not-a-report"),
      unreadable: of("unreadable"),
      undated: reports.filter((file) => file.meetings === null).length,
      unknownAuthors: reports.filter((file) => file.authors === null).length,
      toMend: rows.filter((row) => row.mend.length > 0).length,
    },
  };
}

function rowOf(report: Report): CheckRow {
  const indexed = report.kind === "report";
  const mend = report.problems.map((problem) => MEND[problem.code]).filter((advice) => advice !== undefined);
  return {
    file: report.file,
    kind: report.kind,
    authors: indexed ? (report.authors?.join(", ") ?? "unknown") : "",
    meetings: indexed ? (report.meetings?.map(meetingText).join("; ") ?? "undated") : "",
    passages: passageCount(report),
    problems: [
      ...(report.reason === null ? [] : [report.reason]),
      ...report.problems.map(problemText),
    ].filter((text, index, all) => all.indexOf(text) === index),
    mend: [...new Set(mend)],
  };
}

/** "NEC 2021-05-25", "NEC 2016-09-20 to 2016-09-21", "Disputes Panel 2021-03". */
function meetingText(meeting: Meeting): string {
  const date = meetingDate(meeting) ?? "undated";
  const span = meeting.precision === "day" && meeting.to !== null && meeting.to !== meeting.from;
  return span ? `${meeting.body} ${date} to ${meeting.to}` : `${meeting.body} ${date}`;
}

function problemText(problem: { readonly message: string; readonly line?: number }): string {
  return problem.line === undefined ? problem.message : `line ${problem.line}: ${problem.message}`;
}
