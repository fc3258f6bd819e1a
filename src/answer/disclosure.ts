/** Reporters who say that they may not tell, and reports that say that something was not reported. */
import type { Evidence } from "./evidence.ts";
import { namesWhoIsAsked } from "./names-somebody.ts";
import type { ReadPassage } from "./passage-reading.ts";
import type { Question, QuestionTerm } from "./question.ts";

const MAY_NOT = String.raw`(?:(?:can|could|may|will|shall|do|did|am|are|would)\s*(?:not|n['’]t)|can['’]t|won['’]t|shan['’]t|['’]m\s+not(?:\s+going\s+to)?)`;
/** What somebody does not do who keeps something to themselves. */
const TELLING = String.raw`(?:report|repeat|share|disclose|reveal|confirm|name\s+(?:him|her|them|names|any(?:body|one))|tell\s+(?:us|you)|say\s+(?:more|what|who|how|when|which)|go\s+into|give\s+(?:details|figures|numbers|names)|describe|publish|quote)`;

const DECLINING = new RegExp(
  String.raw`\b(?<!n['’]t\s|\bnot\s|\bnever\s)(?:(?:is|are|was|were|it['’]s|remain(?:s|ed)?|marked|strictly|keeps?|kept)\s+(?:\w+\s+){0,2}?(?:confidential|embargoed)|not\s+(?:able|allowed|free|permitted|at\s+liberty)\s+to\s+(?:\w+\s+){0,3}?(?:report|share|disclose|say|reveal|discuss|tell|give|describe)|(?:can|may)\s+(?:say|report|tell\s+you)\s+(?:only|no\s+more|nothing)|(?:does|did)\s*(?:not|n['’]t)\s+say\s+(?:which|who|what|when|why|how)|(?:did|does|do|would)\s*(?:not|n['’]t)\s+(?:want|wish)\s+to\s+be\s+named|(?:says?|said)\s+nothing\s+(?:of|about|on)|declin(?:e|ed|es|ing)\s+to\s+(?:report|say|repeat|disclose|give|tell)|asked\s+(?:us\s+)?not\s+to\s+(?:report|share|disclose|repeat|discuss|give|name))\b|(?<!\p{L})${MAY_NOT}\s+(?:\w+\s+){0,3}?${TELLING}\b`,
  "iu",
);

const NOT_GIVEN =
  /\b(?:(?:was|were|is|are|been)\s*(?:not|n['’]t)\s+(?:\w+\s+){0,2}?(?:reported|given|announced|available|published|presented|disclosed|provided|known)|no\s+(?:\w+\s+){0,2}?(?:figures?|numbers?|tally|report|dates?|reasons?|details?|names?)\s+(?:\w+\s+){0,2}?(?:given|announced|available|reported|provided|set|recorded)|(?:contain|give|have|held?|include)(?:s|ed)?\s+no\s+(?:\w+\s+){0,2}?(?:figures?|numbers?|details?|dates?)|not\s+(?:\w+\s+)?(?:told|given)\s+(?:the|any|a)\b|(?:do|did|have|has|had)(?:\s+not|n['’]t)\s+(?:write|wrote|written|note|noted|take|taken|get|catch|caught|record|recorded)\s+(?:down\s+)?(?:the\s+|any\s+)?(?:numbers?|figures?|count|tally|names?|dates?)|(?:have|has|had)?\s*stopped\s+(?:giving|telling|reporting|publishing))\b|^\W*not\s+(?:given|available|reported|recorded)\b/i;

/** The best sentence declines to tell what was said; of who, why and what was in something, any shown with it. */
export function declines(question: Question, [best]: readonly Evidence[]): boolean {
  const { text, asked } = question;
  if (best === undefined || /\bconfidential/i.test(text)) return false;
  const whole =
    asked === "who" ||
    asked === "why" ||
    /\bwhat\s+(?:was|were|is|are|did)\b.{0,12}\b(?:in|say)\b/i.test(text);
  const own = best.reading.sentences[best.at]?.text ?? "";
  // "Of three I can say nothing; the fourth was lifted, with only Ann Field against": of that one it is told.
  const named = asked === "who" && best.fits && namesWhoIsAsked(question, own);
  const told = best.reading.sentences.slice(
    whole && !named ? best.from : best.at,
    (whole ? best.to : best.at) + 1,
  );
  return told.some((sentence) => DECLINING.test(sentence.text));
}

/** "Which two regions?" asked of what "does not say which regions". */
export function leavesOpen({ text }: Question, [best]: readonly Evidence[]): boolean {
  if (best === undefined || !/\b(?:which|who|whom|whose|names?)\b/i.test(text)) return false;
  const next = best.reading.sentences.slice(best.at, best.at + 2);
  return next.some((sentence) => LEFT_OPEN.test(sentence.text));
}

const LEFT_OPEN =
  /\b(?:do|does|did|would|could|will)\s*(?:not|n['’]t)\s+(?:say|name|tell\s+us|identify|reveal|specify)\s+(?:which|who|them|it|him|her|any|either|the)\b|\b(?:was|were|is|are)\s*(?:not|n['’]t)\s+(?:named|identified)\b/i;

/** How much of a question must be met by the very sentence that says that it may not be told. */
const LEAST_MET = 0.6;

/** The sentence that comes nearest to a question and says that the answer may not be told or was not given. */
export function withheld(nearest: readonly Evidence[]): Evidence | null {
  return (
    nearest.find(({ reading, at, ownCoverage, matches }) => {
      if (ownCoverage < LEAST_MET) return false;
      const text = reading.sentences[at]?.text ?? "";
      return (
        (DECLINING.test(text) || NOT_GIVEN.test(text)) &&
        matches.every(({ term, worth }) => !term.required || worth > 0 || isNamedIn(reading, term))
      );
    }) ?? null
  );
}

/** Whether a report names a required person or thing anywhere. */
function isNamedIn({ report }: ReadPassage, { label }: QuestionTerm): boolean {
  return report.passages.some(({ text }) => text.includes(label));
}
