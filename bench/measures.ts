/** How good a ranking is. */
import type { Grades } from "./judged.ts";

export type Quality = {
  /** Share of questions with a relevant passage in first place. */
  readonly first: number;
  /** ... among the first ten. */
  readonly ten: number;
  readonly mrr: number;
  readonly ndcg: number;
};

const DEPTH = 10;

/** Quality of one ranking over its first ten, grades taken as relevant or not (as in the published comparisons). */
export function judge(ranked: readonly string[], grades: Grades): Quality {
  let firstAt = 0;
  let gain = 0;
  for (const [at, id] of [...new Set(ranked)].slice(0, DEPTH).entries()) {
    if ((grades.get(id) ?? 0) <= 0) continue;
    if (firstAt === 0) firstAt = at + 1;
    gain += 1 / Math.log2(at + 2);
  }
  const relevant = [...grades.values()].filter((grade) => grade > 0).length;
  let ideal = 0;
  for (let at = 0; at < Math.min(DEPTH, relevant); at++) ideal += 1 / Math.log2(at + 2);
  return {
    first: firstAt === 1 ? 1 : 0,
    ten: firstAt > 0 ? 1 : 0,
    mrr: firstAt > 0 ? 1 / firstAt : 0,
    ndcg: ideal > 0 ? gain / ideal : 0,
  };
}

export function meanQuality(rows: readonly Quality[]): Quality {
  const mean = (of: (row: Quality) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / (rows.length || 1);
  return {
    first: mean(({ first }) => first),
    ten: mean(({ ten }) => ten),
    mrr: mean(({ mrr }) => mrr),
    ndcg: mean(({ ndcg }) => ndcg),
  };
}

/** The value below which a share of all values lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
