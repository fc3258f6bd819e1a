/** Everything in the corpus that has a name, with the spellings under which it may be met or asked for. */
import type { DatedName, Gazetteer, Person } from "../gazetteer.ts";
import type { Meeting, Report } from "../report.ts";
import { foldWord, tokenize } from "./analyzer.ts";
import type { NameKind } from "./names.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type NameEntry = {
  readonly kind: NameKind;
  readonly name: string;
  readonly key: string;
  /** The canonical name first; no two alike. */
  readonly spellings: readonly Spelling[];
};

export type Spelling = {
  readonly text: string;
  /** Met only where it stands with capitals: it is an ordinary word as well ("Black", "May", "ACT"). */
  readonly capitalised: boolean;
};

/** The named things of a corpus: people, bodies, topics, meetings, reports and headings, in that order. */
export function collectNames(
  gazetteer: Gazetteer,
  reports: readonly Report[],
  vocabulary: Vocabulary,
): readonly NameEntry[] {
  return [
    ...peopleNames(gazetteer, reports, vocabulary),
    ...gazetteer.bodies.map((body) =>
      entry("body", body.name, [...body.aliases, ...namesOf(body.formerNames)], vocabulary),
    ),
    ...gazetteer.topics.map((topic) =>
      entry("topic", topic.name, [...topic.aliases, ...topic.abbreviations], vocabulary),
    ),
    ...meetingNames(reports),
    ...reports.map((report) => ({
      ...entry("report", report.title, [], vocabulary),
      key: report.id,
    })),
    ...headingNames(reports, vocabulary),
  ];
}

function peopleNames(
  gazetteer: Gazetteer,
  reports: readonly Report[],
  vocabulary: Vocabulary,
): readonly NameEntry[] {
  const known = new Set(gazetteer.people.flatMap((person) => writtenNames(person).map(foldName)));
  const authors = new Map<string, string>();
  for (const author of reports.flatMap((report) => report.authors ?? [])) {
    const folded = foldName(author);
    if (!known.has(folded) && !authors.has(folded)) authors.set(folded, author);
  }
  const people = [
    ...gazetteer.people.map((person) => ({ name: person.name, others: writtenNames(person).slice(1) })),
    ...[...authors.values()].map((name) => ({ name, others: [] })),
  ];
  const bearers = new Map<string, number>();
  for (const { name } of people) {
    const surname = surnameOf(name);
    if (surname !== null) bearers.set(foldName(surname), (bearers.get(foldName(surname)) ?? 0) + 1);
  }
  return people.map(({ name, others }) => {
    const surname = surnameOf(name);
    const alone = surname !== null && bearers.get(foldName(surname)) === 1 && !isCalendarWord(surname);
    return entry("person", name, alone ? [...others, surname] : others, vocabulary);
  });
}

function writtenNames(person: Person): readonly string[] {
  return [person.name, ...namesOf(person.aliases), ...person.misspellings, ...person.handles];
}

function namesOf(dated: readonly DatedName[]): readonly string[] {
  return dated.map(({ name }) => name);
}

/** The last word of a name of two or more; hyphenated surnames stay whole. */
function surnameOf(name: string): string | null {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && last.length > 2 ? last : null;
}

const CALENDAR_WORDS = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

function isCalendarWord(word: string): boolean {
  return CALENDAR_WORDS.has(foldWord(word));
}

function meetingNames(reports: readonly Report[]): readonly NameEntry[] {
  const byKey = new Map<string, NameEntry>();
  for (const meeting of reports.flatMap(meetingsOf)) {
    const key = meetingKey(meeting);
    if (key === null || byKey.has(key)) continue;
    const name = `${meeting.body}, ${meetingDays(meeting)}`;
    const spellings = [name, meeting.from ?? "", `${meetingDays(meeting)} ${meeting.body}`];
    byKey.set(key, { kind: "meeting", name, key, spellings: spellings.map(anyCase) });
  }
  return [...byKey.values()];
}

/** Every meeting a report or one of its sections tells of. */
export function meetingsOf(report: Report): readonly Meeting[] {
  const sections = report.sections.flatMap(({ meeting }) => (meeting === null ? [] : [meeting]));
  return [...(report.meetings ?? []), ...sections];
}

/** `<body>@<first day>`; null for a meeting without a date. */
export function meetingKey(meeting: Meeting): string | null {
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

/** Headings that many reports share ("Apologies") are named once. */
function headingNames(reports: readonly Report[], vocabulary: Vocabulary): readonly NameEntry[] {
  const byFolded = new Map<string, string>();
  for (const report of reports) {
    for (const { heading } of report.sections) {
      if (heading === null) continue;
      const folded = foldName(heading);
      if (folded !== "" && !byFolded.has(folded)) byFolded.set(folded, heading);
    }
  }
  return [...byFolded.values()].map((heading) => entry("heading", heading, [], vocabulary));
}

function entry(kind: NameKind, name: string, others: readonly string[], vocabulary: Vocabulary): NameEntry {
  const seen = new Set<string>();
  const spellings: Spelling[] = [];
  for (const text of [name, ...others]) {
    const folded = foldName(text);
    if (folded === "" || seen.has(folded)) continue;
    seen.add(folded);
    const properName = kind === "person" || /^[\p{Lu}\p{N}.]+$/u.test(text);
    spellings.push({ text, capitalised: properName && isOrdinaryWord(folded, vocabulary) });
  }
  return { kind, name, key: name, spellings };
}

function anyCase(text: string): Spelling {
  return { text, capitalised: false };
}

/** A single word that the reports also use in lower case, and not just by a slip. */
function isOrdinaryWord(folded: string, vocabulary: Vocabulary): boolean {
  if (folded.includes(" ")) return false;
  const lower = vocabulary.lowerCase.get(folded) ?? 0;
  return lower > 0 && lower * 10 >= (vocabulary.counts.get(folded) ?? 0);
}

/** A name's words, folded, one space between: equal for spellings that differ in case, accents or punctuation. */
export function foldName(name: string): string {
  return tokenize(name)
    .map(({ word }) => word)
    .join(" ");
}
