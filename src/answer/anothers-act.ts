/** Whether what is told is the act of somebody else than whoever a question asks about. */
import { termsOf } from "../archive/analyzer.ts";
import { isEnglish } from "./everyday-words.ts";
import type { Evidence } from "./evidence.ts";
import { holdsAny } from "./met-terms.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { maybeStranger } from "./speaker-asked.ts";
import { isReportBy } from "./worth-of-context.ts";

/** The act is looked for so many sentences around the one that was matched. */
const SENTENCES_AROUND = 3;

/**
 * "When did Ann Field leave?": a sentence of leaving that neither names nor means her, nor is her own "I left", tells of
 * another's. Nothing is said of an act that is told nowhere near.
 */
export function isAnothersAct(question: Question, { reading, at }: Evidence): boolean {
  // What somebody said or did is looked for by who speaks.
  if (question.asked === "said" || question.asked === "whether") return false;
  const done = actOf(question);
  if (done === null) return false;
  const { who, act } = done;
  const paragraph = reading.sentences[at]?.paragraph;
  const ways = [...act.spellings, ...act.synonyms];
  const telling = reading.sentences.flatMap((sentence, index) =>
    sentence.paragraph === paragraph &&
    Math.abs(index - at) <= SENTENCES_AROUND &&
    holdsAny(sentence.terms, ways)
      ? [index]
      : [],
  );
  if (telling.length === 0) return false;
  const own = isReportBy(reading.report, who);
  return !telling.some((index) => {
    const sentence = reading.sentences[index];
    if (sentence === undefined) return false;
    if (holdsAny(sentence.terms, who.spellings) || names(sentence.text, who)) return true;
    const before = reading.sentences[index - 1];
    const goesOn =
      reading.meant(index).has(who.key ?? who.label) ||
      (before?.paragraph === paragraph &&
        holdsAny(before?.terms ?? new Set(), who.spellings) &&
        PRONOUN.test(sentence.text));
    if (goesOn && !FULL_NAME.test(sentence.text)) return true;
    return (
      own && [...sentence.text.matchAll(BY_AUTHOR)].some(([told]) => holdsAny(new Set(termsOf(told)), ways))
    );
  });
}

/** By the first or the last name. */
function names(text: string, { key, label }: QuestionTerm): boolean {
  return (key ?? label)
    .split(/\s+/)
    .some((word) => word.length > 2 && new RegExp(`\\b${RegExp.escape(word)}\\b`, "u").test(text));
}

const PRONOUN = /\b(?:he|she|him|her|his)\b/i;
const FULL_NAME = /\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u;
/** What whoever reports does, in the words after "I", or has: "I shall retire", "my retirement". */
const BY_AUTHOR = /\b(?:I|we|my|our)\b(?:['’]\p{L}+)?(?:\s+[\p{L}’'-]+){1,5}/giu;

/** Whom a question asks about and what of them: the word that stands next after their name. */
function actOf({ text, terms }: Question): { readonly who: QuestionTerm; readonly act: QuestionTerm } | null {
  const people = terms.filter(isSomebody);
  const [who, ...others] = people;
  if (who === undefined || others.length > 0) return null;
  const act = terms[terms.indexOf(who) + 1];
  if (act?.kind !== "word" || act.common || TO_THEM.test(act.label)) return null;
  const last = who.label.split(/\s+/).at(-1) ?? who.label;
  const asked = new RegExp(
    `\\b(?:did|does|do|is|was|will|has|had|when)\\s+(?:\\p{L}[\\p{L}’'-]*\\s+){0,2}?${RegExp.escape(last)}\\s+(?:(?:was|is|been|has|had|to|be|finally|actually|first|officially)\\s+){0,2}${RegExp.escape(act.label)}\\b`,
    "iu",
  );
  return asked.test(text) ? { who, act } : null;
}

/** Told from the side of whoever gave it: "the NEC set her a deadline". */
const TO_THEM = /^(?:given|asked|told|offered|set|sent|shown|made)$/i;

function isSomebody({ kind, label }: QuestionTerm): boolean {
  return (
    kind === "person" ||
    (kind === "name" && maybeStranger(label) && !label.split(/\s+/).every((word) => isEnglish(word)))
  );
}
