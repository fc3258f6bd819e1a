/** A free question to a reply: understand, find evidence, choose what answers, or say that the reports do not. */
import type { Archive } from "../archive/archive.ts";
import type { CommandCall, Item, Reply } from "../reply.ts";
import type { Vote } from "../report.ts";
import type { Asked } from "./asked.ts";
import { coversReply } from "./covers.ts";
import { periodReply } from "./date.ts";
import { declines, withheld } from "./disclosure.ts";
import { ENOUGH, type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { measureAsked } from "./fitting.ts";
import { evidenceItem, figureItem, noteItem, votesItem } from "./items.ts";
import { pageOf } from "./paging.ts";
import { type Question, subjectTerms } from "./question.ts";
import { actionsFor, baseReply, conflictsIn } from "./reply-parts.ts";
import { maybeSameMeeting } from "./scope.ts";
import { conflictsShown, withOtherWitnesses } from "./side-by-side.ts";
import { silentReply, titleOf } from "./silence.ts";
import { asksForLatest, inTime, latestFirst, ofLatestYear } from "./told-time.ts";
import { trailReply } from "./topic.ts";
import { touches } from "./trail.ts";
import { understand } from "./understand.ts";
import { endWithoutFigures, votesOnSubject } from "./vote-subjects.ts";
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
/** Without one these are answered only by a sentence that is about just what is asked. */
const EXACTING: ReadonlySet<Asked> = new Set(["when", "where", "why"]);
const JUST_THAT = 0.8;

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
  const about = evidence.filter(
    (entry) =>
      isAbout(entry) && (!EXACTING.has(question.asked) || entry.fits || entry.subjectCoverage >= JUST_THAT),
  );
  const fitting = bestKind(
    question,
    about.filter(({ fits }) => fits),
  );
  if (about.length === 0 || (STRICT.has(question.asked) && fitting.length === 0)) {
    const nearest = about.length > 0 ? about : await findEvidence(question, archive, { anyTime: true });
    const untold = withheld(evidence);
    if (untold !== null) return withheldReply(archive, question, untold);
    return silentReply(
      archive,
      question,
      nearest,
      about.length > 0 ? (MISSING[question.asked] ?? null) : null,
    );
  }
  if (TRAILS.has(question.asked)) return trailReply(archive, question, about, page, callOf(question));
  const chosen = fitting.length > 0 ? fitting : about;
  if (!question.period?.yearless) return narrowReply(archive, question, chosen, evidence, page);
  const { year, left, kept } = ofLatestYear(chosen);
  const reply = narrowReply(archive, question, kept, evidence, page);
  return left.length === 0
    ? reply
    : { ...reply, summary: `${reply.summary} ${yearTaken(year, left)}`.trim() };
}

function yearTaken(year: string | null, left: readonly string[]): string {
  return `The question names no year: this is of ${year}; there is something of ${left.join(", ")} too.`;
}

/** The reports say themselves that the answer may not be told, or that it was not given. */
function withheldReply(archive: Archive, question: Question, entry: Evidence): Reply {
  const summary = "The reports say that this was not given or may not be told.";
  return {
    ...baseReply(archive, question),
    verdict: "partly",
    summary,
    items: [evidenceItem(entry), noteItem(summary)],
  };
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
  if (exact.length === 0) return asksForLatest(question) ? newestOfBest(fitting) : fitting;
  return question.asked === "count" && question.period === null ? [...exact].sort(latestFirst) : exact;
}

/** "How many are there now?": of what answers as well as any, the newest first. */
function newestOfBest(fitting: readonly Evidence[]): readonly Evidence[] {
  const best = Math.max(0, ...fitting.map(({ score }) => score));
  return fitting.filter(({ score }) => score >= best * NEAR_THE_BEST).sort(latestFirst);
}

function hasTally(vote: Vote): boolean {
  return vote.for !== null && vote.against !== null;
}

const MISSING: Readonly<Partial<Record<Asked, string>>> = {
  vote: "The reports speak of this, but tell of no vote on it.",
  count: "The reports speak of this, but give no such figure.",
  who: "The reports speak of this, but name nobody.",
  why: "The reports speak of this, but give no reason for it.",
  when: "The reports speak of this, but give no date for it.",
  where: "The reports speak of this, but name no place.",
};

/** How near to the best an entry must come to be shown beside it. */
const NEAR_THE_BEST = 0.85;
/** A tally may stand two sentences after what was voted on. */
const NEAR_THE_BEST_VOTE = 0.72;
/** Somebody's next word on a subject often leaves its name out. */
const NEAR_THE_BEST_SAID = 0.8;
const MOST_NARROW = 5;
/** "By the end of 2023": what came long before is no answer. */
const MOST_UP_TO = 3;

function nearEnough(question: Question): number {
  const { asked, period } = question;
  // Each reporter's figure of what was asked for counts, in whatever words it stands.
  if (asked === "count" && period !== null && measureAsked(question) !== null) return ENOUGH;
  if (asked === "said") return NEAR_THE_BEST_SAID;
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
  // What one person said is not what another says of the same; the conflict stands beside it.
  const heard = question.asked === "said" ? shown.items : withOtherWitnesses(archive, shown.items, conflicts);
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
  /\bhow\s+did\s+(?:the\s+|that\s+|this\s+)?votes?\b.*\bgo\b|\bwhat\s+(?:was|were|is)\s+the\s+(?:\S+\s+){0,3}?votes?\b|\bhow\s+(?:many|close)|\bby\s+(?:how|what)|tally|figures|numbers|margin|count|score/i;
const ASKS_FOR_A_DAY =
  /\bwhen\s+(?:exactly\s+|precisely\s+)?(?:will|is|are|does|do|can|should)\b|\b(?:what|which)\s+(?:date|day)\b|\bexactly\b/i;

/** What is still to come did not happen on the day of the meeting that speaks of it. */
const AHEAD =
  /\b(?:will|would|(?:is|are|was|were)\s+(?:still\s+)?to\s+be|not\s+ruled\s+out|planned|expected|may|might|soon|hope[ds]?)\b/i;

/** What was asked for beyond what the reports tell: the figures of a vote whose outcome they give, the day. */
function missingPart(question: Question, shown: readonly Evidence[]): string | null {
  if (question.asked === "vote" && ASKS_FOR_FIGURES.test(question.text)) {
    const votes = shown.flatMap((entry) => entry.votes);
    const told = (vote: Vote) => hasTally(vote) || vote.outcome === "unanimous";
    return votes.some(told) ? null : endWithoutFigures(votes);
  }
  const ahead = shown.some(({ reading, at }) => AHEAD.test(reading.sentences[at]?.text ?? ""));
  if (
    question.asked === "when" &&
    !shown.some(({ fits }) => fits) &&
    (ahead || ASKS_FOR_A_DAY.test(question.text))
  ) {
    return "The reports speak of this, but give no date for it.";
  }
  if (question.asked === "why" && !shown.some(({ fits }) => fits)) return MISSING.why ?? null;
  return declines(question, shown) ? "The report says that this may not be told." : null;
}
