/** What a vote was on: its own words, and the sentence that "it", "this" or "the motion" points back to. */
import type { Sentence } from "../sentences.ts";
import { tokenize } from "./analyzer.ts";

/** Where the words on one vote lie in a sentence: `from` after the vote before it, `start` to `end` its result. */
export type Place = { readonly from: number; readonly start: number; readonly end: number };

/** Nouns and verbs with which something is put to a meeting. */
const PROPOSING =
  /\b(?:amend(?:ment|ments|ing|ed)?|motions?|papers?|proposals?|propos(?:ed?|es|ing)|resolutions?|rule\s+changes?|references?\s+back|recommend(?:ation|ations|ed|s)?|composites?|mov(?:ed|es|ing)|moves?\s+to|asked|suggest(?:ed|ion|ions)|call(?:ed|s)?\s+for|put\s+forward|wanted|support(?:ed|ing)?|argued|sought|plans?|requests?|requested|bids?|drafts?|codes?|procedures?|reports?|question|election|contest(?:ed)?|stood|candidates?|nominated|chair)\b/i;

/** "The motion", "my amendment": what it names has been named before. */
const NAMED_BEFORE =
  /^\W*(?:(?:then|finally|however|but|and|so|in\s+the\s+end|eventually|unfortunately|sadly|on\s+a\s+(?:vote|recount|show\s+of\s+hands))\W+)*(?:the|this|that|these|those|my|our|his|her|their|its|both|all)\s+(?:\p{L}+\s+){0,2}?(?<noun>amendment|motion|paper|proposal|resolution|rule\s+change|reference|recommendation|request|suggestion|statement|composite|report|code|bid|vote)s?\b/iu;
const PRONOUN_FIRST =
  /^\W*(?:(?:then|finally|however|but|and|so|in\s+the\s+end|eventually|unfortunately|sadly|again|on\s+a\s+(?:vote|recount|show\s+of\s+hands)|after\s+(?:a|some)\s+\p{L}+)\W+)*(?:it|this|that|these|those|they|both|neither|which|he|she|all\s+of\s+(?:this|these))\b/iu;
const POSSESSIVE_FIRST = /^\W*(?:this|that|these|those|his|her|their|its)\s/iu;
/** "Nasreen won it", "was elected to that post". */
const POINTS_BACK_LAST =
  /\b(?:(?:won|lost|backed|supported|opposed|elected\s+to|chosen\s+for)\s+(?:it|this|that)|th(?:at|is)\s+(?:post|position|place|seat))\W*(?:with|by)?\W*$/iu;
/** "It was agreed by 17 votes to 5 that …": the sentence itself says what. */
const COMPLEMENT = /^[\s,]*(?:that|to|in\s+favou?r\s+of|for|against|on|over)\s+(?!which\b)\p{L}/iu;

const ONLY_VOTING =
  /^(?:vot\w*|amend\w*|motions?|papers?|proposals?|resolutions?|recommendations?|statements?|carried|lost|won|defeat\w*|reject\w*|fell|pass\w*|agreed|approved|adopted|accepted|put|went|took|taken|ties?|tied|recount\w*|majorit\w*|narrow\w*|larg\w*|small|clear|overwhelming\w*|elected|also|finally|however|eventual\w*|then|sadly|unfortunate\w*|end|one|two|first|second|itself|whole|main|original\w*|substantive|debate|discussion|chair\w*|casting|show|hands|side|time|again|nec|committee|panel|meeting|members?|reps?|figures?|count\w*|called|received|got|result\w*|sides?|left|right|duly|just|only|happen\w*|long)$/;

/** Whether words say anything beyond that a vote was held and how it ended. */
export function isTelling(text: string): boolean {
  return tokenize(text).some(
    ({ term, word }) =>
      term !== null && (word.length > 2 || /\d/.test(word)) && !/^\d+$/.test(word) && !ONLY_VOTING.test(word),
  );
}

/** The words on one vote: up to its result, and what is said to have been decided after it. */
export function ownWords(sentence: string, { from, start, end }: Place): string {
  const after = sentence.slice(end);
  return COMPLEMENT.test(after) ? `${sentence.slice(from, start)}${after}` : sentence.slice(from, start);
}

/** Whether a vote cannot be understood from its own words. */
export function leansBack(sentence: string, place: Place): boolean {
  const own = sentence.slice(place.from, place.start);
  const complement = COMPLEMENT.test(sentence.slice(place.end));
  if (PRONOUN_FIRST.test(own)) return !complement;
  if (POSSESSIVE_FIRST.test(own) || POINTS_BACK_LAST.test(own) || pointsBackInside(own)) return true;
  if (resumesAfterProcedure(own) && !complement) return true;
  return !isTelling(ownWords(sentence, place)) && !complement;
}

/** "... resulting in the motion passing by": it has been named before, and is not named here. */
function pointsBackInside(own: string): boolean {
  return DEFINITE.test(own);
}

/** "We had a count in the end, and it was carried by": before the pronoun nothing is put forward that it could mean. */
function resumesAfterProcedure(own: string): boolean {
  const resumed = RESUMED.exec(own);
  return resumed !== null && !PROPOSING.test(own.slice(0, resumed.index));
}

const RESUMED =
  /\b(?:and|but|so|when|where|before|until)\s+(?:it|this|they)\s+(?:was|were|is|got|went|fell|passed|lost|scraped|squeaked|failed|won)\b(?:\s+\p{L}+){0,4}\s*$/iu;

