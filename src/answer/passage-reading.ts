/** A passage as the answering reads it: its sentences, and the terms of everything that stands around them. */

import { tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { RecentMap } from "../archive/recent-map.ts";
import { paragraphs } from "../paragraphs.ts";
import { type Figure, inOneSection, type Passage, type Report, type Vote } from "../report.ts";
import { type PackedPassage, type PackedText, packedPassage, packedText } from "./packed-passages.ts";
import { type Place, placesOf } from "./paragraph-leads.ts";
import { PassagePeople } from "./passage-people.ts";
import type { Meant } from "./people-meant.ts";
import { ReadingSentence, type ReadSentence } from "./reading-sentence.ts";
import { numberTerms, readTerms } from "./reading-terms.ts";
import type { Row, SoughtTerms } from "./sought-terms.ts";
import type { Speakers } from "./speakers.ts";
import { termsIn, tokensIn, type WordBook } from "./text-words.ts";

export type ReadPassage = {
  readonly passage: Passage;
  readonly report: Report;
  readonly sentences: readonly ReadSentence[];
  /** In which its words have numbers. */
  readonly book: WordBook;
  readonly terms: ReadonlySet<string>;
  readonly heading: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  /** Terms of the passages just before, under the same heading. */
  readonly section: ReadonlySet<string>;
  /** Marks which of the terms that are sought stand in the section, as `section` has them. */
  markSection(sought: SoughtTerms, row: Row): void;
  /** Whom the sentence at an index is about without naming them in full, worked out when it is first asked for. */
  readonly meant: (at: number) => Meant;
  /** Whose words the sentence at an index tells, worked out when it is first asked for. */
  readonly speakers: (at: number) => Speakers;
};

type Ledgers = {
  readonly votes: ReadonlyMap<string, readonly Vote[]>;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  readonly read: RecentMap<string, ReadPassage>;
};

const ledgers = new WeakMap<Archive, Ledgers>();
/** Passages kept read: a question looks at some dozens, and neighbouring questions at the same ones. */
const MOST_READ = 500;

/** Reads a passage; what was read is kept for the next question. */
export function readPassage(archive: Archive, passage: Passage): ReadPassage | null {
  const ledgers = ledgersOf(archive);
  const known = ledgers.read.get(passage.id);
  if (known !== undefined) return known;
  const report = archive.report(passage.report);
  if (report === undefined) return null;
  const reading = new Reading(archive, report, passage, ledgers);
  ledgers.read.set(passage.id, reading);
  return reading;
}

/** Terms are made when they are first asked for: an overview of a year needs the sentences alone. */
class Reading implements ReadPassage {
  readonly passage: Passage;
  readonly report: Report;
  readonly sentences: readonly ReadingSentence[];
  readonly #archive: Archive;
  readonly #packed: PackedPassage;
  #places: readonly Place[] | null = null;
  #terms: ReadonlySet<string> | null = null;
  #heading: ReadonlySet<string> | null = null;
  #section: ReadonlySet<string> | null = null;
  readonly #people: PassagePeople;

  constructor(
    archive: Archive,
    report: Report,
    passage: Passage,
    { votes, figures }: Pick<Ledgers, "votes" | "figures">,
  ) {
    this.#archive = archive;
    this.report = report;
    this.passage = passage;
    this.#packed = packedPassage(archive, passage);
    const told = {
      votes: votes.get(passage.id) ?? [],
      figures: figures.get(passage.id) ?? [],
    };
    this.sentences = Array.from(
      { length: this.#packed.sentences },
      (_, at) => new ReadingSentence(passage, this.#packed, at, this.#placeOf, told, this.#read),
    );
    this.#people = new PassagePeople(archive, report, passage, this.sentences);
  }

  readonly #read = (text: string): PackedText => packedText(this.#archive, text);

  readonly #placeOf = (paragraph: number): Place | undefined => {
    const { text } = this.passage;
    this.#places ??= placesOf(text, paragraphs(text));
    return this.#places[paragraph];
  };

  get book(): WordBook {
    return this.#packed.words.book;
  }

  get terms(): ReadonlySet<string> {
    if (this.#terms === null) {
      const all = new Set<string>();
      for (const { terms } of this.sentences) for (const term of terms) all.add(term);
      this.#terms = all;
    }
    return this.#terms;
  }

  get heading(): ReadonlySet<string> {
    this.#heading ??= headingTerms(
      this.#archive,
      this.passage.heading || (subjectOfSpecial(this.report.title) ?? ""),
    );
    return this.#heading;
  }

  get title(): ReadonlySet<string> {
    return titleTerms(this.report);
  }

  get section(): ReadonlySet<string> {
    this.#section ??= new Set(
      before(this.report, this.passage).flatMap((passage) => termsOfText(this.#archive, passage)),
    );
    return this.#section;
  }

  meant(at: number): Meant {
    return this.#people.meant(at);
  }

  speakers(at: number): Speakers {
    return this.#people.speakers(at);
  }

  markSection(sought: SoughtTerms, row: Row): void {
    for (const passage of before(this.report, this.passage)) {
      sought.markWords(row, packedPassage(this.#archive, passage).words);
      sought.markTerms(row, numbersOf(this.#archive, passage));
    }
  }
}

/** "Ferries: the special meeting of 3 May", "special NEC on the ferries": all of the report is on that. */
function subjectOfSpecial(title: string): string | null {
  const { before, after } = SPECIAL.exec(title)?.groups ?? {};
  return before ?? after ?? null;
}

const SPECIAL =
  /^(?<before>[^:–—,|]{3,40})(?::|\s[–—-])\s[^:]*\b(?:special|emergency|extraordinary)\b|\b(?:special|emergency|extraordinary)\s+(?:\p{L}+\s+){0,3}?(?:on|about|to\s+(?:discuss|consider|decide))\s+(?<after>[^:–—,|]{3,40})/iu;

const titles = new WeakMap<Report, ReadonlySet<string>>();

function titleTerms(report: Report): ReadonlySet<string> {
  const known = titles.get(report);
  if (known !== undefined) return known;
  const terms = new Set(readTerms(report.title));
  titles.set(report, terms);
  return terms;
}

const headings = new WeakMap<Archive, Map<string, ReadonlySet<string>>>();
/** Headings whose terms are kept: several passages stand under each. */
const MOST_HEADINGS = 5_000;

function headingTerms(archive: Archive, heading: string): ReadonlySet<string> {
  const kept = headings.get(archive) ?? new Map<string, ReadonlySet<string>>();
  headings.set(archive, kept);
  const known = kept.get(heading);
  if (known !== undefined) return known;
  const terms = new Set(readTerms(heading));
  if (kept.size >= MOST_HEADINGS) kept.clear();
  kept.set(heading, terms);
  return terms;
}

/** So many passages before one, under its heading, are its section. */
export const PASSAGES_BEFORE = 2;

function before(report: Report, passage: Passage): readonly Passage[] {
  const at = report.passages.findIndex(({ id }) => id === passage.id);
  return report.passages
    .slice(Math.max(0, at - PASSAGES_BEFORE), Math.max(0, at))
    .filter((earlier) => inOneSection(earlier, passage));
}

/** The terms of a whole passage, as `readTerms` gives them. */
function termsOfText(archive: Archive, passage: Passage): readonly string[] {
  return [...termsIn(packedPassage(archive, passage).words), ...numbersOf(archive, passage)];
}

/** What stands for the numbers of a whole passage with their nouns. */
function numbersOf(archive: Archive, passage: Passage): readonly string[] {
  const { words, hasNumbers } = packedPassage(archive, passage);
  const { text } = passage;
  return hasNumbers ? numberTerms(text, tokensIn(words, text) ?? tokenize(text)) : [];
}

function ledgersOf(archive: Archive): Ledgers {
  const known = ledgers.get(archive);
  if (known !== undefined) return known;
  const made = {
    votes: byPassage(archive.votes),
    figures: byPassage(archive.figures),
    read: new RecentMap<string, ReadPassage>(MOST_READ),
  };
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
