/** Votes the reports tell of, on a subject, in a period, by or about a person. */
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import type { Vote } from "../report.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { isAbout as tellsOf } from "./evidence.ts";
import { voteItem } from "./items.ts";
import { matcherOf } from "./matching.ts";
import { pageOf } from "./paging.ts";
import { readPassage } from "./passage-reading.ts";
import type { Period } from "./period.ts";
import type { QuestionTerm } from "./question.ts";
import { actionsFor, baseReply } from "./reply-parts.ts";
import { between, meetingIn } from "./scope.ts";
import { silentReply } from "./silence.ts";
import { isBy, personNamed } from "./topic.ts";
import { understand } from "./understand.ts";
import { voteConflicts } from "./vote-conflicts.ts";
import { mayBeAbout } from "./vote-words.ts";
import { withoutRepeats } from "./witnesses.ts";

export type VotesValues = {
  readonly subject?: string | undefined;
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
  readonly person?: string | undefined;
  readonly page?: number | undefined;
};

/** The ledger of votes in order of meeting; tallies as reported, none where none is given. */
export function votesReply(archive: Archive, values: VotesValues, words: AnswerWording = english): Reply {
  const { subject = "", person, page = 1 } = values;
  const period = between(values.from, values.to, words);
  const read = understand(subject, archive, values.to?.to ?? "2100-01-01", undefined, words);
  const question = {
    ...read,
    asked: "vote" as const,
    period: period === null ? null : { start: 0, end: 0, yearless: false, partOfName: false, ...period },
  };
  const terms = read.terms.filter(({ weight }) => weight > 0);
  const mayBe = mayBeAbout(archive, terms);
  const concerned = person === undefined ? () => true : concerns(archive, person);
  const found = archive.votes.filter(
    (vote) =>
      (period === null || meetingIn(vote.meeting, period)) &&
      (terms.length === 0 || (mayBe(vote) && isAbout(archive, vote, terms))) &&
      concerned(vote),
  );
  if (found.length === 0) return silentReply(archive, question, [], words, words.silence.noSuchVote);
  const items = withoutRepeats(
    archive,
    inOrderOfMeeting(found).flatMap((vote): readonly Item[] => {
      const item = voteItem(archive, vote, words);
      return item === null ? [] : [item];
    }),
  );
  const shown = pageOf(items, page);
  const next = {
    command: "votes",
    values: { subject, from: values.from?.text, to: values.to?.text, person },
  };
  return {
    ...baseReply(archive, question, words),
    title: subject === "" ? words.titles.votes : words.titles.votesOn(read.understood || subject),
    summary: words.summaries.votes(items.length),
    items: shown.items,
    conflicts: voteConflicts(archive, found, words),
    remaining: shown.remaining,
    actions: actionsFor(next, page, shown.remaining, shown.items, words),
  };
}

function isAbout(archive: Archive, vote: Vote, terms: readonly QuestionTerm[]): boolean {
  const passage = archive.passage(vote.passage);
  const reading = passage && readPassage(archive, passage);
  if (!reading) return false;
  const at = reading.sentences.findIndex((sentence) => sentence.votes.includes(vote));
  const match = matcherOf(reading, terms, "vote")(Math.max(0, at));
  return tellsOf(match);
}

function concerns(archive: Archive, person: string): (vote: Vote) => boolean {
  const name = personNamed(person, archive);
  const isTheirs = isBy(name, archive);
  return (vote) =>
    isTheirs(archive.report(vote.report)?.authors ?? null) ||
    archive.names.mentions(vote.quote).some((mention) => mention.kind === "person" && mention.name === name);
}

function inOrderOfMeeting(votes: readonly Vote[]): readonly Vote[] {
  return votes
    .map((vote) => ({ vote, key: keyOf(vote) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ vote }) => vote);
}

function keyOf({ meeting, report, start }: Vote): string {
  return `${meeting?.from ?? "9999"} ${report} ${String(start).padStart(9, "0")}`;
}
