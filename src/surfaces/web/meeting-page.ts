/** One meeting: every account side by side, subject by subject; what only one mentions; where accounts differ. */
import type { SubjectAccounts } from "../../answer/meeting.ts";
import { formatDate } from "../../format-date.ts";
import type { Conflict } from "../../reply.ts";
import { type Meeting, type Passage, type Report, sameMeeting } from "../../report.ts";
import { reportAddress } from "./addresses.ts";
import type { MeetingAccounts } from "./catalogue.ts";
import { briefText, conflictsSection, formatMeetingDate, reporters } from "./evidence.ts";
import { cut, type Html, html, paragraphs, shown, shownLine } from "./html.ts";
import { turnLinks } from "./report-page.ts";

export type MeetingView = {
  readonly meeting: Meeting;
  readonly subjects: readonly SubjectAccounts[];
  /** Every report that says it is of this meeting, also where no passage could be told to be. */
  readonly reports: readonly Report[];
  readonly conflicts: readonly Conflict[];
  readonly before: MeetingAccounts | null;
  readonly after: MeetingAccounts | null;
  /** False: of verbatim reports no more than the opening of a passage is shown. */
  readonly fullText: boolean;
};

const OPENING = 280;
const LONGEST = 1_600;

export function meetingPage({
  meeting,
  subjects,
  reports: named,
  conflicts,
  before,
  after,
  fullText,
}: MeetingView): Html {
  const reports = [
    ...new Set([...subjects.flatMap(({ told }) => told.map(({ report }) => report)), ...named]),
  ];
  return html`<h1>${shownLine(meeting.body)}, ${formatMeetingDate(meeting)}</h1>
<p class="lead">${reports.length === 1 ? "One account is held" : `${reports.length} accounts are held`}. ${extentLine(subjects.length)}</p>
<h2>Accounts</h2>
<ul class="tiles">${reports.map(accountTile)}</ul>
${conflictsSection(conflicts)}
${subjects.length === 0 ? "" : html`<h2>Subject by subject</h2>`}
${subjects.map((subject) => subjectBlock(subject, meeting, fullText))}
${turnLinks(before, after)}`;
}

function extentLine(subjects: number): string {
  if (subjects === 0) return "No passage could be told to be of this meeting alone: read the report itself.";
  return `${subjects === 1 ? "One subject" : `${subjects} subjects`}, each with what every account says of it.`;
}

function accountTile(report: Report): Html {
  return html`<li><h3><a href="${reportAddress(report.id)}">${shownLine(report.title)}</a></h3><p class="small">${reporters(report.authors)}${
    report.text === "digest" ? html` <span class="tag">digest</span>` : ""
  }</p>${report.published === null ? "" : html`<p class="small muted">published ${formatDate(report.published)}</p>`}</li>`;
}

function subjectBlock(
  { heading, told, onlyOne }: SubjectAccounts,
  meeting: Meeting,
  fullText: boolean,
): Html {
  const first = told[0]?.passages[0];
  const title = heading ?? briefText(first?.text ?? "", 70);
  return html`<section class="agenda"><h3>${shownLine(title)}${
    onlyOne ? html` <span class="tag">only ${reporters(told[0]?.report.authors ?? null)}</span>` : ""
  }</h3>
<div class="accounts">${told.map(({ report, passages }) => accountBlock(report, passages, meeting, fullText))}</div></section>`;
}

function accountBlock(
  report: Report,
  passages: readonly Passage[],
  meeting: Meeting,
  fullText: boolean,
): Html {
  const [first] = passages;
  if (first === undefined) return "";
  const whole = passages.map(({ text }) => text).join("\n\n");
  const text = paragraphs(cut(shown(whole), fullText || report.text === "digest" ? LONGEST : OPENING));
  return html`<article class="card${report.text === "digest" ? " card-paraphrase" : ""}">
<p class="when">${reporters(report.authors)}${report.text === "digest" ? html` <span class="tag">paraphrase</span>` : ""}${
    first.meeting === null || sameMeeting(first.meeting, meeting)
      ? ""
      : html` <span class="tag">dated ${formatMeetingDate(first.meeting)}</span>`
  }</p>
${report.text === "digest" ? html`<div class="said">${text}</div>` : html`<blockquote>${text}</blockquote>`}
<p class="source"><a href="${reportAddress(report.id, first.id)}">In ${shownLine(report.title)}</a></p></article>`;
}
