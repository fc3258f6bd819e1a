/** Meetings by reporters as a grid, with the gaps between meetings and the reports without a date. */
import type { Archive } from "../../archive/archive.ts";
import { formatDate } from "../../format-date.ts";
import type { Report } from "../../report.ts";
import { meetingAddress, personAddress, reportAddress } from "./addresses.ts";
import { type Catalogue, datedMeetings, type MeetingAccounts } from "./catalogue.ts";
import { formatMeetingDate, reporters } from "./evidence.ts";
import { type Html, html, shownLine } from "./html.ts";

/** Columns of their own; everybody else shares the last one. */
const MOST_COLUMNS = 8;
/** A longer silence than this between meetings of the body that is reported most is shown as a gap. */
const LONG_GAP_DAYS = 120;

type CoverageGap = {
  readonly body: string;
  readonly after: string;
  readonly before: string;
  readonly days: number;
};

/** Long stretches between two reported meetings of the body with most of them. */
function gapsOf(catalogue: Catalogue): readonly CoverageGap[] {
  const body = mainBody(catalogue);
  const own = catalogue.meetings.filter(({ meeting }) => meeting.body === body);
  return own.flatMap(({ meeting }, index) => {
    const earlier = own[index - 1]?.meeting.to;
    if (earlier == null || meeting.from === null || body === null || meeting.from <= earlier) return [];
    const { days } = Temporal.PlainDate.from(earlier).until(meeting.from);
    return days > LONG_GAP_DAYS ? [{ body, after: earlier, before: meeting.from, days }] : [];
  });
}

export function coveragePage(archive: Archive, catalogue: Catalogue, body: string): Html {
  const meetings = catalogue.meetings
    .filter(({ meeting }) => body === "" || meeting.body === body)
    .toReversed();
  const undated = archive.reports.filter((report) => datedMeetings(report).length === 0);
  const named = namedReporters(meetings);
  const gaps = gapsOf(catalogue);
  return html`<h1>Meetings and who reported them</h1>
<p class="lead">${meetings.length} dated meetings in ${archive.reports.length} reports. A mark opens that reporter’s account; a date opens all accounts of the meeting. Those with most accounts have a column each.</p>
<form class="ask" action="/coverage" method="get"><div class="fields">
<div><label for="body">Body</label><select id="body" name="body"><option value="">All bodies</option>${catalogue.bodies.map(
    ({ name, reports }) =>
      html`<option value="${name}"${name === body ? html` selected` : ""}>${shownLine(name)} (${reports})</option>`,
  )}</select></div>
<div><button type="submit">Show</button></div></div></form>
<div class="scroll" tabindex="0" role="region" aria-label="Meetings by reporters"><table class="grid">
<caption class="visually-hidden">Meetings by reporters</caption>
<thead><tr><th scope="col">Meeting</th>${named.map((name) => html`<th scope="col"><a href="${personAddress(name)}">${shownLine(name)}</a></th>`)}<th scope="col">Others</th></tr></thead>
${byYear(meetings).map(
  ([
    year,
    rows,
  ]) => html`<tbody><tr class="year"><th scope="rowgroup" colspan="${named.length + 2}">${year}</th></tr>
${rows.map((row) => gridRow(row, named, body === ""))}</tbody>`,
)}</table></div>
${
  gaps.length === 0
    ? ""
    : html`<h2>Gaps</h2><p>Longer than ${LONG_GAP_DAYS} days between two reported meetings of the ${shownLine(gaps[0]?.body ?? "")}, so that a meeting in between may have no account here.</p>
<ul>${gaps.map((gap) => html`<li>${formatDate(gap.after)} to ${formatDate(gap.before)} <span class="muted">(${gap.days} days)</span></li>`)}</ul>`
}
${
  undated.length === 0
    ? ""
    : html`<h2>Reports without a date of their meeting</h2><ul>${undated.map(
        (report) =>
          html`<li><a href="${reportAddress(report.id)}">${shownLine(report.title)}</a>, ${reporters(report.authors)}</li>`,
      )}</ul>`
}`;
}

function gridRow({ meeting, reports }: MeetingAccounts, named: readonly string[], withBody: boolean): Html {
  const day = formatMeetingDate(meeting);
  const others = reports.filter((report) => !(report.authors ?? []).some((author) => named.includes(author)));
  const label = withBody ? `${day}, ${shownLine(meeting.body)}` : day;
  return html`<tr><th scope="row"><a href="${meetingAddress(meeting) ?? "/coverage"}">${label}</a></th>${named.map(
    (name) => {
      const own = reports.filter(({ authors }) => authors?.includes(name));
      return html`<td>${own.map((report) => html`${mark(report, name, day)} `)}</td>`;
    },
  )}<td>${othersCell(others, day)}</td></tr>
`;
}

function mark(report: Report, name: string, day: string): Html {
  return html`<a href="${reportAddress(report.id)}" aria-label="${shownLine(name)} on ${day}">✓</a>`;
}

function othersCell(others: readonly Report[], day: string): Html {
  return html`${others.map((report) => html`${mark(report, reporters(report.authors), day)} `)}`;
}

function namedReporters(meetings: readonly MeetingAccounts[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reports } of meetings) {
    for (const author of new Set(reports.flatMap(({ authors }) => authors ?? []))) {
      counts.set(author, (counts.get(author) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_COLUMNS)
    .map(([name]) => name);
}

function byYear(
  meetings: readonly MeetingAccounts[],
): readonly (readonly [string, readonly MeetingAccounts[]])[] {
  const years = new Map<string, MeetingAccounts[]>();
  for (const row of meetings) {
    const year = row.meeting.from?.slice(0, 4) ?? "";
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return [...years];
}

function mainBody(catalogue: Catalogue): string | null {
  const counts = new Map<string, number>();
  for (const { meeting } of catalogue.meetings) counts.set(meeting.body, (counts.get(meeting.body) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

export function coverageJson(archive: Archive, catalogue: Catalogue) {
  return {
    meetings: catalogue.meetings.map(({ meeting, reports }) => ({
      meeting: { ...meeting },
      reports: reports.map(({ id, title, authors }) => ({
        id,
        title,
        authors: authors === null ? null : [...authors],
      })),
    })),
    gaps: gapsOf(catalogue),
    undated: archive.reports
      .filter((report) => datedMeetings(report).length === 0)
      .map(({ id, title }) => ({ id, title })),
  };
}
