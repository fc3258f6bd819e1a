/**
 * A set of whole numbers as PostgreSQL's `int4multirange` writes it: `{[3,7),[9,10)}`. The passages of a report are
 * numbered one after another, so that thousands of them come to a few ranges.
 */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: string[] = [];
  let from: number | null = null;
  let past = 0;
  for (const number of Int32Array.from(numbers).sort()) {
    if (from !== null && number > past) {
      ranges.push(`[${from},${past})`);
      from = null;
    }
    from ??= number;
    past = number + 1;
  }
  if (from !== null) ranges.push(`[${from},${past})`);
  return `{${ranges.join(",")}}`;
}
