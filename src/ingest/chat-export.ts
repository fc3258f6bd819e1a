/** Texts saved from a chat, each message with its moment and sender: "[06/03/2031, 08:14:22] Ann Example: We met." */
import { findDates } from "../dates.ts";
import type { PartialDate } from "../report.ts";
import { cleanName, NAME, splitNames } from "./personal-names.ts";
import type { Span } from "./spans.ts";

const STAMP = new RegExp(
  `^[\\u200e\\ufeff]?\\[?(\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})),?\\s\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]m)?\\]?(?:\\s-)?\\s(${NAME}):\\s`,
  "gmu",
);
/** One such line may be a quotation. */
const FEWEST = 2;

export type Chat = {
  /** Who sent all of it; none where several did. */
  readonly senders: readonly string[];
  /** The day of the first message. */
  readonly date: PartialDate | null;
  /** What stands before the messages' own words, by offset in the text. */
  readonly stamps: readonly Span[];
};

/** Reads the export of a chat that begins with a message; null for any other text. */
export function readChat(text: string): Chat | null {
  if (!/^\s*[\u200e\ufeff]?\[?\d{1,2}\//u.test(text)) return null;
  const found = [...text.matchAll(STAMP)];
  if (found.length < FEWEST || text.slice(0, found[0]?.index).trim() !== "") return null;
  const senders = new Set(found.map((match) => cleanName(match[2] ?? "")));
  const [day] = findDates(found[0]?.[1] ?? "");
  return {
    senders: senders.size === 1 ? splitNames([...senders].join()) : [],
    date: day?.precision === "day" ? day.from : null,
    stamps: found.map((match) => ({ start: match.index, end: match.index + match[0].length })),
  };
}
