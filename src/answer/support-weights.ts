/** Made by bench/train-support.ts from judged questions; not to be edited by hand. */
import type { SupportFeature } from "./support-features.ts";

export const SUPPORT_WEIGHTS: Readonly<Record<SupportFeature | "bias", number>> = {
  own: 0.257694,
  met: 0.309848,
  heaviestMet: 1.27124,
  heaviestUnmet: -1.56572,
  unmetTerms: -0.703984,
  terms: 0.356187,
  fits: 0.184968,
  apart: -0.842688,
  bias: -0.932187,
};
