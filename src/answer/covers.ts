/** Which reports tell of a subject or a time. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import { meetingDate, type Report } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { evidenceItem, meetingLabel, passageItem, reporterOf } from "./items.ts";
import { meetingsGiven } from "./meetings-given.ts";
import { MOST_ITEMS, moreAction, pageMade } from "./paging.ts";
import { readPassage } from "./passage-reading.ts";
import { type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { maybeSameMeeting, meetingIn } from "./scope.ts";
import { lookedFor, silentReply, titleOf } from "./silence.ts";
import { isReportBy } from "./worth-of-context.ts";

/** The reports a question asks for, in order of meeting. */
export async function coversReply(
  archive: Archive,
  asked: Question,
  page: number,
  words: AnswerWording,
): Promise<Reply> {
  const joint = JOINT.test(asked.text);
  const question = joint
    ? {
        ...asked,
        terms: asked.terms.filter(({ kind, label }) => kind !== "word" || !OF_JOINT_REPORTS.has(label)),
      }
    : asked;
  const named = subjectTerms(question).filter(({ kind }) => kind !== "body");
  const others = named.filter((term) => isExcepted(term, question.text));
  const subject = named.filter((term) => !others.includes(term));
  const isWanted = (report: Report) =>
    !others.some((author) => isReportBy(report, author)) && !(joint && (report.authors ?? []).length < 2);
  const bodies = question.terms.filter(({ kind }) => kind === "body").map(({ key }) => key);
  const { period } = question;
  let reports: readonly Report[];
  let best: ReadonlyMap<string, readonly Evidence[]> = new Map();
  const author = subject.find(({ kind }) => kind === "person" || kind === "name");
  if (author !== undefined && BY.test(question.text)) {
    reports = archive.reports.filter(
      (report) =>
        isReportBy(report, author) &&
        (period === null || meetingsGiven(report).some((meeting) => meetingIn(meeting, period))),
    );
    if (reports.length === 0) return silentReply(archive, question, [], words);
  } else if (subject.length > 0) {
    const evidence = await findEvidence(question, archive);
    const about = evidence.filter((entry) => isAbout(entry) || namesIt(entry));
    if (about.length === 0)
      return silentReply(archive, question, await findEvidence(question, archive, { anyTime: true }), words);
    best = Map.groupBy(about, ({ reading }) => reading.report.id);
    const ids = new Set(about.map(({ reading }) => reading.report.id));
    const ofMeeting =
      OF_ONE_MEETING.test(question.text) || (period !== null && THE_MEETING.test(question.text));
    const meeting = ofMeeting ? about[0]?.reading.passage.meeting : null;
    reports = archive.reports.filter(
      (report) =>
        ids.has(report.id) ||
        (meeting != null && meetingsGiven(report).some((given) => maybeSameMeeting(given, meeting))),
    );
  } else {
    reports = archive.reports.filter((report) =>
      meetingsGiven(report).some(
        (meeting) =>
          (period === null || meetingIn(meeting, period)) &&
          (bodies.length === 0 || bodies.includes(meeting.body)),
      ),
    );
    if (reports.length === 0) return silentReply(archive, question, [], words);
  }
  const wanted = reports.filter(isWanted);
  if (wanted.length === 0) return silentReply(archive, question, [], words);
  const lines = [...wanted].sort(byMeeting).flatMap((report): readonly (() => Item)[] => {
    const line = () => reportItem(report, words);
    if (wanted.length > MOST_QUOTED) return [line];
    const [told] = best.get(report.id) ?? [];
    if (told !== undefined) return [line, () => evidenceItem(told)];
    const opening = best.size === 0 ? openingOf(archive, report) : null;
    return opening === null ? [line] : [line, () => opening];
  });
  const shown = pageMade(lines, (line) => line(), page);
  return {
    verdict: "answered",
    title: titleOf(question),
    summary: words.summaries.reports(wanted.length),
    understood: question.understood,
    items: shown.items,
    conflicts: [],
    lookedFor: lookedFor(question, words),
    coverage: archive.coverage,
    remaining: shown.remaining,
    actions: moreAction("ask", { question: question.standalone }, page, shown.remaining, words),
  };
}

/** "The Brannigan libel case": who names it reports on it, in whatever other words. */
function namesIt({ complete, alike, matches }: Evidence): boolean {
  return (
    complete &&
    !alike &&
    matches.some(
      ({ term, own, exact }) =>
        own && exact && (term.kind === "person" || term.kind === "name" || term.kind === "topic"),
    )
  );
}

