/** Names over a corpus: MiniSearch for completion and for spellings that are near, a word tree for running text. */
import MiniSearch from "minisearch";
import type { Report } from "../report.ts";
import { foldWord, type Token, tokenize } from "./analyzer.ts";
import { allowedEdits, editDistance } from "./edit-distance.ts";
import { foldName, type NameEntry } from "./name-entries.ts";
import { NameMatcher } from "./name-matcher.ts";
import type { NameKind, NameMatch, Names } from "./names.ts";
import { isProperName } from "./proper-names.ts";
import { meetingNames, titleEntry, titlesOf } from "./title-names.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Rarer words of a huge corpus are neither completed nor offered as corrections. */
const MOST_WORDS = 100_000;
const MOST_REMEMBERED = 20_000;
/** Words of running text of which it is known whether they are slips: nearly all that stands there are a few thousand. */
const MOST_REPAIRS = 10_000;
/** MiniSearch counts a swap of neighbours as two edits, so it is asked for two and its finds are measured again. */
const WIDEST_NET = 2;

/** Names of people, bodies and topics (`entries`), and of the reports with their meetings and headings. */
export function createNames(
  entries: readonly NameEntry[],
  reports: readonly Report[],
  vocabulary: Vocabulary,
): Names {
  const titles = titlesOf(reports);
  const matcher = new NameMatcher(entries, titles, vocabulary);
  // Most of it only ever completes what somebody types.
  const completed = lazily(() => [...entries, ...meetingNames(reports), ...titles.map(titleEntry)]);
  const searchable = lazily(() => indexEntries(completed()));
  const corpusWords = lazily(() => indexWords(frequentWords(vocabulary)));
  const nameWords = lazily(() => indexWords([...matcher.words]));
  const byKey = new Map(entries.map((entry) => [`${entry.kind}:${entry.name}`, entry]));

  const firstNames = lazily(
    () =>
      new Set(entries.flatMap(({ kind, name }) => (kind === "person" ? name.split(/\s+/).slice(0, 1) : []))),
  );

  const isHeld = ({ word, term }: Pick<Token, "word" | "term">) =>
    term === null || vocabulary.has(word) || vocabulary.hasTerm(term);

  const frequency = (word: string) => vocabulary.count(word);
  // A rare word stands in many passages, and is looked up more than once for a question.
  const nearestName = remembered((word) => nearest(nameWords(), word, frequency));
  const nearestWord = remembered((word) => nearest(corpusWords(), word, frequency));

  /** The frequent name of which a rare one is one slip away. */
  const slipFor = (word: string): string | null => {
    const name = nearestName(word);
    if (name === null || editDistance(word, name) > 1) return null;
    const often = vocabulary.count(name) >= OFTENER * vocabulary.count(word);
    return often ? name : null;
  };

  const repair = (token: Token): string | null => {
    if (matcher.words.has(token.word)) return null;
    if (!isHeld(token)) return nearestName(token.word);
    return mayBeSlip(token, vocabulary) ? slipFor(token.word) : null;
  };

  const repairs = new Map<string, string | null>();
  const repaired = (token: Token): string | null => {
    const { term, word } = token;
    if (term === null) return null;
    const known = repairs.get(word);
    if (known !== undefined) return known;
    const made = repair(token);
    // What the corpus does not hold is judged by how it is written as well.
    if (!vocabulary.has(word)) return made;
    if (repairs.size >= MOST_REPAIRS) repairs.clear();
    repairs.set(word, made);
    return made;
  };

  return {
    mentions: (text, tokens) => matcher.find(text, repaired, tokens),
    complete(prefix, kinds, limit) {
      if (limit <= 0) return [];
      if (kinds.length === 1 && kinds[0] === "word") return completeWord(corpusWords(), prefix, limit);
      return completeName(searchable(), completed(), prefix, kinds, limit);
    },
    correct(word) {
      const token = tokenize(word)[0];
      if (token === undefined || isHeld(token)) return null;
      return nearestWord(token.word);
    },
    isFirstName: (word) => firstNames().has(word),
    spellings(kind, name) {
      const entry = byKey.get(`${kind}:${name}`);
      return entry === undefined ? [name] : entry.spellings.map(({ text }) => text);
    },
  };
}

/** Shorter names differ by a letter and are different names: "Clark" and "Clarke". */
export const SHORTEST_SLIP = 8;
const OFTENER = 5;

/** A rare long name: the reports themselves misspell names. */
function mayBeSlip(token: Token, vocabulary: Vocabulary): boolean {
  return token.word.length >= SHORTEST_SLIP && isProperName(token, vocabulary);
}

