/** Whose words a question asks for, and how far a sentence tells them. */
import { termsOf } from "../archive/analyzer.ts";
import type { Asked } from "./asked-kind.ts";
import { type Office, officesAt } from "./offices.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { QuestionTerm } from "./question.ts";
import { type Standing, standingOf } from "./speech.ts";

/** Questions that ask for what somebody said or did. */
const OF_SOMEBODY: ReadonlySet<Asked> = new Set(["said", "whether"]);

/** What it is worth that a sentence tells the words of whoever is asked about. */
const WORTH = { speaks: 1, goesOn: 0.8, acts: 0.9, isNamed: 0.5 } as const;

/** The term that names whoever is asked about; of "what did she say about him?" the first. */
export function speakerAsked(terms: readonly QuestionTerm[], asked: Asked): QuestionTerm | undefined {
  return OF_SOMEBODY.has(asked) ? terms.find((term) => isSomebody(term) && !term.reporter) : undefined;
}

/** A name of two words or more may be a person's whom no list has. */
function isSomebody({ kind, label }: QuestionTerm): boolean {
  return kind === "person" || kind === "office" || (kind === "name" && maybeStranger(label));
}

/** Whether words are two or three with capitals, as a person's name is written. */
export function maybeStranger(label: string): boolean {
  return STRANGER.test(label);
}

const STRANGER = /^\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,2}$/u;

/**
 * How far the sentence at an index tells the words of somebody who is no author of its report, 0 to 1. A sentence that
 * speaks of them, or to them, tells none of theirs.
 */
export function worthOfSpeaker(reading: ReadPassage, index: number, term: QuestionTerm): number {
  if (term.kind === "name") return worthOfStranger(reading, index, term.label);
  const { key, label } = term;
  const { speak, act, goOn } = reading.speakers(index);
  const who = key ?? label;
  if (speak.has(who)) return WORTH.speaks;
  if (act.has(who)) return WORTH.acts;
  if (goOn.has(who)) return WORTH.goesOn;
  return reading.meant(index).has(who) ? WORTH.isNamed : 0;
}

/** Somebody of whom nothing but the name in the question is known. */
function worthOfStranger(reading: ReadPassage, index: number, name: string): number {
  const standing = standingOfStranger(reading, index, name);
  if (standing !== null)
    return standing === "speaks" ? WORTH.speaks : standing === "acts" ? WORTH.acts : WORTH.isNamed;
  const before = reading.sentences[index - 1];
  const { speak, act } = reading.speakers(index);
  const goesOn =
    before?.paragraph === reading.sentences[index]?.paragraph &&
    [...speak, ...act].every((who) => reading.meant(index - 1).has(who)) &&
    standingOfStranger(reading, index - 1, name) === "speaks";
  return goesOn ? WORTH.goesOn : 0;
}

/** By the whole name, or by the last word of it in a passage that has the whole; null where neither stands there. */
function standingOfStranger(reading: ReadPassage, index: number, name: string): Standing | null {
  const text = reading.sentences[index]?.text ?? "";
  const known = reading.passage.text.includes(name);
  for (const spelling of known ? [name, name.split(/\s+/).at(-1) ?? name] : []) {
    const start = text.indexOf(spelling);
    if (start >= 0) return standingOf(text, start, start + spelling.length);
  }
  return null;
}

const AFTER_THE_ASKING =
  /\b(?:did|does|do|has|have|had|is|was|by|from|to|what|of)\s+(?:(?:the|our|labour['’]s|then|new|current)\s+)*$/i;

/** Whether a sentence tells what somebody does: as the one who speaks in it, or in their `own` report as its "I". */
export function isTheirs(
  reading: ReadPassage,
  index: number,
  { key, label }: QuestionTerm,
  own: boolean,
): boolean {
  const { speak, act } = reading.speakers(index);
  const who = key ?? label;
  if (speak.has(who) || act.has(who)) return true;
  return own && speak.size === 0 && /\b(?:I|we|my|our)\b/i.test(reading.sentences[index]?.text ?? "");
}

/** What a question asks for beside "say": "what did she propose". Only these sentences tell just that. */
export function actAsked(terms: readonly QuestionTerm[], asked: Asked): QuestionTerm | undefined {
  return asked === "said"
    ? terms.find(
        ({ kind, spellings }) => kind === "word" && spellings.some(([first = ""]) => ACTS.has(first)),
      )
    : undefined;
}

const ACTS: ReadonlySet<string> = new Set(
  termsOf(
    "ask propose move second oppose support suggest promise vote question apologise apologize resign complain call demand",
  ),
);

/** The office by whose holder something was said: "what did the general secretary report"; null where a name is given. */
export function officeAsked(
  text: string,
  asked: Asked,
): { readonly office: Office; readonly start: number; readonly end: number } | null {
  if (!OF_SOMEBODY.has(asked)) return null;
  return officesAt(text).find(({ start }) => AFTER_THE_ASKING.test(text.slice(0, start))) ?? null;
}
