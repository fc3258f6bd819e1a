/** Learning the weights of a linear re-ranker from judged rankings. */

/** The candidates of one question: features row by row, and which of them are relevant. */
export type Group = {
  readonly rows: readonly Float64Array[];
  readonly relevant: readonly boolean[];
  /** How much the question counts, so that a collection of many questions does not drown a small one. */
  readonly weight: number;
};

export type Training = {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the pull towards zero. */
  readonly decay: number;
  readonly seed: number;
};

const BATCH = 32;
const SMALLEST_SPREAD = 1e-6;

/**
 * Weights that make the relevant candidates of each question the likeliest under a softmax over its list (the
 * listwise loss of Cao et al., ICML 2007, "ListNet", with top-one probabilities), found by Adam on standardised
 * features. The same groups and seed give the same weights. Groups without a relevant candidate teach nothing.
 */
export function learnWeights(groups: readonly Group[], width: number, training: Training): Float64Array {
  const useful = groups.filter(({ relevant }) => relevant.includes(true));
  const deviations = standardDeviations(useful, width);
  const meanWeight = useful.reduce((sum, { weight }) => sum + weight, 0) / (useful.length || 1);
  const random = generator(training.seed);
  const weights = new Float64Array(width);
  const first = new Float64Array(width);
  const second = new Float64Array(width);
  let step = 0;
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    const order = shuffled(useful, random);
    const rate = training.rate * (1 - epoch / training.epochs);
    for (let at = 0; at < order.length; at += BATCH) {
      const gradient = new Float64Array(width);
      const batch = order.slice(at, at + BATCH);
      for (const group of batch) addGradient(group, group.weight / meanWeight, weights, deviations, gradient);
      step++;
      for (let f = 0; f < width; f++) {
        const slope = (gradient[f] ?? 0) / batch.length + training.decay * (weights[f] ?? 0);
        first[f] = 0.9 * (first[f] ?? 0) + 0.1 * slope;
        second[f] = 0.999 * (second[f] ?? 0) + 0.001 * slope * slope;
        const mean = (first[f] ?? 0) / (1 - 0.9 ** step);
        const spread = Math.sqrt((second[f] ?? 0) / (1 - 0.999 ** step));
        weights[f] = (weights[f] ?? 0) - (rate * mean) / (spread + 1e-8);
      }
    }
  }
  return weights.map((weight, f) => weight / (deviations[f] ?? 1));
}

/** Score of one row: the only sum the re-ranker knows. */
export function scoreRow(row: Float64Array, weights: Float64Array): number {
  let score = 0;
  for (let f = 0; f < weights.length; f++) score += (row[f] ?? 0) * (weights[f] ?? 0);
  return score;
}

function addGradient(
  { rows, relevant }: Group,
  weight: number,
  weights: Float64Array,
  deviations: Float64Array,
  gradient: Float64Array,
): void {
  const scores = rows.map((row) => {
    let score = 0;
    for (let f = 0; f < weights.length; f++)
      score += ((row[f] ?? 0) / (deviations[f] ?? 1)) * (weights[f] ?? 0);
    return score;
  });
  const highest = Math.max(...scores);
  const likelihoods = scores.map((score) => Math.exp(score - highest));
  const total = likelihoods.reduce((sum, value) => sum + value, 0);
  const share = 1 / relevant.filter(Boolean).length;
  for (const [at, row] of rows.entries()) {
    const error = weight * ((likelihoods[at] ?? 0) / total - (relevant[at] ? share : 0));
    for (let f = 0; f < weights.length; f++) {
      gradient[f] = (gradient[f] ?? 0) + (error * (row[f] ?? 0)) / (deviations[f] ?? 1);
    }
  }
}

/** Spread of each feature within the lists: what is the same for all candidates of a question tells nothing. */
function standardDeviations(groups: readonly Group[], width: number): Float64Array {
  const squares = new Float64Array(width);
  let count = 0;
  for (const { rows } of groups) {
    const means = new Float64Array(width);
    for (const row of rows)
      for (let f = 0; f < width; f++) means[f] = (means[f] ?? 0) + (row[f] ?? 0) / rows.length;
    for (const row of rows) {
      count++;
      for (let f = 0; f < width; f++) squares[f] = (squares[f] ?? 0) + ((row[f] ?? 0) - (means[f] ?? 0)) ** 2;
    }
  }
  // What never differs but by rounding is left as it is; its weight stays zero.
  return squares.map((sum) => {
    const deviation = Math.sqrt(sum / Math.max(1, count));
    return deviation > SMALLEST_SPREAD ? deviation : Number.POSITIVE_INFINITY;
  });
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at];
    const swapped = order[other];
    if (held !== undefined && swapped !== undefined) {
      order[at] = swapped;
      order[other] = held;
    }
  }
  return order;
}

/** Mulberry32: a small generator with a seed, so that a training can be repeated. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
