/** The figures of a vote, as far as a report gives them. */
import { COUNT, readNumber } from "../archive/ledger-numbers.ts";
import type { Vote } from "../report.ts";

export function hasTally(vote: Vote): boolean {
  return vote.for !== null && vote.against !== null;
}

/** Says how it ended, in figures or in words. */
export function isDecided(vote: Vote): boolean {
  return hasTally(vote) || vote.outcome !== "unknown";
}

/** The two figures without their sides, the smaller first: equal for two accounts that count alike. */
export function tallyOf(vote: Vote): string {
  return [vote.for, vote.against].sort((x, y) => Number(x) - Number(y)).join("-");
}

const MARGIN = new RegExp(
  `\\b(?:by|margin\\s+of|majority\\s+of)\\s+(?:just\\s+|only\\s+|a\\s+mere\\s+)?(?:(?<single>a\\s+single)|(?<count>${COUNT}))(?:\\s+votes?)?\\b(?!\\s+(?:to|against|for)\\b)`,
  "iu",
);

/** Whether two tallies can be held against each other: both in votes, or both in shares. */
export function inOneUnit(a: Vote, b: Vote): boolean {
  return hasTally(a) && hasTally(b) && a.percent === b.percent;
}

/** By how many votes one side was ahead, from the tally or as told ("by seven votes"); null where neither is given. */
export function marginOf(vote: Vote): number | null {
  if (vote.percent) return null;
  if (vote.for !== null && vote.against !== null) return Math.abs(vote.for - vote.against);
  const told = MARGIN.exec(vote.quote)?.groups;
  if (told?.single !== undefined) return 1;
  return told?.count === undefined || !/vote|majority|margin/i.test(vote.quote)
    ? null
    : readNumber(told.count);
}
