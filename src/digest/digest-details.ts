/** What a digest tells of one meeting: headings, votes, figures with their change, followed subjects, conflicts. */
import { figureConflicts, voteConflicts } from "../answer/conflicts.ts";
import { citationOf, figureItem, figureLabel, passageItem, reporterOf, voteItem } from "../answer/items.ts";
import type { Archive } from "../archive/archive.ts";
import { formatDate } from "../format-date.ts";
import type { Conflict, Item } from "../reply.ts";
import { type Figure, type Meeting, meetingDate, type Report } from "../report.ts";
import { type Arrival, accountsOf, type Group, keyOf, lastDay } from "./arrivals.ts";
import type { DigestContent } from "./digest-content.ts";
import type { Subject } from "./subjects.ts";

const MOST_HEADINGS = 8;
const MOST_VOTES = 6;
const MOST_FIGURES = 5;
const MOST_FOLLOWED = 3;
const LONGEST_QUOTE = 280;

type DetailContent = Pick<DigestContent, "archive" | "subjects" | "follows">;

export function detailsOf(
  content: DetailContent,
  group: Group,
): { readonly items: readonly Item[]; readonly conflicts: readonly Conflict[] } {
  const { archive } = content;
  // What changed in a report told before is a line; its contents are not told again.
  const fresh = group.arrivals.filter((arrival) => arrival.change === null).map((arrival) => arrival.report);
  const ids = new Set(fresh.map((report) => report.id));
  const items = [
    ...fresh.flatMap(headingItems),
    ...archive.votes
      .filter((vote) => ids.has(vote.report))
      .slice(0, MOST_VOTES)
      .map((vote) => voteItem(archive, vote)),
    ...figureItems(archive, ids),
    ...content.follows.flatMap((subject) => followedItems(content, fresh, subject)),
  ].filter((item) => item !== null);
  return { items, conflicts: group.keys.length === 0 ? [] : conflictsOf(archive, group, ids) };
}

/** One line for each report, with its link: who wrote it, what it is, and why it is news. */
export function reportItem({ report, change, older, firstSeen }: Arrival): Item {
  const [first] = report.passages;
  const day = lastDay(report);
  const label =
    change !== null
      ? `Changed: ${change}`
      : older
        ? `Older, new to the archive on ${formatDate(firstSeen.toZonedDateTimeISO("UTC").toPlainDate().toString())}`
        : report.sameWitnessAs !== null
          ? "Also published here"
          : "New";
  return {
    kind: "report",
    text: report.title,
    date: day,
    person: reporterOf(report),
    citation: first === undefined ? null : citationOf(report, first, first.start, first.end),
    label,
  };
}

function headingItems(report: Report): readonly Item[] {
  const headings = [
    ...new Set(report.sections.map((section) => section.heading).filter((heading) => heading !== null)),
  ];
  if (headings.length === 0) return [];
  const shown = headings.slice(0, MOST_HEADINGS);
  const more = headings.length - shown.length;
  const [first] = report.passages;
  return [
    {
      kind: "note",
      text: `${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`,
      date: null,
      person: reporterOf(report),
      citation: first === undefined ? null : citationOf(report, first, first.start, first.end),
      label: `${reporterOf(report) ?? "This report"} writes on`,
    },
  ];
}

function figureItems(archive: Archive, ids: ReadonlySet<string>): readonly (Item | null)[] {
  const told = new Set<string>();
  const items: (Item | null)[] = [];
  for (const figure of archive.figures) {
    // Of several figures for one measure the first stands: later ones mostly break it down.
    const once = `${figure.report} ${figure.measure}`;
    if (!ids.has(figure.report) || told.has(once) || items.length >= MOST_FIGURES) continue;
    told.add(once);
    const item = figureItem(archive, figure);
    const before = lastKnown(archive, figure);
    items.push(item === null ? null : { ...item, label: withChange(figure, before) });
  }
  return items;
}

/** The latest earlier figure of the same measure and unit; null when none is older. */
function lastKnown(archive: Archive, figure: Figure): Figure | null {
  const day = dayOf(figure);
  if (day === null) return null;
  const earlier = archive.figures.filter(
    (other) =>
      other.measure === figure.measure &&
      other.unit === figure.unit &&
      other.report !== figure.report &&
      (dayOf(other) ?? "9999") < day,
  );
  return earlier.toSorted((a, b) => (dayOf(b) ?? "").localeCompare(dayOf(a) ?? ""))[0] ?? null;
}

function dayOf(figure: Figure): string | null {
  return figure.asOf ?? meetingDate(figure.meeting);
}

/** "415,000 members; 22,000 fewer than in the last figure here (437,000, 4 March 2021)". */
function withChange(figure: Figure, before: Figure | null): string {
  const label = figureLabel(figure);
  if (before === null) return label;
  const difference = figure.value - before.value;
  const amount = figureLabel({ ...before, value: Math.abs(difference), qualifier: null, asOf: null });
  const direction = difference > 0 ? "more" : isCounted(figure) ? "fewer" : "less";
  const compared = difference === 0 ? "the same as" : `${amount} ${direction} than`;
  return `${label}; ${compared} the figure before (${formatDate(dayOf(before) ?? "")})`;
}

/** Money and percentages are less, people and branches are fewer. */
function isCounted({ unit }: Figure): boolean {
  return unit !== "£" && unit !== "%";
}

function followedItems(
  { subjects }: DetailContent,
  reports: readonly Report[],
  subject: Subject,
): readonly Item[] {
  const found = reports.flatMap((report) =>
    subjects.passages(report, subject).map((passage) => ({ report, passage })),
  );
  return found.slice(0, MOST_FOLLOWED).map(({ report, passage }) => ({
    ...passageItem(report, passage, 0, cutAt(passage.text, LONGEST_QUOTE)),
    label: `Followed here: ${subject.name}`,
  }));
}

/** Where to end a quotation: at the last end of a sentence, else of a word, before `limit`. */
export function cutAt(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const part = text.slice(0, limit);
  const sentence = Math.max(...[". ", "! ", "? ", ".\n"].map((mark) => part.lastIndexOf(mark)));
  if (sentence > limit / 3) return sentence + 1;
  const word = part.lastIndexOf(" ");
  return word > 0 ? word : limit;
}

/** Between all accounts of the meetings, where a new one is party to it. */
function conflictsOf(archive: Archive, group: Group, fresh: ReadonlySet<string>): readonly Conflict[] {
  const accounts = new Set(accountsOf(archive, group.keys).map((report) => report.id));
  const here = (entry: { readonly report: string; readonly meeting: Meeting | null }): boolean =>
    accounts.has(entry.report) && entry.meeting !== null && group.keys.includes(keyOf(entry.meeting));
  return [
    ...voteConflicts(archive, archive.votes.filter(here)),
    ...figureConflicts(archive, archive.figures.filter(here)),
  ].filter((conflict) => conflict.values.some(({ citation }) => fresh.has(citation.report)));
}
