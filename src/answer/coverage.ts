/** Which meetings have whose account, where the gaps are, and which reports are undated. */
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import { type Meeting, meetingDate, sameMeeting } from "../report.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { reportItem } from "./covers.ts";
import { meetingLabel, noteItem, reporterOf } from "./items.ts";
import { moreAction, pageOf } from "./paging.ts";

/** A longer silence between meetings of one body is worth a line: it meets about every two months. */
const LONG_GAP_DAYS = 120;

type Row = { readonly meeting: Meeting; readonly reporters: readonly string[] };

export function coverageReply(
  archive: Archive,
  { page = 1 }: { readonly page?: number | undefined },
  words: AnswerWording = english,
): Reply {
  const rows = rowsOf(archive, words);
  const items: Item[] = [];
  let last: Meeting | null = null;
  const main = mainBody(rows);
  for (const { meeting, reporters } of rows) {
    if (meeting.body === main) {
      const gap = gapBetween(last, meeting, words);
      if (gap !== null) items.push(noteItem(gap));
      last = meeting;
    }
    items.push({
      kind: "meeting",
      text: `${meetingLabel(meeting, words)}: ${reporters.join("; ")}`,
      date: meetingDate(meeting),
      person: null,
      citation: null,
    });
  }
  const undated = archive.reports.filter(({ meetings }) =>
    (meetings ?? []).every(({ from }) => from === null),
  );
  if (undated.length > 0)
    items.push(noteItem(words.notes.withoutDate), ...undated.map((report) => reportItem(report, words)));
  const shown = pageOf(items, page);
  return {
    verdict: "answered",
    title: words.titles.coverage,
    summary: words.summaries.coverage(rows.length, archive.coverage.reports, undated.length),
    understood: null,
    items: shown.items,
    conflicts: [],
    lookedFor: [],
    coverage: archive.coverage,
    remaining: shown.remaining,
    actions: moreAction("coverage", {}, page, shown.remaining, words),
  };
}

/** One row for each meeting, in order of date. */
function rowsOf(archive: Archive, words: AnswerWording): readonly Row[] {
  const rows: { meeting: Meeting; reporters: string[] }[] = [];
  for (const report of archive.reports) {
    const reporter = reporterOf(report) ?? words.reporterNotNamed;
    for (const meeting of report.meetings ?? []) {
      if (meeting.from === null) continue;
      const row = rows.find((candidate) => sameMeeting(candidate.meeting, meeting));
      if (row === undefined) rows.push({ meeting, reporters: [reporter] });
      else if (!row.reporters.includes(reporter)) row.reporters.push(reporter);
    }
  }
  const key = ({ meeting: { from, to, body } }: Row) => `${from} ${to} ${body}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The body that most meetings are of: the one whose gaps matter. */
function mainBody(rows: readonly Row[]): string | null {
  const counts = new Map<string, number>();
  for (const { meeting } of rows) counts.set(meeting.body, (counts.get(meeting.body) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

function gapBetween(last: Meeting | null, next: Meeting, words: AnswerWording): string | null {
  if (last?.to == null || next.from === null || next.from <= last.to) return null;
  const { days } = Temporal.PlainDate.from(last.to).until(next.from);
  return days > LONG_GAP_DAYS ? words.notes.gap(next.body, words.date(last.to), words.date(next.from)) : null;
}
