/** Other names of one thing, where a report says itself that it changed its name or that another took its place. */
import { tokenize } from "../archive/analyzer.ts";
import { COMMON_TERMS } from "./make-terms.ts";
import { officesAt } from "./offices.ts";

/** What stands between two names of one thing: "has been reborn as", "(formerly", "replaces". */
const CHANGE_OF_NAME =
  /\b(?:re-?named|re-?born|re-?christened|re-?branded|re-?launched|re-?titled|(?:now|be|been|is|was|are|were)\s+(?:called|known|named)|replac(?:e|es|ed|ing)|succeed(?:s|ed)|supersed(?:es?|ed)|merged\s+(?:in)?to|turned\s+into|becom(?:es?|ing)|became|former(?:ly)?|previously|used\s+to\s+be|working\s+title|in\s+(?:the\s+)?place\s+of|takes?\s+over\s+from)\b/giu;

/** Words with capitals, or a name set in quotation marks. */
const NAME =
  /[“"‘](?<quoted>\p{Lu}[^”"’]{2,40})[”"’]|\p{Lu}[\p{L}’'-]*\p{Ll}[’']?(?:(?:\s+(?:of|and|for|the|&)(?:\s+the)?|\s*[–-])?\s*\p{Lu}[\p{L}’'-]+)*/gu;

/** The second name stands this near to the words of change, in characters. */
const FARTHEST = 60;

/**
 * The names that a sentence gives for what goes by `known` (index terms), on the other side of its words of change:
 * each as its telling index terms. Empty where the sentence tells of no such change.
 */
export function otherNamesIn(sentence: string, known: ReadonlySet<string>): readonly (readonly string[])[] {
  const changes = [...sentence.matchAll(CHANGE_OF_NAME)];
  if (changes.length === 0) return [];
  const places = tokenize(sentence).filter(({ term }) => term !== null && known.has(term));
  const names = [...sentence.matchAll(NAME)].map(({ 0: whole, index, groups }) => ({
    text: groups?.quoted ?? whole,
    start: index,
    end: index + whole.length,
  }));
  const tellingOf = (text: string) =>
    tokenize(text).flatMap(({ term }) =>
      term === null || known.has(term) || COMMON_TERMS.has(term) ? [] : [term],
    );
  return changes.flatMap(({ 0: { length }, index }) => {
    const end = index + length;
    const next = names.find(({ start }) => start >= end && start - end <= FARTHEST);
    const last = names.findLast((other) => other.end <= index && index - other.end <= FARTHEST);
    const name = [
      places.some((place) => place.end <= index) ? next : undefined,
      places.some(({ start }) => start >= end) ? last : undefined,
    ].find((other) => other !== undefined && tellingOf(other.text).length > 0);
    return name === undefined || officesAt(name.text).length > 0 ? [] : [tellingOf(name.text)];
  });
}
