/** Finds known names in running text. */
import { foldWord, type Token, tokenize } from "./analyzer.ts";
import type { NameEntry, Spelling } from "./name-entries.ts";
import type { NameKind, NameMatch } from "./names.ts";
import { adjoins, isTitle } from "./people-in-text.ts";
import { isProperName } from "./proper-names.ts";
import { NO_WORDS, stepHash, stepOf, type Title, TitleMatcher, withStep } from "./title-matcher.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A tree of words: one step per word of a spelling. */
type Node = { next: Map<string, Node> | null; names: Named[] | null };
type Named = {
  readonly entry: Pick<NameEntry, "kind" | "name" | "key">;
  readonly spelling: Spelling;
  readonly words: readonly Token[];
};

type Span = { readonly start: number; readonly end: number; readonly named: Named };

/** Kinds that stand in free text; where two claim the same words, the earlier is meant. */
const PRECEDENCE: readonly NameKind[] = ["person", "body", "topic", "report", "heading"];
/** "Roz", "Pete" and "Jo" are short for names that begin alike. */
const LONGEST_SHORT_NAME = 4;

export class NameMatcher {
  readonly #root: Node = { next: null, names: null };
  readonly #titles: TitleMatcher;
  /** Folded words that occur in a person's, body's or topic's name. */
  readonly words: ReadonlySet<string>;

  readonly #vocabulary: Vocabulary;

  constructor(entries: readonly NameEntry[], titles: readonly Title[], vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#titles = new TitleMatcher(titles);
    const words = new Set<string>();
    for (const entry of entries) {
      if (!PRECEDENCE.includes(entry.kind)) continue;
      for (const spelling of entry.spellings) {
        const tokens = tokenize(spelling.text);
        this.#plant(tokens, { entry, spelling, words: tokens });
        for (const { word } of tokens) words.add(word);
      }
    }
    this.words = words;
  }

  /**
   * Names in a text, longest first, none overlapping. `corrected` gives, for a word of the text, the word to
   * read instead; a name found with its help is not `exact`. `tokens`: the words of the text, where they are known.
   */
  find(
    text: string,
    corrected: (token: Token) => string | null = () => null,
    tokens: readonly Token[] = tokenize(text),
  ): readonly NameMatch[] {
    const repairs = tokens.map(corrected);
    const read = repairs.every((repair) => repair === null)
      ? tokens
      : tokens.map((token, at) => {
          const repair = repairs[at];
          return repair == null ? token : { ...(tokenize(repair)[0] ?? token), surface: token.surface };
        });
    // Loops: this is done for every sentence that is read.
    const steps = new Uint32Array(read.length);
    for (let at = 0; at < read.length; at++) {
      const token = read[at];
      if (token !== undefined) steps[at] = stepHash(stepOf(token));
    }
    const found: Span[] = [];
    for (let at = 0; at < read.length; at++) {
      const token = read[at];
      if (token === undefined) continue;
      if (!this.#root.next?.has(stepOf(token)) && !this.#titles.mayBegin(withStep(NO_WORDS, steps[at] ?? 0)))
        continue;
      for (const span of this.#spansFrom(text, read, steps, at)) {
        // A first name reached by mending a word is a guess upon a guess.
        if (span.named.spelling.part !== "first name" || repairs[at] === null) found.push(span);
      }
    }
    if (found.length === 0) return [];
    found.sort(
      (a, b) =>
        titleRank(a.named) - titleRank(b.named) ||
        b.end - b.start - (a.end - a.start) ||
        a.start - b.start ||
        precedence(a.named) - precedence(b.named),
    );
    const taken = new Uint8Array(tokens.length);
    const matches: NameMatch[] = [];
    for (const { start, end, named } of found) {
      if (taken.subarray(start, end).some((used) => used === 1)) continue;
      taken.fill(1, start, end);
      const from = tokens[start]?.start ?? 0;
      const to = tokens[end - 1]?.end ?? 0;
      const exact = repairs.slice(start, end).every((repair) => repair === null);
      const { kind, name, key } = named.entry;
      const score = (end - start) * (exact ? 1 : 0.5);
      matches.push({ kind, name, key, matched: text.slice(from, to), start: from, end: to, exact, score });
    }
    return matches.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  }

  #plant(tokens: readonly Token[], named: Named): void {
    let node = this.#root;
    for (const token of tokens) {
      node.next ??= new Map();
      const step = stepOf(token);
      let child = node.next.get(step);
      if (child === undefined) {
        child = { next: null, names: null };
        node.next.set(step, child);
      }
      node = child;
    }
    if (node === this.#root) return;
    node.names ??= [];
    node.names.push(named);
  }

  /** Every name that begins at a word. */
  #spansFrom(text: string, tokens: readonly Token[], steps: Uint32Array, start: number): Span[] {
    const spans: Span[] = [];
    let node: Node | undefined = this.#root;
    let hash = NO_WORDS;
    for (let at = start; at < tokens.length; at++) {
      const token = tokens[at];
      node = token && node?.next?.get(stepOf(token));
      hash = withStep(hash, steps[at] ?? 0);
      const entitled = this.#titles.mayBegin(hash);
      if (node === undefined && !entitled) break;
      const names = node?.names ?? null;
      if (names === null && !entitled) continue;
      const met = tokens.slice(start, at + 1);
      const meant = (names ?? []).filter(
        (candidate) => isMeant(candidate, met) && !this.#belongsToAnother(candidate, text, tokens, start),
      );
      const title = entitled ? this.#titles.titled(hash, met) : null;
      if (title !== null) meant.push(namedTitle(title));
      const named = choose(meant);
      if (named !== null) spans.push({ start, end: at + 1, named });
    }
    return spans;
  }

