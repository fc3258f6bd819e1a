/** A reply as Slack messages: Block Kit and the same in plain text, within every limit. Pure. */
import type { KnownBlock } from "@slack/types";
import type { Language } from "../../language.ts";
import type { CommandCall, Reply } from "../../reply.ts";
import type { Chart } from "../../reply-chart.ts";
import { LIMITS } from "./limits.ts";
import { clip, escapeText, fitLiteral, oneLine } from "./mrkdwn.ts";
import { chartAlt, chartBlock } from "./render-chart.ts";
import { renderControls } from "./render-controls.ts";
import { conflictSegment, itemSegment, type MessageBlock, type Segment, section } from "./render-items.ts";
import { tableSegments } from "./render-table.ts";
import type { SlackWording } from "./slack-wording.ts";

export type SlackMessage = {
  /** What screen readers and notifications read, and what is shown where the blocks are refused. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
  /** The blocks without those that not every workspace takes (tables, charts). */
  readonly plainBlocks: readonly KnownBlock[];
  /** The chart among the blocks, and where among the plain ones a picture of it belongs. */
  readonly chart?: ShownChart;
};

export type ShownChart = {
  readonly data: Chart;
  readonly alt: string;
  readonly language: Language;
  readonly at: number;
};

export type ReplyLayout = {
  readonly wording: SlackWording;
  /** Public address of the web pages; null when there is none. */
  readonly readingRoom: string | null;
  /** Into how many messages a long reply may be divided. */
  readonly messages: number;
  /** The call that makes this reply again, for a "share" button; null: no such button. */
  readonly share: CommandCall | null;
  /** The call whose values are offered to be filled in as a form; null: no such button. */
  readonly form: CommandCall | null;
};

/** Lengths that quotations are shortened to, one after the other, until the reply fits. */
const LENGTHS = [6_000, 3_000, 1_500, 800, 400, 200, 100] as const;

const LONGEST_SUMMARY = 2_000;

/** At least one message; quotations are shortened, and at last lines left out and counted, to keep the limits. */
export function renderReply(reply: Reply, layout: ReplyLayout): readonly SlackMessage[] {
  const closing = closingSegments(reply, layout, 0);
  for (const longest of LENGTHS) {
    const packed = pack([...opening(reply, layout), ...body(reply, layout, longest), ...closing]);
    if (packed.length <= layout.messages) return packed.map((message) => toMessage(message, layout));
  }
  return withoutLast(reply, layout);
}

/** Leaves lines out from the end until the rest fits, and says how many. */
function withoutLast(reply: Reply, layout: ReplyLayout): SlackMessage[] {
  const head = opening(reply, layout);
  const lines = body(reply, layout, LENGTHS.at(-1) ?? 100).filter((segment) => segment.optional !== true);
  let low = 0;
  let high = lines.length;
  const attempt = (count: number) =>
    pack([...head, ...lines.slice(0, count), ...closingSegments(reply, layout, lines.length - count)]);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (attempt(middle).length <= layout.messages) low = middle;
    else high = middle - 1;
  }
  return attempt(low)
    .slice(0, layout.messages)
    .map((message) => toMessage(message, layout));
}

function opening(reply: Reply, { wording }: ReplyLayout): Segment[] {
  const title = clip(oneLine(reply.title) || wording.verdicts[reply.verdict], LIMITS.headerText);
  const segments: Segment[] = [
    {
      blocks: [{ type: "header", text: { type: "plain_text", text: title, emoji: false } }],
      text: escapeText(title),
    },
  ];
  if (reply.problem === undefined && reply.verdict !== "answered") {
    segments.push(note(wording.verdicts[reply.verdict]));
  }
  if (reply.understood !== null && oneLine(reply.understood) !== title)
    segments.push(note(wording.understoodAs(oneLine(reply.understood))));
  if (reply.summary !== "") {
    const summary = clip(oneLine(reply.summary), LONGEST_SUMMARY);
    segments.push({
      blocks: [section(fitLiteral(summary, LONGEST_SUMMARY))],
      text: escapeText(summary),
    });
  }
  return segments;
}

