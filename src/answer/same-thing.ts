/** Whether two accounts tell of the same vote or figure of one meeting: by the telling words around them. */
import { forEachTerm } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { Figure, Vote } from "../report.ts";
import { differentWitnesses, type Told } from "./accounts.ts";
import { areJobsLost } from "./jobs-lost.ts";
import { matterLikeness, matterOf } from "./matters.ts";
import { maybeOneSitting } from "./one-sitting.ts";
import { readPassage } from "./passage-reading.ts";
import { inOneUnit } from "./tally.ts";
import { isTellingTerm, meaningOf } from "./telling-terms.ts";
import { witnessOf } from "./witnesses.ts";

/** Terms by their numbers, ascending: hundreds of accounts are held against one another. */
type Words = {
  /** What the account itself says it is about. */
  readonly own: Uint32Array;
  /** That and what stands before it under the same heading, where its own words point back. */
  readonly around: Uint32Array;
};

function telling(text: string): readonly string[] {
  const found: string[] = [];
  forEachTerm(text, (term) => {
    if (isTellingTerm(term)) found.push(meaningOf(term));
  });
  return found;
}

type Subject = Told & Partial<Pick<Vote, "subject" | "outcome">>;

type Known = { readonly words: Map<Told, Words>; readonly numbers: Map<string, number> };
const known = new WeakMap<Archive, Known>();
/** Entries whose words are kept: a question sets those of a few meetings beside each other, all with all. */
const MOST_KEPT = 10_000;

function wordsOf(archive: Archive, told: Subject): Words {
  const { words, numbers } = known.get(archive) ?? { words: new Map(), numbers: new Map() };
  known.set(archive, { words, numbers });
  const kept = words.get(told);
  if (kept !== undefined) return kept;
  if (words.size >= MOST_KEPT) words.clear();
  const { own, around } = readWords(archive, told);
  const numbered = (terms: ReadonlySet<string>) =>
    Uint32Array.from(terms, (term) => {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      return number;
    }).sort();
  const first = numbered(own);
  const read = { own: first, around: around === own ? first : numbered(around) };
  words.set(told, read);
  return read;
}

function readWords(
  archive: Archive,
  told: Subject,
): { readonly own: ReadonlySet<string>; readonly around: ReadonlySet<string> } {
  const passage = archive.passage(told.passage);
  const reading = passage && readPassage(archive, passage);
  if (reading === undefined || reading === null) return { own: new Set(), around: new Set() };
  const from = told.start - reading.passage.start;
  const at = reading.sentences.findLastIndex(({ start }) => start < told.end - reading.passage.start);
  const subject = told.subject ?? told.quote;
  const lead = isNewMatter(subject) ? "" : [...(reading.sentences[at]?.lead ?? [])].join(" ");
  const said = `${told.subject ?? ""} ${told.quote}`;
  const own = new Set([...telling(said), ...telling(lead), ...telling(reading.passage.heading ?? "")]);
  // "Nasreen was elected with 16 votes to 12" tells who, but not to which post.
  // What stands before the only vote of a passage leads up to it.
  const leadsUp =
    told.subject !== undefined &&
    reading.sentences.every(({ votes }) =>
      votes.every(({ start, end }) => start >= told.start && (start === told.start || end <= told.end)),
    );
  const alone =
    told.outcome !== "elected" &&
    (isNewMatter(subject) || (telling(subject).length >= ENOUGH_ALONE && !leadsUp));
  if (alone) return { own, around: own };
  const before = reading.sentences.filter(({ start }) => start <= from).map(({ text }) => text);
  const around = new Set([...own, ...telling(before.join(" ")), ...telling([...reading.section].join(" "))]);
  return { own, around };
}

/** "A further motion": what follows is not what was spoken of before, unless it is to "delete it". */
export function isNewMatter(subject: string): boolean {
  return NEW_MATTER.test(subject) && !POINTS_BACK.test(subject);
}

const POINTS_BACK = /\bto\s+\p{Ll}+\s+(?:it|this|that|these|those|them)\b/iu;

const NEW_MATTER =
  /^\W*(?:an?|another|one)\s+(?:\p{L}+\s+){0,2}(?:motion|amendment|proposal|paper|resolution|rule\s+change|request)\b/iu;
/** So many telling words, and an account needs none of those around it. */
const ENOUGH_ALONE = 4;

/** 0 to 1: how much of what one of the accounts says of its subject the other says or has just said. */
function sameness(archive: Archive, a: Told, b: Told): number {
  const [first, second] = [wordsOf(archive, a), wordsOf(archive, b)];
  const share = (own: Uint32Array, around: Uint32Array) =>
    own.length === 0 ? 0 : inBoth(own, around) / Math.max(FEWEST, own.length);
  return Math.max(share(first.own, second.around), share(second.own, first.around));
}

/** How many numbers two ascending lists share. */
function inBoth(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let at = 0;
  for (const number of a) {
    while ((b[at] ?? Number.POSITIVE_INFINITY) < number) at++;
    if (b[at] === number) shared++;
  }
  return shared;
}

/** One shared word of one or two is not yet sameness. */
const FEWEST = 3;

/**
 * Of every other witness of its meeting the entry that is most like `told`, if it is like enough and has none
 * that is liker in the report of `told`: two accounts of several votes are paired off, not crossed. `entries` are
 * those that may be of one sitting with `told`, `own` those of its report.
 */
