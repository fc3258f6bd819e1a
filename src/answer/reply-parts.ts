/** Parts that the replies to questions and commands share. */
import type { Archive } from "../archive/archive.ts";
import type { Action, Conflict, Item, Reply } from "../reply.ts";
import type { Figure, Meeting } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Asked } from "./asked-kind.ts";
import { askedNumber } from "./asked-number.ts";
import { countedByAll } from "./counted-by-all.ts";
import { dateConflicts } from "./date-conflicts.ts";
import { decisionConflicts } from "./decision-conflicts.ts";
import { ENOUGH, type Evidence } from "./evidence.ts";
import { figureConflicts, widerCounts } from "./figure-conflicts.ts";
import { measureAsked } from "./fitting.ts";
import { metJustBefore, sittingsAround } from "./one-sitting.ts";
import { definedValues } from "./paging.ts";
import type { Question } from "./question.ts";
import { overlap } from "./side-by-side.ts";
import { lookedFor, titleOf } from "./silence.ts";
import { meetingKey } from "./two-sittings.ts";
import { voteConflicts } from "./vote-conflicts.ts";

/** An answered reply to a question, without items as yet. */
export function baseReply(archive: Archive, question: Question, words: AnswerWording): Reply {
  return {
    verdict: "answered",
    title: titleOf(question),
    summary: "",
    understood: question.understood,
    items: [],
    conflicts: [],
    lookedFor: lookedFor(question, words),
    coverage: archive.coverage,
    remaining: 0,
    actions: [],
  };
}

/**
 * Conflicts among what answers a question: of each witness the evidence that is as good as any, so that votes
 * and figures on something else of the same meeting are not set against it. Of what is `shown` all counts, however
 * it was found; where something is, conflicts about nothing of its meetings may be left out.
 */
export function conflictsIn(
  archive: Archive,
  question: Question,
  about: readonly Evidence[],
  words: AnswerWording,
  shown: readonly Evidence[] = [],
): readonly Conflict[] {
  const narrow = question.asked !== "happened" && question.asked !== "any";
  const asksNumber = question.asked === "count" || question.asked === "vote";
  const best = about[0]?.score ?? 0;
  const deciding = about.filter(
    (entry) =>
      entry.complete &&
      entry.coverage >= LEAST_COVERED &&
      entry.near >= LEAST_COVERED &&
      entry.score >= best * (asksNumber ? LEAST_COVERED : NEAR_ENOUGH),
  );
  const nearest = deciding.filter(
    (entry) =>
      entry.coverage >= (asksNumber ? ENOUGH : LEAST_COVERED) &&
      (entry.fits || !narrow) &&
      entry.score >= best * (asksNumber ? AS_NEAR : NEAR_ENOUGH),
  );
  const near = [...nearest, ...shown.filter((entry) => !nearest.includes(entry))];
  const touchesShown = touchingSittingsOf(archive, shown);
  const sentencesOf = near.flatMap(({ reading, at }) => reading.sentences[at] ?? []);
  const measure = measureAsked(question);
  const named = new Set(question.terms.flatMap(({ spellings }) => spellings.flat()));
  const figures = sentencesOf.flatMap((sentence) => {
    const told = sentence.figures.filter(
      (figure) => (measure === null || figure.measure === measure) && !named.has(String(figure.value)),
    );
    // Of several numbers in one sentence none can be said to be the answer.
    return !narrow || told.length === 1 ? told : measure === null ? [] : told.slice(0, 1);
  });
  const alsoShown = shown
    .flatMap(({ reading, from, to }) => reading.sentences.slice(from, to + 1))
    .flatMap((sentence) => sentence.figures)
    .filter(({ value }) => !named.has(String(value)));
  const counted = question.asked === "count" && !isPartys(measure) ? askedNumbers(question, about) : [];
  const votes = [...new Set(sentencesOf.flatMap((sentence) => sentence.votes))];
  const ofShown = ({ meeting, asOf }: Figure) => asOf !== null || touchesShown(meeting);
  const toldOfShown = ({ reading }: Evidence) => touchesShown(reading.passage.meeting);
  const isJustBesideShown = ({ reading: { passage } }: Evidence) =>
    shown.some(
      ({ reading }) =>
        metJustBefore(passage.meeting, reading.passage.meeting) ||
        metJustBefore(reading.passage.meeting, passage.meeting),
    );
  return [
    ...(question.asked === "count"
      ? []
      : voteConflicts(
          archive,
          votes.filter(({ meeting }) => touchesShown(meeting)),
          words,
          question.asked === "vote",
        )),
    ...(ASKS_NO_FIGURE.has(question.asked)
      ? []
      : withFurther(
          withoutRepeated([
            ...figureConflicts(archive, counted.filter(ofShown), words, true),
            ...figureConflicts(
              archive,
              [...new Set(figures)].filter(ofShown),
              words,
              question.asked === "count",
            ),
            ...figureConflicts(archive, [...new Set(alsoShown)], words),
          ]),
          figureConflicts(archive, countedByAll(archive, counted.filter(ofShown)), words, true),
        )),
    ...(asksNumber
      ? []
      : dateConflicts(
          archive,
          near.filter((entry) => toldOfShown(entry) || isJustBesideShown(entry)),
          shown,
          words,
          question.asked === "when",
          about.filter((entry) => entry.score >= best * NEAR_ENOUGH && toldOfShown(entry)),
        )),
    ...(question.asked === "count"
      ? []
      : decisionConflicts(
          archive,
          [...new Set([...deciding, ...shown])].filter(toldOfShown),
          about.filter((entry) => entry.score >= best * LEAST_NEAREST && toldOfShown(entry)),
          words,
        )),
  ];
}

