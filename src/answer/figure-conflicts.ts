/** Figures of one measure that differ between accounts: side by side and unjudged. */
import type { Archive } from "../archive/archive.ts";
import { AMOUNT, readNumber } from "../archive/ledger-numbers.ts";
import type { Conflict } from "../reply.ts";
import type { Figure, PartialDate } from "../report.ts";
import { alike, conflictOf, differentWitnesses, groups, SAME_FIGURE, type Told } from "./accounts.ts";
import type { AnswerWording } from "./answer-wording.ts";
import { oneCountsMore } from "./counted-in.ts";
import { meetingLabel } from "./items.ts";
import { maybeOneSitting } from "./one-sitting.ts";
import { areOfTwoPurses, isWished } from "./other-sums.ts";
import { counterparts, figureLikeness } from "./same-thing.ts";
import { figuresNear, figuresOfValue, Sittings } from "./sittings.ts";

/** Conflicts between figures of one measure at one time; `oneSubject` the caller has chosen figures that all answer one question. */
export function figureConflicts(
  archive: Archive,
  figures: readonly Figure[],
  words: AnswerWording,
  oneSubject = false,
): readonly Conflict[] {
  return conflictsOf(archive, figureGroups(archive, figures, oneSubject), words);
}

/**
 * Figures that all answer one question, of one time, of which one counts more in than another: to be told beside each
 * other, though they are no conflict.
 */
export function widerCounts(
  archive: Archive,
  figures: readonly Figure[],
  words: AnswerWording,
): readonly Conflict[] {
  const counts = (a: Figure, b: Figure) => oneCountsMore(archive, a, b);
  return conflictsOf(archive, figureGroups(archive, figures, true, counts), words);
}

/**
 * Figures of one measure at one time that differ, each group as `conflictsOf` tells it. `maybeOneMeasure` says of two
 * that look alike whether they belong together.
 */
export function figureGroups(
  archive: Archive,
  figures: readonly Figure[],
  oneSubject = false,
  maybeOneMeasure = (a: Figure, b: Figure) => !oneCountsMore(archive, a, b),
): readonly (readonly Figure[])[] {
  // Whoever gives the other's value as well tells of two things.
  const gives = (witness: Figure, told: Figure) =>
    figuresOfValue(archive, told).some(
      (other) => sameWitness(archive, other, witness) && sameTime(other, told),
    );
  // "12 out of 14" beside "twelve".
  const tells = ({ quote }: Figure, { value }: Figure) => numbersIn(quote).has(value);
  const pairs = new Set<string>();
  const others = new Set<Figure>();
  for (const figure of figures) {
    for (const other of othersGiving(archive, figure)) {
      pairs.add(`${placeOf(figure)} ${placeOf(other)}`).add(`${placeOf(other)} ${placeOf(figure)}`);
      others.add(other);
    }
  }
  const comparable = (a: Figure, b: Figure) =>
    sameTime(a, b) &&
    sameMeasure(a, b) &&
    maybeOneMeasure(a, b) &&
    isWished(a) === isWished(b) &&
    !areOfTwoPurses(archive, a, b) &&
    (OF_THE_PARTY.test(a.measure) ||
      pairs.has(`${placeOf(a)} ${placeOf(b)}`) ||
      (isLikeSize(a.value, b.value) && (oneSubject || alike(a, b) >= SAME_FIGURE))) &&
    (a.value === b.value || !(gives(b, a) || gives(a, b) || tells(b, a) || tells(a, b)));
  const compared = [...new Set([...figures, ...others])];
  return groups(archive, compared, comparable, figuresDiffer, ofOneTime(archive, compared));
}

/** Groups of figures that differ, side by side. */
export function conflictsOf(
  archive: Archive,
  figures: readonly (readonly Figure[])[],
  words: AnswerWording,
): readonly Conflict[] {
  return figures.flatMap((group) =>
    conflictOf(
      archive,
      words.conflicts.figure(group[0]?.measure, meetingLabel(group[0]?.meeting ?? null, words)),
      group,
      words.figure,
    ),
  );
}

/** Figures of which it is kept what others give: mostly nothing. */
const MOST_KEPT = 10_000;
const given = new WeakMap<Archive, Map<Figure, readonly Figure[]>>();

/** Of each other witness of its meeting the figure that counts the same as this one, if any does. */
function othersGiving(archive: Archive, figure: Figure): readonly Figure[] {
  const kept = given.get(archive) ?? new Map<Figure, readonly Figure[]>();
  given.set(archive, kept);
  const found = kept.get(figure);
  if (found !== undefined) return found;
  const entries = figuresNear(archive, figure);
  const own = entries.filter(({ report }) => report === figure.report);
  const like = (a: Figure, b: Figure) =>
    !sameTime(a, b)
      ? 0
      : OF_THE_PARTY.test(a.measure) && a.measure === b.measure
        ? 1
        : figureLikeness(archive, a, b);
  const made = counterparts(archive, figure, { entries, own }, like);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(figure, made.length === 0 ? NO_FIGURES : made);
  return made;
}