export function counterparts<Entry extends Told>(
  archive: Archive,
  told: Entry,
  { entries, own }: { readonly entries: readonly Entry[]; readonly own: readonly Entry[] },
  likeness: (a: Entry, b: Entry) => number,
): readonly Entry[] {
  const hasLiker = (other: Entry, entry: Entry, score: number) =>
    entries.some(
      (third) => third !== entry && third.report === entry.report && likeness(other, third) > score,
    );
  const best = new Map<string, { entry: Entry; score: number }>();
  for (const entry of entries) {
    if (!differentWitnesses(archive, entry, told)) continue;
    const score = likeness(told, entry);
    // A copy is no witness beside its original.
    const witness = witnessOf(archive, entry.report);
    if (score >= LIKE_ENOUGH && score > (best.get(witness)?.score ?? 0)) best.set(witness, { entry, score });
  }
  return [...best.values()].flatMap(({ entry, score }) => {
    const rival = own.some((other) => {
      const closer = other !== told && likeness(other, entry);
      // Whatever has a better match of its own in that report leaves this one to `told`.
      return closer !== false && closer > score && !hasLiker(other, entry, closer);
    });
    return rival ? [] : [entry];
  });
}

const LIKE_ENOUGH = 0.3;

/** Whether two accounts may tell of one vote. */
export function maybeOneVote(archive: Archive, a: Vote, b: Vote): boolean {
  return a === b || (maybeOneSitting(a.meeting, b.meeting) && voteLikeness(archive, a, b) >= LIKE_ENOUGH);
}

/** Likeness of two votes: of their subjects, helped by like tallies with one outcome. */
export function voteLikeness(archive: Archive, a: Vote, b: Vote): number {
  const words = sameness(archive, a, b);
  const apart = tallyDistance(a, b);
  // The same count in one room is mostly the same vote, in whatever words it is told; a small one may be chance.
  if (words === 0) {
    if (apart === null || a.percent || cast(a) < MANY_CAST || isOpposite(a, b)) return 0;
    const nearly = apart <= NEXT_TALLIES && a.outcome === b.outcome && mattersTouch(archive, a, b);
    return apart === 0 || nearly ? LIKE_ENOUGH : 0;
  }
  const [round, otherRound] = [roundOf(a), roundOf(b)];
  if (round !== null && otherRound !== null && round !== otherRound) return words - TIE_APART;
  // A tie and the recount that broke it are two votes.
  if (apart !== null && (a.outcome === "tied") !== (b.outcome === "tied")) return words - TIE_APART;
  if (apart === null) return words + (a.outcome === b.outcome && a.outcome !== "unknown" ? SAME_OUTCOME : 0);
  return words + (apart === 0 ? 0.3 : apart <= NEXT_TALLIES ? 0.2 : apart <= NEAR_TALLIES ? 0.15 : 0);
}

/** Whether a count is told as that of a first ballot or of the last one; null where no round is named. */
function roundOf({ subject }: Vote): "first" | "last" | null {
  const named = [...subject.matchAll(ROUND)].at(-1);
  return named === undefined ? null : named.groups?.first === undefined ? "last" : "first";
}

const ROUND =
  /\b(?:(?<first>(?:first|1st|opening)\s+(?:ballot|round|count|stage))|(?:final|last|second|third|2nd|3rd)\s+(?:ballot|round|count|stage)|run-?off|ended\s+up)\b/gi;

/** What leads up to two votes is not of two unlike things. */
function mattersTouch(archive: Archive, a: Vote, b: Vote): boolean {
  if (isNewMatter(a.subject) || isNewMatter(b.subject)) return false;
  return matterLikeness(matterOf(archive, a), matterOf(archive, b)) >= TOUCHING;
}

const TOUCHING = 0.02;

/** One hand more or less on either side. */
const NEXT_TALLIES = 2;
const NEAR_TALLIES = 4;
const TIE_APART = 0.25;
const MANY_CAST = 20;
const SAME_OUTCOME = 0.1;

function isOpposite(a: Vote, b: Vote): boolean {
  return a.outcome !== b.outcome && a.outcome !== "unknown" && b.outcome !== "unknown";
}

function cast({ for: pro, against }: Vote): number {
  return (pro ?? 0) + (against ?? 0);
}

function tallyDistance(a: Vote, b: Vote): number | null {
  if (!inOneUnit(a, b)) return null;
  const sorted = (vote: Vote) => [vote.for ?? 0, vote.against ?? 0].sort((x, y) => x - y);
  const [first, second] = [sorted(a), sorted(b)];
  return Math.abs((first[0] ?? 0) - (second[0] ?? 0)) + Math.abs((first[1] ?? 0) - (second[1] ?? 0));
}

/** Likeness of two figures of one measure: of the words around them, helped by like size. */
export function figureLikeness(archive: Archive, a: Figure, b: Figure): number {
  if (a.measure !== b.measure || a.unit !== b.unit) return 0;
  const size = Math.max(a.value, b.value) / Math.max(1, Math.min(a.value, b.value));
  if (size > MOST_APART) return 0;
  const lost = size <= NEARLY_ALIKE && areJobsLost(archive, a) && areJobsLost(archive, b);
  const words = sameness(archive, a, b) + (lost ? LIKE_ENOUGH : 0);
  if (words === 0) return 0;
  const matter = matterLikeness(matterOf(archive, a), matterOf(archive, b));
  return words + (size <= 1.25 ? 0.1 : 0) + Math.min(MOST_OF_MATTER, matter);
}

/** What stands around two figures helps, but does not make them one. */
const MOST_OF_MATTER = 0.1;

/** £2.4 million may be told as £4.2 million; 17 and 131 are not two counts of one thing. */
const MOST_APART = 1.8;
const NEARLY_ALIKE = 1.6;
