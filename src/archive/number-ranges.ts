import type { PlaceRange } from "./engine.ts";

/** Ranges of whole numbers as PostgreSQL's `int4multirange` writes them: `{[3,7),[9,10)}`. */
export function multirange(ranges: readonly PlaceRange[]): string {
  const joined: [number, number][] = [];
  for (const [from, past] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (from === past) continue;
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], past);
    else joined.push([from, past]);
  }
  return `{${joined.map(([from, past]) => `[${from},${past})`).join(",")}}`;
}
