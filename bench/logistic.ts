/** Learning to tell right from wrong by a weighted sum: logistic regression. */

/** One thing to tell: its features, whether it is right, and how much it counts. */
export type Example = {
  readonly row: readonly number[];
  readonly right: boolean;
  readonly weight: number;
  /** Examples of one subject are never on both sides of a split. */
  readonly subject: string;
};

export type Learnt = { readonly weights: ArrayLike<number>; readonly bias: number };

const STEPS = 600;
const RATE = 1.5;
/** Strength of the pull towards zero. */
const DECAY = 1e-3;
const SMALLEST_SPREAD = 1e-6;

/** Weights for the features as they are, found by gradient descent on standardised ones; the same examples give the same. */
export function learnLogistic(examples: readonly Example[], width: number): Learnt {
  const total = sum(examples.map(({ weight }) => weight));
  const mean = columns(
    width,
    (at) => sum(examples.map(({ row, weight }) => weight * (row[at] ?? 0))) / total,
  );
  const spread = columns(width, (at) => {
    const squares = examples.map(({ row, weight }) => weight * ((row[at] ?? 0) - (mean[at] ?? 0)) ** 2);
    return Math.max(SMALLEST_SPREAD, Math.sqrt(sum(squares) / total));
  });
  const rows = examples.map(({ row }) =>
    columns(width, (at) => ((row[at] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1)),
  );
  const weights = new Float64Array(width);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(width);
    let slopeOfBias = 0;
    for (const [index, { right, weight }] of examples.entries()) {
      const row = rows[index] ?? [];
      const error = (weight / total) * (likelihood(row, { weights, bias }) - (right ? 1 : 0));
      for (let at = 0; at < width; at++) slope[at] = (slope[at] ?? 0) + error * (row[at] ?? 0);
      slopeOfBias += error;
    }
    for (let at = 0; at < width; at++)
      weights[at] = (weights[at] ?? 0) - RATE * ((slope[at] ?? 0) + DECAY * (weights[at] ?? 0));
    bias -= RATE * slopeOfBias;
  }
  const plain = columns(width, (at) => (weights[at] ?? 0) / (spread[at] ?? 1));
  return { weights: plain, bias: bias - sum(plain.map((weight, at) => weight * (mean[at] ?? 0))) };
}

/** Probability that an example is right. */
export function likelihood(row: readonly number[], { weights, bias }: Learnt): number {
  let score = bias;
  for (let at = 0; at < row.length; at++) score += (row[at] ?? 0) * (weights[at] ?? 0);
  return 1 / (1 + Math.exp(-score));
}

function columns(width: number, value: (at: number) => number): number[] {
  return Array.from({ length: width }, (_, at) => value(at));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
