/** Reports built by hand, as reading a file would make them. */
import { createHash } from "node:crypto";
import type { Meeting, Passage, Report, Section } from "../../src/report.ts";

export type Written = {
  readonly file?: string;
  readonly title?: string;
  readonly authors?: readonly string[] | null;
  readonly meeting?: Meeting | null;
  /** Passages by heading; "" for those before the first heading. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
};

export function meetingOf(body: string, day: string): Meeting {
  return { body, from: day, to: day, precision: "day" };
}

export function reportOf({
  file = "report.md",
  title,
  authors = null,
  meeting = null,
  sections,
}: Written): Report {
  const id = file.replace(/\.\w+$/, "");
  const passages: Passage[] = [];
  const made: Section[] = [];
  let at = 0;
  for (const [heading, texts] of Object.entries(sections)) {
    const ids = texts.map((text) => {
      const passage: Passage = {
        id: `${id}.${shortHash(text)}`,
        report: id,
        heading: heading || null,
        meeting,
        start: at,
        end: at + text.length,
        text,
      };
      passages.push(passage);
      at += text.length + 2;
      return passage.id;
    });
    made.push({ heading: heading || null, meeting, passages: ids });
  }
  return {
    id,
    file,
    kind: "report",
    reason: null,
    title: title ?? id,
    authors,
    published: null,
    publisher: null,
    address: null,
    text: "verbatim",
    meetings: meeting === null ? null : [meeting],
    sections: made,
    passages,
    duplicateOf: null,
    sameWitnessAs: null,
    hash: createHash("sha256")
      .update(JSON.stringify([title, sections]))
      .digest("hex"),
    problems: [],
  };
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
