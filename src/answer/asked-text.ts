/** What of a text is the question: without greetings, thanks and whatever else is told around it. */
import type { Archive } from "../archive/archive.ts";
import { askingIn, LEANS_ON_TOLD, MEANS_A_PERSON, POINTS_BACK } from "./asking-sentences.ts";
import { withoutChatSpelling } from "./chat-words.ts";
import { measureAsked } from "./fitting.ts";
import { FOLLOWED_BY, isDone, ONE_OF_THEM } from "./follow-up.ts";
import { withoutFraming } from "./framing.ts";
import { findPeriod } from "./period.ts";
import { type Question, subjectTerms } from "./question.ts";
import { withPlainRequests } from "./requests.ts";
import { withoutTakenBack } from "./self-correction.ts";
import { understand } from "./understand.ts";

type Asked = NonNullable<ReturnType<typeof askingIn>>;

/** The archive that is asked, and the day, `YYYY-MM-DD`. */
type Asking = { readonly archive: Archive; readonly today: string };

/**
 * The question with no more of what is told before it than the names and the time there; null where that is all it has.
 * For where the rest hides what the reports tell.
 */
export function askedByNames(written: string, context: Asking): string | null {
  if (written.includes(FOLLOWED_BY)) return null;
  const asking = askingIn(withPlainRequests(withoutTakenBack(written)));
  if (asking === null || asking.label !== null) return null;
  const told = `${asking.ofOneself} ${asking.before}`.trim();
  if (told === "") return null;
  const { terms, period } = understand(told.replace(FROM_WHERE, " "), context.archive, context.today);
  const names = terms.filter(
    ({ kind, label }) =>
      kind !== "number" && !NO_NAME.test(label) && (kind !== "word" || isWrittenAsName(told, label)),
  );
  const question = unframed(asking.question, context);
  const own = understand(question, context.archive, context.today);
  // "What did she say?" of a name alone would be answered by anything.
  if (
    subjectTerms(own).length === 0 &&
    !(OF_A_NAME.has(own.asked) && names.some(({ kind }) => kind !== "person"))
  )
    return null;
  const time = own.period === null && period?.yearless === false && !period.partOfName ? period.text : "";
  const wanted = [...names.map(({ label }) => label), time].filter((part) => part !== "");
  return wanted.length === 0 ? null : `${wanted.join(", ")}: ${question}`;
}

/** Of a name alone these ask enough. */
const OF_A_NAME: ReadonlySet<Question["asked"]> = new Set(["happened", "any", "covers"]);

/** With a capital, and not only because a sentence begins with it. */
function isWrittenAsName(text: string, label: string): boolean {
  const at = text.indexOf(label);
  return at > 0 && /^\p{Lu}\p{Ll}{2}/u.test(label) && !/[.?!:;]\W*$/.test(text.slice(0, at));
}

/** The question without what frames it, unless that is all that says what it is about. */
export function askedText(written: string, context: Asking): string {
  if (written.includes(FOLLOWED_BY)) return written;
  return asked(withPlainRequests(withoutTakenBack(written)), context);
}

function asked(text: string, context: Asking): string {
  const asking = askingIn(text);
  if (asking !== null) {
    const question = unframed(asking.question, context);
    const understood = understand(question, context.archive, context.today);
    if (asking.label !== null) return `${asking.label}: ${question}`;
    const alone =
      (asking.before === "" && asking.ofOneself === "") || !pointsBack(question, understood, context.archive);
    if (alone && tellsItself(understood) && !leansOnTold(asking, understood))
      return inTimeTold(asking, question, context);
    const names = namesIn(asking.ofOneself, context);
    if (leansOnTold(asking, understood))
      return [names, asking.before, question.replace(GENERAL, " it ")]
        .filter((part) => part !== "")
        .join(" ");
    const told = asking.before === "" ? "" : namesOrAll(asking.before, understood, context);
    return told === "" && names === ""
      ? `${asking.ofOneself} ${question}`
      : [names, told, question].filter((part) => part !== "").join(" ");
  }
  return unframed(text, context);
}

/** Few words of its own, one of them a general one for what was told: "what's happened to the place since?" */
function leansOnTold({ before }: Asked, question: Question): boolean {
  const subject = subjectTerms(question);
  return (
    before !== "" &&
    subject.length <= FEWEST_OWN &&
    subject.every(({ kind }) => kind === "word") &&
    LEANS_ON_TOLD.test(question.text)
  );
}

/** Says no more than "it" of what was told. */
const GENERAL =
  /\s+(?:the|this|that|these|those)\s+(?:(?:old|poor|whole|same|actual|other)\s+)?(?:place|thing|stuff|man|woman|lady|chap|bloke|guy|fella|person|people|couple|pair|two|lot|matter|business|affair|outfit)\b\s*/giu;

/** "Back in 2010 when we met by the lake - how many came?": the time that is told frames the question. */
function inTimeTold({ before, after }: Asked, question: string, { today }: Asking): string {
  if (findPeriod(question, today) !== null) return question;
  const told = withoutChatSpelling(after);
  const added = told === "" ? null : findPeriod(told, today);
  if (
    added !== null &&
    !added.yearless &&
    !added.partOfName &&
    BESIDE_A_TIME.test(told.replace(added.text, " "))
  )
    return `${question.replace(/[\s?]+$/, "")} ${/^\d/.test(added.text) ? "in " : ""}${added.text}?`;
  if (!FRAMES_IN_TIME.test(before)) return question;
  const period = findPeriod(before, today);
  if (period === null || period.yearless || period.partOfName) return question;
  return `${/^\d/.test(period.text) ? "in " : ""}${period.text}, ${question}`;
}