/** Of so many reports each is quoted with what it says, below its line. */
const MOST_QUOTED = MOST_ITEMS / 2;

/** "The meeting that chose the new treasurer": the subject tells which meeting, and every account of it is wanted. */
const OF_ONE_MEETING =
  /\bthe\s+(?:nec\s+|executive\s+|special\s+)?(?:meeting|nec|executive|session)\s+(?:that|which|where|when|at\s+which|in\s+which)\b/i;

/** Reports that several members put their names to. */
const JOINT =
  /\bjoint(?:ly)?\b|\b(?:written|put\s+out|published|signed|issued|authored|sent)\s+(?:together|by\s+(?:several|more\s+than\s+one|two\s+or\s+more|a\s+group))\b/i;
const OF_JOINT_REPORTS: ReadonlySet<string> = new Set(
  "joint jointly together several reps authors members people reporters put written published signed issued authored sent group one".split(
    " ",
  ),
);

/** "Who wrote up the harbour meeting, 20/7/33": with its time a meeting is named by what it was about. */
const THE_MEETING =
  /\b(?:of|from|up|on|covers?|covered|covering|reported)\s+the\s+(?:\S+\s+){0,3}?(?:meeting|nec|executive|session|away\s*days?)\b/i;

/** "Reports by Ann Black", "who wrote": the author is asked for, not the subject. */
const BY =
  /\b(?:reports?|accounts?|articles?|posts?|anything|something|written(?:\s+up)?|published|posted)\s+(?:\S+\s+){0,2}?(?:by|from)\b|\b(?:did|has|have)\s+(?:\S+\s+){1,3}?(?:write|written|reported?|post(?:ed)?)\b/i;

const OTHER_THAN =
  /\b(?:besides?|(?:apart|aside)\s+from|other\s+than|except(?:\s+for)?|as\s+well\s+as|in\s+addition\s+to|not\s+counting)\s+((?:[\p{L}’'-]+\s*){1,3})/iu;

/** "Besides Mabel", "apart from Mabel's": whose reports are known to whoever asks. */
function isExcepted({ kind, label, spellings }: QuestionTerm, text: string): boolean {
  const excepted = termsOf(OTHER_THAN.exec(text)?.[1] ?? "");
  const own = new Set([...termsOf(label), ...spellings.flat()]);
  return (kind === "person" || kind === "name") && excepted.some((term) => own.has(term));
}

/** How a report begins, by which whoever has read it knows it again; null where it has no text to speak of. */
function openingOf(archive: Archive, report: Report): Item | null {
  const passage = report.passages
    .slice(0, PASSAGES_OF_OPENING)
    .find(({ text }) => text.length >= LEAST_OPENING);
  const reading = passage === undefined ? null : readPassage(archive, passage);
  const last = reading?.sentences[SENTENCES_OF_OPENING - 1] ?? reading?.sentences.at(-1);
  return passage === undefined || last === undefined ? null : passageItem(report, passage, 0, last.end);
}

/** What is shorter is a greeting or a heading. */
const LEAST_OPENING = 60;
const PASSAGES_OF_OPENING = 3;
const SENTENCES_OF_OPENING = 2;

/** One report as a line: title, reporters, meetings. */
export function reportItem(report: Report, words: AnswerWording): Item {
  const [passage] = report.passages;
  const meetings = [...new Set(meetingsOf(report).map((meeting) => meetingLabel(meeting, words)))];
  const parts = [
    report.title,
    reporterOf(report) ?? words.reporterNotNamed,
    meetings.length === 0 ? words.undated : meetings.join("; "),
  ];
  const meeting = report.meetings?.[0] ?? null;
  return {
    kind: "report",
    text: parts.join(" – "),
    date: meetingDate(meeting),
    person: reporterOf(report),
    citation:
      passage === undefined
        ? null
        : {
            report: report.id,
            file: report.file,
            title: report.title,
            authors: report.authors ?? [],
            meeting,
            address: report.address,
            passage: passage.id,
            start: passage.start,
            end: passage.end,
          },
  };
}

function meetingsOf(report: Report) {
  return report.meetings ?? [];
}

function byMeeting(a: Report, b: Report): number {
  const key = (report: Report) => `${report.meetings?.[0]?.from ?? "9999"} ${report.file}`;
  return key(a) < key(b) ? -1 : 1;
}
