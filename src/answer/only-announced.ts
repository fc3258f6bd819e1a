/** Inquiries that are set up or expected: told of before they have found anything. */
import type { Evidence } from "./evidence.ts";
import type { Question } from "./question.ts";

/** "What did the review find?", "when did it report?": asks for what came out of it, or when it did. */
const ASKS_FOR_FINDINGS =
  /\bwhat\b.{0,80}\b(?:find|found|finds|findings?|recommend(?:s|ed|ations?)?|conclu(?:de[ds]?|sions?)|reveal(?:s|ed)?|uncover(?:s|ed)?|came\s+out\s+of|come\s+out\s+of|(?:outcome|result|verdict|upshot)\s+of)\b|\bwhen\s+did\b.{0,80}\b(?:report(?:\s+back)?|conclude|finish|publish(?:\s+its\s+\w+)?)\W*$/i;

const INQUIRY =
  /\b(?:reviews?|inquir(?:y|ies)|enquir(?:y|ies)|investigations?|reports?|commissions?|task\s*-?\s*force|working\s+(?:group|party)|consultations?|audits?|surveys?|panels?|probes?|stud(?:y|ies))\b/i;

const ANNOUNCES =
  /\b(?:will|would|shall|(?:is|are|was|were)\s+(?:due\s+)?to\b|to\s+be\b|due|expect(?:s|ed|ing)?|await(?:s|ed|ing)?|soon|forthcoming|not\s+(?:yet|been|until)|nothing\s+(?:yet|had)|still|ongoing|under\s+(?:way|investigation|review|consideration)|in\s+progress|hope[ds]?|set\s+up|appoint(?:s|ed|ing)?|commission(?:s|ed|ing)|launch(?:es|ed|ing)?|establish(?:es|ed|ing)?|announc(?:es|ed|ing)|ask(?:s|ed)?\s+(?:\S+\s+){0,4}to\s+(?:have|hold|lead|chair|head|review|look|investigate|report)|(?:chaired|led|headed)\s+by|leading|(?:is|are|was|were|be)\s+(?:being\s+)?(?:look|work|consult|tak|gather)ing|report(?:s|ing)?\s+(?:back\s+)?(?:in|by|to)\s+(?:the\s+)?(?:next|spring|summer|autumn|winter|new\s+year|january|february|march|april|may|june|july|august|september|october|november|december|conference))\b/i;

/** What has come out of it: not what is only to come. */
const FINDS =
  /(?<!\b(?:will|would|shall|should|to|may|might)\s+(?:\w+\s+)?)\b(?:found(?!ed|er|ing|ation)|finds|findings?|recommend(?:s|ed|ations?)?|conclud(?:es|ed)|conclusions?|reveal(?:s|ed)|uncover(?:s|ed)|cleared|upheld|published|presented)\b|\b(?:reviews?|inquir(?:y|ies)|enquir(?:y|ies)|investigations?|report|commission|force|group|party|consultation|audit|survey|panel|study)\s+(?:\S+\s+){0,3}?(?:sa(?:ys|id)|show(?:s|ed)|calls|called|propos(?:es|ed)|suggest(?:s|ed)|criticis(?:es|ed)|blam(?:es|ed)|describ(?:es|ed))\b/i;

/** Whether evidence tells only that there is to be an inquiry, where the question is after what it found. */
export function announcesOnly({ text }: Question, { reading, from, to }: Evidence): boolean {
  if (!ASKS_FOR_FINDINGS.test(text) || !INQUIRY.test(text)) return false;
  const told = reading.sentences.slice(from, to + 1).map((sentence) => sentence.text);
  return told.some((sentence) => ANNOUNCES.test(sentence)) && !told.some((sentence) => FINDS.test(sentence));
}
