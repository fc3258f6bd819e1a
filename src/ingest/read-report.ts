/** From a file's text to a Report: everything that can be known from the one file. */
import type { Gazetteer } from "../gazetteer.ts";
import type { Meeting, Problem, Report, Section } from "../report.ts";
import { authorsOf } from "./authors.ts";
import { type BodyFinder, bodyFinder } from "./bodies.ts";
import { readFrontMatter } from "./front-matter.ts";
import { furnitureOf, NO_FURNITURE } from "./furniture.ts";
import type { GivenFields } from "./given-fields.ts";
import { publisherOf, reportId } from "./identity.ts";
import { kindOf } from "./kind.ts";
import { meetingsOf } from "./meetings.ts";
import { type PrivateStrings, privateSpans } from "./private-strings.ts";
import { publicationOf } from "./publication.ts";
import type { Source } from "./source.ts";
import { mergeSpans } from "./spans.ts";
import { divide, makePassage, passagesOf } from "./split.ts";
import { titleOf } from "./title.ts";

/** What reading needs besides the file; the same for all files of a folder. */
export type Reading = {
  readonly gazetteer: Gazetteer;
  readonly bodies: BodyFinder;
  readonly privateStrings: PrivateStrings;
};

export function prepareReading(gazetteer: Gazetteer, privateStrings: PrivateStrings): Reading {
  return { gazetteer, bodies: bodyFinder(gazetteer), privateStrings };
}

/**
 * Reads one report. What a person stated (`override`, then front matter) goes before what the text shows.
 * Pure: the same file and reading give the same report.
 */
export function readReport(
  file: string,
  hash: string,
  source: Source,
  override: GivenFields,
  reading: Reading,
): Report {
  const { text } = source;
  const front = readFrontMatter(text);
  const given: GivenFields = { ...front.fields, ...override };
  const problems: Problem[] = [...source.problems, ...front.problems];
  const digest = given.text === "digest";
  const page = digest ? NO_FURNITURE : furnitureOf(text, front.bodyStart, source.furniture);
  const furniture = page.spans;
  const address = given.address === undefined ? source.address : given.address;
  const publication = publicationOf({ text, start: front.bodyStart, given, source, address });
  const title = titleOf({ text, start: front.bodyStart, given, source, furniture, file });
  const hidden = mergeSpans([...furniture, ...privateSpans(text, front.bodyStart, reading.privateStrings)]);
  const parts = divide(text, front.bodyStart, hidden);
  const dated = meetingsOf({
    text,
    parts,
    title,
    given,
    published: publication.date,
    address,
    file,
    bodies: reading.bodies,
    digest,
  });
  const authors = authorsOf({
    text,
    start: front.bodyStart,
    given,
    source,
    title,
    file,
    address,
    gazetteer: reading.gazetteer,
  });
  const kind = kindOf({ text, start: front.bodyStart, given, title, file, address, parts, dated, authors });
  const id = reportId(address, file);
  const sections: Section[] = [];
  const passages = [];
  const taken = new Set<string>();
  if (kind.kind === "report") {
    for (const [index, part] of parts.entries()) {
      if (kind.skipped.has(index)) continue;
      const meeting: Meeting | null = dated.parts[index] ?? null;
      const section = { heading: part.heading, meeting };
      const made = passagesOf(text, part, hidden).map((span) => makePassage(id, text, span, section, taken));
      if (made.length === 0 && part.heading === null) continue;
      sections.push({ ...section, passages: made.map((passage) => passage.id) });
      passages.push(...made);
    }
  }
  if (page.fusedCaption) {
    problems.push({
      code: "caption-fused",
      message: "A picture's caption is stuck to the first words of the text; it is not shown.",
    });
  }
  problems.push(...publication.problems, ...title.problems, ...kind.problems);
  if (kind.kind === "report") {
    problems.push(...dated.problems, ...authors.problems);
    if (passages.length === 0)
      problems.push({ code: "no-text", message: "No text of a report was found in the file." });
  }
  return {
    id,
    file,
    kind: kind.kind,
    reason: kind.reason,
    title: title.title,
    authors: authors.authors,
    published: publication.date,
    publisher: given.publisher === undefined ? publisherOf(source, address) : given.publisher,
    address,
    text: given.text ?? "verbatim",
    meetings: dated.meetings,
    sections,
    passages,
    duplicateOf: null,
    sameWitnessAs: null,
    hash,
    problems,
  };
}
