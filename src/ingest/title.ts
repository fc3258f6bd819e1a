/** A report's title: stated, the page's own, or its first heading. */
import { paragraphs } from "../paragraphs.ts";
import type { Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import type { Source } from "./source.ts";
import { type Span, without } from "./spans.ts";

export type Title = {
  readonly title: string;
  /** Null: the file names no title, and what `title` holds was made from the file's name. */
  readonly stated: string | null;
  readonly problems: readonly Problem[];
};

const LONGEST = 200;
const NOT_A_TITLE =
  /^(?:thread|by\b|posted\b|published\b|home\b|skip to|menu|share|image caption|date:|from:|to:|sent:|dear\b|hi\b|hello\b)/iu;

export function titleOf(input: {
  text: string;
  start: number;
  given: GivenFields;
  source: Source;
  furniture: readonly Span[];
  file: string;
}): Title {
  const { text, start, given, source, furniture, file } = input;
  if (given.title !== undefined) return { title: given.title, stated: given.title, problems: [] };
  const heading = firstHeading(text, start, furniture);
  const stated = source.title ?? heading ?? source.pageTitle;
  if (stated !== null) return { title: stated, stated, problems: [] };
  return {
    title: titleFromFile(file),
    stated: null,
    problems: [{ code: "no-title", message: "The text has no title; the file's name stands in for it." }],
  };
}

function firstHeading(text: string, start: number, furniture: readonly Span[]): string | null {
  const found = paragraphs(text.slice(start, start + 6000));
  let prose = 0;
  for (const paragraph of found.slice(0, 12)) {
    const span = { start: start + paragraph.bodyStart, end: start + paragraph.end };
    const [visible] = without(span, furniture);
    if (visible === undefined) continue;
    const words = text
      .slice(visible.start, visible.end)
      .replace(/[*_#]+/gu, "")
      .replace(/\s+/gu, " ")
      .trim();
    if (
      paragraph.kind === "heading" &&
      words.length <= LONGEST &&
      !NOT_A_TITLE.test(words) &&
      /\p{L}{2}/u.test(words)
    ) {
      return words;
    }
    if (paragraph.kind !== "heading") prose += 1;
    // Past the first paragraphs a heading is a section's.
    if (prose > 1) return null;
  }
  return null;
}

function titleFromFile(file: string): string {
  const name = file.split("/").at(-1) ?? file;
  const words = name
    .replace(/\.\w{2,5}$/u, "")
    .replace(/[-_+.]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return words === "" ? name : words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
