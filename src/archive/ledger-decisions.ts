/** Decisions as single sentences tell them, in whatever words: agreed, lost, put off, withdrawn, not put to a vote. */
import type { Report, Vote } from "../report.ts";
import { sentences } from "../sentences.ts";
import { NOT_A_VOTE_AFTER } from "./ledger-other-senses.ts";

/** How a thing ended at a meeting. */
export type Decision = "carried" | "lost" | "put off" | "not put to a vote" | "withdrawn";

/** A sentence that tells of a decision. */
export type ToldDecision = Pick<Vote, "passage" | "report" | "meeting" | "start" | "end" | "quote"> & {
  readonly decision: Decision;
  /** It tells of a vote, or is needed to understand one. */
  readonly inLedger: boolean;
};

export const NOT_PUT =
  /\b(?:no\s+vote\s+(?:was|could\s+be)\s+(?:taken|held|allowed)|(?:was|were)\s+not\s+put\s+to\s+(?:a|the)\s+vote|(?<!\b(?:observers?|members?|rep(?:resentative)?s?|delegates?|advis[eo]rs?|officers?|seats?|places?|voice|attend|sit|speak|but)\s+)without\s+(?:a|any)\s+vote|(?:ruled|ruling)\s+(?:\w+\s+){0,3}out\s+of\s+order|there\s+was\s+no\s+vote)\b/i;

/** "It was agreed, by 14 votes to 9, to defer it". */
const AGREED_TO = "\\b(?:agreed|decided|voted|resolved)(?:,?\\s+by\\s+[^,.;]{1,30},?)?\\s+to\\s+";

/** Put off counts before carried: "it was agreed to defer" decides nothing. */
const DECISIONS: readonly (readonly [Decision, RegExp])[] = [
  ["not put to a vote", NOT_PUT],
  [
    "put off",
    new RegExp(
      `\\b(?:deferred|postponed|put\\s+(?:off|back)|referred\\s+back|remitted|held\\s+over|shelved|(?:kicked|knocked)\\s+into\\s+(?:the\\s+)?(?:long\\s+grass|touch)|left\\s+(?:to\\s+(?:a|the)\\s+(?:later|next)|(?:to\\s+lie\\s+)?on\\s+the\\s+table)|will\\s+(?:return|come\\s+back))\\b|${AGREED_TO}(?:defer|postpone|remit|refer\\s+back|put\\s+(?:(?:it|them|this|that|the\\s+\\p{L}+)\\s+)?(?:off|back))\\b`,
      "iu",
    ),
  ],
  [
    "lost",
    new RegExp(
      `\\b(?:rejected|defeated|voted\\s+down|thrown\\s+out|fell\\b${NOT_A_VOTE_AFTER.fell}|(?<!\\b(?:have|had|['’]ve|['’]d)\\s)lost\\b${NOT_A_VOTE_AFTER.lost}(?!\\s+(?-i:\\p{Lu}\\p{Ll}))|not\\s+(?:agreed|approved|adopted|carried))\\b|${AGREED_TO}(?:reject|throw\\s+out|vote\\s+down)\\b`,
      "iu",
    ),
  ],
  [
    "carried",
    new RegExp(
      `(?<!\\b(?:if|whether)\\s+(?:\\p{L}+\\s+){1,3})\\b(?:agreed(?!\\s+not\\s+to\\b)${NOT_A_VOTE_AFTER.agreed}|approved|adopted|carried|passed|accepted|endorsed|(?:went|got|(?:was|were)\\s+(?:nodded|waved|voted))\\s+through(?!\\s+(?:the|a|an|all|us|my|our|his|her|their|it|them|this|these|what|some|every|each|\\p{Lu})\\b))\\b`,
      "iu",
    ),
  ],
  [
    "withdrawn",
    /\b(?:(?<!\b(?:support|backing|funding|money|staff|invitation|whip|help)\s+)(?:was|were|been)\s+(?:then\s+|later\s+)?withdrawn|withdrew\s+(?:it|them|(?:the|that|this|his|her|their|my|our)\s+(?:motion|paper|proposal|plan|scheme|rule|item|idea|bid))|withdrawing\s+(?:it|the\s+(?:motion|paper|proposal|plan)))\b/i,
  ],
];