type Word = { readonly id: string };
type Named = { readonly id: number; readonly kind: NameKind; readonly name: string; readonly others: string };

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What was found for the words asked last: looking for their neighbours takes a thousand times as long. */
function remembered(find: (word: string) => string | null): (word: string) => string | null {
  const found = new Map<string, string | null>();
  return (word) => {
    const known = found.get(word);
    if (known !== undefined) return known;
    const made = find(word);
    if (found.size >= MOST_REMEMBERED) found.clear();
    found.set(word, made);
    return made;
  };
}

function words(text: string): string[] {
  return tokenize(text).map(({ word }) => word);
}

function indexEntries(entries: readonly NameEntry[]): MiniSearch<Named> {
  const index = new MiniSearch<Named>({
    fields: ["name", "others"],
    storeFields: ["kind"],
    tokenize: words,
    processTerm: (term) => term,
  });
  index.addAll(
    entries.map(({ kind, name, spellings }, id) => ({
      id,
      kind,
      name,
      others: spellings
        .slice(1)
        .map(({ text }) => text)
        .join(" "),
    })),
  );
  return index;
}

function indexWords(vocabulary: readonly string[]): MiniSearch<Word> {
  const index = new MiniSearch<Word>({
    fields: ["id"],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  index.addAll(vocabulary.map((id) => ({ id })));
  return index;
}

function frequentWords(vocabulary: Vocabulary): readonly string[] {
  // In order: which word was met first depends on the order in which reports came.
  const wordlike = Array.from(vocabulary.words(), ({ word }) => word)
    .filter((word) => word.length > 2 && /^\p{L}+$/u.test(word))
    .sort();
  if (wordlike.length <= MOST_WORDS) return wordlike;
  return wordlike.sort((a, b) => vocabulary.count(b) - vocabulary.count(a)).slice(0, MOST_WORDS);
}

/** The word of an index with the fewest slips from the one given; the more frequent, then the first by letter. */
function nearest(
  index: MiniSearch<Word>,
  word: string,
  frequency: (candidate: string) => number,
): string | null {
  const allowed = allowedEdits(word.length);
  if (allowed === 0 || !/^\p{L}+$/u.test(word)) return null;
  const near = index
    .search(word, { fuzzy: WIDEST_NET })
    .map(({ id }) => ({ id: String(id), distance: editDistance(word, String(id)) }))
    .filter(({ id, distance }) => distance <= Math.min(allowed, allowedEdits(id.length) || 1));
  // A slip in the first letter is rare.
  const initial = ({ id }: { readonly id: string }) => (id[0] === word[0] ? 0 : 1);
  near.sort(
    (a, b) =>
      a.distance - b.distance ||
      initial(a) - initial(b) ||
      frequency(b.id) - frequency(a.id) ||
      (a.id < b.id ? -1 : 1),
  );
  return near[0]?.id ?? null;
}

function completeWord(index: MiniSearch<Word>, prefix: string, limit: number): readonly NameMatch[] {
  const folded = foldWord(prefix.trim());
  if (folded === "") return [];
  const found = index.search(folded, { prefix: true, fuzzy: allowedEdits(folded.length) });
  return found.slice(0, limit).map(({ id, score }) => ({
    kind: "word",
    name: String(id),
    key: String(id),
    matched: prefix,
    start: 0,
    end: prefix.length,
    exact: id === folded,
    score,
  }));
}

function completeName(
  index: MiniSearch<Named>,
  entries: readonly NameEntry[],
  prefix: string,
  kinds: readonly NameKind[],
  limit: number,
): readonly NameMatch[] {
  const wanted = new Set(kinds);
  const folded = foldName(prefix);
  const match = (entry: NameEntry, score: number): NameMatch => ({
    kind: entry.kind,
    name: entry.name,
    key: entry.key,
    matched: prefix,
    start: 0,
    end: prefix.length,
    exact: entry.spellings.some(({ text }) => foldName(text) === folded),
    score,
  });
  if (folded === "") {
    return entries
      .filter(({ kind }) => wanted.has(kind))
      .slice(0, limit)
      .map((entry) => match(entry, 0));
  }
  const asked = folded.split(" ");
  const search = (fuzzy: boolean) =>
    index.search(folded, {
      combineWith: "AND",
      boost: { name: 2 },
      prefix: (_term, at) => at === asked.length - 1,
      fuzzy: fuzzy ? (term) => allowedEdits(term.length) : false,
      filter: ({ kind }) => wanted.has(kind),
    });
  // Typing errors are looked for only where the letters as typed give too little: it takes ten times as long,
  // and what begins with them is meant.
  const found = new Map(search(false).map(({ id, score }) => [Number(id), score]));
  if (found.size < limit) {
    for (const { id, score } of search(true)) if (!found.has(Number(id))) found.set(Number(id), score / 1000);
  }
  return [...found]
    .flatMap(([id, score]) => {
      const entry = entries[id];
      return entry === undefined ? [] : [match(entry, score)];
    })
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}
