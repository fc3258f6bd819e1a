/** Everything that has a name: people, topics, bodies, meetings, reports, headings and the corpus's own words. */

import type { Token } from "./analyzer.ts";

export type NameKind = "person" | "topic" | "body" | "meeting" | "report" | "heading" | "word";

export type NameMatch = {
  readonly kind: NameKind;
  /** Canonical name (people, topics, bodies), title, heading, or the word itself. */
  readonly name: string;
  /** Stable key: the canonical name, a report id, or `<body>@<first day>` for a meeting. */
  readonly key: string;
  /** The words of the query or text that matched. */
  readonly matched: string;
  /** Offsets of `matched` in the text given to `mentions`; 0 and its length otherwise. */
  readonly start: number;
  readonly end: number;
  /** False when reached through a prefix or a corrected spelling. */
  readonly exact: boolean;
  readonly score: number;
};

export interface Names {
  /** Names that stand in a free text, longest first, none overlapping; aliases, abbreviations and former names count. */
  /** `tokens`: the words of the text, where they are known. */
  mentions(text: string, tokens?: readonly Token[]): readonly NameMatch[];
  /** For autocomplete: prefixes and typing errors allowed; best first. */
  complete(prefix: string, kinds: readonly NameKind[], limit: number): readonly NameMatch[];
  /** The corpus's own word nearest to a word that it does not hold; null when none is near. */
  correct(word: string): string | null;
  /** Whether the full name of some person begins with this word, as it is written. */
  isFirstName(word: string): boolean;
  /** Every spelling under which a canonical name may stand in the reports, the canonical one first. */
  spellings(kind: NameKind, name: string): readonly string[];
}
