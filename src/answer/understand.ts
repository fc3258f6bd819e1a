/** Free text to a question: what it names, its time, and the kind of answer that is wanted. */
import { tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { MONTH_ALONE } from "../date-words.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { askedOf, askingWordMeant } from "./asked.ts";
import type { Asked } from "./asked-kind.ts";
import { FILLERS, withoutChatSpelling } from "./chat-words.ts";
import { withoutContractions } from "./contractions.ts";
import { describeQuestion } from "./describe-question.ts";
import { termsIn } from "./find-terms.ts";
import { FOLLOWED_BY, inScopeOf, withTimesCounted } from "./follow-up.ts";
import { withoutIdioms } from "./idioms.ts";
import { type FoundPeriod, findPeriod } from "./period.ts";
import { LONGEST_QUESTION, type Question } from "./question.ts";

/**
 * Understands a question against an archive's names and words. `previous` is the question before it in the
 * same conversation: "and in 2021?" takes from it what it leaves out. `today` is `YYYY-MM-DD`.
 */
export function understand(
  text: string,
  archive: Archive,
  today: string,
  previous?: Question,
  words: AnswerWording = english,
): Question {
  const [first = "", ...later] = text.split(FOLLOWED_BY);
  const alone = (asked: string) => understandAlone(asked, archive, today, words);
  const after = (before: Question, asked: string) =>
    inScopeOf(before, alone(withTimesCounted(asked, before.period)), words);
  // Written with what it follows up on, a question leans on nothing else.
  const start = previous === undefined || later.length > 0 ? alone(first) : after(previous, first);
  return later.reduce(after, start);
}

function understandAlone(text: string, archive: Archive, today: string, words: AnswerWording): Question {
  const standalone = cleanText(text);
  const typed = withoutContractions(withoutIdioms(withoutChatSpelling(standalone)));
  const written = withAskingMended(withPossessives(typed, archive), archive);
  const cleaned = written
    .replace(OF_THE_ASKER, (words) => " ".repeat(words.length))
    .replace(ASIDES, (words) => " ".repeat(words.length));
  const period = findPeriod(cleaned, today);
  const time = period !== null && !period.partOfName ? period : null;
  const rest =
    time !== null
      ? blank(cleaned, time.start, time.end)
      : period === null
        ? cleaned
        : withoutMonths(cleaned, period.start, period.end);
  // "Where did it end up?": an aside may tell what is asked, though it names nothing.
  const untimed =
    time === null || OF_A_MEETING.test(time.text) ? written : blank(written, time.start, time.end);
  const read = askedOf(untimed);
  const figure = read === "general" && time !== null && isMeasure(rest);
  const asked = figure ? "count" : read;
  const { terms, corrected } = termsIn(rest, archive, asked);
  const goesOn = time !== null && asksSince(cleaned, asked, time) ? { ...time, to: null } : time;
  return {
    text: cleaned,
    standalone,
    asked,
    terms,
    counted: figure ? rest.trim() : asked === "count" || asked === "vote" ? countedIn(rest) : null,
    period: goesOn,
    corrected,
    understood: describeQuestion(terms, goesOn, words),
  };
}

/** "Ruths idea": whose it is, where the reports know a Ruth and nothing called "ruths". */
function withPossessives(text: string, { vocabulary, names }: Archive): string {
  return text.replace(/(?<![\p{L}’'-])\p{L}{3,}s(?![\p{L}’'-])/gu, (word) => {
    if (vocabulary.has(word.toLowerCase())) return word;
    const owner = `${word.charAt(0).toUpperCase()}${word.slice(1, -1)}`;
    const isPerson = names
      .mentions(owner)
      .some(({ kind, exact, matched }) => kind === "person" && exact && matched === owner);
    return isPerson ? `${owner}'s` : word;
  });
}

/** "What happend": a slip in a word of the asking, where the reports know no such word. */
function withAskingMended(text: string, { vocabulary }: Archive): string {
  return text.replace(/\p{Ll}+/gu, (word) => (vocabulary.has(word) ? word : (askingWordMeant(word) ?? word)));
}

/** "Who wrote up the meeting of 3 May?": what the time is of tells what is asked. */
const OF_A_MEETING = /\b(?:meetings?|executive|committee|panel|nec)\b/i;

/** "... since the money ran out in 2020", "we lost it in 2007: did we ever get it back?": asks for what came after. */
function asksSince(text: string, asked: Asked, { start, from, yearless }: FoundPeriod): boolean {
  if (asked !== "happened" || from === null || yearless) return false;
  return SINCE.test(text.slice(0, start)) || EVER.test(text);
}

const SINCE = /\bsince\b[^.?!;]*$/i;
const EVER = /\b(?:did|has|have|was|were)\s+(?:\S+\s+){1,4}ever\b/i;

/** "(mine included, I got the letter)": what somebody who asks says of themselves. */
const OF_THE_ASKER = /\((?=[^()]*\b(?:I|me|my|mine)\b)[^()]{1,80}\)/g;

/** Turns of phrase that ask for nothing of their own. */
const ASIDES =
  /\b(?:to\s+begin\s+with|from\s+(?:start|beginning|launch)\s+to\s+(?:finish|end)|over\s+the\s+years|from\s+the\s+(?:start|beginning)|with\s+(?:all\s+)?(?:the|its)\s+ups\s+and\s+downs|warts\s+and\s+all|step\s+by\s+step|in\s+order(?:\s+if\s+possible)?|at\s+first|in\s+the\s+end|so\s+far|(?:is|was)\s+it\s+(?:true|right|correct|the\s+case)\s+that|looking\s+back(?:\s+(?:now|later))?(?=\W)|with\s+hindsight|in\s+hindsight|in\s+(?:brief|short|a\s+nutshell)|i\s+think\s+it\s+was|straight\s*away|right\s+away|there\s+and\s+then|on\s+the\s+spot|(?:deals?|dealt|dealing)\s+with|in\s+total|altogether|all\s+in\s+all|at\s+(?:the|that)\s+time|in\s+front\s+of|on\s+the\s+ground|each\s+(?:candidate|side|person)|(?:take|took|taken|taking)\s+place|(?:end|turn|work|pan)(?:s|ed|ing)?\s+(?:up|out)|do\s+you\s+(?:happen\s+to\s+)?(?:know|have)|any\s+ideas?|(?:get|gets|got|gotten|getting)\s+(?:anywhere|somewhere|nowhere|very\s+far|(?:his|her|their|your)\s+way)|(?:had\s+|have\s+)?any\s+(?:joy|luck)(?:\s+with\s+(?:it|that|this))?|can\s+you\s+(?:tell|show|find)\s+me|i['’]d\s+like\s+to\s+know|i\s+want\s+to\s+know)\b/gi;

/** Without control characters, markup of chat platforms and runs of white space; cut to a sane length. */
function cleanText(text: string): string {
  return text
    .slice(0, LONGEST_QUESTION * 2)
    .replace(/<[@#!][^>\s]{0,40}>|@(?:everyone|here|channel)\b/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_QUESTION);
}

/** "The Nov-Dec 2019 election": its year is part of its name, the months are only when it was. */
function withoutMonths(text: string, start: number, end: number): string {
  const words = text.slice(start, end).replace(MONTH_ALONE, (month) => " ".repeat(month.length));
  return `${text.slice(0, start)}${words}${text.slice(end)}`;
}

function blank(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${" ".repeat(end - start)}${text.slice(end)}`;
}

/** "Membership January 2021 please": a measure and a time ask for a figure. */
function isMeasure(text: string): boolean {
  const words = tokenize(text).filter(({ word, term }) => term !== null && !FILLERS.has(word));
  return words.length > 0 && MEASURE.test(words.map(({ word }) => word).join(" "));
}

const MEASURE =
  /^(?:(?:party|labour|party's|total|paid|up|paid-up|overall|national)\s+)*(?:membership|members|arrears|debts?|deficit|surplus|reserves|turnout)(?:\s+(?:meeting|nec))?$/i;

/** What is to be counted: the words after "how many", or those before "figures". */
function countedIn(text: string): string | null {
  const match =
    /\b(?:how\s+(?:many|much)|(?:number|percentage|proportion|share|total|amount)\s+of|what\s+(?:was|is|were|are|did)\s+the)\s+(?:(?:figures?|numbers?|totals?)\s+(?:for|of)\s+(?:the\s+)?)?([^?.!]{1,80})/i.exec(
      text,
    ) ?? /((?:\p{L}[\p{L}'’-]*\s+){1,3})(?:figures?|numbers?|totals?|counts?)\b/iu.exec(text);
  return match?.[1]?.trim() ?? null;
}
