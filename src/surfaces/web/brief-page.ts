/** The branch note to be printed: every line quoted or marked, with its source. */
import type { Brief, BriefMeeting, BriefPoint } from "../../answer/brief.ts";
import { formatDate } from "../../format-date.ts";
import { safeAddress } from "../../link.ts";
import type { Conflict, Item } from "../../reply.ts";
import type { Report } from "../../report.ts";
import { reportAddress, withQuery } from "./addresses.ts";
import { briefText, formatMeetingDate, hostOf, isParaphrase, isQuoted, reporters } from "./evidence.ts";
import { type Html, html, shownLine } from "./html.ts";

const LONGEST = 900;

export function briefPage(brief: Brief, since: string, today: string, reports: number): Html {
  return html`<div class="narrow brief"><h1>${shownLine(brief.title)}</h1>
<p class="muted">Drawn from members’ reports on ${formatDate(today)}; ${reports} reports are held. Words in quotation marks are the reporters’ own; a paraphrase is marked.</p>
<form class="ask" action="/brief" method="get"><label for="since">Since</label>
<div class="ask-row"><input type="text" id="since" name="since" value="${since}" maxlength="100" list="since-list"><button type="submit">Make the note</button></div>
<datalist id="since-list"><option value="last-meeting"></option></datalist>
<p class="small muted">“last-meeting”, or a date or month. <a href="${withQuery("/brief.md", { since })}">As Markdown</a>; to print, use your browser’s print command.</p></form>
${brief.meetings.map(meetingPart)}
${brief.meetings.length === 0 ? html`<p>No report held here tells of a meeting in that time.</p>` : ""}
${brief.leftOut === 0 ? "" : html`<p class="muted">${brief.leftOut} earlier meetings of that time are left out: ask for a later date, or see <a href="/coverage">all meetings</a>.</p>`}
</div>`;
}

function meetingPart({ meeting, reports, points, votes, figures, conflicts, further }: BriefMeeting): Html {
  return html`<section><h2>${shownLine(meeting.body)}, ${formatMeetingDate(meeting)}</h2>
${points.map(pointPart)}
${votes.length === 0 ? "" : html`<h3>Votes</h3><ul>${votes.map(line)}</ul>`}
${figures.length === 0 ? "" : html`<h3>Figures</h3><ul>${figures.map(line)}</ul>`}
${conflicts.length === 0 ? "" : html`<h3>Where accounts differ</h3><ul>${conflicts.map(conflictLine)}</ul>`}
${further === 0 ? "" : html`<p class="muted small">The reports tell of ${further} further ${further === 1 ? "subject" : "subjects"}.</p>`}
<h3>Sources</h3><ul>${reports.map(sourcePart)}</ul></section>`;
}

function conflictLine({ about, values }: Conflict): Html {
  return html`<li>${shownLine(about)}<ul>${values.map(
    ({ text, citation }) =>
      html`<li>${briefText(text, LONGEST)} – <a href="${reportAddress(citation.report, citation.passage)}">${reporters(citation.authors)}</a></li>`,
  )}</ul></li>`;
}

function pointPart({ heading, items, onlyBy }: BriefPoint): Html {
  return html`<h3>${heading === null ? "Also" : shownLine(heading)}${onlyBy === null ? "" : html` <span class="tag">only ${shownLine(onlyBy)}</span>`}</h3>
<ul>${items.map(line)}</ul>`;
}

function line(item: Item): Html {
  const words = briefText(item.text, LONGEST);
  const { citation } = item;
  return html`<li>${item.label === undefined ? "" : html`<strong>${shownLine(item.label)}:</strong> `}${
    isQuoted(item) ? html`<q>${words}</q>` : words
  }${isParaphrase(item) ? html` <span class="tag">paraphrase</span>` : ""}${
    citation === null
      ? ""
      : html` – <a href="${reportAddress(citation.report, citation.passage)}">${reporters(citation.authors)}</a>`
  }</li>
`;
}

function sourcePart(report: Report): Html {
  const original = safeAddress(report.address);
  return html`<li class="source"><span><a href="${reportAddress(report.id)}">${shownLine(report.title)}</a>, ${reporters(report.authors)}</span>${
    original === null ? "" : html` <a href="${original}" rel="noreferrer nofollow">${hostOf(original)}</a>`
  }</li>`;
}
