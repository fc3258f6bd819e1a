/** What a digest tells of one meeting: headings, votes, figures with their change, followed subjects, conflicts. */
import { figureConflicts } from "../answer/figure-conflicts.ts";
import { citationOf, figureItem, passageItem, reporterOf, voteItem } from "../answer/items.ts";
import { voteConflicts } from "../answer/vote-conflicts.ts";
import type { Archive } from "../archive/archive.ts";
import type { Conflict, Item } from "../reply.ts";
import { type Figure, type Meeting, meetingDate, type Report, type Vote } from "../report.ts";
import { type Arrival, accountsOf, type Group, keyOf } from "./arrivals.ts";
import type { DigestContent } from "./digest-content.ts";
import type { DigestWording } from "./digest-wording.ts";
import type { Subject } from "./subjects.ts";

const MOST_HEADINGS = 8;
const MOST_VOTES = 6;
const MOST_FIGURES = 5;
const MOST_FOLLOWED = 3;
const LONGEST_QUOTE = 280;

type DetailContent = Pick<DigestContent, "archive" | "subjects" | "follows" | "wording">;

export function detailsOf(
  content: DetailContent,
  group: Group,
): { readonly items: readonly Item[]; readonly conflicts: readonly Conflict[] } {
  const { archive, wording } = content;
  // What changed in a report told before is a line; its contents are not told again.
  const fresh = group.arrivals.filter((arrival) => arrival.change === null).map((arrival) => arrival.report);
  const ids = new Set(fresh.map((report) => report.id));
  const items = [
    ...fresh.flatMap((report) => headingItems(report, wording)),
    ...tallied(archive.votes.filter((vote) => ids.has(vote.report)))
      .slice(0, MOST_VOTES)
      .map((vote) => voteItem(archive, vote, wording.answers)),
    ...figureItems(archive, ids, wording),
    ...content.follows.flatMap((subject) => followedItems(content, fresh, subject)),
  ].filter((item) => item !== null);
  return { items, conflicts: group.keys.length === 0 ? [] : conflictsOf(archive, group, ids, wording) };
}

/** Votes with numbers first; one of which not even the outcome is known says nothing. */
function tallied(votes: readonly Vote[]): readonly Vote[] {
  const counted = (vote: Vote): boolean => vote.for !== null || vote.against !== null;
  return votes
    .filter((vote) => counted(vote) || vote.outcome !== "unknown")
    .toSorted((a, b) => Number(counted(b)) - Number(counted(a)));
}

/** One line for each report, with its link: who wrote it, what it is, and why it is news. */
export function reportItem(
  { report, change, older, firstSeen }: Arrival,
  { language, date, news }: DigestWording,
): Item {
  const [first] = report.passages;
  const label =
    change !== null
      ? news.changed(change[language])
      : older
        ? news.olderSince(date(firstSeen.toZonedDateTimeISO("UTC").toPlainDate().toString()))
        : report.sameWitnessAs !== null
          ? news.alsoPublished
          : news.isNew;
  return {
    kind: "report",
    text: report.title,
    date: dateOf(report),
    person: reporterOf(report),
    citation: first === undefined ? null : citationOf(report, first, first.start, first.end),
    label,
  };
}

/** Of its last meeting, as precise as it is known; else of its publication. */
function dateOf(report: Report): string | null {
  const last = report.meetings?.toSorted((a, b) => (a.to ?? "").localeCompare(b.to ?? "")).at(-1);
  return meetingDate(last ?? null) ?? report.published;
}

function headingItems(report: Report, { news }: DigestWording): readonly Item[] {
  const headings = [
    ...new Set(report.sections.map((section) => section.heading).filter((heading) => heading !== null)),
  ];
  if (headings.length === 0) return [];
  const shown = headings.slice(0, MOST_HEADINGS);
  const [first] = report.passages;
  return [
    {
      kind: "note",
      text: news.headings(shown.join("; "), headings.length - shown.length),
      date: dateOf(report),
      person: reporterOf(report),
      citation: first === undefined ? null : citationOf(report, first, first.start, first.end),
      label: news.headingsLabel,
    },
  ];
}

