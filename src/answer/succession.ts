/** "Who took over from her as treasurer?": who came to a role after somebody, and which sentences say so. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { type Evidence, findEvidence } from "./evidence.ts";
import { lastHeldBy, type Office, officesAt } from "./offices.ts";
import type { ReadPassage } from "./passage-reading.ts";
import { plainTerm, type Question, type QuestionTerm } from "./question.ts";
import { NAME, ROLE_HEADS, statesHolder } from "./role-asked.ts";
import { isReportBy } from "./worth-of-context.ts";

/** Somebody whose successor in a role is asked for. */
type Succession = { readonly role: string; readonly before: QuestionTerm };

const ASKS_SUCCESSOR =
  /\bwho\s+(?:(?:has|then|finally|eventually)\s+)?(?:(?:took|takes?|taken)\s+over|succeed(?:ed|s)|replac(?:ed|es)|follow(?:ed|s)|came\s+after)\b|\bwho(?:m)?\s+did\s+(?:\S+\s+){1,3}?(?:appoint|choose|pick|elect|select|hire|recruit|get)\s+(?=(?:as|to\s+be)\s.{3,60}\b(?:after|to\s+(?:replace|succeed)|in\s+place\s+of)\s)/i;
const AS_ROLE = new RegExp(
  `\\b(?:as|in\\s+the|to\\s+be)\\s+(?:(?:the|our|a|new|labour['’]?s?|party['’]?s?|nec['’]?s?)\\s+)*(?<role>(?:(?!(?:from|to|after|when|once|following)\\b)[\\p{L}-]+\\s+){0,2}?(?:${ROLE_HEADS}))\\b`,
  "iu",
);

function successionAsked({ asked, text, terms }: Question): Succession | null {
  if (asked !== "who" || !ASKS_SUCCESSOR.test(text)) return null;
  const before = terms.find(({ kind, label }) => kind === "person" || (kind === "name" && /\s/.test(label)));
  const role = AS_ROLE.exec(text)?.groups?.role;
  return before === undefined || role === undefined ? null : { role, before };
}

/** Sentences that say who came after somebody shown are this many. */
const MOST_SHOWN = 3;

/**
 * Of what is told the sentences that name somebody's successor in a role, and those that name the next holder of an
 * office of the party after they last held it; null where a question asks for no successor.
 */
export async function successorTold(
  question: Question,
  evidence: readonly Evidence[],
  archive: Archive,
): Promise<readonly Evidence[] | null> {
  const asked = successionAsked(question);
  if (asked === null) return null;
  const told = evidence.filter((entry) => tellsOfSuccessor(entry, asked.before, archive));
  const found = told.length > 0 ? told : await nextHolders(question, asked, evidence, archive);
  return found.slice(0, MOST_SHOWN).map((entry) => ({ ...entry, score: 1, fits: true }));
}

