/** Invented reports for the tests of digests. */
import { hash } from "node:crypto";
import type { Report } from "../../src/report.ts";
import { meetingOf, reportOf, type Written } from "../archive/report-builder.ts";

/** An account of an NEC meeting on a day, named after its author and day. */
export function account(author: string, day: string, more: Partial<Written> = {}): Report {
  const [first = "someone"] = author.toLowerCase().split(" ");
  return reportOf({
    file: `${day}-${first}.md`,
    title: `${author} on the meeting of ${day}`,
    authors: [author],
    meeting: meetingOf("NEC", day),
    sections: {
      "Leader's report": [`The leader spoke for an hour, ${author} writes of ${day}.`],
      Finance: [`The treasurer gave the accounts to ${day}.`],
    },
    ...more,
  });
}

/** The same report after somebody edited its text. */
export function edited(report: Report, text: string): Report {
  const [first, ...rest] = report.passages;
  if (first === undefined) return report;
  const passage = {
    ...first,
    id: `${report.id}.${hash("sha256", text).slice(0, 8)}`,
    text,
    end: first.start + text.length,
  };
  const [section, ...sections] = report.sections;
  return {
    ...report,
    passages: [passage, ...rest],
    sections:
      section === undefined
        ? []
        : [
            { ...section, passages: section.passages.map((id) => (id === first.id ? passage.id : id)) },
            ...sections,
          ],
    hash: `${report.hash}-${text}`,
  };
}
