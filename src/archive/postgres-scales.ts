/** Average field lengths of a corpus, on which impacts hang, and the tables' record of those in use. */
import type { PostgresRunner } from "../postgres.ts";
import { forEachTerm } from "./analyzer.ts";
import { FIELDS } from "./bm25f.ts";
import type { PassageFields } from "./passage-fields.ts";

/** Impacts made with averages so near (a share of each) stand: rewriting all of them would gain nothing. */
const NEAR_AVERAGE = 0.05;

/** How many terms the fields of a report hold, and how many of its passages have the field: by field. */
export type Measure = { readonly sums: readonly number[]; readonly holding: readonly number[] };

export function measure(passages: readonly PassageFields[]): Measure {
  const sums = FIELDS.map(() => 0);
  const holding = FIELDS.map(() => 0);
  const seen = new Set<string>();
  for (const passage of passages) {
    if (seen.has(passage.id)) continue;
    seen.add(passage.id);
    for (const [field, name] of FIELDS.entries()) {
      let length = 0;
      forEachTerm(passage[name], () => {
        length++;
      });
      sums[field] = (sums[field] ?? 0) + length;
      if (length > 0) holding[field] = (holding[field] ?? 0) + 1;
    }
  }
  return { sums, holding };
}

/** As `averageLengths` of an index of all these reports. */
export function averagesOf(measures: readonly Measure[]): readonly number[] {
  return FIELDS.map((_, field) => {
    const sum = measures.reduce((total, { sums }) => total + (sums[field] ?? 0), 0);
    const holding = measures.reduce((total, one) => total + (one.holding[field] ?? 0), 0);
    return sum / Math.max(1, holding) || 1;
  });
}

type Scale = { readonly number: number; readonly averages: readonly number[] };

/** Averages near enough under which most of the corpus is stored already (`used`: one for each reading); else these. */
export async function chooseScale(
  transaction: PostgresRunner,
  averages: readonly number[],
  used: Iterable<number>,
): Promise<Scale> {
  const scales = await transaction.run<Scale>("SELECT number, averages FROM search1_scales ORDER BY number");
  const uses = new Map<number, number>();
  for (const scale of used) uses.set(scale, (uses.get(scale) ?? 0) + 1);
  const near = scales
    .filter((scale) =>
      averages.every(
        (average, field) => Math.abs((scale.averages[field] ?? 0) / average - 1) <= NEAR_AVERAGE,
      ),
    )
    .sort((a, b) => (uses.get(b.number) ?? 0) - (uses.get(a.number) ?? 0) || a.number - b.number);
  if (near[0] !== undefined) return near[0];
  const [made] = await transaction.run<Scale>(
    "INSERT INTO search1_scales (averages) VALUES ($1::float8[]) RETURNING number, averages",
    [averages],
  );
  if (made === undefined) throw new Error("PostgreSQL returned no row for an INSERT ... RETURNING.");
  return made;
}