/** Of these words one at least stands in every decision, whatever comes before or after it. */
const MAY_DECIDE =
  /\b(?:voted?|decided|resolved|out\s+of\s+order|deferred|postponed|put\s+(?:off|back)|referred\s+back|remitted|held\s+over|shelved|into\s+(?:the\s+)?(?:long\s+grass|touch)|left\s+(?:to|on)|thrown\s+out|through|will\s+(?:return|come\s+back)|rejected|defeated|voted\s+down|fell|lost|agreed|approved|adopted|carried|passed|accepted|endorsed|withdr(?:ew|awn|awing))\b/i;

/** What a sentence tells to have been decided; null where it tells of no decision. */
export function decisionIn(text: string): Decision | null {
  return (
    DECISIONS.find(
      // "Agreed without a vote" is agreed.
      ([decision, pattern]) =>
        pattern.test(text) && !(decision === "not put to a vote" && AGREED_UNVOTED.test(text)),
    )?.[0] ?? null
  );
}

const AGREED_UNVOTED =
  /\b(?<!\bnot\s+)(?:agreed|approved|adopted|carried|passed|accepted|endorsed)\b[^.;:]{0,40}\bwithout\s+(?:a|any)\s+vote\b/i;

/** Whether a sentence tells that a thing was left undecided. */
export function isLeftOpen(text: string): boolean {
  const decision = decisionIn(text);
  return decision !== null && decision !== "carried" && decision !== "lost";
}

/** A decision in numbers: of its passage in the report, from and to where in it, and what `codeOf` makes of the rest. */
const NUMBERS = 4;

/** Every sentence of a report that tells of a decision, in order, in numbers; `votes` are those of the report. */
export function extractDecisions({ passages }: Report, votes: readonly Vote[]): readonly number[] {
  const seen = new Set<string>();
  return passages.flatMap(({ id, text, start: offset }, at) => {
    if (seen.has(id) || !MAY_DECIDE.test(text)) return [];
    seen.add(id);
    const own = votes.filter((vote) => vote.passage === id);
    return sentences(text).flatMap((sentence) => {
      const decision = decisionIn(sentence.text);
      if (decision === null) return [];
      const { start, end } = sentence;
      const inLedger = own.some((vote) => vote.end > offset + start && vote.start < offset + end);
      return [at, start, end, codeOf(decision, inLedger)];
    });
  });
}

function codeOf(decision: Decision, inLedger: boolean): number {
  return 2 * DECISIONS.findIndex(([kind]) => kind === decision) + (inLedger ? 1 : 0);
}

/** The decisions that reports tell of. Packed: there are as many as votes, and few are asked for. */
export class ToldDecisions {
  readonly #numbers: Uint32Array;
  /** From where to where those of each report stand, by its id. */
  readonly #places: ReadonlyMap<string, readonly [from: number, to: number]>;

  /** `told`: of each report what `extractDecisions` found. */
  constructor(told: ReadonlyMap<string, readonly number[]>) {
    const places = new Map<string, readonly [number, number]>();
    this.#numbers = new Uint32Array([...told.values()].reduce((sum, { length }) => sum + length, 0));
    let used = 0;
    for (const [report, numbers] of told) {
      this.#numbers.set(numbers, used);
      places.set(report, [used, used + numbers.length]);
      used += numbers.length;
    }
    this.#places = places;
  }

  /** Those of a report, in order, read from its passages. */
  of({ id, passages }: Report): readonly ToldDecision[] {
    const [from, to] = this.#places.get(id) ?? [0, 0];
    const found: ToldDecision[] = [];
    for (let place = from; place < to; place += NUMBERS) {
      const [at = 0, start = 0, end = 0, code = 0] = this.#numbers.subarray(place, place + NUMBERS);
      const passage = passages[at];
      const [decision] = DECISIONS[code >>> 1] ?? [];
      if (passage === undefined || decision === undefined) continue;
      found.push({
        passage: passage.id,
        report: id,
        meeting: passage.meeting,
        start: passage.start + start,
        end: passage.start + end,
        quote: passage.text.slice(start, end),
        decision,
        inLedger: (code & 1) === 1,
      });
    }
    return found;
  }
}
