/** Which of the names that a question seems to hold are meant as names. */
import { termsOf, tokenize } from "../archive/analyzer.ts";
import type { NameMatch } from "../archive/names.ts";
import { startsSentence } from "./sentence-start.ts";
import { isEverydayWord } from "./synonyms.ts";

/** "Gareth Lomax" is not the Lomax whom the corpus knows as Ruth: another first name stands before the surname. */
export function isNamesake(text: string, { kind, matched, name, start }: NameMatch): boolean {
  if (kind !== "person" || /\s/.test(matched)) return false;
  const before = /(\p{Lu}\p{Ll}+)\s+$/u.exec(text.slice(0, start));
  const first = before?.[1];
  if (first === undefined || startsSentence(text, before?.index ?? 0)) return false;
  const title =
    /^(?:Cllr|Councillor|Lord|Lady|Baroness|Sir|Dame|Dr|Mr|Mrs|Ms|Professor|Comrade|Chair|Leader)$/;
  return !title.test(first) && !isFirstNameOf(first, name);
}

/** "The first Black woman" is not a Black woman of the surname: a surname alone is not followed by such a noun. */
export function describesPeople(text: string, { kind, matched, end }: NameMatch): boolean {
  return kind === "person" && !/\s/.test(matched) && PEOPLE_FOLLOW.test(text.slice(end));
}

/** "Gen sec" is said of no body that goes by SEC. */
export function isWithin({ start, end }: NameMatch, from: number, to: number): boolean {
  return start >= from && end <= to && end - start < to - from;
}

/** A word of everyday English in small letters is no abbreviation: "sec", "rep". */
export function isEverydayUse({ kind, matched }: NameMatch): boolean {
  const [token, ...more] = tokenize(matched);
  return (
    kind !== "person" &&
    more.length === 0 &&
    token?.term != null &&
    /^\p{Ll}{2,4}$/u.test(matched) &&
    isEverydayWord(token.term)
  );
}

const PEOPLE_FOLLOW =
  /^\s+(?:(?:and|or)\s+(?:Asian|ethnic|minority|working)|wom[ae]n|m[ae]n|people|persons?|members?|candidates?|MPs?|councillors?|mayors?|leaders?|communit(?:y|ies)|workers?|voters?|activists?|representatives?|history|youth|students?|families|lives)\b/u;

/** The first name itself, or short for it: "Roz" of "Rosalind". */
function isFirstNameOf(first: string, name: string): boolean {
  const own = name.split(/\s+/);
  const short = first.length <= LONGEST_SHORT_NAME && own[0]?.slice(0, 2) === first.slice(0, 2);
  return own.includes(first) || short;
}

const LONGEST_SHORT_NAME = 4;

/** A surname with the first name that stands before it, where the two are one person. */
export function withFirstName(text: string, mention: NameMatch): NameMatch {
  if (mention.kind !== "person" || /\s/.test(mention.matched)) return mention;
  const before = /(\p{Lu}\p{Ll}+)\s+$/u.exec(text.slice(0, mention.start));
  return before?.[1] !== undefined && isFirstNameOf(before[1], mention.name)
    ? { ...mention, start: before.index }
    : mention;
}

/** Surnames that are nouns of everyday English: in small letters before another noun they are those. */
const NOUNS: ReadonlySet<string> = new Set(
  `fox wolf lamb bull hare crane finch swift martin drake swan bird fish pike salmon bass bush wood woods forest field
fields green brown black white grey gray gold silver stone steel iron coal cotton wool field hill lake rivers banks
marsh moss reed rose flowers berry apple lemon rice bean peacock page price cash bond bills law laws court bishop pope
king knight baker butcher cook carpenter mason miller smith tailor taylor weaver fisher hunter gardener farmer shepherd
driver porter parker winter summers frost snow rain storm day knight young old long short strong sharp savage best wise
bright love joy hope peace power powers ball bell bird church chapel temple house hall park street lane bridges wells
ham cook burns walker turner spring webb webber waters poole pool barber carter cooper foot hands head hart`.split(
    /\s+/,
  ),
);

/** "Fox hunting" is asked about no Fox: a noun in small letters that another noun follows. */
export function isPlainNoun(
  text: string,
  { kind, matched, end }: NameMatch,
  isAskingWord: (word: string) => boolean,
): boolean {
  if (kind !== "person" || !NOUNS.has(matched)) return false;
  const next = /^[\s-]+(\p{Ll}+)/u.exec(text.slice(end))?.[1];
  return next !== undefined && !isAskingWord(next) && termsOf(next).length > 0;
}

/** "Membership figures": what is counted and a word of the counting is no topic where a number is asked for. */
export function isCounting({ kind, matched }: NameMatch, isCountingWord: (word: string) => boolean): boolean {
  if (kind !== "topic") return false;
  const words = tokenize(matched).filter(({ term }) => term !== null);
  const counting = words.filter(({ word }) => isCountingWord(word)).length;
  return counting > 0 && words.length - counting <= 1;
}
