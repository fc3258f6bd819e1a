/** Weighing the evidence for a meeting's date: what agrees is put together, what does not is recorded. */
import { weekdayOf } from "../found-date.ts";
import type { PartialDate, Problem } from "../report.ts";
import { NEC } from "./bodies.ts";
import { spanOf } from "./given-fields.ts";
import type { Evidence } from "./meeting-evidence.ts";
import type { Anchors } from "./settle-year.ts";

export type Group = {
  readonly date: Evidence;
  readonly support: readonly Evidence[];
  readonly score: number;
};

/** Evidence for one and the same date together; a month supports each day in it. Best first. */
export function grouped(all: readonly Evidence[], anchors: Anchors): Group[] {
  const latest = anchors.published === null ? null : (spanOf(anchors.published)?.[1] ?? null);
  const groups: Group[] = [];
  for (const date of all) {
    if (groups.some((group) => group.date.from === date.from && group.date.to === date.to)) continue;
    // "Sat 25 and Sun 26", and further on "on Sunday": a day of the two, and not another opinion.
    const support = all.filter((one) => (one.from === date.from && one.to === date.to) || isDayOf(one, date));
    const around = all.filter(
      (one) =>
        one !== date &&
        !isDayOf(date, one) &&
        (one.from < date.from || one.to > date.to) &&
        one.from <= date.from &&
        one.to >= date.to,
    );
    let score =
      support.reduce((sum, one) => sum + one.weight, 0) +
      around.reduce((sum, one) => sum + one.weight, 0) * 0.9;
    if (support.some((one) => one.rightWeekday)) score += 2;
    if (support.some((one) => one.wrongWeekday !== null)) score -= 3;
    // Nobody reports on a meeting before it was held.
    if (latest !== null && date.from > latest) score -= 8;
    groups.push({ date, support, score });
  }
  return groups.toSorted(
    (a, b) => b.score - a.score || rank(a.date) - rank(b.date) || (a.date.from < b.date.from ? -1 : 1),
  );
}

/** Two days in a row; "this week" is longer. */
function isPair({ from, to }: Evidence): boolean {
  return Temporal.PlainDate.from(from).add({ days: 1 }).toString() === to;
}

/** A weekday of the last days, within two days that are counted up. */
function isDayOf(one: Evidence, days: Evidence): boolean {
  return (
    one.settled === "relative" &&
    one.from === one.to &&
    days.precision === "day" &&
    isPair(days) &&
    one.from >= days.from &&
    one.to <= days.to
  );
}

const TRUST = ["title", "heading", "text", "address", "file"];

function rank(one: Evidence): number {
  return TRUST.indexOf(one.source) + (one.precision === "day" ? 0 : 10);
}

/** The same days a year earlier, if that is shortly before publication: a slip of the pen. Null otherwise. */
export function yearBefore(date: Evidence, published: PartialDate | null): Evidence | null {
  const latest = published === null ? null : (spanOf(published)?.[1] ?? null);
  if (latest === null || date.precision !== "day") return null;
  const from = Temporal.PlainDate.from(date.from).subtract({ years: 1 });
  const gap = from.until(Temporal.PlainDate.from(latest)).days;
  if (gap < 0 || gap > 60) return null;
  return {
    ...date,
    from: from.toString(),
    to: Temporal.PlainDate.from(date.to).subtract({ years: 1 }).toString(),
  };
}