const SUCCEEDS =
  /\b(?:[Ss]uccessors?|succeed(?:ed|s|ing)?|replac(?:ed|es|ing|ements?)|(?:took|takes?|taking|taken)\s+over|(?:in\s+(?:the\s+)?place|instead)\s+of\s+(?:me|him|her|\p{Lu}\p{L}+)|in\s+(?:his|her|my)\s+(?:place|stead)|(?:takes?|took|taken|taking)\s+(?:my|his|her|\p{Lu}[\p{L}-]+['’]s)\s+(?:place|seat)|[Hh]and(?:s|ed|ing)?\s+over\s+to)\b/u;
/** Said of somebody who has been named just before. */
const SUCCEEDS_THEM =
  /\b(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he)\s+(?:\p{Ll}+\s+)?(?:successor|replacement)|in\s+(?:his|her)\s+(?:place|stead)|(?:takes?|took|taking|taken)\s+over|(?:succeed|replac)ed\s+by|(?:succeed(?:s|ed)|replac(?:es|ed))\s+(?:him|her|them))\b/u;
const OWN_PLACE = /\bI\s+(?:take|took|am\s+taking)\s+my\s+(?:place|seat)\b/;

/** One sentence says that somebody came, and it or the one before it after whom. */
function tellsOfSuccessor(
  { reading, at, from, to }: Evidence,
  before: QuestionTerm,
  archive: Archive,
): boolean {
  const own = isReportBy(reading.report, before);
  for (let index = Math.min(from, at); index <= Math.max(to, at); index++) {
    const text = reading.sentences[index]?.text;
    if (text === undefined || cameThemselves(text, before) || OWN_PLACE.test(text)) continue;
    const after =
      (SUCCEEDS.test(text) && (names(text, before) || (own && /\b(?:my|me)\b/.test(text)))) ||
      (SUCCEEDS_THEM.test(text) && isNamedBefore(reading, index, before));
    if (after && namesAnother(text, before, archive)) return true;
  }
  return false;
}

function names(text: string, { label }: QuestionTerm): boolean {
  return text.includes(surnameOf(label));
}

function surnameOf(label: string): string {
  return label.split(/\s+/).at(-1) ?? label;
}

function isNamedBefore({ sentences }: ReadPassage, index: number, before: QuestionTerm): boolean {
  const last = sentences[index - 1];
  return last !== undefined && last.paragraph === sentences[index]?.paragraph && names(last.text, before);
}

/** "Ann Field succeeded Bo Marsh" says nothing of who came after Ann Field. */
function cameThemselves(text: string, { label }: QuestionTerm): boolean {
  const after = text.slice(text.indexOf(surnameOf(label)) + surnameOf(label).length);
  return (
    text.includes(surnameOf(label)) &&
    /^(?:\s*\([^)]*\))?,?\s+(?:(?:who|has|had|will|is\s+to|then|also)\s+)*(?:succeed|replac(?:ed|es|e\b|ing)|(?:took|takes?|taken|taking)\s+(?:over|the\s+place))/.test(
      after,
    )
  );
}

/** A person who is known, or a name that is none of a body or a topic. */
function namesAnother(text: string, { label, key }: QuestionTerm, { names }: Archive): boolean {
  const own = new Set(termsOf(label));
  return (
    names
      .mentions(text)
      .some(({ kind, name, exact }) => kind === "person" && exact && name !== (key ?? label)) ||
    [...text.matchAll(ANY_NAME)].some(
      ([name]) =>
        !termsOf(name).some((term) => own.has(term)) &&
        names.mentions(name).every(({ kind }) => kind === "person"),
    )
  );
}

const ANY_NAME = new RegExp(NAME, "gu");

/** Said of whoever comes to an office. */
const COMES_IN = termsOf(
  "successor succeeded welcomed elected appointed chosen selected becomes new first",
).map((term) => [term]);

/** Whoever is told of first as the holder of the office in a meeting since somebody last held it. */
async function nextHolders(
  question: Question,
  { role, before }: Succession,
  evidence: readonly Evidence[],
  archive: Archive,
): Promise<readonly Evidence[]> {
  const office = officesAt(role).find(({ start, end }) => start === 0 && end === role.length)?.office;
  if (office === undefined) return [];
  const last =
    lastHeldBy(archive, office, before.key ?? before.label) ?? lastToldWith(office, before, evidence);
  if (last === null) return [];
  const found = await findEvidence(
    {
      ...question,
      period: null,
      terms: [plainTerm("word", office, [termsOf(office)], 2), plainTerm("word", "new", COMES_IN, 1)],
    },
    archive,
  );
  const coming = found
    .filter(({ reading, at }) => {
      // Marks of emphasis are no part of what is said.
      const text = (reading.sentences[at]?.text ?? "").replaceAll("*", "");
      const day = reading.passage.meeting?.from ?? null;
      return (
        day !== null &&
        day >= last &&
        !names(text, before) &&
        statesHolder(text, { role, now: false }, question.text) &&
        namesAnother(text, before, archive)
      );
    })
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : b.score - a.score));
  const [first] = coming;
  return first === undefined ? [] : coming.filter((entry) => dayOf(entry) === dayOf(first));
}

/** The last day on which somebody is named together with an office; null where nobody does. */
function lastToldWith(office: Office, before: QuestionTerm, evidence: readonly Evidence[]): string | null {
  const together = evidence.filter(({ reading, at }) => {
    const text = reading.sentences[at]?.text ?? "";
    return names(text, before) && officesAt(text).some((named) => named.office === office);
  });
  return together.map(dayOf).sort().at(-1) ?? null;
}

function dayOf({ reading }: Evidence): string {
  return reading.passage.meeting?.from ?? "";
}