const DEFINITE =
  /\b(?:the|this|that)\s+(?<noun>amendment|motion|proposal|resolution|rule\s+change|reference\s+back|recommendation)\s+(?:(?:was|is|were|being|then|eventually|finally|duly|narrowly|itself)\s+){0,3}(?:pass|carri|lost|los|fell|fall|defeat|reject|agreed|approv|adopt|put|succe|fail|going)\p{L}*\W/iu;

/** A quotation of a vote does not reach further back than this. */
const MOST_CHARACTERS = 520;
const MOST_SENTENCES_BACK = 5;

/**
 * Index of the nearest sentence before that names what was voted on, for a vote that leans on it: the nearest
 * with the same noun for "the paper", else the nearest in which something is put forward, else the one before.
 * The sentence's own index for a vote that stands alone.
 */
export function antecedentOf(list: readonly Sentence[], index: number, place: Place): number {
  const sentence = list[index];
  if (sentence === undefined || !leansBack(sentence.text, place)) return index;
  // Another part of the same sentence says it: "The proposal to defer was tied 9-9, and then lost 9-10."
  if (place.from > 0 && isTelling(sentence.text.slice(0, place.from))) return antecedentOfWhole(list, index);
  const noun = nounPointingBack(sentence.text.slice(place.from));
  const near = (at: number) => at >= 0 && index - at <= MOST_SENTENCES_BACK;
  const fits = (at: number) => sentence.end - (list[at]?.start ?? 0) <= MOST_CHARACTERS;
  let same: number | null = null;
  let proposed: number | null = null;
  for (let at = index - 1; near(at); at--) {
    const text = list[at]?.text ?? "";
    if (!isTelling(text)) continue;
    if (
      noun !== undefined &&
      same === null &&
      new RegExp(`\\b${noun.replace(/\s+/g, "\\s+")}`, "i").test(text)
    )
      same = at;
    if (proposed === null && PROPOSING.test(text)) proposed = at;
  }
  const chosen = [same, proposed].find((at) => at !== null && fits(at)) ?? Math.max(0, index - 1);
  if (!fits(chosen)) return index;
  const text = list[chosen]?.text ?? "";
  if (chosen > 0 && PRONOUN_FIRST.test(text)) return fits(chosen - 1) ? chosen - 1 : chosen;
  if (!ASKED_OF_IT.test(text)) return chosen;
  const put = list
    .slice(0, chosen)
    .findLastIndex((earlier) => PROPOSING.test(earlier.text) && isTelling(earlier.text));
  return near(put) && fits(put) ? put : chosen;
}

/** "Somebody wanted to refer it back": something was done with what had been put forward before. */
const ASKED_OF_IT =
  /\b(?:refer|remit|defer|postpone|delay|amend|withdraw|support|second|oppose|drop|leave|send|put)(?:ed|red|d|s|ing)?\s+(?:it|this|that|them)\b/i;

function nounPointingBack(text: string): string | undefined {
  return NAMED_BEFORE.exec(text)?.groups?.noun ?? DEFINITE.exec(text)?.groups?.noun;
}

const MOST_SENTENCES_REMOTE = 25;

/**
 * The sentence, further back than a quotation reaches, that puts forward what "the motion" of a vote is; empty
 * where a nearer one does or where the vote names no such noun. `earlier` finds it where the passage has none.
 */
export function remoteSubject(
  list: readonly Sentence[],
  index: number,
  place: Place,
  earlier: (noun: string) => string,
): string {
  const sentence = list[index];
  if (sentence === undefined) return "";
  const noun = nounPointingBack(sentence.text.slice(place.from));
  if (noun === undefined) return "";
  const from = Math.max(0, index - MOST_SENTENCES_REMOTE);
  const at = lastNaming(list.slice(from, index), noun);
  if (at < 0) return earlier(noun);
  const text = list[from + at]?.text ?? "";
  const far = index - from - at > MOST_SENTENCES_BACK;
  return far || sentence.end - (list[from + at]?.start ?? 0) > MOST_CHARACTERS ? text : "";
}

/** Index of the last sentence that puts forward something called so; -1 where none does. */
export function lastNaming(list: readonly Pick<Sentence, "text">[], noun: string): number {
  const named = new RegExp(`\\b${noun.replace(/\s+/g, "\\s+")}`, "i");
  return list.findLastIndex(({ text }) => named.test(text) && isTelling(text) && PROPOSING.test(text));
}

/** "Fire and rehire." before the sentence that tells of it: a heading set in the line. */
export function leadOf(list: readonly Sentence[], index: number, text: string): number {
  const [before, here] = [list[index - 1], list[index]];
  if (before === undefined || here === undefined) return index;
  const heads =
    before.text.length <= LONGEST_LEAD &&
    /^[*_]{0,2}[\p{Lu}\d£][^,;!?]*[.:]$/u.test(before.text) &&
    !VERB.test(before.text) &&
    !/\n\s*\n/.test(text.slice(before.end, here.start));
  return heads ? index - 1 : index;
}

const LONGEST_LEAD = 45;
const VERB =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|did|do|does|be|been|I|we|he|she|they|it|you|\p{L}{3,}ed|lost|won|fell|went|got|said|came|met|spoke|took|gave|thought|rain|tea)\b/iu;

function antecedentOfWhole(list: readonly Sentence[], index: number): number {
  const text = list[index]?.text ?? "";
  return PRONOUN_FIRST.test(text) ? Math.max(0, index - 1) : index;
}

/** Of earlier paragraphs the last sentences in which something was put forward, for a vote that leans on them. */
export function putForwardIn(text: string, list: readonly Sentence[]): string {
  return list
    .filter((sentence) => PROPOSING.test(sentence.text) && isTelling(sentence.text))
    .slice(-MOST_PUT_FORWARD)
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
}

const MOST_PUT_FORWARD = 2;
