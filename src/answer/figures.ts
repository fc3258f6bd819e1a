/** Figures of one measure over time, each with its reporter, reservation and date. */
import { LRUCache } from "lru-cache";
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { countsAs } from "../archive/ledger-measures.ts";
import type { Reply } from "../reply.ts";
import type { Figure } from "../report.ts";
import { english } from "./answer-english.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { conflictsOf, figureGroups } from "./figure-conflicts.ts";
import { measureAsked } from "./fitting.ts";
import { figureItem, isHeld } from "./items.ts";
import { pageMade } from "./paging.ts";
import type { Period } from "./period.ts";
import type { Question } from "./question.ts";
import { actionsFor, baseReply } from "./reply-parts.ts";
import { between, meetingIn, type TimeScope } from "./scope.ts";
import { silentReply } from "./silence.ts";
import { understand } from "./understand.ts";

export type FiguresValues = {
  readonly measure: string;
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
  readonly page?: number | undefined;
};

/** The figures of a measure, as `figuresReply` finds them, in order of date. */
export function findFigures(archive: Archive, values: FiguresValues): readonly Figure[] {
  const known = foundFor.get(values);
  return inOrder(known?.archive === archive ? known.found : searchFigures(archive, values, english).found);
}

/** The ledger of figures in order of date. A measure the ledger does not know is looked for in the quotations. */
export function figuresReply(archive: Archive, values: FiguresValues, words: AnswerWording = english): Reply {
  const { measure, page = 1 } = values;
  const { question, found } = searchFigures(archive, values, words);
  if (found.length === 0) return silentReply(archive, question, [], words, words.silence.noSuchFigure);
  const sorted = inOrder(found).filter((figure) => isHeld(archive, figure));
  const shown = pageMade(sorted, (figure) => figureItem(archive, figure, words), page);
  const next = { command: "figures", values: { measure, from: values.from?.text, to: values.to?.text } };
  return {
    ...baseReply(archive, question, words),
    title: words.titles.figures(measure),
    summary: words.summaries.figures(sorted.length),
    items: shown.items,
    conflicts: conflictsOf(archive, groupsOf(archive, values, sorted), words),
    remaining: shown.remaining,
    actions: actionsFor(next, page, shown.remaining, shown.items, words),
  };
}

/** What was found for these very values: a reply and the chart beside it show the same. */
const foundFor = new WeakMap<
  FiguresValues,
  { readonly archive: Archive; readonly found: readonly Figure[] }
>();

type Groups = readonly (readonly Figure[])[];

const groupsFound = new WeakMap<Archive, LRUCache<string, Groups>>();
/** Measures and times whose conflicts are kept: hundreds of figures are set beside each other, and few are asked for. */
const MOST_KEPT = 20;

function groupsOf(archive: Archive, values: FiguresValues, figures: readonly Figure[]): Groups {
  const kept = groupsFound.get(archive) ?? new LRUCache<string, Groups>({ max: MOST_KEPT });
  groupsFound.set(archive, kept);
  const { measure, from, to } = values;
  const key = JSON.stringify([measure, from?.from ?? null, to?.to ?? null]);
  const known = kept.get(key) ?? figureGroups(archive, figures);
  kept.set(key, known);
  return known;
}

type Search = { readonly question: Question; readonly found: readonly Figure[] };

function searchFigures(archive: Archive, values: FiguresValues, words: AnswerWording): Search {
  const { measure } = values;
  const period = between(values.from, values.to, words);
  const read = understand(measure, archive, values.to?.to ?? "2100-01-01", undefined, words);
  const question: Question = {
    ...read,
    asked: "count",
    counted: measure,
    period: period === null ? null : { start: 0, end: 0, yearless: false, partOfName: false, ...period },
  };
  const inTime = archive.figures.filter((figure) => period === null || holdsIn(figure, period));
  const found = ofMeasure(inTime, question);
  foundFor.set(values, { archive, found });
  return { question, found };
}

/** A figure that names its own date is of that time, whenever it was told; any other of its meeting's. */
function holdsIn({ asOf, meeting }: Figure, period: TimeScope): boolean {
  if (asOf === null) return meetingIn(meeting, period);
  const { from, to } = period;
  return (
    (from === null || asOf >= from.slice(0, asOf.length)) && (to === null || asOf <= to.slice(0, asOf.length))
  );
}

function ofMeasure(figures: readonly Figure[], question: Question): readonly Figure[] {
  const name = question.counted?.trim().toLowerCase() ?? "";
  const named = figures.filter(({ measure }) => countsAs(measure.toLowerCase(), name));
  if (named.length > 0) return named;
  const known = measureAsked(question);
  const ledger = figures.filter(({ measure }) => countsAs(measure, known));
  if (ledger.length > 0) return ledger;
  const wanted = termsOf(name);
  return figures.filter(({ measure, quote }) => {
    const held = new Set(termsOf(`${measure} ${quote}`));
    return wanted.length > 0 && wanted.every((term) => held.has(term));
  });
}

function inOrder(figures: readonly Figure[]): readonly Figure[] {
  return figures
    .map((figure) => ({ figure, key: orderOf(figure) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ figure }) => figure);
}

function orderOf({ asOf, meeting, report, start }: Figure): string {
  return `${asOf ?? meeting?.from ?? "9999"} ${report} ${String(start).padStart(9, "0")}`;
}
