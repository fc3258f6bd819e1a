/** Atom feeds (https://www.rfc-editor.org/rfc/rfc4287) of new reports: all, those on a topic, those by or on a person. */
import { generateAtomFeed } from "feedsmith";
import type { Passage, Report } from "../../report.ts";
import { reportAddress } from "./addresses.ts";
import { meetingsLine } from "./ask-page.ts";
import { datedMeetings } from "./catalogue.ts";
import { cut, shownLine } from "./html.ts";

export type FeedEntry = {
  readonly report: Report;
  /** Where the report tells of the feed's subject; null for the report as a whole. */
  readonly passage: Passage | null;
};

export type FeedInput = {
  readonly title: string;
  /** Address of the feed, and of the page it goes with, from the root. */
  readonly self: string;
  readonly page: string;
  /** Address of the site, without a slash at its end. */
  readonly base: string;
  readonly entries: readonly FeedEntry[];
  /** When reports came that were not there at the start, by id. */
  readonly arrivals: ReadonlyMap<string, Temporal.Instant>;
};

const MOST_ENTRIES = 50;
const SUMMARY = 400;

/** The newest entries as XML. A feed's and an entry's id stay the same whatever address the site has. */
export function atomFeed({ title, self, page, base, entries, arrivals }: FeedInput): string {
  const dated = entries
    .map((entry) => ({ ...entry, updated: updatedAt(entry.report, arrivals) }))
    .sort((a, b) => b.updated.getTime() - a.updated.getTime() || (a.report.file < b.report.file ? -1 : 1))
    .slice(0, MOST_ENTRIES);
  return generateAtomFeed({
    id: `urn:x-nec-bot:feed:${self}`,
    title: shownLine(title),
    updated: dated[0]?.updated ?? new Date(0),
    links: [
      { href: `${base}${self}`, rel: "self", type: "application/atom+xml" },
      { href: `${base}${page}`, rel: "alternate", type: "text/html" },
    ],
    entries: dated.map(({ report, passage, updated }) => ({
      id: `urn:x-nec-bot:report:${report.id}`,
      title: shownLine(report.title) || report.id,
      updated,
      authors: (report.authors ?? ["Reporter unknown"]).map((name) => ({ name: shownLine(name) })),
      links: [
        {
          href: `${base}${reportAddress(report.id, passage?.id ?? null)}`,
          rel: "alternate",
          type: "text/html",
        },
      ],
      summary: summaryOf(report, passage),
    })),
  });
}

function summaryOf(report: Report, passage: Passage | null): string {
  const text = passage?.text ?? report.passages[0]?.text ?? "";
  const words = cut(shownLine(text), SUMMARY);
  return `${meetingsLine(report)}. ${report.text === "digest" ? `${words} (paraphrase)` : `“${words}”`}`;
}

/** When it arrived; else when it was published, or its last meeting began; else the start of time. */
function updatedAt(report: Report, arrivals: ReadonlyMap<string, Temporal.Instant>): Date {
  const arrived = arrivals.get(report.id);
  if (arrived !== undefined) return new Date(arrived.epochMilliseconds);
  const day =
    report.published ??
    datedMeetings(report)
      .map(({ from }) => from ?? "")
      .sort()
      .at(-1);
  const [year = "1970", month = "01", date = "01"] = (day ?? "").split("-").filter((part) => part !== "");
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return new Date(Number.isNaN(time) ? 0 : time);
}
