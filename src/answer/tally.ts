/** The figures of a vote, as far as a report gives them. */
import type { Vote } from "../report.ts";

export function hasTally(vote: Vote): boolean {
  return vote.for !== null && vote.against !== null;
}

/** The two figures without their sides, the smaller first: equal for two accounts that count alike. */
export function tallyOf(vote: Vote): string {
  return [vote.for, vote.against].sort((x, y) => Number(x) - Number(y)).join("-");
}
