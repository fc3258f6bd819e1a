/** Evidence to items: exact quotations with their citations, paraphrases marked as such. */
import type { Archive } from "../archive/archive.ts";
import type { DateWording } from "../date-wording.ts";
import { quotationOf } from "../file-map.ts";
import type { Citation, Item } from "../reply.ts";
import { type Figure, type Meeting, meetingDate, type Passage, type Report, type Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";

/** A citation of the stretch `start` to `end` of a passage; both are offsets as the passage's own. */
export function citationOf(report: Report, passage: Passage, start: number, end: number): Citation {
  return quotedAt(report, passage, start, end).citation;
}

/** The same with the words that stand there. */
export function quotedAt(
  report: Report,
  passage: Passage,
  from: number,
  to: number,
): { readonly text: string; readonly citation: Citation } {
  const words = passage.text.slice(from - passage.start, to - passage.start);
  const { start, end, text } = quotationOf(report.fileMap, words, from);
  const citation = {
    report: report.id,
    file: report.file,
    title: report.title,
    authors: report.authors ?? [],
    meeting: passage.meeting,
    address: report.address,
    passage: passage.id,
    start,
    end,
  };
  return { text, citation };
}

/** The reporters of a report as one name to show; null when the text names nobody. */
export function reporterOf(report: Report): string | null {
  return report.authors === null || report.authors.length === 0 ? null : report.authors.join(", ");
}

/** A stretch of a passage, `start` and `end` counted in the passage: a quotation, or a paraphrase from a digest. */
export function passageItem(report: Report, passage: Passage, from: number, end: number): Item {
  const start = from + looseMarks(passage.text.slice(from, end));
  return {
    kind: report.text === "verbatim" ? "quote" : "paraphrase",
    ...quotedAt(report, passage, passage.start + start, passage.start + end),
    date: meetingDate(passage.meeting),
    person: reporterOf(report),
  };
}

/** Length of marks left over from words before a quotation: the closing asterisks of a bold opening. */
export function looseMarks(text: string): number {
  return /^(?:[*_]{1,3}\s+)?/.exec(text)?.[0].length ?? 0;
}

export function evidenceItem({ reading, from, to }: Evidence): Item {
  const start = reading.sentences[from]?.start ?? 0;
  const end = reading.sentences[to]?.end ?? reading.passage.text.length;
  return passageItem(reading.report, reading.passage, start, end);
}

/** A vote with its tally as reported; null when its report is no longer held. */
export function voteItem(archive: Archive, vote: Vote, words: AnswerWording): Item | null {
  return ledgerItem(archive, "vote", vote, words.vote(vote));
}

/** A figure with its reservation as reported; null when its report is no longer held. */
export function figureItem(archive: Archive, figure: Figure, words: AnswerWording): Item | null {
  return ledgerItem(archive, "figure", figure, words.figure(figure));
}

/** Whether the report of an entry of the ledgers is still held, so that it can be shown. */
export function isHeld(archive: Archive, { report }: Vote | Figure): boolean {
  return archive.report(report) !== undefined;
}

/** Evidence that tells of votes, as a vote: the stretch that was found, under the tallies it holds. */
export function votesItem(
  evidence: Pick<Evidence, "reading" | "from" | "to">,
  votes: readonly Vote[],
  words: AnswerWording,
): Item {
  const { reading, from, to } = evidence;
  const { passage, report, sentences } = reading;
  const start = Math.min(sentences[from]?.start ?? 0, ...votes.map((vote) => vote.start - passage.start));
  const end = Math.max(sentences[to]?.end ?? 0, ...votes.map((vote) => vote.end - passage.start));
  return {
    ...passageItem(report, passage, start, end),
    kind: "vote",
    label: labelOf(votes, words),
    ...(report.text === "digest" ? { paraphrased: true } : {}),
  };
}

/** The labels of several votes; "no figures" is left out beside one that has them. */
function labelOf(votes: readonly Vote[], words: AnswerWording): string {
  const told = votes.filter((vote) => vote.outcome !== "unknown" || vote.for !== null);
  return [...new Set((told.length > 0 ? told : votes).map((vote) => words.vote(vote)))].join("; ");
}

function ledgerItem(
  archive: Archive,
  kind: "vote" | "figure",
  entry: Vote | Figure,
  label: string,
): Item | null {
  const report = archive.report(entry.report);
  const passage = archive.passage(entry.passage);
  if (report === undefined || passage === undefined) return null;
  const marks = looseMarks(entry.quote);
  return {
    kind,
    ...quotedAt(report, passage, entry.start + marks, entry.end),
    date: meetingDate(entry.meeting),
    person: reporterOf(report),
    label,
    ...(report.text === "digest" ? { paraphrased: true } : {}),
  };
}

/** "NEC, 25 January 2022"; "undated" for a meeting that nothing dates. */
export function meetingLabel(meeting: Meeting | null, words: DateWording): string {
  if (meeting === null) return words.undated;
  const { body, from, to, precision } = meeting;
  if (from === null || to === null) return `${body}, ${words.undated}`;
  if (precision === "day") return `${body}, ${words.span(from, to)}`;
  return `${body}, ${words.date(precision === "year" ? from.slice(0, 4) : from.slice(0, 7))}`;
}

/** A line of our own, without a source. */
export function noteItem(text: string, date: string | null = null): Item {
  return { kind: "note", text, date, person: null, citation: null };
}
