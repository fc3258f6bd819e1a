/** How far apart two spellings are. */

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours, each counted
 * once. Typing errors are swaps so often that plain Levenshtein distance, which counts two, misjudges them.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = least;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** A doubled letter left out or added, a vowel for a vowel, neighbours swapped: what hands and ears get wrong. */
const LIGHT_SLIP = 0.5;

/**
 * What it takes to make one spelling of the other, as typing errors go: 1 for each letter put in, left out or
 * replaced, half that for the commonest slips. Two words that are merely alike ("marines", "maries") are further
 * apart by it than a word and its misspelling ("harassment", "harrasment").
 */
export function slipCost(typed: string, meant: string): number {
  let beforeLast: number[] = [];
  let last = [0];
  for (let j = 1; j <= meant.length; j++) last.push((last[j - 1] ?? 0) + letterCost(meant, j - 1));
  for (let i = 1; i <= typed.length; i++) {
    const row = [(last[0] ?? 0) + letterCost(typed, i - 1)];
    for (let j = 1; j <= meant.length; j++) {
      const [a, b] = [typed[i - 1] ?? "", meant[j - 1] ?? ""];
      const replaced = a === b ? 0 : isVowel(a) && isVowel(b) ? LIGHT_SLIP : 1;
      let least = Math.min(
        (last[j] ?? 0) + letterCost(typed, i - 1),
        (row[j - 1] ?? 0) + letterCost(meant, j - 1),
        (last[j - 1] ?? 0) + replaced,
      );
      const swapped = i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b;
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + LIGHT_SLIP);
      row[j] = least;
    }
    beforeLast = last;
    last = row;
  }
  return last[meant.length] ?? 0;
}

function letterCost(word: string, at: number): number {
  return word[at] === word[at - 1] ? LIGHT_SLIP : 1;
}

function isVowel(letter: string): boolean {
  return letter !== "" && "aeiouy".includes(letter);
}

/** How many slips a word of this length may hold and still be taken for another. */
export function allowedEdits(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
