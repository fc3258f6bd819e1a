/**
 * BM25F: Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004), with
 * the non-negative inverse document frequency that Lucene uses. Field counts are normalised by field length
 * and weighted first, and saturated together afterwards, so that a word in heading and text is not counted as
 * two independent finds.
 */

/** The fields of a passage, in the order in which counts and lengths are stored. */
export const FIELDS = ["text", "heading", "title", "people", "topic"] as const;

export type FieldName = (typeof FIELDS)[number];

/** `weight`: worth of one occurrence. `b`: how far long fields are marked down. `most`: larger counts are taken as this. */
export type FieldSettings = { readonly weight: number; readonly b: number; readonly most: number };

/** Saturation of repeated words. */
export const K1 = 1.2;

/**
 * Counts are stored in 16 bits a posting: eight for the text, two for each short field. With K1 = 1.2 a fourth
 * mention in a heading would change a score by less than 2 %.
 */
export const FIELD_SETTINGS: Readonly<Record<FieldName, FieldSettings>> = {
  text: { weight: 1, b: 0.75, most: 255 },
  heading: { weight: 1, b: 0.5, most: 3 },
  title: { weight: 1, b: 0.75, most: 3 },
  people: { weight: 0.4, b: 0.3, most: 3 },
  topic: { weight: 0.6, b: 0.3, most: 3 },
};

/** Weight of one occurrence in a field of `length` terms, where fields that hold anything hold `average`. */
export function occurrenceWeight(settings: FieldSettings, length: number, average: number): number {
  return settings.weight / (1 - settings.b + (settings.b * length) / average);
}

/** Share of a term's full worth that a weighted count gives a passage: 0 to 1. */
export function saturate(weightedCount: number): number {
  return weightedCount / (weightedCount + K1);
}

/** Worth of a term that `holding` of `passages` passages hold. */
export function inverseDocumentFrequency(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}