function body(reply: Reply, layout: ReplyLayout, longest: number): Segment[] {
  const { wording, readingRoom } = layout;
  const shared = { wording, readingRoom, longest };
  return [
    ...chartSegments(reply.chart, wording.language),
    ...tableSegments(reply.items, wording),
    ...reply.items.map((item) => itemSegment(item, shared)),
    ...reply.conflicts.map((conflict) => conflictSegment(conflict, shared)),
  ];
}

function chartSegments(chart: Chart | undefined, language: Language): Segment[] {
  if (chart === undefined) return [];
  const text = escapeText(chartAlt(chart, language));
  return [{ blocks: [chartBlock(chart, language)], text, optional: true, chart }];
}

function closingSegments(reply: Reply, layout: ReplyLayout, withoutRoom: number): Segment[] {
  const { wording } = layout;
  const segments: Segment[] = [];
  if (reply.problem === undefined && reply.verdict !== "answered") {
    if (reply.lookedFor.length > 0) {
      segments.push(note(clip(wording.lookedFor(reply.lookedFor.map(oneLine).join("; ")), 900)));
    }
    segments.push(note(wording.held(reply.coverage)));
  }
  const notShown = wording.notShown(withoutRoom, reply.remaining);
  if (notShown !== null) segments.push(note(notShown));
  const controls = renderControls(reply, layout);
  if (controls.length > 0) segments.push({ blocks: controls, text: "" });
  return segments;
}

function note(text: string): Segment {
  return {
    blocks: [
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: fitLiteral(text, 1_000) || " ", verbatim: true }],
      },
    ],
    text: escapeText(text),
  };
}

/** Segments to messages, each within the limits for blocks and for their sum. */
function pack(segments: readonly Segment[]): Segment[][] {
  const messages: Segment[][] = [];
  let open: Segment[] = [];
  let blocks = 0;
  let length = 2;
  for (const segment of segments.flatMap(fitting)) {
    const size = JSON.stringify(segment.blocks).length;
    if (
      open.length > 0 &&
      (blocks + segment.blocks.length > LIMITS.messageBlocks || length + size > LIMITS.messageJson)
    ) {
      messages.push(open);
      open = [];
      blocks = 0;
      length = 2;
    }
    open.push(segment);
    blocks += segment.blocks.length;
    length += size;
  }
  return [...messages, open];
}

/** A segment too large for any message is divided block by block; its plain text goes with the first. */
function fitting(segment: Segment): Segment[] {
  if (JSON.stringify(segment.blocks).length <= LIMITS.messageJson - 2) return [segment];
  return segment.blocks.map((block, index) => ({
    blocks: [block],
    text: index === 0 ? segment.text : "",
    ...(segment.optional === undefined ? {} : { optional: segment.optional }),
  }));
}

function toMessage(segments: readonly Segment[], { wording: { language } }: ReplyLayout): SlackMessage {
  const text = segments
    .map((segment) => segment.text)
    .filter((line) => line !== "")
    .join("\n");
  const chart = segments.find((segment) => segment.chart !== undefined);
  const before = chart === undefined ? [] : segments.slice(0, segments.indexOf(chart));
  return {
    text: clipEntities(text || "…", LIMITS.fallbackText),
    blocks: segments.flatMap((segment) => segment.blocks),
    plainBlocks: plain(segments),
    ...(chart?.chart === undefined
      ? {}
      : {
          chart: {
            data: chart.chart,
            alt: chartAlt(chart.chart, language),
            language,
            at: plain(before).length,
          },
        }),
  };
}

function plain(segments: readonly Segment[]): KnownBlock[] {
  return segments
    .filter((segment) => segment.optional !== true)
    .flatMap((segment) => segment.blocks)
    .filter(isKnown);
}

function isKnown(block: MessageBlock): block is KnownBlock {
  return block.type !== "data_visualization";
}

/** Cuts text that is already escaped without leaving half an entity. */
function clipEntities(text: string, length: number): string {
  return clip(text, length).replace(/&[a-z]{0,3}…$/, "…");
}
