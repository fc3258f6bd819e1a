/** Votes as reports tell them: what was voted on, the tally as reported, how it ended, and the quotation. */
import type { Passage, Report, Vote, VoteOutcome } from "../report.ts";
import { type Sentence, sentences } from "../sentences.ts";
import { isOutside } from "./ledger-other-senses.ts";
import { isHypothetical, type OutcomeCue, outcomeCues } from "./ledger-outcomes.ts";
import { antecedentOf, isTelling, leadOf, leansBack, ownWords, putForwardIn } from "./ledger-subjects.ts";
import { type Tally, tallies } from "./ledger-tallies.ts";

/**
 * Every vote of a report, in order. The outcome comes from the words alone: "lost 10-17" and "rejected by 16
 * votes to four" are both lost. Where a report gives no tally the numbers are null; where it gives no outcome
 * that is `unknown`, and `for` and `against` are the two numbers in the order they were written.
 */
export function extractVotes(report: Report): Vote[] {
  return report.passages.flatMap((passage, index) =>
    votesOfPassage(passage, () => putForwardBefore(report, index)),
  );
}

/** What runs on longer is a table or damage, and reading it would take time without end. */
const LONGEST_SENTENCE = 3_000;

/** Nothing was voted on or decided where none of these stands: most passages need not be read further. */
const ANY_VOTE =
  /\b(?:vot|carried|lost|won|win|los|defeat|reject|fell|pass|agree|approv|adopt|accept|endors|support|elect|majority|unanim|acclam|opposition|unopposed|ballot|tie|tied|dead|equal|beat|chosen|appoint|outvot|threw|thrown|squeak|scrap|sail|split|decid|restor|back|remit|turned|fail|refus|went|recount|abst|succe|upheld|ratif|nem|amend|motion|chair|against)|\d\s*[-–—]\s*\d/i;

const PASSAGES_BEFORE = 2;

/** What was put forward in the paragraphs just before, under the same heading. */
function putForwardBefore({ passages }: Report, index: number): string {
  const here = passages[index];
  const before = passages
    .slice(Math.max(0, index - PASSAGES_BEFORE), index)
    .filter(({ heading, meeting }) => heading === here?.heading && meeting === here?.meeting)
    .map(({ text }) => putForwardIn(text, sentences(text)));
  return before.findLast((text) => text !== "") ?? "";
}

function votesOfPassage(passage: Passage, putForward: () => string): Vote[] {
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
      const subject = subjectOf(list, index, antecedent, event, stranded ? putForward() : "");
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
function clauseAt(sentence: string, { start, end }: Pick<Event, "start" | "end">): string {
  const before = [...sentence.slice(0, start).matchAll(/[;:]|,\s+(?:and|but|while|although)\b/g)].at(-1);
  const after = /[;:]|,\s+(?:and|but|while|although)\b/.exec(sentence.slice(end));
  return sentence.slice(before?.index ?? 0, after === null ? sentence.length : end + after.index);
}

function isBare({ outcome, for: pro, against, abstained }: Vote): boolean {
  return outcome === "unknown" && pro === null && against === null && abstained === null;
}

type Numbers = Pick<Vote, "for" | "against" | "abstained">;
/** One vote inside a sentence; `start` and `end` are offsets in the sentence. */
type Event = {
  readonly start: number;
  readonly end: number;
  /** Where the words on this vote begin: after the vote before it. */
  readonly from: number;
  readonly outcome: VoteOutcome;
  readonly numbers: Numbers;
};

const NO_NUMBERS: Numbers = { for: null, against: null, abstained: null };

function eventsOf(sentence: string, context: string): readonly Event[] {
  const counted = tallies(sentence, context);
  const cues = outcomeCues(sentence).filter((cue) => !isHypothetical(sentence, cue));
  if (counted.length === 0) return uncounted(sentence, cues);
  let from = 0;
  return counted.map((tally, index) => {
    const next = counted[index + 1]?.start ?? sentence.length;
    const outcome = outcomeOf(sentence, tally, cues, from, next);
    const event = { start: tally.start, end: tally.end, from, outcome, numbers: numbersOf(tally, outcome) };
    from = tally.end;
    return event;
  });
}

/** "Mabel Thistlewood defeated Piers Quillfeather by", "Mabel lost to Piers". */
const NAME_AGAINST_NAME =
  /\p{Lu}\p{Ll}[\p{L}'’-]+\s+(?:narrowly\s+|easily\s+)?(?:defeated|beat|lost\s+(?:out\s+)?to)\s+(?:\p{Lu}\p{Ll}[\p{L}'’-]+\s*){1,3}(?:\([^)]*\)\s*)?,?\s*(?:by\s+|with\s+)?$/u;

