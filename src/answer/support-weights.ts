/** Made by bench/train-support.ts from judged questions; not to be edited by hand. */
import type { SupportFeature } from "./support-features.ts";

export const SUPPORT_WEIGHTS: Readonly<Record<SupportFeature | "bias", number>> = {
  own: 0.439017,
  met: 0.303214,
  heaviestMet: 1.15774,
  heaviestUnmet: -1.52133,
  unmetTerms: -0.828842,
  terms: 0.368318,
  fits: 0.181296,
  bias: -1.32996,
};