  /** Whether a surname follows, or a first name precedes, a name that is not this person's: "Gareth Lomax". */
  #belongsToAnother({ spelling, entry }: Named, text: string, tokens: readonly Token[], at: number): boolean {
    if (spelling.part === null) return false;
    const own = tokens[at];
    const beside = spelling.part === "surname" ? tokens[at - 1] : tokens[at + 1];
    const touching = spelling.part === "surname" ? adjoins(text, beside, own) : adjoins(text, own, beside);
    if (beside === undefined || !touching || isTitle(beside.word)) return false;
    const name = foldWord(entry.name);
    if (beside.word.length === 1) return !/^[ai]$/.test(beside.word) && !name.startsWith(beside.word);
    const short = beside.word.length <= LONGEST_SHORT_NAME && name.startsWith(beside.word.slice(0, 2));
    return !short && isProperName(beside, this.#vocabulary);
  }
}

function namedTitle(title: Title): Named {
  return { entry: title, spelling: { text: title.name, capitalised: false, part: null }, words: [] };
}

/** Whether the words met are this name: people's names and abbreviations are not inflected. */
function isMeant({ entry, spelling, words }: Named, met: readonly Token[]): boolean {
  if (spelling.capitalised && !met.every(({ surface }) => /^[\p{Lu}\p{N}]/u.test(surface))) return false;
  const same = entry.kind === "person" ? sameOfPerson : sameWord;
  if (entry.kind !== "person" && words.length > 1) return true;
  return words.every(({ word }, at) => same(word, met[at]?.word ?? "", spelling));
}

/** A person's own word; or with the "s" of possession, written without its apostrophe ("Quillfeathers motion"). */
function sameOfPerson(word: string, met: string, { part }: Spelling): boolean {
  // "Williams" is a surname and nobody called William.
  return word === met || (part !== "first name" && met === `${word}s`);
}

/** The word itself; or, for an abbreviation, its plural ("CLPs"). */
function sameWord(word: string, met: string): boolean {
  return word === met || met === `${word}s` || word === `${met}s`;
}

/** One name of several spelt alike; nobody where it may be either of two people. */
function choose(candidates: readonly Named[]): Named | null {
  const [first] = [...candidates].sort((a, b) => precedence(a) - precedence(b));
  if (first === undefined) return null;
  const rivals = candidates.filter(
    ({ entry }) => entry.kind === first.entry.kind && entry.key !== first.entry.key,
  );
  return first.entry.kind === "person" && rivals.length > 0 ? null : first;
}

function precedence({ entry }: Named): number {
  return PRECEDENCE.indexOf(entry.kind);
}

function titleRank({ entry }: Named): number {
  return isTitleKind(entry.kind) ? 1 : 0;
}

function isTitleKind(kind: NameKind): boolean {
  return kind === "report" || kind === "heading";
}
