/** A report to read: its sections, an anchor at every passage, the cited passage marked, the meetings beside it. */
import { quotationOf } from "../../file-map.ts";
import { formatDate } from "../../format-date.ts";
import { safeAddress } from "../../link.ts";
import type { Meeting, Passage, Report, Section } from "../../report.ts";
import { meetingAddress, meetingKey, reportAddress } from "./addresses.ts";
import { personLink } from "./ask-page.ts";
import { type Catalogue, datedMeetings, type MeetingAccounts } from "./catalogue.ts";
import { formatMeetingDate, hostOf, reporters } from "./evidence.ts";
import { type Html, html, paragraphs, shownLine } from "./html.ts";

export type ReadingOptions = {
  /** Id of the passage the reader came for; null when none was named. */
  readonly at: string | null;
  /** False: of a verbatim report only the passages around `at` are shown. */
  readonly fullText: boolean;
};

/** How many passages before and after the cited one are shown when the full text is not. */
const AROUND = 1;

/** Ids of the passages that may be shown. */
function readablePassages(report: Report, { at, fullText }: ReadingOptions): ReadonlySet<string> {
  const ids = report.passages.map(({ id }) => id);
  if (fullText || report.text === "digest") return new Set(ids);
  const index = at === null ? -1 : ids.indexOf(at);
  return new Set(index < 0 ? [] : ids.slice(Math.max(0, index - AROUND), index + AROUND + 1));
}

export function reportPage(report: Report, catalogue: Catalogue, options: ReadingOptions): Html {
  const readable = readablePassages(report, options);
  const whole = readable.size === report.passages.length;
  const byId = new Map(report.passages.map((passage) => [passage.id, passage]));
  const sections = report.sections.filter(({ passages }) => passages.length > 0);
  return html`<article>
<h1>${shownLine(report.title)}</h1>
${facts(report)}
${report.text === "digest" ? html`<p class="muted narrow">This is a digest: a summary in other words than the author’s.${safeAddress(report.address) === null ? "" : " The original page has the report itself."}</p>` : ""}
${options.at !== null && !byId.has(options.at) ? html`<div class="problem"><p>The passage that was linked to is no longer in this report: its text has changed since.</p></div>` : ""}
${whole ? "" : partNotice(report, readable.size)}
<div class="reading"><div>
${sections.map((section, index) => sectionBlock(report, section, index, byId, readable, options.at))}
</div>
${whole ? contents(sections) : ""}</div>
</article>
${turn(report, catalogue)}`;
}

function facts(report: Report): Html {
  const original = safeAddress(report.address);
  const meetings = report.meetings ?? [];
  return html`<dl class="facts">
<dt>Reported by</dt><dd>${
    report.authors === null || report.authors.length === 0
      ? "not named in the report"
      : report.authors.map((author, index) => html`${index > 0 ? ", " : ""}${personLink(author)}`)
  }</dd>
<dt>${meetings.length > 1 ? "Meetings" : "Meeting"}</dt><dd>${
    meetings.length === 0
      ? "undated"
      : meetings.map((meeting, index) => html`${index > 0 ? "; " : ""}${meetingLink(meeting)}`)
  }</dd>
${report.published === null ? "" : html`<dt>Published</dt><dd>${formatDate(report.published)}</dd>`}
${original === null ? "" : html`<dt>Original page</dt><dd><a href="${original}" rel="noreferrer nofollow">${hostOf(original)}</a></dd>`}
<dt>File</dt><dd>${shownLine(report.file)}</dd>
</dl>`;
}

/** A meeting's body and date, linked to its page where it has one. */
function meetingLink(meeting: Meeting): Html {
  const address = meetingAddress(meeting);
  const text = `${shownLine(meeting.body)}, ${formatMeetingDate(meeting)}`;
  return address === null ? html`${text}` : html`<a href="${address}">${text}</a>`;
}

function partNotice(report: Report, shown: number): Html {
  const original = safeAddress(report.address);
  return html`<p class="problem">${
    shown === 0
      ? "The full text of this report is its author’s and is not shown here; a citation opens at its passage."
      : "The full text of this report is its author’s: only the cited passage and its neighbours are shown."
  }${original === null ? "" : html` <a href="${original}" rel="noreferrer nofollow">Read it at ${hostOf(original)}</a>.`}</p>`;
}

