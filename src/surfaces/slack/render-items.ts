/** One line of evidence as Slack blocks and as plain text. Pure. */
import type { KnownBlock, SectionBlock } from "@slack/types";
import { citationLink } from "../../link.ts";
import type { Citation, Conflict, Item } from "../../reply.ts";
import type { Chart } from "../../reply-chart.ts";
import { meetingDate } from "../../report.ts";
import type { Wording } from "../../wording.ts";
import { LIMITS } from "./limits.ts";
import { clip, escapeText, fitLiteral, link, literal, oneLine } from "./mrkdwn.ts";
import type { DataVisualizationBlock } from "./render-chart.ts";

/** A piece of a message that is not torn apart: its blocks, and the same in plain text. */
export type Segment = {
  readonly blocks: readonly MessageBlock[];
  readonly text: string;
  /** A table or chart that may be left out where a client or workspace does not take it. */
  readonly optional?: boolean;
  /** What may be shown as a picture in its place. */
  readonly chart?: Chart;
};

export type MessageBlock = KnownBlock | DataVisualizationBlock;

export type ItemLayout = {
  readonly wording: Wording;
  readonly readingRoom: string | null;
  /** The longest quotation shown in full. */
  readonly longest: number;
};

/** Characters kept for the heading, for the label and for a link's address. */
const HEADING = 600;
const ADDRESS = 1_500;

export function itemSegment(item: Item, layout: ItemLayout): Segment {
  const { wording, readingRoom, longest } = layout;
  const shown = clip(oneLine(item.text), longest);
  const label = item.label === undefined ? "" : clip(oneLine(item.label), 300);
  if (item.citation === null) {
    const text = label === "" ? shown : `${label}: ${shown}`;
    return { blocks: sections("", literal(text), "plain"), text: escapeText(text) };
  }
  const { citation } = item;
  const quoted = isQuoted(item);
  const words = quoted ? `“${shown}”` : shown;
  const mark = item.kind === "paraphrase" || item.paraphrased === true ? ` (${wording.paraphrase})` : "";
  const heading = headingOf(item, citation, wording);
  const address = citationLink(citation, quoted ? item.text : null, readingRoom);
  const title = clip(oneLine(citation.title) || citation.file, 200);
  const source = address === null || address.length > ADDRESS ? literal(title) : link(address, title);
  const head = `*${bold(heading)}*${mark}\n${label === "" ? "" : `${fitLiteral(label, HEADING)}\n`}`;
  return {
    blocks: [...sections(head, literal(words), "quote"), sourceBlock(source)],
    text: escapeText(
      `${heading}${mark}: ${label === "" ? "" : `${label}: `}${words} – ${title}${address === null ? "" : ` ${address}`}`,
    ),
  };
}

export function conflictSegment(conflict: Conflict, layout: ItemLayout): Segment {
  const { wording } = layout;
  const about = wording.accountsDiffer(oneLine(conflict.about));
  const values = conflict.values.map(({ text, citation }) => {
    const date = meetingDate(citation.meeting);
    const when = date === null ? wording.undated : wording.date(date);
    return `${clip(oneLine(text), Math.min(layout.longest, 600))} – ${reporters(citation, wording)}, ${when}`;
  });
  const body = values.map((value) => `• ${literal(value)}`).join("\n");
  return {
    blocks: sections(`*${bold(about)}*\n`, body, "plain"),
    text: escapeText([about, ...values.map((value) => `- ${value}`)].join("\n")),
  };
}

/** Whether the text stands in quotation marks: the reporter's own words, and nothing else. */
function isQuoted(item: Item): boolean {
  return (
    item.paraphrased !== true && (item.kind === "quote" || item.kind === "vote" || item.kind === "figure")
  );
}

function headingOf(item: Item, citation: Citation, wording: Wording): string {
  const date = item.date ?? meetingDate(citation.meeting);
  return [
    date === null ? wording.undated : wording.date(date),
    citation.meeting?.body,
    reporters(citation, wording),
  ]
    .filter((part) => part !== undefined)
    .map((part) => oneLine(part))
    .join(" · ");
}

export function reporters(citation: Citation, wording: Wording): string {
  return citation.authors.length === 0
    ? wording.reporterUnknown
    : clip(citation.authors.map(oneLine).join(", "), 200);
}

/** Text between asterisks: an asterisk of its own would end it. */
function bold(text: string): string {
  return fitLiteral(text, HEADING).replaceAll("*", "∗");
}

/** Sections of text that is already mrkdwn, split between words where one section cannot hold it. */
function sections(head: string, body: string, form: "quote" | "plain"): SectionBlock[] {
  const prefix = form === "quote" ? ">" : "";
  return split(body, LIMITS.sectionText - head.length - prefix.length).map((part, index) =>
    section(`${index === 0 ? head : ""}${prefix}${part}`),
  );
}

export function section(text: string): SectionBlock {
  // Parsed verbatim, so that no name or address in it becomes a mention or link.
  return { type: "section", text: { type: "mrkdwn", text: text === "" ? " " : text, verbatim: true } };
}

function sourceBlock(source: string): KnownBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text: source, verbatim: true }] };
}

/** Cuts between words where possible, and never inside an entity such as `&amp;`. */
function split(text: string, length: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > length) {
    const space = rest.lastIndexOf(" ", length);
    let end = space > length / 2 ? space : length;
    const entity = rest.lastIndexOf("&", end);
    if (entity > end - 6 && rest.indexOf(";", entity) >= end) end = entity;
    if (end > 0 && end < rest.length && /[\ud800-\udbff]/.test(rest[end - 1] ?? "")) end -= 1;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  parts.push(rest);
  return parts;
}
