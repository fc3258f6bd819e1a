/** The branch note as Markdown (https://spec.commonmark.org), to be pasted into an agenda or an email. Pure. */
import { formatDate } from "../format-date.ts";
import { citationLink, reportLink } from "../link.ts";
import type { Citation, Item } from "../reply.ts";
import type { Coverage, Report } from "../report.ts";
import { english } from "./answer-english.ts";
import type { Brief, BriefMeeting } from "./brief.ts";
import { meetingLabel, reporterOf } from "./items.ts";

export type BriefFrame = {
  readonly coverage: Coverage;
  /** The day the note is made, `YYYY-MM-DD`. */
  readonly today: string;
  /** Address of the web pages; null: links lead to the reports' own pages. */
  readonly readingRoom: string | null;
};

/** Ends with a line break. */
export function briefMarkdown(brief: Brief, frame: BriefFrame): string {
  const { coverage, today } = frame;
  const lines = [
    `# ${plain(brief.title)}`,
    "",
    `Drawn from members’ reports of the NEC on ${formatDate(today)}; ${coverage.reports} reports are held. Words in quotation marks are the reporters’ own; a paraphrase is marked.`,
    ...brief.meetings.flatMap((part) => meetingLines(part, frame)),
  ];
  if (brief.meetings.length === 0) lines.push("", "No report held here tells of a meeting in that time.");
  if (brief.leftOut > 0) lines.push("", `${brief.leftOut} earlier meetings of that time are left out.`);
  return `${lines.join("\n")}\n`;
}

function meetingLines(part: BriefMeeting, frame: BriefFrame): readonly string[] {
  const lines = ["", `## ${plain(meetingLabel(part.meeting, english))}`];
  for (const { heading, items, onlyBy } of part.points) {
    const only = onlyBy === null ? "" : ` (only ${plain(onlyBy)})`;
    lines.push("", `### ${heading === null ? "Also" : plain(heading)}${only}`, "");
    lines.push(...items.map((item) => itemLine(item, frame)));
  }
  if (part.votes.length > 0) {
    lines.push("", "### Votes", "", ...part.votes.map((item) => itemLine(item, frame)));
  }
  if (part.figures.length > 0) {
    lines.push("", "### Figures", "", ...part.figures.map((item) => itemLine(item, frame)));
  }
  if (part.conflicts.length > 0) {
    lines.push("", "### Where accounts differ", "");
    for (const { about, values } of part.conflicts) {
      lines.push(`- ${plain(about)}`);
      lines.push(
        ...values.map(({ text, citation }) => `  - ${plain(text)} – ${source(citation, null, frame)}`),
      );
    }
  }
  if (part.further > 0) lines.push("", `The reports tell of ${part.further} further subjects.`);
  lines.push("", "### Sources", "", ...part.reports.map((report) => `- ${reportLine(report, frame)}`));
  return lines;
}

function itemLine(item: Item, frame: BriefFrame): string {
  const paraphrased = item.kind === "paraphrase" || item.paraphrased === true;
  const label = item.label === undefined ? "" : `**${plain(item.label)}**: `;
  const words = paraphrased ? `${plain(item.text)} (paraphrase)` : `“${plain(item.text)}”`;
  if (item.citation === null) return `- ${label}${plain(item.text)}`;
  return `- ${label}${words} – ${source(item.citation, paraphrased ? null : item.text, frame)}`;
}

function source(citation: Citation, quote: string | null, { readingRoom }: BriefFrame): string {
  const who = citation.authors.length === 0 ? "reporter unknown" : citation.authors.join(", ");
  return linked(who, citationLink(citation, quote, readingRoom));
}

function reportLine(report: Report, { readingRoom }: BriefFrame): string {
  const who = reporterOf(report) ?? "reporter unknown";
  return `${linked(report.title, reportLink(report, readingRoom))}, ${plain(who)}${report.text === "digest" ? " (digest)" : ""}`;
}

function linked(text: string, address: string | null): string {
  if (address === null) return plain(text);
  return `[${plain(text)}](<${address.replace(/[<>\s]/g, (character) => encodeURIComponent(character))}>)`;
}

/** Untrusted text on one line, with nothing in it that Markdown or HTML would act on. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim()
    .replace(/[\\`*_[\]<>#|~&]/g, "\\$&")
    .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/^([-+=])/, "\\$1");
}
