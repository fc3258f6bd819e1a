/** Names of meetings, reports and headings: there are as many as reports and sections. */
import { type Meeting, outlineOf, type Report } from "../report.ts";
import { foldName, type NameEntry } from "./name-entries.ts";
import type { Title } from "./title-matcher.ts";

/** The titles of the reports, then their headings; those that many reports share ("Apologies") once. */
export function titlesOf(reports: readonly Report[]): readonly Title[] {
  const headings = new Map<string, string>();
  for (const report of reports) {
    for (const { heading } of outlineOf(report)) {
      if (heading === null) continue;
      const folded = foldName(heading);
      if (folded !== "" && !headings.has(folded)) headings.set(folded, heading);
    }
  }
  return [
    ...reports.map(({ id, title }): Title => ({ kind: "report", name: title, key: id })),
    ...[...headings.values()].map((heading): Title => ({ kind: "heading", name: heading, key: heading })),
  ];
}

/** A title as an entry among the others. */
export function titleEntry({ kind, name, key }: Title): NameEntry {
  const spellings = foldName(name) === "" ? [] : [{ text: name, capitalised: false, part: null }];
  return { kind, name, key, spellings };
}

/** Every dated meeting that a report or a section tells of, with the ways in which it may be asked for. */
export function meetingNames(reports: readonly Report[]): readonly NameEntry[] {
  const byKey = new Map<string, NameEntry>();
  for (const meeting of reports.flatMap(meetingsOf)) {
    const key = meetingKey(meeting);
    if (key === null || byKey.has(key)) continue;
    const name = `${meeting.body}, ${meetingDays(meeting)}`;
    const spellings = [name, meeting.from ?? "", `${meetingDays(meeting)} ${meeting.body}`];
    byKey.set(key, {
      kind: "meeting",
      name,
      key,
      spellings: spellings.map((text) => ({ text, capitalised: false, part: null })),
    });
  }
  return [...byKey.values()];
}

/** Every meeting a report or one of its sections tells of. */
export function meetingsOf(report: Report): readonly Meeting[] {
  const sections = outlineOf(report).flatMap(({ meeting }) => (meeting === null ? [] : [meeting]));
  return [...(report.meetings ?? []), ...sections];
}

/** `<body>@<first day>`; null for a meeting without a date. */
function meetingKey(meeting: Meeting): string | null {
  return meeting.from === null ? null : `${meeting.body}@${meeting.from}`;
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "25 May 2021", "25 – 26 May 2021", "May 2021" or "2021", as far as the date is known. */
function meetingDays({ from, to, precision }: Meeting): string {
  if (from === null) return "undated";
  const first = new Date(`${from}T00:00:00Z`);
  if (Number.isNaN(first.getTime())) return from;
  if (precision === "year") return from.slice(0, 4);
  if (precision === "month") return MONTH.format(first);
  const last = new Date(`${to ?? from}T00:00:00Z`);
  if (to === null || to <= from || Number.isNaN(last.getTime())) return DAY.format(first);
  return DAY.formatRange(first, last);
}
