/** The words that tell how a vote ended. */
import type { VoteOutcome } from "../report.ts";

export type OutcomeCue = { readonly outcome: VoteOutcome; readonly start: number; readonly end: number };

const NOT = "(?:not|n['’]t|never)\\s+(?:been\\s+|be\\s+|then\\s+)?(?:put\\s+and\\s+)?";
const PASSING =
  "carried|passed|agreed|approved|adopted|accepted|endorsed|supported|successful|upheld|ratified";

/** In order of strength where two begin at one place: "not carried" before "carried". */
const CUES: readonly (readonly [VoteOutcome, RegExp])[] = [
  [
    "lost",
    new RegExp(
      `\\b(?:${NOT}(?:${PASSING})|(?:did|does|has|was|were)\\s*${NOT}(?:pass|succeed|carry|go\\s+through|get\\s+through|win)|fail(?:ed|s)\\b(?:\\s+to\\s+(?:pass|carry|win|get|secure|reach))?|voted\\s+(?:it|this|that|them|us)?\\s*down|vote\\s+down|thrown\\s+out|turned\\s+down|outvoted|unsuccessful(?:ly)?)\\b`,
      "gi",
    ),
  ],
  [
    "lost",
    /\b(?:lost|loses|losing|defeat(?:ed|s)?|reject(?:ed|s|ing)?|fell|falls|refused)\b(?!\s+(?:touch|sight|confidence|out\s+with|by\s+\d+(?:\.\d+)?\s?%|from\s+\d|to\s+\d+(?:,\d{3})))/gi,
  ],
  [
    "unanimous",
    /\bunanimous(?:ly)?\b|\bunanimity\b|\bnem(?:ine)?\.?\s+con(?:tradicente)?\b|\bwithout\s+(?:dissent|a\s+vote\s+against)\b|\bby\s+acclamation\b|\bno[\s-]?one\s+(?:voted\s+)?against\b/gi,
  ],
  ["tied", /\b(?:tie|ties|tied|dead\s+heat|deadlock(?:ed)?|evenly\s+split|split\s+evenly|equal\s+votes)\b/gi],
  [
    "elected",
    /\b(?:(?:re-?)?elected|beat|beating|beats|(?:won|win|winning)\s+the\s+(?:chair|election|contest|ballot|seat|post|position)\w*|(?:was|were)\s+(?:chosen|appointed)|unopposed|without\s+opposition)\b/gi,
  ],
  [
    "carried",
    new RegExp(
      `\\b(?:${PASSING.replace("|supported|successful", "")}|won|wins|voted\\s+(?:it\\s+|this\\s+|that\\s+|them\\s+)?through|went\\s+through|go\\s+through|got\\s+through|pushed\\s+through|(?:was|were)\\s+successful|succeeded|passes|carries|prevailed)\\b`,
      "gi",
    ),
  ],
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
