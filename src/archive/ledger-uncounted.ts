/** Votes and decisions that a report tells without figures. */
import { COUNT } from "./ledger-numbers.ts";
import type { OutcomeCue } from "./ledger-outcomes.ts";

const VOTED_ON =
  /\b(?:amendments?|motions?|papers?|proposals?|resolutions?|rule\s+changes?|reference\s+back|statements?|recommendations?|votes?|composites?|suggestion|procedures?|report|minutes|code|request|call|calls|attempt|bid|move)\b/gi;
/** Who votes at a meeting, just before the verb: not "people who had voted" or "118,594 voted by e-mail". */
const VOTERS =
  /(?:\b(?:NEC|committee|panel|executive|officers|we|I|members|colleagues|reps|representatives|unions?|meeting|conference|majority|side|of\s+us|and|but)|\p{Lu}\p{Ll}[\p{L}'’-]+)\s+(?:(?:all|both|each|also|then|duly|therefore|again|narrowly|eventually|finally|rightly|wrongly|have|had)\s+){0,2}$/u;
const ELSEWHERE =
  /^voted\s+(?:by\s+(?:e-?mail|post|proxy|phone|text)|electronically|online|in\s+(?:person|the\s+election))\b/i;
const VOTING =
  /\b(?:(?:lost|won|losing|winning)\s+(?:the|that|this|a|every|both)\s+votes?|(?:put|went|going|taken|came)\s+to\s+(?:a|the)\s+vote|voted\s+(?:it\s+|this\s+|them\s+)?(?:down|through|to|for|against|in\s+favour|overwhelmingly|unanimously|by)|votes?\s+(?:was|were)\s+(?:taken|held)|on\s+a\s+vote|after\s+a\s+vote|show\s+of\s+hands|casting\s+vote|(?:narrow|large|small|clear|slim|substantial|overwhelming)\s+majority|majority\s+(?:vote|voted)|by\s+(?:a\s+)?majority|unanimous(?:ly)?|nem\.?\s+con|by\s+acclamation|unopposed|without\s+(?:opposition|a\s+(?:contest|vote))|ruled\s+(?:a|the)\s+vote\s+out\s+of\s+order|recount)\b/i;

/** "Were voted down", "was carried by seven votes": said of anything at all, it is a vote. */
const PASSIVE = new RegExp(
  `\\b(?:was|were|been|being)\\s+(?:\\p{L}+ly\\s+)?voted\\s+(?:down|through)\\b|\\bby\\s+(?:just\\s+|only\\s+)?(?:${COUNT}|a\\s+single)\\s+votes?\\b(?!\\s+(?:to|against|for)\\b)|\\bmajority\\s+of\\s+(?:just\\s+|only\\s+)?${COUNT}\\b`,
  "iu",
);

/**
 * The vote that a sentence without figures tells of; null where it tells of none. At most one for each sentence.
 * `context` is what heads it and stands before it.
 */
export function uncounted(sentence: string, cues: readonly OutcomeCue[], context: string): OutcomeCue | null {
  const passive = PASSIVE.exec(sentence);
  const told = passive === null ? undefined : nearest(cues, passive.index);
  if (passive !== null && told !== undefined && !isWish(sentence, passive.index)) {
    return {
      start: Math.min(told.start, passive.index),
      end: passive.index + passive[0].length,
      outcome: told.outcome,
    };
  }
  const voting = VOTING.exec(sentence);
  if (
    voting !== null &&
    (!/^voted/i.test(voting[0]) ||
      (VOTERS.test(sentence.slice(0, voting.index)) && !ELSEWHERE.test(sentence.slice(voting.index)))) &&
    !isWish(sentence, voting.index)
  ) {
    const cue = cues.find(({ outcome }) => outcome === "unanimous") ?? nearest(cues, voting.index);
    return {
      start: voting.index,
      end: voting.index + voting[0].length,
      outcome:
        cue?.outcome === "elected" && !/\b(?:elected|appointed|chosen|became)\b/i.test(sentence)
          ? "unknown"
          : (cue?.outcome ?? "unknown"),
    };
  }
  return cues.find((cue) => isDecision(sentence, cue) || isOnWhatWasMoved(sentence, cue, context)) ?? null;
}

/** "I moved that it be put off. That was lost": what was moved just before, or in the same sentence. */
function isOnWhatWasMoved(sentence: string, { outcome, start }: OutcomeCue, context: string): boolean {
  const before = sentence.slice(0, start);
  const pointing = POINTS_AT_IT.exec(before);
  if (pointing === null || (outcome !== "lost" && outcome !== "carried")) return false;
  return MOVED.test(pointing.index === 0 ? context : before.slice(0, pointing.index));
}

const POINTS_AT_IT =
  /(?:^|(?<=[,;:–—-]\s)(?:and|but)\s+)\W*(?:(?:and|but|then|sadly|alas|unfortunately|in\s+the\s+end)\W+)*(?:it|this|that)\s+(?:(?:was|got|has\s+been|duly|narrowly|heavily)\s+)*$/iu;
const MOVED = /\b(?:moved|propos(?:ed|ing|al)|motion|amendment|put\s+(?:it|this|that|them)\s+to\b)/i;

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
