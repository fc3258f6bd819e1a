/** A free question to a reply: understand, find evidence, choose what answers, or say that the reports do not. */
import type { Archive } from "../archive/archive.ts";
import type { Reply } from "../reply.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked-kind.ts";
import { askedByNames, askedText, tellsItself } from "./asked-text.ts";
import { POINTS_BACK } from "./asking-sentences.ts";
import { toldBesidePrevious } from "./beside-previous.ts";
import { ofItsWholeYear, ofYearsAround, withoutYearBefore } from "./follow-up.ts";
import { narrowReply } from "./narrow-reply.ts";
import { callOf, leansOnAnother, type Question } from "./question.ts";
import { replyTo } from "./reply-to.ts";
import {
  alternativesIn,
  joinedReply,
  type Part,
  questionsIn,
  speakersIn,
  withoutFurther,
} from "./several-questions.ts";
import { understand } from "./understand.ts";

export type AnswerContext = {
  readonly archive: Archive;
  /** `YYYY-MM-DD`: what "last spring" counts from. */
  readonly today: string;
  /** The question before this one in the same conversation. */
  readonly previous?: Question;
  /** 1-based. */
  readonly page?: number;
  /** Of the bot's own sentences; English where none are given. */
  readonly words?: AnswerWording;
};

export type Answered = { readonly reply: Reply; readonly question: Question };

/**
 * Answers a question from the reports alone. Every quotation is exact; what the reports do not hold is said
 * to be missing. Asynchronous only because the engine may be a database. The same archive, question and date
 * give the same reply.
 */
export async function answerQuestion(text: string, context: AnswerContext): Promise<Answered> {
  const question = askedText(text, context);
  const [first = question, ...further] = questionsIn(question);
  const answered = await answerOne(first, context);
  if (further.length > 0) return answerFurther({ asked: first, ...answered }, further, context);
  if (answered.reply.verdict !== "not-in-reports") return answered;
  const either = await answerEither(question, answered.question, context);
  const told = either !== null && either.reply.verdict !== "not-in-reports" ? either : null;
  return (
    told ??
    (await withoutLastClause(question, context)) ??
    (await byNamesTold(text, question, context)) ??
    either ??
    answered
  );
}

async function answerOne(text: string, context: AnswerContext): Promise<Answered> {
  const { archive, today, previous, page = 1, words = english } = context;
  const question = understand(text, archive, today, previous, words);
  const reply = await replyTo(question, archive, page, words);
  if (previous !== undefined && reply.verdict === "not-in-reports" && leansOnAnother(question)) {
    // "What about the plan to ...?" may lean on nothing.
    const { previous: _, ...withoutPrevious } = context;
    const goesOn = GOES_ON.test(text) || POINTS_BACK.test(text);
    if (!goesOn && tellsItself(understand(text, archive, today))) {
      const alone = await answerOne(text, withoutPrevious);
      if (alone.reply.verdict !== "not-in-reports") return alone;
    }
  }
  if (previous !== undefined && reply.verdict === "not-in-reports") {
    const compared = await comparedWithAnotherYear(text, { ...context, previous });
    if (compared !== null) return compared;
    const beside = await toldBesidePrevious(question, previous, archive);
    if (beside.length > 0) {
      const told = await narrowReply(archive, question, beside, beside, page, words);
      return { question, reply: { ...told, call: callOf(question) } };
    }
    const wider = ofItsWholeYear(text, previous);
    if (wider !== null) return answerOne(text, { ...context, previous: wider });
    const around = ofYearsAround(question, previous);
    if (around !== null) {
      const answered = await answerOne(text, { ...context, previous: around });
      if (answered.reply.verdict === "answered") return answered;
    }
  }
  return { question, reply: leansOnAnother(question) ? { ...reply, call: callOf(question) } : reply };
}

/** "And the year before?": told beside the year that was asked about before, where nothing is told of it elsewhere. */
async function comparedWithAnotherYear(
  text: string,
  context: AnswerContext & { readonly previous: Question },
): Promise<Answered | null> {
  const inSameYear = withoutYearBefore(text);
  if (inSameYear === text) return null;
  const answered = await answerOne(inSameYear, context);
  const [first] = answered.reply.items;
  return answered.reply.verdict === "answered" && first !== undefined && COMPARES.test(first.text)
    ? answered
    : null;
}

const COMPARES =
  /\b(?:compare[sd]?\s+(?:with|to)|(?:year|time)\s+(?:before|earlier)|(?:previous|last|preceding|prior)\s+year|(?:up|down)\s+from)\b/i;

/** Surely goes on with the question before. */
const GOES_ON = /^\W*(?:and|or|but|then|so)\b/i;

/** "Who won, and by how many votes?": each in the scope of the one before, told together. */
async function answerFurther(
  first: Part & Answered,
  further: readonly string[],
  context: AnswerContext,
): Promise<Answered> {
  const { previous: _, ...withoutPrevious } = context;
  const others: (Part & Answered)[] = [];
  for (const asked of further) {
    const previous = (others.at(-1) ?? first).question;
    const leaning = await answerOne(asked, { ...context, previous });
    // What leans on nothing is asked again by itself: "..., and what happened to the rowing unit?"
    const alone =
      leaning.reply.verdict === "not-in-reports"
        ? await answerOne(asked.replace(/^and\s+/i, ""), withoutPrevious)
        : leaning;
    others.push({ asked, ...(alone.reply.verdict === "not-in-reports" ? leaning : alone) });
  }
  return { question: first.question, reply: joinedReply(first, others, context.words ?? english) };
}

/** What is told of a question but for a last clause on it ("..., did we keep it?"); null where that is nothing. */
async function withoutLastClause(text: string, context: AnswerContext): Promise<Answered | null> {
  const question = withoutFurther(text);
  if (question === text) return null;
  const answered = await answerOne(question, context);
  return answered.reply.verdict === "not-in-reports" ? null : answered;
}

/** What is told of the names alone that stand before a question, where all that is said of them hides it; or null. */
async function byNamesTold(text: string, asked: string, context: AnswerContext): Promise<Answered | null> {
  const question = askedByNames(text, context);
  if (question === null || question === asked) return null;
  const { reply, question: understood } = await answerOne(question, context);
  if (reply.verdict !== "answered") return null;
  const { inOtherWords } = (context.words ?? english).summaries;
  const summary = reply.loosely ? reply.summary : `${inOtherWords} ${reply.summary}`.trim();
  return { question: understood, reply: { ...reply, loosely: true, summary } };
}

/** Whatever the reports hold on any of the things that a question names side by side; null where it names one. */
async function answerEither(
  text: string,
  { asked }: Question,
  context: AnswerContext,
): Promise<Answered | null> {
  const alternatives = EITHER.has(asked) ? alternativesIn(text) : speakersIn(text);
  const parts: (Part & Answered)[] = [];
  for (const alternative of alternatives)
    parts.push({ asked: alternative, ...(await answerOne(alternative, context)) });
  const told = parts.filter(({ reply }) => reply.verdict !== "not-in-reports");
  // Of either of two things one is enough; of two people both were asked.
  const [first, ...others] = EITHER.has(asked) || told.length === 0 ? told : parts;
  return first === undefined
    ? null
    : { question: first.question, reply: joinedReply(first, others, context.words ?? english) };
}

/** Whether there is anything on two things is asked of each of them. */
const EITHER: ReadonlySet<Asked> = new Set(["any", "happened", "general"]);
