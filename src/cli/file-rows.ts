/** The files of a corpus folder as `reports --json` prints them. */
import { passageCount, type Report } from "../report.ts";

/** One object a file, in the stable form that other programs rely on. */
export function fileToJson(file: Report) {
  return {
    file: file.file,
    kind: file.kind,
    reason: file.reason,
    duplicateOf: file.duplicateOf,
    sameWitnessAs: file.sameWitnessAs,
    title: file.title,
    authors: file.authors === null ? null : [...file.authors],
    published: file.published,
    publisher: file.publisher,
    meetings: file.meetings === null ? null : file.meetings.map((meeting) => ({ ...meeting })),
    address: file.address,
    text: file.text,
    passages: passageCount(file),
    problems: file.problems.map(({ code, message, line }) => ({
      code,
      message,
      ...(line === undefined ? {} : { line }),
    })),
  };
}
