/** How far two stretches of reports tell of one matter: by the rare words that stand in them and lead up to them. */
import type { Archive } from "../archive/archive.ts";
import { isCalendarWord } from "../archive/proper-names.ts";
import { RecentMap } from "../archive/recent-map.ts";
import type { Told } from "./accounts.ts";
import { type ReadPassage, readPassage } from "./passage-reading.ts";
import { isTellingTerm, meaningOf } from "./telling-terms.ts";
import { wordStatistics } from "./word-statistics.ts";

/** What a stretch is about: terms with their weights, and the length of them all as a vector, squared. */
export type Matter = {
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
  /** Terms of what heads the stretch: its heading, and the words that open its paragraph as a title does. */
  readonly titles: ReadonlySet<string>;
};

/** What a word is worth by where it stands: in the stretch itself, heading it, near by in its paragraph or before it. */
const WORTH = { own: 1, heading: 0.9, lead: 0.9, near: 0.6, section: 0.25 } as const;
/** Somebody is called by many names; all of them count as one. */
const WEIGHT_OF_PERSON = 4;
const SENTENCES_BEFORE = 4;
const SENTENCES_AFTER = 1;

const known = new WeakMap<Archive, RecentMap<string, Matter>>();
/** Stretches whose words are kept: a question sets those of a few meetings beside each other, all with all. */
const MOST_KEPT = 2_500;

/** What a stretch of a report is about. */
export function matterOf(archive: Archive, told: Pick<Told, "passage" | "start" | "end">): Matter {
  const kept = known.get(archive) ?? new RecentMap<string, Matter>(MOST_KEPT);
  known.set(archive, kept);
  const key = `${told.passage}:${told.start}-${told.end}`;
  const made = kept.get(key);
  if (made !== undefined) return made;
  const passage = archive.passage(told.passage);
  const reading = passage === undefined ? null : readPassage(archive, passage);
  const terms = reading === null ? new Map<string, number>() : read(archive, reading, told);
  const titles = reading === null ? new Set<string>() : titlesOf(reading, told);
  const matter = { terms, titles, length: [...terms.values()].reduce((sum, weight) => sum + weight ** 2, 0) };
  kept.set(key, matter);
  return matter;
}

function read(
  archive: Archive,
  reading: ReadPassage,
  told: Pick<Told, "start" | "end">,
): ReadonlyMap<string, number> {
  const statistics = wordStatistics(archive);
  const { start: offset } = reading.passage;
  const within = ({ start, end }: { start: number; end: number }) =>
    offset + start < told.end && offset + end > told.start;
  const first = reading.sentences.findIndex(within);
  const last = reading.sentences.findLastIndex(within);
  const matter = new Map<string, number>();
  const add = (terms: Iterable<string>, worth: number) => {
    for (const term of terms) {
      // Days and months are what accounts differ in; verbs with their particles stand beside the verbs.
      if (!isTellingTerm(term) || isCalendarWord(term) || term.includes("_")) continue;
      const meant = meaningOf(term);
      const weight = worth * statistics.weight(term);
      if (weight > (matter.get(meant) ?? 0)) matter.set(meant, weight);
    }
  };
  for (const [index, sentence] of reading.sentences.entries()) {
    const own = index >= first && index <= last;
    const near =
      sentence.paragraph === reading.sentences[first]?.paragraph ||
      sentence.paragraph === reading.sentences[last]?.paragraph;
    const beside = index >= first - SENTENCES_BEFORE && index <= last + SENTENCES_AFTER;
    if (!own && !beside) continue;
    const worth = own ? WORTH.own : near ? WORTH.near : WORTH.section;
    add(sentence.terms, worth);
    if (own) add(sentence.lead, WORTH.lead);
    for (const person of reading.meant(index))
      matter.set(person, Math.max(worth * WEIGHT_OF_PERSON, matter.get(person) ?? 0));
  }
  add(reading.heading, WORTH.heading);
  add(reading.section, WORTH.section);
  return matter;
}

function titlesOf(reading: ReadPassage, told: Pick<Told, "start" | "end">): ReadonlySet<string> {
  const { start: offset } = reading.passage;
  const own = reading.sentences.filter(
    ({ start, end }) => offset + start < told.end && offset + end > told.start,
  );
  const titles = new Set<string>();
  for (const term of [...reading.heading, ...own.flatMap(({ lead }) => [...lead])])
    if (isTellingTerm(term) && !isCalendarWord(term) && !term.includes("_")) titles.add(meaningOf(term));
  return titles;
}

/** 0 to 1: the cosine of two matters, and more where both stand under one title. */
export function matterLikeness(a: Matter, b: Matter): number {
  let shared = 0;
  for (const [term, weight] of a.terms) shared += weight * (b.terms.get(term) ?? 0);
  if (shared === 0) return 0;
  return Math.min(
    1,
    shared / Math.sqrt(a.length * b.length) + (a.titles.isDisjointFrom(b.titles) ? 0 : ONE_TITLE),
  );
}

const ONE_TITLE = 0.08;
