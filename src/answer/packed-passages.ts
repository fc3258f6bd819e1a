/**
 * Passages as they were read once: their words as numbers, their sentences as offsets. A passage of eighty words takes
 * some six hundred bytes, where objects made of it take ten thousand.
 */
import { tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { RecentMap } from "../archive/recent-map.ts";
import { paragraphs } from "../paragraphs.ts";
import type { Passage } from "../report.ts";
import { sentences } from "../sentences.ts";
import { mayHoldNumber } from "./number-phrases.ts";
import { placesOf } from "./paragraph-leads.ts";
import { phrasalTermsIn } from "./phrasal-verbs.ts";
import { numberTerms } from "./reading-terms.ts";
import { readWords, type TextWords, tokensIn, WordBook } from "./text-words.ts";

type Offsets = Uint16Array | Uint32Array;

/** Numbers for each sentence: start, end, paragraph, its first word, the word after its last, what else is known. */
const FIELDS = 6;
/** Cut inside a word, so that read by itself it has others. */
const CUT = 1;
const NUMBERED = 2;
const PHRASAL = 4;
const HEADED = 8;

export class PackedPassage {
  readonly words: TextWords;
  /** Whether terms stand for numbers of the whole text with their nouns. */
  readonly hasNumbers: boolean;
  /** How many sentences it has. */
  readonly sentences: number;
  /** Of this passage, and on a shelf of others too. */
  readonly spans: Offsets;
  readonly #first: number;

  constructor(words: TextWords, spans: Offsets, first: number, sentences: number, hasNumbers: boolean) {
    this.words = words;
    this.spans = spans;
    this.#first = first;
    this.sentences = sentences;
    this.hasNumbers = hasNumbers;
  }

  /** Offset of a sentence in the text of the passage. */
  start(sentence: number): number {
    return this.#field(sentence, 0);
  }

  end(sentence: number): number {
    return this.#field(sentence, 1);
  }

  /** Number of a sentence's paragraph or list item. */
  paragraph(sentence: number): number {
    return this.#field(sentence, 2);
  }

  /** The words of a sentence; null where it is cut inside a word, so that read by itself it has others. */
  wordsOf(sentence: number): TextWords | null {
    if ((this.#field(sentence, 5) & CUT) !== 0) return null;
    const { book, entries, starts, from } = this.words;
    const first = from + this.#field(sentence, 3);
    return { book, entries, starts, from: first, to: from + this.#field(sentence, 4) };
  }

  /** Whether terms of a sentence stand for a number with its noun. */
  isNumbered(sentence: number): boolean {
    return (this.#field(sentence, 5) & NUMBERED) !== 0;
  }

  /** Whether terms of a sentence stand for a verb with its particle. */
  isPhrasal(sentence: number): boolean {
    return (this.#field(sentence, 5) & PHRASAL) !== 0;
  }

  /** Whether something heads a sentence's paragraph. */
  isHeaded(sentence: number): boolean {
    return (this.#field(sentence, 5) & HEADED) !== 0;
  }

  #field(sentence: number, field: number): number {
    return this.spans[this.#first + sentence * FIELDS + field] ?? 0;
  }
}

/** Reads a text as a passage. */
function packPassage(book: WordBook, text: string): PackedPassage {
  const words = readWords(book, text);
  const found = paragraphs(text);
  const places = placesOf(text, found);
  const spans: number[] = [];
  let first = 0;
  for (const { start, end, text: told } of sentences(text, found)) {
    const paragraph = places.findLastIndex((place) => place.start <= start);
    while (first < words.to && (words.starts[first] ?? 0) < start) first++;
    let after = first;
    while (after < words.to && (words.starts[after] ?? 0) < end) after++;
    const own = { ...words, from: first, to: after };
    const isCut = !(isBlank(text.charCodeAt(start - 1)) && isBlank(text.charCodeAt(end)));
    const numbers = mayHoldNumber(told)
      ? numberTerms(told, tokensIn(own, text, start) ?? tokenize(told))
      : [];
    const isHeaded = (places[paragraph]?.lead().size ?? 0) > 0;
    const known =
      (isCut ? CUT : 0) |
      (numbers.length > 0 ? NUMBERED : 0) |
      (phrasalTermsIn(own).length > 0 ? PHRASAL : 0) |
      (isHeaded ? HEADED : 0);
    spans.push(start, end, Math.max(0, paragraph), first, after, known);
    first = after;
  }
  const hasNumbers = numbersIn(words, text).length > 0;
  return new PackedPassage(words, Uint32Array.from(spans), 0, spans.length / FIELDS, hasNumbers);
}

/** A word ends before white space, and reads the same whatever stands behind that. */
function isBlank(code: number): boolean {
  return Number.isNaN(code) || code <= 0x20 || code === 0xa0;
}

/** Words and sentences of passages that are laid down together, and forgotten together. */
class Shelf {
  readonly #entries = new Uint32Array(WORDS);
  readonly #starts = new Uint16Array(WORDS);
  readonly #spans = new Uint16Array(SENTENCES * FIELDS);
  /** For each passage: its first word, the word after its last, its first sentence, how many, whether it has numbers. */
  readonly #places = new Uint32Array(PASSAGES * 5);
  readonly ids: string[] = [];
  #words = 0;
  #sentences = 0;

  /** Lays a passage down; false where there is no room for it. */
  add(id: string, passage: PackedPassage): boolean {
    const { entries, starts, to } = passage.words;
    const place = this.ids.length;
    if (place === PASSAGES || this.#words + to > WORDS || this.#sentences + passage.sentences > SENTENCES)
      return false;
    this.#entries.set(entries, this.#words);
    this.#starts.set(starts, this.#words);
    this.#spans.set(passage.spans, this.#sentences * FIELDS);
    this.#places.set(
      [this.#words, this.#words + to, this.#sentences, passage.sentences, passage.hasNumbers ? 1 : 0],
      place * 5,
    );
    this.ids.push(id);
    this.#words += to;
    this.#sentences += passage.sentences;
    return true;
  }

  passage(book: WordBook, place: number): PackedPassage {
    const [from = 0, to = 0, first = 0, sentences = 0, hasNumbers] = this.#places.subarray(
      place * 5,
      place * 5 + 5,
    );
    const words = { book, entries: this.#entries, starts: this.#starts, from, to };
    return new PackedPassage(words, this.#spans, first * FIELDS, sentences, hasNumbers === 1);
  }
}

const WORDS = 65_536;
const SENTENCES = 8_192;
const PASSAGES = 4_096;
/** Half a megabyte each; in all some 50,000 passages of eighty words, of a larger corpus those read last. */
const MOST_SHELVES = 64;
/** Different words; then all is forgotten, so that a corpus of random strings cannot eat the memory. */
const MOST_WORDS = 250_000;
/** A longer passage is read anew each time: its offsets do not stand on a shelf. */
const LONGEST = 65_535;

/** Some 300 bytes each. */
const MOST_TEXTS = 5_000;

/** A text without sentences of its own. */
export type PackedText = {
  readonly words: TextWords;
  /** What stands for its numbers with their nouns. */
  readonly numbers: readonly string[];
};

function numbersIn(words: TextWords, text: string): readonly string[] {
  return mayHoldNumber(text) ? numberTerms(text, tokensIn(words, text) ?? tokenize(text)) : [];
}

/** Passages by their ids; those read longest ago are forgotten. */
export class PackedPassages {
  readonly #mostShelves: number;
  #book = new WordBook();
  #shelves: Shelf[] = [new Shelf()];
  /** Shelf and place on it by id. */
  #places = new Map<string, number>();
  #texts = new RecentMap<string, PackedText>(MOST_TEXTS);
  /** The shelf that is being filled. */
  #open = 0;

  constructor(mostShelves = MOST_SHELVES) {
    this.#mostShelves = mostShelves;
  }

  /** A passage as it was read before, or now for the first time. */
  get({ id, text }: Pick<Passage, "id" | "text">): PackedPassage {
    const known = this.#places.get(id);
    const shelf = known === undefined ? undefined : this.#shelves[Math.floor(known / PASSAGES)];
    if (known !== undefined && shelf !== undefined) return shelf.passage(this.#book, known % PASSAGES);
    if (this.#book.words.length > MOST_WORDS) this.#forgetAll();
    const packed = packPassage(this.#book, text);
    if (text.length <= LONGEST && packed.words.to <= WORDS && packed.sentences <= SENTENCES)
      this.#keep(id, packed);
    return packed;
  }

  /** A title, a heading, what a vote was on. */
  text(text: string): PackedText {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const words = readWords(this.#book, text);
    const packed = { words, numbers: numbersIn(words, text) };
    this.#texts.set(text, packed);
    return packed;
  }

  #keep(id: string, packed: PackedPassage): void {
    if (!this.#shelves[this.#open]?.add(id, packed)) {
      this.#open = (this.#open + 1) % this.#mostShelves;
      for (const forgotten of this.#shelves[this.#open]?.ids ?? []) this.#places.delete(forgotten);
      this.#shelves[this.#open] = new Shelf();
      this.#shelves[this.#open]?.add(id, packed);
    }
    this.#places.set(id, this.#open * PASSAGES + (this.#shelves[this.#open]?.ids.length ?? 1) - 1);
  }

  #forgetAll(): void {
    this.#book = new WordBook();
    this.#shelves = [new Shelf()];
    this.#places = new Map();
    this.#texts = new RecentMap(MOST_TEXTS);
    this.#open = 0;
  }
}

const read = new WeakMap<Archive, PackedPassages>();

function packedOf(archive: Archive): PackedPassages {
  const known = read.get(archive) ?? new PackedPassages();
  read.set(archive, known);
  return known;
}

/** A passage of an archive as it was read before, or now for the first time. */
export function packedPassage(archive: Archive, passage: Passage): PackedPassage {
  return packedOf(archive).get(passage);
}

/** A title, a heading, what a vote was on: as it was read before, or now for the first time. */
export function packedText(archive: Archive, text: string): PackedText {
  return packedOf(archive).text(text);
}

/** Lets what was read of one archive serve for the one that follows it: a passage that changes has another id. */
export function keepPacked(archive: Archive, previous: Archive): void {
  read.set(archive, packedOf(previous));
}
