/** The list of reports, by year of their latest meeting, narrowed by words, reporter or year. */
import type { Archive } from "../../archive/archive.ts";
import { passageCount, type Report } from "../../report.ts";
import { reportAddress } from "./addresses.ts";
import { meetingsLine } from "./ask-page.ts";
import { type Catalogue, catalogueOf, datedMeetings } from "./catalogue.ts";
import { reporters } from "./evidence.ts";
import { type Html, html, shownLine } from "./html.ts";

export type ReportSelection = { readonly words: string; readonly person: string; readonly year: string };

/** Reports whose title, file or author holds every word; newest meeting first. */
export function selectReports(archive: Archive, { words, person, year }: ReportSelection): readonly Report[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 20);
  const author = person.trim().toLowerCase();
  return catalogueOf(archive).newest.filter((report) => {
    const text =
      `${report.title} ${report.file} ${(report.authors ?? []).join(" ")} ${meetingsLine(report)}`.toLowerCase();
    return (
      wanted.every((word) => text.includes(word)) &&
      (author === "" || (report.authors ?? []).some((name) => name.toLowerCase() === author)) &&
      (year === "" || yearsOf(report).includes(year))
    );
  });
}

export function reportsPage(
  archive: Archive,
  catalogue: Catalogue,
  selection: ReportSelection,
  found: readonly Report[],
): Html {
  const years = [...new Set(archive.reports.flatMap(yearsOf))].sort().reverse();
  return html`<h1>Reports</h1>
<p class="lead">${found.length === archive.reports.length ? `All ${found.length} reports held` : `${found.length} of ${archive.reports.length} reports`}, newest meeting first.</p>
<form class="ask" action="/reports" method="get" role="search"><div class="fields">
<div><label for="words">Words in the title</label><input type="search" id="words" name="q" value="${selection.words}" maxlength="200"></div>
<div><label for="person">Reporter</label><select id="person" name="person"><option value="">Any</option>${catalogue.reporters.map(
    ({ name, reports }) =>
      html`<option value="${name}"${name === selection.person ? html` selected` : ""}>${shownLine(name)} (${reports})</option>`,
  )}</select></div>
<div><label for="year">Year</label><select id="year" name="year"><option value="">Any</option>${years.map(
    (year) => html`<option${year === selection.year ? html` selected` : ""}>${year}</option>`,
  )}</select></div>
<div><button type="submit">Show</button></div>
</div></form>
${byYear(found).map(
  ([year, reports]) =>
    html`<h2>${year}</h2><ul class="rows">${reports.map(
      (report) =>
        html`<li><a href="${reportAddress(report.id)}">${shownLine(report.title)}</a>${
          report.text === "digest" ? html` <span class="tag">digest</span>` : ""
        }<br><span class="small muted">${reporters(report.authors)} · ${meetingsLine(report)}</span></li>\n`,
    )}</ul>`,
)}
${found.length === 0 ? html`<p>No report fits.</p>` : ""}`;
}

function byYear(
  reports: readonly Report[],
): readonly (readonly [year: string, reports: readonly Report[]])[] {
  const years = new Map<string, Report[]>();
  for (const report of reports) {
    const year = yearsOf(report).at(-1) ?? "Undated";
    const held = years.get(year) ?? [];
    held.push(report);
    years.set(year, held);
  }
  return [...years];
}

/** Years of its meetings, in order. */
function yearsOf(report: Report): readonly string[] {
  return [...new Set(datedMeetings(report).map(({ from }) => from?.slice(0, 4) ?? ""))].sort();
}

export function reportSummary(report: Report) {
  return {
    id: report.id,
    file: report.file,
    title: report.title,
    authors: report.authors === null ? null : [...report.authors],
    published: report.published,
    meetings: report.meetings === null ? null : report.meetings.map((meeting) => ({ ...meeting })),
    address: report.address,
    text: report.text,
    passages: passageCount(report),
  };
}
