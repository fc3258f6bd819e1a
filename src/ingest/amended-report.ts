/** Reports with something changed after they were read: by what a folder's other files say, or a volunteer. */
import type { Meeting, Report } from "../report.ts";
import { type Header, HeldReport } from "./held-report.ts";

/** A report of which nothing is to be shown. */
export function withoutPassages(report: Report, changes: Partial<Header>): Report {
  const { outline: _, fileMap: __, ...header } = report;
  return { ...header, ...changes, sections: [], passages: [] };
}

/** A report with another header. */
export function amended(report: Report, changes: Partial<Header>): Report {
  return report instanceof HeldReport ? report.with(changes) : { ...report, ...changes };
}

/** A report with this meeting for each passage that has none. */
export function retold(report: Report, meeting: Meeting): Report {
  if (report instanceof HeldReport) return report.dated(meeting);
  const own = <Part extends { readonly meeting: Meeting | null }>(part: Part): Part => ({
    ...part,
    meeting: part.meeting ?? meeting,
  });
  return { ...report, sections: report.sections.map(own), passages: report.passages.map(own) };
}