/** The nearest word of outcome: between the vote before and the tally, else after it, else inherited. */
function outcomeOf(
  sentence: string,
  tally: Tally,
  cues: readonly OutcomeCue[],
  from: number,
  next: number,
): VoteOutcome {
  if (tally.kind === "named") return tally.first === tally.second ? "tied" : "elected";
  if (NAME_AGAINST_NAME.test(sentence.slice(from, tally.start)) && tally.first !== tally.second)
    return "elected";
  const before = cues.findLast((cue) => cue.start >= from && cue.end <= tally.start);
  const after = cues.find(
    (cue) => cue.start >= tally.end - 1 && cue.end <= next && sameClause(sentence, tally.end, cue.start),
  );
  const near = (cue: OutcomeCue | undefined) =>
    cue !== undefined && sameClause(sentence, cue.end, tally.start);
  const equal = tally.first !== null && tally.first === tally.second;
  if (equal && (after?.outcome === "tied" || before?.outcome === "tied" || (!near(before) && !after)))
    return "tied";
  const chosen = near(before) ? before : (after ?? before ?? cues.findLast((cue) => cue.end <= tally.start));
  if (chosen !== undefined && !(chosen.outcome === "tied" && !equal)) {
    return chosen.outcome === "unanimous" && tally.second ? "carried" : chosen.outcome;
  }
  if (equal) return "tied";
  const side = /^\W{0,2}(?:votes\s+)?(in\s+favou?r|against)\b/i.exec(sentence.slice(tally.end))?.[1];
  if (side !== undefined && tally.kind === "pair") return /against/i.test(side) ? "lost" : "carried";
  if (
    tally.kind === "pair" &&
    Number(tally.first) > Number(tally.second) &&
    DONE_BY.test(sentence.slice(from, tally.start))
  )
    return "carried";
  if (/\bvoted\s+(?:by\s+)?$/i.test(sentence.slice(0, tally.start))) {
    const verb = /^\s+(to|for|in\s+favour|against)\b/i.exec(sentence.slice(tally.end))?.[1];
    if (verb !== undefined) return /against/i.test(verb) ? "lost" : "carried";
  }
  if (tally.kind !== "labelled" || tally.first === null || tally.second === null) return "unknown";
  return tally.first > tally.second ? "carried" : "lost";
}

/** "Was restored by", "backed it by", "decided by": what the greater number did. */
const DONE_BY =
  /\b(?!(?:voted|tied|moved|opposed|split|divided|remitted|deferred|withdrawn|postponed|referred|overruled|proposed|seconded|amended)\b)(?:\p{L}+ed|chose|chosen|threw\s+out|withdrawn)\s+(?:\p{L}+\s+){0,3}by\s+(?:a\s+(?:vote|margin|majority)\s+of\s+)?$/iu;

/** No turn of the sentence ("but then", "while", a semicolon) lies between two places of it. */
function sameClause(sentence: string, from: number, to: number): boolean {
  return !/;|\b(?:but|while|whereas|although|though|however)\b/i.test(sentence.slice(from, to));
}

/** Two bare numbers are put on their sides by the outcome, never by their order. */
function numbersOf({ first, second, abstained, kind }: Tally, outcome: VoteOutcome): Numbers {
  if (kind === "labelled" || first === null || second === null || outcome === "unknown") {
    return { for: first, against: second, abstained };
  }
  const [less, more] = first < second ? [first, second] : [second, first];
  return outcome === "lost"
    ? { for: less, against: more, abstained }
    : { for: more, against: less, abstained };
}

const VOTED_ON =
  /\b(?:amendments?|motions?|papers?|proposals?|resolutions?|rule\s+changes?|reference\s+back|statements?|recommendations?|votes?|composites?|suggestion|procedures?|report|minutes|code|request|call|calls|attempt|bid|move)\b/gi;
