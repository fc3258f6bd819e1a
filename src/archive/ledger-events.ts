/** The votes inside a sentence: where each is told, how it ended and with which figures. */
import type { Vote, VoteOutcome } from "../report.ts";
import { isHypothetical, type OutcomeCue, outcomeCues } from "./ledger-outcomes.ts";
import { type Tally, tallies } from "./ledger-tallies.ts";
import { uncounted } from "./ledger-uncounted.ts";

type Numbers = Pick<Vote, "for" | "against" | "abstained" | "percent">;
/** One vote inside a sentence; `start` and `end` are offsets in the sentence. */
export type VoteEvent = {
  readonly start: number;
  readonly end: number;
  /** Where the words on this vote begin: after the vote before it. */
  readonly from: number;
  readonly outcome: VoteOutcome;
  readonly numbers: Numbers;
};

const NO_NUMBERS: Numbers = { for: null, against: null, abstained: null };

/** The votes of a sentence in order. `context` is what heads it and stands before it. */
export function eventsOf(sentence: string, context: string): readonly VoteEvent[] {
  const counted = tallies(sentence, context);
  const cues = outcomeCues(sentence).filter((cue) => !isHypothetical(sentence, cue));
  if (counted.length === 0) {
    const told = uncounted(sentence, cues, context);
    return told === null ? [] : [{ ...told, from: 0, numbers: NO_NUMBERS }];
  }
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
  if (chosen !== undefined && !(chosen.outcome === "tied" && !equal) && !contradicts(chosen, tally)) {
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

/** "It won a lot of applause: 12 for, 17 against": where words name the sides, what was won is something else. */
function contradicts({ outcome }: OutcomeCue, { kind, first, second }: Tally): boolean {
  return kind === "labelled" && outcome === "carried" && first !== null && second !== null && first < second;
}

/** "Was restored by", "backed it by", "decided by": what the greater number did. */
const DONE_BY =
  /\b(?!(?:voted|tied|moved|opposed|split|divided|remitted|deferred|withdrawn|postponed|referred|overruled|proposed|seconded|amended)\b)(?:\p{L}+ed|chose|chosen|threw\s+out|withdrawn)\s+(?:\p{L}+\s+){0,3}by\s+(?:a\s+(?:vote|margin|majority)\s+of\s+)?$/iu;

/** No turn of the sentence ("but then", "while", a semicolon) lies between two places of it. */
function sameClause(sentence: string, from: number, to: number): boolean {
  return !/;|\b(?:but|while|whereas|although|though|however)\b/i.test(sentence.slice(from, to));
}

function numbersOf(tally: Tally, outcome: VoteOutcome): Numbers {
  const sides = sidesOf(tally, outcome);
  return tally.percent ? { ...sides, percent: true } : sides;
}

/** Two bare numbers are put on their sides by the outcome, never by their order. */
function sidesOf({ first, second, abstained, kind }: Tally, outcome: VoteOutcome): Numbers {
  if (kind === "labelled" || first === null || second === null || outcome === "unknown") {
    return { for: first, against: second, abstained };
  }
  const [less, more] = first < second ? [first, second] : [second, first];
  return outcome === "lost"
    ? { for: less, against: more, abstained }
    : { for: more, against: less, abstained };
}
