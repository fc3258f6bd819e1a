/** What to say when the reports do not hold the answer: what was looked for, and the nearest thing they do hold. */
import type { Archive } from "../archive/archive.ts";
import type { Action, Item, Reply } from "../reply.ts";
import { outlineOf } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { meetingLabel, noteItem, reporterOf } from "./items.ts";
import { unmet } from "./matching.ts";
import type { Question } from "./question.ts";
import { meetingIn } from "./scope.ts";
import { speakerAsked } from "./speaker-asked.ts";
import { isReportBy } from "./worth-of-context.ts";

/** A nearest thing below this share of the question is no nearer than anything else. */
const NEAR = 0.4;

/**
 * The reply for a question that the reports leave open. `nearest` is evidence that falls short: it is named
 * as such, never quoted as if it were the answer. `missing` says in a sentence what it lacks.
 */
export function silentReply(
  archive: Archive,
  question: Question,
  nearest: readonly Evidence[],
  words: AnswerWording,
  missing: string | null = null,
): Reply {
  const silent = speakerOfReports(archive, question);
  const best = nearest.find(({ coverage, complete }) => complete && coverage >= NEAR);
  const items: Item[] = [];
  const actions: Action[] = [];
  if (missing !== null) items.push(noteItem(missing));
  else if (silent !== null) items.push(noteItem(words.silence.notByThem(silent.name, silent.reports)));
  if (best !== undefined) {
    items.push(noteItem(nearestLine(best, question, words)));
    actions.push(...nearestActions(best, question, words));
  } else {
    const unknown = unmet(question, nearest[0]?.matches ?? []).map(({ label }) => label);
    if (silent === null && unknown.length > 0 && nearest.length > 0) {
      items.push(noteItem(words.silence.nothingTogether(unknown.join(", "))));
    }
  }
  const meeting = meetingWithoutAccount(archive, question, words);
  if (meeting !== null) items.push(noteItem(meeting));
  const { reports, to } = archive.coverage;
  return {
    verdict: "not-in-reports",
    title: titleOf(question),
    summary: words.silence.searched(reports, to === null ? null : words.date(to)),
    understood: question.understood,
    items,
    conflicts: [],
    lookedFor: lookedFor(question, words),
    coverage: archive.coverage,
    remaining: 0,
    actions,
  };
}

/** Somebody whose words are asked for and whose own reports are held of that time; null where none are. */
function speakerOfReports(
  archive: Archive,
  { terms, asked, period }: Question,
): { readonly name: string; readonly reports: number } | null {
  const speaker = speakerAsked(terms, asked);
  if (speaker === undefined) return null;
  const own = archive.reports.filter(
    (report) =>
      isReportBy(report, speaker) &&
      (period === null || (report.meetings ?? []).some((meeting) => meetingIn(meeting, period))),
  );
  return own.length === 0 ? null : { name: speaker.label, reports: own.length };
}

export function titleOf(question: Question): string {
  return question.understood === "" ? question.text : question.understood;
}

function nearestLine({ reading }: Evidence, question: Question, words: AnswerWording): string {
  const { passage, report } = reading;
  return words.silence.nearest({
    meeting: meetingLabel(passage.meeting, words),
    heading: passage.heading,
    reporter: reporterOf(report),
    outside: question.period !== null && !meetingIn(passage.meeting, question.period),
  });
}

function nearestActions({ reading }: Evidence, question: Question, words: AnswerWording): readonly Action[] {
  const { passage } = reading;
  const actions: Action[] = [
    {
      kind: "context",
      label: words.buttons.nearest,
      call: { command: "report", values: { report: passage.report, passage: passage.id } },
    },
  ];
  if (question.period !== null) {
    const subject = question.terms.map(({ label }) => label).join(" ");
    if (subject !== "")
      actions.push({
        kind: "suggestion",
        label: words.buttons.anyTime,
        call: { command: "topic", values: { topic: subject } },
      });
  }
  return actions;
}

/** Every spelling that was searched, corrections, and the period. */
export function lookedFor(question: Question, words: AnswerWording): readonly string[] {
  const searched = question.terms.flatMap(({ label, spellings, key }) =>
    key === null
      ? [label]
      : [
          label,
          ...spellings
            .map((terms) => terms.join(" ").replaceAll("#", " "))
            .filter((text) => text !== label.toLowerCase()),
        ],
  );
  const corrections = question.corrected.map(({ typed, read }) => words.readAs(typed, read));
  const period = question.period === null ? [] : [words.asTyped(question.period.text)];
  return [...new Set([...searched, ...corrections, ...period])].slice(0, 40);
}

/** A period that no report covers: the answer may lie in a meeting without an account here. */
function meetingWithoutAccount(archive: Archive, { period }: Question, words: AnswerWording): string | null {
  if (period === null) return null;
  const covered = archive.reports.some((report) =>
    [...(report.meetings ?? []), ...outlineOf(report).map(({ meeting }) => meeting)].some((meeting) =>
      meetingIn(meeting, period),
    ),
  );
  return covered ? null : words.silence.noMeetingIn(words.asTyped(period.text.trim()));
}
