/** Whether what is told is of another body than a question asks about. */
import { termsOf } from "../archive/analyzer.ts";
import type { Evidence } from "./evidence.ts";
import { NEAR } from "./matching.ts";

const ASKED = /\p{L}\s+(?:(?:sub-?\s?)?committee|panel|board|forum|commission)$/iu;
/** With capitals, as names of bodies are written: "the Disputes Panel". */
const NAMED =
  /\p{Lu}[\p{L}’'-]+(?:\s+(?:and\s+)?\p{Lu}[\p{L}’'-]+)*\s+(?:(?:Sub-?\s?)?Committee|Panel|Board|Forum|Commission)\b/gu;

/** The body asked about is named further off at most, and another one in the sentence or last before it. */
export function isOfAnotherBody({ reading, at, matches }: Evidence): boolean {
  const asked = matches.find(({ term }) => term.kind === "body" || ASKED.test(term.label));
  if (asked === undefined || asked.worth >= NEAR) return false;
  const own = new Set(asked.term.spellings.flat());
  const { paragraph } = reading.sentences[at] ?? {};
  const named = reading.sentences
    .slice(0, at + 1)
    .filter((sentence) => sentence.paragraph === paragraph)
    .flatMap(({ text }) => text.match(NAMED) ?? []);
  return !termsOf(named.at(-1) ?? "").every((term) => own.has(term));
}
