/** A free question to a reply: understand, find evidence, choose what answers, or say that the reports do not. */
import type { Archive } from "../archive/archive.ts";
import type { Reply } from "../reply.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked-kind.ts";
import { askedText, tellsItself } from "./asked-text.ts";
import { POINTS_BACK } from "./asking-sentences.ts";
import { type Chosen, chooseEvidence, isAnswer } from "./choose-evidence.ts";
import { coversReply } from "./covers.ts";
import { periodReply } from "./date.ts";
import { leavesOpen, withheld } from "./disclosure.ts";
import { type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { measureAsked } from "./fitting.ts";
import { ofItsWholeYear, withoutYearBefore } from "./follow-up.ts";
import { evidenceItem } from "./items.ts";
import { accountAsked, asksOfMeeting, meetingOfPlace } from "./meeting-asked.ts";
import { missingKind } from "./missing.ts";
import { asksForEveryName } from "./names-somebody.ts";
import { narrowReply } from "./narrow-reply.ts";
import { callOf, leansOnAnother, type Question, subjectTerms } from "./question.ts";
import { baseReply } from "./reply-parts.ts";
import { alternativesIn, joinedReply, type Part, questionsIn, speakersIn } from "./several-questions.ts";
import { silentReply, titleOf } from "./silence.ts";
import { stanceAskedOf } from "./stance.ts";
import { withFurtherStations } from "./stations.ts";
import { successorTold } from "./succession.ts";
import { inTime, ofLatestYear } from "./told-time.ts";
import { trailReply } from "./topic.ts";
import { understand } from "./understand.ts";
import { besideSides, besideVotes } from "./votes-beside.ts";

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
  return (await answerEither(question, answered.question, context)) ?? answered;
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
    const wider = ofItsWholeYear(text, previous);
    if (wider !== null) return answerOne(text, { ...context, previous: wider });
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

/** Answered with the trail of a subject rather than with the few best sentences. */
const TRAILS: ReadonlySet<Asked> = new Set(["happened", "any"]);

async function replyTo(
  question: Question,
  archive: Archive,
  page: number,
  words: AnswerWording,
): Promise<Reply> {
  if (question.asked === "covers") return coversReply(archive, question, page, words);
  const subject = subjectTerms(question);
  const account = accountAsked(question, archive);
  if (account !== null)
    return periodReply(
      archive,
      { ...account, bodies: [], page, title: titleOf(question), again: callOf(question) },
      words,
    );
  if (asksOfMeeting(question)) {
    const meeting = await meetingOfPlace(question, archive);
    if (meeting !== null)
      return periodReply(
        archive,
        { ...meeting, page, title: titleOf(question), again: callOf(question) },
        words,
      );
  }
  if (subject.length === 0 && measureAsked(question) === null && question.period === null) {
    return silentReply(archive, question, [], words, words.silence.nameASubject);
  }
  if (subject.every(({ kind }) => kind === "body") && measureAsked(question) === null) {
    const bodies = subject.flatMap(({ key }) => key ?? []);
    const overview = periodReply(
      archive,
      {
        period: question.period,
        bodies,
        page,
        title: titleOf(question),
        again: callOf(question),
      },
      words,
    );
    // A body may be spoken of without a meeting of its own: then it is a subject like any other.
    if (overview.verdict === "answered" || subject.length === 0) return overview;
  }
  const evidence = await inTime(question, archive);
  const successor = await successorTold(question, evidence, archive);
  const evidenceChosen =
    successor === null
      ? chooseEvidence(question, evidence, archive)
      : { about: successor.length > 0 ? successor : evidence.filter(isAbout), fitting: successor };
  const { about } = evidenceChosen;
  if (!isAnswer(question, evidenceChosen)) {
    const nearest = about.length > 0 ? about : await findEvidence(question, archive, { anyTime: true });
    const beside = question.asked === "vote" ? votesBeside(about) : [];
    if (beside.length > 0) {
      const reply = await narrowReply(archive, question, beside, beside, page, words);
      return { ...reply, verdict: "partly" };
    }
    if (question.asked === "who" && about.length > 0 && asksForEveryName(question)) {
      const reply = await narrowReply(archive, question, about, about, page, words);
      return { ...reply, verdict: "partly", summary: words.missing.who };
    }
    const untold = withheld(evidence);
    if (untold !== null) return withheldReply(archive, question, untold, words);
    return silentReply(archive, question, nearest, words, missingOf(question, about, evidence, words));
  }
  const reply = await answeredReply(question, evidenceChosen, evidence, archive, page, words);
  return evidenceChosen.loosely
    ? { ...reply, loosely: true, summary: `${words.summaries.inOtherWords} ${reply.summary}`.trim() }
    : reply;
}

/** The reply from evidence that answers: the trail of a subject, or the few sentences that come nearest. */
async function answeredReply(
  question: Question,
  { about, fitting, loosely }: Chosen,
  evidence: readonly Evidence[],
  archive: Archive,
  page: number,
  words: AnswerWording,
): Promise<Reply> {
  if (TRAILS.has(question.asked)) {
    const { year, left, kept } = question.period?.yearless
      ? ofLatestYear(about)
      : { year: null, left: [], kept: about };
    const trail = await trailReply(
      archive,
      question,
      await withFurtherStations(question, kept, archive),
      left.length > 0 ? [] : evidence,
      page,
      callOf(question),
      words,
      loosely,
    );
    const told: Reply = leavesOpen(question, kept)
      ? { ...trail, verdict: "partly", summary: `${words.missing.withheld} ${trail.summary}` }
      : trail;
    return withYearTaken(told, year, left, words);
  }
  const chosen = fitting.length > 0 ? fitting : about;
  if (!question.period?.yearless) return narrowReply(archive, question, chosen, evidence, page, words);
  const { year, left, kept } = ofLatestYear(chosen);
  const reply = await narrowReply(archive, question, kept, evidence, page, words);
  return withYearTaken(reply, year, left, words);
}

/** What tells of a vote beside what is asked about: with its figures, or at least that there was one. */
function votesBeside(about: readonly Evidence[]): readonly Evidence[] {
  const votes = besideVotes(about);
  return votes.length > 0 ? votes : besideSides(about.filter(({ coverage }) => coverage >= JUST_ABOUT));
}

/** So much of a question must be met for a vote told of in other words to be on it. */
const JUST_ABOUT = 0.8;

/** Says of which year an answer is where the question named none and there are others. */
function withYearTaken(
  reply: Reply,
  year: string | null,
  left: readonly string[],
  words: AnswerWording,
): Reply {
  if (left.length === 0) return reply;
  return { ...reply, summary: `${reply.summary} ${words.missing.yearTaken(year, left.join(", "))}`.trim() };
}

/** Of what kind the answer would have to be that the evidence lacks. */
function missingOf(
  question: Question,
  about: readonly Evidence[],
  evidence: readonly Evidence[],
  words: AnswerWording,
): string | null {
  if (about.length > 0) return missingKind(question.asked, words);
  const who = evidence.some(isAbout) ? stanceAskedOf(question) : undefined;
  return who === undefined ? null : words.missing.stance(who.label);
}

/** The reports say themselves that the answer may not be told, or that it was not given. */
function withheldReply(archive: Archive, question: Question, entry: Evidence, words: AnswerWording): Reply {
  return {
    ...baseReply(archive, question, words),
    verdict: "partly",
    summary: words.missing.withheld,
    items: [evidenceItem(entry)],
  };
}
