/**
 * The vocabulary of the reports: what was read from the corpus folder and what was found in it.
 * Types and the few functions that belong to them; nothing here reads a file.
 */

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

export type Precision = "day" | "month" | "year" | "unknown";

/**
 * A body's meeting. `from` and `to` are its first and last day (`YYYY-MM-DD`); with precision `month` or
 * `year` they span that month or year; with `unknown` both are null.
 */
export type Meeting = {
  /** Canonical name of the body, as in `bodies.yaml`. */
  readonly body: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: Precision;
};

/** What became of a file of the corpus folder. Only `report` is indexed and answered from. */
export type FileKind = "report" | "listing" | "not-a-report" | "duplicate" | "unreadable";

/** `verbatim`: the author's own text. `digest`: somebody's summary of a report, always shown as a paraphrase. */
export type TextKind = "verbatim" | "digest";

/** Something a person should know or mend about a file, in one sentence. */
export type Problem = {
  /** Stable name for tests and filters, e.g. `date-conflict`, `front-matter`, `too-large`. */
  readonly code: string;
  readonly message: string;
  /** 1-based line of the file, where it is known. */
  readonly line?: number;
};

export type Section = {
  /** Heading without markup; null before the first heading. */
  readonly heading: string | null;
  /** The meeting this section tells of: its own where its heading or text gives one, else the report's. */
  readonly meeting: Meeting | null;
  /** Ids of the section's passages, in order. */
  readonly passages: readonly string[];
};

/**
 * How the text that was read lies in the decoded file (`src/file-map.ts`): steps over both, and the white space of
 * the file for which one blank stands.
 */
export type FileMap = { readonly steps: string; readonly blanks: readonly string[] };

/**
 * The unit that is indexed, found and cited: a paragraph or a few. `text` is exactly the stretch from `start` to
 * `end` (UTF-16 code units) of the text that was read from the file, and never contains page furniture or private
 * strings: a passage ends where one of them begins. Where that text stands in the file, the report's `fileMap` says.
 */
export type Passage = {
  /** `<report id>.<short hash of the text>`: stable as long as the text is. */
  readonly id: string;
  readonly report: string;
  readonly heading: string | null;
  readonly meeting: Meeting | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** What is known of a report's passages without reading them: what is asked of all reports at once hangs on no text. */
export type Outline = {
  /** Its sections in order, with how many passages each has. */
  readonly parts: readonly OutlinePart[];
  /** UTF-16 units of all passages. */
  readonly letters: number;
  /** Equal for two readings with the same passages in the same places. */
  readonly key: string;
};

export type OutlinePart = Pick<Section, "heading" | "meeting"> & { readonly passages: number };

/**
 * Of a corpus that lies on disk, `sections` and `passages` are read when they are asked for: twice asked may be two
 * lists of equal passages, and whoever goes through all reports keeps none of them.
 */
/** A meeting of which a report tells the day and its weekday, and not the year: `MM-DD`, ISO weekday of the first day. */
export type YearlessMeeting = {
  readonly body: string;
  readonly first: string;
  readonly last: string;
  readonly weekday: number;
};

export type Report = {
  /** Stable: derived from the address where there is one, else from the file name. */
  readonly id: string;
  /** Path inside the corpus folder, with forward slashes. */
  readonly file: string;
  readonly kind: FileKind;
  /** Why the file is not a `report`, in one sentence; null for reports. */
  readonly reason: string | null;
  readonly title: string;
  /** Null: the text names nobody. */
  readonly authors: readonly string[] | null;
  readonly published: PartialDate | null;
  readonly publisher: string | null;
  readonly address: string | null;
  readonly text: TextKind;
  /** Null: undated. */
  readonly meetings: readonly Meeting[] | null;
  /** Absent where the text gives the year too, or no such day. */
  readonly yearless?: YearlessMeeting | undefined;
  /** Whoever looks after the folder stated the meetings: no other report settles them. */
  readonly meetingsStated?: true | undefined;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  /** File of the report this one repeats word for word. */
  readonly duplicateOf: string | null;
  /** Id of the report of which this is a sub-edited copy: shown, but not a second witness. */
  readonly sameWitnessAs: string | null;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
  /**
   * Absent where the text that was read is the decoded file itself (`.txt`, `.md`) or the only text that the file
   * has (`.pdf`, `.docx`).
   */
  readonly fileMap?: FileMap | undefined;
  readonly problems: readonly Problem[];
  /** Held where the passages are not; see `outlineOf`. */
  readonly outline?: Outline;
};

export type VoteOutcome = "carried" | "lost" | "tied" | "elected" | "unanimous" | "unknown";

/** A vote as one report tells it. Numbers are null where the report gives none. */
export type Vote = {
  readonly passage: string;
  readonly report: string;
  readonly meeting: Meeting | null;
  /** What was voted on, in the report's words. */
  readonly subject: string;
  readonly for: number | null;
  readonly against: number | null;
  readonly abstained: number | null;
  /** The numbers are shares of the votes cast, in per cent. */
  readonly percent?: true;
  readonly outcome: VoteOutcome;
  /** Offsets of the quotation in the text that was read, as those of its passage. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** A figure as one report gives it. */
export type Figure = {
  readonly passage: string;
  readonly report: string;
  readonly meeting: Meeting | null;
  /** Canonical name of what is counted, e.g. `membership`, `membership arrears`. */
  readonly measure: string;
  readonly value: number;
  readonly unit: string | null;
  /** `about`, `over`, `including arrears` ...; as reported. */
  readonly qualifier: string | null;
  /** The date the figure holds for, where the report says so; else the meeting's. */
  readonly asOf: PartialDate | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** How many reports are held and which span their meetings cover. */
export type Coverage = {
  readonly reports: number;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
};

/** A meeting's day, month or year as it may be shown; null when nothing is known. */
export function meetingDate(meeting: Meeting | null): PartialDate | null {
  if (meeting?.from == null) return null;
  if (meeting.precision === "year") return meeting.from.slice(0, 4);
  if (meeting.precision === "month") return meeting.from.slice(0, 7);
  return meeting.from;
}

/** Whether two meetings are one and the same: same body, same span. Meetings without a date never are. */
export function sameMeeting(a: Meeting, b: Meeting): boolean {
  return a.body === b.body && a.from !== null && a.from === b.from && a.to === b.to;
}

/** The sections of a report, and how many passages each has, without reading a passage that lies on disk. */
export function outlineOf(report: Report): readonly OutlinePart[] {
  return (
    report.outline?.parts ??
    report.sections.map(({ heading, meeting, passages }) => ({ heading, meeting, passages: passages.length }))
  );
}

/** How many passages a report has. */
export function passageCount(report: Report): number {
  return outlineOf(report).reduce((sum, { passages }) => sum + passages, 0);
}

/** Id of the report to which the passage of an id belongs. */
export function reportOfPassage(passage: string): string {
  return passage.slice(0, Math.max(0, passage.lastIndexOf(".")));
}

/** Whether two passages of one report stand under the same heading and tell of the same meeting, dated or not. */
export function inOneSection(a: Passage, b: Passage): boolean {
  return a.heading === b.heading && isEqualMeeting(a.meeting, b.meeting);
}

/** By value: a report read from a snapshot holds each passage's meeting apart. */
export function isEqualMeeting(a: Meeting | null, b: Meeting | null): boolean {
  if (a === null || b === null) return a === b;
  return a.body === b.body && a.from === b.from && a.to === b.to && a.precision === b.precision;
}
