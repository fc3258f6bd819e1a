/** What other witnesses of a meeting count that an answer counts, found by what they tell and not by a question's words. */
import { LRUCache } from "lru-cache";
import { tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { AMOUNT, readNumber } from "../archive/ledger-numbers.ts";
import { tallies } from "../archive/ledger-tallies.ts";
import type { Figure, Report } from "../report.ts";
import { differentWitnesses, type Told } from "./accounts.ts";
import { HEDGE } from "./asked-number.ts";
import { isLikeSize } from "./figure-conflicts.ts";
import { matterLikeness, matterOf } from "./matters.ts";
import { withoutDates } from "./numbers-in-text.ts";
import { maybeOneSitting } from "./one-sitting.ts";
import { readPassage } from "./passage-reading.ts";
import { reportsNear } from "./sittings.ts";
import { isTellingTerm, meaningOf } from "./telling-terms.ts";

/** A number with what stands behind it. */
type Counted = Told & {
  readonly value: number;
  /** "about", where it is told so. */
  readonly qualifier: string | null;
  readonly noun: string;
  /** Terms of what is counted; people, by whatever noun, are one. */
  readonly kinds: ReadonlySet<string>;
  /** The other telling terms of its sentence. */
  readonly beside: ReadonlySet<string>;
};

/**
 * The numbers that answer a question, and after them of each other witness the number that counts the same, in the
 * measure of the first. Where no measure is known, all are called what stands behind the number that has a counterpart.
 */
export function countedByAll(archive: Archive, figures: readonly Figure[]): readonly Figure[] {
  const all = [...figures];
  let noun: string | null = null;
  for (const figure of figures) {
    const own = countedIn(figure, figure.quote).find(({ value }) => value === figure.value);
    const report = archive.report(figure.report);
    if (own === undefined || report === undefined || figure.meeting === null) continue;
    for (const other of reportsNear(archive, figure.meeting)) {
      // "One of the two lifts" is no other count of those who applied.
      const heard = all.some(
        (known) =>
          !differentWitnesses(archive, known, { ...own, report: other.id }) &&
          isLikeSize(known.value, own.value),
      );
      const found = heard ? null : counterpartIn(archive, own, report, other);
      if (found === null) continue;
      noun ??= own.noun;
      const { report: by, passage, meeting, start, end, quote, value, qualifier } = found;
      all.push({ ...figure, report: by, passage, meeting, start, end, quote, value, qualifier });
    }
  }
  return noun === null
    ? all
    : all.map((figure) => (figure.unit === null ? { ...figure, measure: noun, unit: noun } : figure));
}

function counterpartIn(archive: Archive, own: Counted, report: Report, other: Report): Counted | null {
  const like = (a: Counted, b: Counted) => matterLikeness(matterOf(archive, a), matterOf(archive, b));
  const rivals = numbersOf(archive, other).filter(
    (told) => maybeOneSitting(told.meeting, own.meeting) && !told.kinds.isDisjointFrom(own.kinds),
  );
  if (rivals.some(({ value }) => value === own.value)) return null;
  const scored = rivals
    .filter((told) => isLikeSize(told.value, own.value))
    .map((told) => ({ told, score: like(own, told) }))
    .filter(({ told, score }) => score >= leastLike(own, told))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (best === undefined) return null;
  const liker = numbersOf(archive, report).some(
    (mine) =>
      mine.value !== own.value &&
      !mine.kinds.isDisjointFrom(best.told.kinds) &&
      like(mine, best.told) > best.score,
  );
  return liker ? null : best.told;
}

/** So large a number of people is seldom told of two things at one meeting. */
function leastLike(a: Counted, b: Counted): number {
  if (Math.min(a.value, b.value) >= LARGE) return LIKE_LARGE;
  return a.beside.isDisjointFrom(b.beside) ? Number.POSITIVE_INFINITY : LIKE_COUNT;
}

const LARGE = 1_000;
const LIKE_LARGE = 0.02;
const LIKE_COUNT = 0.12;

const numbersTold = new WeakMap<Archive, LRUCache<Report, readonly Counted[]>>();
/** Reports whose numbers are kept: a question sets those of a few meetings beside each other. */
const MOST_KEPT = 200;

function numbersOf(archive: Archive, report: Report): readonly Counted[] {
  const kept = numbersTold.get(archive) ?? new LRUCache({ max: MOST_KEPT });
  numbersTold.set(archive, kept);
  const known = kept.get(report);
  if (known !== undefined) return known;
  const found = report.passages.flatMap((passage) => {
    const reading = readPassage(archive, passage);
    return (reading?.sentences ?? []).flatMap(({ text, start, end }) =>
      countedIn(
        {
          report: report.id,
          passage: passage.id,
          meeting: passage.meeting,
          start: passage.start + start,
          end: passage.start + end,
        },
        text,
      ),
    );
  });
  kept.set(report, found);
  return found;
}

const A_NUMBER = new RegExp(`(?<![\\p{L}\\p{N}.,/£$€-])(?<amount>${AMOUNT})(?![\\p{L}\\p{N}%])`, "giu");
const FEWEST = 3;

/** The numbers of a sentence, other than those of votes and dates, that count something. */
function countedIn(
  { report, passage, meeting, start, end: to }: Omit<Told, "quote">,
  quote: string,
): readonly Counted[] {
  const text = withoutDates(quote);
  const votes = tallies(text, "");
  return [...text.matchAll(A_NUMBER)].flatMap((match) => {
    const value = readNumber(match.groups?.amount ?? "");
    const end = match.index + match[0].length;
    if (value === null || value < FEWEST) return [];
    if (votes.some((vote) => vote.start < end && match.index < vote.end)) return [];
    const [, behind = ""] = BEHIND.exec(text.slice(end)) ?? [];
    const words = tokenize(behind).flatMap(({ term, word }) => (term === null ? [] : [{ term, word }]));
    const ofPeople = PEOPLE.test(behind);
    const kinds = new Set(ofPeople ? ["people"] : words.map(({ term }) => term));
    const noun = ofPeople ? "people" : words.map(({ word }) => word).join(" ");
    const beside = tokenize(`${text.slice(0, match.index)} ${text.slice(end)}`).flatMap(({ term }) =>
      term !== null && isTellingTerm(term) ? [meaningOf(term)] : [],
    );
    const qualifier = HEDGE.exec(text.slice(0, match.index))?.[1]?.toLowerCase() ?? null;
    return kinds.size === 0
      ? []
      : [
          {
            report,
            passage,
            meeting,
            start,
            end: to,
            quote,
            value,
            qualifier,
            noun,
            kinds,
            beside: new Set(beside),
          },
        ];
  });
}

/** The two words behind a number. */
const BEHIND = /^((?:[\s-]+[\p{L}’'-]+){1,2})/u;
const PEOPLE = /\b(?:people|members|of\s+(?:us|them|you)|men|women|applicants|candidates)\b/i;
