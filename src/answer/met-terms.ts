/** Where in a passage a question's term is met: each place is looked at once, however many sentences stand near it. */
import type { ReadPassage } from "./passage-reading.ts";
import type { QuestionTerm } from "./question.ts";
import { type Row, type SoughtTerms, standsIn, type WaysToMeet } from "./sought-terms.ts";

/** By the very word, by one of like meaning, or not at all. */
export type Met = "word" | "alike" | "nowhere";

export function holdsAny(terms: ReadonlySet<string>, alternatives: readonly (readonly string[])[]): boolean {
  for (const words of alternatives) {
    let held = words.length > 0;
    for (const word of words) held &&= terms.has(word);
    if (held) return true;
  }
  return false;
}

/** Where the terms that are sought stand in one passage. */
export class Marks {
  /** By sentence. */
  readonly sentences: readonly Row[];
  readonly passage: Row;
  readonly #reading: ReadPassage;
  readonly #sought: SoughtTerms;
  readonly #none: Row;
  readonly #votedOn: Row[] = [];
  #section: Row | null = null;

  constructor(reading: ReadPassage, sought: SoughtTerms) {
    this.#reading = reading;
    this.#sought = sought;
    this.#none = sought.row();
    this.passage = sought.row();
    this.sentences = reading.sentences.map((sentence) => {
      const row = sought.row();
      sentence.mark(sought, row);
      for (let at = 0; at < row.length; at++) this.passage[at] = (this.passage[at] ?? 0) | (row[at] ?? 0);
      return row;
    });
  }

  /** In what the votes of a sentence were on. */
  votedOn(at: number): Row {
    if (this.#reading.sentences[at]?.votes.length === 0) return this.#none;
    const known = this.#votedOn[at];
    if (known !== undefined) return known;
    const row = this.#sought.row();
    this.#reading.sentences[at]?.markVotedOn(this.#sought, row);
    this.#votedOn[at] = row;
    return row;
  }

  /** In the passages just before, under the same heading. */
  get section(): Row {
    if (this.#section === null) {
      this.#section = this.#sought.row();
      this.#reading.markSection(this.#sought, this.#section);
    }
    return this.#section;
  }
}

export class MetTerm {
  readonly #reading: ReadPassage;
  readonly #term: QuestionTerm;
  readonly #marks: Marks;
  readonly #ways: WaysToMeet;
  readonly #sentences: (Met | undefined)[] = [];
  #isNowhere: boolean | null = null;
  #passage: Met | null = null;
  #heading: Met | null = null;
  #section: Met | null = null;
  #title: Met | null = null;

  constructor(reading: ReadPassage, term: QuestionTerm, ways: WaysToMeet, marks: Marks) {
    this.#reading = reading;
    this.#term = term;
    this.#marks = marks;
    this.#ways = ways;
  }

  sentence(at: number): Met {
    const known = this.#sentences[at];
    if (known !== undefined) return known;
    // What the whole passage lacks none of its sentences holds.
    const met = this.passage === "nowhere" ? "nowhere" : this.#marked(this.#marks.sentences[at]);
    this.#sentences[at] = met;
    return met;
  }

  /** A sentence where it stands in the paragraph of another. */
  beside(at: number, other: number): Met {
    const { sentences } = this.#reading;
    return sentences[at]?.paragraph === sentences[other]?.paragraph ? this.sentence(other) : "nowhere";
  }

  lead(at: number): Met {
    return this.#in(this.#reading.sentences[at]?.lead);
  }

  votedOn(at: number): Met {
    return this.#marked(this.#marks.votedOn(at));
  }

  get passage(): Met {
    this.#passage ??= this.#marked(this.#marks.passage);
    return this.#passage;
  }

  /** Whether nothing that means the term stands in the passage, over it or before it. */
  get isNowhere(): boolean {
    this.#isNowhere ??=
      this.passage === "nowhere" &&
      this.heading === "nowhere" &&
      this.section === "nowhere" &&
      this.title === "nowhere" &&
      this.#reading.sentences.every((_, at) => this.lead(at) === "nowhere");
    return this.#isNowhere;
  }

  get heading(): Met {
    this.#heading ??= this.#in(this.#reading.heading);
    return this.#heading;
  }

  get section(): Met {
    this.#section ??= this.#marked(this.#marks.section);
    return this.#section;
  }

  get title(): Met {
    this.#title ??= this.#in(this.#reading.title);
    return this.#title;
  }

  #marked(row: Row | undefined): Met {
    if (row === undefined) return "nowhere";
    if (standsIn(row, this.#ways.word)) return "word";
    return standsIn(row, this.#ways.alike) ? "alike" : "nowhere";
  }

  #in(terms: ReadonlySet<string> | undefined): Met {
    if (terms === undefined || terms.size === 0) return "nowhere";
    if (holdsAny(terms, this.#term.spellings)) return "word";
    return holdsAny(terms, this.#term.synonyms) ? "alike" : "nowhere";
  }
}
