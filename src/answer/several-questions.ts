/** Several questions asked in one breath, and one question about either of two things. */
import type { Item, Reply } from "../reply.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { isTagged } from "./asking-sentences.ts";
import { FOLLOWED_BY } from "./follow-up.ts";
import { noteItem } from "./items.ts";

/** Where a further question begins. */
const FURTHER = new RegExp(
  [
    // "... and by how many", "... ? When"; but not "how many for and how many against".
    String.raw`(?:\?\s+(?:and\s+)?|,?\s+and\s+)(?!how\s+many\s+(?:were\s+|voted\s+)?against\b)(?=(?:by\s+)?(?:what|how|who|whom|when|where|why|which)\b)`,
    // "How many came and did it lose money?"; a whole story tells that as well.
    String.raw`(?<=^\W*(?:how\s+(?:many|much)|when|who|where|which)\b.{8,}),?\s+and\s+(?=(?:did|does|has|have|was|were|is|are)\s+(?:it|they|he|she|we|this|that|the)\b)`,
    // "What happened there, who was picked?"
    String.raw`(?<=^\W*(?:what|how|who|which|where|why)\b[^,;]{12,}),\s+(?=(?:who|what|when|where|why|how\s+(?:many|much))\s+(?:did|does|do|was|were|is|are|has|have|will)\b)`,
    // "..., and in 2021?"
    String.raw`,\s*and\s+(?=(?:in|on|at|by|for)\s+(?:(?:early|late|mid)[\s-])?(?:\p{L}+\s+)?(?:19|20)\d{2}\b)`,
  ].join("|"),
  "iu",
);

/** Fewer words are no question of their own: "when and where was it". */
const FEWEST_WORDS = 4;
/** "..., and by how much?", "..., and if so when?": goes on with the question before. */
const BARE =
  /^(?:if\s+so,?\s+)?(?:(?:by|for|to|from)\s+)?(?:what|how(?:\s+(?:much|many|close))?|whom?|when|where|why|which)\W*$|^what\s+(?:was|were)\s+the\s+(?:numbers?|figures?|tally|score|result|count|margin|votes?)\W*$/i;

/**
 * The questions of a text in order, each as it was written; more than one where a question word or a date begins
 * another. The later ones may lean on those before: "who won, and by how many votes?"
 */
export function questionsIn(text: string): readonly string[] {
  // A question written with what it follows up on is one.
  if (text.includes(FOLLOWED_BY)) return [text];
  const [first = "", ...rest] = text.split(FURTHER);
  const begun = first.trim();
  if (rest.length === 0 || rest.some((further) => BARE.test(further.trim()))) return [text];
  if (begun.split(/\s+/).length < FEWEST_WORDS || isTagged(`${begun}?`)) return [text];
  return [begun, ...rest.map((further) => `and ${further.trim()}`)];
}

const ABOUT =
  /^(?<asking>.*?\b(?:about|on|regarding|concerning|mention(?:s|ed|ing)?|of))\s+(?<subject>.+?)\W*$/is;
const EITHER = /\s*(?:,|\bor\b|\band\b|\/)+\s+/i;
const MOST_ALTERNATIVES = 4;

