/** Whether a question asks who came to a role after somebody, and after whom. */
import { termsOf } from "../archive/analyzer.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { ROLE_HEADS } from "./role-asked.ts";

/** Somebody whose successor is asked for, and in which role; null where the question does not say. */
export type Succession = {
  readonly role: string | null;
  readonly before: QuestionTerm;
  /** In words that ask for nothing else: "who succeeded". */
  readonly plainly: boolean;
};

export const ASKS_SUCCESSOR =
  /\bwho\s+(?:(?:has|then|finally|eventually)\s+)?(?:(?:took|takes?|taken)\s+over|succeed(?:ed|s)|replac(?:ed|es)|follow(?:ed|s)|came\s+after)\b|\bwho(?:m)?\s+did\s+(?:\S+\s+){1,3}?(?:appoint|choose|pick|elect|select|hire|recruit|get)\s+(?=(?:as|to\s+be)\s.{3,60}\b(?:after|to\s+(?:replace|succeed)|in\s+place\s+of)\s)/i;
/** What somebody may be said to have or to take. */
export const POST = "(?:job|post|role|position|seat|place|spot|slot|chair|office|shoes|boots|vacancy)";
/** "Who took her seat?", "who is in his old job?", "who is her successor?" */
const ASKS_WHOSE_PLACE = new RegExp(
  `\\bwho\\b[^?]*\\p{L}['’]s?\\s+(?:(?:old|former|previous|vacant)\\s+)?(?:${POST}|successor|replacement)\\b`,
  "iu",
);
const ROLE = `(?:(?!(?:new|next|current|latest|who|is|was|were|are|got|became|becomes?|the|our|a|an|as|did|took|from|to|after|when|once|following)\\b)[\\p{L}-]+\\s+){0,2}?(?:${ROLE_HEADS})`;
/** "Who is our treasurer after Ann Field?", "who got the job after Ann Field left?": what stands before, and after it. */
const ASKS_AFTER =
  /^(?<asked>.*\bwho\b.*?)\s+(?:(?:now\s+)?(?:after|following|in\s+succession\s+to)|(?:now|when|once)(?:\s+that)?)\s+(?<whom>.+)$/iu;
const ROLE_AT_END = new RegExp(
  `(?:\\b(?:the|our|a|an|as|new|labour['’]?s?|party['’]?s?|nec['’]?s?)\\s+|\\b)(?<role>${ROLE})s?(?:['’]s?)?(?:\\s+${POST})?$`,
  "iu",
);
const POST_AT_END = new RegExp(`\\b${POST}$`, "iu");
const AS_ROLE = new RegExp(
  `\\b(?:as|in\\s+the|to\\s+be)\\s+(?:(?:the|our|a|new|labour['’]?s?|party['’]?s?|nec['’]?s?)\\s+)*(?<role>(?:(?!(?:from|to|after|when|once|following)\\b)[\\p{L}-]+\\s+){0,2}?(?:${ROLE_HEADS}))\\b`,
  "iu",
);

/** What a question asks of a succession; null where it asks for none. */
export function successionAsked({ asked, text, terms }: Question): Succession | null {
  if (asked !== "who") return null;
  const before = terms.find(({ kind, label }) => kind === "person" || (kind === "name" && /\s/.test(label)));
  if (before === undefined) return null;
  const role = AS_ROLE.exec(text)?.groups?.role ?? null;
  const plainly = ASKS_SUCCESSOR.test(text) && role !== null;
  if (ASKS_SUCCESSOR.test(text) || ASKS_WHOSE_PLACE.test(text)) return { role, before, plainly };
  const { asked: what = "", whom = "" } = ASKS_AFTER.exec(text)?.groups ?? {};
  if (!startsWithNameOf(before, whom)) return null;
  const held = ROLE_AT_END.exec(what)?.groups?.role;
  return held === undefined && !POST_AT_END.test(what) ? null : { role: held ?? role, before, plainly };
}

function startsWithNameOf({ label, spellings }: QuestionTerm, text: string): boolean {
  const [first] = termsOf(text);
  return (
    first !== undefined && (termsOf(label).includes(first) || spellings.some(([word]) => word === first))
  );
}
