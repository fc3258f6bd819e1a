/** Whether a text names whoever a question asks for: somebody beside those whom it names itself. */
import { termsOf } from "../archive/analyzer.ts";
import { readNumber } from "../archive/ledger-numbers.ts";
import { isCalendarWord } from "../archive/proper-names.ts";
import { ASKS_FOR_A_BODY } from "./asked-forms.ts";
import type { Question } from "./question.ts";

/** Two words with capitals, or one inside a sentence: a name. */
const NAME =
  /\p{Lu}[\p{L}’'-]*\p{Ll}(?:\s+\p{Lu}[\p{L}’'-]*\p{Ll})+|(?<=[\p{Ll}\d,;)]\s)\p{Lu}\p{Ll}[\p{L}’'-]*/gu;
const SOMEBODY =
  /\b(?:chair|secretary|leader|treasurer|director|minister|officers?|staff|nobody|everyone)\b|@\w/gu;

/** Whether a text tells who it was: of whoever won or was chosen that they did, of several more than one. */
export function namesWhoIsAsked(question: Question, text: string): boolean {
  if (WON.test(question.text) && !tellsWinner(question, text)) return false;
  if (WON_SEAT.test(question.text) && !HAS_WON_SEAT.test(text)) return false;
  return namesSomebody(question, text);
}

/** "Who won the by-election?" is not answered by the day on which it is. */
const WON =
  /\bwho\s+(?:\w+\s+)?(?:won|wins|(?:was|were|got|been)\s+(?:\w+\s+)?(?:elected|chosen|appointed|selected|picked|adopted))\b|\bwho\s+did\s+.{1,60}?\b(?:pick|choose|select|elect|appoint|adopt)\b/i;
const HAS_WON =
  /\b(?:won|wins?|winn\w+|elected|beat|defeat\w*|victor\w*|chosen|chose|appoint\w*|became|becomes?|took|takes|gained|held|hold|new|succe\w+|unopposed|picked|selected|adopted|returned|got)\b|\d+\s*[-–]\s*\d|\bvotes\b/i;

/** "Who won the by-election?" is not answered by who was selected for it. */
const WON_SEAT =
  /\bwho\s+(?:\w+\s+)?(?:won|wins)\b(?!.*\b(?:selection|nomination|shortlist|candidate)).*\b(?:by-?\s?election|general\s+election|seat|constituency|ward|council|mayoralty)\b/i;
const HAS_WON_SEAT =
  /\b(?:won|wins?|winn\w+|elected|beat|defeat\w*|victor\w*|gained|held|hold|took|takes?|returned|lost|majority|MP)\b|\d+\s*[-–]\s*\d|\bvotes\b/;

/** A sentence of winning that names somebody, or goes on about whoever the one before it named. */
function tellsWinner(question: Question, text: string): boolean {
  const asked = askedIn(question);
  return text
    .split(/(?<=[.!?])\s+/)
    .some(
      (sentence, at) =>
        HAS_WON.test(sentence) &&
        ((at > 0 && GOES_ON.test(sentence)) ||
          isDoneByAuthor(question, sentence) ||
          namesIn(sentence).some((name) => termsOf(name).some((term) => !asked.has(term)))),
    );
}

const GOES_ON = /\b(?:he|she|they|who|him|her|them|I|we|both)\b/i;

/** Somebody beside those whom the question names itself. */
function namesSomebody(question: Question, text: string): boolean {
  const asked = askedIn(question);
  const names = namesIn(text).filter((name) => termsOf(name).some((term) => !asked.has(term)));
  if (ASKS_SEVERAL.test(question.text)) return new Set(names).size > 1;
  // A company or a group is named by its name alone, never by an office.
  if (ASKS_FOR_A_BODY.test(question.text)) return names.length > 0;
  return (
    names.length > 0 ||
    OPENS_WITH_NAME.test(text) ||
    [...text.matchAll(SOMEBODY)].some(([role]) => termsOf(role).every((term) => !asked.has(term))) ||
    isDoneByAuthor(question, text)
  );
}

/** "Joan moved that ...": what somebody does after the first word of a sentence makes a name of it. */
const OPENS_WITH_NAME =
  /(?:^|[.!?:*]\s+|\*\*\s*)(?!(?:He|She|They|We|It|This|That|These|Those|Who|Which|What|Nobody|Somebody|Someone|Everyone|Everybody|Others?|Some|Many|Most|Members?|Colleagues|Labour|Conference|Officers|Staff|Unions?|Delegates|Councillors|One|Two|Three|Both|None|All|Then|Again|Motion|Amendment|Proposal)\b)\p{Lu}\p{Ll}+\s+(?:(?:then|again|also|has|had)\s+)?(?:moved|proposed|seconded|chaired|argued|asked|told|suggested|objected|abstained|opposed|drafted|drew|wrote|raised)\b/u;

/** "Names of the seven", "which two regions": one name is not what was asked for. */
const ASKS_SEVERAL =
  /\b(?:names\s+of|who\s+were\s+the|(?:which|who\s+(?:were|are)\s+the|all)\s+(?:two|three|four|five|six|seven|eight|nine|ten)|(?:two|three|four|five|six|seven|eight|nine|ten|all|their)\s+names)\b|,\s+names\W*$/i;

/** "Until Christmas", "a European election": no names. */
function namesIn(text: string): readonly string[] {
  return (text.match(NAME) ?? []).filter(
    (name) =>
      !name.split(/\s+/).every((word) => isCalendarWord(word.toLowerCase()) || OF_A_COUNTRY.test(word)),
  );
}

const OF_A_COUNTRY = /^(?:European|British|English|Scottish|Welsh|Irish)s?$/;

/**
 * Whether a question asks for names that sentences leave out: of "the four on the shortlist" all four, of "the third
 * candidate" or "the other one" another than the question names itself.
 */
export function leavesNamesOut(question: Question, sentences: readonly string[]): boolean {
  if (!asksForEveryName(question)) return false;
  const several = SO_MANY_NAMES.exec(question.text)?.groups?.number;
  const asked = askedIn(question);
  const names = new Set(
    sentences
      .flatMap(namesIn)
      .filter((name) => termsOf(name).some((term) => !asked.has(term)))
      .map((name) => name.split(/\s+/).at(-1)),
  );
  return names.size < (several === undefined ? 1 : (readNumber(several) ?? 2));
}

/** Whether a question asks for the names of so many, or of one besides those it names. */
export function asksForEveryName({ text }: Question): boolean {
  return SO_MANY_NAMES.test(text) || ANOTHER.test(text);
}

const SO_MANY_NAMES =
  /\b(?:names?\s+of\s+(?:the\s+|all\s+)?|(?:which|who\s+(?:were|are)\s+(?:all\s+)?the|all|who\s+the)\s+)(?<number>two|three|four|five|six|seven|eight|nine|ten)\b/i;
const ANOTHER =
  /\b(?:names?\s+of|who\s+(?:was|were|is|are))\s+the\s+(?:other|third|fourth|fifth|last|remaining)\s+(?:one|person|man|woman|candidate|contender|applicant|name|member)s?\b/i;

/** "I seconded it": whoever reports did just what is asked about, and is not only there. */
function isDoneByAuthor({ terms }: Question, text: string): boolean {
  const acts = new Set(
    terms
      .filter(({ kind, common }) => kind === "word" && !common)
      // The first word after "who" says what was done, and so may others; a thing is nobody's act.
      .filter(({ label }, at) => at === 0 || /(?:ed|ing)$/i.test(label))
      .flatMap(({ spellings, synonyms }) => [...spellings, ...synonyms].flat()),
  );
  return [...text.matchAll(BY_AUTHOR), ...text.matchAll(WITH_AUTHOR)].some(([, told = ""]) =>
    termsOf(told).some((term) => acts.has(term)),
  );
}

/** "I chaired the group that scored them" */
const WITH_AUTHOR =
  /\b(?:I|we)(?:['’]\w+)?\s+(?:chair(?:ed)?|led|head(?:ed)?|ran|sat\s+on|served\s+on|was\s+(?:on|in|part\s+of|one\s+of)|am\s+(?:on|in)|were\s+on)\s+[^.;]{0,40}?\b(?:that|which|who)\s+((?:[\p{L}’'-]+\s+){0,1}[\p{L}’'-]+)/gu;
const BY_AUTHOR = /\b(?:I|we)(?:['’]\w+)?\s+((?:[\p{L}’'-]+\s+){0,2}[\p{L}’'-]+)/gu;

const spelled = new WeakMap<Question, ReadonlySet<string>>();

function askedIn(question: Question): ReadonlySet<string> {
  const known = spelled.get(question);
  if (known !== undefined) return known;
  const asked = new Set(question.terms.flatMap(({ spellings }) => spellings.flat()));
  spelled.set(question, asked);
  return asked;
}
