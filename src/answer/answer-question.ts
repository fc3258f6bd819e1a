/** A free question to a reply: understand, find evidence, choose what answers, or say that the reports do not. */
import type { Archive } from "../archive/archive.ts";
import { type FoundDate, findDates, lastBefore, withYear } from "../dates.ts";
import type { CommandCall, Item, Reply } from "../reply.ts";
import type { Meeting, Vote } from "../report.ts";
import type { Asked } from "./asked.ts";
import { coversReply } from "./covers.ts";
import { periodReply } from "./date.ts";
import { ENOUGH, type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { measureAsked } from "./fitting.ts";
import { evidenceItem, figureItem, noteItem, votesItem } from "./items.ts";
import { pageOf } from "./paging.ts";
import { type Question, subjectTerms } from "./question.ts";
import { actionsFor, baseReply, conflictsIn } from "./reply-parts.ts";
import { maybeSameMeeting, meetingIn, type TimeScope } from "./scope.ts";
import { conflictsShown, withOtherWitnesses } from "./side-by-side.ts";
import { silentReply, titleOf } from "./silence.ts";
import { trailReply } from "./topic.ts";
import { touches } from "./trail.ts";
import { understand } from "./understand.ts";
import { votesOnSubject } from "./vote-subjects.ts";
import { withoutRepeats } from "./witnesses.ts";

export type AnswerContext = {
  readonly archive: Archive;
  /** `YYYY-MM-DD`: what "last spring" counts from. */
  readonly today: string;
  /** The question before this one in the same conversation. */
  readonly previous?: Question;
  /** 1-based. */
  readonly page?: number;
};

export type Answered = { readonly reply: Reply; readonly question: Question };

/**
 * Answers a question from the reports alone. Every quotation is exact; what the reports do not hold is said
 * to be missing. Asynchronous only because the engine may be a database. The same archive, question and date
 * give the same reply.
 */
export async function answerQuestion(text: string, context: AnswerContext): Promise<Answered> {
  const { archive, today, previous, page = 1 } = context;
  const question = understand(text, archive, today, previous);
  const reply = await replyTo(question, archive, page);
  return { question, reply: leansOnAnother(question) ? { ...reply, call: callOf(question) } : reply };
}

function leansOnAnother({ text, standalone }: Question): boolean {
  return standalone.length > text.length;
}

/** Asks the same again, by itself. */
function callOf({ standalone }: Question): CommandCall {
  return { command: "ask", values: { question: standalone } };
}

/** Answered with the trail of a subject rather than with the few best sentences. */
const TRAILS: ReadonlySet<Asked> = new Set(["happened", "any"]);
/** Without a sentence of the right kind these are not answered at all. */
const STRICT: ReadonlySet<Asked> = new Set(["count", "vote", "who"]);

async function replyTo(question: Question, archive: Archive, page: number): Promise<Reply> {
  if (question.asked === "covers") return coversReply(archive, question, page);
  const subject = subjectTerms(question);
  if (asksOfMeeting(question)) {
    const meeting = await meetingOfPlace(question, archive);
    if (meeting !== null)
      return periodReply(archive, { ...meeting, page, title: titleOf(question), again: callOf(question) });
  }
  if (subject.length === 0 && measureAsked(question) === null && question.period === null) {
    return silentReply(
      archive,
      question,
      [],
      "Please name what you would like to know about: a subject, a person, a body or a date.",
    );
  }
  if (subject.every(({ kind }) => kind === "body") && measureAsked(question) === null) {
    const bodies = subject.flatMap(({ key }) => key ?? []);
    const overview = periodReply(archive, {
      period: question.period,
      bodies,
      page,
      title: titleOf(question),
      again: callOf(question),
    });
    // A body may be spoken of without a meeting of its own: then it is a subject like any other.
    if (overview.verdict === "answered" || subject.length === 0) return overview;
  }
  const evidence = await inTime(question, archive);
  const about = evidence.filter(isAbout);
  const fitting = bestKind(
    question,
    about.filter(({ fits }) => fits),
  );
  if (about.length === 0 || (STRICT.has(question.asked) && fitting.length === 0)) {
    const nearest = about.length > 0 ? about : await findEvidence(question, archive, { anyTime: true });
    return silentReply(
      archive,
      question,
      nearest,
      about.length > 0 ? (MISSING[question.asked] ?? null) : null,
    );
  }
  return TRAILS.has(question.asked)
    ? trailReply(archive, question, about, page, callOf(question))
    : narrowReply(archive, question, fitting.length > 0 ? fitting : about, evidence, page);
}

/** What may be told at another meeting than that of its time: counts, days, places and who. */
const TOLD_AT_ANY_TIME: ReadonlySet<Asked> = new Set(["count", "when", "where", "who", "general"]);

/** Evidence from meetings in the period asked about, and sentences from others that name that very time. */
async function inTime(question: Question, archive: Archive): Promise<readonly Evidence[]> {
  const within = await findEvidence(question, archive);
  const { period } = question;
  if (period === null || !TOLD_AT_ANY_TIME.has(question.asked)) return within;
  const elsewhere = (await findEvidence(question, archive, { anyTime: true })).filter(
    ({ reading, at }) =>
      !meetingIn(reading.passage.meeting, period) &&
      namesTime(reading.sentences[at]?.text ?? "", period, reading.passage.meeting),
  );
  return [...within, ...elsewhere].sort((a, b) => b.score - a.score);
}

/** A sentence gives a date in the period; one without a year is the latest before its meeting. */
function namesTime(text: string, { from, to, yearless }: TimeScope, meeting: Meeting | null): boolean {
  if (yearless || from === null || to === null || from.slice(0, 4) !== to.slice(0, 4)) return false;
  const wholeYear = from.endsWith("-01-01") && to.endsWith("-12-31");
  if (wholeYear && new RegExp(`\\b(?:for|in|of|during)\\s+${from.slice(0, 4)}\\b`).test(text)) return true;
  return findDates(text).some((date) => {
    // "Since January" is not a thing of January; "by 22 January" mostly is.
    const open = date.precision === "day" ? OPEN_FROM_A_DAY : OPEN;
    if (open.test(text.slice(0, date.start))) return false;
    const dated = date.from === null && meeting?.to != null ? nearestTo(date, meeting.to) : date;
    return dated?.from != null && dated.to !== null && dated.from >= from && dated.to <= to;
  });
}

const OPEN = /\b(?:since|from|until|till|before|after|than|by)\s+(?:\S+\s+)?$/i;
const OPEN_FROM_A_DAY = /\b(?:since|from|until|till|before|after|than)\s+(?:\S+\s+)?$/i;

/** A date without a year is the one nearest to the meeting: "we defend seats in May" at a meeting in March. */
function nearestTo(date: FoundDate, day: string): FoundDate | null {
  const last = lastBefore(date, day);
  const next = last?.from == null ? null : withYear(date, Number(last.from.slice(0, 4)) + 1);
  if (last?.to == null || next?.from == null) return last;
  const meeting = Temporal.PlainDate.from(day);
  const since = meeting.since(last.to).days;
  return Temporal.PlainDate.from(next.from).since(meeting).days < since ? next : last;
}

/** "What happened at the meeting in Leeds?", "what was decided at the away day?": all of it is wanted. */
function asksOfMeeting({ asked, text }: Question): boolean {
  return (
    (asked === "happened" || asked === "general") &&
    /\b(?:happen(?:ed)?|decided?|discussed?|agreed?|went\s+on|take\s+place|took\s+place|business)\s+(?:at|in|during)\s+(?:the\s+|that\s+)?(?:\S+\s+){0,5}?(?:meeting|away\s*day|awayday|nec|executive|committee|panel|session)\b/i.test(
      text,
    )
  );
}

/** The meeting that is meant by a place or another mark of it; null where the marks fit several or none. */
async function meetingOfPlace(question: Question, archive: Archive) {
  const marks = subjectTerms(question).filter(({ kind }) => kind !== "body");
  if (marks.length === 0) return null;
  const about = (await findEvidence(question, archive)).filter(isAbout);
  const meetings = about.slice(0, MOST_MARKS).map(({ reading }) => reading.passage.meeting);
  const [first] = meetings;
  if (first?.from == null || !meetings.every((meeting) => maybeSameMeeting(meeting, first))) return null;
  return { period: { from: first.from, to: first.to, text: question.text }, bodies: [first.body] };
}

const MOST_MARKS = 4;

/** Votes themselves before other words about them; the party's own figure before another number. */
function bestKind(question: Question, fitting: readonly Evidence[]): readonly Evidence[] {
  const measure = measureAsked(question);
  const exact = fitting.filter(({ votes, reading, at }) =>
    question.asked === "vote"
      ? votes.length > 0
      : measure?.includes("membership") &&
        reading.sentences[at]?.figures.some((figure) => figure.measure === measure),
  );
  if (question.asked === "count" && question.period !== null && question.period.from === null) {
    // "By September 2024": what was last said before.
    return [...(exact.length > 0 ? exact : fitting)].sort(latestFirst);
  }
  if (question.asked === "vote" && exact.some(({ votes }) => votes.some(hasTally))) {
    return exact.filter(({ votes }) => votes.some((vote) => hasTally(vote) || vote.outcome !== "unknown"));
  }
  if (exact.length === 0) return fitting;
  return question.asked === "count" && question.period === null ? [...exact].sort(latestFirst) : exact;
}

function hasTally(vote: Vote): boolean {
  return vote.for !== null && vote.against !== null;
}

/** The party's figure of no particular time: as it was last reported. */
function latestFirst(a: Evidence, b: Evidence): number {
  const day = ({ reading }: Evidence) => reading.passage.meeting?.to ?? "";
  return day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : b.score - a.score;
}

const MISSING: Readonly<Partial<Record<Asked, string>>> = {
  vote: "The reports speak of this, but tell of no vote on it.",
  count: "The reports speak of this, but give no such figure.",
  who: "The reports speak of this, but name nobody.",
};

/** How near to the best an entry must come to be shown beside it. */
const NEAR_THE_BEST = 0.85;
/** A tally may stand two sentences after what was voted on. */
const NEAR_THE_BEST_VOTE = 0.72;
const MOST_NARROW = 5;
/** "By the end of 2023": what came long before is no answer. */
const MOST_UP_TO = 3;

function nearEnough({ asked, period }: Question): number {
  if (asked === "vote") return NEAR_THE_BEST_VOTE;
  // "By the end of 2023": the latest counts, however it is worded.
  return asked === "count" && period !== null && period.from === null ? ENOUGH : NEAR_THE_BEST;
}

function narrowReply(
  archive: Archive,
  question: Question,
  chosen: readonly Evidence[],
  evidence: readonly Evidence[],
  page: number,
): Reply {
  const named = question.asked === "vote" ? votesOnSubject(chosen, subjectTerms(question)) : chosen;
  const best = Math.max(0, ...named.map(({ score }) => score));
  const apart: Evidence[] = [];
  for (const entry of named) {
    if (entry.score < best * nearEnough(question)) continue;
    const beside = apart.findIndex((other) => touches(other, entry));
    if (beside < 0) apart.push(entry);
    else if (question.asked === "vote") apart[beside] = merged(apart[beside] ?? entry, entry);
  }
  const items = withoutRepeats(
    archive,
    apart.flatMap((entry) => itemsOf(archive, question, entry)),
  );
  const upTo = question.asked === "count" && question.period?.from === null;
  const shown = pageOf(items, page, upTo ? MOST_UP_TO : MOST_NARROW);
  const missing = missingPart(question, apart);
  const conflicts = conflictsShown(shown.items, conflictsIn(archive, question, evidence));
  const heard = withOtherWitnesses(archive, shown.items, conflicts);
  return {
    ...baseReply(archive, question),
    verdict: missing === null ? "answered" : "partly",
    summary: missing ?? "",
    items: missing === null ? heard : [...heard, noteItem(missing)],
    conflicts,
    remaining: shown.remaining,
    actions: actionsFor(callOf(question), page, shown.remaining, shown.items),
  };
}

/** An amendment and the motion it was to change are told together. */
function merged(a: Evidence, b: Evidence): Evidence {
  return {
    ...a,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    votes: [...new Set([...a.votes, ...b.votes])],
  };
}

function itemsOf(archive: Archive, question: Question, entry: Evidence): readonly Item[] {
  if (question.asked === "vote") {
    const { votes } = entry;
    if (votes.length > 0) return [votesItem(entry, votes)];
  }
  if (question.asked === "count") {
    const measure = measureAsked(question);
    const figure = entry.reading.sentences[entry.at]?.figures.find(
      (candidate) => candidate.measure === measure,
    );
    const item = figure === undefined ? null : figureItem(archive, figure);
    if (item !== null) return [item];
  }
  return [evidenceItem(entry)];
}

const ASKS_FOR_FIGURES =
  /\bwhat\s+(?:was|were|is)\s+the\s+(?:\S+\s+){0,3}?votes?\b|\bhow\s+(?:many|close)|\bby\s+(?:how|what)|tally|figures|numbers|margin|count|score/i;
const ASKS_FOR_A_DAY =
  /\bwhen\s+(?:exactly\s+|precisely\s+)?(?:will|is|are|does|do|can|should)\b|\b(?:what|which)\s+(?:date|day)\b|\bexactly\b/i;

/** What is still to come did not happen on the day of the meeting that speaks of it. */
const AHEAD =
  /\b(?:will|would|(?:is|are|was|were)\s+(?:still\s+)?to\s+be|not\s+ruled\s+out|planned|expected|may|might|soon|hope[ds]?)\b/i;

/** What was asked for beyond what the reports tell: the figures of a vote whose outcome they give, the day. */
function missingPart(question: Question, shown: readonly Evidence[]): string | null {
  if (question.asked === "vote" && ASKS_FOR_FIGURES.test(question.text)) {
    const votes = shown.flatMap((entry) => entry.votes);
    return votes.some(hasTally) ? null : "The outcome is told, but no figures are given.";
  }
  const ahead = shown.some(({ reading, at }) => AHEAD.test(reading.sentences[at]?.text ?? ""));
  if (
    question.asked === "when" &&
    !shown.some(({ fits }) => fits) &&
    (ahead || ASKS_FOR_A_DAY.test(question.text))
  ) {
    return "The reports speak of this, but give no date for it.";
  }
  return declines(question, shown) ? "The report says that this may not be told." : null;
}

const DECLINING =
  /\b(?:(?:is|are|was|were|it['’]s|remain(?:s|ed)?|marked|strictly)\s+(?:\w+\s+)?(?:confidential|embargoed)|(?:can|could|may|will|shall|do|did|am|are)\s*(?:not|n['’]t)\s+(?:\w+\s+){0,3}?(?:report|repeat|share|disclose|reveal|tell\s+us|say\s+(?:more|what|who|how|when)|go\s+into|give\s+details|describe|publish|quote)|not\s+(?:able|allowed|free|permitted|at\s+liberty)\s+to\s+(?:\w+\s+){0,3}?(?:report|share|disclose|say|reveal|discuss|tell)|declin(?:e|ed|es|ing)\s+to\s+(?:report|say|repeat|disclose|give|tell)|asked\s+(?:us\s+)?not\s+to\s+(?:report|share|disclose|repeat|discuss))\b/i;

/** The best sentence declines to tell what was said; of who and why, any sentence shown with it. */
function declines({ text, asked }: Question, [best]: readonly Evidence[]): boolean {
  if (best === undefined || /\bconfidential/i.test(text)) return false;
  const whole = asked === "who" || asked === "why";
  const told = best.reading.sentences.slice(whole ? best.from : best.at, (whole ? best.to : best.at) + 1);
  return told.some((sentence) => DECLINING.test(sentence.text));
}
