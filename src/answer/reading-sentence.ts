/** A sentence of a passage as the answering reads it; its terms are made when they are first asked for. */
import { type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import type { Figure, Passage, Vote } from "../report.ts";
import type { Sentence } from "../sentences.ts";
import type { PackedPassage, PackedText } from "./packed-passages.ts";
import { NO_TERMS, type Place } from "./paragraph-leads.ts";
import { phrasalTermsIn, phrasalTermsOf } from "./phrasal-verbs.ts";
import { numberTerms } from "./reading-terms.ts";
import type { Row, SoughtTerms } from "./sought-terms.ts";
import { termsIn, tokensIn } from "./text-words.ts";

export type ReadSentence = Sentence & {
  readonly terms: ReadonlySet<string>;
  /** Votes that this sentence tells of, or that need it to be understood; figures that it gives. */
  readonly votes: readonly Vote[];
  readonly figures: readonly Figure[];
  /** Number of its paragraph or list item in the passage. */
  readonly paragraph: number;
  /** Terms of the words that open its paragraph as a heading does: "Membership." */
  readonly lead: ReadonlySet<string>;
  /** Marks which of the terms that are sought stand in it, as `terms` has them. */
  mark(sought: SoughtTerms, row: Row): void;
  /** Marks those that stand in what its votes were on, named in an earlier paragraph perhaps. */
  markVotedOn(sought: SoughtTerms, row: Row): void;
};

export class ReadingSentence implements ReadSentence {
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
  readonly #read: (text: string) => PackedText;
  #terms: ReadonlySet<string> | null = null;

  constructor(
    passage: Passage,
    packed: PackedPassage,
    at: number,
    placeOf: (paragraph: number) => Place | undefined,
    { votes, figures }: { readonly votes: readonly Vote[]; readonly figures: readonly Figure[] },
    read: (text: string) => PackedText,
  ) {
    this.start = packed.start(at);
    this.end = packed.end(at);
    this.text = passage.text.slice(this.start, this.end);
    this.paragraph = packed.paragraph(at);
    this.#passage = passage;
    this.#packed = packed;
    this.#at = at;
    this.#placeOf = placeOf;
    this.#read = read;
    const from = passage.start + this.start;
    const to = passage.start + this.end;
    this.votes = votes.filter((vote) => vote.end > from && vote.start < to);
    this.figures = figures.filter((figure) => figure.end > from && figure.end <= to);
  }

  get lead(): ReadonlySet<string> {
    return this.#packed.isHeaded(this.#at) ? (this.#placeOf(this.paragraph)?.lead() ?? NO_TERMS) : NO_TERMS;
  }

  mark(sought: SoughtTerms, row: Row): void {
    const words = this.#packed.wordsOf(this.#at);
    const compound =
      this.#packed.isNumbered(this.#at) || (sought.ofPhrasals && this.#packed.isPhrasal(this.#at));
    if (words === null || compound) sought.markTerms(row, this.terms);
    else sought.markWords(row, words);
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
    if (words === null) {
      const { tokens } = this;
      const phrasal = phrasalTermsOf(this.text, tokens);
      return new Set([...termsOf(this.text), ...numberTerms(this.text, tokens), ...phrasal]);
    }
    const terms = new Set(termsIn(words));
    if (this.#packed.isNumbered(this.#at))
      for (const term of numberTerms(this.text, this.tokens)) terms.add(term);
    if (this.#packed.isPhrasal(this.#at)) for (const term of phrasalTermsIn(words)) terms.add(term);
    return terms;
  }

  markVotedOn(sought: SoughtTerms, row: Row): void {
    for (const { subject } of this.votes) {
      const { words, numbers } = this.#read(subject);
      sought.markWords(row, words);
      sought.markTerms(row, numbers);
    }
  }
}
