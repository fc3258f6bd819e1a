/** A reply as plain text for a terminal or a pipe. Pure. */
import { stripVTControlCharacters, styleText } from "node:util";
import { formatDate } from "../../format-date.ts";
import { citationLink } from "../../link.ts";
import type { Citation, Item, Reply } from "../../reply.ts";
import { meetingDate } from "../../report.ts";
import { type Term, termLines, wrap } from "./wrap-text.ts";

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
type Paint = (style: Style, text: string) => string;

const INDENT = "  ";
const DEEPER = "    ";

/**
 * Title, evidence with its sources, conflicts, and what was looked for; ends without a line break. No line is
 * longer than the width but a link, which would be of no use in parts.
 */
export function renderText(reply: Reply, layout: TextLayout): string {
  const { width } = layout;
  const paint: Paint = (style, text) =>
    layout.colour ? styleText(style, text, { validateStream: false }) : text;
  const painted = (style: Style, lines: readonly string[]) => lines.map((line) => paint(style, line));
  const lines: string[] = painted("bold", wrap(oneLine(reply.title), width));
  const understood = oneLine(reply.understood ?? "");
  if (understood !== "" && understood !== oneLine(reply.title))
    lines.push(...painted("dim", wrap(`Understood as: ${understood}`, width)));
  if (reply.summary !== "") lines.push(...wrap(oneLine(reply.summary), width));
  for (const group of groupsOf(reply.items)) lines.push("", ...renderGroup(group, layout, paint));
  for (const conflict of reply.conflicts) {
    const about = wrap(`The accounts differ: ${oneLine(conflict.about)}`, width);
    lines.push("", ...painted("yellow", about));
    for (const { text, citation } of conflict.values) {
      const told = `• ${oneLine(text)} – ${source(citation)}`;
      lines.push(...wrap(told, width, { first: INDENT, rest: DEEPER }));
    }
  }
  if (reply.verdict !== "answered" && reply.lookedFor.length > 0) {
    lines.push("", ...wrap(`Looked for: ${reply.lookedFor.map(oneLine).join("; ")}.`, width));
  }
  if (reply.problem === undefined && reply.verdict !== "answered")
    lines.push(...wrap(coverageLine(reply), width));
  if (reply.remaining > 0) {
    const next = reply.actions.find((action) => action.kind === "more")?.call.values.page ?? "2";
    lines.push("", ...wrap(`${reply.remaining} more. ${layout.more(oneLine(next))}`, width));
  }
  return lines.join("\n");
}

/** Items that stand together: each line of evidence by itself, notes one under the other. */
function groupsOf(items: readonly Item[]): readonly (readonly [Item, ...Item[]])[] {
  const groups: [Item, ...Item[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && isBare(item) && isBare(last[0])) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function isBare({ kind, citation }: Item): boolean {
  return kind === "note" && citation === null;
}

function renderGroup(group: readonly [Item, ...Item[]], layout: TextLayout, paint: Paint): readonly string[] {
  const [first] = group;
  if (first.citation !== null) return renderEvidence(first, first.citation, layout, paint);
  const lines: string[] = [];
  let rows: Term[] = [];
  const finishList = () => {
    lines.push(...termLines(rows, layout.width, INDENT));
    rows = [];
  };
  for (const { label, text } of group) {
    if (label !== undefined && isBare(first)) {
      rows.push({ term: oneLine(label), text: oneLine(text) });
      continue;
    }
    finishList();
    lines.push(...wrap(`${labelled(label)}${oneLine(text)}`, layout.width, INDENT));
  }
  finishList();
  return lines;
}

function renderEvidence(
  item: Item,
  citation: Citation,
  { width, readingRoom }: TextLayout,
  paint: Paint,
): readonly string[] {
  const heading = [
    item.date === null ? "undated" : formatDate(item.date),
    citation.meeting === null ? null : oneLine(citation.meeting.body),
    reporters(citation),
  ].filter((part) => part !== null);
  const quoted = item.kind !== "paraphrase" && item.kind !== "note" && item.paraphrased !== true;
  const shown = oneLine(item.text);
  const text = quoted && item.kind !== "report" && item.kind !== "meeting" ? `“${shown}”` : shown;
  const mark = item.kind === "paraphrase" || item.paraphrased === true ? " (paraphrase)" : "";
  const link = citationLink(citation, quoted ? item.text : null, readingRoom);
  const file = wrap(oneLine(citation.file), width, DEEPER);
  const beside = link === null ? "" : `  ${link}`;
  const together = file.length === 1 && `${file[0]}${beside}`.length <= width;
  return [
    ...wrap(`${heading.join(" · ")}${mark}`, width, INDENT).map((line) => paint("cyan", line)),
    ...wrap(`${labelled(item.label)}${text}`, width, DEEPER),
    ...(together ? [`${file[0]}${beside}`] : [...file, ...(link === null ? [] : [`${DEEPER}${link}`])]).map(
      (line) => paint("dim", line),
    ),
  ];
}

function labelled(label: string | undefined): string {
  return label === undefined ? "" : `${oneLine(label)}: `;
}

function source(citation: Citation): string {
  const date = meetingDate(citation.meeting);
  return `${reporters(citation)}, ${date === null ? "undated" : formatDate(date)} (${oneLine(citation.file)})`;
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
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}
