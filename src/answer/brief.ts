/** A note for a branch meeting: what the reports say of the latest meetings, quoted and sourced. Pure. */
import type { Archive } from "../archive/archive.ts";
import type { Conflict, Item, Reply } from "../reply.ts";
import { type Figure, type Meeting, meetingDate, outlineOf, type Passage, type Report } from "../report.ts";
import { sentences } from "../sentences.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { openingOf } from "./date.ts";
import { figureConflicts } from "./figure-conflicts.ts";
import { figureItem, meetingLabel, noteItem, passageItem, voteItem } from "./items.ts";
import { meetingAccounts, type SubjectAccounts } from "./meeting.ts";
import { moreAction, pageOf } from "./paging.ts";
import type { Period } from "./period.ts";
import { TURNING } from "./trail.ts";
import { voteConflicts } from "./vote-conflicts.ts";
import { withoutRepeats } from "./witnesses.ts";

/** What is told on one subject: a line or two of each account. */
export type BriefPoint = {
  readonly heading: string | null;
  readonly items: readonly Item[];
  /** Of several reporters, only this one mentions it. */
  readonly onlyBy: string | null;
};

export type BriefMeeting = {
  readonly meeting: Meeting;
  readonly reports: readonly Report[];
  readonly points: readonly BriefPoint[];
  readonly votes: readonly Item[];
  readonly figures: readonly Item[];
  readonly conflicts: readonly Conflict[];
  /** Subjects that the accounts also tell of, but the note has no room for. */
  readonly further: number;
};

export type Brief = {
  readonly title: string;
  /** Oldest first. */
  readonly meetings: readonly BriefMeeting[];
  /** Earlier meetings of the time asked for, left out because the note would be too long. */
  readonly leftOut: number;
};

const MOST_MEETINGS = 6;
const MOST_POINTS = 10;
const MOST_ACCOUNTS = 3;
const MOST_VOTES = 8;
const MOST_FIGURES = 5;

/**
 * The meetings since the first day of a period, or, when `since` is null, the last one of the body that is
 * reported most and whatever came after it. Meetings after `today` (`YYYY-MM-DD`) are left to later notes.
 */
export function makeBrief(
  archive: Archive,
  since: Pick<Period, "from"> | null,
  today: string,
  words: AnswerWording = english,
): Brief {
  const held = meetingsHeld(archive).filter(({ from }) => from !== null && from <= today);
  const from = since === null ? lastOfMain(held)?.from : since.from;
  const wanted = held.filter(({ to }) => from !== undefined && (from === null || (to ?? "") >= from));
  const shown = wanted.slice(-MOST_MEETINGS);
  const [first] = shown;
  const last = shown.at(-1);
  return {
    title:
      first === undefined || last === undefined
        ? words.titles.nothingToBrief
        : shown.length === 1
          ? words.titles.brief(meetingLabel(first, words))
          : words.titles.briefSpan(meetingLabel(first, words), meetingLabel(last, words)),
    meetings: shown.flatMap((meeting) => briefMeeting(archive, meeting, today, words)),
    leftOut: wanted.length - shown.length,
  };
}

function briefMeeting(
  archive: Archive,
  meeting: Meeting,
  today: string,
  words: AnswerWording,
): readonly BriefMeeting[] {
  const accounts = meetingAccounts(archive, `${meeting.body}@${meeting.from}`, today, words);
  if (accounts === null) return [];
  const subjects = accounts.subjects.flatMap(withoutVague);
  const ids = new Set(
    subjects.flatMap(({ told }) => told.flatMap(({ passages }) => passages.map(({ id }) => id))),
  );
  const votes = archive.votes.filter(({ passage }) => ids.has(passage));
  const figures = archive.figures.filter(({ passage }) => ids.has(passage));
  const voted = new Set(votes.map(({ passage }) => passage));
  const chosen = mostTelling(subjects, voted);
  return [
    {
      meeting: accounts.meeting,
      reports: [...new Set(subjects.flatMap(({ told }) => told.map(({ report }) => report)))],
      points: chosen.map((subject) => pointOf(archive, subject)),
      votes: withoutRepeats(
        archive,
        votes.flatMap((vote) => voteItem(archive, vote, words) ?? []),
      ).slice(0, MOST_VOTES),
      figures: withoutRepeats(
        archive,
        mostReported(archive, figures).flatMap((figure) => figureItem(archive, figure, words) ?? []),
      ).slice(0, MOST_FIGURES),
      conflicts: [...voteConflicts(archive, votes, words), ...figureConflicts(archive, figures, words)],
      further: subjects.length - chosen.length,
    },
  ];
}

/** Without accounts that name no more than the year: they may be of another meeting. */
function withoutVague(subject: SubjectAccounts): readonly SubjectAccounts[] {
  const told = subject.told.flatMap(({ report, passages }) => {
    const sure = passages.filter(({ meeting }) => meeting?.precision !== "year");
    return sure.length === 0 ? [] : [{ report, passages: sure }];
  });
  return told.length === 0 ? [] : [{ ...subject, told }];
}