/** A figure of each measure, those that can be compared with an earlier one first. */
function figureItems(archive: Archive, ids: ReadonlySet<string>, wording: DigestWording): readonly Item[] {
  const told = new Set<string>();
  const found: { readonly item: Item; readonly compared: boolean }[] = [];
  for (const figure of archive.figures) {
    // Of several figures for one measure the first stands: later ones mostly break it down.
    const once = `${figure.report} ${figure.measure}`;
    if (!ids.has(figure.report) || told.has(once) || !isNamed(figure)) continue;
    told.add(once);
    const item = figureItem(archive, figure, wording.answers);
    const before = lastKnown(archive, figure);
    if (item !== null)
      found.push({
        item: { ...item, label: withChange(figure, before, wording) },
        compared: before !== null,
      });
  }
  return found
    .toSorted((a, b) => Number(b.compared) - Number(a.compared))
    .slice(0, MOST_FIGURES)
    .map(({ item }) => item);
}

/** Whether it is known what is counted: sums, shares and odd nouns mean something else each time. */
function isNamed({ measure, unit }: Figure): boolean {
  return unit !== null && measure !== "money" && measure !== "percentages";
}

/** A value further off than this factor is of something else that is counted in the same words. */
const COMPARABLE = 2;
/** Smaller numbers are of one meeting's business, not of a level that rises and falls. */
const LEAST_COMPARED = 100;
const COMPARED_YEARS = 4;

/** The latest earlier figure that can be compared: same measure, unit and reservation, and of that order. */
function lastKnown(archive: Archive, figure: Figure): Figure | null {
  const day = dayOf(figure);
  if (day === null || figure.value < LEAST_COMPARED) return null;
  const oldest = `${Number(day.slice(0, 4)) - COMPARED_YEARS}${day.slice(4)}`;
  const earlier = archive.figures.filter(
    (other) =>
      other.measure === figure.measure &&
      other.unit === figure.unit &&
      other.report !== figure.report &&
      (dayOf(other) ?? "9999") < day &&
      (dayOf(other) ?? "") >= oldest &&
      other.value * COMPARABLE >= figure.value &&
      figure.value * COMPARABLE >= other.value,
  );
  return earlier.toSorted((a, b) => (dayOf(b) ?? "").localeCompare(dayOf(a) ?? ""))[0] ?? null;
}

function dayOf(figure: Figure): string | null {
  return figure.asOf ?? meetingDate(figure.meeting);
}

/** "415,000 members; 22,000 members fewer than the figure before (4 March 2021)". */
function withChange(figure: Figure, before: Figure | null, { answers, date, news }: DigestWording): string {
  const label = answers.figure(figure);
  if (before === null) return label;
  const difference = figure.value - before.value;
  const amount = answers.figure({ ...before, value: Math.abs(difference), qualifier: null, asOf: null });
  return news.compared(
    label,
    difference === 0 ? null : { amount, more: difference > 0 },
    date(dayOf(before) ?? ""),
  );
}

function followedItems(
  { subjects, wording }: DetailContent,
  reports: readonly Report[],
  subject: Subject,
): readonly Item[] {
  const found = reports.flatMap((report) =>
    subjects.passages(report, subject).map((passage) => ({ report, passage })),
  );
  return found.slice(0, MOST_FOLLOWED).map(({ report, passage }) => ({
    ...passageItem(report, passage, 0, cutAt(passage.text, LONGEST_QUOTE)),
    label: wording.news.followedHere(subject.name),
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
function conflictsOf(
  archive: Archive,
  group: Group,
  fresh: ReadonlySet<string>,
  { answers }: DigestWording,
): readonly Conflict[] {
  const accounts = new Set(accountsOf(archive, group.keys).map((report) => report.id));
  const here = (entry: { readonly report: string; readonly meeting: Meeting | null }): boolean =>
    accounts.has(entry.report) && entry.meeting !== null && group.keys.includes(keyOf(entry.meeting));
  return [
    ...voteConflicts(archive, archive.votes.filter(here), answers),
    ...figureConflicts(archive, archive.figures.filter(here), answers),
  ].filter((conflict) => conflict.values.some(({ citation }) => fresh.has(citation.report)));
}
