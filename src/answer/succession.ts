/** "Who took over from her as treasurer?": who came to a role after somebody, and which sentences say so. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { type Evidence, findEvidence } from "./evidence.ts";
import { lastHeldBy, OFFICES, type Office, officesAt } from "./offices.ts";
import type { ReadPassage } from "./passage-reading.ts";
import { plainTerm, type Question, type QuestionTerm } from "./question.ts";
import { NAME, statesHolder } from "./role-asked.ts";
import { ASKS_SUCCESSOR, type Succession, successionAsked } from "./succession-asked.ts";
import { isReportBy } from "./worth-of-context.ts";

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
  const told = (await withComingIn(question, asked, evidence, archive)).filter((entry) =>
    tellsOfSuccessor(entry, asked.before, archive),
  );
  const found =
    told.length > 0 ? inRoleFirst(told, asked) : await nextHolders(question, asked, evidence, archive);
  // Of another role than an office of the party what is told of it may say who came, without saying after whom.
  if (found.length === 0 && (asked.role === null || officeCalled(asked.role) === undefined) && !asked.plainly)
    return null;
  return found.slice(0, MOST_SHOWN).map((entry) => ({ ...entry, score: 1, fits: true }));
}

/** Whatever else is told of somebody in the words of one who comes after another. */
async function withComingIn(
  question: Question,
  { before }: Succession,
  evidence: readonly Evidence[],
  archive: Archive,
): Promise<readonly Evidence[]> {
  const further = await findEvidence(
    { ...question, terms: [{ ...before, required: true }, plainTerm("word", "successor", COMES_AFTER, 1)] },
    archive,
  );
  const known = new Set(evidence.map(({ reading, at }) => `${reading.passage.id} ${at}`));
  return [
    ...evidence,
    ...further.filter(({ complete, reading, at }) => complete && !known.has(`${reading.passage.id} ${at}`)),
  ];
}

/** Sentences with the words of the role before those of another that the same person held. */
function inRoleFirst(told: readonly Evidence[], { role }: Succession): readonly Evidence[] {
  if (role === null) return told;
  const words = termsOf(role);
  const met = ({ reading, from, to }: Evidence) =>
    words.filter((word) =>
      reading.sentences.slice(from, to + 1).some(({ terms }) => terms.has(word) || reading.heading.has(word)),
    ).length;
  return told.toSorted((a, b) => met(b) - met(a));
}

const SUCCEEDS =
  /\b(?:[Ss]uccessors?|succeed(?:ed|s|ing)?|replac(?:ed|es|ing|ements?)|(?:took|takes?|taking|taken)\s+over|(?:in\s+(?:the\s+)?place|instead)\s+of\s+(?:me|him|her|\p{Lu}\p{L}+)|in\s+(?:his|her|my)\s+(?:place|stead)|(?:takes?|took|taken|taking|fills?|filled|filling)\s+(?:my|his|her|the|\p{Lu}[\p{L}-]+['’]s)\s+(?:place|seat|vacancy|gap)|(?:place|seat|vacancy)\s+(?:\p{Ll}+\s+){1,3}(?:taken|filled)\s+by|[Hh]and(?:s|ed|ing)?\s+over\s+to|follow(?:s|ed)\s+\p{Lu}\p{Ll}+|(?:appointed|elected|chosen|selected|became|becomes|named)\b[^.;]{0,40}\b(?:following|after|on|upon)\s+(?:the\s+(?:departure|resignation|retirement|death|exit)\s+of|\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?['’]s?\s+(?:departure|resignation|retirement|death|exit)))\b/u;
/** Said of somebody who has been named just before. */
const SUCCEEDS_THEM =
  /\b(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he)\s+(?:\p{Ll}+\s+)?(?:successor|replacement)|in\s+(?:his|her)\s+(?:place|stead)|(?:takes?|took|taking|taken|fills?|filled)\s+(?:his|her|the)\s+(?:place|seat|vacancy)|(?:[Hh]is|[Hh]er|[Tt]he)\s+(?:place|seat|vacancy)\s+(?:\p{Ll}+\s+){1,3}(?:taken|filled)\s+by|for\s+the\s+(?:rest|remainder)\s+of\s+(?:the|this|his|her)\s+(?:year|term)|(?:takes?|took|taking|taken)\s+over|(?:succeed|replac)ed\s+by|(?:succeed(?:s|ed)|replac(?:es|ed)|follow(?:s|ed))\s+(?:him|her|them))\b/u;
/** "Ann Field leaves the chair and Bo Marsh follows her" */
const LEAVES_FIRST =
  /\b(?:leaves?|left|leaving|goes|went|steps?\s+down|stepped\s+down|stands?\s+down|stood\s+down|retires?|retired|resigns?|resigned|departs?|departed|gives?\s+up|gave\s+up)\b[^.;]*,?\s(?:and|with|while|but)\s/i;
const OWN_PLACE = /\bI\s+(?:take|took|am\s+taking)\s+my\s+(?:place|seat)\b/;

/**
 * What is told but for what the one who went tells in a report of their own of somebody else's successor: "the lift
 * will be replaced" says nothing of who replaced whoever reports it.
 */
