/** From a file's text to a Report: everything that can be known from the one file. */
import type { Gazetteer } from "../gazetteer.ts";
import { linesOf } from "../paragraphs.ts";
import type { Meeting, Problem, Report, Section } from "../report.ts";
import { authorsOf } from "./authors.ts";
import { type BodyFinder, bodyFinder } from "./bodies.ts";
import { isBylineHeading } from "./byline-headings.ts";
import { isNearer, titleWithDay } from "./day-below-title.ts";
import { readFrontMatter } from "./front-matter.ts";
import { furnitureOf, NO_FURNITURE } from "./furniture.ts";
import type { GivenFields } from "./given-fields.ts";
import { publisherOf, reportId } from "./identity.ts";
import { kindOf } from "./kind.ts";
import { meetingsOf } from "./meetings.ts";
import { type PersonFinder, personFinder } from "./personal-names.ts";
import { belowSignature, posterIntroduction } from "./posted-by-another.ts";
import { postsOf } from "./posts.ts";
import { type PrivateStrings, privateSpans, withoutPrivateStrings } from "./private-strings.ts";
import { copyrightYears, lastAltered, publicationOf, statedDate } from "./publication.ts";
import { pageProblems, textProblems } from "./report-problems.ts";
import type { Source } from "./source.ts";
import { mergeSpans, type Span } from "./spans.ts";
import { divide, makePassage, passagesOf } from "./split.ts";
import { type Title, titleOf } from "./title.ts";
/** What reading needs besides the file; the same for all files of a folder. */
export type Reading = {
  readonly people: PersonFinder;
  readonly bodies: BodyFinder;
  readonly privateStrings: PrivateStrings;
};

export function prepareReading(gazetteer: Gazetteer, privateStrings: PrivateStrings): Reading {
  return { people: personFinder(gazetteer), bodies: bodyFinder(gazetteer), privateStrings };
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
  const start = front.bodyStart;
  const given: GivenFields = { ...front.fields, ...override };
  const digest = given.text === "digest";
  const page = digest ? NO_FURNITURE : furnitureOf(text, start, source.furniture);
  // What the extraction knows to be furniture (a PDF's running heads) begins no post.
  const posts = digest ? null : postsOf(blankedOut(text, source.furniture), start);
  const post = posts?.posts.find((one) => one.relevant) ?? null;
  const address = given.address === undefined ? (source.address ?? addressLine(text, start)) : given.address;
  const publication = publicationOf({ text, start, given, source, address, post });
  const elsewhere =
    posts === null
      ? []
      : [
          ...shortLinesOnly(text, { start, end: posts.posts[0]?.start ?? start }),
          ...posts.posts.filter((one) => !one.relevant),
          // The day under which a post stands is no day of a meeting.
          ...posts.posts.flatMap(({ start: from, headline }) =>
            headline === null ? [] : [{ start: from, end: headline.start }],
          ),
        ];
  const title = titleOf({
    text,
    start,
    given,
    source,
    furniture: mergeSpans([...page.spans, ...elsewhere]),
    post,
    file,
  });
  // Who chats in a forum is not who wrote what one of them pasted.
  const others = posts?.kind === "forum" ? elsewhere : (posts?.posts.filter((one) => !one.relevant) ?? []);
  const authors = authorsOf({
    text: blankedOut(text, mergeSpans(others)),
    start,
    given,
    source,
    title,
    file,
    address,
    people: reading.people,
  });
  const posted = authors.problems.some(({ code }) => code === "poster-byline");
  const around = digest
    ? []
    : [
        ...masthead(text, start, title, posted),
        ...posterIntroduction(text, start, title, authors),
        ...(posts === null ? belowSignature(text, start, authors) : []),
      ];
  const furniture = mergeSpans([...page.spans, ...elsewhere, ...around]);
  const visible = blankedOut(text, furniture);
  const hidden = mergeSpans([
    ...furniture,
    ...privateSpans(text, start, reading.privateStrings),
    // The title is shown as the title.
    ...(title.span === null ? [] : [title.span]),
  ]);
  const parts = divide(text, start, hidden);
  const kind = kindOf({ text, start, visible, given, title, address, parts, digest });
  const dating = {
    text: visible,
    parts: parts.map((part, index) =>
      kind.skipped.has(index) ? { ...part, heading: null, body: [] } : part,
    ),
    title,
    pageTitle: source.pageTitle,
    given,
    published: publication.date,
    altered: lastAltered(text.slice(start)),
    copyrightYears: copyrightYears(text.slice(start)),
    address,
    file,
    bodies: reading.bodies,
    digest,
  };
  const first = meetingsOf(dating);
  const vague = (first.meetings ?? []).every(({ precision }) => precision === "month");
  const whole = vague && source.published === null ? titleWithDay(text, title, file) : null;
  const second =
    whole === null ? first : meetingsOf({ ...dating, title: { ...title, stated: whole }, published: null });
  const dated = second.meetings !== null && isNearer(second.meetings, first.meetings) ? second : first;
  const published = dated === first ? publication.date : null;
  const problems: Problem[] = [
    ...source.problems,
    ...front.problems,
    ...pageProblems(page, posts),
    ...(digest ? [] : textProblems(text.slice(start), title.stated ?? "", address)),
  ];
  const id = reportId(address, file);
  const sections: Section[] = [];
  const passages = [];
  const taken = new Map<string, number>();
  if (kind.kind === "report") {
    for (const [index, part] of parts.entries()) {
      if (kind.skipped.has(index)) continue;
      const meeting: Meeting | null = dated.parts[index] ?? null;
      const line = { authors: authors.authors, published, meeting };
      const byline = part.heading !== null && isBylineHeading(part.heading, line);
      const section = { heading: byline ? null : part.heading, meeting };
      const made = passagesOf(text, part, hidden).map((span) => makePassage(id, text, span, section, taken));
      if (made.length === 0 && section.heading === null) continue;
      sections.push({ ...section, passages: made.map((passage) => passage.id) });
      passages.push(...made);
    }
  }
  // A sign-off reads like a heading with nothing under it.
  while (sections.at(-1)?.passages.length === 0) sections.pop();
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
    title: withoutPrivateStrings(title.title, reading.privateStrings),
    authors: shownNames(authors.authors, reading.privateStrings),
    published,
    publisher: given.publisher === undefined ? publisherOf(source, address) : given.publisher,
    address,
    text: given.text ?? "verbatim",
    meetings: dated.meetings,
    ...(dated.yearless === null ? {} : { yearless: dated.yearless }),
    ...(given.meetings === undefined ? {} : { meetingsStated: true as const }),
    sections,
    passages,
    duplicateOf: null,
    sameWitnessAs: null,
    hash,
    ...(source.fileMap === undefined || passages.length === 0 ? {} : { fileMap: source.fileMap }),
    // A problem quotes the words it is about.
    problems: problems.map((problem) => ({
      ...problem,
      message: withoutPrivateStrings(problem.message, reading.privateStrings),
    })),
  };
}

