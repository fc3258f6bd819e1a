/** What the reports say on a subject, oldest first. */
import type { Archive } from "../archive/archive.ts";
import type { CommandCall, Item, Reply } from "../reply.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { nearestFirst } from "./in-its-words.ts";
import { evidenceItem } from "./items.ts";
import { MOST_ITEMS, pageOf } from "./paging.ts";
import type { Period } from "./period.ts";
import type { Question } from "./question.ts";
import { actionsFor, baseReply, conflictsIn } from "./reply-parts.ts";
import { nextTo, roundedOut } from "./rounding-out.ts";
import { between } from "./scope.ts";
import { silentReply } from "./silence.ts";
import { withFurtherStations } from "./stations.ts";
import { asksForLatest } from "./told-time.ts";
import { lastHeard, mostTelling, trailOf } from "./trail.ts";
import { understand } from "./understand.ts";

export type TopicValues = {
  readonly topic: string;
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
  /** Only what this person reported. */
  readonly person?: string | undefined;
  /** Only what is told of meetings of this body. */
  readonly body?: string | undefined;
  readonly page?: number | undefined;
};

/** The trail of a subject between two dates, of all reporters or of one. `today` is `YYYY-MM-DD`. */
export async function topicReply(
  archive: Archive,
  values: TopicValues,
  today: string,
  words: AnswerWording = english,
): Promise<Reply> {
  const read = understand(values.topic, archive, today, undefined, words);
  const given = between(values.from, values.to, words);
  const period =
    given === null ? read.period : { ...given, start: 0, end: 0, yearless: false, partOfName: false };
  const question: Question = { ...read, asked: "happened", period };
  const evidence = await findEvidence(question, archive);
  const isTheirs = values.person === undefined ? () => true : isBy(values.person, archive);
  const body = values.body === undefined ? null : bodyNamed(values.body, archive);
  const about = evidence.filter(
    (entry) =>
      isAbout(entry) &&
      isTheirs(entry.reading.report.authors) &&
      (body === null || entry.reading.passage.meeting?.body === body),
  );
  if (about.length === 0)
    return silentReply(archive, question, await findEvidence(question, archive, { anyTime: true }), words);
  const next = {
    command: "topic",
    values: {
      topic: values.topic,
      from: values.from?.text,
      to: values.to?.text,
      person: values.person,
      body: values.body,
    },
  };
  const further = values.person === undefined && values.body === undefined;
  const told = further ? await withFurtherStations(question, about, archive) : about;
  return trailReply(archive, question, told, further ? evidence : [], values.page ?? 1, next, words);
}

/**
 * A trail in pages: the first holds first mention, votes, turning points and last mention. Where one page holds all of
 * it and has room, what comes near in other reports of the `evidence` stands below it, under a line that says so. Of
 * what is only `loosely` on the matter it is not said when the matter was last heard of.
 */
export async function trailReply(
  archive: Archive,
  question: Question,
  about: readonly Evidence[],
  evidence: readonly Evidence[],
  page: number,
  next: { readonly command: string; readonly values: Readonly<Record<string, string | undefined>> },
  words: AnswerWording,
  loosely = false,
): Promise<Reply> {
  const trail = trailOf(archive, about, words);
  const items = trail.map(({ item }) => item);
  const last = loosely ? null : lastHeard(archive, about, words);
  const latest = asksForLatest(question);
  const inOrder = (chosen: readonly Item[]) => (latest ? newestFirst(chosen) : chosen);
  const first = inOrder(withoutDanglingNote(pageOf(mostTelling(trail), 1).items));
  const rest = inOrder(items.filter((item) => !first.includes(item)));
  const shown = page === 1 ? { items: first, remaining: rest.length } : pageOf(rest, page - 1);
  const { remaining } = shown;
  const told = last === null ? shown.items : [...shown.items, last];
  const hasRoom = page === 1 && remaining === 0 && told.length < MOST_ITEMS;
  const near =
    hasRoom && evidence.length > 0
      ? (await nearestFirst(question, about, nearElsewhere(about, evidence), archive, NEAREST)).map(
          evidenceItem,
        )
      : [];
  return {
    ...baseReply(archive, question, words),
    summary: (latest ? words.summaries.entriesNewestFirst : words.summaries.entries)(
      items.filter(({ kind }) => kind !== "note").length,
    ),
    items: roundedOut(archive, told, near, MOST_ITEMS, words),
    conflicts: conflictsIn(archive, question, about, words),
    remaining,
    actions: [...actionsFor(next, page, remaining, shown.items, words), followAction(question, words)],
  };
}

/** Of what comes near in the question's words so many stand before what is near in the reports'. */
const NEAREST = 2;

/** What comes near in reports of which the trail has nothing: of the others it holds the best. */
function nearElsewhere(about: readonly Evidence[], evidence: readonly Evidence[]): readonly Evidence[] {
  const told = new Set(about.map(({ reading }) => reading.report.id));
  return nextTo(about, evidence).filter(({ reading }) => !told.has(reading.report.id));
}

/** "What is the latest on it?": the dated lines turned round, what follows them left in its place. */
function newestFirst(items: readonly Item[]): readonly Item[] {
  const dated = items.findIndex(({ date }) => date === null);
  const end = dated < 0 ? items.length : dated;
  return [...items.slice(0, end).reverse(), ...items.slice(end)];
}

/** A line that introduces what follows has nothing to say at the end of a page. */
function withoutDanglingNote(items: readonly Item[]): readonly Item[] {
  return items.at(-1)?.kind === "note" ? items.slice(0, -1) : items;
}

function followAction(
  { terms }: Question,
  words: AnswerWording,
): { kind: "follow"; label: string; call: CommandCall } {
  const subject = terms.map(({ label }) => label).join(" ");
  return {
    kind: "follow",
    label: words.buttons.follow,
    call: { command: "follow", values: { subject } },
  };
}

/** Whether a report with these authors is by somebody, asked for by any of the names they go by. */
export function isBy(person: string, archive: Archive): (authors: readonly string[] | null) => boolean {
  const wanted = personNamed(person, archive).toLowerCase();
  return (authors) => (authors ?? []).some((author) => author.toLowerCase() === wanted);
}

/** The canonical name of a body asked for by any of its names; the words as typed where none is known. */
function bodyNamed(text: string, archive: Archive): string {
  return archive.names.mentions(text).find(({ kind }) => kind === "body")?.name ?? text;
}

/** Nobody is called by more. */
const LONGEST_NAME = 200;

/** The canonical name somebody is asked for by; the words as typed where the corpus knows nobody of that name. */
export function personNamed(person: string, archive: Archive): string {
  const text = person.slice(0, LONGEST_NAME);
  const mention = archive.names.mentions(text).find(({ kind }) => kind === "person");
  if (mention !== undefined) return mention.name;
  // Several of one surname: the one whose reports are held is more likely meant than one who is only named.
  const [first, ...others] = archive.names.complete(text, ["person"], 12).map(({ name }) => name);
  if (first === undefined) return text;
  const words = text.toLowerCase().split(/\s+/);
  const alike = others.filter((name) => words.every((word) => name.toLowerCase().split(" ").includes(word)));
  return [first, ...alike].reduce((best, name) =>
    reportsBy(name, archive) > reportsBy(best, archive) ? name : best,
  );
}

function reportsBy(person: string, archive: Archive): number {
  return archive.reports.filter(({ authors }) => authors?.includes(person)).length;
}