export function withoutOthersOfOwn(question: Question, evidence: readonly Evidence[]): readonly Evidence[] {
  const asked = successionAsked(question);
  if (asked === null || !ASKS_SUCCESSOR.test(question.text)) return evidence;
  return evidence.filter(({ reading, at }) => {
    const text = reading.sentences[at]?.text ?? "";
    const own = isReportBy(reading.report, asked.before);
    return !own || names(text, asked.before) || /\b(?:my|me)\b/i.test(text);
  });
}

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
    if (isOfAnother(text, before)) continue;
    const after =
      (SUCCEEDS.test(text) && (names(text, before) || (own && /\b(?:my|me)\b/i.test(text)))) ||
      (SUCCEEDS_THEM.test(text) &&
        (LEAVES_FIRST.test(text) ? names(text, before) : isNamedBefore(reading, index, before, archive)));
    if (after && namesAnother(text, before, archive)) return true;
  }
  return false;
}

/** Whether a text has the last name of somebody. */
export function names(text: string, { label }: QuestionTerm): boolean {
  return text.includes(surnameOf(label));
}

/** The last word of a name. */
export function surnameOf(label: string): string {
  return label.split(/\s+/).at(-1) ?? label;
}

/** By their name in one of the sentences before, nobody else since. */
function isNamedBefore(
  { sentences }: ReadPassage,
  index: number,
  before: QuestionTerm,
  archive: Archive,
): boolean {
  const paragraph = sentences[index]?.paragraph;
  for (let at = index - 1; at >= index - FARTHEST_NAME; at--) {
    const earlier = sentences[at];
    if (earlier === undefined || earlier.paragraph !== paragraph) return false;
    if (names(earlier.text, before)) return true;
    if (namesAnother(earlier.text, before, archive)) return false;
  }
  return false;
}

const FARTHEST_NAME = 5;

/** "Bo Marsh's successor": of Bo Marsh, whoever else is named with them. */
function isOfAnother(text: string, { label }: QuestionTerm): boolean {
  const whose = WHOSE_SUCCESSOR.exec(text)?.groups?.whose;
  return whose !== undefined && !label.split(/\s+/).includes(whose);
}

const WHOSE_SUCCESSOR = /(?<whose>\p{Lu}[\p{L}-]+)['’]s?\s+(?:\p{Ll}+\s+)?(?:successor|replacement)/u;

/** "Ann Field succeeded Bo Marsh" says nothing of who came after Ann Field. */
function cameThemselves(text: string, { label }: QuestionTerm): boolean {
  const after = text.slice(text.indexOf(surnameOf(label)) + surnameOf(label).length);
  return (
    text.includes(surnameOf(label)) &&
    /^(?:\s*\([^)]*\))?,?\s+(?:(?:who|has|had|will|is\s+to|then|also)\s+)*(?:succeed|replac(?:ed|es|e\b|ing)|(?:took|takes?|taken|taking)\s+(?:over|the\s+place)|follow(?:s|ed)\s+\p{Lu})/u.test(
      after,
    )
  );
}

/** A person who is known, or a name that is none of a body or a topic. */
export function namesAnother(text: string, { label, key }: QuestionTerm, { names }: Archive): boolean {
  const own = new Set(termsOf(label));
  return (
    names
      .mentions(text)
      .some(({ kind, name, exact }) => kind === "person" && exact && name !== (key ?? label)) ||
    FIRST_NAME_COMES.test(text) ||
    [...text.matchAll(ANY_NAME)].some(
      ([name]) =>
        !termsOf(name).some((term) => own.has(term)) &&
        names.mentions(name).every(({ kind }) => kind === "person"),
    )
  );
}

const ANY_NAME = new RegExp(NAME, "gu");
/** "Oona takes his place", where everybody knows which Oona. */
const FIRST_NAME_COMES =
  /^(?!(?:This|That|It|He|She|They|We|Who|Nobody|Somebody|Someone)\b)\p{Lu}\p{L}+\s+(?:takes?|took|succeed(?:s|ed)|replac(?:es|ed)|fill(?:s|ed))\s/u;

/** Said of whoever comes after somebody. */
const COMES_AFTER = termsOf("successor succeeded replaced replacement place seat vacancy stead over").map(
  (term) => [term],
);

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
  const office = role === null ? officeOf(before, archive) : officeCalled(role);
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
        (statesHolder(text, { role: office, now: false }, question.text) ||
          comesUnderHeading(reading, at, office)) &&
        namesAnother(text, before, archive)
      );
    })
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : b.score - a.score));
  const [first] = coming;
  return first === undefined ? [] : coming.filter((entry) => dayOf(entry) === dayOf(first));
}

/** "General secretary. Ann Field was appointed": what stands over it names the office. */
function comesUnderHeading({ heading, sentences }: ReadPassage, at: number, office: Office): boolean {
  const { lead, text = "" } = sentences[at] ?? {};
  return (
    termsOf(office).every((term) => heading.has(term) || lead?.has(term)) &&
    /\b(?:was|is|has\s+been|were)\s+(?:\w+\s+)?(?:appointed|elected|chosen|selected)\b/.test(text)
  );
}

function officeCalled(role: string): Office | undefined {
  return officesAt(role).find(({ start, end }) => start === 0 && end === role.length)?.office;
}

/** The one office of the party that somebody is known to have held. */
function officeOf({ key, label }: QuestionTerm, archive: Archive): Office | undefined {
  const [only, ...others] = OFFICES.filter((office) => lastHeldBy(archive, office, key ?? label) !== null);
  return others.length > 0 ? undefined : only;
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
