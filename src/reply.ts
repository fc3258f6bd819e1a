/** What any surface can show. Knows no platform and does no layout. */
import type { Chart } from "./reply-chart.ts";
import type { Coverage, Meeting, PartialDate } from "./report.ts";

export type Verdict = "answered" | "partly" | "not-in-reports";

/**
 * Where a line comes from. `start` and `end` are offsets (UTF-16 code units) into the decoded file: the characters of
 * a text, Markdown or HTML file and of an e-mail whose text is not encoded for transport; of an e-mail that is
 * (quoted-printable, base64), the decoded text part; of a PDF or Word file, the text that was taken out of it.
 */
export type Citation = {
  readonly report: string;
  readonly file: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly meeting: Meeting | null;
  readonly address: string | null;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
};

export type ItemKind = "quote" | "paraphrase" | "vote" | "figure" | "meeting" | "report" | "note";

/**
 * One line of evidence. `text` of a `quote` is exactly the decoded file's characters from the citation's
 * `start` to `end`; that of a `vote` or `figure` too when the report is verbatim (`paraphrased` otherwise).
 * Where mark-up, an entity or the marks of quoted mail stand among them, `text` is those characters without marks,
 * with entities read and white space as one blank.
 */
export type Item = {
  readonly kind: ItemKind;
  readonly text: string;
  readonly date: PartialDate | null;
  /** Who says so: the reporter, or the person whose act the line is about. */
  readonly person: string | null;
  /** Null only for `note`, `meeting` and `report` lines that stand for no single passage. */
  readonly citation: Citation | null;
  /** Set on votes and figures drawn from a digest: not to be put in quotation marks. */
  readonly paraphrased?: boolean;
  /** Short words a surface may put before the text: "Lost 10-17", "415,000 members, including arrears". */
  readonly label?: string;
};

/** Values of one fact that differ between accounts, side by side. No ruling. */
export type Conflict = {
  readonly about: string;
  readonly values: readonly { readonly text: string; readonly citation: Citation }[];
};

/** A command with its raw values: what a button, a link or a suggestion asks for when pressed. */
export type CommandCall = { readonly command: string; readonly values: Readonly<Record<string, string>> };

export type ActionKind =
  | "more"
  | "older"
  | "newer"
  | "context"
  | "meeting"
  | "report"
  | "follow"
  | "suggestion";

export type Action = { readonly kind: ActionKind; readonly label: string; readonly call: CommandCall };

export type Reply = {
  readonly verdict: Verdict;
  /** What is shown only comes close to what was asked, in other words: it may be about something else. */
  readonly loosely?: true;
  readonly title: string;
  readonly summary: string;
  /** "Corbyn, whip; January 2022": how the question was understood; null where nothing was to understand. */
  readonly understood: string | null;
  readonly items: readonly Item[];
  readonly conflicts: readonly Conflict[];
  /** Terms, spellings, aliases and range that were searched. */
  readonly lookedFor: readonly string[];
  readonly coverage: Coverage;
  /** How many further items there are behind "more". */
  readonly remaining: number;
  readonly actions: readonly Action[];
  /** What a picture may show beside the lines, for surfaces that can show one. */
  readonly chart?: Chart;
  /**
   * What brings this reply to anybody at any time; set where the words that were typed do not ("and in 2021?").
   * A surface that lets a reply be shared or opened again takes this instead of what was typed.
   */
  readonly call?: CommandCall;
  /**
   * Set when nothing was searched: the asker's input could not be read, too much was asked in a short time, or the
   * program failed.
   */
  readonly problem?: "usage" | "limited" | "internal";
};

/** A line of a note: a sentence, or a term with its explanation. */
export type NoteLine = string | { readonly label: string; readonly text: string };

/** A reply that only says something: help, a setting changed, an input error. */
export function noteReply(title: string, lines: readonly NoteLine[], coverage: Coverage): Reply {
  return {
    verdict: "answered",
    title,
    summary: "",
    understood: null,
    items: lines.map((line) => ({
      kind: "note",
      ...(typeof line === "string" ? { text: line } : line),
      date: null,
      person: null,
      citation: null,
    })),
    conflicts: [],
    lookedFor: [],
    coverage,
    remaining: 0,
    actions: [],
  };
}
