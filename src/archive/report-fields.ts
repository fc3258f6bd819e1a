/** What is indexed of a report's passages. */
import type { Report } from "../report.ts";
import type { Names } from "./names.ts";
import type { PassageFields } from "./passage-fields.ts";

/**
 * The fields of each passage. `people` holds the authors and whoever is named; `topic` every spelling of the
 * topics and bodies the passage names, so that one asked for by an abbreviation or a former name is found under
 * the name that the report uses.
 */
export function* fieldsOf(report: Report, names: Names): Generator<PassageFields> {
  for (const { id, text, heading, meeting } of report.passages) {
    const named = names.mentions(heading === null ? text : `${heading}\n${text}`);
    const people = new Set(report.authors ?? []);
    const topics = new Set(meeting === null ? [] : names.spellings("body", meeting.body));
    for (const { kind, name } of named) {
      if (kind === "person") people.add(name);
      if (kind === "topic" || kind === "body") {
        for (const spelling of names.spellings(kind, name)) topics.add(spelling);
      }
    }
    yield {
      id,
      text,
      heading: heading ?? "",
      title: report.title,
      people: [...people].join("\n"),
      topic: [...topics].join("\n"),
    };
  }
}