/** Who votes at a meeting, just before the verb: not "people who had voted" or "118,594 voted by e-mail". */
const VOTERS =
  /(?:\b(?:NEC|committee|panel|executive|officers|we|I|members|colleagues|reps|representatives|unions?|meeting|conference|majority|side|of\s+us|and|but)|\p{Lu}\p{Ll}[\p{L}'’-]+)\s+(?:(?:all|both|each|also|then|duly|therefore|again|narrowly|eventually|finally|rightly|wrongly|have|had)\s+){0,2}$/u;
const ELSEWHERE =
  /^voted\s+(?:by\s+(?:e-?mail|post|proxy|phone|text)|electronically|online|in\s+(?:person|the\s+election))\b/i;
const VOTING =
  /\b(?:(?:lost|won|losing|winning)\s+(?:the|that|this|a|every|both)\s+votes?|(?:put|went|going|taken|came)\s+to\s+(?:a|the)\s+vote|voted\s+(?:it\s+|this\s+|them\s+)?(?:down|through|to|for|against|in\s+favour|overwhelmingly|unanimously|by)|votes?\s+(?:was|were)\s+(?:taken|held)|on\s+a\s+vote|after\s+a\s+vote|show\s+of\s+hands|casting\s+vote|(?:narrow|large|small|clear|slim|substantial|overwhelming)\s+majority|majority\s+(?:vote|voted)|by\s+(?:a\s+)?majority|unanimous(?:ly)?|nem\.?\s+con|by\s+acclamation|unopposed|without\s+(?:opposition|a\s+(?:contest|vote))|ruled\s+(?:a|the)\s+vote\s+out\s+of\s+order|recount)\b/i;

/** A vote told without figures: at most one for each sentence. */
function uncounted(sentence: string, cues: readonly OutcomeCue[]): readonly Event[] {
  const voting = VOTING.exec(sentence);
  if (
    voting !== null &&
    (!/^voted/i.test(voting[0]) ||
      (VOTERS.test(sentence.slice(0, voting.index)) && !ELSEWHERE.test(sentence.slice(voting.index)))) &&
    !isWish(sentence, voting.index)
  ) {
    const cue = cues.find(({ outcome }) => outcome === "unanimous") ?? nearest(cues, voting.index);
    return [
      {
        start: voting.index,
        end: voting.index + voting[0].length,
        from: 0,
        outcome:
          cue?.outcome === "elected" && !/\b(?:elected|appointed|chosen|became)\b/i.test(sentence)
            ? "unknown"
            : (cue?.outcome ?? "unknown"),
        numbers: NO_NUMBERS,
      },
    ];
  }
  for (const cue of cues) {
    if (isDecision(sentence, cue)) {
      return [{ start: cue.start, end: cue.end, from: 0, outcome: cue.outcome, numbers: NO_NUMBERS }];
    }
  }
  return [];
}

function isWish(sentence: string, index: number): boolean {
  return /\b(?:will|would|could|should|may|might|if|whether|to\s+be)\s+(?:\S+\s+){0,3}$/i.test(
    sentence.slice(Math.max(0, index - 40), index),
  );
}

function nearest(cues: readonly OutcomeCue[], index: number): OutcomeCue | undefined {
  return [...cues].sort((a, b) => Math.abs(a.start - index) - Math.abs(b.start - index))[0];
}

/** Farther from the verb the noun is seldom its subject. */
const FARTHEST_SUBJECT = 70;

/** "Since she was elected", "the platform on which he was elected": told only in passing. */
const IN_PASSING = /\b(?:since|when|after|before|until|which|whom|that|who|where|because|as)\b[^.;:]*$/i;
const TO_OFFICE_OUTSIDE =
  /^\s+(?:again\b|in\s+(?:\p{Lu}\p{Ll}+\s+)?(?:19|20)\d\d|last\b|at\s+the\b|(?:to|as|for)\s+(?:(?:the|an?)\s+)?(?:NEC|parliament|Commons|Lords|council|Senedd|MPs?|MSPs?|MEPs?|councillors?|mayors?)\b|(?:an\s+)?(?:MPs?|MSPs?|MEPs?|councillors?|mayors?|(?:party\s+)?leader|deputy\s+leader)\b)/iu;

/** "The amendment fell", "the paper was carried", "Nichols was elected chair": something was decided. */
function isDecision(sentence: string, cue: OutcomeCue): boolean {
  const before = sentence.slice(Math.max(0, cue.start - FARTHEST_SUBJECT), cue.start);
  const word = sentence.slice(cue.start, cue.end).toLowerCase();
  if (cue.outcome === "elected") {
    return (
      /\b(?:(?:has|have)\s+been|was|were)\s+(?:\p{L}+ly\s+)?$/iu.test(before) &&
      /elected|chosen/.test(word) &&
      !/\b(?:no|none|not|nobody)\b/i.test(before) &&
      !IN_PASSING.test(before) &&
      !TO_OFFICE_OUTSIDE.test(sentence.slice(cue.end))
    );
  }
  if (cue.outcome === "tied") return /\bvotes?\b/i.test(sentence);
  const subject = [...before.matchAll(VOTED_ON)].at(-1);
  if (subject === undefined) return false;
  const between = before.slice(subject.index + subject[0].length);
  if (/\b(?:no|any|every)\s+(?:\p{L}+\s+)?$/iu.test(before.slice(0, subject.index))) return false;
  // A verb of its own or a full clause between noun and cue: the cue belongs to something else.
  if (/[;:]|,\s*(?:and|but)\b/i.test(between)) return false;
  if (
    /^(?:agreed|accepted|endorsed|approved|adopted|refused|supported|failed|upheld|ratified|won|wins)/.test(
      word,
    )
  ) {
    return (
      /\b(?:was|were|been|is|are|being)\s+(?:\p{L}+\s+){0,2}$/iu.test(between) || /^(?:failed)/.test(word)
    );
  }
  return true;
}

const LONGEST_SUBJECT = 400;

/** The report's own words up to the result, after those of the sentence that names what was voted on. */
function subjectOf(
  list: readonly Sentence[],
  index: number,
  antecedent: number,
  event: Event,
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
