/** A passage as the answering reads it: its sentences, and the terms of everything that stands around them. */

import { type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { RecentMap } from "../archive/recent-map.ts";
import { paragraphs } from "../paragraphs.ts";
import { type Figure, inOneSection, type Passage, type Report, type Vote } from "../report.ts";
import type { Sentence } from "../sentences.ts";
import { type PackedPassage, packedPassage } from "./packed-passages.ts";
import { NO_TERMS, type Place, placesOf } from "./paragraph-leads.ts";
import { lastNamed, type Meant, type Naming, namingIn, peopleMeant } from "./people-meant.ts";
import { phrasalTermsOf } from "./phrasal-verbs.ts";
import { numberTerms, readTerms } from "./reading-terms.ts";
import { NO_SPEAKERS, type Speakers, speakersOf } from "./speakers.ts";
import { termsIn, tokensIn } from "./text-words.ts";
import { KeptTold, ToldInTurn } from "./told-in-turn.ts";

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
  const { read, ...ledgers } = ledgersOf(archive);
  const known = read.get(passage.id);
  if (known !== undefined) return known;
  const report = archive.report(passage.report);
  if (report === undefined) return null;
  const reading = new Reading(archive, report, passage, ledgers);
  read.set(passage.id, reading);
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
  #meant: ToldInTurn<Meant> | null = null;
  #speakers: ToldInTurn<Speakers> | null = null;
  readonly #named: NamedSentence[] = [];
  #last: readonly string[] | null = null;

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
      (_, at) => new ReadingSentence(passage, this.#packed, at, this.#placeOf, told),
    );
  }

  readonly #placeOf = (paragraph: number): Place | undefined => {
    const { text } = this.passage;
    this.#places ??= placesOf(text, paragraphs(text));
    return this.#places[paragraph];
  };

  get terms(): ReadonlySet<string> {
    if (this.#terms === null) {
      const all = new Set<string>();
      for (const { terms } of this.sentences) for (const term of terms) all.add(term);
      this.#terms = all;
    }
    return this.#terms;
  }

  get heading(): ReadonlySet<string> {
    this.#heading ??= headingTerms(this.#archive, this.passage.heading ?? "");
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
    this.#meant ??= new ToldInTurn(
      peopleOf(this.#archive).meant,
      this.passage.id,
      this.sentences.length,
      () => peopleMeant(this.#archive, this.passage, this.#namings(), this.#namedBefore),
    );
    return this.#meant.at(at) ?? NOBODY;
  }

  speakers(at: number): Speakers {
    this.#speakers ??= new ToldInTurn(
      peopleOf(this.#archive).speakers,
      this.passage.id,
      this.sentences.length,
      () => speakersOf(this.#archive, this.report, this.passage, this.#namings(), this.#namedBefore),
    );
    return this.#speakers.at(at) ?? NO_SPEAKERS;
  }

  /** The sentences with the people in them: both whom they mean and who speaks in them are read from these. */
  *#namings(): Generator<NamedSentence> {
    for (const [at, { text, paragraph, tokens }] of this.sentences.entries()) {
      this.#named[at] ??= { ...namingIn(this.#archive, this.report, text, tokens), paragraph };
      yield this.#named[at];
    }
  }

  readonly #namedBefore = (): readonly string[] => {
    this.#last ??= lastNamed(this.#archive, this.report, this.passage);
    return this.#last;
  };
}

type NamedSentence = Naming & { readonly paragraph: number };

const NOBODY: Meant = new Set();

type People = { readonly meant: KeptTold<Meant>; readonly speakers: KeptTold<Speakers> };

const people = new WeakMap<Archive, People>();

/** Whom the sentences of an archive mean and whose words they tell, as far as it has been asked for. */
function peopleOf(archive: Archive): People {
  const known = people.get(archive);
  if (known !== undefined) return known;
  const made = {
    meant: new KeptTold<Meant>((meant) => JSON.stringify([...meant])),
    speakers: new KeptTold<Speakers>(({ speak, act, goOn }) =>
      JSON.stringify([[...speak], [...act], [...goOn]]),
    ),
  };
  people.set(archive, made);
  return made;
}

class ReadingSentence implements ReadSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly paragraph: number;
  readonly votes: readonly Vote[];
  readonly figures: readonly Figure[];
  readonly #passage: Passage;
  readonly #packed: PackedPassage;
  readonly #at: number;
  readonly #placeOf: (paragraph: number) => Place | undefined;
  #terms: ReadonlySet<string> | null = null;
  #votedOn: ReadonlySet<string> | null = null;

  constructor(
    passage: Passage,
    packed: PackedPassage,
    at: number,
    placeOf: (paragraph: number) => Place | undefined,
    { votes, figures }: { readonly votes: readonly Vote[]; readonly figures: readonly Figure[] },
  ) {
    this.start = packed.start(at);
    this.end = packed.end(at);
    this.text = passage.text.slice(this.start, this.end);
    this.paragraph = packed.paragraph(at);
    this.#passage = passage;
    this.#packed = packed;
    this.#at = at;
    this.#placeOf = placeOf;
    const from = passage.start + this.start;
    const to = passage.start + this.end;
    this.votes = votes.filter((vote) => vote.end > from && vote.start < to);
    this.figures = figures.filter((figure) => figure.end > from && figure.end <= to);
  }

  get lead(): ReadonlySet<string> {
    return this.#packed.isHeaded(this.#at) ? (this.#placeOf(this.paragraph)?.lead() ?? NO_TERMS) : NO_TERMS;
  }

  get terms(): ReadonlySet<string> {
    this.#terms ??= this.#readTerms();
    return this.#terms;
  }

  /** The words of the sentence, as `tokenize` gives them. */
  get tokens(): readonly Token[] {
    const words = this.#packed.wordsOf(this.#at);
    return (words && tokensIn(words, this.#passage.text, this.start)) ?? tokenize(this.text);
  }

  #readTerms(): ReadonlySet<string> {
    const words = this.#packed.wordsOf(this.#at);
    if (words !== null && !this.#packed.isCompound(this.#at)) return new Set(termsIn(words));
    const { tokens } = this;
    return new Set([
      ...(words === null ? termsOf(this.text) : termsIn(words)),
      ...numberTerms(this.text, tokens),
      ...phrasalTermsOf(this.text, tokens),
    ]);
  }

  get votedOn(): ReadonlySet<string> {
    this.#votedOn ??=
      this.votes.length === 0 ? NO_TERMS : new Set(this.votes.flatMap(({ subject }) => readTerms(subject)));
    return this.#votedOn;
  }
}

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
  const { words, hasNumbers } = packedPassage(archive, passage);
  const { text } = passage;
  const numbers = hasNumbers ? numberTerms(text, tokensIn(words, text) ?? tokenize(text)) : [];
  return [...termsIn(words), ...numbers];
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
