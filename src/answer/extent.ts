/** How much of a passage is shown around the sentence that answers. */
import { isLeftOpen } from "../archive/ledger-decisions.ts";
import { isHypothetical, outcomeCues } from "../archive/ledger-outcomes.ts";
import type { Passage } from "../report.ts";
import type { Asked } from "./asked-kind.ts";
import type { Match } from "./matching.ts";
import type { ReadPassage } from "./passage-reading.ts";

/** A number or a tally is quoted in its sentence; other answers with their paragraph. */
const TERSE: ReadonlySet<Asked> = new Set(["count", "vote"]);
/** A day, a place or a yes needs a sentence beside it at most. */
const BRIEF: ReadonlySet<Asked> = new Set(["when", "where", "whether", "who"]);

/** Begins with a word that points back, so that the sentence alone does not say what it is about. */
const POINTS_BACK =
  /^\W*(?:(?:and|but|so|then|however|unfortunately|sadly|instead|also|in\s+the\s+end|eventually|after\s+(?:that|this)|as\s+a\s+result)\W+)*(?:this|that|these|those|it|its|they|them|their|he|she|his|her|both|neither|such|the\s+(?:former|latter|same|motion|amendment|paper|proposal|vote|result|report|meeting|decision|answer|reply|idea|plan|move|request))\b/i;

/** A quotation is rounded out to its paragraph up to this many characters. */
const ROUNDED = 420;
const ROUNDED_BRIEFLY = 260;

function roundedTo(asked: Asked): number {
  if (TERSE.has(asked)) return 0;
  return BRIEF.has(asked) ? ROUNDED_BRIEFLY : ROUNDED;
}

/** Fewer characters are a heading or a fragment: what follows belongs to them. */
const FRAGMENT = 60;

/**
 * The sentence with what it needs to be understood: the one before where it points back or where that one names
 * what is asked about, the next after a fragment. The rest of a short paragraph as well,
 * where more than a number was asked for.
 */
export function extentOf(
  reading: ReadPassage,
  at: number,
  match: Match,
  asked: Asked,
): { readonly from: number; readonly to: number } {
  const rounded = roundedTo(asked);
  const text = reading.sentences[at]?.text ?? "";
  const before = reading.sentences[at - 1];
  const leans = before !== undefined && (POINTS_BACK.test(text) || /^["'“‘(]?\p{Ll}/u.test(text));
  const lacking = match.coverage - match.ownCoverage > 0.3;
  const needed =
    leans ||
    (before !== undefined && lacking && before.text.length <= ROUNDED && namesSubject(reading, at, match));
  let from = needed && oneParagraph(reading, at - 1) ? at - 1 : at;
  let to = at;
  const length = (first: number, last: number) =>
    (reading.sentences[last]?.end ?? 0) - (reading.sentences[first]?.start ?? 0);
  const most = () => (rounded > 0 ? rounded : length(from, to) < FRAGMENT ? ROUNDED : 0);
  while (isCutOff(reading, to) && length(from, to + 1) <= ROUNDED) to++;
  while (oneParagraph(reading, to) && length(from, to + 1) <= most()) to++;
  while (from > 0 && oneParagraph(reading, from - 1) && length(from - 1, to) <= rounded) from--;
  const end =
    rounded === ROUNDED || asked === "whether"
      ? outcomeAfter(reading, from, to)
      : asked === "vote"
        ? tieBrokenAfter(reading, from, to)
        : null;
  return { from, to: end !== null && length(from, end) <= ROUNDED_TO_OUTCOME ? end : to };
}

/** With how it ended a quotation may be longer. */
const ROUNDED_TO_OUTCOME = 700;
/** Further on in a paragraph it may be something else that was voted on. */
const SENTENCES_TO_OUTCOME = 3;

/** The sentence just behind a stretch, in its paragraph, that tells how the matter ended; null where the stretch does. */
function outcomeAfter(reading: ReadPassage, from: number, to: number): number | null {
  for (let index = to + 1; index <= to + SENTENCES_TO_OUTCOME && oneParagraph(reading, index - 1); index++) {
    if (!isDecided(reading, index)) continue;
    for (let told = from; told <= to; told++) if (isDecided(reading, told)) return null;
    return index;
  }
  return null;
}

/** The sentence behind a tie that tells how it was broken; null where the stretch tells of none, or nobody broke it. */
function tieBrokenAfter(reading: ReadPassage, from: number, to: number): number | null {
  const { passage, sentences } = reading;
  const isTied = sentences
    .slice(from, to + 1)
    .some(({ votes }) => votes.some(({ outcome }) => outcome === "tied"));
  if (!isTied) return null;
  for (let index = to + 1; index <= to + SENTENCES_TO_OUTCOME && oneParagraph(reading, index - 1); index++) {
    const { text = "", votes = [], start = 0 } = sentences[index] ?? {};
    const own = votes.some(
      (vote) => vote.start >= passage.start + start && vote.outcome !== "tied" && vote.outcome !== "unknown",
    );
    if (own || CASTING.test(text)) return index;
  }
  return null;
}

const CASTING = /\b(?:casting\s+vote|recount(?:ed)?)\b/i;

/** By sentence of a passage: a passage does not change, and many questions come to it. */
const decided = new WeakMap<Passage, Map<number, boolean>>();

/** The sentence tells how something ended. */
function isDecided({ passage, sentences }: ReadPassage, index: number): boolean {
  const known = decided.get(passage) ?? new Map<number, boolean>();
  decided.set(passage, known);
  const held = known.get(index);
  if (held !== undefined) return held;
  const { text = "", votes = [], end = 0 } = sentences[index] ?? {};
  // What leads up to a vote is told with it, and does not tell how it ended.
  const found =
    votes.some((vote) => vote.outcome !== "unknown" && vote.end <= passage.start + end) ||
    outcomeCues(text).some((cue) => !isHypothetical(text, cue)) ||
    isLeftOpen(text);
  known.set(index, found);
  return found;
}

/** A line ends inside a sentence, as in text out of a PDF: "once Gareth / Lomax had apologised". */
function isCutOff({ passage, sentences }: ReadPassage, index: number): boolean {
  const here = sentences[index];
  const next = sentences[index + 1];
  if (here === undefined || next === undefined || /[.!?…:;"”’)\]*_]$/.test(here.text)) return false;
  return here.text.length >= FRAGMENT && !/\n\s*\n/.test(passage.text.slice(here.end, next.start));
}

/** Sentence `index` and the one after it stand in one paragraph. */
function oneParagraph({ sentences }: ReadPassage, index: number): boolean {
  const here = sentences[index];
  return here !== undefined && here.paragraph === sentences[index + 1]?.paragraph;
}

function namesSubject(reading: ReadPassage, at: number, match: Match): boolean {
  const before = reading.sentences[at - 1];
  return (
    before !== undefined &&
    match.matches.some(
      ({ term, own }) =>
        !own && term.spellings.some((words) => words.every((word) => before.terms.has(word))),
    )
  );
}
