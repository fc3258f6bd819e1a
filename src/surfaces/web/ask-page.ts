/** The front page and the page of answers: a question field, with filters for date, person and body. */
import type { Archive } from "../../archive/archive.ts";
import type { Reply } from "../../reply.ts";
import type { Report } from "../../report.ts";
import { personAddress, reportAddress, withQuery } from "./addresses.ts";
import { formatMeetingDate, reporters } from "./evidence.ts";
import { bodySelect, periodFields, personField } from "./form-fields.ts";
import { type Html, html, shownLine } from "./html.ts";
import { coverageLine } from "./page.ts";
import { replyBody, replyHead } from "./reply-page.ts";

/** What was asked, as typed; empty where nothing was given. */
export type Asking = {
  readonly q: string;
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly body: string;
};

const EXAMPLES = [
  "What happened to the Forde report?",
  "How did the vote on trigger ballots go?",
  "What was decided about women’s conference?",
  "How many members were there in 2019?",
];

/** The question field; `open` shows the filters at once. */
export function askForm(asking: Asking, bodies: readonly string[]): Html {
  const filtered = asking.from !== "" || asking.to !== "" || asking.person !== "" || asking.body !== "";
  return html`<form class="ask" action="/ask" method="get" role="search">
<label for="q">Ask the reports</label>
<div class="ask-row"><input type="search" id="q" name="q" value="${asking.q}" maxlength="500" autocomplete="off" placeholder="a question, a subject, a name" list="suggested-q" data-complete="topic"><button type="submit">Ask</button></div>
<datalist id="suggested-q"></datalist>
<details class="filters"${filtered ? html` open` : ""}><summary>Narrow by date, reporter or body</summary>
<div class="fields">
${periodFields(asking.from, asking.to)}
${personField("Reported by", asking.person)}
${bodySelect(asking.body, bodies)}
</div></details>
</form>`;
}

export function answerPage(asking: Asking, bodies: readonly string[], reply: Reply): Html {
  return html`${askForm(asking, bodies)}${replyHead(reply)}${replyBody(reply)}`;
}

export function frontPage(archive: Archive, bodies: readonly string[], latest: readonly Report[]): Html {
  const empty = archive.reports.length === 0;
  return html`<h1>What members’ reports say of Labour’s National Executive</h1>
<p class="lead">Ask in your own words. Every line of the answer is quoted from, or a marked paraphrase of, a first-person report, with its reporter, meeting and link. ${coverageLine(archive.coverage)}</p>
${askForm({ q: "", from: "", to: "", person: "", body: "" }, bodies)}
${
  empty
    ? html`<div class="problem"><p>There are no reports yet. Put some into the corpus folder; they are read as soon as they land.</p></div>`
    : html`<h2>For example</h2>
<ul class="chips">${EXAMPLES.map((example) => html`<li><a href="${withQuery("/ask", { q: example })}">${example}</a></li>`)}</ul>
<h2>Latest meetings reported</h2>
<ul class="tiles">${latest.map(reportTile)}</ul>
<h2>Look around</h2>
<ul class="chips">
<li><a href="/coverage">Meetings and who reported them</a></li>
<li><a href="/reports">All reports</a></li>
<li><a href="/figures">Membership over the years</a></li>
<li><a href="/votes">Votes</a></li>
<li><a href="/brief?since=last-meeting">A brief for your branch</a></li>
</ul>`
}`;
}

function reportTile(report: Report): Html {
  return html`<li><h3><a href="${reportAddress(report.id)}">${shownLine(report.title)}</a></h3>
<p class="small">${reporters(report.authors)}</p>
<p class="small muted">${meetingsLine(report)}</p></li>`;
}

/** "NEC, 25 May 2021; Organisation Committee, July 2021", at most three meetings. */
export function meetingsLine(report: Report): string {
  const meetings = report.meetings ?? [];
  if (meetings.length === 0) return "Undated";
  const shown = meetings
    .slice(0, 3)
    .map((meeting) => `${shownLine(meeting.body)}, ${formatMeetingDate(meeting)}`);
  return `${shown.join("; ")}${meetings.length > 3 ? " and others" : ""}`;
}

export function personLink(name: string): Html {
  return html`<a href="${personAddress(name)}">${shownLine(name)}</a>`;
}
