/** From a question as it was understood to a reply: an overview, a trail, the few best sentences, or silence. */
import type { Archive } from "../archive/archive.ts";
import type { Reply } from "../reply.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked-kind.ts";
import { type Chosen, chooseEvidence, isAnswer } from "./choose-evidence.ts";
import { coversReply } from "./covers.ts";
import { periodReply } from "./date.ts";
import { leavesOpen, withheld } from "./disclosure.ts";
import { type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { measureAsked } from "./fitting.ts";
import { evidenceItem } from "./items.ts";
import { accountAsked, asksOfMeeting, awayDaysTold, meetingOfPlace, meetingOfTime } from "./meeting-asked.ts";
import { missingKind } from "./missing.ts";
import { asksForEveryName } from "./names-somebody.ts";
import { narrowReply } from "./narrow-reply.ts";
import { predecessorTold, withoutSuccessors } from "./predecessor.ts";
import { callOf, type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { baseReply } from "./reply-parts.ts";
import { silentReply, titleOf } from "./silence.ts";
import { stanceAskedOf } from "./stance.ts";
import { withFurtherStations } from "./stations.ts";
import { successorTold, withoutOthersOfOwn } from "./succession.ts";
import { inTime, ofLatestYear } from "./told-time.ts";
import { trailReply } from "./topic.ts";
import { toldUndated } from "./undated.ts";
import { besideSides, besideVotes } from "./votes-beside.ts";

/** Answered with the trail of a subject rather than with the few best sentences. */
const TRAILS: ReadonlySet<Asked> = new Set(["happened", "any"]);

/** The reply to one question as it was understood: a page of it, 1-based, in the words of one language. */
export async function replyTo(
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
    const picked = meetingOfTime(question);
    const overview =
      picked === null
        ? null
        : periodReply(
            archive,
            {
              period: picked,
              bodies: bodiesIn(subject),
              page,
              title: titleOf(question),
              again: callOf(question),
            },
            words,
          );
    if (overview?.verdict === "answered") return overview;
  }
  if (subject.length === 0 && measureAsked(question) === null && question.period === null) {
    return silentReply(archive, question, [], words, words.silence.nameASubject);
  }
  if (subject.every(({ kind }) => kind === "body") && measureAsked(question) === null) {
    const told = awayDaysTold(question, archive);
    if (told?.size === 0) return silentReply(archive, question, [], words, null);
    const overview = periodReply(
      archive,
      {
        period: question.period,
        ...(told === null ? {} : { told }),
        bodies: bodiesIn(subject),
        page,
        title: titleOf(question),
        again: callOf(question),
      },
      words,
    );
    // A body may be spoken of without a meeting of its own: then it is a subject like any other.
    if (overview.verdict === "answered" || subject.length === 0) return overview;
  }
  const evidence = withoutOthersOfOwn(question, withoutSuccessors(question, await inTime(question, archive)));
  const successor =
    (await predecessorTold(question, evidence, archive)) ??
    (await successorTold(question, evidence, archive));
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
    const undated = await toldUndated(question, archive);
    if (undated !== null)
      return narrowReply(
        archive,
        question,
        undated.fitting.length > 0 ? undated.fitting : undated.about,
        evidence,
        page,
        words,
      );
    const untold = withheld(evidence);
    if (untold !== null) return withheldReply(archive, question, untold, words);
    return silentReply(archive, question, nearest, words, missingOf(question, about, evidence, words));
  }
  const reply = await answeredReply(question, evidenceChosen, evidence, archive, page, words);
  return evidenceChosen.loosely
    ? { ...reply, loosely: true, summary: `${words.summaries.inOtherWords} ${reply.summary}`.trim() }
    : reply;
}

function bodiesIn(subject: readonly QuestionTerm[]): readonly string[] {
  return subject.flatMap(({ kind, key }) => (kind === "body" && key !== null ? [key] : []));
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
