/** What a person reported, did, said or was elected to, and who else mentions them. */
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { reportItem } from "./covers.ts";
import { findEvidence } from "./evidence.ts";
import { noteItem } from "./items.ts";
import { pageOf } from "./paging.ts";
import type { Period } from "./period.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { actionsFor, baseReply } from "./reply-parts.ts";
import { between, meetingIn, type TimeScope } from "./scope.ts";
import { silentReply } from "./silence.ts";
import { isBy, personNamed } from "./topic.ts";
import { trailOf } from "./trail.ts";
import { understand } from "./understand.ts";

export type PersonValues = {
  readonly person: string;
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
  readonly page?: number | undefined;
};

/** Mentions of a person in order of meeting, then the reports that are theirs. */
export async function personReply(
  archive: Archive,
  values: PersonValues,
  words: AnswerWording = english,
): Promise<Reply> {
  const period = between(values.from, values.to, words);
  const next = {
    command: "person",
    values: { person: values.person, from: values.from?.text, to: values.to?.text },
  };
  return replyOnPerson(archive, values.person, period, values.page ?? 1, next, words);
}

async function replyOnPerson(
  archive: Archive,
  asked: string,
  period: TimeScope | null,
  page: number,
  next: { readonly command: string; readonly values: Readonly<Record<string, string | undefined>> },
  words: AnswerWording,
): Promise<Reply> {
  const name = personNamed(asked, archive);
  const question = aboutPerson(name, asked, archive, period);
  const evidence = await findEvidence(question, archive);
  // Their own reports are listed below; what counts here is where a text names them.
  const mentions = evidence.filter(({ complete, ownCoverage }) => complete && ownCoverage >= 0.9);
  const isTheirs = isBy(name, archive);
  const own = archive.reports.filter(
    (report) =>
      isTheirs(report.authors) &&
      (period === null || (report.meetings ?? []).some((meeting) => meetingIn(meeting, period))),
  );
  if (mentions.length === 0 && own.length === 0) {
    return silentReply(archive, question, await findEvidence(question, archive, { anyTime: true }), words);
  }
  const items: Item[] = trailOf(archive, mentions, words).map(({ item }) => item);
  if (own.length > 0) {
    items.push(
      noteItem(words.notes.reportsBy(name)),
      ...own.map((report) => reportItem(report, words)).sort(byDate),
    );
  }
  const shown = pageOf(items, page);
  const naming = new Set(mentions.map(({ reading }) => reading.report.id)).size;
  return {
    ...baseReply(archive, question, words),
    title: name,
    summary: words.summaries.person(name, naming, own.length),
    items: shown.items,
    remaining: shown.remaining,
    actions: actionsFor(next, page, shown.remaining, shown.items, words),
  };
}

function aboutPerson(name: string, asked: string, archive: Archive, period: TimeScope | null): Question {
  const read = understand(name, archive, "2000-01-01");
  const person = read.terms.filter(({ kind }) => kind === "person");
  const terms: readonly QuestionTerm[] = (person.length > 0 ? person : read.terms).map((term) => ({
    ...term,
    required: true,
  }));
  const scope = period === null ? null : { start: 0, end: 0, yearless: false, partOfName: false, ...period };
  const corrected = name.toLowerCase().includes(asked.trim().toLowerCase())
    ? []
    : [{ typed: asked, read: name }];
  return {
    ...read,
    asked: "happened",
    terms,
    period: scope,
    corrected,
    understood: [name, period?.text].filter(Boolean).join("; "),
  };
}

function byDate(a: Item, b: Item): number {
  return (a.date ?? "9999") < (b.date ?? "9999") ? -1 : 1;
}