/** Subjects that several tell of, that were voted on, that take most room; in the order of the accounts. */
function mostTelling(
  subjects: readonly SubjectAccounts[],
  voted: ReadonlySet<string>,
): readonly SubjectAccounts[] {
  const worth = ({ told, heading }: SubjectAccounts) =>
    told.length * 2 +
    (told.some(({ passages }) => passages.some(({ id }) => voted.has(id))) ? 2 : 0) +
    (heading === null ? 0 : 1) +
    Math.min(2, told.flatMap(({ passages }) => passages).length / 3);
  const kept = new Set(
    subjects
      .map((subject, index) => ({ index, worth: worth(subject) }))
      .sort((a, b) => b.worth - a.worth || a.index - b.index)
      .slice(0, MOST_POINTS)
      .map(({ index }) => index),
  );
  return subjects.filter((_, index) => kept.has(index));
}

/** Figures of what is counted again and again come first: those are the ones to compare. */
function mostReported(archive: Archive, figures: readonly Figure[]): readonly Figure[] {
  const counts = new Map<string, number>();
  for (const { measure } of archive.figures) counts.set(measure, (counts.get(measure) ?? 0) + 1);
  return figures.toSorted((a, b) => (counts.get(b.measure) ?? 0) - (counts.get(a.measure) ?? 0));
}

function pointOf(archive: Archive, { heading, told, onlyOne }: SubjectAccounts): BriefPoint {
  const items = told.slice(0, MOST_ACCOUNTS).flatMap(({ report, passages }) => {
    return mostTellingSentence(report, passages);
  });
  return {
    heading,
    items: withoutRepeats(archive, items),
    onlyBy: onlyOne ? (told[0]?.report.authors?.join(", ") ?? null) : null,
  };
}

/** Leans on the sentence before, so it cannot stand alone. */
const LEANING =
  /^\W*(?:it|its|this|that|these|those|they|he|she|his|her|their|however|but|and|so|also|then|there)\b/i;
const SENTENCES_LOOKED_AT = 6;
const FEWEST_WORDS = 6;

/** Of an account's first sentences the one that tells most: a decision, a number; else the opening. */
function mostTellingSentence(report: Report, passages: readonly Passage[]): readonly Item[] {
  const [first] = passages;
  if (first === undefined) return [];
  const candidates = passages
    .flatMap((passage) => sentences(passage.text).map((sentence) => ({ passage, ...sentence })))
    .slice(0, SENTENCES_LOOKED_AT)
    .map((sentence, index) => ({
      ...sentence,
      worth: (TURNING.test(sentence.text) ? 2 : 0) + (/\d/.test(sentence.text) ? 0.5 : 0) - index * 0.3,
    }))
    .filter(({ text }) => !LEANING.test(text) && text.split(/\s+/).length >= FEWEST_WORDS)
    .sort((a, b) => b.worth - a.worth);
  const [best] = candidates;
  return best === undefined || best.worth < 1
    ? openingOf(report, first)
    : [passageItem(report, best.passage, best.start, best.end)];
}

/** Every dated meeting, oldest first. */
function meetingsHeld(archive: Archive): readonly Meeting[] {
  const byKey = new Map<string, Meeting>();
  for (const report of archive.reports) {
    for (const { meeting, passages } of outlineOf(report)) {
      if (passages > 0 && meeting?.from != null && meeting.precision !== "year")
        byKey.set(keyOf(meeting), meeting);
    }
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, meeting]) => meeting);
}

function keyOf({ from, to, body }: Meeting): string {
  return `${from} ${to} ${body}`;
}

function lastOfMain(meetings: readonly Meeting[]): Meeting | undefined {
  const counts = new Map<string, number>();
  for (const { body } of meetings) counts.set(body, (counts.get(body) ?? 0) + 1);
  const main = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  return meetings.findLast(({ body }) => body === main);
}

/** The note as a reply, for places that show replies. */
export function briefReply(
  archive: Archive,
  brief: Brief,
  since: string,
  page = 1,
  words: AnswerWording = english,
): Reply {
  const items = brief.meetings.flatMap((part): readonly Item[] => [
    {
      kind: "meeting",
      text: meetingLabel(part.meeting, words),
      date: meetingDate(part.meeting),
      person: null,
      citation: null,
    },
    ...part.points.flatMap(({ heading, items: told, onlyBy }) => [
      ...(heading === null
        ? []
        : [noteItem(onlyBy === null ? heading : words.notes.onlyBy(heading, onlyBy))]),
      ...told,
    ]),
    ...part.votes,
    ...part.figures,
  ]);
  const shown = pageOf(items, page);
  return {
    verdict: brief.meetings.length === 0 ? "not-in-reports" : "answered",
    title: brief.title,
    summary:
      brief.meetings.length === 0 ? words.silence.noAccount : words.summaries.brief(brief.meetings.length),
    understood: null,
    items: shown.items,
    conflicts: brief.meetings.flatMap(({ conflicts }) => conflicts),
    lookedFor: [],
    coverage: archive.coverage,
    remaining: shown.remaining,
    actions: moreAction("brief", { since }, page, shown.remaining, words),
  };
}
