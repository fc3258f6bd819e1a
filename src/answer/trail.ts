/** One subject through time: an entry for each meeting and reporter that adds something, in order of meeting. */
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import { meetingDate } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { evidenceItem, meetingLabel, noteItem, reporterOf, votesItem } from "./items.ts";
import { MOST_CHARACTERS, MOST_ITEMS } from "./paging.ts";
import { withoutRepeats } from "./witnesses.ts";

/** Entries of one report on one subject: the best, and further ones that are nearly as good. */
const MOST_OF_REPORT = 2;
const NEARLY_AS_GOOD = 0.85;

/** Words that tell that something changed: these entries stay when a trail is cut. */
export const TURNING =
  /\b(?:agree[ds]?|approve[ds]?|adopt(?:s|ed)?|publish(?:es|ed)?|delay(?:s|ed)?|postpone[ds]?|slipped|cancel(?:s|led)?|reject(?:s|ed)?|carried|lost|defeated|fell|passed|elected|appoint(?:s|ed)?|suspended|expelled|withdr[ae]wn?|endorsed|decided|launch(?:es|ed)?|start(?:s|ed)|began|begun|clos(?:es|ed)|ends?|ended|becomes?|became|renamed|replaced?|cut|frozen|remitted|referred|resigned|announced|voted|complete[ds]?|finished|due|deadline|instead|will\s+not|no\s+longer|finally|at\s+last)\b/i;

/** A line of a trail, and how much would be missed without it. */
export type TrailEntry = { readonly item: Item; readonly worth: number };

/** The trail, dated entries first in order of meeting, undated ones apart at the end. */
export function trailOf(
  archive: Archive,
  evidence: readonly Evidence[],
  words: AnswerWording,
): readonly TrailEntry[] {
  const entries = inOrderOfMeeting(chooseEntries(evidence));
  const isDated = ({ reading }: Evidence) => meetingDate(reading.passage.meeting) !== null;
  const told = (chosen: readonly Evidence[]): readonly TrailEntry[] => {
    const worths = new Map(chosen.map((entry) => [trailItem(entry, words), worthOf(entry)]));
    return withoutRepeats(archive, [...worths.keys()]).map((item) => ({
      item,
      worth: worths.get(item) ?? 0,
    }));
  };
  const dated = told(entries.filter(isDated));
  const undated = told(entries.filter((entry) => !isDated(entry)));
  if (undated.length === 0) return dated;
  const apart = { item: noteItem(words.notes.fromUndated), worth: 0 };
  return [...dated, apart, ...undated];
}

/** "Last heard of": the last dated mention, and how many later reports are silent. */
export function lastHeard(
  archive: Archive,
  evidence: readonly Evidence[],
  words: AnswerWording,
): Item | null {
  const last = inOrderOfMeeting(
    evidence.filter(({ reading }) => meetingDate(reading.passage.meeting) !== null),
  ).at(-1);
  if (last === undefined) return null;
  const { meeting } = last.reading.passage;
  const day = meeting?.to ?? "";
  const later = archive.reports.filter((report) =>
    (report.meetings ?? []).some(({ from }) => from !== null && from > day),
  );
  const reporter = reporterOf(last.reading.report);
  const where = `${meetingLabel(meeting, words)}${reporter === null ? "" : ` (${reporter})`}`;
  const { to } = archive.coverage;
  const held = to === null ? null : words.date(to);
  return noteItem(words.notes.lastHeard(where, later.length, held), meetingDate(meeting));
}

/** Mentions in passing are no first and last stations of a matter. */
const MENTION_AT_ALL = 0.5;

/** First and last mention, votes, turning points and each meeting's best stay when a trail is cut to one page. */
export function mostTelling(entries: readonly TrailEntry[]): readonly Item[] {
  const items = entries.map(({ item }) => item);
  const best = new Map<string, number>();
  // An undated report is a meeting of its own.
  const occasion = ({ date, citation }: Item) => date ?? citation?.report ?? "";
  for (const { item, worth } of entries) {
    best.set(occasion(item), Math.max(best.get(occasion(item)) ?? 0, worth));
  }
  const least = MENTION_AT_ALL * Math.max(0, ...best.values());
  const isMention = ({ item, worth }: TrailEntry) => item.kind !== "note" && worth >= least;
  const first = entries.findIndex(isMention);
  const last = entries.findLastIndex((entry) => isMention(entry) && entry.item.date !== null);
  const worthOfPlace = ({ item, worth }: TrailEntry, index: number) =>
    worth +
    (index === first || index === last ? 2 : 0) +
    (best.get(occasion(item)) === worth ? 0.5 : 0) -
    (item.kind === "note" ? 3 : 0);
  const ranked = entries
    .map((entry, index) => ({ index, item: entry.item, worth: worthOfPlace(entry, index) }))
    .sort((a, b) => b.worth - a.worth || a.index - b.index);
  const kept = new Set<number>();
  const page = () =>
    items.filter(
      (item, index) => kept.has(index) || (item.kind === "note" && [...kept].some((other) => other > index)),
    );
  let characters = 0;
  for (const { index, item } of ranked) {
    const fits = kept.size < MOST_ITEMS && characters + item.text.length <= MOST_CHARACTERS;
    if (!fits && kept.size > 0) continue;
    kept.add(index);
    // The line above those without a date takes a place as well.
    if (page().length > MOST_ITEMS) kept.delete(index);
    else characters += item.text.length;
  }
  return page();
}

function chooseEntries(evidence: readonly Evidence[]): Evidence[] {
  const byReport = new Map<string, Evidence[]>();
  const worths = new Map(evidence.map((entry) => [entry, worthOf(entry)]));
  const worth = (entry: Evidence) => worths.get(entry) ?? 0;
  for (const entry of [...evidence].sort((a, b) => worth(b) - worth(a))) {
    const { report, meeting } = entry.reading.passage;
    const key = `${report} ${meeting?.body} ${meeting?.from}`;
    const chosen = byReport.get(key) ?? [];
    byReport.set(key, chosen);
    const best = chosen[0];
    if (best !== undefined && worth(entry) < worth(best) * NEARLY_AS_GOOD) continue;
    if (chosen.length < MOST_OF_REPORT && !chosen.some((other) => touches(other, entry))) chosen.push(entry);
  }
  return [...byReport.values()].flat();
}

/** "Disablism" rather than "disabled": the very words are surely meant. */
const IN_ITS_WORDS = 0.3;

function worthOf(entry: Evidence): number {
  const text = entry.reading.sentences[entry.at]?.text ?? "";
  const inItsWords = entry.matches.every(({ exact, worth }) => exact || worth === 0);
  return (
    entry.score +
    (entry.votes.length > 0 ? 0.3 : 0) +
    (TURNING.test(text) ? 0.15 : 0) +
    (inItsWords ? IN_ITS_WORDS : 0)
  );
}

/** Neighbours in one passage are told together by the better one. */
export function touches(a: Evidence, b: Evidence): boolean {
  return a.reading.passage.id === b.reading.passage.id && a.from <= b.to && b.from <= a.to;
}

function trailItem(entry: Evidence, words: AnswerWording): Item {
  return entry.votes.length === 0 ? evidenceItem(entry) : votesItem(entry, entry.votes, words);
}

function inOrderOfMeeting(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

function keyOf({ reading, at }: Evidence): string {
  const { meeting, report, start } = reading.passage;
  return `${meeting?.from ?? "9999"} ${meeting?.to ?? ""} ${meeting?.body ?? ""} ${report} ${String(start).padStart(9, "0")} ${String(at).padStart(5, "0")}`;
}
