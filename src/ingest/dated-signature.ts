/** A signature with the day of writing: "Ann Example, 3 May 2031", "Ann Example, Leeds (3/5/31)". */
import { findDates } from "../dates.ts";
import type { PartialDate } from "../report.ts";
import { splitNames } from "./personal-names.ts";
import { withFullYears } from "./short-years.ts";

export type DatedSignature = { readonly names: readonly string[]; readonly date: PartialDate };

const LONGEST = 100;
/** Of a place or an office between name and day. */
const MOST_WORDS = 4;
const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/giu;

/** Reads a line that holds a full name, perhaps a place, and a day, in this order and nothing else; null for any other. */
export function readDatedSignature(raw: string): DatedSignature | null {
  if (raw.length > LONGEST || !/\d/u.test(raw)) return null;
  const line = withFullYears(raw.replace(/[*_]+|^\s*(?:--+|[–—])\s*/gu, "").trim());
  const date = findDates(line).find((one) => one.year !== null && one.precision === "day");
  if (date?.from == null || date.from !== date.to || /[\p{L}\p{N}]/u.test(line.slice(date.end))) return null;
  const before = line.slice(0, date.start).replace(WEEKDAY, " ").replace(/\s+/gu, " ").trim();
  const parts = before.split(/\s*[,;(|·•]\s*|\s[–—-](?:\s|$)/u).filter((part) => /\p{L}/u.test(part));
  const [name = "", ...others] = parts;
  const names = splitNames(name);
  const few = others.length <= 1 && others.every((part) => part.split(" ").length <= MOST_WORDS);
  return names.length === 0 || !few ? null : { names, date: date.from };
}