/** A second date with weight of its own that does not agree with the first. */
export function conflicts(best: Group, others: readonly Group[]): Problem[] {
  const problems: Problem[] = [];
  const [near] = others.filter(
    (group) => onlyName(group) && group.date.precision === "month" && apart(group.date, best.date),
  );
  if (near !== undefined && monthsBetween(near.date.from, best.date.from) <= 1) {
    problems.push({
      code: "file-name-date",
      message: `Address or file name say ${near.date.from.slice(0, 7)}, title and text ${spanText(best.date)}; the latter is used.`,
    });
  }
  const far =
    others.find(
      (group) =>
        onlyName(group) &&
        apart(group.date, best.date) &&
        group !== near &&
        (group.date.precision === "day" || monthsBetween(group.date.from, best.date.from) > 1),
    ) ?? (near !== undefined && monthsBetween(near.date.from, best.date.from) > 1 ? near : undefined);
  const rival =
    far ??
    others.find(
      (group) =>
        group.support.some((one) => one.weight >= 2) &&
        (group.date.to < best.date.from || group.date.from > best.date.to) &&
        !ofOtherBodies(group, best) &&
        (group.support.some((one) => one.source !== "text") || group.support.some((one) => one.weight >= 5)),
    );
  if (rival !== undefined) {
    problems.push({
      code: "date-conflict",
      message: `${words(best)} against ${words(rival)}: ${spanText(best.date)} is used, ${spanText(rival.date)} is less well supported.`,
    });
  }
  for (const one of best.support) {
    if (one.wrongWeekday === null) continue;
    problems.push({
      code: "weekday-conflict",
      message: `"${one.words}": ${one.from} was a ${weekdayName(weekdayOf(one.from))}, not a ${weekdayName(one.wrongWeekday)}; the date is used.`,
    });
  }
  return problems;
}

/** Without the NEC where committees are named: "the NEC's disputes and equalities committees" are only its own. */
export function committeesFirst(bodies: readonly string[]): readonly string[] {
  const committees = bodies.filter((body) => body !== NEC);
  return committees.length > 0 ? committees : bodies;
}

/** Both say which bodies met, and these are others: two meetings, and no conflict. */
function ofOtherBodies(a: Group, b: Group): boolean {
  const bodies = (group: Group) => new Set(group.support.flatMap((one) => committeesFirst(one.bodies)));
  const ours = bodies(b);
  const theirs = bodies(a);
  return theirs.size > 0 && ours.size > 0 && theirs.isDisjointFrom(ours);
}

/** Known from address or file name and from nothing else. */
function onlyName(group: Group): boolean {
  return group.support.every((one) => one.source === "address" || one.source === "file");
}

function apart(a: Evidence, b: Evidence): boolean {
  return a.to < b.from || a.from > b.to;
}

function monthsBetween(a: string, b: string): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.abs(months(a) - months(b));
}

export function sourceProblems(best: Group): Problem[] {
  const sources = new Set(best.support.map((one) => one.source));
  if (sources.has("title") || sources.has("text") || sources.has("heading")) return [];
  return sources.has("address")
    ? [{ code: "address-date", message: "The meeting's date is known from the address only." }]
    : [{ code: "file-name-date", message: "The meeting's date is known from the file's name only." }];
}

export function yearProblems(support: readonly Evidence[]): Problem[] {
  const problems: Problem[] = [];
  const own = new Set(support.filter((one) => one.settled === "own").map((one) => one.from));
  for (const one of support) {
    if (own.has(one.from)) continue;
    if (one.settled === "published") {
      problems.push({
        code: "year-from-published",
        message: `"${one.words}" gives no year; ${one.from.slice(0, 4)} is from the date of publication.`,
      });
    }
    if (one.settled === "text" && one.precision === "day") {
      problems.push({
        code: "year-from-text",
        message: `"${one.words}" gives no year; ${one.from.slice(0, 4)} is from the title, headings, address or another date of the page.`,
      });
    }
    if (one.settled === "relative") {
      problems.push({
        code: "relative-date",
        message: `"${one.words}" is dated from the day of publication: ${spanText(one)}.`,
      });
    }
  }
  return distinct(problems);
}

export function distinct(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    (problem, index) =>
      problems.findIndex((one) => one.code === problem.code && one.message === problem.message) === index,
  );
}

export function words(group: Group): string {
  return `"${group.support[0]?.words ?? group.date.words}"`;
}

export function spanText(one: { from: string; to: string }): string {
  return one.from === one.to ? one.from : `${one.from} to ${one.to}`;
}

const WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function weekdayName(day: number): string {
  return WEEKDAY_NAMES[day - 1] ?? "";
}
