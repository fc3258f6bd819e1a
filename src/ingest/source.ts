/** What was taken out of a file before anything is understood: its text and what its format says about it. */
import type { FileMap, PartialDate, Problem } from "../report.ts";
import type { Span } from "./spans.ts";

export type SourceFormat = "text" | "markdown" | "html" | "pdf" | "docx" | "email";

export type Source = {
  readonly format: SourceFormat;
  /**
   * What is read: of `.txt` and `.md` the file's characters without byte order mark; of `.html`, `.pdf`, `.docx` and
   * `.eml` the plain text that was extracted from it.
   */
  readonly text: string;
  /** Where that stands in the decoded file, if it is another text. */
  readonly fileMap?: FileMap;
  /** What headers, meta elements and document properties state; null where they state nothing. */
  /** The report's own headline. */
  readonly title: string | null;
  /** What the page or file calls itself: a headline only where the text has none. */
  readonly pageTitle: string | null;
  /** What the page's own title says besides the headline: its site's name, or its author's. */
  readonly pageTitleEnd: string | null;
  readonly author: string | null;
  /** Lines that the page marks as its byline, if they were taken out of the text. */
  readonly byline: string | null;
  /** The words of the page around the text, such as its masthead: they may name its owner. */
  readonly surroundings?: string;
  readonly published: PartialDate | null;
  readonly address: string | null;
  readonly publisher: string | null;
  /** Stretches the extraction already knows to be no part of the report. */
  readonly furniture: readonly Span[];
  readonly problems: readonly Problem[];
};

/** Text without anything known about it. */
export function plainSource(format: SourceFormat, text: string): Source {
  return {
    format,
    text,
    title: null,
    pageTitle: null,
    pageTitleEnd: null,
    author: null,
    byline: null,
    published: null,
    address: null,
    publisher: null,
    furniture: [],
    problems: [],
  };
}

/** A file that gives no text; the message says why in one sentence. */
export class UnreadableError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "UnreadableError";
    this.code = code;
  }
}