/** Whoever asks for a day or a name is not helped by two sums that stand beside it. */
const ASKS_NO_FIGURE: ReadonlySet<Asked> = new Set(["vote", "when", "where", "who"]);

/** Beside what is `shown` what other accounts count that counts more in, or less: no conflict, and of use. */
export function countedOtherwise(
  archive: Archive,
  question: Question,
  about: readonly Evidence[],
  words: AnswerWording,
  shown: readonly Evidence[],
): readonly Conflict[] {
  if (question.asked !== "count" || isPartys(measureAsked(question))) return [];
  const touchesShown = touchingSittingsOf(archive, shown);
  const counted = askedNumbers(question, about).filter(({ meeting }) => touchesShown(meeting));
  return widerCounts(archive, counted, words);
}

/** Whether a conflict about a meeting may be one about something shown; any may where nothing is. */
function touchingSittingsOf(
  archive: Archive,
  shown: readonly Evidence[],
): (meeting: Meeting | null) => boolean {
  if (shown.length === 0) return () => true;
  const sittings = sittingsAround(
    archive,
    shown.map(({ reading }) => reading.passage.meeting),
  );
  return (meeting) => sittings.has(meetingKey(meeting));
}

/** Conflicts without those that set against one another what an earlier one does. */
function withoutRepeated(conflicts: readonly Conflict[]): readonly Conflict[] {
  return conflicts.filter(
    ({ values }, at) =>
      !conflicts
        .slice(0, at)
        .some((other) =>
          values.every(({ citation }) => other.values.some((value) => overlap(value.citation, citation))),
        ),
  );
}

/** Conflicts, and of further ones those about nothing that stands in them. */
function withFurther(conflicts: readonly Conflict[], further: readonly Conflict[]): readonly Conflict[] {
  const told = conflicts.flatMap(({ values }) => values);
  const isTold = ({ citation }: Conflict["values"][number]) =>
    told.some((value) => overlap(value.citation, citation));
  return [...conflicts, ...further.filter(({ values }) => !values.some(isTold))];
}

/**
 * The number of each account that answers a question, whatever measure the ledger takes it for: "eighty-six people
 * took severance" and "96 members of staff have taken severance".
 */
function askedNumbers(question: Question, about: readonly Evidence[]): readonly Figure[] {
  const best = about[0]?.score ?? 0;
  const seen = new Set<string>();
  return about
    .filter(
      (entry) =>
        entry.complete &&
        entry.coverage >= LEAST_COUNTED &&
        entry.near >= LEAST_COUNTED &&
        entry.score >= best * LEAST_COUNTED,
    )
    .flatMap((entry) => {
      const figure = askedNumber(question, entry);
      if (figure === null || seen.has(figure.report)) return [];
      seen.add(figure.report);
      return [figure];
    });
}

/** The ledger knows better than the nearest number what a figure of the party includes. */
function isPartys(measure: string | null): boolean {
  return measure?.includes("membership") ?? false;
}

/** Another witness may put it in other words: less of the question need be covered than by an answer. */
const LEAST_COVERED = 0.5;
/** "Eighty-six took severance" says nothing of staff; that its number is like the other's says the rest. */
const LEAST_COUNTED = 0.45;
const NEAR_ENOUGH = 0.7;
/** Of each account the one decision that comes nearest to the question may be farther from it. */
const LEAST_NEAREST = 0.6;
/** Votes and figures of other witnesses are found by what they are about. */
const AS_NEAR = 0.8;

/** The next page, the first line in its context, and everything on its meeting. */
export function actionsFor(
  next: { readonly command: string; readonly values: Readonly<Record<string, string | undefined>> },
  page: number,
  remaining: number,
  items: readonly Item[],
  words: AnswerWording,
): readonly Action[] {
  const first = items.find(({ citation }) => citation !== null)?.citation ?? null;
  const actions: Action[] = [];
  if (remaining > 0) {
    const values = { ...definedValues(next.values), page: String(page + 1) };
    actions.push({
      kind: "more",
      label: words.buttons.more(remaining),
      call: { command: next.command, values },
    });
  }
  if (first === null) return actions;
  actions.push({
    kind: "context",
    label: words.buttons.inContext,
    call: { command: "report", values: { report: first.report, passage: first.passage } },
  });
  if (first.meeting?.from != null) {
    const meeting = `${first.meeting.body}@${first.meeting.from}`;
    actions.push({
      kind: "meeting",
      label: words.buttons.allAccounts,
      call: { command: "meeting", values: { meeting } },
    });
  }
  return actions;
}