const A_NUMBER = new RegExp(`(?<![\\p{L}\\p{N}.,/-])(?:[£$€]\\s?)?(${AMOUNT})(?![\\p{L}\\p{N}])`, "giu");

function numbersIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(A_NUMBER)].flatMap(([, amount = ""]) => readNumber(amount) ?? []));
}

const NO_FIGURES: readonly Figure[] = [];

function placeOf({ passage, start, value }: Figure): string {
  return `${passage}:${start}:${value}`;
}

/** There is one such figure at a time; of money, seats or cases there are many. */
const OF_THE_PARTY = /^(?:paid-up |youth )?membership(?: arrears)?$/;

/** 131 completed and 17 outstanding are not two counts of one thing; 178 and 187 may be, and so may 31 and 13. */
export function isLikeSize(a: number, b: number): boolean {
  const digits = (value: number) => [...String(value)].sort().join("");
  return Math.max(a, b) <= LIKE_SIZE * Math.min(a, b) || digits(a) === digits(b);
}

const LIKE_SIZE = 1.6;

function sameWitness(archive: Archive, a: Told, b: Told): boolean {
  return !differentWitnesses(archive, a, b);
}

function sameTime(a: Figure, b: Figure): boolean {
  const [first, second] = [dayOf(a), dayOf(b)];
  if (first === null && second === null) return maybeOneSitting(a.meeting, b.meeting);
  return first !== null && second !== null && isWithin(first, second);
}

/** The time a figure is of, where that is not the day on which it was told. */
function dayOf({ asOf, meeting }: Figure): PartialDate | null {
  return asOf !== null && meeting?.precision === "day" && asOf === meeting.from ? null : asOf;
}

/** "At the end of February" and "on 28 February" may be one day; "in 2031" says too little. */
function isWithin(a: PartialDate, b: PartialDate): boolean {
  return a === b || (Math.min(a.length, b.length) >= MONTH && (a.startsWith(b) || b.startsWith(a)));
}

/** Characters of `YYYY-MM`. */
const MONTH = 7;

/** Of these figures those that are of one time with a given one, as `sameTime` says. */
function ofOneTime(archive: Archive, figures: readonly Figure[]): (figure: Figure) => readonly Figure[] {
  const dated = Map.groupBy(figures, (figure) => dayOf(figure)?.slice(0, MONTH) ?? null);
  const undated = new Sittings(archive, dated.get(null) ?? []);
  return (figure) => {
    const day = dayOf(figure);
    return day === null ? undated.near(figure.meeting) : (dated.get(day.slice(0, MONTH)) ?? []);
  };
}

function sameMeasure(a: Figure, b: Figure): boolean {
  return a.measure === b.measure && a.unit === b.unit && basis(a) === basis(b) && basis(a) !== "earlier";
}

/** Further apart than rounding explains. */
function figuresDiffer(a: Figure, b: Figure): boolean {
  if (a.value === b.value) return false;
  const rounding = Math.max(roundedTo(a), roundedTo(b));
  return Math.abs(a.value - b.value) > rounding;
}

/** What the figure includes: "434,000 including arrears" and "415,000, of whom 33,000 in arrears" count differently. */
function basis({ qualifier }: Figure): string {
  if (qualifier === null) return "";
  if (/incl|including/.test(qualifier)) return "including arrears";
  if (/arrears/.test(qualifier))
    return /plus|further|excluding|not counting/.test(qualifier) ? "without arrears" : "of which arrears";
  if (/compared|from/.test(qualifier)) return "earlier";
  return (
    /\b(?:(?:in|ex)cluding|(?:not )?counting|without|leaving out|net of|before|after)\b.*/.exec(
      qualifier,
    )?.[0] ?? ""
  );
}

/** The step to which a value is rounded: 489,000 to 1,000, 512,400 to 100; looser for "over" and "about". */
function roundedTo({ value, qualifier }: Figure): number {
  let step = 1;
  while (step < value && value % (step * 10) === 0) step *= 10;
  const exact = step === 1 ? 0 : step;
  return qualifier !== null &&
    /about|around|approx|roughly|some|nearly|almost|over|more|under|less|fewer|just|plus/.test(qualifier)
    ? Math.max(exact, value * 0.01)
    : // "518k" may be 518,659 cut short; "400", given flat, is not said of 405.
      step >= 1_000
      ? exact
      : value < 1_000
        ? 0
        : exact / 2;
}
