/** Dates of a text that may be a meeting's, each with how much speaks for it. */
import { findDates } from "../dates.ts";
import { findRelativeDates, resolveRelative } from "../relative-dates.ts";
import { sentences } from "../sentences.ts";
import type { BodyFinder, BodyMention } from "./bodies.ts";
import { type Anchors, type SettledSpan, settleYear } from "./settle-year.ts";

export type EvidenceSource = "title" | "heading" | "text" | "address" | "file";

export type Evidence = SettledSpan & {
  readonly source: EvidenceSource;
  readonly bodies: readonly string[];
  readonly weight: number;
  /** The words, for the problem's message. */
  readonly words: string;
};

const NOT_THE_MEETING =
  /\b(?:next|future|forthcoming|upcoming|following|until|till|by|deadline|clos(?:e|es|ed|ing)|before|since|after(?! (?:the other|another)\b)|(?:runs|effective|starting|valid|open|applies|away|absent)\s+from|elections?|ballot|polling|voting|hustings|conference|launch(?:ed|es)?|published|posted|previous|last(?!\s*$)|earlier|again|will|would|due|expected|scheduled|planned|starts?|begins?|takes? effect|into force|born|died|anniversary|letter|e-?mail|article|interview|survey|poll|figures?|as of|as at|deferred|postponed|put off|minutes|extended|between|correction|updated?|effective|applications?|nominations?|registered?|running|for (?:its|their|the) (?:next )?meeting|referred to)\b(?![^.]*\b(?:met|meeting (?:was )?held)\b)/iu;

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
  return dates.flatMap((date, index) => {
    const before = title.slice(Math.max(0, date.start - 24), date.start);
    if (/\b(?:since|before|until|by|deadline|next)\s*(?:the\s+)?$/iu.test(before)) return [];
    // The date of publication, as sites print it before a headline.
    if (/(?:^|\s)(?:date|posted|published|updated)\b[\s:]*$/iu.test(before)) return [];
    // "20 May 2031, 14 tweets, 4 min read": likewise of a thread.
    if (/^\W*\d+\s+(?:tweets|posts|min(?:ute)?s?\s+read)\b/iu.test(title.slice(date.end))) return [];
    const settled = settleYear(date, anchors);
    if (settled === null) return [];
    const weight = date.precision === "day" ? 6 : 3;
    return [
      evidence(
        source,
        settled,
        bodiesBefore(named, date.start, dates[index - 1]?.end ?? 0),
        weight,
        title.trim(),
      ),
    ];
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

export function evidence(
  source: EvidenceSource,
  span: SettledSpan,
  bodies: readonly string[],
  weight: number,
  words: string,
): Evidence {
  return { source, ...span, bodies, weight, words: words.replace(/\s+/gu, " ").slice(0, 160) };
}

/**
 * In a heading the date belongs to the bodies named before it, and to those since the date before, if there are any;
 * to those after it where none is before it.
 */
function bodiesBefore(named: readonly BodyMention[], start: number, lastDate: number): string[] {
  const before = named.filter((one) => one.end <= start);
  const since = before.filter((one) => one.start >= lastDate);
  const nearest = since.length > 0 ? since : before;
  return [...new Set((nearest.length > 0 ? nearest : named).map((one) => one.body))];
}

function bodiesNear(named: readonly BodyMention[], place: { start: number; end: number }): string[] {
  const close = named.filter((one) => one.start - place.end < 60 && place.start - one.end < 120);
  return [...new Set(close.map((one) => one.body))];
}
