/** What a question says besides what it asks about: on what occasion it was, and the same thing in another word. */
import type { PlacedTerm as Placed } from "./question.ts";

const EASED = 0.4;
const AGAIN = 0.2;

/** The terms with those eased that name only an occasion, or say again what another says. */
export function easeBesides(text: string, terms: readonly Placed[]): readonly Placed[] {
  return easeRepeated(text, easeOccasion(text, terms));
}

/**
 * "Who won the seat after Ann Field went?", "what date was it before the pandemic?": whoever had gone and what came
 * between need not be told of again, where something else is named that must be.
 */
function easeOccasion(text: string, terms: readonly Placed[]): readonly Placed[] {
  const occasions = terms.filter((term) => isOccasion(text, term));
  if (occasions.length === 0) return terms;
  const named = terms.some(
    (term) => !occasions.includes(term) && !term.common && OF_A_NAME.has(term.kind) && term.kind !== "person",
  );
  if (!named) return terms;
  return terms.map((term) =>
    occasions.includes(term) ? { ...term, weight: EASED * term.weight, required: false } : term,
  );
}

const OF_A_NAME: ReadonlySet<Placed["kind"]> = new Set(["name", "topic", "body", "person"]);

function isOccasion(text: string, { at, kind, common, label }: Placed): boolean {
  if (common) return false;
  const before = text.slice(0, at);
  // A label is the canonical name: what was written may be shorter.
  const after = text.slice(at).replace(/^\p{L}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*/u, "");
  if (kind === "person") return WHEN_SOMEBODY.test(before) && WENT.test(after);
  return kind === "topic" && label !== "" && IN_THE_TIME_OF.test(before) && /^\W*(?:$|,)/.test(after);
}

const WHEN_SOMEBODY = /\b(?:after|when|once|since|following|now(?:\s+that)?)\s+(?:\p{L}+\s+)?$/iu;
const WENT =
  /^(?:['’]s)?\s+(?:(?:has|had|was|is|finally|suddenly|been)\s+)*(?:went|gone|goes|left|leaving|resign\w*|retire\w*|quit|died?|death|stood\s+down|stepped\s+down|departed|departure|sacked|expelled|suspended|suspension|disqualified|removed)\b/i;
const IN_THE_TIME_OF =
  /\b(?:before|during|after|since|through|throughout|(?:frozen|paused|stopped|suspended|closed|shut)\s+(?:in|by|for|because\s+of))\s+(?:the\s+)?$/i;

/** "Legacies: how much did people leave us in their wills?": once is enough. */
function easeRepeated(text: string, terms: readonly Placed[]): readonly Placed[] {
  const words = terms
    .filter(({ kind, common }) => kind === "word" && !common)
    .toSorted((a, b) => b.weight - a.weight);
  const again = new Set<Placed>();
  for (const [at, term] of words.entries()) {
    const earlier = words.slice(0, at).filter((other) => !again.has(other));
    if (earlier.some((other) => isSaidFor(other, term) && isApart(text, other, term))) again.add(term);
  }
  return terms.map((term) => (again.has(term) ? { ...term, weight: AGAIN * term.weight } : term));
}

/** One before a colon, a dash or a bracket, the other after it. */
function isApart(text: string, a: Placed, b: Placed): boolean {
  return /[:;(–—]|\s-/.test(text.slice(Math.min(a.at, b.at), Math.max(a.at, b.at)));
}

function isSaidFor({ spellings }: Placed, { synonyms }: Placed): boolean {
  return spellings.some((words) => synonyms.some((other) => other.join(" ") === words.join(" ")));
}
