/** Questions about all of one meeting that name it by something other than its date. */
import type { Archive } from "../archive/archive.ts";
import { type Meeting, outlineOf, type Report } from "../report.ts";
import { findEvidence, isAbout } from "./evidence.ts";
import type { FoundPeriod } from "./period.ts";
import { type Question, subjectTerms } from "./question.ts";
import { maybeSameMeeting, meetingIn } from "./scope.ts";
import { isReportBy } from "./worth-of-context.ts";

/** "What happened at the meeting in Leeds?", "what was decided at the away day?": all of it is wanted. */
export function asksOfMeeting({ asked, text }: Question): boolean {
  return (
    (asked === "happened" || asked === "general" || asked === "any") &&
    /\b(?:tell\s+me\s+about|(?:main\s+)?points\s+(?:from|of)|summary\s+of|round-?up\s+of)\s+(?:the\s+|that\s+)?(?:\S+\s+){0,3}?(?:meeting|away\s*days?|awaydays?|nec|executive)\b|\b(?:happen(?:ed)?|talked\s+about|done|g[eo]t\s+through|decided?|discussed?|agreed?|dealt\s+with|covered|went\s+on|came\s+up|take\s+place|took\s+place|business)\s+(?:at|in|during)\s+(?:the\s+|that\s+)?(?:\S+\s+){0,5}?(?:meeting|away\s*days?|awaydays?|nec|executive|committee|panel|session)\b/i.test(
      text,
    ) &&
    !/\b(?:meeting|away\s*day|awayday|nec|executive|committee|panel|session)\b[^?.!,]{0,30}?\s(?:to|about|on|with|over|re|regarding|concerning)\s+(?:the|our|a|an|that|\p{Lu}\p{L}+)\s/iu.test(
      text.replace(/\([^()]*\)/g, ""),
    )
  );
}

/** Longer than a month a time picks no one meeting. */
const LONGEST_DAYS = 31;

/**
 * The time that picks the meeting whose every matter is asked for, whatever else is said of it: "what happened at the
 * January 2031 meeting (the one with the flood)?"; null where something is asked of it, or no such time is given.
 */
export function meetingOfTime(question: Question): FoundPeriod | null {
  const { period, text } = question;
  if (period?.from == null || period.to === null || period.yearless) return null;
  const days = Temporal.PlainDate.from(period.from).until(period.to).days;
  const said = /\bmeeting\b/i.test(period.text) ? "meeting" : "";
  const untimed = `${text.slice(0, period.start)} ${said} ${text.slice(period.end)}`;
  return days <= LONGEST_DAYS && asksOfMeeting(question) && WHOLE_MEETING.test(untimed) ? period : null;
}

/** Ends with the meeting, or with what tells it from others. */
const WHOLE_MEETING =
  /\b(?:at|in|during|of|from|through)\s+(?:the\s+|that\s+)?(?:[^\s,;:]+\s+){0,5}?(?:meeting|away\s*days?|awaydays?|nec|executive|committee|panel|session)(?:\s+(?:meeting|in|on|of|at))*\s*(?:[,–-]?\s*\([^)]*\)|[,–-]\s*the\b.*|(?:just\s+|right\s+)?(?:before|after|when|where|with)\b.*)?[\s,]*(?:please\W*)?\W*$/i;

const AWAY_DAY = /\baway[\s-]?days?\b/i;

/** The reports that tell of an away day, where a question asks for one of its time; null where it asks for none. */
export function awayDaysTold({ text, period }: Question, archive: Archive): ReadonlySet<Report> | null {
  if (!AWAY_DAY.test(text)) return null;
  const ofTime = (meeting: Meeting | null) =>
    meeting !== null && (period === null || meetingIn(meeting, period));
  return new Set(
    archive.reports.filter(
      (report) =>
        outlineOf(report).some(({ meeting, passages }) => passages > 0 && ofTime(meeting)) &&
        (AWAY_DAY.test(report.title) ||
          report.passages.some(
            (passage) => ofTime(passage.meeting) && AWAY_DAY.test(`${passage.heading ?? ""} ${passage.text}`),
          )),
    ),
  );
}

/**
 * "What did she report in January 2022?": her accounts of the meetings of that time, with nothing else asked; null
 * where another thing is asked for, or none of hers is held.
 */
export function accountAsked(
  question: Question,
  archive: Archive,
): { readonly period: FoundPeriod; readonly told: ReadonlySet<Report> } | null {
  const { asked, period, text } = question;
  const [who, ...others] = subjectTerms(question);
  if (who === undefined || others.length > 0 || period === null) return null;
  if (who.kind !== "person" || !(asked === "said" || ASKS_ACCOUNT.test(text))) return null;
  const told = archive.reports.filter(
    (report) =>
      isReportBy(report, who) &&
      outlineOf(report).some(({ meeting, passages }) => passages > 0 && meetingIn(meeting, period)),
  );
  return told.length === 0 ? null : { period, told: new Set(told) };
}

const ASKS_ACCOUNT = /\b(?:accounts?|reports?|write-?up|wrote|version)\b/i;

/** The meeting that is meant by a place or another mark of it; null where the marks fit several or none. */
export async function meetingOfPlace(question: Question, archive: Archive) {
  const marks = subjectTerms(question).filter(({ kind }) => kind !== "body");
  if (marks.length === 0) return null;
  const about = (await findEvidence(question, archive)).filter(isAbout);
  const meetings = about.slice(0, MOST_MARKS).map(({ reading }) => reading.passage.meeting);
  const [first] = meetings;
  if (first?.from == null || !meetings.every((meeting) => maybeSameMeeting(meeting, first))) return null;
  return { period: { from: first.from, to: first.to, text: question.text }, bodies: [first.body] };
}

const MOST_MARKS = 4;