/** "..., did we keep it?", "... and was it ever paid back?": asks further of what the question names. */
const FURTHER_OF_IT =
  /(?:[,:]|\s[-–—]+|\s(?:and|or))\s+(?:(?:and|or|ie|i\.e\.)\s+)?(?:did|does|do|has|have|had|is|are|was|were|will|how\s+did|what\s+did)(?:n['’]?t)?\s+(?=[^,?]*\b(?:it|they|them|he|she|him|her|that|this)\b)\p{Ll}[\p{L}'’-]*(?:\s+\p{Ll}[\p{L}'’-]*){0,6}\W*$/u;

/** A question without a last clause that asks further of what it names; as it is where there is none. */
export function withoutFurther(text: string): string {
  const tail = FURTHER_OF_IT.exec(text);
  if (tail === null) return text;
  const question = text.slice(0, tail.index).trim();
  // "The ferries: are they dead?" names at least what it is about.
  const fewest = tail[0].startsWith(":") ? 2 : FEWEST_WORDS;
  return question.split(/\s+/).length < fewest ? text : withoutFurther(`${question}?`);
}

/** No thing, but a clause about one: "what became of the gift, did we keep it?" */
const CLAUSE =
  /^(?:how\s+)?(?:did|does|do|has|have|had|is|are|was|were|will)\s+(?=.*\b(?:it|they|them|that|this)\b)/i;

/** "Anything on X or Y?" asks for either; none where a question names one thing. */
export function alternativesIn(text: string): readonly string[] {
  const { asking, subject } = ABOUT.exec(text)?.groups ?? {};
  if (asking === undefined || subject === undefined) return [];
  const things = subject.split(EITHER).filter((thing) => thing !== "");
  return things.length < 2 || things.length > MOST_ALTERNATIVES
    ? []
    : things.filter((thing) => !CLAUSE.test(thing)).map((thing) => `${asking} ${thing}`);
}

const NAME = "\\p{Lu}[\\p{L}’'-]+(?:\\s+\\p{Lu}[\\p{L}’'-]+){0,2}";
const SPEAKERS = new RegExp(
  `^(?<asking>.*?\\b(?:did|does|do|has|have|had))\\s+(?<names>${NAME}(?:\\s*,\\s*${NAME})*\\s*,?\\s+(?:and|or|&)\\s+${NAME})\\s+(?<rest>\\p{Ll}.+)$`,
  "su",
);

/** "What did Ann Field and Bo Marsh say?" asks each of them; none where a question names one person. */
export function speakersIn(text: string): readonly string[] {
  const { asking, names, rest } = SPEAKERS.exec(text)?.groups ?? {};
  if (asking === undefined || names === undefined || rest === undefined) return [];
  const each = names.split(/\s*(?:,|\band\b|\bor\b|&)+\s*/).filter((name) => name !== "");
  return each.length > MOST_ALTERNATIVES ? [] : each.map((name) => `${asking} ${name} ${rest}`);
}

/** A reply to one of several questions. */
export type Part = { readonly asked: string; readonly reply: Reply };

/** The replies to several questions as one; what one of them leaves open is said. */
export function joinedReply(first: Part, others: readonly Part[], words: AnswerWording): Reply {
  const parts = [first, ...others];
  const told = parts.filter(({ reply }) => reply.verdict !== "not-in-reports");
  if (told.length === 0) return first.reply;
  const open = parts.filter(({ reply }) => reply.verdict === "not-in-reports");
  const untold = open.map(({ asked }) => words.silence.leftOpen(asked.replace(/^and\s+/i, "")));
  const whole = open.length === 0 && told.every(({ reply }) => reply.verdict === "answered");
  return {
    ...first.reply,
    verdict: whole ? "answered" : "partly",
    ...(told.some(({ reply }) => reply.loosely) ? { loosely: true } : {}),
    title: distinct(parts.map(({ reply }) => reply.title)).join("; "),
    summary: [...told.map(({ reply }) => reply.summary), ...untold].filter((line) => line !== "").join(" "),
    understood: distinct(parts.flatMap(({ reply }) => reply.understood ?? [])).join("; "),
    items: withoutDoubles([
      ...told.flatMap(({ reply }) => reply.items),
      ...untold.map((line) => noteItem(line)),
    ]),
    conflicts: told
      .flatMap(({ reply }) => reply.conflicts)
      .filter((conflict, at, all) => all.findIndex((other) => sameValues(conflict, other)) === at),
    lookedFor: distinct(parts.flatMap(({ reply }) => reply.lookedFor)),
    remaining: told.reduce((sum, { reply }) => sum + reply.remaining, 0),
    actions: told.flatMap(({ reply }) => reply.actions),
  };
}

function distinct(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}

/** A sentence that answers two questions stands once. */
function withoutDoubles(items: readonly Item[]): readonly Item[] {
  const place = ({ citation, text }: Item) =>
    citation === null ? text : `${citation.report} ${citation.start} ${citation.end}`;
  return items.filter((item, at) => items.findIndex((other) => place(other) === place(item)) === at);
}

function sameValues(a: Reply["conflicts"][number], b: Reply["conflicts"][number]): boolean {
  return a.values.map(({ text }) => text).join() === b.values.map(({ text }) => text).join();
}