function sectionBlock(
  report: Report,
  section: Section,
  index: number,
  byId: ReadonlyMap<string, Passage>,
  readable: ReadonlySet<string>,
  at: string | null,
): Html {
  const passages = section.passages.flatMap((id) => {
    const passage = readable.has(id) ? byId.get(id) : undefined;
    return passage === undefined ? [] : [passageBlock(report, passage, id === at)];
  });
  if (passages.length === 0) return "";
  const [own] = report.meetings ?? [];
  const other =
    section.meeting !== null && own !== undefined && meetingKey(section.meeting) !== meetingKey(own);
  return html`<section id="section-${index + 1}">
${section.heading === null ? "" : html`<h2>${shownLine(section.heading)}</h2>`}
${other && section.meeting !== null ? html`<p class="muted small">${meetingLink(section.meeting)}</p>` : ""}
${passages}
</section>`;
}

function passageBlock(report: Report, passage: Passage, cited: boolean): Html {
  return html`<div class="passage${cited ? " cited" : ""}" id="${passage.id}">${paragraphs(passage.text)}
<a class="anchor" href="${reportAddress(report.id, passage.id)}" aria-label="Link to this passage">#</a></div>
`;
}

function contents(sections: readonly Section[]): Html {
  const headed = sections.flatMap(({ heading }, index) => (heading === null ? [] : [{ heading, index }]));
  if (headed.length < 2) return "";
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">In this report</h2><ol>
${headed.map(({ heading, index }) => html`<li><a href="#section-${index + 1}">${shownLine(heading)}</a></li>`)}
</ol></nav>`;
}

/** The meetings of the same body before the report's first and after its last. */
function turn(report: Report, catalogue: Catalogue): Html {
  const meetings = datedMeetings(report);
  const main = meetings
    .filter(({ body }) => body === meetings[0]?.body)
    .sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  const [first] = main;
  const last = main.at(-1);
  if (first === undefined || last === undefined) return "";
  const { before } = catalogue.beside(meetingKey(first) ?? "");
  const { after } = catalogue.beside(meetingKey(last) ?? "");
  return turnLinks(before, after);
}

export function turnLinks(before: MeetingAccounts | null, after: MeetingAccounts | null): Html {
  if (before === null && after === null) return "";
  return html`<nav class="turn" aria-label="Meetings before and after">
${before === null ? "" : html`<a class="previous" href="${turnTarget(before)}"><span>Previous meeting</span>${turnText(before)}</a>`}
${after === null ? "" : html`<a class="next" href="${turnTarget(after)}"><span>Next meeting</span>${turnText(after)}</a>`}
</nav>`;
}

function turnTarget({ meeting }: MeetingAccounts): string {
  return meetingAddress(meeting) ?? "/coverage";
}

function turnText({ meeting, reports }: MeetingAccounts): string {
  const told = reports.length === 1 ? reporters(reports[0]?.authors ?? null) : `${reports.length} accounts`;
  return `${shownLine(meeting.body)}, ${formatMeetingDate(meeting)} – ${told}`;
}

/** The report as data; the texts of passages that may not be shown are left out. */
export function reportJson(report: Report, options: ReadingOptions) {
  const readable = readablePassages(report, options);
  const byId = new Map(report.passages.map((passage) => [passage.id, passage]));
  return {
    id: report.id,
    file: report.file,
    title: report.title,
    authors: report.authors === null ? null : [...report.authors],
    published: report.published,
    publisher: report.publisher,
    address: report.address,
    text: report.text,
    meetings: report.meetings === null ? null : report.meetings.map((meeting) => ({ ...meeting })),
    sections: report.sections.map(({ heading, meeting, passages }) => ({
      heading,
      meeting: meeting === null ? null : { ...meeting },
      passages: passages.flatMap((id) => {
        const passage = readable.has(id) ? byId.get(id) : undefined;
        // As a citation has it: offsets into the decoded file.
        return passage === undefined
          ? []
          : [{ id, ...quotationOf(report.fileMap, passage.text, passage.start) }];
      }),
    })),
  };
}
