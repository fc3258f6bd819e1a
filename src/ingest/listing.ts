/** Pages that only lead to reports: tags, archives, directories. */
import { findDates } from "../dates.ts";
import { linesOf } from "../paragraphs.ts";
import { isFurnitureLine } from "./furniture-lines.ts";

const LEAST_ENTRIES = 3;
const LONGEST_ENTRY = 140;

/** A date and nothing else. */
function isDay(line: string): boolean {
  const [date] = line.length > 60 ? [] : findDates(line);
  return date !== undefined && !/[\p{L}\p{N}]/u.test(line.slice(0, date.start) + line.slice(date.end));
}

/** Pages of teasers: several headlines, each with a few words cut off. */
export function listingReason(body: string, title: string): string | null {
  const lines = linesOf(body)
    .map((line) => line.text.trim())
    .filter((line) => line !== "");
  const isCut = (line: string) =>
    /(?:\[\s?(?:…|\.\.\.)\s?\]|(?:…|\.\.\.)\s*(?:\(?(?:read|continue|more)\b.*)?|\b(?:continue reading|read (?:more|the (?:rest|full)))\b.{0,80})\s*[→»>]*$/iu.test(
      line,
    );
  const cut = lines.filter(isCut).length;
  const long = lines.filter((line) => !isCut(line) && (line.match(/\S+/gu)?.length ?? 0) >= 45).length;
  const archive =
    /\b(?:tag|category|author|monthly)?\s*archives?\b|\btag:|\bcategory:|\bsearch results\b|\b(?:reports?|meetings?|site|page) directory\b|\bdirectory of\b|\bposts tagged\b|\ball (?:(?:my|our|her|his|the|of)\s){0,2}(?:(?:NEC|old|past|earlier)\s){0,2}reports\b|\bindex of\b/iu.test(
      `${title}\n${lines.slice(0, 4).join("\n")}`,
    );
  if (cut >= 3 && long <= cut)
    return "A list of teasers that are cut off; the reports themselves stand elsewhere.";
  if (archive && cut >= 2 && long <= 1)
    return "A list of teasers that are cut off; the reports themselves stand elsewhere.";
  if (isIndex(lines, archive)) return "A list of links; the reports themselves stand elsewhere.";
  const links = lines.filter(
    (line) =>
      /^(?:[-*•]\s*)?.{0,100}\b(?:NEC|report|meeting)\b.{0,60}$/iu.test(line) &&
      line.length < 140 &&
      !/[.!?]$/u.test(line),
  ).length;
  const days = lines.filter((line) => isDay(line)).length;
  if (
    days >= 4 &&
    days >= lines.length * 0.5 &&
    long === 0 &&
    /\b(?:reports?|directory|archive|index|meetings)\b/iu.test(`${title}\n${lines[0] ?? ""}`)
  )
    return "A list of links; the reports themselves stand elsewhere.";
  if (links >= 5 && links >= lines.length * 0.6 && long === 0)
    return "A list of links; the reports themselves stand elsewhere.";
  return null;
}

/** Nothing but entries, most of them with the day of a meeting: "National Executive, 17 March 2031 | money, the lease". */
function isIndex(all: readonly string[], archive: boolean): boolean {
  const lines = all.filter((line) => !isFurnitureLine(line));
  // One short sentence may say what to do with it: "Choose a date to read the report."
  const told = lines.filter((line) => /[.!?]$/u.test(line)).length;
  if (lines.length < LEAST_ENTRIES || told > 1 || lines.some((line) => line.length > LONGEST_ENTRY))
    return false;
  const dated = lines.filter(
    (line) =>
      findDates(line).length > 0 && (archive || /\b(?:NEC|executive|committee|report)\b/iu.test(line)),
  );
  return dated.length >= LEAST_ENTRIES && dated.length * 2 >= lines.length;
}
