/** The one vote that a question can mean where its words are not the reports': nothing else comes near it. */
import type { Archive } from "../archive/archive.ts";
import type { Vote } from "../report.ts";
import type { Evidence } from "./evidence.ts";
import { matterLikeness, matterOf } from "./matters.ts";
import { NEAR } from "./matching.ts";
import { isDecided } from "./tally.ts";

/** Share of a question's weight that must be met beside the vote. */
const LEAST_NEAR = 0.35;
/** So many things that are asked about must be met there. */
const FEWEST_MET = 2;
/** A vote on something else comes no nearer than to this share of the best. */
const NO_NEARER = 0.88;
/** Votes whose matters are this alike may be one. */
const ALIKE = 0.1;

/**
 * The evidence of one decided vote that meets all names asked about, where every vote on anything else falls behind
 * it; empty where none stands out.
 */
export function outstandingVote(told: readonly Evidence[], archive: Archive): readonly Evidence[] {
  const voted = told.filter(({ complete, alike, votes }) => complete && !alike && votes.some(isDecided));
  const [best] = voted.filter((entry) => entry.near >= LEAST_NEAR && metNear(entry) >= FEWEST_MET);
  if (best === undefined) return [];
  const isSame = (entry: Evidence) => sameVote(archive, best.votes, entry.votes);
  const rival = told.find((entry) => entry.complete && entry.votes.some(isDecided) && !isSame(entry));
  if (rival !== undefined && rival.score > NO_NEARER * best.score) return [];
  return voted.filter(isSame);
}

function metNear({ matches }: Evidence): number {
  return matches.filter(({ worth, term }) => worth >= NEAR && !term.common).length;
}

function sameVote(archive: Archive, some: readonly Vote[], others: readonly Vote[]): boolean {
  return some.some((a) =>
    others.some((b) => a === b || matterLikeness(matterOf(archive, a), matterOf(archive, b)) >= ALIKE),
  );
}
