/** Lines of a reply as HTML: evidence cards, conflicts, notes. Pure. */
import { formatDate, formatSpan } from "../../format-date.ts";
import { citationLink, safeAddress } from "../../link.ts";
import type { Citation, Conflict, Item } from "../../reply.ts";
import { type Meeting, meetingDate } from "../../report.ts";
import { meetingAddress, reportAddress } from "./addresses.ts";
import { cut, type Html, html, paragraphs, shown, shownLine } from "./html.ts";

/** Longer quotations are cut on cards; the whole stands in the report, one link away. */
const LONGEST_ON_CARD = 2_400;

/** Whether a line's text is the report's own words, and so stands in quotation marks. */
export function isQuoted(item: Item): boolean {
  return (
    (item.kind === "quote" || item.kind === "vote" || item.kind === "figure") && item.paraphrased !== true
  );
}

export function isParaphrase(item: Item): boolean {
  return item.kind === "paraphrase" || item.paraphrased === true;
}

/** One line of evidence with its meeting, reporter and links. */
export function evidenceCard(item: Item): Html {
  const { citation } = item;
  if (citation === null) {
    return html`<article class="card card-note">${labelOf(item)}${paragraphs(item.text)}</article>`;
  }
  const text = paragraphs(cut(item.text, LONGEST_ON_CARD));
  const inWords = isQuoted(item)
    ? html`<blockquote>${text}</blockquote>`
    : html`<div class="said">${text}</div>`;
  return html`<article class="card${isParaphrase(item) ? " card-paraphrase" : ""}">
<p class="when">${dateLine(item, citation)}${isParaphrase(item) ? html` <span class="tag">paraphrase</span>` : ""}</p>
${labelOf(item)}${inWords}
${sourceLine(citation, isQuoted(item) ? item.text : null)}
</article>`;
}

function labelOf(item: Item): Html {
  return item.label === undefined ? "" : html`<strong class="label">${shownLine(item.label)}</strong>`;
}

function dateLine(item: Item, citation: Citation): Html {
  const date = item.date === null ? "Undated" : formatDate(item.date);
  const { meeting } = citation;
  const address = meeting === null ? null : meetingAddress(meeting);
  const dated = meeting !== null && item.date === meetingDate(meeting) ? formatMeetingDate(meeting) : date;
  return html`${address === null ? dated : html`<a href="${address}">${dated}</a>`}${
    meeting === null ? "" : html` <span class="body">${shownLine(meeting.body)}</span>`
  }`;
}

/** A meeting's day, days, month or year; "undated" where nothing is known. */
export function formatMeetingDate(meeting: Meeting | null): string {
  const date = meetingDate(meeting);
  if (meeting === null || date === null) return "undated";
  return meeting.precision === "day" && meeting.from !== null && meeting.to !== null
    ? formatSpan(meeting.from, meeting.to)
    : formatDate(date);
}

/** "Reported by Ann Black · NEC report, May 2021 · original page". `quote` leads to its words on that page. */
function sourceLine(citation: Citation, quote: string | null): Html {
  const original = citationLink(citation, quote, null);
  return html`<p class="source"><span class="by">${reporters(citation.authors)}</span>
<a href="${reportAddress(citation.report, citation.passage)}">${shownLine(citation.title)}</a>
${original === null ? "" : html`<a href="${original}" rel="noreferrer nofollow">${hostOf(original)}</a>`}</p>`;
}

export function reporters(authors: readonly string[] | null): string {
  return authors === null || authors.length === 0 ? "Reporter unknown" : authors.map(shownLine).join(", ");
}

/** The site a link leads to, as a reader knows it; empty where the address may not be a link. */
export function hostOf(address: string): string {
  const safe = safeAddress(address);
  return safe === null ? "" : new URL(safe).hostname.replace(/^www\./, "");
}

/** Values that differ, side by side, without a ruling. */
function conflictBlock(conflict: Conflict): Html {
  return html`<section class="conflict"><h3>The accounts differ: ${shownLine(conflict.about)}</h3><ul>
${conflict.values.map(
  ({ text, citation }) => html`<li><div class="said">${paragraphs(cut(text, LONGEST_ON_CARD))}</div>
${sourceLine(citation, null)}</li>`,
)}
</ul></section>`;
}

export function conflictsSection(conflicts: readonly Conflict[]): Html {
  return conflicts.length === 0 ? "" : html`<h2>Where accounts differ</h2>${conflicts.map(conflictBlock)}`;
}

/** A line's text on one line, cut, for tables and lists. */
export function briefText(text: string, length = 320): string {
  return cut(shown(text).replace(/\s+/g, " ").trim(), length);
}
