/** Whose words a question asks for, and how far a sentence tells them. */
import type { Asked } from "./asked.ts";
import { type Office, officesAt } from "./offices.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { QuestionTerm } from "./question.ts";

/** Questions that ask for what somebody said or did. */
const OF_SOMEBODY: ReadonlySet<Asked> = new Set(["said", "whether"]);

/** What it is worth that a sentence tells the words of whoever is asked about. */
const WORTH = { speaks: 1, goesOn: 0.8, acts: 0.9, isNamed: 0.5 } as const;

/** The term that names whoever is asked about; of "what did she say about him?" the first. */
export function speakerAsked(terms: readonly QuestionTerm[], asked: Asked): QuestionTerm | undefined {
  return OF_SOMEBODY.has(asked)
    ? terms.find(({ kind, reporter }) => (kind === "person" || kind === "office") && !reporter)
    : undefined;
}

/**
 * How far the sentence at an index tells the words of somebody who is no author of its report, 0 to 1. A sentence that
 * speaks of them, or to them, tells none of theirs.
 */
export function worthOfSpeaker(reading: ReadPassage, index: number, { key, label }: QuestionTerm): number {
  const { speak, act, goOn } = reading.speakers(index);
  const who = key ?? label;
  if (speak.has(who)) return WORTH.speaks;
  if (act.has(who)) return WORTH.acts;
  if (goOn.has(who)) return WORTH.goesOn;
  return reading.meant(index).has(who) ? WORTH.isNamed : 0;
}

const AFTER_THE_ASKING =
  /\b(?:did|does|do|has|have|had|is|was|by|from|to|what|of)\s+(?:(?:the|our|labour['’]s|then|new|current)\s+)*$/i;

/** The office by whose holder something was said: "what did the general secretary report"; null where a name is given. */
export function officeAsked(
  text: string,
  asked: Asked,
): { readonly office: Office; readonly start: number; readonly end: number } | null {
  if (!OF_SOMEBODY.has(asked)) return null;
  return officesAt(text).find(({ start }) => AFTER_THE_ASKING.test(text.slice(0, start))) ?? null;
}
