/** Dates of a text that may be a meeting's, each with how much speaks for it. */
import { findDates } from "../dates.ts";
import { type FoundDate, lastBefore, weekdayOf, withYear } from "../found-date.ts";
import { findRelativeDates, resolveRelative } from "../relative-dates.ts";
import type { PartialDate, Precision } from "../report.ts";
import { sentences } from "../sentences.ts";
import type { BodyFinder, BodyMention } from "./bodies.ts";
import { spanOf } from "./given-fields.ts";

export type EvidenceSource = "title" | "heading" | "text" | "address" | "file";

/** Where a date's year or day came from, when not from its own words. */
export type Settled = "own" | "text" | "published" | "relative";

export type Evidence = {
  readonly source: EvidenceSource;
  readonly from: string;
  readonly to: string;
  readonly precision: Exclude<Precision, "unknown">;
  readonly bodies: readonly string[];
  readonly weight: number;
  readonly settled: Settled;
  /** The words, for the problem's message. */
  readonly words: string;
  /** ISO weekday as written, where it differs from the date's. */
  readonly wrongWeekday: number | null;
  /** The date's own weekday was written and is right. */
  readonly rightWeekday: boolean;
};

/** What settles years and relative days. */
export type Anchors = {
  readonly published: PartialDate | null;
  /** Years that title and headings give, the most trusted first. */
  readonly years: readonly number[];
  /** Years in the address or file name: those of publication. */
  readonly nameYears: readonly number[];
  /** Years that the text names anywhere: they settle a date only together with its weekday. */
  readonly textYears: readonly number[];
};

const NOT_THE_MEETING =
  /\b(?:next|future|forthcoming|upcoming|following|until|till|by|deadline|clos(?:e|es|ed|ing)|before|since|after|(?:runs|effective|starting|valid|open|applies|away|absent)\s+from|elections?|ballot|polling|voting|hustings|conference|launch(?:ed|es)?|published|posted|previous|last(?!\s*$)|earlier|again|will|would|due|expected|scheduled|planned|starts?|begins?|takes? effect|into force|born|died|anniversary|letter|e-?mail|article|interview|survey|poll|figures?|as of|as at|deferred|postponed|put off|minutes|extended|between|correction|updated?|effective|applications?|nominations?|registered?|running|for (?:its|their|the) (?:next )?meeting|referred to)\b(?![^.]*\b(?:met|meeting (?:was )?held)\b)/iu;
const MEETING_WORDS =
  /\b(?:met|(?:my|our|this) reports?|meets|meeting|meetings|held|attended|gathered|convened|away[- ]?day|session|assembled|sat)\b/iu;
