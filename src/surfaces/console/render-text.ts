/** A reply as plain text for a terminal or a pipe. Pure. */
import { stripVTControlCharacters, styleText } from "node:util";
import { formatDate } from "../../format-date.ts";
import { citationLink } from "../../link.ts";
import type { Citation, Item, Reply } from "../../reply.ts";
import { meetingDate } from "../../report.ts";

export type TextLayout = {
  /** Columns. */
  readonly width: number;
  readonly colour: boolean;
  /** Address of the web pages, for links; null when they do not run. */
  readonly readingRoom: string | null;
  /** How the next page is asked for here. */
  more(page: string): string;
};

type Style = "bold" | "dim" | "cyan" | "yellow";

const INDENT = "    ";

/** Title, evidence with its sources, conflicts, and what was looked for; ends without a line break. */
export function renderText(reply: Reply, layout: TextLayout): string {
  const paint = (style: Style, text: string) =>
    layout.colour ? styleText(style, text, { validateStream: false }) : text;
  const lines: string[] = [paint("bold", oneLine(reply.title))];
  if (reply.understood !== null && reply.understood !== "") lines.push(paint("dim", `Understood as: ${oneLine(reply.understood)}`));
  if (reply.summary !== "") lines.push(...wrap(oneLine(reply.summary), layout.width, ""));
  for (const item of reply.items) lines.push("", ...renderItem(item, layout, paint));
  for (const conflict of reply.conflicts) {
    lines.push("", paint("yellow", `The accounts differ: ${oneLine(conflict.about)}`));
    for (const { text, citation } of conflict.values) {
      lines.push(...wrap(`• ${oneLine(text)} – ${source(citation)}`, layout.width, "  "));
    }
  }
  if (reply.verdict !== "answered" && reply.lookedFor.length > 0) {
    lines.push("", ...wrap(`Looked for: ${reply.lookedFor.map(oneLine).join("; ")}.`, layout.width, ""));
  }
  if (reply.problem === undefined && reply.verdict !== "answered") lines.push(coverageLine(reply));
  if (reply.remaining > 0) {
    const next = reply.actions.find((action) => action.kind === "more")?.call.values.page ?? "2";
    lines.push("", `${reply.remaining} more. ${layout.more(next)}`);
  }
  return lines.join("\n");
}

function renderItem(item: Item, layout: TextLayout, paint: (style: Style, text: string) => string): string[] {
  const label = item.label === undefined ? "" : `${oneLine(item.label)}: `;
  if (item.citation === null) return wrap(`${label}${oneLine(item.text)}`, layout.width, "  ");
  const { citation } = item;
  const heading = [
    item.date === null ? "undated" : formatDate(item.date),
    citation.meeting?.body,
    reporters(citation),
  ].filter((part) => part != null);
  const quoted = item.kind !== "paraphrase" && item.kind !== "note" && item.paraphrased !== true;
  const shown = oneLine(item.text);
  const text = quoted && item.kind !== "report" && item.kind !== "meeting" ? `“${shown}”` : shown;
  const mark = item.kind === "paraphrase" || item.paraphrased === true ? " (paraphrase)" : "";
  const link = citationLink(citation, quoted ? item.text : null, layout.readingRoom);
  return [
    `  ${paint("cyan", heading.join(" · "))}${mark}`,
    ...wrap(`${label}${text}`, layout.width, INDENT),
    paint("dim", `${INDENT}${citation.file}${link === null ? "" : `  ${link}`}`),
  ];
}

function source(citation: Citation): string {
  const date = meetingDate(citation.meeting);
  return `${reporters(citation)}, ${date === null ? "undated" : formatDate(date)} (${citation.file})`;
}

function reporters(citation: Citation): string {
  return citation.authors.length === 0 ? "reporter unknown" : citation.authors.map(oneLine).join(", ");
}

function coverageLine(reply: Reply): string {
  const { reports, from, to } = reply.coverage;
  const span = from === null || to === null ? "" : `, ${formatDate(from)} to ${formatDate(to)}`;
  return `Reports held: ${reports}${span}.`;
}

/** Untrusted text on one line: white space folded, control characters and direction overrides gone. */
function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}

function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.length === indent.length ? word : ` ${word}`;
  }
  lines.push(line);
  return lines;
}
