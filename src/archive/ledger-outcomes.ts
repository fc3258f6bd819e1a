/** The words that tell how a vote ended. */
import type { VoteOutcome } from "../report.ts";
import { NOT_A_VOTE_AFTER } from "./ledger-other-senses.ts";

export type OutcomeCue = { readonly outcome: VoteOutcome; readonly start: number; readonly end: number };

const NOT = "(?:not|n['’]t|never)\\s+(?:been\\s+|be\\s+|then\\s+)?(?:put\\s+and\\s+)?";
const PASSING =
  "carried|passed|agreed|approved|adopted|accepted|endorsed|supported|successful|upheld|ratified";

const LOST = [
  `(?:lost|loses|losing)\\b${NOT_A_VOTE_AFTER.lost}`,
  "defeat(?:ed|s)\\b|defeat\\s+(?:for|of)\\b",
  "(?<!\\b(?:not|n['’]t|never)\\s)reject(?:ed|s|ing)?\\b",
  `(?:fell|falls)\\b${NOT_A_VOTE_AFTER.fell}`,
  "refused\\b(?!\\s+to\\b)",
  // "Went down, 12-21", but not "went down by a third" or "to Brighton".
  "went\\s+down\\b(?=\\s*(?:[,;:(–—-]|\\d|by\\s+\\S+\\s+(?:votes|to|against)\\b))",
].join("|");

const CARRIED = [
  `carried\\b${NOT_A_VOTE_AFTER.carried}`,
  `pass(?:ed|es)\\b${NOT_A_VOTE_AFTER.passed}`,
  "passing\\s+by\\b",
  `agreed\\b${NOT_A_VOTE_AFTER.agreed}(?!\\s+to\\s+(?:differ|disagree)\\b)`,
  "(?:approved|adopted|accepted|endorsed|upheld|ratified)\\b(?!\\s+children\\b)",
  `(?:won|wins)\\b${NOT_A_VOTE_AFTER.won}`,
  "voted\\s+(?:it\\s+|this\\s+|that\\s+|them\\s+)?through\\b",
  "(?:went|go|got|pushed)\\s+through\\b",
  "(?:squeaked|scraped|squeezed|sailed)\\s+(?:through|home|in)\\b",
  "(?:was|were)\\s+successful\\b|succeeded\\b|prevailed\\b",
  "carries\\b(?!\\s+(?:out|on|over|forward|the|a|an)\\b)",
].join("|");

/** In order of strength where two begin at one place: "not carried" before "carried". */
const CUES: readonly (readonly [VoteOutcome, RegExp])[] = [
  [
    "lost",
    new RegExp(
      `\\b(?:${NOT}(?:${PASSING})|(?:did|does|has|was|were)\\s*${NOT}(?:pass|succeed|carry|go\\s+through|get\\s+through|win)|fail(?:ed|s)\\b(?:\\s+to\\s+(?:pass|carry|win|get|secure|reach))?|voted\\s+(?:it|this|that|them|us)?\\s*down|vote\\s+down|(?:thrown|threw|throwing)\\s+(?:it\\s+)?out|beaten|turned\\s+down|outvoted|unsuccessful(?:ly)?)\\b`,
      "gi",
    ),
  ],
  ["lost", new RegExp(`\\b(?:${LOST})`, "giu")],
  [
    "unanimous",
    /\bunanimous(?:ly)?\b|\bunanimity\b|\bnem(?:ine)?\.?\s+con(?:tradicente)?\b|\bwithout\s+(?:dissent|a\s+vote\s+against)\b|\bby\s+acclamation\b|\bno[\s-]?one\s+(?:voted\s+)?against\b/gi,
  ],
  ["tied", /\b(?:tie|ties|tied|dead\s+heat|deadlock(?:ed)?|evenly\s+split|split\s+evenly|equal\s+votes)\b/gi],
  [
    "elected",
    /\b(?:(?:re-?)?elected|beat|beating|beats|(?:won|win|winning)\s+the\s+(?:chair|election|contest|ballot|seat|post|position)\w*|(?:was|were)\s+(?:chosen|appointed)|(?:chose|choosing|picked|picking)(?=\s[^.;]{2,80}\bby\s+\d{1,2}\s*(?:[-–—]|votes?\b|to\b))|took\s+it(?=\s*[,(:–—-]?\s*(?:by\s+)?(?:\d{1,2}|\p{L}+(?:teen|ty(?:[-\s]\p{L}+)?)|ten|eleven|twelve)\s*(?:[-–—]|votes?\b|to\b))|(?<!\ban\s)unopposed|without\s+(?:opposition|a\s+contest)|(?:none|neither|nobody)\s+(?:of\s+(?:whom|them)\s+)?(?:was|were)\s+opposed)(?!\p{L})/giu,
  ],
  ["carried", new RegExp(`\\b(?:${CARRIED})`, "giu")],
];

/** Every word of outcome in a sentence, in order; where two overlap the longer or stronger stays. */
export function outcomeCues(sentence: string): readonly OutcomeCue[] {
  const found: OutcomeCue[] = [];
  for (const [outcome, pattern] of CUES) {
    for (const match of sentence.matchAll(pattern)) {
      const cue = { outcome, start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => other.start < cue.end && cue.start < other.end)) found.push(cue);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Whether the words before a cue make it a wish, a plan or a condition ("if it is carried", "would be elected"):
 * then nothing has been decided.
 */
export function isHypothetical(sentence: string, cue: OutcomeCue): boolean {
  const before = sentence.slice(Math.max(0, cue.start - 60), cue.start);
  return /\b(?:will|would|could|should|may|might|must|can|cannot|shall|to|if|unless|whether|until|once|hoped?|wanted?|expect(?:ed)?|due|need(?:s|ed)?)\s+(?:(?:it|this|that|they|he|she|the\s+\w+|not|only|then|also|now|still|is|are|was|were|been|have|has|had|be|being|get)\s+){0,3}(?:\p{L}+ly\s+)?$/iu.test(
    before,
  );
}
