/** Numbers as they are written in British English. */

const NUMBERS = new Intl.NumberFormat("en-GB");

/** "415,000". The format is made once: making it takes a hundred times as long as using it. */
export function formatNumber(value: number): string {
  return NUMBERS.format(value);
}