const STRONG =
  /(?:\bmet\b(?:\s+\p{L}+){0,8}?\s*(?:on|,|for)?|\bmeetings?\s+(?:(?:was|were|is)\s+)?(?:held\s+)?(?:on|of|for)|\bheld\s+on|\b(?:NEC|executive|committee|panel|away[- ]day)\s*(?:meeting)?\s*(?:on|of|,|\()|\breports?\s+(?:of|from|on|to)\b.{0,60}?(?:on|of|,)?|\bnotes\s+(?:of|from|on)\b.{0,60}?(?:on|of)?|\battended\b.{0,60}?\bon)\s*(?:the\s+)?$/iu;
const STRONG_AFTER =
  /^[,\s]*(?:the\s+)?(?:\p{L}+['’]?s?\s+){0,3}?(?:NEC|National Executive|executive|committee|panel|meeting)\b.{0,60}?\b(?:met|meeting|held|was|gathered|discussed|took place|convened)\b/iu;
const OPENING_SENTENCES = 10;

/** Evidence in a title or heading: every date in it. */
export function evidenceInTitle(
  title: string,
  source: "title" | "heading",
  bodies: BodyFinder,
  anchors: Anchors,
): Evidence[] {
  const dates = findDates(title);
  if (dates.length === 0) return [];
  const named = bodies(title);
  return dates.flatMap((date) => {
    const before = title.slice(Math.max(0, date.start - 24), date.start);
    if (/\b(?:since|before|until|by|deadline|next)\s*(?:the\s+)?$/iu.test(before)) return [];
    // The date of publication, as sites print it before a headline.
    if (/(?:^|\s)(?:date|posted|published|updated)\b[\s:]*$/iu.test(before)) return [];
    const settled = settleYear(date, anchors);
    if (settled === null) return [];
    const weight = date.precision === "day" ? 6 : 3;
    return [evidence(source, settled, bodiesBefore(named, date.start), weight, title.trim())];
  });
}

/** Evidence in running text: dates that a sentence gives as those of a meeting. `opening`: it begins the report. */
export function evidenceInText(
  text: string,
  bodies: BodyFinder,
  anchors: Anchors,
  opening: boolean,
): Evidence[] {
  const found: Evidence[] = [];
  for (const [index, sentence] of sentences(text).slice(0, OPENING_SENTENCES).entries()) {
    found.push(...evidenceInSentence(sentence.text, bodies, anchors, opening && index < 3));
  }
  return found;
}

function evidenceInSentence(
  sentence: string,
  bodies: BodyFinder,
  anchors: Anchors,
  early: boolean,
): Evidence[] {
  const named = bodies(sentence);
  if (named.length === 0 && !MEETING_WORDS.test(sentence)) return [];
  const found: Evidence[] = [];
  for (const date of findDates(sentence)) {
    if (date.precision === "year") continue;
    const strength = strengthOf(sentence, date, named, early);
    if (strength === 0) continue;
    const settled = settleYear(date, anchors);
    if (settled !== null) {
      const weight = date.precision === "day" ? strength : strength / 2;
      found.push(evidence("text", settled, bodiesNear(named, date), weight, sentence));
    }
  }
  const day = anchors.published?.length === 10 ? anchors.published : null;
  if (day === null) return found;
  for (const relative of findRelativeDates(sentence)) {
    if (relative.offset > 0 || !early) continue;
    if (strengthOf(sentence, relative, named, early) === 0) continue;
    const { from, to } = resolveRelative(relative, day);
    const span = {
      from,
      to,
      precision: "day" as const,
      wrongWeekday: null,
      rightWeekday: false,
      settled: "relative" as const,
    };
    found.push(
      evidence("text", span, bodiesNear(named, relative), relative.kind === "week" ? 2.5 : 4, sentence),
    );
  }
  return found;
}

/** Whether relative words date the meeting but nothing says from when they count. */
export function hasUnresolvedRelative(text: string, bodies: BodyFinder): boolean {
  return sentences(text)
    .slice(0, 5)
    .some(({ text: sentence }) => {
      const named = bodies(sentence);
      return findRelativeDates(sentence).some(
        (relative) =>
          relative.offset <= 0 &&
          (named.length > 0 || MEETING_WORDS.test(sentence)) &&
          strengthOf(sentence, relative, named, true) > 0,
      );
    });
}

/** Evidence in an address or file name: dates in words and digits between its separators. */
export function evidenceInName(name: string, source: "address" | "file", anchors: Anchors): Evidence[] {
  const found: Evidence[] = [];
  for (const text of spellings(name)) {
    for (const date of findDates(text)) {
      const settled = date.year === null ? null : settleYear(date, anchors);
      if (settled === null || found.some((one) => one.from === settled.from && one.to === settled.to))
        continue;
      found.push(evidence(source, settled, [], date.precision === "day" ? 2 : 1, name));
    }
  }
  return found.some((one) => one.precision === "day")
    ? found.filter((one) => one.precision === "day")
    : found;
}

/**
 * Readings of a slug: `nec-meeting-21-march-2006`, `nec_june2003`, `nec/20090519`, `nec-meeting-78-november-2005` (two
 * days run together), `15th-march-2016`.
 */
function spellings(name: string): string[] {
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // A stray per cent sign.
  }
  const words = decoded
    .replace(/\.\w{2,5}$/u, "")
    .replace(/(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/gu, "$1-$2-$3")
    .replace(/(?<=\d{4}-\d{2}-\d{2})[_-]/gu, " ")
    .replace(/(?<!\d|\d-)(\d{2})[-_](\d{2})[-_](\d{4}|\d{2})(?![\d])/gu, "$1/$2/$3")
    .replace(/(\p{L})(\d{4})(?!\d)/gu, "$1 $2")
    .replace(/(?<!\d{4})(?<!\d{4}-\d{2})[-_+]+(?!\d{2}(?:-\d{2})?(?!\d))|[_+]+/gu, " ")
    .replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})|(?<=(?<!\d)\d{1,2})-(?=\d{1,2}-?\s?\p{L})/gu, " ");
  const capital = words.replace(
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{Ll}*\b/gu,
    (month) => month[0]?.toUpperCase() + month.slice(1),
  );
  const together = capital.replace(
    /(?<!\d)([1-9])([1-9])(?= (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/gu,
    (whole, first: string, second: string) =>
      Number(whole) > 31 || (Number(second) === Number(first) + 1 && Number(whole) > 31)
        ? `${first}-${second}`
        : whole,
  );
  return [together];
}

/** How much speaks for a date being the meeting's: 0 nothing, 3 same sentence, 5 said in so many words. */
function strengthOf(
  sentence: string,
  place: { start: number; end: number },
  named: readonly BodyMention[],
  early: boolean,
): number {
  const before = sentence.slice(0, place.start);
  const after = sentence.slice(place.end);
  const clause =
    before.split(/[;:()[\]]|,\s+(?:and|but|which|where|who|with)\b|\b(?:and|but|which)\b/u).at(-1) ?? before;
  if (NOT_THE_MEETING.test(clause.slice(-70))) return 0;
  if (/^\s*(?:deadline|elections?|ballot|conference)\b/iu.test(after)) return 0;
  if (/^.{0,50}\b(?:will|would|is to|are to|shall)\b/iu.test(after)) return 0;
  if (/\b(?:next|future|forthcoming) (?:full )?(?:NEC|meeting|executive)\b/iu.test(sentence)) return 0;
  if (STRONG.test(before.slice(-90)) || STRONG_AFTER.test(after)) return 5;
  if (/^['’]?s?\s+(?:\p{L}+\s+){0,3}?(?:NEC|meeting|executive|committee)\b/iu.test(after)) return 5;
  if (!early) return 0;
  return named.length > 0 || MEETING_WORDS.test(sentence) ? 3 : 0;
}

type SettledSpan = Pick<Evidence, "from" | "to" | "precision" | "settled" | "wrongWeekday" | "rightWeekday">;

/** A date with its year: its own, the publication's, or that of title and headings. Null: nothing settles it. */
function settleYear(date: FoundDate, anchors: Anchors): SettledSpan | null {
  if (date.year !== null) return spanned(date, "own");
  const latest = anchors.published === null ? null : (spanOf(anchors.published)?.[1] ?? null);
  const candidates = anchors.years.map((year) => withYear(date, year)).filter((one) => one !== null);
  const given = candidates.find((one) => latest === null || (one.from ?? "") <= latest);
  const published = latest === null ? null : lastBefore(date, latest);
  if (given !== undefined && (published === null || given.year === published.year))
    return spanned(given, "text");
  if (published !== null) return spanned(published, "published");
  if (given !== undefined) return spanned(given, "text");
  const named = anchors.nameYears.map((year) => withYear(date, year)).find((one) => one !== null);
  if (named !== undefined) return spanned(named, "published");
  if (date.weekday === null) return null;
  const fitting = anchors.textYears
    .map((year) => withYear(date, year))
    .filter((one) => one?.from != null && weekdayOf(one.from) === date.weekday);
  const [only = null] = fitting;
  return only !== null && fitting.length === 1 ? spanned(only, "text") : null;
}

function spanned(date: FoundDate, settled: Settled): SettledSpan | null {
  if (date.from === null || date.to === null) return null;
  const wrong = date.weekday !== null && weekdayOf(date.from) !== date.weekday;
  return {
    from: date.from,
    to: date.to,
    precision: date.precision,
    settled,
    wrongWeekday: wrong ? date.weekday : null,
    rightWeekday: date.weekday !== null && !wrong,
  };
}

function evidence(
  source: EvidenceSource,
  span: SettledSpan,
  bodies: readonly string[],
  weight: number,
  words: string,
): Evidence {
  return { source, ...span, bodies, weight, words: words.replace(/\s+/gu, " ").slice(0, 160) };
}

/** In a heading the date belongs to the bodies named before it; to those after it where there are none. */
function bodiesBefore(named: readonly BodyMention[], start: number): string[] {
  const before = named.filter((one) => one.end <= start);
  return [...new Set((before.length > 0 ? before : named).map((one) => one.body))];
}

function bodiesNear(named: readonly BodyMention[], place: { start: number; end: number }): string[] {
  const close = named.filter((one) => one.start - place.end < 60 && place.start - one.end < 120);
  return [...new Set(close.map((one) => one.body))];
}
