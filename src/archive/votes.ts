/** Votes as reports tell them: what was voted on, the tally as reported, how it ended, and the quotation. */
import { inOneSection, type Passage, type Report, type Vote } from "../report.ts";
import { type Sentence, sentences } from "../sentences.ts";
import { eventsOf, type VoteEvent } from "./ledger-events.ts";
import { isOutside } from "./ledger-other-senses.ts";
import {
  antecedentOf,
  isTelling,
  lastNaming,
  leadOf,
  leansBack,
  ownWords,
  putForwardIn,
  remoteSubject,
} from "./ledger-subjects.ts";

/**
 * Every vote of a report, in order. The outcome comes from the words alone: "lost 10-17" and "rejected by 16
 * votes to four" are both lost. Where a report gives no tally the numbers are null; where it gives no outcome
 * that is `unknown`, and `for` and `against` are the two numbers in the order they were written.
 */
export function extractVotes(report: Report): Vote[] {
  return report.passages.flatMap((passage, index) =>
    votesOfPassage(
      passage,
      () => putForwardBefore(report, index),
      (noun) => namedBefore(report, index, noun),
    ),
  );
}

/** What runs on longer is a table or damage, and reading it would take time without end. */
const LONGEST_SENTENCE = 3_000;

/** Nothing was voted on or decided where none of these stands: most passages need not be read further. */
const ANY_VOTE =
  /\b(?:vot|carried|lost|won|win|los|defeat|reject|fell|pass|agree|approv|adopt|accept|endors|support|elect|majority|unanim|acclam|opposition|unopposed|ballot|tie|tied|dead|equal|beat|chose|pick|took\s+it|close|appoint|outvot|threw|thrown|squeak|scrap|sail|split|deci[ds]|restor|back|remit|turned|fail|refus|went|recount|abst|succe|upheld|ratif|nem|amend|motion|chair|against|spoil)|\d\s*[-–—]\s*\d/i;

const PASSAGES_BEFORE = 2;

/** What was put forward in the paragraphs just before, under the same heading. */
function putForwardBefore({ passages }: Report, index: number): string {
  const here = passages[index];
  const before = passages
    .slice(Math.max(0, index - PASSAGES_BEFORE), index)
    .filter((earlier) => here !== undefined && inOneSection(earlier, here))
    .map(({ text }) => putForwardIn(text, sentences(text)));
  return before.findLast((text) => text !== "") ?? "";
}

/** What was put forward under this noun further back, as where a debate is told at length before its vote. */
function namedBefore({ passages }: Report, index: number, noun: string): string {
  const here = passages[index];
  for (let before = index - 1; before >= Math.max(0, index - MOST_PASSAGES_BACK); before--) {
    const passage = passages[before];
    if (passage === undefined || here === undefined || !inOneSection(passage, here)) break;
    const list = sentences(passage.text);
    const found = list[lastNaming(list, noun)];
    if (found !== undefined) return found.text;
  }
  return "";
}

const MOST_PASSAGES_BACK = 8;

function votesOfPassage(
  passage: Passage,
  putForward: () => string,
  earlier: (noun: string) => string,
): Vote[] {
  if (!ANY_VOTE.test(`${passage.heading ?? ""} ${passage.text}`)) return [];
  const found: Vote[] = [];
  const list = sentences(passage.text);
  for (const [index, sentence] of list.entries()) {
    if (sentence.text.length > LONGEST_SENTENCE) continue;
    const previous = list[index - 1];
    const context = `${passage.heading ?? ""} ${previous?.text ?? ""}`;
    for (const event of eventsOf(sentence.text, context)) {
      if (isOutside(clauseAt(sentence.text, event))) continue;
      const antecedent = antecedentOf(list, index, event);
      const start = list[leadOf(list, antecedent, passage.text)]?.start ?? sentence.start;
      const stranded = antecedent === index && index === 0 && leansBack(sentence.text, event);
      const before = remoteSubject(list, index, event, earlier) || (stranded ? putForward() : "");
      const subject = subjectOf(list, index, antecedent, event, before);
      found.push({
        passage: passage.id,
        report: passage.report,
        meeting: passage.meeting,
        subject,
        ...event.numbers,
        outcome: event.outcome,
        start: passage.start + start,
        end: passage.start + sentence.end,
        quote: passage.text.slice(start, sentence.end),
      });
    }
  }
  return found.filter((vote) => !found.some((other) => isPartOf(vote, other) || isSideTaken(vote, other)));
}

/** "It was carried 16-12. I voted for it.": the second tells who stood where in the first, and is no vote of its own. */
function isSideTaken(vote: Vote, whole: Vote): boolean {
  const close = vote.start <= whole.end + NEXT_SENTENCE && whole.start <= vote.end + NEXT_SENTENCE;
  return isBare(vote) && vote !== whole && close && !isBare(whole) && SIDE_TAKEN.test(vote.quote);
}

const NEXT_SENTENCE = 3;
const SIDE_TAKEN = /\bvoted\s+(?:for|against|in\s+favou?r)\b[^.!?]*[.!?]?["”’)]*$/i;

/** "We voted against the paper. The paper passed.": the first is told again, with its outcome, by the second. */
function isPartOf(vote: Vote, whole: Vote): boolean {
  return (
    isBare(vote) &&
    vote !== whole &&
    whole.start <= vote.start &&
    whole.end >= vote.end &&
    whole.outcome !== "unknown"
  );
}

/** The words between the turns of a sentence on either side of an event. */
function clauseAt(sentence: string, { start, end }: Pick<VoteEvent, "start" | "end">): string {
  const before = [...sentence.slice(0, start).matchAll(/[;:]|,\s+(?:and|but|while|although)\b/g)].at(-1);
  const after = /[;:]|,\s+(?:and|but|while|although)\b/.exec(sentence.slice(end));
  return sentence.slice(before?.index ?? 0, after === null ? sentence.length : end + after.index);
}

function isBare({ outcome, for: pro, against, abstained }: Vote): boolean {
  return outcome === "unknown" && pro === null && against === null && abstained === null;
}

const LONGEST_SUBJECT = 400;

/** The report's own words up to the result, after those of the sentence that names what was voted on. */
function subjectOf(
  list: readonly Sentence[],
  index: number,
  antecedent: number,
  event: VoteEvent,
  putForward: string,
): string {
  const sentence = list[index]?.text ?? "";
  const own = ownWords(sentence, event);
  const named = antecedent < index ? `${list[antecedent]?.text ?? ""} ${own}` : own;
  const enough = isTelling(named)
    ? named
    : antecedent === index
      ? sentence
      : `${list[antecedent]?.text ?? ""} ${sentence}`;
  const flowing = `${putForward} ${enough}`.replace(/\s+/g, " ").replace(/^[\s,.;:–—-]+|[\s,;:(–—-]+$/g, "");
  return flowing.length <= LONGEST_SUBJECT ? flowing : `${flowing.slice(0, LONGEST_SUBJECT)}…`;
}
