/** How often a digest comes, as people say it. */

/** When a scheduled digest comes, for people; `cron` where it is none of the rhythms they choose from. */
export type Rhythm =
  | { readonly kind: "cron"; readonly cron: string }
  /** `at` is `HH:MM`; a weekday counts from Sunday, 0; `nth` from 1. */
  | ({ readonly at: string } & (
      | { readonly kind: "daily" | "weekdays" | "last-day" }
      | { readonly kind: "weekly" | "last-weekday"; readonly weekday: number }
      | { readonly kind: "nth"; readonly nth: number; readonly weekday: number }
      | { readonly kind: "day"; readonly day: string }
    ));

/** The rhythm that a cron expression stands for. */
export function rhythmOf(cron: string): Rhythm {
  const fields = cron.trim().split(/\s+/);
  const [minute = "", hour = "", date = "", month = "", weekday = ""] = fields;
  const simple = fields.length === 5 && /^\d+$/.test(minute) && /^\d+$/.test(hour) && month === "*";
  const at = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return (simple ? dayRhythm(date, weekday, at) : null) ?? { kind: "cron", cron };
}

function dayRhythm(date: string, weekday: string, at: string): Rhythm | null {
  if (weekday === "*") {
    if (date === "*") return { kind: "daily", at };
    if (date === "L") return { kind: "last-day", at };
    return /^\d+$/.test(date) ? { kind: "day", day: date, at } : null;
  }
  if (date !== "*") return null;
  if (weekday === "1-5") return { kind: "weekdays", at };
  const [, digit = "", form = "", nth = ""] = /^([0-7])(?:(L)|#([1-4]))?$/.exec(weekday) ?? [];
  if (digit === "") return null;
  // Sunday is 0 and 7.
  const day = Number(digit) % 7;
  if (form === "L") return { kind: "last-weekday", weekday: day, at };
  return nth === ""
    ? { kind: "weekly", weekday: day, at }
    : { kind: "nth", nth: Number(nth), weekday: day, at };
}
