/** Votes and figures as tables, each line with its words and its source. */
import type { Archive } from "../../archive/archive.ts";
import { formatDate } from "../../format-date.ts";
import type { Item, Reply } from "../../reply.ts";
import { reportAddress, withQuery } from "./addresses.ts";
import { briefText, isQuoted, reporters } from "./evidence.ts";
import { periodFields, personField } from "./form-fields.ts";
import { type Html, html, shownLine } from "./html.ts";
import { replyBody, replyHead } from "./reply-page.ts";
import { chartFigure, type Picture } from "./subject-pages.ts";

export type LedgerFilters = {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly person: string;
};

export function votesPage(filters: LedgerFilters, reply: Reply): Html {
  const { subject, from, to, person } = filters;
  return html`${replyHead(reply)}
<form class="ask" action="/votes" method="get" role="search"><div class="fields">
<div><label for="subject">On what</label><input type="search" id="subject" name="subject" value="${subject}" maxlength="200" autocomplete="off" list="suggested-subject" data-complete="topic"><datalist id="suggested-subject"></datalist></div>
${periodFields(from, to)}
${personField("Reported by or naming", person)}
<div><button type="submit">Show</button></div>
</div></form>
${replyBody(reply, (items) => ledgerTable(items, "Votes as reported; a paraphrase stands without quotation marks.", "Result"))}`;
}

export function figuresPage(
  measure: string,
  filters: { readonly from: string; readonly to: string },
  measures: readonly string[],
  reply: Reply,
  picture: Picture,
): Html {
  return html`${replyHead(reply)}
<form class="ask" action="/figures" method="get"><div class="fields">
<div><label for="measure">What is counted</label><input type="text" id="measure" name="measure" value="${measure}" maxlength="100" autocomplete="off" list="measures"><datalist id="measures">${measures.map((name) => html`<option value="${name}"></option>`)}</datalist></div>
${periodFields(filters.from, filters.to)}
<div><button type="submit">Show</button></div>
</div></form>
${chartFigure(
  picture,
  html`Every value that a report gives, as it gives it; where accounts differ, both stand. A line joins values of one reporter that are at most about a year apart; a bar over a point spans the month or year it holds for. <a href="${withQuery("/chart.png", { measure, ...filters })}">As a picture</a>.`,
)}
${replyBody(reply, (items) => ledgerTable(items, "Figures as reported; a paraphrase stands without quotation marks.", "Figure"))}`;
}

function ledgerTable(items: readonly Item[], caption: string, column: string): Html {
  return html`<div class="scroll"><table class="stack"><caption>${caption}</caption>
<thead><tr><th scope="col">Meeting</th><th scope="col">${column}</th><th scope="col">In the report’s words</th><th scope="col">Reporter</th></tr></thead>
<tbody>${items.map(ledgerRow)}</tbody></table></div>`;
}

function ledgerRow(item: Item): Html {
  const { citation } = item;
  const date = item.date === null ? "undated" : formatDate(item.date);
  const words = briefText(item.text, 600);
  if (citation === null) return html`<tr><td colspan="4">${words}</td></tr>\n`;
  return html`<tr><th scope="row">${date}${citation.meeting === null ? "" : html`<br><span class="muted small">${shownLine(citation.meeting.body)}</span>`}</th>
<td><strong>${shownLine(item.label ?? "")}</strong></td>
<td class="words">${isQuoted(item) ? html`<q>${words}</q>` : words}</td>
<td><a href="${reportAddress(citation.report, citation.passage)}">${reporters(citation.authors)}</a></td></tr>
`;
}

/** What is counted, most often reported first. */
export function measuresOf(archive: Archive): readonly string[] {
  const counts = new Map<string, number>();
  for (const { measure } of archive.figures) counts.set(measure, (counts.get(measure) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([measure]) => measure);
}
