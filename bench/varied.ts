/** As many passages as are wanted, from as many as there are. */
import type { BenchPassage } from "./json-lines.ts";

/**
 * The first `count` passages; where there are fewer, further rounds of the same ones follow with a part of their longer
 * words changed, so that the vocabulary grows with the corpus as it does in life. The same input gives the same
 * output.
 */
export async function* varied(
  passages: AsyncIterable<BenchPassage>,
  count: number,
): AsyncGenerator<BenchPassage> {
  const seen: BenchPassage[] = [];
  for await (const passage of passages) {
    if (seen.length === count) return;
    seen.push(passage);
    yield passage;
  }
  for (let number = seen.length; seen.length > 0 && number < count; number++) {
    const passage = seen[number % seen.length];
    if (passage === undefined) return;
    const round = Math.floor(number / seen.length);
    yield { ...passage, id: `${passage.id}~${round}`, text: change(passage.text, number) };
  }
}

const LETTERS = "aeiounrstl";

function change(text: string, seed: number): string {
  let state = seed;
  return text.replace(/\p{L}{7,}/gu, (word) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    if (state % 12 !== 0) return word;
    const at = 1 + ((state >>> 8) % (word.length - 2));
    return word.slice(0, at) + LETTERS.charAt((state >>> 16) % LETTERS.length) + word.slice(at + 1);
  });
}
