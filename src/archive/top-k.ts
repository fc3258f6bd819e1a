/** The best few of many scored passages. */

/**
 * Keeps the `limit` best by score; among equal scores, those whose id comes first. Ids are compared only where
 * scores are equal, so ties cost nothing until they happen.
 */
export class TopPassages {
  readonly #limit: number;
  readonly #ids: readonly string[];
  readonly #passages: number[] = [];
  readonly #scores: number[] = [];
  /** No passage below this can still get in. */
  floor = 0;

  constructor(limit: number, ids: readonly string[]) {
    this.#limit = limit;
    this.#ids = ids;
  }

  /** Takes a passage in if it belongs among the best. Passages with a score of zero never do. */
  offer(passage: number, score: number): void {
    const scores = this.#scores;
    const passages = this.#passages;
    if (score <= 0 || this.#limit <= 0) return;
    const full = scores.length === this.#limit;
    if (full && !this.#before(passage, score, scores.length - 1)) return;
    let at = full ? scores.length - 1 : scores.length;
    while (at > 0 && this.#before(passage, score, at - 1)) {
      scores[at] = scores[at - 1] ?? 0;
      passages[at] = passages[at - 1] ?? 0;
      at--;
    }
    scores[at] = score;
    passages[at] = passage;
    if (scores.length === this.#limit) this.floor = scores[this.#limit - 1] ?? 0;
  }

  /** Best first. */
  ranked(): readonly { readonly passage: number; readonly score: number }[] {
    return this.#passages.map((passage, at) => ({ passage, score: this.#scores[at] ?? 0 }));
  }

  #before(passage: number, score: number, at: number): boolean {
    const other = this.#scores[at] ?? 0;
    if (score !== other) return score > other;
    return (this.#ids[passage] ?? "") < (this.#ids[this.#passages[at] ?? 0] ?? "");
  }
}