/** "..., July 22": with the time nothing else that tells. */
const BESIDE_A_TIME = /^\W*(?:\p{L}+\W+){0,2}\p{L}*\W*$/u;
const FRAMES_IN_TIME = /^\W*(?:(?:way\s+)?back\s+)?(?:in|at|on|during|around|after|by|from)\b/i;

/** By a word that points, or by "the fund" where it names nothing itself. */
function pointsBack(text: string, question: Question, archive: Archive): boolean {
  const namesNothing = subjectTerms(question).every(({ kind }) => kind === "word");
  const pointer = POINTS_BACK.exec(text);
  const before = text.slice(0, pointer?.index ?? 0);
  const ofPerson = MEANS_A_PERSON.test(pointer?.[0] ?? "");
  // "How did the fund begin, and what became of it?" says itself what "it" is.
  const said =
    archive.names.mentions(before).some(({ exact, kind }) => exact && (kind === "person") === ofPerson) ||
    (!SEVERAL.test(pointer?.[0] ?? "") &&
      !ofPerson &&
      question.period !== null &&
      question.period.end <= before.length);
  return (pointer !== null && !said) || (namesNothing && OF_WHAT_WAS_TOLD.test(text));
}

/** No meeting and no time is meant by it. */
const SEVERAL = /^(?:they|them|their)$/i;

/** Asks for all there is on what was named before. */
const WHOLE_STORY = /\b(?:story|history|saga|timeline|background)\b/i;

const OF_WHAT_WAS_TOLD =
  /\b(?:story|history|rest|outcome|result|end|fate|state|status|timeline)\s+of\s+the\s+\p{Ll}+\b/iu;

/** With fewer words of its own a question asks about whatever was told: "... left off the list - any outcome?" */
const FEWEST_OWN = 2;
/** A word that nearly every report holds weighs less. */
const SAYS_LITTLE = 1;
/** "Its findings" are told by the name of what it is. */
const OF_WHAT_IS_NAMED = /\b(?:its|their|his|her|whose)\s+\p{L}/iu;

/** Of what is told before a question that says what it asks about the names and times, if there are any; else all. */
function namesOrAll(before: string, question: Question, { archive, today }: Asking): string {
  const told = understand(before, archive, today);
  const names = subjectTerms(told).filter(({ kind }) => kind !== "word" && kind !== "number");
  const ofNames = WHOLE_STORY.test(question.text);
  const own = subjectTerms(question).filter(
    (term) =>
      term.kind !== "body" && !isDone(term) && !(term.kind === "number" && ONE_OF_THEM.test(question.text)),
  );
  if (
    own.every(({ kind, weight }) => kind === "word" && weight < SAYS_LITTLE) &&
    ONE_OF_THEM.test(question.text)
  )
    return before;
  const few = OF_WHAT_IS_NAMED.test(question.text) ? 1 : FEWEST_OWN;
  if (names.length === 0 || (!ofNames && own.length < few)) return before;
  return [...names.map(({ label }) => label), told.period?.text ?? ""].join(" ");
}

/** The names and the time in what somebody says of themselves: "my uncle was in the Harbour branch in 2011". */
function namesIn(text: string, { archive, today }: Asking): string {
  if (text === "") return "";
  const { terms, period, corrected } = understand(text.replace(FROM_WHERE, " "), archive, today);
  const names = terms.filter(
    ({ kind, label }) =>
      kind !== "word" &&
      kind !== "number" &&
      !NO_NAME.test(label) &&
      !/^\d/.test(label) &&
      !corrected.some(({ typed, read }) => read === label && !/^\p{Lu}/u.test(typed)),
  );
  if (names.length === 0) return "";
  return [...names.map(({ label }) => label), period?.yearless === false ? period.text : ""].join(" ").trim();
}

/** Where somebody who asks is from. */
const FROM_WHERE = /\bfrom\s+\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*)*/gu;

/** Days and exclamations, and the local bodies of whoever asks. */
const NO_NAME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|god|heaven|christmas|easter|clp|gc|ec|agm|mp)s?$/i;

function unframed(text: string, { archive, today }: Asking): string {
  const bare = withoutFraming(text, (words) => namesSomebody(words, archive));
  if (bare === text) return text;
  const understood = understand(bare, archive, today);
  return subjectTerms(understood).length > 0 || understood.period !== null ? bare : text;
}

/** Names what it is about, or puts it in two words at least; "what was decided in the end?" does neither. */
export function tellsItself(question: Question): boolean {
  const all = subjectTerms(question);
  const subject = all.filter(({ kind }) => kind !== "body");
  if (question.period !== null && all.length > subject.length) return true;
  if (question.asked === "any" && subject.length > 0) return true;
  return (
    subject.length > 1 ||
    subject.some(({ kind }) => kind !== "word" && kind !== "number") ||
    (question.period !== null &&
      (subject.length > 0 || measureAsked(question) !== null || /\b(?:meeting|nec)\b/i.test(question.text)))
  );
}

function namesSomebody(words: string, { names }: Archive): boolean {
  return names.mentions(words).some(({ kind, exact }) => exact && (kind === "person" || kind === "body"));
}