/** Authors without those whom a rule protects; null when none is left to name. */
function shownNames(names: readonly string[] | null, rules: PrivateStrings): readonly string[] | null {
  const shown = names?.filter((name) => withoutPrivateStrings(name, rules) === name) ?? [];
  return shown.length === 0 ? null : shown;
}

/** The same text with furniture as blanks, so that offsets stay: for finding out what the text says. */
function blankedOut(text: string, spans: readonly Span[]): string {
  let visible = "";
  let from = 0;
  for (const { start, end } of spans) {
    visible += text.slice(from, start) + text.slice(start, end).replace(/[^\n\r]/g, " ");
    from = end;
  }
  return visible + text.slice(from);
}

/** Of whoever puts another's report on a page; what is longer may be a report as well. */
const POSTER_WORDS = 150;

/** What stands before the title, if that is short: the site's name, a slogan, who reposted it and what she says of it. */
function masthead(text: string, start: number, title: Title, posted: boolean): Span[] {
  if (title.span === null) return [];
  const before = text.slice(start, title.span.start);
  if (posted && (before.match(/\S+/gu)?.length ?? 0) <= POSTER_WORDS)
    return [{ start, end: title.span.start }];
  return shortLinesOnly(text, { start, end: title.span.start });
}

/** A stretch that holds no line of prose and but a few short sentences; what is said below its byline is the report's. */
function shortLinesOnly(text: string, span: Span): Span[] {
  let said = 0;
  let end = span.end;
  let below = false;
  for (const line of linesOf(text.slice(span.start, span.end))) {
    const words = line.text.match(/\S+/gu)?.length ?? 0;
    if (words === 0) continue;
    if (words >= 20) return [];
    const sentence = words >= 6 && /[.!?:]["”’)]*\s*$/u.test(line.text);
    if (sentence) said += words;
    if (sentence && below) end = Math.min(end, span.start + line.start);
    else if (!sentence) {
      below = statedDate(line.text) !== null;
      end = span.end;
    }
  }
  return said >= 30 ? [] : [{ start: span.start, end }];
}

function addressLine(text: string, start: number): string | null {
  const top = text.slice(start, start + 1500);
  const named = /^\s*(?:(?:address|url|source|link|permalink)\s*:\s*)(https?:\/\/\S+)/imu.exec(top)?.[1];
  // A copied page often has its address as the first line.
  return named ?? /^\s*(https?:\/\/\S+)\s*?\n/u.exec(top)?.[1] ?? null;
}
