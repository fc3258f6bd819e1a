/** Compares what the loader makes of the invented reports with what is expected of each, field by field. */
import { flow } from "../../src/paragraphs.ts";
import type { Meeting, Report } from "../../src/report.ts";

export type Expected = {
  readonly file: string;
  readonly kind: string;
  readonly duplicateOf: string | null;
  readonly sameWitnessAs: string | null;
  /** Absent or null: whatever stands in for a title will do. */
  readonly title?: string | null | undefined;
  readonly authors: readonly string[] | null;
  readonly authorsAccept?: readonly (readonly string[] | null)[] | undefined;
  readonly published: string | null;
  readonly publishedAccept?: readonly (string | null)[] | undefined;
  readonly meetings: readonly Meeting[] | null;
  /** Other readings that are as good. */
  readonly meetingsAccept?: readonly (readonly Meeting[] | null)[] | undefined;
  readonly mustContain?: readonly string[] | undefined;
  readonly mustNotShow?: readonly string[] | undefined;
  readonly problems: readonly string[];
};

export type Field = "kind" | "title" | "authors" | "dates" | "text" | "boilerplate" | "problems";
export type Judgement = {
  readonly file: string;
  readonly field: Field;
  readonly right: boolean;
  readonly detail: string;
};

/** One judgement per field that applies: what is not indexed has neither authors nor dates to be right about. */
export function judge(expected: Expected, report: Report | undefined, files: readonly Report[]): Judgement[] {
  const found: Judgement[] = [];
  const add = (field: Field, right: boolean, detail: string) =>
    found.push({ file: expected.file, field, right, detail });
  if (report === undefined)
    return [{ file: expected.file, field: "kind", right: false, detail: "not in the folder" }];
  const witness = files.find((file) => file.id === report.sameWitnessAs)?.file ?? null;
  add(
    "kind",
    report.kind === expected.kind &&
      report.duplicateOf === expected.duplicateOf &&
      witness === expected.sameWitnessAs,
    `${report.kind} ${report.duplicateOf} ${witness} instead of ${expected.kind} ${expected.duplicateOf} ${expected.sameWitnessAs}: ${report.reason}`,
  );
  const shown = report.passages.map((passage) => flow(passage.text)).join("\n");
  const headings = report.sections.map((section) => section.heading ?? "").join("\n");
  for (const text of expected.mustNotShow ?? []) {
    const everything = squeeze(`${report.title}\n${headings}\n${shown}`);
    add("boilerplate", !everything.includes(squeeze(text)), `shows "${text}"`);
  }
  if (expected.kind !== "report" || report.kind !== "report") return found;
  if (expected.title != null) {
    add(
      "title",
      squeeze(report.title) === squeeze(expected.title),
      `"${report.title}" instead of "${expected.title}"`,
    );
  }
  add(
    "authors",
    [expected.authors, ...(expected.authorsAccept ?? [])].some((one) => names(one) === names(report.authors)),
    `${report.authors?.join(", ")} instead of ${expected.authors?.join(", ")}`,
  );
  add(
    "dates",
    [expected.published, ...(expected.publishedAccept ?? [])].includes(report.published),
    `published ${report.published} instead of ${expected.published}`,
  );
  const wanted = [expected.meetings ?? [], ...(expected.meetingsAccept ?? [])].map((list) =>
    meetingList(list ?? []),
  );
  add(
    "dates",
    wanted.includes(meetingList(report.meetings ?? [])),
    `${meetingList(report.meetings ?? [])} instead of ${wanted[0]}`,
  );
  for (const text of expected.mustContain ?? []) {
    const whole = squeeze(text);
    add("text", squeeze(shown).includes(whole), `lacks "${text}"`);
  }
  const codes = new Set(report.problems.map((problem) => problem.code));
  for (const code of expected.problems)
    add("problems", codes.has(code), `has ${[...codes].join(", ")}; lacks ${code}`);
  return found;
}

function squeeze(text: string): string {
  return flow(text).replace(/-\s?/gu, "").replace(/\s+/gu, " ").toLowerCase();
}

function names(authors: readonly string[] | null): string {
  return (authors ?? []).toSorted().join(", ");
}

function meetingList(meetings: readonly Meeting[]): string {
  return meetings
    .filter((meeting) => meeting.from !== null)
    .map((meeting) => `${meeting.body} ${meeting.from}..${meeting.to} ${meeting.precision}`)
    .toSorted()
    .join("; ");
}
