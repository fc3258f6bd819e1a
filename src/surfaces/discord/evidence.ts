/** Lines of evidence and of conflicts as Discord's Markdown. Pure. */
import { citationLink } from "../../link.ts";
import type { Citation, Item, Reply } from "../../reply.ts";
import { meetingDate } from "../../report.ts";
import type { Wording } from "../../wording.ts";
import { escapeText, escapeWithin, linkTarget, oneLine } from "./escape.ts";

/** One line of a reply that is shown whole or left for the next message. */
export type Piece = {
  /** Pieces of one block stand together: the block's heading is shown once. */
  readonly block: string;
  readonly heading: string | null;
  /** Counts the lines that stand on a report, from 1; null for the others. */
  readonly number: number | null;
  /** Set when the line can be read in its report. */
  readonly citation: Citation | null;
  readonly source: Item | null;
  /** @param room characters that the line's own text may take */
  text(room: number): string;
};

export type EvidenceContext = { readonly words: Wording; readonly readingRoom: string | null };

const LONGEST_LINK = 512;

/** Every line of the reply, in order: evidence first, then what differs between the accounts. */
export function pieces(reply: Reply, context: EvidenceContext): readonly Piece[] {
  let cited = 0;
  const items = reply.items.map((item, index): Piece => {
    const note = item.citation === null;
    if (!note) cited += 1;
    const number = note ? null : cited;
    return {
      block: note ? `notes ${item.kind}` : `item ${index}`,
      heading: null,
      number,
      citation: item.citation,
      source: item,
      text: (room) => (number === null ? noteText(item, room) : itemText(item, number, room, context)),
    };
  });
  const conflicts = reply.conflicts.flatMap((conflict, index) =>
    conflict.values.map(
      ({ text, citation }): Piece => ({
        block: `conflict ${index}`,
        heading: `**${escapeWithin(context.words.accountsDiffer(conflict.about), 220)}**`,
        number: null,
        citation,
        source: null,
        text: (room) => `- ${escapeWithin(text, Math.min(room, 300))}\n-# ${witness(citation, context)}`,
      }),
    ),
  );
  return [...items, ...conflicts];
}

/** "25 May 2021 · National Executive Committee · Ann Black": when, where and who says so; no markup. */
export function evidenceHeading(item: Item, words: Wording): string {
  const { citation } = item;
  return [
    item.date === null ? words.undated : words.date(item.date),
    citation?.meeting?.body,
    citation === null ? null : reporters(citation, words),
  ]
    .filter((part) => part != null && part !== "")
    .join(" · ");
}

function noteText(item: Item, room: number): string {
  const label = item.label === undefined ? "" : `**${escapeWithin(item.label, 120)}:** `;
  // Discord refuses an empty text.
  return label + escapeWithin(item.text, room) || "–";
}

function itemText(item: Item, number: number, room: number, context: EvidenceContext): string {
  const { citation } = item;
  if (citation === null) return noteText(item, room);
  const listing = item.kind === "report" || item.kind === "meeting";
  const paraphrased = item.kind === "paraphrase" || item.paraphrased === true;
  const quoted = !listing && !paraphrased && item.kind !== "note";
  const shown = escapeWithin(item.text, room);
  const label = item.label === undefined ? "" : `**${escapeWithin(item.label, 120)}:** `;
  return [
    `**${number}. ${escapeWithin(evidenceHeading(item, context.words), 200)}**`,
    `${listing ? "" : "> "}${label}${quoted ? `“${shown}”` : shown}`,
    `-# ${paraphrased ? `(${context.words.paraphrase}) ` : ""}${source(citation, quoted ? item.text : null, context)}`,
  ].join("\n");
}

/** The report's title, as a link that opens at the passage where the citation opens anywhere. */
function source(citation: Citation, quote: string | null, context: EvidenceContext): string {
  const title = escapeWithin(oneLine(citation.title) === "" ? citation.file : citation.title, 100);
  const link = shortLink(citation, quote, context.readingRoom);
  return link === null ? `${title} (${escapeWithin(citation.file, 60)})` : `[${title}](${link})`;
}

/** A source with its meeting's date and reporters, where no heading names them. */
function witness(citation: Citation, context: EvidenceContext): string {
  const date = meetingDate(citation.meeting);
  const when = date === null ? context.words.undated : context.words.date(date);
  const who = escapeWithin(reporters(citation, context.words), 120);
  return `${source(citation, null, context)} · ${escapeText(when)} · ${who}`;
}

function shortLink(citation: Citation, quote: string | null, readingRoom: string | null): string | null {
  for (const words of [quote, null]) {
    const link = citationLink(citation, words, readingRoom);
    if (link !== null && linkTarget(link).length <= LONGEST_LINK) return linkTarget(link);
  }
  return null;
}

function reporters(citation: Citation, words: Wording): string {
  return citation.authors.length === 0 ? words.reporterUnknown : citation.authors.map(oneLine).join(", ");
}
