/** A passage as the answering reads it: its sentences, and the terms of everything that stands around them. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { paragraphs } from "../paragraphs.ts";
import type { Figure, Passage, Report, Vote } from "../report.ts";
import { type Sentence, sentences } from "../sentences.ts";
import { ageTermsOf, numberPhrases } from "./number-phrases.ts";
import { type Meant, peopleMeant } from "./people-meant.ts";
import { phrasalTermsOf } from "./phrasal-verbs.ts";

export type ReadSentence = Sentence & {
  readonly terms: ReadonlySet<string>;
  /** Votes that this sentence tells of, or that need it to be understood; figures that it gives. */
  readonly votes: readonly Vote[];
  /** Terms of what those votes were on, named in an earlier paragraph perhaps. */
  readonly votedOn: ReadonlySet<string>;
  readonly figures: readonly Figure[];
  /** Number of its paragraph or list item in the passage. */
  readonly paragraph: number;
  /** Terms of the words that open its paragraph as a heading does: "Membership." */
  readonly lead: ReadonlySet<string>;
};

export type ReadPassage = {
  readonly passage: Passage;
  readonly report: Report;
  readonly sentences: readonly ReadSentence[];
  readonly terms: ReadonlySet<string>;
  readonly heading: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  /** Terms of the passages just before, under the same heading. */
  readonly section: ReadonlySet<string>;
  /** Whom the sentence at an index is about without naming them in full, worked out when it is first asked for. */
  readonly meant: (at: number) => Meant;
};

type Ledgers = {
  readonly votes: ReadonlyMap<string, readonly Vote[]>;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  readonly read: Map<string, ReadPassage>;
};

const ledgers = new WeakMap<Archive, Ledgers>();
/** Passages kept read: a question looks at some dozens, and neighbouring questions at the same ones. */
const MOST_READ = 5_000;

/** Reads a passage; what was read is kept for the next question. */
export function readPassage(archive: Archive, passage: Passage): ReadPassage | null {
  const { votes, figures, read } = ledgersOf(archive);
  const known = read.get(passage.id);
  if (known !== undefined) return known;
  const report = archive.report(passage.report);
  if (report === undefined) return null;
  const places = paragraphsOf(passage.text);
  const told = sentences(passage.text).map((sentence) => {
    const within = <Entry extends { start: number; end: number }>(entry: Entry) =>
      entry.end > passage.start + sentence.start && entry.end <= passage.start + sentence.end;
    const touching = <Entry extends { start: number; end: number }>(entry: Entry) =>
      entry.end > passage.start + sentence.start && entry.start < passage.start + sentence.end;
    const place = places.findLastIndex(({ start }) => start <= sentence.start);
    const told = (votes.get(passage.id) ?? []).filter(touching);
    return {
      ...sentence,
      paragraph: place,
      lead: places[place]?.lead ?? NO_TERMS,
      terms: new Set([...readTerms(sentence.text), ...phrasalTermsOf(sentence.text)]),
      votes: told,
      votedOn: told.length === 0 ? NO_TERMS : new Set(told.flatMap(({ subject }) => readTerms(subject))),
      figures: (figures.get(passage.id) ?? []).filter(within),
    };
  });
  let meant: readonly Meant[] | null = null;
  const reading = {
    meant: (at: number): Meant => {
      meant ??= peopleMeant(
        archive,
        report,
        passage,
        told.map(({ text }) => text),
      );
      return meant[at] ?? new Set();
    },
    passage,
    report,
    sentences: told,
    terms: new Set(told.flatMap(({ terms }) => [...terms])),
    heading: new Set(readTerms(passage.heading ?? "")),
    title: new Set(readTerms(report.title)),
    section: new Set(before(report, passage).flatMap(({ text }) => readTerms(text))),
  };
  if (read.size >= MOST_READ) read.clear();
  read.set(passage.id, reading);
  return reading;
}

/** The terms of a text, and what stands for a number with its noun. */
function readTerms(text: string): readonly string[] {
  return [...termsOf(text), ...numberPhrases(text).map(({ term }) => term), ...ageTermsOf(text)];
}

type Place = { readonly start: number; readonly lead: ReadonlySet<string> };

const NO_TERMS: ReadonlySet<string> = new Set();
const LONGEST_LEAD = 45;

/** Where paragraphs and list items begin, each with the short opening ("**Nightjar.**") that heads it. */
function paragraphsOf(text: string): readonly Place[] {
  let heading: ReadonlySet<string> = NO_TERMS;
  return paragraphs(text).map(({ kind, start, bodyStart, end }) => {
    const words = text.slice(bodyStart, end);
    if (kind === "heading") {
      heading = new Set(readTerms(words));
      return { start, lead: NO_TERMS };
    }
    const opening = /^[*_]{0,2}["“‘]?[\p{Lu}\d£@#][^.:!?\n]{1,60}?[.:!?][*_]{0,2}(?=\s)/u.exec(words)?.[0];
    const own =
      opening !== undefined && opening.length <= LONGEST_LEAD && opening.length < words.length
        ? readTerms(opening)
        : [];
    return { start, lead: own.length === 0 ? heading : new Set([...heading, ...own]) };
  });
}

const PASSAGES_BEFORE = 2;

function before(report: Report, passage: Passage): readonly Passage[] {
  const at = report.passages.indexOf(passage);
  return report.passages
    .slice(Math.max(0, at - PASSAGES_BEFORE), Math.max(0, at))
    .filter(({ heading, meeting }) => heading === passage.heading && meeting === passage.meeting);
}

function ledgersOf(archive: Archive): Ledgers {
  const known = ledgers.get(archive);
  if (known !== undefined) return known;
  const made = { votes: byPassage(archive.votes), figures: byPassage(archive.figures), read: new Map() };
  ledgers.set(archive, made);
  return made;
}

function byPassage<Entry extends { passage: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const grouped = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = grouped.get(entry.passage);
    if (list === undefined) grouped.set(entry.passage, [entry]);
    else list.push(entry);
  }
  return grouped;
}
